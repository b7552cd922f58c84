"""Imports only go down. The table is the one in ARCHITECTURE.md."""

from __future__ import annotations

import ast
from pathlib import Path

from tests.house.sources import PACKAGE, ROOT, module_name, parsed, place, python_files, report

FLOORS = {
    11: ["__main__"],
    10: ["__init__", "alias"],
    9: ["hub"],
    8: ["recipes", "notebook"],
    7: ["app", "cli"],
    6: ["hosting"],
    5: ["transports", "flags", "testing"],
    4: ["engine", "components"],
    3: ["graph", "files", "share"],
    2: ["define", "client", "settings", "themes", "mcp"],
    1: ["wire", "errors", "version", "standin"],
}
FLOOR_OF = {part: floor for floor, parts in FLOORS.items() for part in parts}
NO_WEB_BELOW = {"wire", "define", "graph", "files", "components", "themes", "errors", "settings"}
WEB = {"asyncio", "starlette", "uvicorn", "websockets", "anyio", "httpx", "http"}


def test_every_part_of_the_package_has_a_floor():
    unknown = sorted({_part(module_name(path)) for path in python_files()} - FLOOR_OF.keys())
    assert not unknown, f"{unknown}: give each a floor in tests/house/test_floors.py and in ARCHITECTURE.md."


def test_imports_only_go_down():
    faults = []
    for path in python_files():
        own = _part(module_name(path))
        for line, target in _own_imports(path):
            other = _part(target)
            if other == own or FLOOR_OF.get(other, 99) < FLOOR_OF[own]:
                continue
            faults.append(
                f"{place(path, line)}: {own} (floor {FLOOR_OF[own]}) imports {target} (floor {FLOOR_OF.get(other)}). "
                "Move the code to the lowest floor that can know it, or hand it in as an argument."
            )
    assert not faults, report(faults)


def test_the_lower_floors_know_no_web_and_no_event_loop():
    faults = [
        f"{place(path, line)}: {_part(module_name(path))} imports {target}. "
        "The web begins in transports, asyncio in engine."
        for path in python_files()
        if _part(module_name(path)) in NO_WEB_BELOW
        for line, target in _imports(path)
        if target.split(".")[0] in WEB and path != PACKAGE / "files" / "fetch.py"
    ]
    assert not faults, report(faults)


def _own_imports(path: Path) -> list[tuple[int, str]]:
    return [(line, target) for line, target in _imports(path) if target.split(".")[0] == "limelight"]


def _imports(path: Path) -> list[tuple[int, str]]:
    """Every import in a file with its line, those for types only and those inside functions included."""
    found = []
    for node in ast.walk(parsed(path)):
        if isinstance(node, ast.Import):
            found += [(node.lineno, name.name) for name in node.names]
        elif isinstance(node, ast.ImportFrom):
            base = _absolute(path, node)
            # `from limelight import graph` and `from . import graph` name parts; `from ..graph import Node` names one.
            names = [f"{base}.{name.name}" for name in node.names] if base == "limelight" else [base]
            found += [(node.lineno, name) for name in names]
    return found


def _absolute(path: Path, node: ast.ImportFrom) -> str:
    if not node.level:
        return node.module or ""
    folders = path.relative_to(ROOT).parent.parts
    base = folders[: len(folders) - node.level + 1]
    return ".".join([*base, *([node.module] if node.module else [])])


def _part(name: str) -> str:
    """The folder or top-level module that a dotted name lies in; a name of the front door is the front door's."""
    parts = name.split(".")
    if len(parts) == 1:
        return "__init__"
    exists = (PACKAGE / parts[1]).is_dir() or (PACKAGE / f"{parts[1]}.py").is_file()
    return parts[1] if exists else "__init__"

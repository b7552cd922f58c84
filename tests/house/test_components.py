"""A component is a class, a folder of the browser half, a test and a demo, all under one name."""

from __future__ import annotations

import inspect

import limelight.components
from limelight.graph.node import Node
from tests.house.sources import FRONTEND, ROOT, modules, report


def test_kinds_and_browser_folders_are_the_same_names():
    kinds = {cls.kind for cls in _classes()} | {"blocks"}
    folders = {path.name for path in (FRONTEND / "components").iterdir() if path.is_dir()}
    assert not kinds - folders, (
        f"{sorted(kinds - folders)}: no folder in frontend/src/components. Add one whose index.ts exports `mount`, "
        "or set `kind` to the folder the class borrows."
    )
    assert not folders - kinds, f"{sorted(folders - kinds)}: folders in frontend/src/components without a Python class."


def test_every_browser_folder_has_its_door():
    faults = [
        f"frontend/src/components/{path.name}/: no index.ts that exports `mount(el, model)`."
        for path in sorted((FRONTEND / "components").iterdir())
        if path.is_dir() and "mount" not in _text(path / "index.ts")
    ]
    assert not faults, report(faults)


def test_every_component_file_has_a_test():
    names = sorted({cls.__module__.rpartition(".")[2] for cls in _classes()})
    faults = [
        f"limelight/components/{name}.py: no tests/components/test_{name}.py. One behaviour per test."
        for name in names
        if not (ROOT / "tests" / "components" / f"test_{name}.py").exists()
    ]
    assert not faults, report(faults)


def test_every_component_is_in_a_demo():
    demos = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "demos").rglob("*.py"))
    faults = [
        f"{cls.__name__}: no demo uses it. Show it in demos/gallery/parts/{cls.kind}.py."
        for cls in _classes()
        if cls.__name__ in limelight.__all__ and cls.kind == cls.__name__.lower()
        if f"gr.{cls.__name__}(" not in demos
    ]
    assert not faults, report(faults)


def _classes() -> list[type[Node]]:
    """Every component and layout with a place on the page."""
    found: dict[type[Node], bool] = {}
    for module in modules():
        if module.__name__.startswith(limelight.components.__name__):
            for one in vars(module).values():
                is_ours = inspect.isclass(one) and issubclass(one, Node) and one.__module__ == module.__name__
                if is_ours and not one.__name__.startswith("_"):
                    found[one] = True
    return list(found)


def _text(path) -> str:
    return path.read_text(encoding="utf-8") if path.exists() else ""

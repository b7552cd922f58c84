"""The files that the house tests measure."""

from __future__ import annotations

import ast
import importlib
import json
import os
import subprocess
import sys
from functools import cache
from pathlib import Path
from types import ModuleType

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "limelight"
FRONTEND = ROOT / "frontend" / "src"


def python_files() -> list[Path]:
    """Every module of the package."""
    not_ours = {PACKAGE / "assets", PACKAGE / "demos"}
    return sorted(path for path in PACKAGE.rglob("*.py") if not not_ours & set(path.parents))


def browser_files() -> list[Path]:
    """Every hand-written file of the browser half."""
    found = (path for path in FRONTEND.rglob("*") if path.suffix in {".ts", ".svelte", ".css"})
    return sorted(path for path in found if ".gen." not in path.name)


@cache
def parsed(path: Path) -> ast.Module:
    """The syntax tree of a file."""
    return ast.parse(path.read_text(encoding="utf-8"), str(path))


def place(path: Path, line: int = 1) -> str:
    """`limelight/graph/node.py:12`, as a terminal can open it."""
    return f"{path.relative_to(ROOT).as_posix()}:{line}"


def module_name(path: Path) -> str:
    """The dotted name under which a file is imported."""
    return ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


def modules() -> list[ModuleType]:
    """Every module of the package, imported. Those whose optional packages are absent here are not measured."""
    found = []
    for path in python_files():
        if path.name == "__main__.py":
            continue
        try:
            found.append(importlib.import_module(module_name(path)))
        except ModuleNotFoundError as error:
            if (error.name or "").split(".")[0] == "limelight":
                raise
    return found


def run_fresh(code: str) -> object:
    """What a new interpreter prints as JSON on its last line after running `code`."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1"}
    result = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        env=environment,
        cwd=ROOT,
        timeout=120,
        check=False,
    )
    assert result.returncode == 0, result.stderr
    return json.loads(result.stdout.splitlines()[-1])


def report(faults: list[str]) -> str:
    """Faults, one a line, for an assertion."""
    return "\n  " + "\n  ".join(faults)

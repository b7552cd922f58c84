"""Files and functions stay short enough to be read at once."""

from __future__ import annotations

import ast
import statistics

from tests.house.sources import PACKAGE, ROOT, browser_files, parsed, place, python_files, report

LONGEST_FILE = 600
LONGEST_FUNCTION = 80
MEDIAN_COMPONENT = 120

TOOLS = [ROOT / "hatch_build.py", *sorted((ROOT / "scripts").glob("*.py"))]


def test_no_file_is_longer_than_600_lines():
    faults = [
        f"{place(path)}: {lines} lines. Split it: one idea per file, named by a noun a user would know."
        for path in [*python_files(), *browser_files(), *TOOLS]
        if (lines := len(path.read_text(encoding="utf-8").splitlines())) > LONGEST_FILE
    ]
    assert not faults, report(faults)


def test_no_function_is_longer_than_80_lines():
    faults = [
        f"{place(path, node.lineno)}: {node.name} has {_length(node)} lines. Give its steps names."
        for path in [*python_files(), *TOOLS]
        for node in ast.walk(parsed(path))
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef))
        if _length(node) > LONGEST_FUNCTION
    ]
    assert not faults, report(faults)


def test_the_median_component_is_at_most_120_lines():
    lengths = [len(path.read_text(encoding="utf-8").splitlines()) for path in (PACKAGE / "components").glob("[!_]*.py")]
    assert not lengths or statistics.median(lengths) <= MEDIAN_COMPONENT


def test_no_file_has_a_name_that_says_nothing():
    known_names = PACKAGE / "themes" / "utils"  # existing apps import their palettes from there
    empty_names = {"utils", "util", "helpers", "helper", "common", "misc", "manager"}
    faults = [
        f"{place(path)}: name it by a noun a user would know."
        for path in [*python_files(), *browser_files()]
        if known_names not in path.parents
        if empty_names & {*path.relative_to(ROOT).parent.parts, path.stem.split(".")[0]}
    ]
    assert not faults, report(faults)


def _length(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """Lines of what it does. Its arguments and its words are measured by nobody: some are given from outside."""
    body = function.body[1:] if ast.get_docstring(function) else function.body
    return function.end_lineno - body[0].lineno + 1 if body else 0

"""The words that stand in a class: the text after an attribute documents it. Read from source, by tools only."""

from __future__ import annotations

import ast
import inspect
import sys
from functools import cache
from itertools import pairwise


def attribute_docs(cls: type) -> dict[str, str]:
    """The documentation of every attribute of a class, its bases' included; the nearest class wins.

    Classes without source on this machine (built-in, made at run time) have none.
    """
    found: dict[str, str] = {}
    for base in reversed(cls.__mro__):
        found.update(_docs_of_module(base.__module__).get(base.__qualname__, {}))
    return found


def first_sentence(text: str | None) -> str:
    """The first sentence of a documentation text, on one line."""
    paragraph = " ".join((text or "").strip().split("\n\n")[0].split())
    end = paragraph.find(". ")
    return paragraph if end < 0 else paragraph[: end + 1]


@cache
def _docs_of_module(name: str) -> dict[str, dict[str, str]]:
    """Per class, by qualified name, its own attributes' documentation."""
    module = sys.modules.get(name)
    try:
        tree = ast.parse(inspect.getsource(module)) if module else None
    except (OSError, TypeError):
        return {}
    found: dict[str, dict[str, str]] = {}
    if tree is not None:
        _collect(tree, "", found)
    return found


def _collect(node: ast.AST, prefix: str, found: dict[str, dict[str, str]]) -> None:
    for statement in getattr(node, "body", []):
        if isinstance(statement, ast.ClassDef):
            name = f"{prefix}{statement.name}"
            found[name] = _docs_of_body(statement.body)
            _collect(statement, f"{name}.", found)


def _docs_of_body(body: list[ast.stmt]) -> dict[str, str]:
    found = {}
    for statement, after in pairwise(body):
        name, text = _assigned_name(statement), _text_of(after)
        if name and text:
            found[name] = inspect.cleandoc(text)
    return found


def _assigned_name(statement: ast.stmt) -> str | None:
    if isinstance(statement, ast.AnnAssign):
        target: ast.expr = statement.target
    elif isinstance(statement, ast.Assign) and len(statement.targets) == 1:
        target = statement.targets[0]
    else:
        return None
    return target.id if isinstance(target, ast.Name) else None


def _text_of(statement: ast.stmt) -> str | None:
    if isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant):
        return statement.value.value if isinstance(statement.value.value, str) else None
    return None

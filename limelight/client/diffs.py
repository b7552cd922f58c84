"""The changes in which results travel: `[op, path, value]` with append, replace, add and delete."""

from __future__ import annotations

import copy
from typing import Any


def applied(value: Any, edits: list[list[Any]]) -> Any:
    """A value with edits made to a copy of it: what was given out before stays as it was."""
    if edits and edits[0][1]:
        value = copy.deepcopy(value)
    for op, path, new in edits:
        value = _edited(value, op, path, new)
    return value


def _edited(value: Any, op: str, path: list[Any], new: Any) -> Any:
    if not path:
        return value + new if op == "append" else new
    target = value
    for key in path[:-1]:
        target = target[key]
    key = path[-1]
    if op == "append":
        target[key] += new
    elif op == "delete":
        del target[key]
    elif op == "add" and isinstance(target, list):
        target.insert(key, new)
    else:
        target[key] = new
    return value

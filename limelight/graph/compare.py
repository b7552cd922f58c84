"""Two values to the smallest patch between them. Pure: knows values only."""

from __future__ import annotations

from itertools import compress, count
from operator import is_not
from typing import Any

from ..wire.codec import encode
from ..wire.patch import Edit, Path


def compare(node: int, path: Path, old: Any, new: Any) -> list[Edit]:
    """The edits that turn `old` into `new` at `path` of a node; none when they are equal.

    Text that grew costs its growth, a list that grew or changed in one place costs that place.
    """
    if old is new:
        return []
    if type(old) is type(new):
        if isinstance(new, str):
            return _compare_text(node, path, old, new)
        if isinstance(new, list):
            return _compare_lists(node, path, old, new)
        if isinstance(new, dict):
            return _compare_dicts(node, path, old, new)
        if _equal(old, new):
            return []
    return [[node, path, "set", new]]


def _compare_text(node: int, path: Path, old: str, new: str) -> list[Edit]:
    if old == new:
        return []
    if old and new.startswith(old):
        return [[node, path, "append", new[len(old) :]]]
    return [[node, path, "set", new]]


def _compare_lists(node: int, path: Path, old: list[Any], new: list[Any]) -> list[Edit]:
    # Most of a long list are the very objects of before: passing them costs next to nothing.
    shorter = min(len(old), len(new))
    start = next(compress(count(), map(is_not, old, new)), shorter)
    while start < shorter and _equal(old[start], new[start]):
        start += 1
    if start == len(old) == len(new):
        return []
    tail = 0
    while tail < shorter - start and _equal(old[-1 - tail], new[-1 - tail]):
        tail += 1
    gone, items = len(old) - start - tail, new[start : len(new) - tail]
    if gone == len(items) == 1:
        return compare(node, [*path, start], old[start], items[0])
    if gone and items and _is_like(old[start], items[0]):
        # The usual chat step: the last message grew and others follow it.
        edits = compare(node, [*path, start], old[start], items[0])
        rest = [[node, path, "splice", start + 1, gone - 1, items[1:]]] if gone > 1 or len(items) > 1 else []
        return [*edits, *rest]
    return [[node, path, "splice", start, gone, items]]


def _is_like(old: Any, new: Any) -> bool:
    if isinstance(old, dict) and isinstance(new, dict):
        return old.keys() == new.keys() and old.get("role") == new.get("role")
    return isinstance(old, str) and isinstance(new, str) and bool(old) and new.startswith(old)


def _compare_dicts(node: int, path: Path, old: dict[str, Any], new: dict[str, Any]) -> list[Edit]:
    kept = [key for key in old if key in new]
    if not kept and old:
        return [[node, path, "set", new]]
    edits: list[Edit] = []
    for key in old:
        if key not in new:
            edits.append([node, [*path, key], "drop"])
    for key, value in new.items():
        if key in old:
            edits += compare(node, [*path, key], old[key], value)
        else:
            edits.append([node, [*path, key], "set", value])
    return edits


def _equal(old: Any, new: Any) -> bool:
    if old is new:
        return True
    try:
        if type(old) is not type(new) or not bool(old == new):
            return False
    except (ValueError, TypeError):
        return False
    # True == 1 in Python but not in JSON, also deep inside.
    return not isinstance(new, (list, dict)) or encode(old) == encode(new)

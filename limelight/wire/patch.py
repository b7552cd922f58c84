"""A change to a tree of props, as small as the change is.

An edit is a short list, so that a token costs a token:

    [node, path, "set", value]              the prop at `path` becomes `value`
    [node, path, "append", text]            the text at `path` grows by `text`
    [node, path, "splice", start, gone, items]   a list at `path` loses `gone` items at `start`, gains `items`
    [node, path, "drop"]                    the key at the end of `path` goes away
    [node, path, "same"]                    the prop is what the server sent last, whatever a person made of it since

`path` starts with the prop's name: `["value"]`, `["value", 3, "content"]`.
"""

from __future__ import annotations

from typing import Any

Path = list[str | int]
Edit = list[Any]
"""`[node, path, op, ...]`; see the table at the top of this file."""


def apply_edit(props: dict[str, Any], edit: Edit) -> None:
    """Apply one edit to the props of the node it names. Containers along the path are copied, never mutated.

    Raises `KeyError`, `IndexError` or `TypeError` when the edit was made for another value.
    """
    _, path, op, *args = edit
    name = path[0]
    props[name] = _edited(props.get(name), path[1:], op, args)


def _edited(value: Any, path: Path, op: str, args: list[Any]) -> Any:
    if path and not (len(path) == 1 and op == "drop"):
        copy = value.copy()
        copy[path[0]] = _edited(_item(value, path[0]), path[1:], op, args)
        return copy
    if op == "set":
        return args[0]
    if op == "append":
        return value + args[0]
    if op == "splice":
        start, gone, items = args
        return [*value[:start], *items, *value[start + gone :]]
    if op == "same":
        return value
    if op == "drop":
        return {key: item for key, item in value.items() if key != path[0]}
    raise ValueError(f"Unknown edit '{op}'. Expected set, append, splice, drop or same.")


def _item(value: Any, key: str | int) -> Any:
    return value.get(key) if isinstance(value, dict) else value[key]

"""A type as JSON schema. Only the types that travel are known; anything else is "anything"."""

from __future__ import annotations

import types
from typing import Any, Literal, Union, get_args, get_origin

_PLAIN: dict[Any, dict[str, Any]] = {
    str: {"type": "string"},
    int: {"type": "integer"},
    float: {"type": "number"},
    bool: {"type": "boolean"},
    type(None): {"type": "null"},
    dict: {"type": "object"},
    list: {"type": "array", "items": {}},
}

FILE_SCHEMA: dict[str, Any] = {
    "title": "FileData",
    "type": "object",
    "properties": {
        "path": {"type": "string"},
        "url": {"anyOf": [{"type": "string"}, {"type": "null"}], "default": None},
        "size": {"anyOf": [{"type": "integer"}, {"type": "null"}], "default": None},
        "orig_name": {"anyOf": [{"type": "string"}, {"type": "null"}], "default": None},
        "mime_type": {"anyOf": [{"type": "string"}, {"type": "null"}], "default": None},
        "is_stream": {"type": "boolean", "default": False},
        "meta": {
            "type": "object",
            "properties": {"_type": {"const": "gradio.FileData", "type": "string"}},
            "required": ["_type"],
            "default": {"_type": "gradio.FileData"},
        },
    },
    "required": ["path", "meta"],
}
"""The schema by which clients recognise a parameter as a file."""


def schema_of(hint: Any) -> dict[str, Any]:
    """The JSON schema of a type; `{}` (anything) for what JSON cannot say."""
    if hint in _PLAIN:
        return dict(_PLAIN[hint])
    if getattr(hint, "__name__", "") == "FileData":
        return FILE_SCHEMA
    origin, args = get_origin(hint), get_args(hint)
    if origin in (Union, types.UnionType):
        return _schema_of_union([one for one in args if one is not type(None)])
    if origin is Literal:
        return {"enum": list(args), **_PLAIN.get(type(args[0]), {})}
    if origin in (list, tuple):
        return {"type": "array", "items": schema_of(args[0]) if args else {}}
    if origin is dict:
        return {"type": "object", "additionalProperties": schema_of(args[1]) if args else {}}
    return {}


def _schema_of_union(hints: list[Any]) -> dict[str, Any]:
    # Every value may be null on the wire, so "or None" says nothing to a caller.
    schemas = [schema_of(one) for one in hints]
    return schemas[0] if len(schemas) == 1 else {"anyOf": schemas}

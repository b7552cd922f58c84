"""Python definitions as TypeScript: messages become interfaces, component classes become interfaces of their props.

Never runs in an app; `make types` calls it.
"""

from __future__ import annotations

import inspect
import json
import textwrap
import types
from collections.abc import Callable, Iterable, Mapping
from typing import Any, Literal, TypeVar, Union, get_args, get_origin, get_type_hints

import msgspec

from .docs import attribute_docs
from .prop import MISSING
from .reader import Defined, evaluated

HEADER = "// Generated from {source} by `make types`. Do not edit.\n"
_PLAIN = {str: "string", bool: "boolean", int: "number", float: "number", type(None): "null", Any: "unknown"}


class Named:
    """Stands in for a type that TypeScript knows by a name of its own."""

    def __init__(self, name: str):
        self.name = name

    def __call__(self) -> None:
        """A type, as far as the standard library's checks of annotations can tell."""

    def __or__(self, other: Any) -> Any:
        return Union[self, other]  # noqa: UP007 - `self | other` would come here again

    __ror__ = __or__


def type_text(hint: Any) -> str:
    """A Python type as TypeScript writes it. What JSON cannot carry is `unknown`."""
    if isinstance(hint, Named):
        return hint.name
    if hint in _PLAIN:
        return _PLAIN[hint]
    origin, args = get_origin(hint), get_args(hint)
    if origin in (Union, types.UnionType):
        return _union_text(args)
    if origin is Literal:
        return " | ".join(json.dumps(arg) for arg in args)
    if origin in (list, tuple, set, frozenset) or hint in (list, tuple):
        return _array_text(origin or hint, args)
    if origin in (dict, Mapping) or hint is dict:
        return f"Record<{type_text(args[0])}, {type_text(args[1])}>" if args else "Record<string, unknown>"
    if isinstance(hint, type) and issubclass(hint, msgspec.Struct):
        return hint.__name__
    return "unknown"


def _union_text(args: tuple[Any, ...]) -> str:
    texts = dict.fromkeys(text for arg in args if not _is_callable(arg) for text in type_text(arg).split(" | "))
    return "unknown" if "unknown" in texts or not texts else " | ".join(texts)


def _array_text(origin: Any, args: tuple[Any, ...]) -> str:
    if origin is tuple and args and args[-1] is not Ellipsis:
        return f"[{', '.join(type_text(arg) for arg in args)}]"
    item = type_text(args[0]) if args and not isinstance(args[0], TypeVar) else "unknown"
    return f"({item})[]" if " | " in item else f"{item}[]"


def _is_callable(hint: Any) -> bool:
    return hint is Callable or get_origin(hint) is Callable or hint is callable


def comment(text: str | None, indent: str = "") -> str:
    """A documentation comment, or nothing."""
    text = inspect.cleandoc(text or "").replace("*/", "* /")
    if not text:
        return ""
    lines = [part for line in text.splitlines() for part in (textwrap.wrap(line, 112) or [""])]
    if len(lines) == 1:
        return f"{indent}/** {lines[0]} */\n"
    return f"{indent}/**\n" + "".join(f"{indent} * {line}".rstrip() + "\n" for line in lines) + f"{indent} */\n"


def struct_text(struct: type[msgspec.Struct], names: Mapping[str, Any] | None = None) -> str:
    """A msgspec struct as an interface. `names` replaces types that TypeScript knows by another name.

    A field that is left out of the JSON while it has its default may be absent.
    """
    hints = get_type_hints(struct, localns=dict(names or {}))
    docs = attribute_docs(struct)
    config = struct.__struct_config__
    lines = []
    if config.tag is not None:
        lines.append(f"  {config.tag_field}: {json.dumps(config.tag)};\n")
    for field in msgspec.structs.fields(struct):
        absent = config.omit_defaults and not field.required
        default = "" if not absent else _default_text(field.default)
        lines.append(comment(f"{docs.get(field.name, '')}{default}", "  "))
        mark = "?" if absent else ""
        lines.append(f"  {field.encode_name}{mark}: {type_text(hints[field.name])};\n")
    return f"{comment(struct.__doc__)}export interface {struct.__name__} {{\n{''.join(lines)}}}\n"


def _default_text(default: Any) -> str:
    plain = default is None or isinstance(default, (str, int, float, bool))
    return f" Absent: {json.dumps(default)}." if plain else ""


def union_text(name: str, structs: Iterable[type], doc: str = "") -> str:
    """A union of interfaces under one name."""
    return (
        f"{comment(doc)}export type {name} =\n" + "".join(f"  | {one.__name__}\n" for one in structs).rstrip() + ";\n"
    )


def props_text(cls: type[Defined], name: str, value: Any = Any) -> str:
    """The props of a component class that travel, as an interface called `name`; `value` is the type of its value.

    A prop whose default is None may be absent: None is not sent.
    """
    docs = attribute_docs(cls)
    lines = []
    for prop_name, prop in cls.props.items():
        if not prop.travels:
            continue
        hint = value if prop_name == "value" else evaluated(prop)
        may_be_absent = (prop.default is MISSING and not prop.default_factory) or prop.make_default() is None
        text = type_text(hint)
        if may_be_absent and "null" not in text.split(" | ") and text != "unknown":
            text += " | null"
        lines.append(comment(docs.get(prop_name), "  "))
        lines.append(f"  {prop_name}{'?' if may_be_absent else ''}: {text};\n")
    return f"{comment(cls.__doc__)}export interface {name} {{\n{''.join(lines)}}}\n"

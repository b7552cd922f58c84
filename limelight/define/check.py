"""Whether a JSON value is what a schema says, and in which words it is not."""

from __future__ import annotations

from typing import Any

_WORDS = {
    "string": "text",
    "number": "a number",
    "integer": "a whole number",
    "boolean": "true or false",
    "array": "a list",
    "object": "an object",
    "null": "null",
}
MOST_DEPTH = 60


def fault_in(schema: Any, value: Any, name: str) -> str | None:
    """What is wrong with a value, in a sentence that begins with its name; None when it is what the schema says.

    Parameters:
        schema: JSON schema, of the words that components use: type, enum, const, anyOf, oneOf, items, prefixItems,
            properties, required, additionalProperties, and the bounds of numbers, texts and lists.
        value: a decoded JSON value.
        name: what the value is called.
    """
    return _fault(schema, value, name, 0)


def _fault(schema: Any, value: Any, name: str, depth: int) -> str | None:
    if not isinstance(schema, dict) or not schema:
        return None
    if depth > MOST_DEPTH:
        return f"{name} is nested too deeply."
    if "const" in schema and not _same(value, schema["const"]):
        return f"{name} must be {_shown(schema['const'])}, not {_shown(value)}."
    if "enum" in schema and not any(_same(value, one) for one in schema["enum"]):
        return f"{name} must be one of {', '.join(map(_shown, schema['enum'][:20]))}, not {_shown(value)}."
    if (several := schema.get("anyOf") or schema.get("oneOf")) is not None:
        faults = [_fault(one, value, name, depth + 1) for one in several]
        if all(faults):
            return faults[0]
    kinds = schema.get("type")
    if kinds is not None and not any(_is(value, kind) for kind in ([kinds] if isinstance(kinds, str) else kinds)):
        wanted = kinds if isinstance(kinds, str) else next((one for one in kinds if one != "null"), "null")
        return f"{name} must be {_WORDS.get(wanted, wanted)}, not {_shown(value)}."
    if isinstance(value, dict):
        return _fault_in_object(schema, value, name, depth)
    if isinstance(value, list):
        return _fault_in_list(schema, value, name, depth)
    return _out_of_bounds(schema, value, name)


def _fault_in_object(schema: dict[str, Any], value: dict[str, Any], name: str, depth: int) -> str | None:
    for key in schema.get("required", ()):
        if key not in value:
            return f"{name} lacks '{key}'."
    known, others = schema.get("properties", {}), schema.get("additionalProperties")
    for key, item in value.items():
        if key in known:
            found = _fault(known[key], item, f"{name}.{key}", depth + 1)
        elif others is False:
            found = f"{name} has '{key}', which is not known there."
        else:
            found = _fault(others, item, f"{name}.{key}", depth + 1)
        if found:
            return found
    return None


def _fault_in_list(schema: dict[str, Any], value: list[Any], name: str, depth: int) -> str | None:
    least, most = schema.get("minItems", 0), schema.get("maxItems")
    if len(value) < least or (most is not None and len(value) > most):
        takes = str(least) if least == most else f"at least {least}" if most is None else f"{least} to {most}"
        return f"{name} has {len(value)} items, and takes {takes}."
    first = schema.get("prefixItems", [])
    for i, item in enumerate(value):
        found = _fault(first[i] if i < len(first) else schema.get("items"), item, f"{name}[{i}]", depth + 1)
        if found:
            return found
    return None


def _out_of_bounds(schema: dict[str, Any], value: Any, name: str) -> str | None:
    if isinstance(value, str):
        most = schema.get("maxLength")
        if most is not None and len(value) > most:
            return f"{name} has {len(value)} characters, and takes {most} at most."
    elif isinstance(value, (int, float)) and not isinstance(value, bool):
        least, most = schema.get("minimum"), schema.get("maximum")
        if (least is not None and value < least) or (most is not None and value > most):
            bounds = (("at least", least), ("at most", most))
            allowed = " and ".join(f"{words} {bound}" for words, bound in bounds if bound is not None)
            return f"{name} must be {allowed}, not {_shown(value)}."
    return None


def _is(value: Any, kind: str) -> bool:
    if kind == "null":
        return value is None
    if kind == "boolean":
        return isinstance(value, bool)
    if kind == "integer":
        return not isinstance(value, bool) and (
            isinstance(value, int) or (isinstance(value, float) and value.is_integer())
        )
    if kind == "number":
        return isinstance(value, (int, float)) and not isinstance(value, bool)
    types: dict[str, type] = {"string": str, "array": list, "object": dict}
    return kind not in types or isinstance(value, types[kind])


def _same(value: Any, other: Any) -> bool:
    return bool(value == other) and isinstance(value, bool) == isinstance(other, bool)


def _shown(value: Any) -> str:
    if isinstance(value, (dict, list)):
        return "an object" if isinstance(value, dict) else "a list"
    shown = f"'{value}'" if isinstance(value, str) else _NAMED.get(str(value), str(value))
    return shown if len(shown) <= 60 else f"{shown[:57]}…"


_NAMED = {"None": "null", "True": "true", "False": "false"}

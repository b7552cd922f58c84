"""What can be chosen: pairs of a label to read and a value to get."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from ..errors import BadProp, BadValue, nearest

Pair = list[Any]


def as_pairs(who: str, choices: Sequence[Any] | None) -> list[Pair]:
    """Choices as `[label, value]` pairs; a plain value is its own label. Raises `BadProp` for what is no choice."""
    pairs = []
    for one in choices or ():
        if isinstance(one, (tuple, list)):
            if len(one) != 2:
                raise BadProp(f"{who}: a choice is a value or a pair of label and value, not {one!r}.")
            label, value = one
        else:
            label, value = one, one
        pairs.append([label if _is_words(label) else str(label), value])
    return pairs


def position_of(pairs: list[Pair], value: Any) -> int | None:
    """Where a value stands among the choices; None when it is none of them."""
    for position, (_, known) in enumerate(pairs):
        if known == value and isinstance(known, bool) == isinstance(value, bool):
            return position
    return None


def refuse_unknown(who: str, pairs: list[Pair], value: Any) -> None:
    """Raise `BadValue` for a value that is none of the choices, naming the choices and the nearest one."""
    if position_of(pairs, value) is None:
        known = [str(one) for _, one in pairs]
        raise BadValue(f"'{who}' cannot be {value!r}: it takes {_listed(known)}{nearest(str(value), known) or '.'}")


def check_value(who: str, pairs: list[Pair], value: Any) -> None:
    """Raise `BadProp` for a first value that is none of the choices. Without choices nothing is known yet."""
    if pairs and value is not None and position_of(pairs, value) is None:
        known = [str(one) for _, one in pairs]
        raise BadProp(
            f"{who}: 'value' is {value!r}, which is none of the choices {_listed(known)}"
            f"{nearest(str(value), known) or '.'}"
        )


def schema_of_choices(pairs: list[Pair]) -> dict[str, Any]:
    """The JSON schema of one choice. Values of several kinds have no single type."""
    names = {str: "string", bool: "boolean", int: "integer", float: "number"}
    kinds = {names.get(type(value), "") for _, value in pairs} or {"string"}
    schema: dict[str, Any] = {"enum": [value for _, value in pairs]}
    kind = kinds.pop() if len(kinds) == 1 else ""
    return {**schema, "type": kind} if kind else schema


def _is_words(label: Any) -> bool:
    return isinstance(label, str) or type(label).__name__ == "I18nData"


def _listed(known: list[str], most: int = 12) -> str:
    if not known:
        return "nothing, for it has no choices"
    words = ", ".join(repr(one) for one in known[:most])
    return words + (f" and {len(known) - most} others" if len(known) > most else "")

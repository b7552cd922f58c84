"""Cells of a table: any Python value as JSON has it, and what kind a column of them is."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence
from typing import Any, Literal

Kind = Literal["str", "number", "bool", "date"]

SAFE_INTEGER = 2**53
"""Browsers hold whole numbers exactly up to here; larger ones travel to a page as text."""


def plain(value: Any) -> Any:
    """A cell as JSON has it: what is missing as None, dates as text, NumPy's numbers as Python's."""
    if value is None or isinstance(value, (str, bool, int)):
        return value
    if isinstance(value, float):
        return value if value - value == 0 else None
    if isinstance(value, (list, tuple)):
        return [plain(one) for one in value]
    if isinstance(value, dict):
        return {str(key): plain(one) for key, one in value.items()}
    if type(value).__name__ in ("NAType", "NullType"):
        return None
    if type(value).__module__ == "numpy" and callable(convert := getattr(value, "item", None)):
        found = convert()
        return str(value) if isinstance(found, (bytes, int)) and value.dtype.kind in "mM" else plain(found)
    return str(value)


def shown(value: Any) -> Any:
    """A cell as a page gets it: whole numbers that browsers would round come as text."""
    found = plain(value)
    if isinstance(found, int) and not isinstance(found, bool) and abs(found) > SAFE_INTEGER:
        return str(found)
    return found


def text_of(value: Any) -> str:
    """A cell in the words by which it is searched, in lower case."""
    found = plain(value)
    return "" if found is None else str(found).lower()


def kind_of(values: Iterable[Any]) -> Kind:
    """What kind a column is, by its values: one that holds several kinds is text."""
    found: set[str] = set()
    for value in values:
        if value is None or (isinstance(value, float) and value != value) or str(value) in ("NaT", "<NA>"):
            continue
        found.add(_kind(value))
        if len(found) > 1:
            return "str"
    return found.pop() if found else "str"  # type: ignore[return-value]


def _kind(value: Any) -> Kind:
    name = type(value).__name__
    if isinstance(value, bool) or name == "bool_":
        return "bool"
    if isinstance(value, (int, float)) or name == "Decimal" or name.startswith(("int", "uint", "float")):
        return "number"
    if isinstance(value, (datetime.date, datetime.datetime)) or name == "datetime64":
        return "date"
    return "str"


def sort_key(value: Any) -> tuple[int, Any]:
    """A key that puts any two cells in order: numbers, then dates and texts, what is missing last."""
    found = plain(value)
    if found is None or found == "NaT":
        return (2, "")
    if isinstance(found, (bool, int, float)):
        return (0, found)
    return (1, found if isinstance(found, str) else str(found))


def widened(rows: Sequence[Any], width: int) -> list[list[Any]]:
    """Rows that are all of one width: short ones are filled with None."""
    return [[*row, *[None] * (width - len(row))] for row in rows]

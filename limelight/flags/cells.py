"""Rows of a CSV file that no spreadsheet takes for a formula."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

import msgspec

_STARTS_FORMULA = re.compile(r"^[\s\x00\ufeff]*[=+\-@＝＋－＠|]")
_HIDES_FORMULA = re.compile(r"[,;\t\r\n|]\s*[\"']?\s*[=+\-@＝＋－＠]")
_NUMBER = re.compile(r"^[+-]?\d+(\.\d*)?([eE][+-]?\d+)?$")
_MUST_QUOTE = re.compile(r"[\",;\t\r\n|']|^\s|\s$")


def cell(value: Any) -> str:
    """A value as the text of a cell: text as it is, nothing as nothing, everything else as JSON.

    Text that a spreadsheet would run gets an apostrophe in front, which it shows as text. Plain numbers are left.
    """
    if value is None:
        return ""
    text = value if isinstance(value, str) else msgspec.json.encode(value, enc_hook=str).decode()
    return _harmless(text) if isinstance(value, str) else text


def line(cells: Iterable[Any]) -> str:
    """A row of a CSV file with its end. Every cell is made harmless, and quoted whenever any program could split it."""
    return ",".join(_quoted(cell(each)) for each in cells) + "\r\n"


def _harmless(text: str) -> str:
    if _NUMBER.match(text):
        return text
    return f"'{text}" if _STARTS_FORMULA.search(text) or _HIDES_FORMULA.search(text) else text


def _quoted(text: str) -> str:
    return '"' + text.replace('"', '""') + '"' if _MUST_QUOTE.search(text) else text

"""Flags as files for other programs."""

from __future__ import annotations

import os
from pathlib import Path

from .cells import line
from .flag import Flag, FlagFilter
from .store import FlagStore
from .writer import FLAG_COLUMNS

_FACTS = ("id", *(name for name in FLAG_COLUMNS if name != "session"))
"""A session's id lets one into it: it stays here."""


def export_csv(store: FlagStore, path: str | Path, wanted: FlagFilter | None = None) -> int:
    """Write flags to a CSV file, oldest first, and return how many.

    One column per fact and one per value (`input: NAME`, `output: NAME`, `expected: NAME`); files are paths. Cells
    that a spreadsheet would run are made harmless. An existing file is replaced only when all is written.
    Raises `OSError` when the file cannot be written.
    """
    target = Path(path)
    part = target.with_name(f"{target.name}.part")
    names = _value_names(store, wanted)
    count = 0
    try:
        with open(part, "w", encoding="utf-8", newline="") as file:
            file.write(line([*_FACTS, *names]))
            for flag in store.iterate(wanted, newest_first=False):
                file.write(line([*(getattr(flag, name) for name in _FACTS), *_cells(store, flag, names)]))
                count += 1
        os.replace(part, target)
    finally:
        part.unlink(missing_ok=True)
    return count


def _named(flag: Flag) -> dict[str, object]:
    """The values by column; a second value of the same name gets a number."""
    named: dict[str, object] = {}
    for role, position, value in flag.values():
        key = f"{role}: {value.name}"
        named[key if key not in named else f"{key} ({position + 1})"] = value.value
    return named


def _value_names(store: FlagStore, wanted: FlagFilter | None) -> list[str]:
    names: dict[str, None] = {}
    for flag in store.iterate(wanted, newest_first=False):
        names.update(dict.fromkeys(_named(flag)))
    order = {"input": 0, "output": 1, "expected": 2}
    return sorted(names, key=lambda name: order[name.split(":", 1)[0]])


def _cells(store: FlagStore, flag: Flag, names: list[str]) -> list[object]:
    named = _named(flag)
    return [_with_path(store, named.get(name)) for name in names]


def _with_path(store: FlagStore, value: object) -> object:
    if isinstance(value, dict) and isinstance(value.get("meta"), dict) and isinstance(value.get("path"), str):
        try:
            return str(store.file_path(value["path"]))
        except ValueError:
            return value["path"]
    return value

"""Samples of inputs, however an app gives them: a list, a list of lists, a folder."""

from __future__ import annotations

import csv
import os
from pathlib import Path
from typing import Any

from ..errors import BadProp


def read_samples(examples: Any, count: int) -> list[list[Any]]:
    """One list per sample, with up to `count` values.

    Parameters:
        examples: a list of samples (of plain values for a single input), or a folder: with a `log.csv` whose rows are
            samples, or of files, each a sample.
        count: how many inputs there are.

    Raises `BadProp` for a folder that is not there and for samples with more values than inputs.
    """
    rows = _of_folder(Path(examples), count) if isinstance(examples, (str, os.PathLike)) else list(examples)
    if count == 1 and not any(isinstance(row, (list, tuple)) for row in rows):
        rows = [[row] for row in rows]
    samples = [list(row) if isinstance(row, (list, tuple)) else [row] for row in rows]
    for number, sample in enumerate(samples):
        if len(sample) > count:
            raise BadProp(
                f"Examples: example {number} has {len(sample)} values ({sample!r}), but there are {count} inputs."
            )
    return samples


def used_columns(samples: list[list[Any]], count: int) -> list[int]:
    """The inputs for which some sample has a value."""
    return [i for i in range(count) if any(i < len(row) and row[i] is not None for row in samples)]


def share_files(samples: list[list[Any]]) -> None:
    """Let the page show the files that samples name: their author put them there."""
    from ..files.guard import set_static_paths

    paths = [value for row in samples for value in row if isinstance(value, (str, os.PathLike)) and _is_file(value)]
    if paths:
        set_static_paths(paths)


def _is_file(value: Any) -> bool:
    return (
        bool(os.fspath(value)) and len(os.fspath(value)) < 1024 and Path(value).suffix != "" and os.path.isfile(value)
    )


def _of_folder(folder: Path, count: int) -> list[Any]:
    if not folder.is_dir():
        raise BadProp(
            f"Examples: '{folder}' is no folder (looked in {os.getcwd()}). Give a list of examples or a folder."
        )
    log = folder / "log.csv"
    if log.exists():
        with open(log, newline="", encoding="utf-8") as file:
            rows = list(csv.reader(file))
        return [[_beside(folder, value) for value in row[:count]] for row in rows[1:]]
    if count != 1:
        raise BadProp(
            f"Examples: '{folder}' holds no log.csv, and {count} inputs need one row with {count} values per example."
        )
    return [[str(path)] for path in sorted(folder.iterdir()) if path.is_file() and not path.name.startswith(".")]


def _beside(folder: Path, value: str) -> str:
    beside = folder / value
    return str(beside) if value and beside.is_file() else value

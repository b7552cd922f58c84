"""Flags as rows of a CSV file, with the files beside it."""

from __future__ import annotations

import contextlib
import csv
import os
import secrets
import shutil
import threading
from collections.abc import Iterator, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

import msgspec

from ..errors import BadValue, CannotRun
from ..files.naming import safe_name
from ..wire.values import replace_files
from .callback import FlaggingCallback, name_of
from .cells import cell, line
from .store import local_file, looks_like_file
from .writer import UNWRITABLE, not_saved


class CSVLogger(FlaggingCallback):
    """Writes each flag as a row of `datasetN.csv`, whose header names the components, `flag`, `username`, `timestamp`.

    A file with the same header is continued; other components start the next number.

    Parameters:
        simplify_file_data: write a file as its path; otherwise as everything known about it, in JSON.
        verbose: print which file is used.
        dataset_file_name: the name of the CSV file, instead of a numbered one.
    """

    def __init__(self, simplify_file_data: bool = True, verbose: bool = True, dataset_file_name: str | None = None):
        self.simplify_file_data = simplify_file_data
        self.verbose = verbose
        self.dataset_file_name = dataset_file_name
        self._table: _Table | None = None

    def setup(self, components: Sequence[Any], flagging_dir: str | Path) -> None:
        """Remember what is flagged and where. Nothing is written before the first flag."""
        self.components = components
        self.flagging_dir = Path(flagging_dir)
        self._table = None

    def flag(self, flag_data: list[Any], flag_option: str | None = None, username: str | None = None) -> int:
        """Append one row and return how many there are. Raises `FlagNotSaved`; then nothing of it was written."""
        _check(self, flag_data)
        table = self._table or self._open_table()
        return table.append(flag_data, [flag_option or "", username or "", str(datetime.now())])

    def _open_table(self) -> _Table:
        header = [*_names(self.components), "flag", "username", "timestamp"]
        path = self.flagging_dir / (self.dataset_file_name or _numbered(self.flagging_dir, header))
        if self.verbose:
            print(f"{'Using existing' if path.exists() else 'Created'} dataset file at: {path}")
        self._table = _Table(path, _names(self.components), header, self.simplify_file_data)
        return self._table


class ClassicCSVLogger(FlaggingCallback):
    """Writes each flag as a row of `log.csv`, whose header names the components, `flag`, `username`, `timestamp`.

    Parameters:
        simplify_file_data: write a file as its path; otherwise as everything known about it, in JSON.
    """

    def __init__(self, simplify_file_data: bool = True):
        self.simplify_file_data = simplify_file_data

    def setup(self, components: Sequence[Any], flagging_dir: str | Path) -> None:
        """Remember what is flagged and where. Nothing is written before the first flag."""
        self.components = components
        self.flagging_dir = Path(flagging_dir)
        names = _names(components)
        header = [*names, "flag", "username", "timestamp"]
        self._table = _Table(self.flagging_dir / "log.csv", names, header, self.simplify_file_data)

    def flag(self, flag_data: list[Any], flag_option: str | None = None, username: str | None = None) -> int:
        """Append one row and return how many there are. Raises `FlagNotSaved`; then nothing of it was written."""
        _check(self, flag_data)
        return self._table.append(flag_data, [flag_option or "", username or "", str(datetime.now())])


class SimpleCSVLogger(FlaggingCallback):
    """Writes each flag as a row of `log.csv` with the values only: no header, no option, no time."""

    def setup(self, components: Sequence[Any], flagging_dir: str | Path) -> None:
        """Remember what is flagged and where. Nothing is written before the first flag."""
        self.components = components
        self.flagging_dir = Path(flagging_dir)
        self._table = _Table(self.flagging_dir / "log.csv", _names(components), None, simplify_file_data=False)

    def flag(self, flag_data: list[Any], flag_option: str | None = None, username: str | None = None) -> int:
        """Append one row and return how many there were before. Raises `FlagNotSaved`; then nothing was written."""
        _check(self, flag_data)
        return self._table.append(flag_data, []) - 1


class _Table:
    """One CSV file that several threads and processes append to."""

    def __init__(self, path: Path, names: list[str], header: list[str] | None, simplify_file_data: bool):
        self.path = path
        self._names = names
        self._header = header
        self._simplify = simplify_file_data
        self._lock = threading.Lock()
        self._rows = 0
        self._size_bytes = -1

    def append(self, values: list[Any], facts: list[str]) -> int:
        """Write a row, with its files, and return how many rows there are. Raises `FlagNotSaved`."""
        copied: list[Path] = []
        try:
            cells = [self._as_cell(value, name, copied) for value, name in zip(values, self._names, strict=True)]
            with self._lock, _opened(self.path) as file:
                return self._append_to(file, [*cells, *facts])
        except UNWRITABLE as error:
            for path in copied:
                shutil.rmtree(path.parent, ignore_errors=True)
            raise not_saved(error, self.path) from error

    def _append_to(self, file: int, cells: list[Any]) -> int:
        size_bytes = os.fstat(file).st_size
        if size_bytes != self._size_bytes:
            self._rows = _count_rows(self.path, self._header is not None)
        head = line(self._header) if self._header is not None and size_bytes == 0 else ""
        try:
            _write_all(file, (head + line(cells)).encode())
            os.fsync(file)
        except OSError:
            os.ftruncate(file, size_bytes)
            raise
        self._rows += 1
        self._size_bytes = os.fstat(file).st_size
        return self._rows

    def _as_cell(self, value: Any, name: str, copied: list[Path]) -> str:
        def copy(file: Any) -> Any:
            local = local_file(file)
            if local is None:
                return msgspec.to_builtins(file)
            folder = self.path.parent / safe_name(name.replace("/", "").replace("\\", "")) / secrets.token_hex(10)
            folder.mkdir(parents=True)
            copied.append(folder / safe_name(local.name))
            shutil.copyfile(local.path, copied[-1])
            if self._simplify:
                return str(copied[-1])
            return msgspec.to_builtins(msgspec.structs.replace(local, path=str(copied[-1]), url=None))

        return cell(replace_files(value, copy, looks_like_file))


def _names(components: Sequence[Any]) -> list[str]:
    return [name_of(component, position) for position, component in enumerate(components)]


def _check(logger: Any, flag_data: list[Any]) -> None:
    kind = type(logger).__name__
    if not hasattr(logger, "components"):
        raise CannotRun(f"{kind}.flag was called before {kind}.setup. Call setup(components, flagging_dir) first.")
    wanted, given = len(logger.components), len(flag_data)
    if wanted != given:
        raise BadValue(f"{kind}.flag was given {given} values for {wanted} components. Give one value per component.")


def _numbered(folder: Path, header: list[str]) -> str:
    """The last numbered file if it has this header, else the next number."""
    numbers = [int(path.stem[7:]) for path in folder.glob("dataset*.csv") if path.stem[7:].isdecimal()]
    last = max(numbers, default=0)
    if last:
        with open(folder / f"dataset{last}.csv", encoding="utf-8", newline="") as file:
            if next(csv.reader(file), None) == [cell(name) for name in header]:
                return f"dataset{last}.csv"
    return f"dataset{last + 1}.csv"


def _count_rows(path: Path, has_header: bool) -> int:
    with open(path, encoding="utf-8", newline="") as file:
        count = sum(1 for _ in csv.reader(file))
    return max(count - 1, 0) if has_header else count


@contextlib.contextmanager
def _opened(path: Path) -> Iterator[int]:
    """The file, open for appending and locked against other processes where the system can."""
    path.parent.mkdir(parents=True, exist_ok=True)
    file = os.open(path, os.O_RDWR | os.O_CREAT | os.O_APPEND | getattr(os, "O_BINARY", 0), 0o644)
    try:
        with contextlib.suppress(ImportError):
            import fcntl

            fcntl.flock(file, fcntl.LOCK_EX)
        yield file
    finally:
        os.close(file)


def _write_all(file: int, data: bytes) -> None:
    rest = memoryview(data)
    while rest:
        rest = rest[os.write(file, rest) :]

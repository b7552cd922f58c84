"""The one thread of a process that writes flags: it commits whatever waits in one go, then says so to each."""

from __future__ import annotations

import contextlib
import os
import threading
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from ..errors import BadValue, FlagNotSaved, LimelightError
from ..files.database import WritingThread, connect
from .contents import Content, Contents
from .schema import fingerprint_of, index_text, migrate

if TYPE_CHECKING:
    import sqlite3

T = TypeVar("T")

Value = tuple[str, int, str, str, str]
"""A value as the table has it: role, position, name, kind, JSON."""

UNWRITABLE = (OSError, OverflowError, RecursionError, TypeError, UnicodeEncodeError)
"""What can go wrong while a flag is made ready: a file that cannot be copied, a value that JSON cannot say."""

FLAG_COLUMNS = (
    "created_at",
    "endpoint",
    "app_version",
    "model_version",
    "label",
    "note",
    "username",
    "session",
    "seconds",
    "source",
    "status",
    "assignee",
    "metric",
    "tolerance",
    "issue_id",
    "fingerprint",
)
"""What is told of a flag besides its values, as the table has it."""


@dataclass
class Row:
    """A flag ready to be written: its columns, its values as JSON text, its files already on disk."""

    columns: dict[str, Any]
    values: Sequence[Value]
    contents: list[Content] = field(default_factory=list)


class _Ticket:
    """Something to be written with whatever else waits."""

    def __init__(self, work: Callable[[sqlite3.Connection], Any], contents: list[Content]):
        self.work = work
        self.contents = contents
        self.done = threading.Event()
        self.result: Any = None
        self.error: BaseException | None = None


class Writer:
    """Writes to one SQLite file from one thread, started by the first flag."""

    def __init__(self, path: Path, contents: Contents):
        self.path = path
        self._contents = contents
        self._thread = WritingThread[_Ticket]("limelight-flags", self._run)
        self._inode = 0

    def write(self, row: Row) -> int:
        """Write a flag and return its id once it is committed and on disk. Raises `FlagNotSaved`."""
        return self.do(lambda connection: self._insert(connection, row), row.contents)

    def do(self, work: Callable[[sqlite3.Connection], T], contents: Sequence[Content] = ()) -> T:
        """Let the thread do a piece of writing; it is on disk, as a whole, when this returns its result.

        Parameters:
            work: is given the connection, inside a transaction. May be called twice, the first time in vain.
            contents: files that were put for it; they go again when it fails.
        """
        ticket = _Ticket(work, list(contents))
        if not self._thread.put(ticket):
            raise FlagNotSaved(f"The flag was not saved: the store '{self.path}' is closed. Open it again.")
        ticket.done.wait()
        if isinstance(ticket.error, BadValue):
            raise ticket.error
        if ticket.error is not None:
            raise self._said(ticket.error) from ticket.error
        result: T = ticket.result
        return result

    def close(self) -> None:
        """Write what waits, then end the thread. Later flags are refused."""
        self._thread.close()

    def _run(self, batches: Iterator[list[_Ticket]]) -> None:
        connection: sqlite3.Connection | None = None
        for batch in batches:
            if connection is not None and not self._is_in_place():
                connection.close()
                connection = None
            try:
                connection = connection or self._connect()
            except Exception as error:  # noqa: BLE001 - it is raised again where the flag was set
                _answer(batch, error)
            else:
                self._commit(connection, batch)
        if connection is not None:
            connection.close()

    def _connect(self) -> sqlite3.Connection:
        self.path.parent.mkdir(parents=True, exist_ok=True)
        connection = connect(str(self.path))
        try:
            with self._turn():
                migrate(connection, str(self.path))
        except BaseException:
            connection.close()
            raise
        self._inode = os.stat(self.path).st_ino
        return connection

    def _is_in_place(self) -> bool:
        """Whether the file is still the one that is open: a deleted one would take flags and keep none."""
        try:
            return os.stat(self.path).st_ino == self._inode
        except OSError:
            return False

    def _commit(self, connection: sqlite3.Connection, batch: list[_Ticket]) -> None:
        try:
            with self._turn():
                self._write_all(connection, batch)
        except Exception as error:  # noqa: BLE001 - it is raised again where the flag was set
            if len(batch) == 1:
                self._discard_contents(connection, batch[0].contents)
                _answer(batch, error)
                return
            # One flag that cannot be written must not take the others with it.
            for ticket in batch:
                self._commit(connection, [ticket])
        else:
            _answer(batch, None)

    def _write_all(self, connection: sqlite3.Connection, batch: list[_Ticket]) -> None:
        connection.execute("BEGIN IMMEDIATE")
        try:
            for ticket in batch:
                ticket.result = ticket.work(connection)
            connection.execute("COMMIT")
        finally:
            if connection.in_transaction:
                connection.execute("ROLLBACK")

    def _insert(self, connection: sqlite3.Connection, row: Row) -> int:
        marks = ", ".join("?" * len(FLAG_COLUMNS))
        row.columns["fingerprint"] = fingerprint_of(
            row.columns["endpoint"], [json for role, _, _, _, json in row.values if role == "input"]
        )
        columns = [row.columns[name] for name in FLAG_COLUMNS]
        cursor = connection.execute(f"INSERT INTO flags ({', '.join(FLAG_COLUMNS)}) VALUES ({marks})", columns)
        flag_id = int(cursor.lastrowid or 0)
        connection.executemany(
            "INSERT INTO flag_values VALUES (?, ?, ?, ?, ?, ?)", [(flag_id, *value) for value in row.values]
        )
        index_text(connection, flag_id, row.columns["note"], [value[-1] for value in row.values])
        for content in row.contents:
            self.insert_file(connection, flag_id, content, row.columns["created_at"])
        return flag_id

    def insert_file(self, connection: sqlite3.Connection, flag_id: int, content: Content, created_at: str) -> None:
        """A file belongs to a flag from now on."""
        # Another process may have removed it between `put` and now, when its own flag failed: see _discard_contents.
        if not self._contents.path(content.sha256).exists():
            self._contents.put(content.source)
        connection.execute(
            "INSERT OR IGNORE INTO files VALUES (?, ?, ?, ?)",
            (content.sha256, content.size_bytes, content.mime_type, created_at),
        )
        connection.execute("INSERT OR IGNORE INTO flag_files VALUES (?, ?)", (flag_id, content.sha256))

    def _discard_contents(self, connection: sqlite3.Connection, contents: list[Content]) -> None:
        import sqlite3

        if not contents:
            return
        # Holding the write lock, nobody can begin to refer to what is about to go.
        with contextlib.suppress(sqlite3.Error, OSError), self._turn():
            connection.execute("BEGIN IMMEDIATE")
            try:
                for content in contents:
                    known = connection.execute("SELECT 1 FROM files WHERE sha256 = ?", (content.sha256,)).fetchone()
                    if known is None:
                        self._contents.remove(content.sha256)
            finally:
                connection.execute("ROLLBACK")

    @contextlib.contextmanager
    def _turn(self) -> Iterator[None]:
        """Wait in line with other processes. SQLite's own waiting is by chance and can starve one of many writers."""
        try:
            import fcntl
        except ImportError:
            yield
            return
        with open(f"{self.path}-turn", "ab") as line:
            fcntl.flock(line, fcntl.LOCK_EX)
            yield

    def _said(self, error: BaseException) -> FlagNotSaved:
        return not_saved(error, self.path)


def not_saved(error: BaseException, path: Path) -> FlagNotSaved:
    """The words for a flag that could not be written."""
    if isinstance(error, FlagNotSaved):
        return error
    if isinstance(error, LimelightError):
        return FlagNotSaved(f"The flag was not saved. {error}")
    why = str(getattr(error, "strerror", None) or error)
    if "full" in why or "No space" in why or "quota" in why.lower():
        return FlagNotSaved(
            f"The flag was not saved: the disk that holds '{path.parent}' is full. "
            "Nothing of it was stored. Free some space there, then flag again."
        )
    if "readonly" in why or "unable to open" in why or isinstance(error, PermissionError):
        return FlagNotSaved(
            f"The flag was not saved: '{path.parent}' cannot be written ({why}). "
            "Let the server's user write there, or choose another flagging_dir."
        )
    if "locked" in why:
        return FlagNotSaved(
            f"The flag was not saved: another program has held '{path}' for 30 seconds. Close it, then flag again."
        )
    return FlagNotSaved(f"The flag was not saved in '{path}': {why}. Nothing of it was stored.")


def _answer(batch: list[_Ticket], error: BaseException | None) -> None:
    for ticket in batch:
        ticket.error = error
        ticket.done.set()

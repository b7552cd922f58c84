"""Sessions in one SQLite file: they outlive the server, whatever ended it."""

from __future__ import annotations

import sys
import threading
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ...errors import CannotRun
from ...files.database import WritingThread, connect
from ...files.guard import protect
from .store import KEPT_S, MOST_SESSIONS, Facts, Kept

if TYPE_CHECKING:
    import sqlite3

FORMAT = 1
_TABLES = (
    """CREATE TABLE IF NOT EXISTS sessions (
        id TEXT PRIMARY KEY, user TEXT, shape TEXT NOT NULL, ceiling INTEGER NOT NULL, used_at REAL NOT NULL
    ) WITHOUT ROWID""",
    """CREATE TABLE IF NOT EXISTS parts (
        session TEXT NOT NULL REFERENCES sessions(id) ON DELETE CASCADE,
        name TEXT NOT NULL, json BLOB NOT NULL, PRIMARY KEY (session, name)
    ) WITHOUT ROWID""",
    "CREATE INDEX IF NOT EXISTS sessions_by_use ON sessions (used_at)",
)
_SAVE = """INSERT INTO sessions VALUES (?, ?, ?, ?, ?)
    ON CONFLICT (id) DO UPDATE SET shape = excluded.shape, ceiling = excluded.ceiling, used_at = excluded.used_at"""


class SqliteStore:
    """Keeps sessions in a file.

    Parameters:
        path: the file; made with its folder when it is not there.
        kept_s: so long a session is kept after it was last used.
        most: so many sessions are kept.

    A commit survives the end of the process, not a power cut. Raises `CannotRun` when the file cannot be used.
    """

    def __init__(self, path: str | Path, kept_s: float = KEPT_S, most: int = MOST_SESSIONS):
        self.path = Path(path).expanduser().absolute()
        self._kept_s = kept_s
        self._most = most
        self._connection = self._opened()
        self._lock = threading.Lock()
        self._thread = WritingThread[_Work]("limelight-runs", self._run)
        protect(self.path)

    def write(self, facts: Facts, parts: Mapping[str, bytes | None]) -> None:
        """Take the facts and some parts of a session; None removes a part. The writing thread commits it soon."""
        self._thread.put(_Write(facts, dict(parts)))

    def read(self, id: str) -> Kept | None:
        """A session with all its parts, or None. Waits for what is being written."""
        self.flush()
        with self._lock:
            row = self._connection.execute("SELECT * FROM sessions WHERE id = ?", (id,)).fetchone()
            if row is None:
                return None
            parts = self._connection.execute("SELECT name, json FROM parts WHERE session = ?", (id,)).fetchall()
        return Kept(Facts(*row), dict(parts))

    def tidy(self, now: float, live: Iterable[str] = ()) -> list[str]:
        """Forget sessions that are too old or too many, and give their ids."""
        self.flush()
        with self._lock:
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                self._connection.executemany("UPDATE sessions SET used_at = ? WHERE id = ?", [(now, id) for id in live])
                beyond = "SELECT id FROM sessions ORDER BY used_at DESC LIMIT -1 OFFSET ?"
                gone = self._connection.execute(
                    f"SELECT id FROM sessions WHERE used_at < ? OR id IN ({beyond})", (now - self._kept_s, self._most)
                ).fetchall()
                self._connection.executemany("DELETE FROM sessions WHERE id = ?", gone)
                self._connection.execute("COMMIT")
            finally:
                if self._connection.in_transaction:
                    self._connection.execute("ROLLBACK")
        return [id for (id,) in gone]

    def flush(self) -> None:
        """Return once everything written so far is committed."""
        done = threading.Event()
        if self._thread.put(done):
            done.wait()

    def close(self) -> None:
        """Commit what waits and close the file."""
        self._thread.close()
        with self._lock:
            self._connection.close()

    def _opened(self) -> sqlite3.Connection:
        import sqlite3

        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            connection = connect(str(self.path))
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("PRAGMA synchronous = NORMAL")
            found = int(connection.execute("PRAGMA user_version").fetchone()[0])
            if found > FORMAT:
                connection.close()
                raise CannotRun(
                    f"The runs in '{self.path}' were written by a newer Limelight (format {found}; this one knows "
                    f"{FORMAT}). Update Limelight, or give launch(store=...) another file."
                )
            for statement in (*_TABLES, f"PRAGMA user_version = {FORMAT}"):
                connection.execute(statement)
        except (sqlite3.Error, OSError) as error:
            raise CannotRun(
                f"Runs cannot be kept in '{self.path}': {error}. "
                "Give launch(store=...) the path of a file in a folder that can be written."
            ) from error
        return connection

    def _run(self, batches: Iterator[list[_Work]]) -> None:
        with closing(connect(str(self.path))) as connection:
            connection.execute("PRAGMA synchronous = NORMAL")
            for batch in batches:
                self._commit(connection, [one for one in batch if isinstance(one, _Write)])
                for one in batch:
                    if isinstance(one, threading.Event):
                        one.set()

    def _commit(self, connection: sqlite3.Connection, batch: list[_Write]) -> None:
        import sqlite3

        try:
            connection.execute("BEGIN IMMEDIATE")
            for one in batch:
                connection.execute(_SAVE, one.row)
                connection.executemany("INSERT OR REPLACE INTO parts VALUES (?, ?, ?)", one.kept)
                connection.executemany("DELETE FROM parts WHERE session = ? AND name = ?", one.removed)
            connection.execute("COMMIT")
        except sqlite3.Error as error:
            # The app goes on: what is kept is for after a restart only.
            print(f"Runs could not be kept in '{self.path}': {error}.", file=sys.stderr)
        finally:
            if connection.in_transaction:
                connection.execute("ROLLBACK")


class _Write:
    def __init__(self, facts: Facts, parts: dict[str, bytes | None]):
        self.row: tuple[Any, ...] = (facts.id, facts.user, facts.shape, facts.ceiling, facts.used_at)
        self.kept = [(facts.id, name, data) for name, data in parts.items() if data is not None]
        self.removed = [(facts.id, name) for name, data in parts.items() if data is None]


_Work = _Write | threading.Event

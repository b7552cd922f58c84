"""Flags in one SQLite file with a folder of files beside it. What `add` returned is on disk."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import datetime, timezone
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, TypeVar

import msgspec

from ..errors import FileRefused
from ..files.database import connect
from ..files.folder import is_own
from ..files.guard import protect
from ..wire.values import FileData, is_file, replace_files
from .contents import Content, Contents
from .flag import Flag, FlagFilter, FlagValue, Role
from .schema import MIGRATIONS, migrate, version
from .writer import FLAG_COLUMNS, UNWRITABLE, Row, Value, Writer, not_saved

if TYPE_CHECKING:
    import sqlite3

T = TypeVar("T")

_PAGE = 200
_FACTS = ("id", *FLAG_COLUMNS)

_shared: dict[Path, FlagStore] = {}
_shared_lock = threading.Lock()


class FlagStore:
    """The flags of one or several apps, written by any number of threads and processes at once.

    Parameters:
        path: a folder, in which `flags.db` and `files/` are made by the first flag, or the path of the .db file itself.
    """

    def __init__(self, path: str | Path):
        chosen = Path(path).expanduser().absolute()
        self.path = chosen if chosen.suffix in {".db", ".sqlite", ".sqlite3"} else chosen / "flags.db"
        self.contents = Contents(self.path.parent / "files")
        self._writer = Writer(self.path, self.contents)
        protect(self.path)

    @classmethod
    def shared(cls, path: str | Path) -> FlagStore:
        """The one store of this process for a path, so that all its flags are written by one thread."""
        store = cls(path)
        with _shared_lock:
            return _shared.setdefault(store.path, store)

    def add(self, flag: Flag) -> int:
        """Write a flag and return its id. It is on disk when this returns, whatever happens to the process then.

        A `FileData` in a value is copied in by its local path. Blocks for a commit; call it from a worker thread.
        Raises `FlagNotSaved` when the disk is full or cannot be written: then nothing of it was stored.
        Raises `FileRefused` for a plain dict that poses as a file of this machine.
        """
        values, contents = self.prepared(flag.values())
        columns: dict[str, Any] = {name: getattr(flag, name) for name in _FACTS}
        columns["created_at"] = flag.created_at or now()
        return self._writer.write(Row(columns, values, contents))

    def get(self, flag_id: int) -> Flag | None:
        """One flag by its id, or None."""
        return next(iter(self._select("id = ?", [flag_id], "id", 1)), None)

    def iterate(self, wanted: FlagFilter | None = None, newest_first: bool = True) -> Iterator[Flag]:
        """The flags that `wanted` describes, all by default, read page by page as they were when each page was read."""
        condition, parameters = (wanted or FlagFilter()).as_sql()
        order, beyond = ("id DESC", "id < ?") if newest_first else ("id", "id > ?")
        last: int | None = None
        while True:
            bound = ([beyond], [last]) if last is not None else ([], [])
            page = self._select(" AND ".join([condition, *bound[0]]), [*parameters, *bound[1]], order, _PAGE)
            yield from page
            if len(page) < _PAGE:
                return
            last = page[-1].id

    def page(self, wanted: FlagFilter | None = None, limit: int = 50, offset: int = 0) -> list[Flag]:
        """Some of the flags that `wanted` describes, the newest first."""
        condition, parameters = (wanted or FlagFilter()).as_sql()
        return self._select(condition, [*parameters], "id DESC", limit, offset)

    def count(self, wanted: FlagFilter | None = None) -> int:
        """How many flags `wanted` describes."""
        condition, parameters = (wanted or FlagFilter()).as_sql()
        found = self.rows(f"SELECT count(*) FROM flags WHERE {condition}", parameters)
        return int(found[0][0]) if found else 0

    def file_path(self, path: str) -> Path:
        """Where a file of a flag lies, by the `path` in its value (`SHA256/NAME`). Raises `ValueError` for others."""
        return self.contents.path(path.split("/", 1)[0])

    def close(self) -> None:
        """Write what waits and let go of the file. Later flags are refused; reading still works."""
        with _shared_lock:
            if _shared.get(self.path) is self:
                del _shared[self.path]
        self._writer.close()

    def __enter__(self) -> FlagStore:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def prepared(self, values: Iterable[tuple[Role, int, FlagValue]]) -> tuple[list[Value], list[Content]]:
        """Values as the table has them, their files copied in. Raises `FlagNotSaved`, and `FileRefused` as `add`."""
        contents: list[Content] = []
        try:
            rows: list[Value] = [
                (role, position, value.name, value.kind, self._as_json(value.value, contents))
                for role, position, value in values
            ]
        except UNWRITABLE as error:
            raise not_saved(error, self.path) from error
        return rows, contents

    def write(self, work: Callable[[Writer, sqlite3.Connection], T], contents: Sequence[Content] = ()) -> T:
        """Let the one writing thread do something; it is on disk when this returns. Raises `FlagNotSaved`.

        Parameters:
            work: is given the writer and a connection inside a transaction.
            contents: the files that were put for it.
        """
        return self._writer.do(lambda connection: work(self._writer, connection), contents)

    def rows(self, query: str, parameters: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        """What a query reads; nothing while there is no file yet."""
        with _Reader(self.path) as connection:
            return [] if connection is None else connection.execute(query, parameters).fetchall()

    def _as_json(self, value: Any, contents: list[Content]) -> str:
        def stored(file: Any) -> Any:
            local = local_file(file)
            if local is None:
                return msgspec.to_builtins(file)
            content = self.contents.put(Path(local.path), local.mime_type)
            contents.append(content)
            local = msgspec.structs.replace(local, path=f"{content.sha256}/{local.name}", url=None)
            return msgspec.to_builtins(msgspec.structs.replace(local, size=content.size_bytes))

        return msgspec.json.encode(replace_files(value, stored, looks_like_file), enc_hook=str).decode()

    def _select(self, condition: str, parameters: list[Any], order: str, limit: int, offset: int = 0) -> list[Flag]:
        with _Reader(self.path) as connection:
            if connection is None:
                return []
            # One read transaction: the values belong to the rows.
            connection.execute("BEGIN")
            query = f"SELECT {', '.join(_FACTS)} FROM flags WHERE {condition} ORDER BY {order} "
            query += f"LIMIT {limit} OFFSET {offset}"
            flags = {
                row[0]: Flag(**dict(zip(_FACTS, row, strict=True))) for row in connection.execute(query, parameters)
            }
            marks = ", ".join("?" * len(flags))
            query = f"SELECT * FROM flag_values WHERE flag_id IN ({marks}) ORDER BY flag_id, role, position"
            for flag_id, role, _, name, kind, text in connection.execute(query, list(flags)):
                flag = flags[flag_id]
                several = {"input": flag.inputs, "output": flag.outputs, "expected": flag.expected}[role]
                several.append(FlagValue(name, kind, msgspec.json.decode(text)))
            return list(flags.values())


class _Reader:
    """A connection that only reads, for the time of a `with`; None when there is no file yet."""

    def __init__(self, path: Path):
        self._path = path
        self._connection: sqlite3.Connection | None = None

    def __enter__(self) -> sqlite3.Connection | None:
        if not self._path.exists():
            return None
        self._connection = connect(str(self._path))
        if version(self._connection, str(self._path)) < len(MIGRATIONS):
            migrate(self._connection, str(self._path))
        self._connection.execute("PRAGMA query_only = ON")
        return self._connection

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._connection is not None:
            self._connection.close()


def now() -> str:
    """This moment, UTC in ISO 8601."""
    return datetime.now(timezone.utc).isoformat(timespec="microseconds")


def looks_like_file(value: object) -> bool:
    """Whether a value is a file, as an object or as the dict that travels."""
    return isinstance(value, FileData) or is_file(value)


def local_file(file: FileData | dict[str, Any]) -> FileData | None:
    """The file of this machine that a value names, or None when it is a web address.

    An object was made by this library or by the app. A dict may have been sent by a visitor: it counts only when it
    points into a folder of this process, whose name nobody can guess. Raises `FileRefused` for any other.
    """
    if isinstance(file, dict):
        try:
            known = msgspec.convert(file, FileData)
        except msgspec.ValidationError as error:
            raise FileRefused(f"A flagged file is described wrongly: {error}.", status=400) from None
    else:
        known = file
    if known.path.lower().startswith(("http://", "https://")):
        return None
    if isinstance(file, dict) and not is_own(known.path):
        raise FileRefused(f"The flagged file {known.path[:80]!r} is not one that this app was given. Upload it again.")
    return known

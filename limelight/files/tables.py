"""Tables behind opaque handles: what was not issued opens nothing, and every owner keeps a bounded number."""

from __future__ import annotations

import hashlib
import secrets
import threading
from collections import OrderedDict
from dataclasses import dataclass
from typing import Any

import msgspec

from ..errors import BadValue
from .table import Table
from .table_edits import edited

TABLE_MARK = "limelight.Table"
"""The tag by which a table on the server is told from any other object."""
MOST_PER_OWNER = 24
"""So many tables a session keeps; the one longest unused goes first."""
MOST_CELLS_PER_OWNER = 100_000_000
"""So many cells they may have together, beside the newest table."""
MOST_EDITED = 4
"""So many tables with changes are remembered, so that each window of one does not make it again."""
HEAD_ROWS = 60
"""So many rows travel with the handle, so that a page shows something at once."""
_HANDLE_BYTES = 18  # 144 bits


@dataclass
class _Entry:
    table: Table
    owner: str | None
    is_pinned: bool


def is_table(value: object) -> bool:
    """Whether a decoded JSON value stands for a table on the server."""
    if not isinstance(value, dict):
        return False
    meta = value.get("meta")
    return isinstance(meta, dict) and meta.get("_type") == TABLE_MARK


class Tables:
    """The tables of one app. Safe to use from any thread."""

    def __init__(self) -> None:
        self._entries: OrderedDict[str, _Entry] = OrderedDict()
        self._handles: dict[tuple[int, str | None], str] = {}
        self._edited: OrderedDict[tuple[str, bytes], Table] = OrderedDict()
        self._lock = threading.RLock()

    def keep(self, table: Table, owner: str | None, is_pinned: bool = False) -> dict[str, Any]:
        """What travels instead of a table: a handle, its size, and its first rows.

        Parameters:
            table: the table.
            owner: who it goes with, see `release`; only they may open it, anybody when it is None.
            is_pinned: it is the author's and stays as long as the app.
        """
        with self._lock:
            handle = self._handles.get((id(table), owner))
            if handle is None:
                handle = secrets.token_urlsafe(_HANDLE_BYTES)
                self._entries[handle] = _Entry(table, owner, is_pinned)
                self._handles[(id(table), owner)] = handle
                self._make_room(owner)
            else:
                self._entries.move_to_end(handle)
        head = table.window(0, HEAD_ROWS)
        return {
            "headers": table.headers,
            "data": head["data"],
            "metadata": head["metadata"],
            "rows": table.height,
            "kinds": table.kinds(),
            "meta": {"_type": TABLE_MARK, "handle": handle},
        }

    def open(self, value: dict[str, Any], owner: str | None) -> Table:
        """The table that a page or client names, with the changes made to it.

        Raises `BadValue` for a handle that was not issued to `owner`, or whose table has gone.
        """
        handle = value["meta"].get("handle")
        with self._lock:
            entry = self._entries.get(handle) if isinstance(handle, str) else None
            if entry is None or entry.owner not in (None, owner):
                raise BadValue("This table is not kept any more. Run what made it once more.")
            self._entries.move_to_end(handle)
        edits = value.get("edits")
        if not edits:
            return entry.table
        if not isinstance(edits, list):
            raise BadValue(f"The changes of a table are a list, not {str(edits)[:80]!r}.")
        return self._edit(handle, entry.table, edits)

    def _edit(self, handle: str, table: Table, edits: list[Any]) -> Table:
        # Windows of a changed table come one after another: it is made once. One more change begins from the last.
        digests, digest = [], hashlib.sha256(handle.encode())
        for edit in edits:
            digest.update(msgspec.json.encode(edit))
            digests.append(digest.digest())
        with self._lock:
            known = next((i for i in range(len(edits), 0, -1) if (handle, digests[i - 1]) in self._edited), 0)
            found = self._edited[handle, digests[known - 1]] if known else table
        if known < len(edits):
            found = edited(found, edits[known:])
        with self._lock:
            self._edited[handle, digests[-1]] = found
            self._edited.move_to_end((handle, digests[-1]))
            while len(self._edited) > MOST_EDITED:
                self._edited.popitem(last=False)
        return found

    def issued(self, value: dict[str, Any]) -> Table:
        """The table behind a handle that this server itself put into a value. Raises `BadValue` when it has gone."""
        with self._lock:
            entry = self._entries.get(value["meta"]["handle"])
        return self.open(value, entry.owner if entry is not None else None)

    def knows(self, value: dict[str, Any]) -> bool:
        """Whether a handle still opens a table."""
        with self._lock:
            return value["meta"].get("handle") in self._entries

    def release(self, owner: str) -> None:
        """Forget the tables of an owner; for instance when a session ends."""
        with self._lock:
            for handle in [handle for handle, entry in self._entries.items() if entry.owner == owner]:
                self._forget(handle)

    def clear(self) -> None:
        """Forget all tables."""
        with self._lock:
            self._entries.clear()
            self._handles.clear()
            self._edited.clear()

    def __len__(self) -> int:
        return len(self._entries)

    def _make_room(self, owner: str | None) -> None:
        theirs = [handle for handle, one in self._entries.items() if one.owner == owner and not one.is_pinned]
        cells = 0
        for place, handle in enumerate(reversed(theirs)):
            table = self._entries[handle].table
            cells += table.height * table.width
            if place and (place >= MOST_PER_OWNER or cells > MOST_CELLS_PER_OWNER):
                self._forget(handle)

    def _forget(self, handle: str) -> None:
        entry = self._entries.pop(handle)
        self._handles.pop((id(entry.table), entry.owner), None)
        for key in [key for key in self._edited if key[0] == handle]:
            self._edited.pop(key)

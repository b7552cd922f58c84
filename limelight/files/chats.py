"""Conversations in a SQLite file."""

from __future__ import annotations

import json
import secrets
import time
from contextlib import closing
from pathlib import Path
from typing import Any

from .database import connect

_TABLE = """\
CREATE TABLE IF NOT EXISTS chats (
    owner TEXT NOT NULL, id TEXT NOT NULL, title TEXT NOT NULL, at REAL NOT NULL, version INTEGER NOT NULL,
    messages TEXT NOT NULL, PRIMARY KEY (owner, id)
) WITHOUT ROWID"""

MOST_BYTES = 16_000_000
"""Largest conversation that is kept."""


class ChatStore:
    """Keeps the conversations of many owners apart.

    Parameters:
        path: the SQLite file; made when first needed.
    """

    def __init__(self, path: str | Path):
        self.path = str(path)

    def of(self, owner: str) -> list[dict[str, Any]]:
        """An owner's conversations, the newest first, without their messages."""
        with closing(self._open()) as database:
            rows = database.execute(
                "SELECT id, title, at, version FROM chats WHERE owner = ? ORDER BY at DESC", (owner,)
            ).fetchall()
        return [dict(zip(("id", "title", "at", "version"), row, strict=True)) for row in rows]

    def read(self, owner: str, id: str) -> dict[str, Any] | None:
        """One conversation with its messages; None when there is none."""
        with closing(self._open()) as database:
            row = database.execute(
                "SELECT id, title, at, version, messages FROM chats WHERE owner = ? AND id = ?", (owner, id)
            ).fetchone()
        if row is None:
            return None
        return {"id": row[0], "title": row[1], "at": row[2], "version": row[3], "messages": json.loads(row[4])}

    def keep(self, owner: str, chat: dict[str, Any]) -> dict[str, Any]:
        """Write a conversation and give what it is known by now: id, title, at, version.

        One that has changed since `chat["version"]` was read is left alone; this one is kept under a new id.
        """
        messages = json.dumps(chat["messages"])
        if len(messages) > MOST_BYTES:
            raise ValueError(f"The conversation is larger than the {MOST_BYTES // 1_000_000} MB that are kept.")
        id, version = str(chat.get("id") or secrets.token_urlsafe(12)), int(chat.get("version") or 0)
        kept = {"title": str(chat.get("title") or "")[:200], "at": time.time()}
        with closing(self._open()) as database:
            database.execute("BEGIN IMMEDIATE")
            row = database.execute("SELECT version FROM chats WHERE owner = ? AND id = ?", (owner, id)).fetchone()
            if row is not None and row[0] != version:
                id, version = secrets.token_urlsafe(12), 0
            database.execute(
                "INSERT OR REPLACE INTO chats (owner, id, title, at, version, messages) VALUES (?, ?, ?, ?, ?, ?)",
                (owner, id, kept["title"], kept["at"], version + 1, messages),
            )
            database.execute("COMMIT")
        return {**kept, "id": id, "version": version + 1}

    def forget(self, owner: str, id: str) -> None:
        """Delete a conversation."""
        with closing(self._open()) as database:
            database.execute("DELETE FROM chats WHERE owner = ? AND id = ?", (owner, id))

    def _open(self) -> Any:
        Path(self.path).parent.mkdir(parents=True, exist_ok=True)
        database = connect(self.path)
        database.execute("PRAGMA journal_mode = WAL")
        database.execute(_TABLE)
        return database

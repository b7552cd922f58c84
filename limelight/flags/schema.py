"""The tables of the flag store and how an older file becomes a present one."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from ..errors import CannotRun

if TYPE_CHECKING:
    import sqlite3

SEARCHED_CHARACTERS = 20_000
"""So much of each value is searched."""

MIGRATIONS: tuple[tuple[str, ...], ...] = (
    (
        """CREATE TABLE flags (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            created_at TEXT NOT NULL,
            endpoint TEXT, app_version TEXT, model_version TEXT,
            label TEXT, note TEXT, username TEXT, session TEXT,
            seconds REAL, source TEXT NOT NULL
        )""",
        """CREATE TABLE flag_values (
            flag_id INTEGER NOT NULL REFERENCES flags(id) ON DELETE CASCADE,
            role TEXT NOT NULL CHECK (role IN ('input', 'output', 'expected')),
            position INTEGER NOT NULL,
            name TEXT NOT NULL, kind TEXT NOT NULL, json TEXT NOT NULL,
            PRIMARY KEY (flag_id, role, position)
        ) WITHOUT ROWID""",
        """CREATE TABLE files (
            sha256 TEXT PRIMARY KEY,
            size_bytes INTEGER NOT NULL,
            mime_type TEXT,
            created_at TEXT NOT NULL
        ) WITHOUT ROWID""",
        """CREATE TABLE flag_files (
            flag_id INTEGER NOT NULL REFERENCES flags(id) ON DELETE CASCADE,
            sha256 TEXT NOT NULL REFERENCES files(sha256),
            PRIMARY KEY (flag_id, sha256)
        ) WITHOUT ROWID""",
        "CREATE INDEX flags_by_time ON flags (created_at)",
        "CREATE INDEX flags_by_label ON flags (label, created_at)",
        "CREATE INDEX flag_files_by_file ON flag_files (sha256)",
    ),
    (
        "ALTER TABLE flags ADD COLUMN status TEXT NOT NULL DEFAULT 'open'",
        "ALTER TABLE flags ADD COLUMN assignee TEXT",
        "ALTER TABLE flags ADD COLUMN metric TEXT",
        "ALTER TABLE flags ADD COLUMN tolerance REAL",
        "ALTER TABLE flags ADD COLUMN issue_id INTEGER REFERENCES issues(id)",
        "ALTER TABLE flags ADD COLUMN fingerprint TEXT",
        """CREATE TABLE issues (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            created_at TEXT NOT NULL, author TEXT,
            title TEXT NOT NULL, status TEXT NOT NULL DEFAULT 'open'
        )""",
        """CREATE TABLE changes (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            created_at TEXT NOT NULL, author TEXT,
            title TEXT NOT NULL, app_version TEXT, model_version TEXT,
            replay_id INTEGER REFERENCES replays(id),
            status TEXT NOT NULL DEFAULT 'proposed'
        )""",
        """CREATE TABLE replays (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            created_at TEXT NOT NULL, finished_at TEXT,
            app_version TEXT, model_version TEXT
        )""",
        """CREATE TABLE replay_results (
            replay_id INTEGER NOT NULL REFERENCES replays(id) ON DELETE CASCADE,
            flag_id INTEGER NOT NULL REFERENCES flags(id) ON DELETE CASCADE,
            verdict TEXT NOT NULL, score_before REAL, score_now REAL,
            seconds REAL, error TEXT, json TEXT NOT NULL,
            PRIMARY KEY (replay_id, flag_id)
        ) WITHOUT ROWID""",
        """CREATE TABLE history (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            created_at TEXT NOT NULL, who TEXT,
            subject TEXT NOT NULL CHECK (subject IN ('flag', 'issue', 'change')),
            subject_id INTEGER NOT NULL,
            what TEXT NOT NULL, json TEXT NOT NULL
        )""",
        # What happened is never rewritten.
        """CREATE TRIGGER history_stays BEFORE UPDATE ON history
            BEGIN SELECT RAISE(ABORT, 'The history of flags is only added to.'); END""",
        """CREATE TRIGGER history_is_whole BEFORE DELETE ON history
            BEGIN SELECT RAISE(ABORT, 'The history of flags is only added to.'); END""",
        "CREATE INDEX history_by_subject ON history (subject, subject_id, id)",
        "CREATE INDEX flags_by_status ON flags (status, id)",
        "CREATE INDEX flags_by_endpoint ON flags (endpoint, id)",
        "CREATE INDEX flags_by_fingerprint ON flags (fingerprint, id)",
        "CREATE INDEX flags_by_issue ON flags (issue_id, id)",
    ),
)
"""Each step takes the file from version N to N + 1. Steps are only ever added."""


def migrate(connection: sqlite3.Connection, path: str) -> None:
    """Bring a file to the present version, all or nothing. Raises `CannotRun` for one from the future."""
    # FULL: an acknowledged flag survives a power cut, not only a crash of this process.
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")
    if version(connection, path) == len(MIGRATIONS):
        return
    connection.execute("BEGIN IMMEDIATE")
    try:
        for step in MIGRATIONS[version(connection, path) :]:
            for statement in step:
                connection.execute(statement)
        if not connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'flag_texts'").fetchone():
            _index_texts(connection)
        connection.execute(f"PRAGMA user_version = {len(MIGRATIONS)}")
        connection.execute("COMMIT")
    finally:
        if connection.in_transaction:
            connection.execute("ROLLBACK")


def _index_texts(connection: sqlite3.Connection) -> None:
    """A table of what can be searched, with what an older file holds already."""
    import sqlite3

    try:
        connection.execute("CREATE VIRTUAL TABLE flag_texts USING fts5(text, tokenize = 'trigram')")
    except sqlite3.OperationalError:  # SQLite before 3.34, or without FTS5: every search reads every text
        connection.execute("CREATE TABLE flag_texts (text TEXT NOT NULL)")
    for flag_id, endpoint, note in connection.execute("SELECT id, endpoint, note FROM flags").fetchall():
        values = connection.execute(
            "SELECT role, json FROM flag_values WHERE flag_id = ? ORDER BY role, position", (flag_id,)
        ).fetchall()
        index_text(connection, flag_id, note, [json for _, json in values])
        fingerprint = fingerprint_of(endpoint, [json for role, json in values if role == "input"])
        connection.execute("UPDATE flags SET fingerprint = ? WHERE id = ?", (fingerprint, flag_id))


def index_text(connection: sqlite3.Connection, flag_id: int, note: str | None, values: list[str]) -> None:
    """Let a flag be found by its note and its values."""
    connection.execute("DELETE FROM flag_texts WHERE rowid = ?", (flag_id,))
    text = "\n".join([note or "", *(json[:SEARCHED_CHARACTERS] for json in values)]).casefold()
    connection.execute("INSERT INTO flag_texts (rowid, text) VALUES (?, ?)", (flag_id, text))


def fingerprint_of(endpoint: str | None, inputs: list[str]) -> str:
    """What two flags of the same question have in common. Files are in their JSON by their contents."""
    return hashlib.sha256("\0".join([endpoint or "", *inputs]).encode()).hexdigest()[:16]


def version(connection: sqlite3.Connection, path: str) -> int:
    """The format of a file. Raises `CannotRun` for one from the future."""
    found = int(connection.execute("PRAGMA user_version").fetchone()[0])
    if found > len(MIGRATIONS):
        raise CannotRun(
            f"The flags in '{path}' were written by a newer Limelight (format {found}; this one knows up to "
            f"{len(MIGRATIONS)}). Update Limelight: pip install --upgrade limelight."
        )
    return found

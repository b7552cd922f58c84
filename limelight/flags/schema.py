"""The tables of the flag store and how an older file becomes a present one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..errors import CannotRun

if TYPE_CHECKING:
    import sqlite3

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
        connection.execute(f"PRAGMA user_version = {len(MIGRATIONS)}")
        connection.execute("COMMIT")
    finally:
        if connection.in_transaction:
            connection.execute("ROLLBACK")


def version(connection: sqlite3.Connection, path: str) -> int:
    """The format of a file. Raises `CannotRun` for one from the future."""
    found = int(connection.execute("PRAGMA user_version").fetchone()[0])
    if found > len(MIGRATIONS):
        raise CannotRun(
            f"The flags in '{path}' were written by a newer Limelight (format {found}; this one knows up to "
            f"{len(MIGRATIONS)}). Update Limelight: pip install --upgrade limelight."
        )
    return found

"""What reviewers make of flags: who looks at them, what would have been right, which are done. Nothing is forgotten."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import msgspec

from ..errors import BadValue, nearest
from .flag import FACETS, STATUSES, Flag, FlagFilter, FlagValue
from .schema import index_text
from .store import FlagStore, now

if TYPE_CHECKING:
    import sqlite3

    from .writer import Writer

CHANGEABLE = ("status", "assignee", "label", "note", "metric", "tolerance", "issue_id")
"""What a reviewer can change; everything else is what happened."""


@dataclass(frozen=True)
class Event:
    """One thing that somebody did, as the history has it."""

    created_at: str
    """UTC in ISO 8601."""
    who: str | None
    what: str
    details: dict[str, Any]


class Review:
    """The reviewing of one store.

    Parameters:
        store: whose flags.
        who: in whose name.
    """

    def __init__(self, store: FlagStore, who: str | None = None):
        self.store = store
        self.who = who

    def change(self, flag_ids: Iterable[int], **facts: Any) -> int:
        """Set facts of flags, all or none of them; gives how many were changed.

        Parameters:
            facts: any of `CHANGEABLE`. A `status` is one of `flag.STATUSES`.

        Raises `BadValue` for anything else.
        """
        _check(facts)
        ids = list(dict.fromkeys(flag_ids))

        def work(_: Writer, connection: sqlite3.Connection) -> int:
            return sum(self._change(connection, flag_id, facts) for flag_id in ids)

        return self.store.write(work)

    def expect(self, flag_id: int, values: Sequence[Any]) -> None:
        """Say what the outputs should have been, one value an output as it travels; None where nothing is said.

        Raises `BadValue` when there is no such flag, or for another number of values.
        """
        flag = self.store.get(flag_id)
        if flag is None:
            raise BadValue(f"There is no flag {flag_id} in '{self.store.path}'.")
        if len(values) != len(flag.outputs):
            raise BadValue(f"Flag {flag_id} has {len(flag.outputs)} outputs but got {len(values)} expected values.")
        rows, contents = self.store.prepared(
            ("expected", place, FlagValue(output.name, output.kind, value))
            for place, (output, value) in enumerate(zip(flag.outputs, values, strict=True))
        )

        def work(writer: Writer, connection: sqlite3.Connection) -> None:
            connection.execute("DELETE FROM flag_values WHERE flag_id = ? AND role = 'expected'", (flag_id,))
            insert = "INSERT INTO flag_values VALUES (?, ?, ?, ?, ?, ?)"
            connection.executemany(insert, [(flag_id, *row) for row in rows])
            for content in contents:
                writer.insert_file(connection, flag_id, content, now())
            self._index(connection, flag_id)
            said = [msgspec.json.decode(row[-1]) for row in rows]
            tell(connection, self.who, "flag", flag_id, "expected", {"values": said})

        self.store.write(work, contents)

    def history(self, subject: str, subject_id: int) -> list[Event]:
        """What was done to a flag, an issue or a change, the first first."""
        query = "SELECT created_at, who, what, json FROM history WHERE subject = ? AND subject_id = ? ORDER BY id"
        rows = self.store.rows(query, (subject, subject_id))
        return [Event(created_at, who, what, msgspec.json.decode(json)) for created_at, who, what, json in rows]

    def facets(self, column: str, wanted: FlagFilter | None = None, limit: int = 100) -> list[tuple[Any, int]]:
        """The values of a column among the flags wanted, and how many flags have each; the commonest first."""
        if column not in FACETS:
            raise BadValue(f"Flags are not told apart by '{column}'{nearest(column, FACETS) or '.'}")
        condition, parameters = (wanted or FlagFilter()).as_sql()
        query = f"SELECT {column}, count(*) FROM flags WHERE {condition} GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT ?"
        return [(value, count) for value, count in self.store.rows(query, [*parameters, limit])]

    def duplicates(self, flag: Flag) -> list[int]:
        """The ids of the other flags of the same question to the same endpoint."""
        query = "SELECT id FROM flags WHERE fingerprint = ? AND id <> ? ORDER BY id"
        return [row[0] for row in self.store.rows(query, (flag.fingerprint, flag.id))]

    def _change(self, connection: sqlite3.Connection, flag_id: int, facts: dict[str, Any]) -> int:
        names = list(facts)
        query = f"SELECT {', '.join(names)} FROM flags WHERE id = ?"
        before = connection.execute(query, (flag_id,)).fetchone()
        if before is None:
            raise BadValue(f"There is no flag {flag_id} in '{self.store.path}'. Nothing was changed.")
        changed = {name: [old, facts[name]] for name, old in zip(names, before, strict=True) if old != facts[name]}
        if not changed:
            return 0
        assignments = ", ".join(f"{name} = ?" for name in changed)
        values = [facts[name] for name in changed]
        connection.execute(f"UPDATE flags SET {assignments} WHERE id = ?", [*values, flag_id])
        if "note" in changed:
            self._index(connection, flag_id)
        tell(connection, self.who, "flag", flag_id, "changed", changed)
        return 1

    def _index(self, connection: sqlite3.Connection, flag_id: int) -> None:
        note = connection.execute("SELECT note FROM flags WHERE id = ?", (flag_id,)).fetchone()[0]
        values = connection.execute("SELECT json FROM flag_values WHERE flag_id = ?", (flag_id,)).fetchall()
        index_text(connection, flag_id, note, [json for (json,) in values])


def tell(
    connection: sqlite3.Connection, who: str | None, subject: str, subject_id: int, what: str, details: dict[str, Any]
) -> None:
    """Add to the history what somebody does, in the same transaction."""
    connection.execute(
        "INSERT INTO history (created_at, who, subject, subject_id, what, json) VALUES (?, ?, ?, ?, ?, ?)",
        (now(), who, subject, subject_id, what, msgspec.json.encode(details, enc_hook=str).decode()),
    )


def _check(facts: dict[str, Any]) -> None:
    from .measure import metric_named

    for name in facts:
        if name not in CHANGEABLE:
            raise BadValue(f"A review does not change '{name}'{nearest(name, CHANGEABLE) or '.'}")
    status, metric, tolerance = facts.get("status", "open"), facts.get("metric"), facts.get("tolerance")
    if status not in STATUSES:
        raise BadValue(f"A flag's status is one of {', '.join(STATUSES)}, not {status!r}.")
    if metric is not None:
        metric_named(metric)
    if tolerance is not None and not 0 <= tolerance <= 1:
        raise BadValue(f"A tolerance is a number from 0 to 1, not {tolerance!r}.")

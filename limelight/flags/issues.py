"""What several flags have in common, and what shall mend it: issues and changes, as code has them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from ..errors import BadValue
from .flag import FlagFilter
from .review import Event, Review, tell
from .store import FlagStore, now

if TYPE_CHECKING:
    import sqlite3

    from .writer import Writer

IssueStatus = Literal["open", "closed"]
ChangeStatus = Literal["proposed", "approved", "rejected"]


@dataclass(frozen=True)
class Issue:
    """A fault of a model that several flags show, such as "misreads sevens with a bar"."""

    id: int
    created_at: str
    author: str | None
    title: str
    status: IssueStatus
    flag_count: int


@dataclass(frozen=True)
class Change:
    """A candidate: another version of the app or the model, with the replay that speaks for or against it."""

    id: int
    created_at: str
    author: str | None
    title: str
    app_version: str | None
    model_version: str | None
    replay_id: int | None
    status: ChangeStatus


class Issues:
    """The issues and changes of one store.

    Parameters:
        store: whose.
        who: in whose name.
    """

    def __init__(self, store: FlagStore, who: str | None = None):
        self.store = store
        self.who = who

    def open(self, title: str, flag_ids: list[int]) -> int:
        """A new issue of some flags; gives its id. Raises `BadValue` without a title."""
        if not title.strip():
            raise BadValue("An issue needs a title that says what is wrong, such as 'misreads sevens with a bar'.")

        def work(_: Writer, connection: sqlite3.Connection) -> int:
            insert = "INSERT INTO issues (created_at, author, title) VALUES (?, ?, ?)"
            issue_id = int(connection.execute(insert, (now(), self.who, title.strip())).lastrowid or 0)
            tell(connection, self.who, "issue", issue_id, "opened", {"title": title.strip()})
            return issue_id

        issue_id = self.store.write(work)
        self.add_flags(issue_id, flag_ids)
        return issue_id

    def add_flags(self, issue_id: int, flag_ids: list[int]) -> int:
        """Flags belong to an issue from now on; gives how many came to it. Raises `BadValue` for an unknown one."""
        self.get(issue_id)
        return Review(self.store, self.who).change(flag_ids, issue_id=issue_id)

    def get(self, issue_id: int) -> Issue:
        """One issue. Raises `BadValue` for an unknown one."""
        found = self._issues("WHERE id = ?", (issue_id,))
        if not found:
            raise BadValue(f"There is no issue {issue_id} in '{self.store.path}'.")
        return found[0]

    def all(self, status: IssueStatus | None = None) -> list[Issue]:
        """The issues, the newest first."""
        return self._issues("WHERE ? IS NULL OR status = ? ORDER BY id DESC", (status, status))

    def comment(self, issue_id: int, text: str) -> None:
        """Say something in an issue. Raises `BadValue` for an unknown one or without words."""
        if not text.strip():
            raise BadValue("A comment needs words.")
        self.get(issue_id)
        self.store.write(
            lambda _, connection: tell(connection, self.who, "issue", issue_id, "said", {"text": text.strip()})
        )

    def set_status(self, issue_id: int, status: IssueStatus) -> None:
        """Close an issue or open it again. Raises `BadValue`."""
        if status not in ("open", "closed"):
            raise BadValue(f"An issue is 'open' or 'closed', not {status!r}.")
        self.get(issue_id)
        self._set("issues", "issue", issue_id, status)

    def thread(self, issue_id: int) -> list[Event]:
        """What was said and done in an issue, the first first."""
        return Review(self.store).history("issue", issue_id)

    def flags(self, issue_id: int) -> FlagFilter:
        """Which flags belong to an issue."""
        return FlagFilter(issue_id=issue_id)

    def propose(
        self,
        title: str,
        replay_id: int | None = None,
        app_version: str | None = None,
        model_version: str | None = None,
    ) -> int:
        """A new change; gives its id. Raises `BadValue` without a title."""
        if not title.strip():
            raise BadValue("A change needs a title that says what is new, such as 'trained on 200 corrected sevens'.")

        def work(_: Writer, connection: sqlite3.Connection) -> int:
            insert = (
                "INSERT INTO changes (created_at, author, title, app_version, model_version, replay_id) "
                "VALUES (?, ?, ?, ?, ?, ?)"
            )
            facts = (now(), self.who, title.strip(), app_version, model_version, replay_id)
            change_id = int(connection.execute(insert, facts).lastrowid or 0)
            tell(connection, self.who, "change", change_id, "proposed", {"title": title.strip(), "replay": replay_id})
            return change_id

        return self.store.write(work)

    def changes(self) -> list[Change]:
        """The changes, the newest first."""
        query = (
            "SELECT id, created_at, author, title, app_version, model_version, replay_id, status FROM changes "
            "ORDER BY id DESC"
        )
        return [Change(*row) for row in self.store.rows(query)]

    def decide(self, change_id: int, status: ChangeStatus, reason: str = "") -> None:
        """Approve a change or reject it, with a reason; what was decided before stays in the history.

        Raises `BadValue` for an unknown change.
        """
        if status not in ("approved", "rejected"):
            raise BadValue(f"A change is 'approved' or 'rejected', not {status!r}.")
        if change_id not in [change.id for change in self.changes()]:
            raise BadValue(f"There is no change {change_id} in '{self.store.path}'.")
        self._set("changes", "change", change_id, status, reason=reason)

    def _issues(self, condition: str, parameters: tuple[Any, ...]) -> list[Issue]:
        query = (
            "SELECT id, created_at, author, title, status, "
            f"(SELECT count(*) FROM flags WHERE issue_id = issues.id) FROM issues {condition}"
        )
        return [Issue(*row) for row in self.store.rows(query, parameters)]

    def _set(self, table: str, subject: str, subject_id: int, status: str, **details: Any) -> None:
        def work(_: Writer, connection: sqlite3.Connection) -> None:
            connection.execute(f"UPDATE {table} SET status = ? WHERE id = ?", (status, subject_id))
            tell(connection, self.who, subject, subject_id, status, details)

        self.store.write(work)

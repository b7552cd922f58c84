"""A flag: what went in, what came out, and what a person says about it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Literal

Role = Literal["input", "output", "expected"]
Status = Literal["open", "accepted", "resolved", "dismissed"]
STATUSES: tuple[Status, ...] = ("open", "accepted", "resolved", "dismissed")
"""What a reviewer made of a flag: nothing yet; a case that must hold from now on; mended; not a fault."""


@dataclass
class FlagValue:
    """One value of a flag.

    `value` is JSON. A file in it is a `FileData` with a local path when given to the store, and a file dict whose
    path is `SHA256/NAME` when read back; `FlagStore.file_path` says where that lies.
    """

    name: str
    """The component's label, or "component N"."""
    kind: str
    """The component's kind, such as "textbox", so that it can be shown again."""
    value: Any


@dataclass
class Flag:
    """One mark that a person, or the app itself, set on one answer."""

    inputs: list[FlagValue] = field(default_factory=list)
    outputs: list[FlagValue] = field(default_factory=list)
    expected: list[FlagValue] = field(default_factory=list)
    """What the outputs should have been, as far as the person said."""
    label: str | None = None
    """The option chosen, such as "wrong"."""
    note: str | None = None
    """Free text of the person."""
    endpoint: str | None = None
    """The API name of the function that answered."""
    username: str | None = None
    session: str | None = None
    seconds: float | None = None
    """How long the answer took."""
    source: str = "manual"
    """Who set it: "manual" a person, "auto" the app, "api" a client."""
    app_version: str | None = None
    model_version: str | None = None
    status: Status = "open"
    """What a reviewer made of it."""
    assignee: str | None = None
    """Who looks at it."""
    metric: str | None = None
    """How an answer is compared with the expected one; None takes what fits the output (`measure.METRICS`)."""
    tolerance: float | None = None
    """How much of the full score may be missing, from 0 to 1; None takes the metric's own."""
    issue_id: int | None = None
    """The issue it belongs to."""
    fingerprint: str | None = field(default=None, compare=False)
    """A digest of the endpoint and the inputs, the same for the same question; the store fills it in."""
    created_at: str | None = None
    """UTC in ISO 8601; the store fills it in."""
    id: int | None = None
    """Given by the store."""

    def values(self) -> list[tuple[Role, int, FlagValue]]:
        """All values with their role and their position in it."""
        roles: list[tuple[Role, list[FlagValue]]] = [
            ("input", self.inputs),
            ("output", self.outputs),
            ("expected", self.expected),
        ]
        return [(role, position, value) for role, several in roles for position, value in enumerate(several)]


@dataclass(frozen=True)
class FlagFilter:
    """Which flags are meant. What is None does not matter; the rest must all hold."""

    label: str | None = None
    endpoint: str | None = None
    username: str | None = None
    session: str | None = None
    source: str | None = None
    app_version: str | None = None
    model_version: str | None = None
    status: str | None = None
    assignee: str | None = None
    issue_id: int | None = None
    fingerprint: str | None = None
    is_corrected: bool | None = None
    """Whether somebody said what would have been right."""
    since: str | None = None
    """Not before this UTC time in ISO 8601."""
    until: str | None = None
    """Before this UTC time in ISO 8601."""
    text: str | None = None
    """Words that occur in the note or in a value."""

    def as_sql(self) -> tuple[str, list[str]]:
        """The condition and its parameters."""
        terms = [(f"{name} = ?", getattr(self, name)) for name in FACETS]
        terms += [("created_at >= ?", self.since), ("created_at < ?", self.until)]
        given = [(term, str(value)) for term, value in terms if value is not None]
        conditions, parameters = [term for term, _ in given], [value for _, value in given]
        if self.is_corrected is not None:
            corrected = "id IN (SELECT flag_id FROM flag_values WHERE role = 'expected' AND json <> 'null')"
            conditions.append(corrected if self.is_corrected else f"NOT {corrected}")
        if self.text:
            # LIKE uses the index but knows wildcards; the second look takes the text as it is.
            conditions.append("id IN (SELECT rowid FROM flag_texts WHERE text LIKE ? AND instr(text, ?))")
            parameters += [f"%{self.text.casefold()}%", self.text.casefold()]
        return " AND ".join(conditions) or "1", parameters


FACETS = (
    *("label", "endpoint", "username", "session", "source", "app_version", "model_version"),
    *("status", "assignee", "issue_id", "fingerprint"),
)
"""The columns by which flags can be told apart."""

"""What a store of sessions promises. A new one passes the battery in tests/engine/test_stores.py."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Protocol

KEPT_S = 7 * 24 * 3600
"""So long a session is kept after it was last used."""
MOST_SESSIONS = 10_000
"""So many sessions are kept; the longest unused go first."""


@dataclass(frozen=True)
class Facts:
    """What is known of a session as a whole."""

    id: str
    user: str | None
    shape: str
    """A digest of the app's parts: values of another shape belong to other parts."""
    ceiling: int
    """No message of the session has a higher number; the next life of the server goes on above it."""
    used_at: float
    """Seconds of the epoch."""


@dataclass
class Kept:
    """A session as a store gives it back."""

    facts: Facts
    parts: dict[str, bytes] = field(default_factory=dict)
    """JSON by the part's name, such as `props:12` or `run:ID`."""


class Store(Protocol):
    """Keeps sessions in parts. Safe to use from any thread; writing does not block.

    What was written is read, in the order of the writing. Only `flush` promises that it outlives the process.
    """

    def write(self, facts: Facts, parts: Mapping[str, bytes | None]) -> None:
        """Take the facts and some parts of a session; None removes a part, the others stay as they are."""

    def read(self, id: str) -> Kept | None:
        """A session with all its parts, or None."""

    def tidy(self, now: float, live: Iterable[str] = ()) -> list[str]:
        """Forget sessions that are too old or too many, and give their ids.

        Parameters:
            now: seconds of the epoch.
            live: sessions that are in use: they stay.
        """
        ...

    def flush(self) -> None:
        """Return once everything written so far is where it lasts."""

    def close(self) -> None:
        """Flush, and let go of what is open."""

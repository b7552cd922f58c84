"""Sessions in this process: they outlive a server that is launched again, as a notebook's cell does it."""

from __future__ import annotations

import threading
from collections.abc import Iterable, Mapping
from dataclasses import replace

from .store import KEPT_S, MOST_SESSIONS, Facts, Kept


class MemoryStore:
    """Keeps sessions as long as the process lives.

    Parameters:
        kept_s: so long a session is kept after it was last used.
        most: so many sessions are kept.
    """

    def __init__(self, kept_s: float = KEPT_S, most: int = MOST_SESSIONS):
        self._kept_s = kept_s
        self._most = most
        self._lock = threading.Lock()
        self._sessions: dict[str, Kept] = {}

    def write(self, facts: Facts, parts: Mapping[str, bytes | None]) -> None:
        """Take the facts and some parts of a session; None removes a part."""
        with self._lock:
            kept = self._sessions.setdefault(facts.id, Kept(facts))
            kept.facts = facts
            for name, data in parts.items():
                if data is None:
                    kept.parts.pop(name, None)
                else:
                    kept.parts[name] = data

    def read(self, id: str) -> Kept | None:
        """A session with all its parts, or None."""
        with self._lock:
            kept = self._sessions.get(id)
            return Kept(kept.facts, dict(kept.parts)) if kept is not None else None

    def tidy(self, now: float, live: Iterable[str] = ()) -> list[str]:
        """Forget sessions that are too old or too many, and give their ids."""
        with self._lock:
            for id in live:
                if id in self._sessions:
                    kept = self._sessions[id]
                    kept.facts = replace(kept.facts, used_at=now)
            newest = sorted(self._sessions.values(), key=lambda kept: kept.facts.used_at, reverse=True)
            gone = [
                kept.facts.id
                for place, kept in enumerate(newest)
                if place >= self._most or now - kept.facts.used_at > self._kept_s
            ]
            for id in gone:
                del self._sessions[id]
            return gone

    def flush(self) -> None:
        """Nothing lasts longer than the process."""

    def close(self) -> None:
        """Keep what there is: the next server of this process may take over."""

"""Clients that name their session themselves: the `session_hash` of each, what runs for it, what waits to be read."""

from __future__ import annotations

import asyncio
import time
from collections import OrderedDict, deque
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ..engine.engine import Engine
    from ..engine.run import Run
    from ..engine.session import Session

MOST_WAITING = 1_000
"""So many messages wait for a client that does not read; then its runs' messages wait in their own logs."""
ABANDONED_S = 60
"""So long after a client stopped reading its pending runs are cancelled."""
MOST_RUNS = 1_000
KEPT_S = 600
"""So long a result waits to be fetched."""


@dataclass
class Kept:
    """A run whose result is fetched by its id."""

    run: Run
    user: str | None
    is_alone: bool
    at: float


class Client:
    """One session of one client."""

    def __init__(self, clients: ClientSessions, user: str | None):
        self.user = user
        self.pending: dict[str, asyncio.Task[None]] = {}
        """The tasks that turn the messages of a run into events, by run."""
        self.stream = 0
        """Counts the streams opened; only the newest is served."""
        self.ended = asyncio.Event()
        self._clients = clients
        self._session_id: str | None = None
        self._outbox: deque[bytes] = deque()
        self._changed = asyncio.Event()
        self._room = asyncio.Event()
        self._room.set()
        self._abandoned: asyncio.TimerHandle | None = None

    @property
    def has_ended(self) -> bool:
        """Whether nothing more is sent to it."""
        return self.ended.is_set()

    @property
    def session(self) -> Session:
        """The engine's session; a new one when the old has ended."""
        session = self._clients.engine.session(self._session_id, user=self.user)
        session.has_page = False
        if session.is_new:
            # Never connected for the engine: from here on it may be let go when unused.
            self._clients.engine.attach(session)
            self._clients.engine.detach(session)
        self._session_id = session.id
        return session

    def follow(self, run: Run, task: asyncio.Task[None]) -> None:
        """A run belongs to this client; `task` puts its events into the outbox."""
        self.pending[run.id] = task
        task.add_done_callback(lambda _: self._over(run.id))

    def _over(self, run_id: str) -> None:
        self.pending.pop(run_id, None)
        self._changed.set()

    async def put(self, event: bytes) -> None:
        """An event for the client; waits while it has too many unread."""
        while len(self._outbox) >= MOST_WAITING and not self.has_ended:
            self._room.clear()
            await self._room.wait()
        self._outbox.append(event)
        self._changed.set()

    def take(self) -> bytes:
        """All that waits."""
        taken = b"".join(self._outbox)
        self._outbox.clear()
        self._room.set()
        return taken

    async def wait(self, seconds: float) -> bool:
        """Whether something changed within so many seconds."""
        try:
            await asyncio.wait_for(self._changed.wait(), seconds)
        except (asyncio.TimeoutError, TimeoutError):
            return False
        self._changed.clear()
        return True

    def notify(self) -> None:
        """Look again: another stream was opened, or the server goes."""
        self._changed.set()

    def reading_began(self) -> int:
        """A stream was opened; gives its number."""
        if self._abandoned is not None:
            self._abandoned.cancel()
            self._abandoned = None
        self.stream += 1
        self.notify()
        return self.stream

    def reading_ended(self, stream: int) -> None:
        """A stream was closed. If nobody comes back, what is pending is cancelled."""
        if stream == self.stream and self.pending:
            self._abandoned = asyncio.get_running_loop().call_later(ABANDONED_S, self.cancel_all)

    def cancel_all(self) -> None:
        """Cancel all that is pending."""
        for run_id in list(self.pending):
            self.session.cancel(run_id)

    def end(self) -> None:
        """Stop following; open streams end."""
        self.ended.set()
        if self._abandoned is not None:
            self._abandoned.cancel()
        for task in list(self.pending.values()):
            task.cancel()
        self._room.set()
        self.notify()


class ClientSessions:
    """All clients of an app by the string they chose, the least recently used go first; and the other runs."""

    def __init__(self, engine: Engine, capacity: int):
        self.engine = engine
        self.streams = 0
        """Heartbeats that are open."""
        self._capacity = capacity
        self._clients: OrderedDict[tuple[str | None, str], Client] = OrderedDict()
        self._runs: OrderedDict[str, Kept] = OrderedDict()

    def of(self, session_hash: str, user: str | None) -> Client:
        """The client of that string; a string belongs to one user."""
        key = (user, session_hash)
        if key not in self._clients:
            self._clients[key] = Client(self, user)
            self._make_room()
        self._clients.move_to_end(key)
        return self._clients[key]

    def find(self, session_hash: str, user: str | None) -> Client | None:
        """The client of that string, if it was here before."""
        return self._clients.get((user, session_hash))

    def with_run(self, run_id: str, user: str | None) -> Client | None:
        """The client for whom a run is pending."""
        return next((one for one in self._clients.values() if one.user == user and run_id in one.pending), None)

    def keep(self, run: Run, user: str | None, is_alone: bool) -> None:
        """Remember a run whose result is fetched by its id. `is_alone`: its session ends with this call."""
        now = time.monotonic()
        self._runs[run.id] = Kept(run, user, is_alone, now)
        while self._runs:
            oldest = next(iter(self._runs.values()))
            if len(self._runs) <= MOST_RUNS and (now - oldest.at < KEPT_S or not oldest.run.is_over):
                return
            self.forget(oldest.run.id)

    def run(self, run_id: str, user: str | None) -> Run | None:
        """A run by its id, for the user who started it."""
        known = self._runs.get(run_id)
        return known.run if known is not None and known.user == user else None

    def forget(self, run_id: str) -> None:
        """The result was fetched, or nobody came for it."""
        known = self._runs.pop(run_id, None)
        if known is not None and known.is_alone:
            close_alone(self.engine, known.run.session)

    def leave(self) -> None:
        """The server goes: all streams end."""
        for client in self._clients.values():
            client.end()

    def _make_room(self) -> None:
        while len(self._clients) > self._capacity:
            _, oldest = self._clients.popitem(last=False)
            oldest.end()

    def __len__(self) -> int:
        return len(self._clients)


def close_alone(engine: Engine, session: Session) -> None:
    """End a session that served one call only; `unload` functions are for pages and are not called."""
    session.is_unloaded = True
    if session.id in engine.sessions:
        engine.close(session)

"""One app while it is being served: its sessions, its queue, its files."""

from __future__ import annotations

import asyncio
import traceback
from collections import OrderedDict
from typing import TYPE_CHECKING, Any

from ..errors import QueueFull
from ..wire.messages import Failure
from .backends.thread import ThreadBackend
from .clock import Clock
from .keeper import Keeper
from .oauth import SignIns
from .queue import Queue
from .request import Request
from .session import Session
from .stores.store import KEPT_S as KEPT_IN_STORE_S
from .tally import Tally
from .worker import Worker

if TYPE_CHECKING:
    from ..files.store import FileStore
    from ..graph.blueprint import Blueprint
    from ..graph.listener import Listener
    from .run import Run
    from .stores.store import Store

GREETED_AFTER_S = 1
GRACE_S = 60
"""So long after a page has gone its `unload` functions run: it may only have lost its network."""
KEPT_S = 3600
"""So long a session nobody is connected to is kept, to be resumed."""
TIDY_EVERY_S = 15
PRUNE_EVERY_S, PRUNED_AFTER_S = 600, 24 * 3600
"""How often files nobody owns are looked through, and how old they get, unless `delete_cache` says otherwise."""


class Engine:
    """Runs an app's functions.

    Parameters:
        blueprint: the app.
        files: where files are kept.
        max_threads: how many functions run at a time.
        default_concurrency_limit: how many runs of one function at a time, unless its listener says otherwise; None
            is no limit.
        max_size: how many runs may wait; None is 10,000.
        show_error: whether people are told what an exception said.
        capacity: how many sessions are kept; the longest unused go first.
        store: keeps the sessions of pages over a restart; None forgets them with the engine.
        clock: tells the time by which things are let go.
    """

    def __init__(
        self,
        blueprint: Blueprint,
        files: FileStore,
        *,
        max_threads: int = 40,
        default_concurrency_limit: int | None = 1,
        max_size: int | None = None,
        show_error: bool = False,
        capacity: int = 10_000,
        store: Store | None = None,
        clock: Clock | None = None,
    ):
        self.blueprint = blueprint
        self.files = files
        self.show_error = show_error
        self.capacity = capacity
        self.clock = clock or Clock()
        self.keeper = Keeper(self, store) if store is not None else None
        self.backend = ThreadBackend(max_threads)
        self.tally = Tally()
        self.worker = Worker(self)
        self.queue = Queue(self.worker, default_concurrency_limit, max_size, max_threads)
        self.sign_ins = SignIns()
        """Who signed in with the app's `gr.LoginButton`."""
        self.sessions: OrderedDict[str, Session] = OrderedDict()
        self.on_unload: list[Listener] = [
            one for one in blueprint.listeners.values() if (blueprint.id, "unload") in one.triggers
        ]
        self._tidying: asyncio.Task[None] | None = None
        self.is_running = False

    async def start(self) -> None:
        """Begin; what the app wants to do first (cached examples) is done here."""
        self.is_running = True
        for prepare in getattr(self.blueprint, "on_start", ()):
            await prepare(self)
        self._tidying = asyncio.create_task(self._tidy_forever())

    async def stop(self) -> None:
        """Cancel what is pending, run `unload` functions, forget all sessions, do what the app wants done last."""
        self.is_running = False
        if self._tidying is not None:
            self._tidying.cancel()
        if self.keeper is not None:
            self.keeper.close()
        await self.queue.drain()
        for session in list(self.sessions.values()):
            self.close(session)
        await asyncio.sleep(0)
        for finish in getattr(self.blueprint, "on_stop", ()):
            await finish(self)

    def session(self, id: str | None = None, user: str | None = None) -> Session:
        """The session of that id, or a new one. A session never changes its user: with another user it counts as
        unknown."""
        known = self.sessions.get(id) if id else None
        if known is not None and known.user == user:
            known.is_new = False
            known.last_used = self.clock()
            self.sessions.move_to_end(known.id)
            return known
        kept = self.keeper.restore(id, user) if id and known is None and self.keeper is not None else None
        session = kept or Session(self, user=user)
        self.sessions[session.id] = session
        self._make_room()
        return session

    def submit(self, run: Run) -> None:
        """Start a run or let it wait; one whose listener has a validator is checked first. A full queue fails it."""
        if run.listener.options.get("validator") is not None:
            run.task = asyncio.get_running_loop().create_task(self._submit_if_valid(run))
        else:
            self._submit(run)

    async def _submit_if_valid(self, run: Run) -> None:
        if await self.worker.validate(run) and not run.is_over:
            self._submit(run)

    def _submit(self, run: Run) -> None:
        try:
            self.queue.submit(run)
        except QueueFull as error:
            run.exception = error
            run.end("failed", Failure(message=str(error), title="Queue is full"))

    def attach(self, session: Session) -> None:
        """A page of the session is connected."""
        session.connections += 1
        session.left_at = None
        if (greeting := session.greeting) is not None:
            session.greeting = None
            # After the values of before, which the page takes first.
            asyncio.get_running_loop().call_later(GREETED_AFTER_S, session.tell, greeting)

    def keep(self, session: Session) -> None:
        """Keep the session over a restart, if the engine has a store: it is one of an open page."""
        if self.keeper is not None:
            self.keeper.watch(session)

    def detach(self, session: Session) -> None:
        """A page of the session is gone, for now or for good."""
        session.connections -= 1
        session.last_used = self.clock()
        if session.connections <= 0:
            session.left_at = self.clock()

    def close(self, session: Session) -> None:
        """Forget a session: its runs are cancelled, its values dropped, its `unload` functions called."""
        if self.keeper is not None:
            self.keeper.unwatch(session)
        session.cancel_all()
        self._unload(session)
        session.delete_states()
        self.sessions.pop(session.id, None)
        if not session.is_kept:
            self.files.release(session.id)

    def _make_room(self) -> None:
        while len(self.sessions) > self.capacity:
            idle = next((one for one in self.sessions.values() if not one.connections), None)
            self.close(idle or next(iter(self.sessions.values())))

    async def _tidy_forever(self) -> None:
        usual = (PRUNE_EVERY_S, PRUNED_AFTER_S if self.keeper is None else KEPT_IN_STORE_S)
        every_s, older_than_s = getattr(self.blueprint, "delete_cache", None) or usual
        pruned_at = self.clock()
        while True:
            await asyncio.sleep(min(TIDY_EVERY_S, every_s))
            self.tidy(self.clock())
            if self.clock() - pruned_at >= every_s:
                pruned_at = self.clock()
                if self.keeper is not None:
                    self.keeper.tidy()
                await self.backend.call(lambda: self.files.prune(older_than_s))

    def tidy(self, now: float) -> None:
        """Let go of what nobody comes back for. `now` is seconds of the monotonic clock."""
        for session in list(self.sessions.values()):
            session.expire_states(now)
            if session.left_at is None or session.connections > 0:
                continue
            if now - session.left_at > GRACE_S:
                session.cancel_left()
                self._unload(session)
            if now - max(session.left_at, session.last_used) > KEPT_S and not session.is_busy:
                self.close(session)

    def _unload(self, session: Session) -> None:
        if session.is_unloaded:
            return
        session.is_unloaded = True
        for listener in self.on_unload:
            if listener.fn is not None:
                takes_request = bool(listener.parameters)
                request = Request(session_hash=session.id, username=session.user)
                self.call_quietly(listener.fn, *([request] if takes_request else []))

    def call_quietly(self, fn: Any, *args: Any) -> None:
        """Call a function of the app's author; what it raises is printed and stops nothing."""
        try:
            fn(*args)
        except Exception:  # noqa: BLE001 - a user's function; the session goes all the same
            traceback.print_exc()

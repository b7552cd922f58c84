"""Runs that callers come back for: kept under their unguessable ids, found again by an idempotency key."""

from __future__ import annotations

import asyncio
import hashlib
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from ..define.event import RUN_DEFAULTS
from .answers import Refusal
from .gradio_sessions import close_alone

if TYPE_CHECKING:
    from ..engine.engine import Engine
    from ..engine.run import Run
    from .contracts import Contract

KEPT_S = 600
"""So long after its end a run can be asked for."""
MOST_RUNS = 1_000
MOST_KEY_LENGTH = 200
ABANDONED_S = 60
"""So long after its last reader left a run with `on_leave="cancel"` is cancelled."""

Key = tuple[str | None, str, str]
"""User, endpoint and idempotency key."""


@dataclass(eq=False)
class KeptRun:
    """A run, what it is a run of, and whose it is."""

    run: Run
    contract: Contract
    user: str | None
    key: Key | None = None
    digest: bytes = b""
    """Of the inputs: a key stands for one call."""
    is_alone: bool = True
    readers: int = 0
    abandoned: asyncio.TimerHandle | None = None

    def reading_began(self) -> None:
        """Somebody reads its events."""
        self.readers += 1
        if self.abandoned is not None:
            self.abandoned.cancel()
            self.abandoned = None

    def reading_ended(self) -> None:
        """Somebody left. When nobody comes back, a run that is not to be finished without them is cancelled."""
        self.readers -= 1
        if (
            self.readers
            or self.run.is_over
            or self.run.listener.options.get("on_leave", RUN_DEFAULTS["on_leave"]) != "cancel"
        ):
            return
        cancel = self.run.session.cancel
        self.abandoned = asyncio.get_running_loop().call_later(ABANDONED_S, cancel, self.run.id)


class ApiRuns:
    """The runs that callers may come back for, of one app."""

    def __init__(self, engine: Engine):
        self._engine = engine
        self._runs: OrderedDict[str, KeptRun] = OrderedDict()
        self._by_key: dict[Key, str] = {}
        self._tasks: set[asyncio.Task[None]] = set()
        self._leaving = asyncio.Event()

    def __len__(self) -> int:
        return len(self._runs)

    def keep(self, kept: KeptRun) -> None:
        """Keep a run until ten minutes after its end."""
        self._runs[kept.run.id] = kept
        if kept.key is not None:
            self._by_key[kept.key] = kept.run.id
        self._forget_old()

    def after(self, kept: KeptRun, work: Callable[[], Any]) -> None:
        """Do something when a run is over."""

        async def wait() -> None:
            await kept.run.finished()
            if asyncio.iscoroutine(result := work()):
                await result

        task = asyncio.get_running_loop().create_task(wait())
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def finished(self, kept: KeptRun) -> None:
        """Return when a run is over. Raises `Refusal` (503) when the server goes before that."""
        if kept.run.is_over:
            return
        waiting = [asyncio.ensure_future(kept.run.finished()), asyncio.ensure_future(self._leaving.wait())]
        try:
            await asyncio.wait(waiting, return_when=asyncio.FIRST_COMPLETED)
        finally:
            for one in waiting:
                one.cancel()
        if not kept.run.is_over:
            raise Refusal(503, "The server stops. Try again in a moment.", {"retry-after": "5"})

    def close_session_after(self, kept: KeptRun) -> None:
        """The session of a single call goes when the call is over; the run itself stays."""
        if kept.is_alone:
            self.after(kept, lambda: close_alone(self._engine, kept.run.session))

    def find(self, run_id: str, user: str | None) -> KeptRun:
        """The run of that id. Raises `Refusal` (404) for one that is unknown, gone, or of somebody else."""
        kept = self._runs.get(run_id)
        if kept is None or kept.user != user:
            raise Refusal(404, "There is no such run. A run can be asked for until ten minutes after its end.")
        return kept

    def with_key(self, key: Key, digest: bytes) -> KeptRun | None:
        """The run that was started with an idempotency key. Raises `Refusal` (409) when it had other inputs."""
        kept = self._runs.get(self._by_key.get(key, ""))
        if kept is not None and kept.digest != digest:
            raise Refusal(
                409, f"The Idempotency-Key '{key[2]}' was used for other inputs. Choose a new one for each call."
            )
        return kept

    def leave(self) -> None:
        """The server goes: nobody waits any longer."""
        self._leaving.set()
        for task in list(self._tasks):
            task.cancel()

    def _forget_old(self) -> None:
        since = self._engine.clock() - KEPT_S
        # In the order they were started: the first that is over but not old is not far from the first at all.
        while self._runs:
            oldest = next(iter(self._runs.values())).run
            if not (oldest.is_over and (oldest.ended_at < since or len(self._runs) > MOST_RUNS)):
                break
            self._forget(oldest.id)
        if len(self._runs) > MOST_RUNS + MOST_RUNS // 10:  # one that never ends stands before all the others
            over = [id for id, one in self._runs.items() if one.run.is_over]
            for id in over[: len(self._runs) - MOST_RUNS]:
                self._forget(id)

    def _forget(self, run_id: str) -> None:
        kept = self._runs.pop(run_id, None)
        if kept is not None and kept.key is not None and self._by_key.get(kept.key) == run_id:
            del self._by_key[kept.key]


def digest_of(body: bytes) -> bytes:
    """What stands for the inputs of a call."""
    return hashlib.blake2b(body, digest_size=16).digest()

"""One call of one listener, from the trigger to its end, as a small state machine.

    queued ──▶ running ──▶ done | failed
       └──────────┴──────▶ cancelled

A run belongs to the server. Whoever started it may go away and come back: its messages are numbered and kept.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator, Sequence
from typing import TYPE_CHECKING, Any

from ..graph.compare import compare
from ..wire.messages import (
    Ended,
    Failure,
    Numbered,
    Patched,
    Piece,
    Progressed,
    Queued,
    RunStatus,
    RunView,
    Started,
    Step,
)
from .log import Log

if TYPE_CHECKING:
    from ..graph.listener import Listener
    from ..wire.values import Part
    from .request import RequestFacts
    from .session import Session
    from .stream import Feed


class Cancelled(BaseException):
    """Raised inside a user's function to stop it; not an `Exception`, so that `except Exception` does not swallow
    it."""


class Run:
    """One call of one listener."""

    def __init__(
        self,
        id: str,
        session: Session,
        listener: Listener,
        payloads: list[Any],
        *,
        target: int | None = None,
        event: Any = None,
        request: RequestFacts | None = None,
    ):
        self.id = id
        """Unguessable; made by whoever triggered, so that a repeated message changes nothing."""
        self.session = session
        self.listener = listener
        self.payloads = payloads
        """One decoded JSON value per input."""
        self.target = target
        self.event = event
        self.request = request
        self.status: RunStatus = "queued"
        self.error: Failure | None = None
        self.exception: BaseException | None = None
        """What the function raised, for those who called from Python."""
        self.outputs: list[dict[str, Any]] = [{} for _ in listener.outputs]
        """Per output the props the run has set so far, as they travel."""
        self.steps: list[Step] = []
        self.abstained: str | None = None
        """Why the function gave no answer (`gr.Abstain`); None when it did."""
        self.verdicts: list[dict[str, Any]] = []
        """What the listener's validator said of each input."""
        self.changed_states: set[int] = set()
        self._clock = session.engine.clock
        self.log = Log(self._clock)
        self.created_at = self.started_at = self.ended_at = self._clock()
        self.created_at_epoch = time.time()
        self.is_cancelled = False
        """Asked to stop. The function is told at its next yield or progress step."""
        self.position = -1
        self.rounds = 0
        """How many runs in a row led to it by changing what it listens to; 0 when a person did."""
        self.feed: Feed | None = None
        """Where further pieces come in, for a run that reads a stream."""
        self.outlets: dict[int, Any] = {}
        """By node the stream of sound or film that it gives while it is made."""
        self.heard: dict[int, Any] = {}
        """The same, kept for clients that follow a stream by its playlist."""
        self.tqdm_tracker: Any = None
        """The `gr.Progress` that shows the function's `tqdm` bars."""
        self._over = asyncio.Event()
        self._loop = asyncio.get_running_loop()
        self.task: asyncio.Task[None] | None = None

    # What happens to it, in order

    def wait_at(self, position: int, size: int, eta_s: float | None) -> None:
        """It stands at `position` in its queue."""
        self.position = position
        self._emit(Queued(run=self.id, position=position, size=size, eta_s=eta_s))

    def start(self, eta_s: float | None = None) -> None:
        """Its function is called now."""
        self.status, self.started_at = "running", self._clock()
        self._emit(Started(run=self.id, eta_s=eta_s))

    def answer(self, outputs: list[dict[str, Any]]) -> None:
        """A result, partial or final: per output the props it sets. Only what changed is sent."""
        edits = []
        for node, known, props in zip(self.listener.outputs, self.outputs, outputs, strict=True):
            if (drawn := props.pop("__drawn__", None)) is not None:
                self._emit(self.session.show(drawn))
                self.session.drew(node.id, self.listener, self.payloads)
            served = self.session.served.setdefault(node.id, {})
            before = served if self.session.has_page else known
            for name, value in props.items():
                changes = (
                    compare(node.id, [name], before[name], value)
                    if name in before
                    else [[node.id, [name], "set", value]]
                )
                if not changes and name not in known:
                    # A person may have changed it since: what was sent last holds again.
                    changes = [[node.id, [name], "same"]]
                edits += changes
                served[name] = known[name] = value
            if "value" in props:
                self.session.echo.heard(node.id, self)
            self.session.touch(f"props:{node.id}")
        if edits:
            self._emit(Patched(run=self.id, edits=edits))

    def answer_if_wanted(self, outputs: list[dict[str, Any]]) -> None:
        """A result, unless the run is over: what a cancelled function still gives is dropped."""
        if not self.is_over:
            self.answer(outputs)

    def hand_out(self, node: int, parts: Sequence[Part]) -> None:
        """The next pieces of a stream, for the page alone."""
        for part in parts:
            if not self.is_over:
                self.session.tell(Piece(node=node, part=part, run=self.id))

    def close_outlets(self, is_cut: bool) -> None:
        """Its streams end: what was given becomes a file that can be played again."""
        outlets, self.outlets = self.outlets, {}
        for node, outlet in outlets.items():
            self.session.tell(Piece(node=node, is_cut=is_cut, run=self.id))
            place = next(index for index, one in enumerate(self.listener.outputs) if one.id == node)
            whole = self.session.engine.files.outgoing(outlet.finish(), owner=self.session.file_owner)
            self.answer_if_wanted([{"value": whole} if index == place else {} for index in range(len(self.outputs))])

    def progress(self, steps: list[Step]) -> None:
        """How far it is."""
        if self.is_over:
            return
        self.steps = steps
        self._emit(Progressed(run=self.id, steps=steps))

    def notice(self, message: Numbered) -> None:
        """Something for the person to read."""
        self._emit(message)

    def end(self, status: RunStatus, error: Failure | None = None) -> None:
        """It is over. A second end changes nothing."""
        if self._over.is_set():
            return
        self.status, self.error, self.ended_at = status, error, self._clock()
        self._over.set()
        self._emit(self.ended())
        self.payloads = []
        self.session.engine.tally.count(self)
        self.session.touch(f"run:{self.id}", *(f"state:{id}" for id in self.changed_states), is_result=True)

    def recall(self, status: RunStatus, error: Failure | None = None, seconds: float = 0) -> None:
        """It was over in an earlier life of the server: who follows it hears its results and its end."""
        self.status, self.error, self.ended_at = status, error, self.started_at + seconds
        self._over.set()
        self.payloads = []
        if edits := self._all_edits():
            self.log.add_whole(Patched(run=self.id, edits=edits))
        self.log.add_whole(self.ended())

    def ended(self) -> Ended:
        """The message that tells the end."""
        assert self.status in ("done", "failed", "cancelled")
        return Ended(
            run=self.id,
            status=self.status,
            seconds=round(self.ended_at - self.started_at, 4),
            error=self.error,
            changed_states=sorted(self.changed_states),
        )

    def _emit(self, message: Numbered) -> None:
        self.log.add_whole(message)
        self.session.tell(message)

    def call_soon(self, work: Any, *args: Any) -> None:
        """Do something on the engine's event loop, from any thread."""
        if not self._loop.is_closed():
            self._loop.call_soon_threadsafe(work, *args)

    # What others ask

    @property
    def is_over(self) -> bool:
        """Whether it has ended."""
        return self._over.is_set()

    @property
    def is_watched(self) -> bool:
        """Whether an open page feeds it, and shows what it gives."""
        return self.feed is not None and self.session.connections > 0

    @property
    def seconds(self) -> float:
        """How long the function has run, or ran."""
        return (self.ended_at if self.is_over else self._clock()) - self.started_at

    @property
    def values(self) -> list[Any]:
        """Per output the latest value as it travels; a dict marked as an update when other props were set."""
        return [self._value(node, props) for node, props in zip(self.listener.outputs, self.outputs, strict=True)]

    @staticmethod
    def _value(node: Any, props: dict[str, Any]) -> Any:
        if node.stateful:
            return None
        return props["value"] if list(props) == ["value"] else {"__type__": "update", **props}

    def view(self) -> RunView:
        """What a page that just arrived must know."""
        ended = self.ended() if self.is_over else None
        return RunView(run=self.id, listener=self.listener.id, status=self.status, progress=self.steps, ended=ended)

    async def finished(self) -> None:
        """Return when it is over. Cancelling the wait does not cancel the run."""
        await self._over.wait()

    async def follow(self, after: int = 0) -> AsyncIterator[Numbered]:
        """Its messages after a number, then each as it comes, until the end. Closing it does not cancel the run.

        A reader that fell too far behind gets the whole values once instead of the changes it missed.
        """
        while True:
            entries = self.log.after(after)
            if entries is None:
                yield Patched(run=self.id, edits=self._all_edits())
                after = self.log.last - (1 if self.is_over else 0)
                continue
            for entry in entries:
                after = entry.number
                yield entry.message
            if self.is_over and after >= self.log.last:
                return
            await self.log.wait(after)

    def _all_edits(self) -> list[Any]:
        return [
            [node.id, [name], "set", value]
            for node, props in zip(self.listener.outputs, self.outputs, strict=True)
            for name, value in props.items()
        ]

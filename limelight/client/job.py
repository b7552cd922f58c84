"""A call that goes on while the caller does something else."""

from __future__ import annotations

import asyncio
import concurrent.futures
import threading
from collections.abc import AsyncIterator, Callable, Generator, Iterator
from dataclasses import dataclass, field
from datetime import datetime, timezone
from enum import Enum
from typing import Any


class Status(Enum):
    """Where a call is."""

    STARTING = "STARTING"
    JOINING_QUEUE = "JOINING_QUEUE"
    QUEUE_FULL = "QUEUE_FULL"
    IN_QUEUE = "IN_QUEUE"
    SENDING_DATA = "SENDING_DATA"
    PROCESSING = "PROCESSING"
    ITERATING = "ITERATING"
    PROGRESS = "PROGRESS"
    FINISHED = "FINISHED"
    CANCELLED = "CANCELLED"
    LOG = "LOG"


@dataclass
class StatusUpdate:
    """Where a call is, and what is known of it."""

    code: Status = Status.STARTING
    rank: int | None = None
    queue_size: int | None = None
    eta: float | None = None
    success: bool | None = None
    time: datetime | None = field(default_factory=lambda: datetime.now(timezone.utc))
    progress_data: list[dict[str, Any]] | None = None
    log: tuple[str, str] | None = None


class Job(concurrent.futures.Future[Any]):
    """A call of an endpoint: a future of its result that also tells its status and its results so far.

    for part in job: ...            # each result of a generator, as it comes
    job.result(timeout=10)          # the last one
    await job                       # the same, in a coroutine
    """

    def __init__(self, cancel: Callable[[Job], None] | None = None) -> None:
        super().__init__()
        self.run_id: str | None = None
        """The run's id at the server, with which it can be followed from elsewhere: `client.follow(run_id)`."""
        self.seen = 0
        """The number of the last event that came."""
        self.shown: Callable[[Any], Any] = lambda value: value
        """Makes of what the server gave what the caller gets."""
        self._cancel = cancel
        self._outputs: list[Any] = []
        self._status = StatusUpdate()
        self._news = threading.Condition()
        self._is_stopped = False
        super().set_running_or_notify_cancel()

    def status(self) -> StatusUpdate:
        """Where the call is now."""
        return self._status

    def outputs(self) -> list[Any]:
        """The results so far, oldest first; of a function that is no generator, the one result."""
        return list(self._outputs)

    def cancel(self) -> bool:
        """Ask the server to stop: before the call starts, or at its next yield. False when it is over."""
        if self.done():
            return False
        self._is_stopped = True
        if self._cancel is not None:
            self._cancel(self)
        return True

    def cancelled(self) -> bool:
        """Whether the call was stopped."""
        return self._is_stopped and self.done()

    def __iter__(self) -> Iterator[Any]:
        at = 0
        while True:
            with self._news:
                while at >= len(self._outputs) and not self.done():
                    self._news.wait()
            if at < len(self._outputs):
                yield self._outputs[at]
                at += 1
                continue
            if (error := self.exception()) is not None and not self._is_stopped:
                raise error
            return

    def __await__(self) -> Generator[Any, None, Any]:
        return asyncio.wrap_future(self).__await__()

    async def __aiter__(self) -> AsyncIterator[Any]:
        """Each result as it comes."""
        iterator, end = iter(self), object()
        while (one := await asyncio.to_thread(next, iterator, end)) is not end:
            yield one

    # What the one who follows the call says

    @property
    def is_stopped(self) -> bool:
        """Whether somebody asked it to stop."""
        return self._is_stopped

    def tell(self, code: Status, **facts: Any) -> None:
        """It is somewhere else now."""
        self._status = StatusUpdate(code, **facts)

    def give(self, value: Any) -> None:
        """A partial result came."""
        self._add(self.shown(value))

    def _add(self, value: Any) -> None:
        with self._news:
            self._outputs.append(value)
            self._news.notify_all()

    def end(self, value: Any) -> None:
        """It is done. What no partial result said before is a result, too."""
        if not self._outputs:
            self._add(value)
        self._status = StatusUpdate(Status.FINISHED, success=True)
        if not self.done():
            self.set_result(value)
        self._wake()

    def fail(self, error: BaseException) -> None:
        """It did not work."""
        code = Status.CANCELLED if self._is_stopped else Status.FINISHED
        self._status = StatusUpdate(code, success=False)
        if not self.done():
            self.set_exception(error)
        self._wake()

    def _wake(self) -> None:
        with self._news:
            self._news.notify_all()

"""Order, limits and fairness: which run starts next.

Runs of one function (or of one `concurrency_id`) form a group: first come, first served, at most `limit` at a time.
All groups together use at most `max_threads`. Waiting costs nothing: nobody polls.
"""

from __future__ import annotations

import asyncio
from collections import deque
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from ..define.event import RUN_DEFAULTS
from ..errors import QueueFull
from .batch import batch_size

if TYPE_CHECKING:
    from ..graph.listener import Listener
    from .run import Run
    from .worker import Worker

NOTIFIED_EACH_TIME = 20
"""So many at the head of a line hear of every step forward; those behind when they have come a tenth of the way."""
MOST_WAITING = 10_000
"""So many runs may wait where the app sets no limit: each takes memory."""


@dataclass
class Group:
    """Runs that share one limit."""

    limit: int | None
    waiting: deque[Run] = field(default_factory=deque)
    running: set[Run] = field(default_factory=set)
    mean_s: float | None = None
    """How long a run takes, recent ones weighing more."""

    @property
    def has_room(self) -> bool:
        """Whether one more may start."""
        return self.limit is None or len(self.running) < self.limit

    def eta_s(self, position: int) -> float | None:
        """Seconds until the run at `position` would end, by what runs before took."""
        if self.mean_s is None:
            return None
        return round(self.mean_s * (position // (self.limit or 1) + 2), 2)

    def learn(self, seconds: float) -> None:
        """A run took so long."""
        self.mean_s = seconds if self.mean_s is None else 0.7 * self.mean_s + 0.3 * seconds


class Queue:
    """Starts runs when their group has room."""

    def __init__(
        self,
        worker: Worker,
        default_limit: int | None = 1,
        max_size: int | None = None,
        max_threads: int = 40,
    ):
        self._worker = worker
        self.default_limit = default_limit
        self.max_size = MOST_WAITING if max_size is None else max_size
        self.max_threads = max_threads
        self.groups: dict[str, Group] = {}
        self._tasks: set[asyncio.Task[None]] = set()
        self.waiting_count = 0
        self.running_count = 0

    def submit(self, run: Run) -> None:
        """Start the run or let it wait. Raises `QueueFull` when too many wait."""
        if not run.listener.queue:
            self._start(run, Group(None), is_counted=False)
            return
        group = self.group(run.listener)
        if group.has_room and not group.waiting and self.running_count < self.max_threads:
            self._start(run, group)
            return
        if self.waiting_count >= self.max_size:
            raise QueueFull(f"Too many are waiting already ({self.waiting_count:,}). Try again in a moment.")
        group.waiting.append(run)
        self.waiting_count += 1
        self._tell(group, run, len(group.waiting) - 1)

    def group(self, listener: Listener) -> Group:
        """The group a listener belongs to."""
        id = listener.concurrency_id
        if id not in self.groups:
            given = [
                one.options.get("concurrency_limit", RUN_DEFAULTS["concurrency_limit"])
                for one in listener.blueprint.listeners.values()
                if one.fn is not None and one.concurrency_id == id
            ]
            limits = [self.default_limit if limit == "default" else limit for limit in given]
            numbers = [limit for limit in limits if isinstance(limit, int)]
            # Of several limits for one id the lowest holds.
            self.groups[id] = Group(min(numbers) if numbers else None)
        return self.groups[id]

    def cancel(self, run: Run) -> None:
        """Take a waiting run out of its line; ask a running one to stop."""
        run.is_cancelled = True
        group = self.group(run.listener)
        if run in group.waiting:
            group.waiting.remove(run)
            self.waiting_count -= 1
            run.end("cancelled")
            self._tell_all(group)
        elif run.task is not None:
            run.task.cancel()
        else:
            run.end("cancelled")

    def cancel_many(self, runs: list[Run]) -> None:
        """Cancel several at once: their lines are made again once, not once for each."""
        leaving = set(runs)
        for group in list(self.groups.values()):
            gone = [run for run in group.waiting if run in leaving]
            if gone:
                group.waiting = deque(run for run in group.waiting if run not in leaving)
                self.waiting_count -= len(gone)
                for run in gone:
                    run.is_cancelled = True
                    run.end("cancelled")
                self._tell_all(group)
        for run in runs:
            if not run.is_over:
                self.cancel(run)

    async def drain(self) -> None:
        """Cancel everything and wait until it has stopped."""
        self.cancel_many([run for group in self.groups.values() for run in (*group.waiting, *group.running)])
        if self._tasks:
            await asyncio.wait(self._tasks, timeout=5)

    def _start(self, run: Run, group: Group, is_counted: bool = True) -> None:
        runs = [run, *self._companions(run, group)]
        for one in runs:
            one.start(group.mean_s)
        work = self._worker.perform(run) if batch_size(run) == 1 else self._worker.perform_batch(runs)
        task = asyncio.get_running_loop().create_task(work)
        self._tasks.add(task)
        if len(runs) == 1:
            run.task = task
        group.running.add(run)
        self.running_count += is_counted
        task.add_done_callback(lambda task: self._finished(task, runs, group, is_counted))

    def _companions(self, run: Run, group: Group) -> list[Run]:
        """Waiting runs that join this one in a batch."""
        wanted = batch_size(run) - 1
        joining = [one for one in group.waiting if one.listener is run.listener][:wanted] if wanted else []
        for one in joining:
            group.waiting.remove(one)
            self.waiting_count -= 1
        return joining

    def _finished(self, task: asyncio.Task[Any], runs: list[Run], group: Group, is_counted: bool) -> None:
        self._tasks.discard(task)
        group.running.discard(runs[0])
        self.running_count -= is_counted
        if runs[0].status == "done":
            group.learn(runs[0].seconds)
        if not task.cancelled() and task.exception() is not None:
            task.get_loop().call_exception_handler({"message": "A run broke the engine", "exception": task.exception()})
        for run in runs:
            run.end("cancelled")
        listener = runs[0].listener
        if listener.blueprint is not listener.blueprint.outermost and not group.waiting and not group.running:
            self.groups.pop(listener.concurrency_id, None)  # the next drawing has functions of its own
        if is_counted:
            self._start_waiting()

    def _start_waiting(self) -> None:
        for group in list(self.groups.values()):
            started = False
            while group.waiting and group.has_room and self.running_count < self.max_threads:
                self.waiting_count -= 1
                self._start(group.waiting.popleft(), group)
                started = True
            if started:
                self._tell_all(group)

    def _tell_all(self, group: Group) -> None:
        for position, run in enumerate(group.waiting):
            if position < NOTIFIED_EACH_TIME or run.position - position > position // 10:
                self._tell(group, run, position)

    def _tell(self, group: Group, run: Run, position: int) -> None:
        if run.position != position:
            run.wait_at(position, len(group.waiting), group.eta_s(position))

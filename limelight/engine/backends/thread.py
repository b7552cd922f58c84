"""Functions run in threads of this process: the default.

Threads are daemons, so a function that never returns cannot keep a stopped server alive.
"""

from __future__ import annotations

import asyncio
import contextvars
import queue
import threading
from collections.abc import Callable
from typing import Any

IDLE_S = 60


class ThreadBackend:
    """A pool that grows to `max_threads` when needed and shrinks when idle."""

    def __init__(self, max_threads: int = 40):
        self.max_threads = max_threads
        self._jobs: queue.SimpleQueue[Callable[[], None]] = queue.SimpleQueue()
        self._lock = threading.Lock()
        self._threads = 0
        self._idle = 0

    async def call(self, work: Callable[[], Any]) -> Any:
        """Run `work` in a thread with the caller's context variables; give what it returns or raise what it raises.

        On cancel the wait ends at once; the thread goes on to its own end.
        """
        loop = asyncio.get_running_loop()
        future: asyncio.Future[Any] = loop.create_future()
        context = contextvars.copy_context()

        def job() -> None:
            try:
                result, error = context.run(work), None
            except BaseException as raised:  # noqa: BLE001 - handed to whoever waits
                result, error = None, raised
            if not loop.is_closed():
                loop.call_soon_threadsafe(_settle, future, result, error)

        self._submit(job)
        return await future

    def _submit(self, job: Callable[[], None]) -> None:
        self._jobs.put(job)
        with self._lock:
            if self._idle >= self._jobs.qsize() or self._threads >= self.max_threads:
                return
            self._threads += 1
        threading.Thread(target=self._serve, name="limelight-worker", daemon=True).start()

    def _serve(self) -> None:
        while True:
            with self._lock:
                self._idle += 1
            try:
                job = self._jobs.get(timeout=IDLE_S)
            except queue.Empty:
                with self._lock:
                    self._idle -= 1
                    self._threads -= 1
                return
            with self._lock:
                self._idle -= 1
            job()
            del job  # or an idle thread would keep the last run and all it was given


def _settle(future: asyncio.Future[Any], result: Any, error: BaseException | None) -> None:
    if future.done():
        return
    if error is None:
        future.set_result(result)
    elif isinstance(error, StopIteration):  # a future cannot carry it
        future.set_exception(RuntimeError("The function raised StopIteration."))
    else:
        future.set_exception(error)

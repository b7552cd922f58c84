"""SQLite files: a connection, and the one thread of a process that writes to it whatever waits, in one go."""

from __future__ import annotations

import os
import queue
import threading
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    import sqlite3

T = TypeVar("T")

BATCH = 256


def connect(path: str, busy_timeout_s: float = 30.0) -> sqlite3.Connection:
    """A connection that commits only when told to and waits its turn."""
    import sqlite3

    connection = sqlite3.connect(path, timeout=busy_timeout_s, isolation_level=None, check_same_thread=False)
    connection.execute("PRAGMA foreign_keys = ON")
    return connection


class WritingThread(Generic[T]):
    """Hands what is put to one thread, as many at a time as wait. The thread starts with the first.

    Parameters:
        name: the thread's.
        work: runs in the thread, from the first batch to the last one.
    """

    def __init__(self, name: str, work: Callable[[Iterator[list[T]]], None]):
        self._name = name
        self._work = work
        self._waiting: queue.SimpleQueue[T | None] = queue.SimpleQueue()
        self._lock = threading.Lock()
        self._thread: threading.Thread | None = None
        self._process = 0
        self.is_closed = False

    def put(self, item: T) -> bool:
        """Let the thread write it. False when it is closed: then nothing is written."""
        with self._lock:
            if self.is_closed:
                return False
            # A forked child inherits neither the thread nor the right to use its connection.
            if self._thread is None or self._process != os.getpid():
                self._process = os.getpid()
                self._waiting = queue.SimpleQueue()
                self._thread = threading.Thread(
                    target=self._work, args=(_batches(self._waiting),), name=self._name, daemon=True
                )
                self._thread.start()
            self._waiting.put(item)
            return True

    def close(self) -> None:
        """Write what waits, then end the thread."""
        with self._lock:
            self.is_closed = True
            thread = self._thread if self._process == os.getpid() else None
            if thread is not None:
                self._waiting.put(None)
        if thread is not None:
            thread.join()


def _batches(waiting: queue.SimpleQueue[T | None]) -> Iterator[list[T]]:
    item = waiting.get()
    while item is not None:
        batch = [item]
        while len(batch) < BATCH:
            try:
                item = waiting.get_nowait()
            except queue.Empty:
                break
            if item is None:
                yield batch
                return
            batch.append(item)
        yield batch
        item = waiting.get()

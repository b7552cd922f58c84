"""A numbered, bounded log of messages: what lets a page resume after it lost its connection."""

from __future__ import annotations

import asyncio
import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass

from ..wire.codec import encode_message
from ..wire.messages import Numbered, Patched

MAX_COUNT = 1000
MAX_BYTES = 5_000_000
MAX_AGE_S = 600


@dataclass(slots=True)
class Entry:
    """One message and its number. `data` is made when somebody first takes it."""

    number: int
    message: Numbered
    at: float
    data: bytes | None = None

    def encoded(self) -> bytes:
        """The message as JSON, encoded once however many readers there are."""
        if self.data is None:
            self.data = encode_message(self.message)
        return self.data


class Log:
    """Messages numbered from 1 without a gap; the oldest go when there are too many, too large or too old."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self.clock = clock
        self.last = 0
        """The number of the newest message; 0 before the first."""
        self._entries: deque[Entry] = deque()
        self._bytes = 0
        self._waiting: list[asyncio.Future[None]] = []

    def add(self, message: Numbered) -> None:
        """Append a message. Text appended to a message nobody has taken yet joins it instead."""
        if self._joins(message):
            self._wake()
        else:
            self.add_whole(message)

    def add_whole(self, message: Numbered) -> None:
        """Append a message as one of its own."""
        self.last += 1
        self._entries.append(Entry(self.last, message, self.clock()))
        self._shrink()
        self._wake()

    def _wake(self) -> None:
        waiting, self._waiting = self._waiting, []
        for one in waiting:
            if not one.done():
                one.set_result(None)

    def _joins(self, message: Numbered) -> bool:
        if not self._entries or not isinstance(message, Patched):
            return False
        entry = self._entries[-1]
        before = entry.message
        if entry.data is not None or not isinstance(before, Patched) or before.run != message.run:
            return False
        if len(before.edits) != 1 or len(message.edits) != 1:
            return False
        (node, path, op, *old), (other, other_path, other_op, *new) = before.edits[0], message.edits[0]
        if other_op != "append" or op not in ("append", "set") or node != other or path != other_path:
            return False
        if op == "set" and not isinstance(old[0], str):
            return False
        entry.message = Patched(run=message.run, edits=[[node, path, op, old[0] + new[0]]])
        return True

    def _shrink(self) -> None:
        oldest = self.clock() - MAX_AGE_S
        while len(self._entries) > 1 and (
            len(self._entries) > MAX_COUNT or self._bytes > MAX_BYTES or self._entries[0].at < oldest
        ):
            self._bytes -= len(self._entries.popleft().data or b"")

    def after(self, number: int) -> list[Entry] | None:
        """The entries after a number, oldest first; None when some of them are gone or the number was never given."""
        if number > self.last or number < 0:
            return None
        count = self.last - number
        if count > len(self._entries):
            return None
        return [self._entries[i] for i in range(len(self._entries) - count, len(self._entries))]

    def encode(self, entries: list[Entry]) -> list[bytes]:
        """Entries as JSON. From here on they are fixed: somebody has seen them."""
        for entry in entries:
            if entry.data is None:
                self._bytes += len(entry.encoded())
        return [entry.encoded() for entry in entries]

    def seal(self) -> int:
        """Fix what is there: somebody counts it as seen. What comes joins nothing before. Gives the last number."""
        if self._entries:
            self.encode([self._entries[-1]])
        return self.last

    async def wait(self, number: int) -> None:
        """Return once there is a message after `number`. On cancel nothing is lost."""
        if self.last > number:
            return
        future: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._waiting.append(future)
        try:
            await future
        finally:
            if future in self._waiting:
                self._waiting.remove(future)

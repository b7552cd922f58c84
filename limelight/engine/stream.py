"""A run that is fed piece after piece: the camera or the microphone of an open page.

The function is called anew for each piece. When it is slower than the pieces come, the newest one counts: pieces are
dropped, never queued.
"""

from __future__ import annotations

import asyncio
from typing import Any

IDLE_S = 30
"""A stream without a piece for so long has ended, unless its listener's `time_limit` says otherwise."""


class Feed:
    """The pieces of one run. `offer` is called on the event loop."""

    def __init__(self, time_limit_s: float | None):
        self.time_limit_s = time_limit_s
        self.dropped = 0
        """How many pieces came while the function was busy and were never seen."""
        self._latest: list[Any] | None = None
        self._has_ended = False
        self._news = asyncio.Event()

    def offer(self, inputs: list[Any] | None) -> None:
        """A piece came, one value per input; None says that it was the last."""
        if inputs is None:
            self._has_ended = True
        else:
            self.dropped += self._latest is not None
            self._latest = inputs
        self._news.set()

    async def next(self, running_s: float) -> list[Any] | None:
        """The newest piece, as soon as there is one; None when the stream is over.

        Parameters:
            running_s: how long the stream has lasted, for its `time_limit`.
        """
        left_s = IDLE_S if self.time_limit_s is None else self.time_limit_s - running_s
        try:
            await asyncio.wait_for(self._news.wait(), max(0, left_s))
        except asyncio.TimeoutError:
            return None
        self._news.clear()
        piece, self._latest = self._latest, None
        if piece is not None and self._has_ended:
            self._news.set()  # the end is told after the last piece
        return piece

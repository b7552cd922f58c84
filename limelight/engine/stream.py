"""A run that is fed piece after piece: the camera or the microphone of an open page.

The function is called anew for each piece. When it is slower than the pieces come, sound is joined, for a moment that
is missing is heard; of everything else the newest counts: it is dropped, never queued, and the function is told.
"""

from __future__ import annotations

import asyncio
from typing import Any

from ..wire.values import Part

IDLE_S = 30
"""A stream without a piece for so long has ended, unless its listener's `time_limit` says otherwise."""
MOST_JOINED_BYTES = 4_000_000
"""So much sound waits for a busy function: two minutes at 16 kHz. Of more the oldest is dropped."""


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
        elif self._latest is None:
            self._latest = inputs
        else:
            joins = [_joins(old, new) for old, new in zip(self._latest, inputs, strict=True)]
            self.dropped += not any(joins)
            self._latest = [
                Part(old.data + new.data, new.mime_type) if is_joined else new
                for old, new, is_joined in zip(self._latest, inputs, joins, strict=True)
            ]
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


def _joins(old: Any, new: Any) -> bool:
    """Whether one is sound and the other goes on where it ends."""
    if not isinstance(old, Part) or not isinstance(new, Part):
        return False
    is_same_sound = new.mime_type.startswith("audio/pcm") and old.mime_type == new.mime_type
    return is_same_sound and len(old.data) + len(new.data) <= MOST_JOINED_BYTES

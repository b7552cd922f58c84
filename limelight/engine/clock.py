"""The time by which things are kept and let go: a test moves it instead of waiting."""

from __future__ import annotations

import time


class Clock:
    """Seconds since some moment, never backwards."""

    def __init__(self) -> None:
        self.ahead_s = 0.0

    def __call__(self) -> float:
        """Now."""
        return time.monotonic() + self.ahead_s

    def move(self, seconds: float) -> None:
        """Let so many seconds pass at once."""
        self.ahead_s += seconds

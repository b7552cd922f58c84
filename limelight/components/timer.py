"""A clock."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from ..define import Event, prop
from ..graph.component import Unseen


class Timer(Unseen):
    """Ticks every so many seconds while the page is open. It is not seen."""

    wire = float | None
    skips_api = False

    value: float | Callable[..., Any] | None = prop(default=1, kw_only=False)
    """Seconds between two ticks."""
    active: bool = prop(default=True)
    """Whether it ticks."""

    change = Event()
    tick = Event(show_progress="hidden")

    def example_payload(self) -> Any:
        """A second."""
        return 1

"""A clock."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from ..define import DROPPED, Event, prop
from ..graph.component import Component


class Timer(Component):
    """Ticks every so many seconds while the page is open. It is not seen."""

    wire = float | None
    skips_api = False

    value: float | Callable[..., Any] | None = prop(default=1, kw_only=False)
    """Seconds between two ticks."""
    active: bool = prop(default=True)
    """Whether it ticks."""

    visible = DROPPED
    elem_id = DROPPED
    elem_classes = DROPPED
    key = DROPPED
    preserved_by_key = DROPPED
    every = DROPPED
    inputs = DROPPED

    change = Event()
    tick = Event(show_progress="hidden")

    def example_payload(self) -> Any:
        """A second."""
        return 1

"""How often functions ran, how they ended, how long they took: numbers only, no values."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .run import Run

BOUNDS_S = (0.01, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0, 60.0, 300.0)
OTHER = "drawn"
"""Stands for all functions that `gr.render` makes: their number has no bound."""


@dataclass
class Count:
    """The runs of one endpoint that ended in one way."""

    runs: int = 0
    seconds: float = 0
    within: list[int] = field(default_factory=lambda: [0] * (len(BOUNDS_S) + 1))
    """How many took up to each bound; the last took longer."""


class Tally:
    """Counts runs by endpoint and by how they ended."""

    def __init__(self) -> None:
        self.counts: dict[tuple[str, str], Count] = {}

    def count(self, run: Run) -> None:
        """A run is over."""
        is_of_app = run.listener.id in run.session.engine.blueprint.listeners
        key = (run.listener.api_name if is_of_app else OTHER, run.status)
        count = self.counts.setdefault(key, Count())
        count.runs += 1
        count.seconds += run.seconds
        count.within[bisect_left(BOUNDS_S, run.seconds)] += 1

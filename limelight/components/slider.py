"""A number, chosen by hand."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any, Literal

from ..define import Event, prop
from ..graph.component import Input
from .number import check_limits, plain_number, read_number, refuse_outside, rounded


class Slider(Input):
    """A number chosen by dragging a handle along a track."""

    wire = float | None

    minimum: float = prop(default=0, kw_only=False)
    """Left end of the track, in the value's own unit."""
    maximum: float = prop(default=100, kw_only=False)
    """Right end of the track."""
    value: float | Callable[..., Any] | None = prop(default=None, kw_only=False)
    """Where the handle stands at first; None puts it at the minimum."""
    step: float | None = prop(default=None, above=0)
    """Distance between two stops; None picks one from the range."""
    precision: int | None = prop(default=None)
    """Decimal places the number is rounded to; 0 gives whole numbers."""
    randomize: bool = prop(default=False, travels=False)
    """Start at a random stop each time the page opens."""
    buttons: list[Literal["reset"]] | None = prop(default=None)
    """Buttons in its toolbar: "reset" goes back to the first value. None shows it, [] hides it."""

    change = Event()
    input = Event()
    release = Event()

    _picked_step: float | None = None
    """The step that nobody gave: picked again when the range changes."""

    def check(self) -> None:
        """The range must hold a number and the value at first must lie in it; a missing step and value are chosen."""
        if self.randomize:
            self.value = self.get_random_value
        super().check()
        check_limits(type(self).__name__, self.minimum, self.maximum, self.value)
        if self.step is None or self.step == self._picked_step:
            self.step = self._picked_step = step_for(self.minimum, self.maximum, self.precision)
        if self.value is None:
            self.value = self.minimum

    def get_random_value(self) -> float:
        """A random stop of the track."""
        import random

        step = self.step or step_for(self.minimum, self.maximum, self.precision)
        stops = int((self.maximum - self.minimum) / step + 1e-9)
        return round(self.minimum + random.randint(0, stops) * step, 10)

    def preprocess(self, payload: Any) -> float | int:
        """The number. Raises `BadValue` for text and for a number outside the track."""
        if payload is None:
            return self.minimum
        number = read_number(self.label or "Slider", payload)
        refuse_outside(self.label or "Slider", number, self.minimum, self.maximum)
        return rounded(number, self.precision)

    def postprocess(self, value: Any) -> float | int:
        """The number; None puts the handle at the minimum."""
        return self.minimum if value is None else rounded(plain_number(value), self.precision)

    def example_payload(self) -> Any:
        """The left end of the track."""
        return self.minimum


def step_for(minimum: float, maximum: float, precision: int | None = None) -> float:
    """A round distance between stops that gives a track at least a hundred of them; whole where `precision` is 0."""
    if maximum <= minimum:
        return 1
    power = math.floor(math.log10((maximum - minimum) / 100))
    if precision is not None:
        power = max(power, -precision)
    return 10**power if power >= 0 else round(10.0**power, -power)

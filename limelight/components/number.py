"""A number, typed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from ..define import Event, prop
from ..errors import BadProp, BadValue
from ..graph.component import Input


class Number(Input):
    """A field for a number."""

    wire = float | None

    value: float | str | Callable[..., Any] | None = prop(default=None, kw_only=False)
    """The number at first; None leaves the field empty."""
    placeholder: str | None = prop(default=None)
    """Pale words shown while it is empty."""
    buttons: list[Any] | None = prop(default=None)
    """`gr.Button`s in its toolbar."""
    precision: int | None = prop(default=None)
    """Decimal places it is rounded to; 0 gives whole numbers, None leaves it as it is."""
    minimum: float | None = prop(default=None)
    """Smallest number taken."""
    maximum: float | None = prop(default=None)
    """Largest number taken."""
    step: float = prop(default=1, above=0)
    """What one press of an arrow key adds or takes away."""

    change = Event()
    input = Event()
    submit = Event()
    focus = Event()
    blur = Event()

    def check(self) -> None:
        """The range must hold a number, and the value at first must lie in it."""
        super().check()
        check_limits(type(self).__name__, self.minimum, self.maximum, self.value)

    def preprocess(self, payload: Any) -> float | int | None:
        """The number, rounded to `precision`. Raises `BadValue` for text and for a number outside the range."""
        if payload is None or payload == "":
            return None
        number = read_number(self.label or type(self).__name__, payload)
        refuse_outside(self.label or type(self).__name__, number, self.minimum, self.maximum)
        return rounded(number, self.precision)

    def postprocess(self, value: Any) -> float | int | str | None:
        """The number, rounded to `precision`. Text is handed on."""
        return value if value is None or isinstance(value, str) else rounded(plain_number(value), self.precision)

    def example_payload(self) -> Any:
        """A number."""
        return 3


def rounded(number: float, precision: int | None) -> float | int:
    """A number with so many decimal places; a whole number for 0."""
    if precision is None:
        return number
    return round(number) if precision == 0 else round(number, precision)


def plain_number(value: Any) -> float | int:
    """A number of Python's own, of any number: those of NumPy do not travel."""
    if isinstance(value, (int, float)) and type(value) is not bool:
        return value if type(value) in (int, float) else float(value)
    item = getattr(value, "item", None)
    return item() if item else float(value)


def read_number(who: str, payload: Any) -> float | int:
    """A number that travelled. Raises `BadValue` for anything else."""
    if isinstance(payload, (int, float)) and not isinstance(payload, bool):
        return payload
    try:
        return int(payload) if isinstance(payload, str) and payload.strip().lstrip("-").isdigit() else float(payload)
    except (TypeError, ValueError):
        raise BadValue(f"'{who}' takes a number, not {payload!r}.") from None


def refuse_outside(who: str, number: float, minimum: float | None, maximum: float | None) -> None:
    """Raise `BadValue` for a number outside of the range, or for one that is none (NaN)."""
    if number != number:
        raise BadValue(f"'{who}' takes a number, not {number!r}.")
    if minimum is not None and number < minimum:
        raise BadValue(f"'{who}' takes numbers from {minimum:g} on, and {number:g} is less.")
    if maximum is not None and number > maximum:
        raise BadValue(f"'{who}' takes numbers up to {maximum:g}, and {number:g} is more.")


def check_limits(who: str, minimum: float | None, maximum: float | None, value: Any) -> None:
    """Raise `BadProp` for a range without numbers and for a first value outside of it."""
    if minimum is not None and maximum is not None and minimum > maximum:
        raise BadProp(f"{who}: 'minimum' ({minimum:g}) must not be above 'maximum' ({maximum:g}).")
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        return
    if (minimum is not None and value < minimum) or (maximum is not None and value > maximum):
        low, high = ("" if one is None else f"{one:g}" for one in (minimum, maximum))
        raise BadProp(f"{who}: 'value' ({value:g}) must lie between 'minimum' and 'maximum' ({low}..{high}).")

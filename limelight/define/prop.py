"""`prop(...)` states one property of a component: its default and its limits. It is said nowhere else."""

from __future__ import annotations

import operator
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from ..errors import BadProp


class _Missing:
    """No default: the argument is required. Printed in signatures."""

    def __repr__(self) -> str:
        return "<required>"


MISSING = _Missing()
DROPPED: Any = object()
"""`info = DROPPED` in a class takes an inherited prop away."""


@dataclass(slots=True)
class Prop:
    """One property as the reader keeps it."""

    default: Any = MISSING
    default_factory: Callable[[], Any] | None = None
    kw_only: bool = True
    travels: bool = True
    """Whether the browser is told; False for what only Python needs."""
    at_least: float | None = None
    at_most: float | None = None
    above: float | None = None
    below: float | None = None
    name: str = ""
    annotation: Any = None
    """The type as written; evaluated when a value is first checked."""
    owner: type | None = None

    def make_default(self) -> Any:
        """A fresh default."""
        return self.default_factory() if self.default_factory else self.default

    def check_range(self, who: str, value: Any) -> None:
        """Raise `BadProp` when a number is outside the stated limits."""
        if not isinstance(value, (int, float)) or isinstance(value, bool):
            return
        limits = (
            (self.at_least, operator.ge, "at least"),
            (self.at_most, operator.le, "at most"),
            (self.above, operator.gt, "above"),
            (self.below, operator.lt, "below"),
        )
        for limit, holds, word in limits:
            if limit is not None and not holds(value, limit):
                raise BadProp(f"{who}: '{self.name}' must be {word} {limit}, not {value!r}.")


def prop(
    *,
    default: Any = MISSING,
    default_factory: Callable[[], Any] | None = None,
    kw_only: bool = True,
    travels: bool = True,
    at_least: float | None = None,
    at_most: float | None = None,
    above: float | None = None,
    below: float | None = None,
) -> Any:
    """A property of a component.

    Parameters:
        default: value when the caller gives none; without it and without `default_factory` the argument is required.
        default_factory: makes a fresh default for each object; for lists and dicts.
        kw_only: False lets the argument be given by position.
        travels: False keeps the value on the server.
        at_least: smallest number allowed.
        at_most: largest number allowed.
        above: numbers must be larger than this.
        below: numbers must be smaller than this.
    """
    return Prop(default, default_factory, kw_only, travels, at_least, at_most, above, below)

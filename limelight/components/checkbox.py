"""Yes or no."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from ..define import Event, prop
from ..errors import BadValue
from ..graph.component import Input


class Checkbox(Input):
    """A box to tick: yes or no."""

    wire = bool | None

    value: bool | Callable[..., Any] | None = prop(default=False, kw_only=False)
    """Whether it is ticked at first."""
    buttons: list[Any] | None = prop(default=None)
    """`gr.Button`s in its toolbar."""

    change = Event()
    input = Event()
    select = Event()

    def preprocess(self, payload: Any) -> bool | None:
        """True, False, or None when nothing was sent. Raises `BadValue` for anything else."""
        if payload is None or isinstance(payload, bool):
            return payload
        if payload in (0, 1):
            return bool(payload)
        raise BadValue(f"'{self.label or 'Checkbox'}' takes true or false, not {payload!r}.")

    def postprocess(self, value: Any) -> bool:
        """Whether a value counts as yes."""
        return bool(value)

    def example_payload(self) -> Any:
        """A tick."""
        return True

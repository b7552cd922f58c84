"""A colour."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from ..define import DROPPED, Event, prop
from ..graph.component import Input


class ColorPicker(Input):
    """A colour, picked from a plane, from the screen, or written as hex, rgb or hsl."""

    wire = str | None
    buttons = DROPPED

    value: str | Callable[..., Any] | None = prop(default=None, kw_only=False)
    """The colour at first, as CSS writes it: "#3f7d0e", "rgba(63, 125, 14, 0.5)"."""

    change = Event()
    input = Event()
    release = Event()
    submit = Event()
    focus = Event()
    blur = Event()

    def preprocess(self, payload: Any) -> str | None:
        """The colour: "#rrggbb", or "rgba(r, g, b, a)" when it lets something through."""
        return None if payload is None else str(payload)

    def postprocess(self, value: Any) -> str | None:
        """A colour as CSS writes it."""
        return None if value is None else str(value)

    def api_info(self) -> dict[str, Any]:
        """A text."""
        return {"type": "string"}

    def example_payload(self) -> str:
        """Black."""
        return "#000000"

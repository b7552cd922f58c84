"""Parts that can be folded away."""

from __future__ import annotations

from ..define import Event, prop
from ..graph.layout import Layout


class Accordion(Layout):
    """Hides its children behind a line that opens and closes."""

    label: str | None = prop(default=None, kw_only=False)
    """The words on the line."""
    open: bool = prop(default=True)
    """Whether it is open at first."""
    height: int | str | None = prop(default=None)
    """Height of what it holds, in pixels or as CSS writes it; what is taller scrolls."""
    max_height: int | str | None = prop(default=None)
    """Largest height of what it holds, in pixels or as CSS writes it."""

    expand = Event()
    collapse = Event()

"""A panel at the side of the page."""

from __future__ import annotations

from typing import Literal

from ..define import Event, prop
from ..errors import BadProp
from ..graph.layout import Layout


class Sidebar(Layout):
    """Holds its children in a panel at the side of the page that opens and closes."""

    label: str | None = prop(default=None, kw_only=False)
    """What the panel is called, for screen readers and on its buttons."""
    open: bool = prop(default=True)
    """Whether it is open at first. On a phone it lies over the page and is closed at first."""
    width: int | str = prop(default=320)
    """How wide it is when it is open: pixels, or as CSS writes it."""
    position: Literal["left", "right"] = prop(default="left")
    """The side of the page it stands at."""

    expand = Event()
    collapse = Event()

    def check(self) -> None:
        """The width must be more than nothing."""
        if isinstance(self.width, int) and self.width < 1:
            raise BadProp(f"Sidebar: 'width' must be at least 1 pixel, not {self.width}.")

"""Parts side by side."""

from __future__ import annotations

from typing import Any, Literal

from ..define import prop
from ..graph.layout import Layout


class Row(Layout):
    """Puts its children side by side; they wrap when the page is narrow."""

    variant: Literal["default", "panel", "compact"] = prop(default="default")
    """How it looks: bare, on a grey panel, or without gaps."""
    scale: int | None = prop(default=None)
    """How much of the free space it takes, relative to its neighbours."""
    height: int | str | None = prop(default=None)
    """Height in pixels, or as CSS writes it; what is taller scrolls."""
    max_height: int | str | None = prop(default=None)
    """Largest height, in pixels or as CSS writes it."""
    min_height: int | str | None = prop(default=None)
    """Smallest height, in pixels or as CSS writes it."""
    equal_height: bool = prop(default=False)
    """Make all children as high as the highest."""
    show_progress: bool = prop(default=False)
    """Show the progress of a run on the whole row when it is an output."""

    @staticmethod
    def update(visible: bool | None = None) -> dict[str, Any]:
        """A change of the row, as older code returns it."""
        return {"__type__": "update", **({} if visible is None else {"visible": visible})}

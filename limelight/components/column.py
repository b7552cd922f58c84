"""Parts one below the other."""

from __future__ import annotations

from typing import Literal

from ..define import prop
from ..graph.layout import Layout


class Column(Layout):
    """Puts its children one below the other; several columns stand in a row."""

    scale: int = prop(default=1)
    """How much of a row's free width it takes, relative to its neighbours."""
    min_width: int = prop(default=320)
    """Pixels below which the row wraps instead of making it narrower."""
    variant: Literal["default", "panel", "compact"] = prop(default="default")
    """How it looks: bare, on a grey panel, or without gaps."""
    show_progress: bool = prop(default=False)
    """Show the progress of a run on the whole column when it is an output."""

"""Parts that a person can put in another order."""

from __future__ import annotations

from typing import Literal

from ..define import prop
from ..graph.layout import Layout


class Draggable(Layout):
    """Lets a person put its children in another order, by dragging or with the keyboard. The page keeps the order."""

    orientation: Literal["row", "column"] = prop(default="column")
    """Whether the children stand side by side or below each other."""

"""Parts that belong together."""

from __future__ import annotations

from ..graph.layout import Layout


class Group(Layout):
    """Joins its children into one frame without gaps between them."""

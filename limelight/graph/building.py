"""Which parent is open: `with gr.Row():` makes everything created inside its child."""

from __future__ import annotations

from contextvars import ContextVar
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .blueprint import Blueprint
    from .layout import Layout
    from .node import Node

open_parent: ContextVar[Layout | None] = ContextVar("open_parent", default=None)


def open_blueprint() -> Blueprint | None:
    """The app that is being written right now, if any."""
    parent = open_parent.get()
    return parent.blueprint if parent is not None else None


def place(node: Node) -> None:
    """Make a node the last child of the open parent. Outside of any parent nothing happens."""
    parent = open_parent.get()
    if parent is not None:
        parent.add(node)

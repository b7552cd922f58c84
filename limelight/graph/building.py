"""The two context variables: which parent is open, and which run is going on.

`with gr.Row():` makes everything created inside its child. Inside a running function nothing is open, so a component
made
there is not a new part of the page: it says what to change on one.
"""

from __future__ import annotations

from contextvars import ContextVar
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .blueprint import Blueprint
    from .layout import Layout
    from .node import Node

open_parent: ContextVar[Layout | None] = ContextVar("open_parent", default=None)
current_run: ContextVar[Any] = ContextVar("current_run", default=None)
"""The run whose function is being called here; set by the engine."""


def is_update() -> bool:
    """Whether a component made now only carries changes for one that exists."""
    return current_run.get() is not None and open_parent.get() is None


def open_blueprint() -> Blueprint | None:
    """The app that is being written right now, if any."""
    parent = open_parent.get()
    return parent.blueprint if parent is not None else None


def place(node: Node) -> None:
    """Make a node the last child of the open parent. Outside of any parent nothing happens."""
    parent = open_parent.get()
    if parent is not None:
        parent.add(node)

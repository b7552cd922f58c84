"""`@gr.render`: a part of the page that a function draws again whenever something changes.

The function runs in a session like any other. What it makes lives in a `Fragment`: nodes and listeners of that
session alone,
on top of the app's own. Parts with a `key` stay the same parts from one drawing to the next.
"""

from __future__ import annotations

import functools
import itertools
from collections.abc import Callable
from typing import Any, ClassVar

from ..define.event import Trigger, TriggerMode, Wired
from ..errors import BadProp, OutsideBlocks
from .blueprint import Blueprint
from .building import open_blueprint
from .layout import Layout
from .listener import nodes_of
from .node import Node

_numbers = itertools.count(1_000_000)


class Region(Layout):
    """Where a `gr.render` function draws."""

    kind: ClassVar[str] = "column"


class Fragment(Blueprint):
    """What one drawing of a region made, for one session."""

    def __init__(self, region: Region, outer: Blueprint, before: Fragment | None):
        super().__init__(render=False)
        self.region = region
        self.outer = outer
        self._keyed = before.keyed() if before is not None else {}
        self._keys_now: dict[Any, Node] = {}
        del self.nodes[self.id]
        self.id = region.id  # `load` of the fragment happens on its region
        self.nodes[self.id] = self

    def register(self, node: Node) -> None:
        """A node joined; one with a known key takes over the id of the one before."""
        if node.key is not None:
            place = (node.kind, _hashable(node.key))
            other = self._keys_now.setdefault(place, node)
            if other is not node and other.id in self.nodes:
                raise BadProp(
                    f"The key {node.key!r} is given twice in one rendering: to {other} and to {node}. "
                    "A key stands for one part; give each its own."
                )
            node.id = self._keyed.get(place, node.id)
        super().register(node)

    def keyed(self) -> dict[Any, int]:
        """The ids of the parts that have a key."""
        return {(node.kind, _hashable(node.key)): node.id for node in self.nodes.values() if node.key is not None}

    def owns(self, node: Node) -> bool:
        """Whether a node is of this app: drawn here, in another region, or there from the start."""
        owner = node.blueprint
        return owner is None or owner.outermost is self.outermost

    @property
    def outermost(self) -> Blueprint:
        """The app."""
        return self.outer.outermost

    def _number(self) -> int:
        return next(_numbers)

    def _ticking(self, every: Any) -> Trigger:
        return type(self.outermost)._ticking(self, every)


def render(
    inputs: Wired = None,
    triggers: Any = None,
    *,
    queue: bool = True,
    trigger_mode: TriggerMode | None = "always_last",
    concurrency_limit: int | None = None,
    concurrency_id: str | None = None,
    show_progress: str = "full",
) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Draw a part of the page with a function, again whenever a trigger fires.

        @gr.render(inputs=text)
        def boxes(text):
            for word in text.split():
                gr.Textbox(word, key=word)

    Parameters:
        inputs: components whose values are the function's arguments.
        triggers: events that draw again; left out, any change of an input and the page's load.
        queue: whether drawings wait in line.
        trigger_mode: what a trigger does while a drawing is pending.
        concurrency_limit: drawings at a time; None is no limit.
        concurrency_id: functions with the same id share one limit.
        show_progress: how much of a drawing is shown on the part.

    Raises `OutsideBlocks` outside of an app.
    """

    def decorate(fn: Callable[..., Any]) -> Callable[..., Any]:
        blueprint = open_blueprint()
        if blueprint is None:
            raise OutsideBlocks("@gr.render must stand inside `with gr.Blocks():`.")
        region = Region()
        run: Any = {
            "queue": queue, "trigger_mode": trigger_mode, "concurrency_limit": concurrency_limit,
            "concurrency_id": concurrency_id, "show_progress": show_progress, "api_visibility": "private",
        }  # fmt: skip
        blueprint.attach(_triggers(blueprint, inputs, triggers), drawing(fn), inputs, region, run)
        return fn

    return decorate


def drawing(fn: Callable[..., Any]) -> Callable[..., Any]:
    """The function as a listener's: it gives what it drew when it is called, as a callable that wants the open
    fragment."""

    @functools.wraps(fn)
    def draw(*args: Any, **kwargs: Any) -> Callable[[Fragment], Fragment]:
        def into(fragment: Fragment) -> Fragment:
            with fragment:
                fn(*args, **kwargs)
            return fragment

        return into

    return draw


def _triggers(blueprint: Blueprint, inputs: Wired, triggers: Any) -> list[Trigger]:
    if triggers is not None:
        return list(triggers) if isinstance(triggers, (list, tuple)) else [triggers]
    changes = [Trigger(node, node.events["change"]) for node in nodes_of(inputs) if "change" in node.events]
    return [*changes, Trigger(blueprint, Blueprint.events["load"])]


def _hashable(key: Any) -> Any:
    return tuple(key) if isinstance(key, list) else key

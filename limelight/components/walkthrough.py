"""Steps after each other, one seen at a time."""

from __future__ import annotations

from typing import Any, ClassVar

from ..define import Event, prop
from ..errors import BadProp
from ..graph.layout import Layout
from ..graph.node import Node


class Walkthrough(Layout):
    """Leads a person through steps, one seen at a time. Return `gr.Walkthrough(selected=2)` to go on or back."""

    selected: int | None = prop(default=None)
    """The `id` of the step that is open; None opens the first."""

    change = Event()
    select = Event()

    def add(self, node: Node) -> None:
        """Make a step the last one. A step without an id gets its place in the row."""
        if not isinstance(node, Step):
            raise BadProp(
                f"{node} stands directly inside a Walkthrough, which holds steps only. Put it inside `with gr.Step():`."
            )
        super().add(node)
        if node.given.get("id") is None:
            node.number = len(self.children) - 1
        taken = [one for one in self.children if isinstance(one, Step) and one.number == node.number]
        if len(taken) > 1:
            raise BadProp(f"{node} has the id {node.number}, as {taken[0]} has. Give each step an id of its own.")


class Step(Layout):
    """One step of a walkthrough."""

    expected_parent: ClassVar[type[Layout] | None] = Walkthrough

    label: str | None = prop(default=None, kw_only=False)
    """The words on the line of steps."""
    visible: bool = prop(default=True, kw_only=False)
    """False leaves the step out."""
    interactive: bool = prop(default=True, kw_only=False)
    """False shows the step but does not let a person go to it."""
    # A node's own number is called `id` too; the given one travels, see `travelling_props`.
    id: int | None = prop(default=None)  # type: ignore[assignment]
    """The number by which `Walkthrough(selected=...)` finds it; its place in the row, from 0, when left out."""
    scale: int | None = prop(default=None)
    """How much of the free height it takes, relative to its neighbours."""

    select = Event()

    number: int | None = None

    def check(self) -> None:
        """Remembers the given number: a node's own comes under the same name."""
        self.number = self.given.get("id")

    def travelling_props(self) -> dict[str, Any]:
        """The props the page must know; `id` as given, or the place in the row."""
        props = {name: value for name, value in super().travelling_props().items() if name != "id"}
        return props if self.number is None else {**props, "id": self.number}

    def get_block_name(self) -> str:
        """The kind of the part, as older code asks for it."""
        return "walkthroughstep"

"""What holds children: `with gr.Row():`."""

from __future__ import annotations

from contextvars import Token
from typing import TYPE_CHECKING, Any, ClassVar

from ..errors import BadListener
from .building import open_parent
from .node import Node

if TYPE_CHECKING:
    from typing_extensions import Self


class Layout(Node):
    """A container. Parts made inside `with` become its children, in order."""

    kind: ClassVar[str] = ""

    expected_parent: ClassVar[type[Layout] | None] = None
    """A container that must stand around it; made when it is missing, as Tabs around Tab."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        self.children: list[Node] = []
        self._tokens: list[Token[Layout | None]] = []
        super().__init__(*args, **kwargs)

    def __enter__(self) -> Self:
        self._tokens.append(open_parent.set(self))
        return self

    def __exit__(self, *_: object) -> None:
        open_parent.reset(self._tokens.pop())

    def add(self, node: Node) -> None:
        """Make a node the last child."""
        expected = getattr(node, "expected_parent", None)
        if expected is not None and not isinstance(self, expected):
            self._wrapper(expected).add(node)
            return
        node.parent = self
        self.children.append(node)
        if self.blueprint is not None:
            self.blueprint.register(node)

    def _wrapper(self, expected: type[Layout]) -> Layout:
        last = self.children[-1] if self.children else None
        if isinstance(last, expected):
            return last
        wrapper = expected(render=False)
        self.add(wrapper)
        return wrapper

    def remove(self, node: Node) -> None:
        """Take a child off."""
        if node not in self.children:
            raise BadListener(f"{node} is not a child of {self}.")
        self.children.remove(node)
        node.parent = None
        if self.blueprint is not None:
            self.blueprint.forget(node)

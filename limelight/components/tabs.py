"""Pages behind each other, with a bar to choose one."""

from __future__ import annotations

from typing import Any, ClassVar, Literal

from ..define import Event, prop
from ..graph.layout import Layout


class Tabs(Layout):
    """Holds tabs, of which one is seen at a time."""

    selected: int | str | None = prop(default=None)
    """The `id` of the tab that is open; None opens the first."""
    overflow_behavior: Literal["menu", "wrap"] = prop(default="menu")
    """Where tabs go that do not fit into the bar: into a menu, or onto a second line."""

    change = Event()
    select = Event()


class Tab(Layout):
    """One page of a set of tabs; several in a row make a bar by themselves."""

    expected_parent: ClassVar[type[Layout] | None] = Tabs

    label: str | None = prop(default=None, kw_only=False)
    """The words on the bar."""
    visible: bool | Literal["hidden"] = prop(default=True, kw_only=False)
    """False takes the tab off the bar."""
    interactive: bool = prop(default=True, kw_only=False)
    """False leaves the tab on the bar but does not let a person open it."""
    # A node's own number is called `id` too; the given one travels, see `travelling_props`.
    id: int | str | None = prop(default=None)  # type: ignore[assignment]
    """The name by which `Tabs(selected=...)` finds it; its number among all parts when left out."""
    alignment: Literal["left", "right"] = prop(default="left")
    """The end of the bar it stands at."""
    scale: int | None = prop(default=None)
    """How much of the free height it takes, relative to its neighbours."""
    height: int | str | None = prop(default=None)
    """Height in pixels, or as CSS writes it; what is taller scrolls."""
    max_height: int | str | None = prop(default=None)
    """Largest height, in pixels or as CSS writes it."""
    render_children: bool = prop(default=False)
    """Build what it holds before it is opened for the first time."""

    select = Event()

    def travelling_props(self) -> dict[str, Any]:
        """The props the page must know; `id` as given."""
        props = {name: value for name, value in super().travelling_props().items() if name != "id"}
        return {**props, "id": self.given.get("id")} if self.given.get("id") is not None else props

    def get_block_name(self) -> str:
        """The kind of the part, as older code asks for it."""
        return "tabitem"


TabItem = Tab

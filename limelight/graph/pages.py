"""The pages of an app: parts and listeners that belong to one address of their own."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any, ClassVar

from ..errors import BadProp
from .building import open_parent
from .layout import Layout

if TYPE_CHECKING:
    from .blueprint import Blueprint
    from .listener import Listener
    from .node import Node

HOME = ""
"""The path of the first page."""
RESERVED = frozenset(
    (
        *("theme.css", "robots.txt", "pwa_icon", "manifest.json", "login", "logout", "svelte", "config", "static"),
        *("assets", "favicon.ico", "gradio_api", "monitoring", "limelight", "api", "healthz", "metrics"),
    )
)
"""First parts of addresses that the server needs for itself; a page's that is one of them gets a `_` before it."""


class Route(Layout):
    """What stands on a page of its own. `Blocks.route` makes it."""

    kind: ClassVar[str] = "column"

    def __init__(self, name: str, path: str, is_shown: bool):
        super().__init__(render=False)
        self.name = name
        """What the page is called in the line of links and in its title."""
        self.path = path
        """Its address below the app's, without slashes at the ends."""
        self.is_shown = is_shown
        """Whether the line of links names it."""

    def __enter__(self) -> Any:
        """Open the page for what is made inside `with`. Gives the app, for `load` and the like."""
        super().__enter__()
        return self.blueprint

    def __str__(self) -> str:
        return f"the page '{self.name}' at '{self.path}'"


def add_page(blueprint: Blueprint, name: str, path: str | None, is_shown: bool) -> Route:
    """A new page of an app, or the one that has this name and path already, to add to it.

    Raises `BadProp` for a path that cannot be one, or that another page has.
    """
    address = _address(name if path is None else path, name, is_given=path is not None)
    for known in routes_of(blueprint):
        if known.path == address and known.name != name:
            raise BadProp(f"route: '{name}' has the path '{address}', which is that of {known}. Give it another one.")
        if known.path == address:
            return known
    route = Route(name, address, is_shown)
    blueprint.add(route)
    return route


def _address(path: str, name: str, is_given: bool) -> str:
    text = path if is_given else re.sub(r"[^\w/-]+", "-", path.strip().lower()).strip("-")
    parts = [part for part in text.strip().strip("/").split("/") if part]
    if not parts or any(part in (".", "..") or re.search(r"[?#\\\x00-\x1f]", part) for part in parts):
        raise BadProp(
            f"route: '{path}' cannot be the path of the page '{name}'. Write words with slashes between, "
            "such as 'settings' or 'about/team', without ? and #."
        )
    if parts[0] in RESERVED:
        parts[0] = f"_{parts[0]}"
    return "/".join(parts)


def routes_of(blueprint: Blueprint) -> list[Route]:
    """The pages besides the first, in the order they were made."""
    return [node for node in blueprint.nodes.values() if isinstance(node, Route)]


def pages_of(blueprint: Blueprint) -> list[tuple[str, str, bool]]:
    """Every page as path, name and whether the line of links names it; the first is that at the app's own address."""
    return [(HOME, "Home", True), *((one.path, one.name, one.is_shown) for one in routes_of(blueprint))]


def open_route() -> Route | None:
    """The page that is being written right now; None for the first one, and outside of any."""
    return route_of(open_parent.get())


def route_of(node: Node | None) -> Route | None:
    """The page a part stands on; None for the first one."""
    while node is not None and not isinstance(node, Route):
        node = node.parent
    return node


def path_of(node: Node | None) -> str:
    """The path of the page a part stands on."""
    route = route_of(node)
    return HOME if route is None else route.path


class PageView:
    """What of an app one page has."""

    def __init__(self, blueprint: Blueprint, path: str = HOME):
        self.path = path
        self.route = next((one for one in routes_of(blueprint) if one.path == path), None)
        """The page; None for the first one."""
        self._blueprint = blueprint
        self._has_routes = bool(routes_of(blueprint))

    @property
    def root_id(self) -> int:
        """The id of the app."""
        return self._blueprint.id

    @property
    def top(self) -> list[Node]:
        """The parts directly on the page."""
        children = self._blueprint.children if self.route is None else self.route.children
        return [child for child in children if not isinstance(child, Route)]

    @property
    def nodes(self) -> list[Node]:
        """Every part on the page."""
        return list(_below(self.top)) if self._has_routes else [*self._all_nodes()]

    def _all_nodes(self) -> Iterator[Node]:
        return (node for node in self._blueprint.nodes.values() if node is not self._blueprint)

    @property
    def listeners(self) -> list[Listener]:
        """The listeners that something on the page starts."""
        return [one for one in self._blueprint.listeners.values() if self.has(one)]

    def has(self, listener: Listener) -> bool:
        """Whether something on the page starts a listener."""
        if not self._has_routes:
            return True
        if listener.after is not None:
            return self.has(listener.after[0])
        return bool(self.triggers(listener)) or (not listener.triggers and self._is_own(listener))

    def triggers(self, listener: Listener) -> list[tuple[int | None, str]]:
        """What on the page starts a listener."""
        if not self._has_routes:
            return listener.triggers
        return [(id, event) for id, event in listener.triggers if self._is_here(listener, id)]

    def _is_here(self, listener: Listener, id: int | None) -> bool:
        if id is None or id == self._blueprint.id:
            return self._is_own(listener)
        node = self._blueprint.nodes.get(id)
        return node is not None and path_of(node) == self.path

    def _is_own(self, listener: Listener) -> bool:
        return (listener.page.path if listener.page is not None else HOME) == self.path

    def guests(self, listeners: Iterable[Listener]) -> list[Node]:
        """Parts of other pages that listeners of this one read or change."""
        if not self._has_routes:
            return []
        wired = (node for one in listeners for node in (*one.inputs, *one.outputs))
        strangers = {node.id: node for node in wired if path_of(node) != self.path and node is not self._blueprint}
        return list(strangers.values())


def _below(nodes: Iterable[Node]) -> Iterator[Node]:
    for node in nodes:
        if isinstance(node, Route):
            continue
        yield node
        yield from _below(getattr(node, "children", ()))

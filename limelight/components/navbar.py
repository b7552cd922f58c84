"""The line of links between the pages of an app."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Literal

from ..define import DROPPED, Event, prop
from ..errors import BadProp, BadValue
from ..graph.component import Component

Links = list[tuple[str, str]]


class Navbar(Component):
    """Changes the line of links that a page of a multipage app has at its top. One per page, wherever it is written."""

    wire = list[tuple[str, str]] | None

    value: Links | Callable[..., Any] | None = prop(default=None, kw_only=False)
    """Further links, as (name, page or web address), after those of the app's own pages."""
    visible: bool = prop(default=True)
    """False leaves the line out on this page."""
    main_page_name: str | Literal[False] = prop(default="Home")
    """What the first page is called; False leaves it out."""

    preserved_by_key = DROPPED
    every = DROPPED
    inputs = DROPPED

    change = Event()

    def check(self) -> None:
        """The links must be pairs of texts."""
        super().check()
        if self.value is None:
            return
        try:
            self.postprocess(self.value)
        except BadValue as error:
            raise BadProp(str(error)) from None

    def preprocess(self, payload: Any) -> Links | None:
        """The further links, as pairs."""
        return None if payload is None else [(str(name), str(address)) for name, address in payload]

    def postprocess(self, value: Any) -> Links | None:
        """Further links, as pairs. Raises `BadValue` for anything else, and for addresses that are scripts."""
        if value is None:
            return None
        return [self._link(one) for one in value]

    def _link(self, one: Any) -> tuple[str, str]:
        if not isinstance(one, (list, tuple)) or len(one) != 2 or not all(isinstance(part, str) for part in one):
            raise BadValue(f"Navbar: a link is a pair of texts, (name, address), not {one!r}.")
        if one[1].strip().lower().startswith(("javascript:", "data:", "vbscript:")):
            raise BadValue(f"Navbar: the link '{one[0]}' has the address '{one[1]}', which is no page.")
        return (one[0], one[1])

    def api_info(self) -> dict[str, Any]:
        """Nothing is said about it to existing clients."""
        return {}

    def example_payload(self) -> Any:
        """Nothing."""
        return

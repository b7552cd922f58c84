"""Formatted text."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from typing import Any, Literal

from ..define import Event, prop
from ..graph.component import Field


class Markdown(Field):
    """Text formatted with Markdown: headings, lists, links, tables, code, formulas."""

    wire = str | None

    value: str | Callable[..., Any] | None = prop(default=None, kw_only=False)
    """The text at first. A function is called anew for each page that opens."""
    min_width: int | None = prop(default=None)
    """Pixels below which a row wraps instead of making it narrower."""
    rtl: bool = prop(default=False)
    """Write from right to left."""
    latex_delimiters: list[dict[str, str | bool]] | None = prop(default=None)
    """What stands around formulas: dicts of `left`, `right`, and `display` for those on own lines. Left out, $$."""
    sanitize_html: bool = prop(default=True)
    """Take out of HTML in the text what could act: scripts, handlers."""
    line_breaks: bool = prop(default=False)
    """Break a line where the text does."""
    header_links: bool = prop(default=False)
    """Give headings a link to themselves."""
    height: int | str | None = prop(default=None)
    """Height in pixels, or as CSS writes it; what is taller scrolls."""
    max_height: int | str | None = prop(default=None)
    """Largest height, in pixels or as CSS writes it."""
    min_height: int | str | None = prop(default=None)
    """Smallest height, in pixels or as CSS writes it."""
    buttons: list[Literal["copy"]] | None = prop(default=None)
    """Buttons in its toolbar: "copy"."""
    container: bool = prop(default=False)
    """Whether it stands in a frame."""
    padding: bool = prop(default=False)
    """Keep its text away from the frame's edge."""

    change = Event()
    copy = Event()

    def check(self) -> None:
        """Chooses the formulas' signs where none are given."""
        super().check()
        if self.latex_delimiters is None:
            self.latex_delimiters = [{"left": "$$", "right": "$$", "display": True}]

    def preprocess(self, payload: Any) -> str | None:
        """The text."""
        return None if payload is None else str(payload)

    def postprocess(self, value: Any) -> Any:
        """The text, without the indentation of the source it was written in."""
        return None if value is None else inspect.cleandoc(value if isinstance(value, str) else str(value))

    def example_payload(self) -> Any:
        """A heading."""
        return "# Hello!"

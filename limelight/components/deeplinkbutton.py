"""A button that copies a link to the page as it is now."""

from __future__ import annotations

from pathlib import Path
from typing import Any, ClassVar

from ..define import prop
from .button import Button


class DeepLinkButton(Button):
    """Copies a link that shows whoever opens it the page with the values it has now.

    The link holds what stands in the page's components, also what was typed and not sent; never a `gr.State`, a
    `gr.BrowserState` or a password. The server keeps it for a week, and the last thousand links at most.
    """

    kind: ClassVar[str] = "deeplinkbutton"

    value: Any = prop(default="Share via Link", kw_only=False)
    """The words on it."""
    copied_value: str = prop(default="Link Copied!", kw_only=False)
    """The words on it for a moment, once the link is copied."""
    icon: str | Path | None = prop(default=None)
    """A picture left of the words: a path or a web address; without one, a sign for links."""

    def get_block_name(self) -> str:
        """The kind of the part, as older code asks for it."""
        return "button"

"""A button that runs something."""

from __future__ import annotations

from pathlib import Path
from typing import Any, ClassVar, Literal

from ..define import Event, prop
from ..graph.component import Component


class Button(Component):
    """A button that runs something when it is pressed. Its value is its label."""

    wire = str | None
    skips_api: ClassVar[bool] = True

    value: Any = prop(default="Run", kw_only=False)
    """The words on it. A function is called anew for each page that opens."""
    variant: Literal["primary", "secondary", "stop", "huggingface"] = prop(default="secondary")
    """What it stands for: the main action, another action, one that stops or deletes."""
    size: Literal["sm", "md", "lg"] = prop(default="lg")
    """How large it is."""
    icon: str | Path | None = prop(default=None)
    """A picture left of the words: a path or a web address."""
    link: str | None = prop(default=None)
    """An address to open when it is pressed."""
    link_target: Literal["_self", "_blank", "_parent", "_top"] = prop(default="_self")
    """Where the address opens: here, in a new tab, in the frame around, in the whole window."""
    interactive: bool = prop(default=True)
    """False greys it out."""
    scale: int | None = prop(default=None)
    """How much of a row's free width it takes, relative to its neighbours."""
    min_width: int | None = prop(default=None)
    """Pixels below which a row wraps instead of making it narrower."""

    change = Event()
    click = Event()

    def preprocess(self, payload: Any) -> str | None:
        """The words on it."""
        return None if payload is None else str(payload)

    def postprocess(self, value: Any) -> str | None:
        """New words for it; anything else is written as text."""
        return None if value is None else str(value)

    def example_payload(self) -> Any:
        """The words on it."""
        return self.value

    def travelling_props(self) -> dict[str, Any]:
        """The props the page must know; a picture on this machine as a file."""
        return shown_icon(self, super().travelling_props())


def shown_icon(button: Any, props: dict[str, Any]) -> dict[str, Any]:
    """Props of a button, with a picture on this machine as a file."""
    icon = button.icon
    if icon is None or str(icon).startswith(("http:", "https:", "data:")):
        return props
    from ..wire.values import FileData

    return {**props, "icon": FileData(path=str(icon))}

"""A button that copies the app to the person's own account."""

from __future__ import annotations

from typing import Any, ClassVar, Literal

from ..define import prop
from .button import Button


class DuplicateButton(Button):
    """Copies an app that runs on a Space to the person's own account; elsewhere says there is none to copy."""

    kind: ClassVar[str] = "duplicatebutton"

    value: Any = prop(default="Duplicate Space", kw_only=False)
    """The words on it."""
    variant: Literal["primary", "secondary", "stop", "huggingface"] = prop(default="huggingface")
    """What it stands for: the main action, another action, one that stops or deletes."""
    size: Literal["sm", "md", "lg"] = prop(default="sm")
    """How large it is."""
    scale: int | None = prop(default=0)
    """How much of a row's free width it takes, relative to its neighbours."""
    _activate: bool = prop(default=True)
    """False leaves what a press does to the app."""

    def travelling_props(self) -> dict[str, Any]:
        """The props the page must know: where the copy is made, if anywhere."""
        from ..settings import SPACE_ID

        props = super().travelling_props()
        space = SPACE_ID.read()
        if self._activate and self.link is None and space:
            props |= {"link": f"https://huggingface.co/spaces/{space}?duplicate=true", "link_target": "_blank"}
        return props

    def get_block_name(self) -> str:
        """The kind of the part, as older code asks for it."""
        return "button"

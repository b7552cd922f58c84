"""A button that empties other components."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, ClassVar, Literal

from ..define import prop
from ..define.event import as_list
from .button import Button

if TYPE_CHECKING:
    from typing_extensions import Self

    from ..graph.component import Component


class ClearButton(Button):
    """A button that empties other components, at once and in the page."""

    kind: ClassVar[str] = "button"

    components: Any = prop(default=None, kw_only=False, travels=False)
    """The component or components it empties; `add` names more."""
    value: Any = prop(default="Clear")
    """The words on it."""
    api_name: str | None = prop(default=None, travels=False)
    """Name under which the API can press it."""
    api_visibility: Literal["public", "private", "undocumented"] = prop(default="undocumented", travels=False)
    """Whether the API lists it, can call it unlisted, or not at all."""

    def check(self) -> None:
        """Wires the components given."""
        super().check()
        self._cleared: list[Component] = []

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.components is not None and hasattr(self, "_cleared"):
            self.add(self.components)

    def add(self, components: Component | Sequence[Component] | None) -> Self:
        """Let it empty more components. Gives the button itself."""
        chosen = as_list(components)
        shown = [one for one in chosen if not one.stateful]
        kept = [one for one in chosen if one.stateful]
        self._cleared += chosen
        if shown:
            values = [one.postprocess(None) for one in shown]
            code = f"() => {json.dumps(values if len(values) > 1 else values[0])}"
            self.click(
                None, None, shown, js=code, show_progress="hidden", api_visibility="private", trigger_mode="multiple"
            )
        if kept:
            self.click(
                _first_values(kept),
                None,
                kept,
                queue=False,
                show_progress="hidden",
                api_name=self.api_name or "clear",
                api_visibility=self.api_visibility,
                trigger_mode="multiple",
            )
        return self


def _first_values(states: list[Any]) -> Callable[[], Any]:
    def clear() -> Any:
        values = [one.first_value() for one in states]
        return values if len(values) > 1 else values[0]

    return clear

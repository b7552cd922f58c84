"""The parameters of a function, to read."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal

from ..define import Event, prop
from ..errors import BadAnswer
from ..graph.component import Component


class ParamViewer(Component):
    """The parameters of a function: name, type, default and what each is for, to open one by one."""

    wire = dict[str, Any] | None

    value: Any = prop(default=None, kw_only=False)
    """The parameters by name: each a dict of `type`, `description` and `default`."""
    language: Literal["python", "typescript"] = prop(default="python", kw_only=False)
    """The language that types and defaults are written in."""
    linkify: list[str] | None = prop(default=None, kw_only=False)
    """Names that become links to their own entry where a type names them."""
    every: Any = prop(default=None, kw_only=False, travels=False)
    """Seconds, or a Timer, after which a function given as `value` is called again."""
    inputs: Any = prop(default=None, kw_only=False, travels=False)
    """Components whose values a function given as `value` takes; it is called again when one changes."""
    render: bool = prop(default=True, kw_only=False, travels=False)  # type: ignore[assignment]  # pyright: ignore[reportIncompatibleMethodOverride]
    """False keeps it off the page until `.render()` is called."""
    key: Any = prop(default=None, kw_only=False, travels=False)
    """The same key in the next rendering makes it the same part: it keeps its value."""
    preserved_by_key: list[str] | str | None = prop(default="value", kw_only=False, travels=False)
    """The props kept over renderings by `key`."""
    header: str | None = prop(default="Parameters", kw_only=False)
    """What stands above; None leaves the header away, and the button that opens all with it."""
    anchor_links: bool | str = prop(default=False, kw_only=False)
    """Give each parameter an address of its own; a text is put before the names in it."""
    max_height: int | str | None = prop(default=None, kw_only=False)
    """Largest height, in pixels or as CSS writes it; what is taller scrolls."""

    change = Event()
    upload = Event()

    def postprocess(self, value: Any) -> dict[str, Any] | None:
        """The parameters. Raises `BadAnswer` when they are no dict of dicts."""
        if value is None:
            return None
        if not isinstance(value, Mapping) or not all(isinstance(one, Mapping) for one in value.values()):
            raise BadAnswer(
                f"{self} shows {{name: {{'type': ..., 'description': ..., 'default': ...}}}}, not {str(value)[:60]!r}."
            )
        return {
            str(name): {key: None if text is None else str(text) for key, text in one.items()}
            for name, one in value.items()
        }

    def api_info(self) -> dict[str, Any]:
        """Any JSON."""
        return {"type": {}, "description": "any valid json"}

    def example_payload(self) -> Any:
        """One parameter."""
        return {"array": {"type": "numpy", "description": "any valid json", "default": "None"}}

"""Data as a tree."""

from __future__ import annotations

import json
from typing import Any

from ..define import Event, prop
from ..errors import BadAnswer
from ..graph.component import Field


class JSON(Field):
    """Data as a tree whose branches open and close."""

    wire = Any

    value: Any = prop(default=None, kw_only=False)
    """The data at first: dicts, lists, or a text of JSON."""
    open: bool = prop(default=False)
    """Whether all branches are open at first."""
    show_indices: bool = prop(default=False)
    """Number the items of lists."""
    height: int | str | None = prop(default=None)
    """Height in pixels, or as CSS writes it; what is taller scrolls."""
    max_height: int | str | None = prop(default=500)
    """Largest height, in pixels or as CSS writes it."""
    min_height: int | str | None = prop(default=None)
    """Smallest height, in pixels or as CSS writes it."""
    buttons: list[Any] | None = prop(default=None)
    """Buttons in its toolbar: "copy", or `gr.Button`s. "copy" when left out."""

    change = Event()

    def check(self) -> None:
        """Shows the copy button where no buttons are given."""
        super().check()
        if self.buttons is None:
            self.buttons = ["copy"]

    def postprocess(self, value: Any) -> Any:
        """The data; a text is read as JSON, arrays become lists. Raises `BadAnswer` for a text that is no JSON."""
        if isinstance(value, str):
            try:
                return json.loads(value)
            except json.JSONDecodeError as error:
                raise BadAnswer(
                    f"{self} got a text that is no JSON ({error}). Return a dict or a list instead."
                ) from None
        return _plain(value)

    def api_info(self) -> dict[str, Any]:
        """Any JSON."""
        return {"type": {}}

    def example_payload(self) -> Any:
        """A small dict."""
        return {"foo": "bar"}


def _plain(value: Any) -> Any:
    """A value as JSON can carry it: arrays as lists, keys as text, anything unknown as its text."""
    if value is None or isinstance(value, (str, bool, int)):
        return value
    if isinstance(value, float):
        return value if value - value == 0 else None  # NaN and infinity are no JSON
    if isinstance(value, dict):
        return {str(key): _plain(item) for key, item in value.items()}
    if isinstance(value, (list, tuple, set, frozenset)):
        return [_plain(item) for item in value]
    for name in ("model_dump", "tolist"):
        if callable(convert := getattr(value, name, None)):
            return _plain(convert())
    return str(value)

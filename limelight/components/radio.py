"""One of a few choices, all in sight."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Literal

from ..define import Event, prop
from ..graph.component import Input
from .choices import as_pairs, check_value, position_of, refuse_unknown, schema_of_choices


class Radio(Input):
    """One of a few choices, all in sight."""

    wire = str | int | float | None

    choices: Sequence[Any] | None = prop(default=None, kw_only=False)
    """What can be chosen: values, or pairs of a label and a value."""
    value: Any = prop(default=None)
    """What is chosen at first; None starts with nothing chosen."""
    type: Literal["value", "index"] = prop(default="value", travels=False)
    """What the function gets: the value, or its place among the choices from 0 on."""
    rtl: bool = prop(default=False)
    """Write from right to left."""
    buttons: list[Any] | None = prop(default=None)
    """`gr.Button`s in its toolbar."""

    select = Event()
    change = Event()
    input = Event()

    def check(self) -> None:
        """The value at first must be one of the choices."""
        super().check()
        self.choices = as_pairs("Radio", self.choices)
        check_value("Radio", self.choices, self.value)

    def preprocess(self, payload: Any) -> Any:
        """The chosen value or its place. Raises `BadValue` for what is no choice."""
        if payload is None:
            return None
        pairs = list(self.choices or ())
        refuse_unknown(self.label or "Radio", pairs, payload)
        return position_of(pairs, payload) if self.type == "index" else payload

    def api_info(self) -> dict[str, Any]:
        """The JSON schema of a choice."""
        return {**schema_of_choices(list(self.choices or ())), "title": "Radio"}

    def example_payload(self) -> Any:
        """The first choice."""
        return self.choices[0][1] if self.choices else None

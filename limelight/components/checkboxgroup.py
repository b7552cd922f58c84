"""Any of a few choices, all in sight."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Literal

from ..define import Event, prop
from ..errors import BadValue
from ..graph.component import Input
from .choices import as_pairs, check_value, position_of, refuse_unknown, schema_of_choices


class CheckboxGroup(Input):
    """Any of a few choices, each with a box to tick."""

    wire = list[str | int | float] | None

    choices: Sequence[Any] | None = prop(default=None, kw_only=False)
    """What can be ticked: values, or pairs of a label and a value."""
    value: Any = prop(default=None)
    """The values ticked at first: a list, or a single one."""
    type: Literal["value", "index"] = prop(default="value", travels=False)
    """What the function gets: the values, or their places among the choices from 0 on."""
    show_select_all: bool = prop(default=False)
    """Offer a box that ticks all."""
    buttons: list[Any] | None = prop(default=None)
    """`gr.Button`s in its toolbar."""

    change = Event()
    input = Event()
    select = Event()

    def check(self) -> None:
        """The values at first must be choices."""
        super().check()
        self.choices = as_pairs("CheckboxGroup", self.choices)
        self.value = self.postprocess(self.value)
        for one in self.value:
            check_value("CheckboxGroup", self.choices, one)

    def preprocess(self, payload: Any) -> list[Any]:
        """The ticked values or their places. Raises `BadValue` for what is no choice."""
        pairs = list(self.choices or ())
        if payload is not None and not isinstance(payload, (list, tuple)):
            raise BadValue(f"'{self.label or 'CheckboxGroup'}' takes a list of choices, not {payload!r}.")
        chosen = list(payload or ())
        for one in chosen:
            refuse_unknown(self.label or "CheckboxGroup", pairs, one)
        return [position_of(pairs, one) for one in chosen] if self.type == "index" else chosen

    def postprocess(self, value: Any) -> list[Any]:
        """The values to tick; a single one counts as a list of it."""
        if value is None:
            return []
        return [value] if isinstance(value, (str, int, float)) else list(value)

    def initial_value(self) -> Any:
        """The values ticked at first."""
        return self.postprocess(self.value)

    def api_info(self) -> dict[str, Any]:
        """The JSON schema of a list of choices."""
        return {"items": schema_of_choices(list(self.choices or ())), "title": "Checkbox Group", "type": "array"}

    def example_payload(self) -> Any:
        """The first choice alone."""
        return [self.choices[0][1]] if self.choices else None

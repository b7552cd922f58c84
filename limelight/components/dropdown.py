"""One or several of many choices, in a list that opens."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Literal

from ..define import Event, prop
from ..errors import BadProp, BadValue
from ..graph.component import Input
from .choices import as_pairs, check_value, position_of, refuse_unknown, schema_of_choices


def first_choice() -> None:
    """Stands for the first choice where a dropdown is given no value."""


class Dropdown(Input):
    """One or several of many choices, in a list that opens and can be searched."""

    wire = str | int | float | list[str | int | float] | None

    choices: Sequence[Any] | None = prop(default=None, kw_only=False)
    """What can be chosen: values, or pairs of a label and a value."""
    value: Any = prop(default=first_choice)
    """What is chosen at first; left out, the first choice (none where several can be chosen); None is nothing."""
    type: Literal["value", "index"] = prop(default="value", travels=False)
    """What the function gets: the value, or its place among the choices from 0 on."""
    multiselect: bool | None = prop(default=None)
    """Let several be chosen; the value is then a list."""
    allow_custom_value: bool = prop(default=False)
    """Take what a person types, also when it is none of the choices."""
    max_choices: int | None = prop(default=None, at_least=1)
    """How many can be chosen at most, with `multiselect`."""
    num_choices_shown: int | None = prop(default=100)
    """How many the open list shows at most; typing finds the others. None shows all."""
    filterable: bool = prop(default=True)
    """Let a person type to search the list."""
    buttons: list[Any] | None = prop(default=None)
    """`gr.Button`s in its toolbar."""

    change = Event()
    input = Event()
    select = Event()
    focus = Event()
    blur = Event()
    key_up = Event()

    def check(self) -> None:
        """The value at first must be a choice; `max_choices` needs `multiselect`, own values a field to type in."""
        self.choices = as_pairs("Dropdown", self.choices)
        if self.value is first_choice:
            self.value = [] if self.multiselect else self.choices[0][1] if self.choices else None
        super().check()
        self._check_options()
        self.value = self.postprocess(self.value)
        if not self.allow_custom_value:
            for one in self.value if isinstance(self.value, list) else [self.value]:
                check_value("Dropdown", self.choices, one)

    def _check_options(self) -> None:
        if self.max_choices is not None and not self.multiselect:
            raise BadProp("Dropdown: 'max_choices' needs multiselect=True.")
        if self.allow_custom_value and not self.filterable:
            raise BadProp("Dropdown: 'allow_custom_value' needs filterable=True, for a value is typed.")

    def preprocess(self, payload: Any) -> Any:
        """The chosen value, or list of values, or their places. Raises `BadValue` for what is no choice."""
        if payload is None:
            return [] if self.multiselect else None
        if not self.multiselect:
            return self._taken(payload)
        chosen = list(payload) if isinstance(payload, (list, tuple)) else [payload]
        if self.max_choices is not None and len(chosen) > self.max_choices:
            raise BadValue(f"'{self.label or 'Dropdown'}' takes at most {self.max_choices} choices, not {len(chosen)}.")
        return [self._taken(one) for one in chosen]

    def _taken(self, value: Any) -> Any:
        pairs = list(self.choices or ())
        if isinstance(value, (list, dict)):
            raise BadValue(f"'{self.label or 'Dropdown'}' takes one choice, not {value!r}.")
        if not self.allow_custom_value:
            refuse_unknown(self.label or "Dropdown", pairs, value)
        return position_of(pairs, value) if self.type == "index" else value

    def postprocess(self, value: Any) -> Any:
        """The value to show as chosen; with `multiselect` a single one counts as a list of it."""
        if not self.multiselect:
            return value
        if value is None:
            return []
        return list(value) if isinstance(value, (list, tuple, set)) else [value]

    def api_info(self) -> dict[str, Any]:
        """The JSON schema of a choice, or of a list of them."""
        one = {"type": "string"} if self.allow_custom_value else schema_of_choices(list(self.choices or ()))
        return {"type": "array", "items": one} if self.multiselect else one

    def example_payload(self) -> Any:
        """The first choice."""
        first = self.choices[0][1] if self.choices else None
        return [first] if self.multiselect and first is not None else first

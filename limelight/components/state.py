"""A value that a page's visitor keeps while the page is open."""

from __future__ import annotations

import copy
from collections.abc import Callable
from typing import Any, ClassVar

from ..define import Event, prop
from ..errors import BadProp
from ..graph.component import Unseen


class State(Unseen):
    """A value kept on the server, one per visitor; it is not seen and never travels."""

    wire = Any
    stateful: ClassVar[bool] = True
    skips_api: ClassVar[bool] = True

    value: Any = prop(default=None, kw_only=False, travels=False)
    """What each visitor starts with: copied for each, or the result of a function that is called for each."""
    time_to_live: int | float | None = prop(default=None, travels=False)
    """Seconds after which an unused value is deleted; None keeps it as long as the session."""
    delete_callback: Callable[[Any], None] | None = prop(default=None, travels=False)
    """Called with the value when it is deleted."""

    change = Event()

    def check(self) -> None:
        """The value must be one that can be copied for each visitor."""
        if not callable(self.value):
            self._copied(self.value)

    def first_value(self) -> Any:
        """A value for a new visitor, not shared with any other."""
        return self.value() if callable(self.value) else self._copied(self.value)

    def _copied(self, value: Any) -> Any:
        try:
            return copy.deepcopy(value)
        except Exception as error:
            raise BadProp(
                f"{self}: the value {value!r} cannot be copied for each visitor ({error}). "
                "Give a function that makes it."
            ) from error

    def initial_value(self) -> Any:
        """Nothing: a state never travels."""
        return


# Known apps write gr.State([], False): `render` is a method of every node, so it cannot be declared again above.
State.positional = ("value", "render")

"""A value that a visitor's browser keeps."""

from __future__ import annotations

import json
from typing import Any

from ..define import DROPPED, Event, prop
from ..errors import BadProp
from ..graph.component import Unseen


class BrowserState(Unseen):
    """A value kept in the visitor's browser: it is there again after a reload, a restart, and in every tab.

    It stands in the browser's local storage as plain JSON under `storage_key`, and is read before `load` listeners
    run. It is not encrypted: whoever uses that browser can read and change it, so check it before trusting it.
    """

    wire = Any

    value = DROPPED
    default_value: Any = prop(default=None, kw_only=False, travels=False)
    """What a visitor has at first: anything that JSON can say."""
    storage_key: str | None = prop(default=None)
    """The name in the browser's storage; left out, the app's address and the place in the app make one. Another value
    starts anew, and parts of all apps of one host share what has the same name."""
    secret: str | None = prop(default=None, travels=False)
    """Accepted for older apps; nothing is encrypted, as a key that the page knows hides nothing."""

    change = Event()

    def check(self) -> None:
        """The first value must be one that can be kept as JSON."""
        self.value = None
        try:
            json.dumps(self.default_value)
        except (TypeError, ValueError) as error:
            raise BadProp(
                f"BrowserState: the value {self.default_value!r} cannot be kept as JSON ({error}). "
                "Give texts, numbers, lists and dicts, or use gr.State, which holds anything on the server."
            ) from error

    def initial_value(self) -> Any:
        """What a visitor has at first."""
        return self.default_value

    def api_info(self) -> dict[str, Any]:
        """Any JSON."""
        return {"type": {}}

    def example_payload(self) -> Any:
        """Some text."""
        return "test"

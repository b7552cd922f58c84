"""A workflow as a picture."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Any, ClassVar

from ..define import DROPPED, Event, prop
from ..errors import BadAnswer
from ..graph.component import Field


class WorkflowCanvas(Field):
    """The steps of a workflow and what goes from one to the next, as a picture. Its value is the graph as JSON."""

    wire = str | None
    skips_api: ClassVar[bool] = True
    scale = DROPPED
    min_width = DROPPED
    buttons = DROPPED

    value: str | Callable[..., Any] | None = prop(default=None, kw_only=False)
    """The graph at first, as a text of JSON."""
    show_label: bool | None = prop(default=False)
    """Whether the label is seen; it is always told to screen readers."""
    container: bool = prop(default=False)
    """Whether it stands in a frame."""
    server_functions: list[Callable[..., Any]] | None = prop(default=None, travels=False)
    """Python functions that the page may ask."""
    app_view: str | None = prop(default=None)
    """The `elem_id` of the part that shows the same workflow as a plain app."""

    change = Event()

    def postprocess(self, value: Any) -> str | None:
        """The graph as a text of JSON. Raises `BadAnswer` for a text that is none."""
        if value is None:
            return None
        if isinstance(value, Mapping):
            return json.dumps(value)
        try:
            json.loads(value)
        except (TypeError, ValueError) as error:
            raise BadAnswer(f"{self} shows a workflow's graph as JSON, and this is none: {error}.") from None
        return str(value)

    def api_info(self) -> dict[str, Any]:
        """A text."""
        return {"type": "string"}

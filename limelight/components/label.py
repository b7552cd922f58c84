"""What a classifier said."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from ..define import Event, prop
from ..errors import BadAnswer
from ..graph.component import Field
from .number import plain_number

_NAME = {"anyOf": [{"type": "string"}, {"type": "integer"}, {"type": "number"}, {"type": "null"}], "default": None}


class Label(Field):
    """A class and, as bars, how sure a model is of the likeliest classes."""

    wire = dict

    value: dict[Any, Any] | str | float | Callable[..., Any] | None = prop(default=None, kw_only=False)
    """At first: a dict of classes and confidences from 0 to 1, or a single class."""
    num_top_classes: int | None = prop(default=None, at_least=1)
    """How many of the likeliest classes are shown; None shows all."""
    color: str | None = prop(default=None)
    """Background colour, as CSS writes it."""
    show_heading: bool = prop(default=True)
    """Show the likeliest class in large letters."""
    buttons: list[Any] | None = prop(default=None)
    """`gr.Button`s in its toolbar."""

    change = Event()
    select = Event()

    def preprocess(self, payload: Any) -> Any:
        """A dict of classes and confidences; the class alone when there are none."""
        if not payload or payload.get("label") is None:
            return None
        confidences = payload.get("confidences")
        return payload["label"] if confidences is None else {one["label"]: one["confidence"] for one in confidences}

    def postprocess(self, value: Any) -> dict[str, Any]:
        """The likeliest class and the confidences, likeliest first. A path of a JSON file with a dict is read.

        Raises `BadAnswer` for what is neither a dict nor a class.
        """
        if isinstance(value, (str, Path)) and str(value).endswith(".json") and Path(value).exists():
            value = json.loads(Path(value).read_text(encoding="utf-8"))
        if value is None or value == {}:
            return {}
        if isinstance(value, dict):
            return value if "label" in value and "confidences" in value else self._ranked(value)
        if isinstance(value, (str, int, float)) or hasattr(value, "item"):
            return {"label": value if isinstance(value, str) else str(plain_number(value)), "confidences": None}
        raise BadAnswer(
            f"{self} shows a dict of classes and confidences, or a class, not {value!r}. "
            "Return for example {'cat': 0.8, 'dog': 0.2}."
        )

    def _ranked(self, value: dict[Any, Any]) -> dict[str, Any]:
        try:
            pairs = [(_class_name(name), float(confidence)) for name, confidence in value.items()]
        except (TypeError, ValueError):
            raise BadAnswer(
                f"{self} got confidences that are no numbers: {value!r}. Use numbers from 0 to 1."
            ) from None
        pairs.sort(key=lambda pair: -pair[1])
        ranked = [{"label": name, "confidence": confidence} for name, confidence in pairs[: self.num_top_classes]]
        return {"label": ranked[0]["label"], "confidences": ranked}

    def initial_value(self) -> Any:
        """The value at first."""
        return self.postprocess(self.value)

    def api_info(self) -> dict[str, Any]:
        """The JSON schema of a class with its confidences."""
        confidence = {
            "type": "object",
            "title": "LabelConfidence",
            "properties": {
                "label": {**_NAME, "title": "Label"},
                "confidence": {"anyOf": [{"type": "number"}, {"type": "null"}], "default": None, "title": "Confidence"},
            },
        }
        several = {"items": {"$ref": "#/$defs/LabelConfidence"}, "type": "array"}
        return {
            "$defs": {"LabelConfidence": confidence},
            "title": "LabelData",
            "type": "object",
            "properties": {
                "label": {**_NAME, "title": "Label"},
                "confidences": {"anyOf": [several, {"type": "null"}], "default": None, "title": "Confidences"},
            },
        }

    def example_payload(self) -> Any:
        """A cat, most likely."""
        return self.postprocess(self.example_value())

    def example_value(self) -> Any:
        """A cat, most likely."""
        return {"cat": 0.9, "dog": 0.1}


def _class_name(name: Any) -> str | int | float:
    return name if isinstance(name, (str, int, float)) else plain_number(name) if hasattr(name, "item") else str(name)

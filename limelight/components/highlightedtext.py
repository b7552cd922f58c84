"""A text with marked spans."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from ..define import DROPPED, Event, prop
from ..errors import BadAnswer, BadValue
from ..graph.component import Input

_TOKEN = {
    "properties": {
        "token": {"title": "Token", "type": "string"},
        "class_or_confidence": {
            "anyOf": [{"type": "string"}, {"type": "number"}, {"type": "null"}],
            "default": None,
            "title": "Class Or Confidence",
        },
    },
    "required": ["token"],
    "title": "HighlightedToken",
    "type": "object",
}


class HighlightedText(Input):
    """A text in which spans are marked with a class or a score; interactive, a person marks them."""

    wire = list[dict[str, Any]] | None
    info = DROPPED

    value: list[Any] | dict[str, Any] | Callable[..., Any] | None = prop(default=None, kw_only=False)
    """The text at first: pairs of a piece and its class, score or None; or a dict of `text` and `entities`."""
    color_map: dict[str, str] | None = prop(default=None)
    """A colour per class, as CSS writes it; other classes get one of a palette."""
    show_legend: bool = prop(default=False)
    """List the classes above the text. Where a person marks, the list is always there to choose from."""
    show_inline_category: bool = prop(default=True)
    """Write the class behind each span."""
    combine_adjacent: bool = prop(default=False, travels=False)
    """Join neighbouring pieces of the same class."""
    adjacent_separator: str = prop(default="", travels=False)
    """What is put between pieces that are joined."""
    show_whitespaces: bool = prop(default=True)
    """Keep line breaks and blanks as they are."""
    rtl: bool = prop(default=False)
    """Write from right to left."""
    buttons: list[Any] | None = prop(default=None)
    """`gr.Button`s in its toolbar."""

    change = Event()
    select = Event()

    def preprocess(self, payload: Any) -> list[dict[str, Any]] | None:
        """The pieces in order: dicts of `token` and `class_or_confidence`. Raises `BadValue` for anything else."""
        if payload is None:
            return None
        name = self.label or "HighlightedText"
        if not isinstance(payload, list):
            raise BadValue(f"'{name}' takes a list of pieces of text, not {str(payload)[:60]!r}.")
        return [self._piece(name, one) for one in payload]

    def _piece(self, name: str, one: Any) -> dict[str, Any]:
        if isinstance(one, (list, tuple)) and len(one) == 2:
            one = {"token": one[0], "class_or_confidence": one[1]}
        if not isinstance(one, dict) or not isinstance(one.get("token"), str):
            raise BadValue(f"'{name}' takes pieces like {{'token': ..., 'class_or_confidence': ...}}, not {one!r:.60}.")
        mark = one.get("class_or_confidence")
        if isinstance(mark, bool) or not isinstance(mark, (str, int, float, type(None))):
            raise BadValue(f"'{name}': a piece is marked with a class or a number, not {mark!r:.60}.")
        return {"token": one["token"], "class_or_confidence": mark}

    def postprocess(self, value: Any) -> list[dict[str, Any]] | None:
        """The pieces in order. Raises `BadAnswer` for what is no text with spans."""
        if value is None:
            return None
        if isinstance(value, Mapping):
            pieces = self._cut(value)
        elif isinstance(value, str):
            pieces = [(value, None)]
        else:
            pieces = [self._pair(one) for one in value]
        if self.combine_adjacent:
            pieces = _joined(pieces, self.adjacent_separator)
        return [{"token": text, "class_or_confidence": mark} for text, mark in pieces]

    def _pair(self, one: Any) -> tuple[str, Any]:
        if isinstance(one, Mapping) and "token" in one:
            one = (one["token"], one.get("class_or_confidence"))
        if not isinstance(one, (list, tuple)) or len(one) != 2:
            raise BadAnswer(f"{self} shows pairs of a piece of text and its class, and {one!r:.60} is none.")
        text, mark = one
        if mark is None or isinstance(mark, (str, int, float)):
            return str(text), mark
        number = mark.item() if hasattr(mark, "item") else None  # a number of an array
        return str(text), number if isinstance(number, (int, float)) else str(mark)

    def _cut(self, value: Mapping[str, Any]) -> list[tuple[str, Any]]:
        """A text and where its entities lie, as pieces. An empty text stands where nothing lies between two."""
        if "text" not in value or "entities" not in value:
            raise BadAnswer(f"{self} needs 'text' and 'entities' in a dict, not only {sorted(map(str, value))}.")
        text = str(value["text"])
        pieces: list[tuple[str, Any]] = []
        end = 0
        for entity in sorted(value["entities"], key=lambda one: one["start"]):
            name = entity.get("entity_group") or entity.get("entity")
            pieces.append((text[end : entity["start"]], None))
            pieces.append((text[entity["start"] : entity["end"]], name))
            end = entity["end"]
        return [*pieces, (text[end:], None)]

    def api_info(self) -> dict[str, Any]:
        """The JSON schema of the pieces."""
        return {
            "$defs": {"HighlightedToken": _TOKEN},
            "items": {"$ref": "#/$defs/HighlightedToken"},
            "title": "HighlightedTextData",
            "type": "array",
        }

    def example_payload(self) -> Any:
        """Two words, one of them marked."""
        return [
            {"token": "The", "class_or_confidence": None},
            {"token": "quick", "class_or_confidence": "adj"},
        ]

    def example_value(self) -> Any:
        """Words and their kinds."""
        return [("The", None), ("quick", "adj"), ("brown", "adj"), ("fox", "noun")]


def _joined(pieces: list[tuple[str, Any]], separator: str) -> list[tuple[str, Any]]:
    joined: list[tuple[str, Any]] = []
    for text, mark in pieces:
        if joined and joined[-1][1] == mark:
            joined[-1] = (f"{joined[-1][0]}{separator}{text}", mark)
        elif text or mark is not None or not joined:
            joined.append((text, mark))
    return joined

"""Who says what, line by line."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, ClassVar, Literal

from ..define import DROPPED, Event, prop
from ..errors import BadAnswer, BadProp, BadValue
from ..graph.component import Input

Line = dict[str, str]


class Dialogue(Input):
    """A dialogue: lines with a speaker each, or one text. Without speakers it is a text with tags to choose from."""

    wire = list[dict[str, str]] | str | None
    server_functions: ClassVar[tuple[str, ...]] = ("format", "unformat")
    every = DROPPED
    inputs = DROPPED
    preserved_by_key = DROPPED

    value: list[Any] | str | Callable[..., Any] | None = prop(default=None, kw_only=False)
    """The dialogue at first: dicts of `speaker` and `text`, or a text."""
    type: Literal["list", "text"] = prop(default="text", travels=False)
    """What the function gets: the lines as dicts, or one text."""
    speakers: list[str] | None = prop(default=None)
    """Who may speak. None makes it one field of text."""
    formatter: Callable[..., str] | None = prop(default=None, travels=False)
    """Writes a line: a function of speaker and text. "[speaker] text" when left out."""
    unformatter: Callable[[str], Any] | None = prop(default=None, travels=False)
    """Reads such a line again: a function of its text that gives a dict of `speaker` and `text`."""
    tags: list[str] | None = prop(default=None)
    """Words to choose from when a colon is typed."""
    separator: str = prop(default="\n")
    """What stands between the lines of the text."""
    color_map: dict[str, str] | None = prop(default=None)
    """A colour per speaker, as CSS writes it; others get one of a palette."""
    label: str | None = prop(default="Dialogue")
    """What stands above it, and what the API calls it."""
    info: str | None = prop(default="Type colon (:) in the dialogue line to see the available tags")
    """A sentence below the label, shown where there are tags."""
    placeholder: str | None = prop(default=None)
    """Pale words shown in a line while it is empty."""
    autofocus: bool = prop(default=False)
    """Put the cursor here when the page opens."""
    autoscroll: bool = prop(default=True)
    """Follow the end of a dialogue that grows."""
    max_lines: int | None = prop(default=None, at_least=1)
    """How many lines there may be."""
    buttons: list[Any] | None = prop(default=None)
    """Buttons in its toolbar: "copy", or `gr.Button`s."""
    submit_btn: str | bool | None = prop(default=False)
    """A button that submits; a text is its label."""
    ui_mode: Literal["dialogue", "text", "both"] = prop(default="both")
    """How it is edited: line by line, as one text, or as the person likes."""

    change = Event()
    input = Event()
    submit = Event()

    def check(self) -> None:
        """Lines need speakers; a hint about tags is of use only where there are some."""
        super().check()
        if self.type == "list" and not self.speakers and "type" in getattr(self, "given", {}):
            raise BadProp("Dialogue: type='list' needs 'speakers': without them it is one text.")
        if not self.tags and "info" not in getattr(self, "given", {}):
            self.info = None

    def preprocess(self, payload: Any) -> Any:
        """The dialogue by `type`. Raises `BadValue` for anything else than lines or a text."""
        if payload is None or isinstance(payload, str):
            return payload
        lines = self._lines(payload, BadValue)
        return lines if self.type == "list" else self.format(lines)

    def postprocess(self, value: Any) -> list[Line] | str | None:
        """Lines or a text. Raises `BadAnswer` for anything else."""
        if value is None or isinstance(value, str):
            return value
        return self._lines(value, BadAnswer)

    def _lines(self, given: Any, fault: Callable[[str], Exception]) -> list[Line]:
        name = f"'{self.label or 'Dialogue'}'"
        if not isinstance(given, (list, tuple)):
            raise fault(f"{name} takes a list of lines or a text, not {type(given).__name__}.")
        if self.max_lines is not None and len(given) > self.max_lines:
            raise fault(f"{name} takes {self.max_lines} lines at most, not {len(given)}.")
        lines = []
        for one in given:
            if not isinstance(one, dict) or not {"speaker", "text"} <= one.keys():
                raise fault(f"{name} takes lines like {{'speaker': ..., 'text': ...}}, not {str(one)[:60]!r}.")
            lines.append({"speaker": str(one["speaker"]), "text": str(one["text"])})
        return lines

    def format(self, lines: Any) -> str:
        """The lines as one text."""
        write = self.formatter or (lambda speaker, text: f"[{speaker}] {text}")
        return self.separator.join(write(one["speaker"], one["text"]) for one in self._lines(lines, BadValue))

    def unformat(self, text: Any) -> list[Line]:
        """The lines of a text. A line that names no speaker belongs to the first."""
        read = self.unformatter or self._read
        pieces = [one for one in str(text or "").split(self.separator) if one.strip()]
        return self._lines([read(one) for one in pieces], BadValue)

    def _read(self, text: str) -> Line:
        found = re.match(r"\s*\[([^\]]+)\]\s?(.*)", text, re.DOTALL)
        if found:
            return {"speaker": found[1], "text": found[2]}
        return {"speaker": (self.speakers or [""])[0], "text": text}

    def api_info(self) -> dict[str, Any]:
        """Lines of a speaker and a text, or a text."""
        line = {
            "properties": {
                "speaker": {"title": "Speaker", "type": "string"},
                "text": {"title": "Text", "type": "string"},
            },
            "required": ["speaker", "text"],
            "title": "DialogueLine",
            "type": "object",
        }
        lines = {"items": {"$ref": "#/$defs/DialogueLine"}, "type": "array"}
        return {"$defs": {"DialogueLine": line}, "anyOf": [lines, {"type": "string"}], "title": "DialogueModel"}

    def example_payload(self) -> Any:
        """Two lines."""
        return [
            {"speaker": "Speaker 1", "text": "Hello, how are you?"},
            {"speaker": "Speaker 2", "text": "I'm fine, thank you!"},
        ]

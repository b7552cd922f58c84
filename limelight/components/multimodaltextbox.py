"""Text with files, written in one place."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Literal

import msgspec

from ..define import Event, prop
from ..define.schema import FILE_SCHEMA
from ..errors import BadAnswer, BadProp, BadValue, nearest
from ..graph.component import Input
from ..wire.values import FileData, is_file
from .message import blocks_of
from .textbox import InputHTMLAttributes

SOURCES = ("upload", "microphone", "camera")


class MultimodalTextbox(Input):
    """A field of text that takes files too: dropped, pasted, chosen, recorded."""

    wire = dict[str, Any] | None

    value: str | dict[str, Any] | Callable[..., Any] | None = prop(default=None, kw_only=False)
    """The text at first, or a dict of `text` and `files`. A function is called anew for each page that opens."""
    sources: list[str] | str | None = prop(default=None)
    """Where files come from: "upload", "microphone", "camera". Uploads when left out; pasting works always."""
    file_types: list[str] | None = prop(default=None)
    """What is taken: suffixes such as ".csv", or kinds: "image", "audio", "video", "text", "file"."""
    file_count: Literal["single", "multiple", "directory"] = prop(default="single")
    """One file, several, or all of a folder."""
    lines: int = prop(default=1, at_least=1)
    """Lines shown at least."""
    max_lines: int = prop(default=20, at_least=1)
    """Lines shown at most; longer text scrolls."""
    placeholder: str | None = prop(default=None)
    """Pale words shown while it is empty."""
    autofocus: bool = prop(default=False)
    """Put the cursor here when the page opens."""
    autoscroll: bool = prop(default=True)
    """Follow the end of a text that grows."""
    text_align: Literal["left", "right"] | None = prop(default=None)
    """The side the text stands at; None follows the language."""
    rtl: bool = prop(default=False)
    """Write from right to left."""
    submit_btn: str | bool | None = prop(default=True)
    """A button in the field that submits; a text is its label."""
    stop_btn: str | bool | None = prop(default=False)
    """A button in the field that stops; a text is its label."""
    max_plain_text_length: int = prop(default=1000, at_least=0)
    """Pasted text longer than so many characters becomes a file."""
    html_attributes: InputHTMLAttributes | None = prop(default=None)
    """Hints for browsers and on-screen keyboards."""

    change = Event()
    input = Event()
    select = Event()
    submit = Event()
    focus = Event()
    blur = Event()
    stop = Event()

    def check(self) -> None:
        """The sources must be known; more lines at most than at least."""
        super().check()
        given = self.sources
        self.sources = ["upload"] if given is None else [given] if isinstance(given, str) else list(given)
        for one in self.sources:
            if one not in SOURCES:
                raise BadProp(
                    f"MultimodalTextbox: '{one}' is no source of files; there are {', '.join(SOURCES)}"
                    f"{nearest(one, SOURCES) or '.'}"
                )
        if self.max_lines < self.lines:
            raise BadProp(
                f"MultimodalTextbox: 'max_lines' ({self.max_lines}) must not be below 'lines' ({self.lines})."
            )

    def preprocess(self, payload: Any) -> dict[str, Any] | None:
        """A dict of `text` and `files`, the paths of what was sent. Raises `BadValue` for anything else."""
        if payload is None:
            return None
        if not isinstance(payload, dict) or not isinstance(payload.get("text", ""), str):
            raise BadValue(
                f"'{self.label or 'MultimodalTextbox'}' takes an object of 'text' and 'files', "
                f"not {str(payload)[:80]!r}."
            )
        files = payload.get("files") or []
        return {"text": payload.get("text", ""), "files": [self._taken(one) for one in files]}

    def _taken(self, file: Any) -> str:
        if isinstance(file, dict) and is_file(file):
            file = FileData(path=file["path"], orig_name=file.get("orig_name"))
        if not isinstance(file, FileData):
            raise BadValue(f"'{self.label or 'MultimodalTextbox'}' takes files, not {str(file)[:80]!r}.")
        from .file import _is_of_type

        if self.file_types and not any(_is_of_type(file.name, kind) for kind in self.file_types):
            kinds = " or ".join(self.file_types)
            raise BadValue(f"'{self.label or 'MultimodalTextbox'}' takes {kinds}, not '{file.name}'.")
        return file.path

    def postprocess(self, value: Any) -> dict[str, Any]:
        """A text, or a dict of `text` and `files`. Raises `BadAnswer` for anything else."""
        if value is None:
            return {"text": "", "files": []}
        if isinstance(value, str):
            return {"text": value, "files": []}
        if not isinstance(value, dict) or not {"text", "files"} & value.keys():
            raise BadAnswer(f"{self} shows a text, or a dict of 'text' and 'files', not {str(value)[:80]!r}.")
        where = f"{self}: 'files'"
        files = [blocks_of(_as_path(one), where)[0]["file"] for one in value.get("files") or ()]
        return {"text": value.get("text") or "", "files": files}

    def initial_value(self) -> Any:
        """The first value, as it travels."""
        return self.postprocess(self.value)

    def api_info(self) -> dict[str, Any]:
        """The JSON schema of a text with files."""
        return {
            "title": "MultimodalData",
            "type": "object",
            "properties": {"text": {"type": "string"}, "files": {"type": "array", "items": FILE_SCHEMA}},
            "required": ["text"],
        }

    def example_payload(self) -> Any:
        """A text without a file."""
        return {"text": "Describe this image", "files": []}

    def process_example(self, value: Any) -> Any:
        """The text and the files of a sample."""
        return self.postprocess(value)


def _as_path(file: Any) -> Any:
    if isinstance(file, FileData):
        return file
    if isinstance(file, dict):
        return file if "path" in file else {"path": file.get("url") or msgspec.to_builtins(file.get("file"))}
    return {"path": file}

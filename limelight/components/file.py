"""Files to give and to take."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any, Literal

from ..define import DROPPED, Event, prop
from ..define.schema import FILE_SCHEMA
from ..errors import BadAnswer, BadProp, BadValue
from ..graph.component import Input
from ..wire.values import FileData, is_file


class NamedPath(str):
    """The path of an uploaded file: a text, with the path as `name` too, as open files have it."""

    __slots__ = ("name", "orig_name")

    name: str
    """The path again."""
    orig_name: str
    """What the person called it."""

    def __new__(cls, path: str, orig_name: str | None = None) -> NamedPath:
        text = super().__new__(cls, path)
        text.name = path
        text.orig_name = orig_name or Path(path).name
        return text

    def __reduce__(self) -> tuple[Any, ...]:
        return type(self), (str(self), self.orig_name)


class File(Input):
    """One or several files: uploaded by a person, or offered for download."""

    wire = FileData | None
    info = DROPPED

    value: str | Path | list[Any] | Callable[..., Any] | None = prop(default=None, kw_only=False)
    """Path or paths of what is shown at first."""
    file_count: Literal["single", "multiple", "directory"] = prop(default="single")
    """One file, several, or all of a folder."""
    file_types: list[str] | None = prop(default=None)
    """What is taken: suffixes such as ".csv", or kinds: "image", "audio", "video", "text", "file"."""
    type: Literal["filepath", "binary"] = prop(default="filepath", travels=False)
    """What the function gets: the path of the file, or its bytes."""
    height: int | str | float | None = prop(default=None)
    """Height in pixels, or as CSS writes it; a longer list scrolls."""
    allow_reordering: bool = prop(default=False)
    """Let a person change the order of several files."""
    buttons: list[Any] | None = prop(default=None)
    """`gr.Button`s in its toolbar."""

    change = Event()
    select = Event()
    clear = Event()
    upload = Event()
    delete = Event()
    download = Event()

    def check(self) -> None:
        """Order needs several files; a type is a suffix or a kind."""
        super().check()
        if self.allow_reordering and self.file_count == "single":
            raise BadProp("File: 'allow_reordering' needs file_count='multiple'.")

    def preprocess(self, payload: Any) -> Any:
        """A path or bytes, or a list of them. Raises `BadValue` for a file of a type that is not taken."""
        if payload is None:
            return None
        if self.file_count == "single":
            one = payload[0] if isinstance(payload, list) and payload else payload
            return self._taken(one)
        return [self._taken(one) for one in (payload if isinstance(payload, list) else [payload])]

    def _taken(self, file: Any) -> Any:
        if isinstance(file, dict) and is_file(file):
            file = FileData(path=file["path"], orig_name=file.get("orig_name"))
        if not isinstance(file, FileData):
            raise BadValue(f"'{self.label or 'File'}' takes a file, not {str(file)[:80]!r}.")
        if self.file_types and not any(_is_of_type(file.name, kind) for kind in self.file_types):
            raise BadValue(f"'{self.label or 'File'}' takes {' or '.join(self.file_types)}, not '{file.name}'.")
        return Path(file.path).read_bytes() if self.type == "binary" else NamedPath(file.path, file.orig_name)

    def postprocess(self, value: Any) -> Any:
        """A file of a path or a web address, or a list of them. Raises `BadAnswer` for anything else."""
        if value is None or value == []:
            return None
        if isinstance(value, (list, tuple)):
            files = [self._offered(one) for one in value]
            return files[0] if self.file_count == "single" and len(files) == 1 else files
        file = self._offered(value)
        return file if self.file_count == "single" else [file]

    def _offered(self, value: Any) -> FileData:
        if isinstance(value, FileData):
            return value
        if isinstance(value, (str, os.PathLike)):
            path = os.fspath(value)
            # Its size is shown before anyone downloads it; a web address has none yet.
            size = os.path.getsize(path) if os.path.isfile(path) else None
            return FileData(path=path, size=size, orig_name=getattr(value, "orig_name", None) or os.path.basename(path))
        raise BadAnswer(
            f"{self} offers files by their path, not {type(value).__name__}. Write it to a file and return its path."
        )

    def api_info(self) -> dict[str, Any]:
        """The JSON schema of a file, or of a list of files."""
        if self.file_count == "single":
            return FILE_SCHEMA
        return {"type": "array", "items": FILE_SCHEMA, "title": "ListFiles"}

    def example_payload(self) -> Any:
        """A small text file."""
        file = {
            "path": None,
            "url": "data:text/plain;base64,SGVsbG8=",
            "orig_name": "hello.txt",
            "meta": {"_type": "gradio.FileData"},
        }
        return file if self.file_count == "single" else [file]


def _is_of_type(name: str, kind: str) -> bool:
    if kind == "file":
        return True
    if kind.startswith("."):
        return name.lower().endswith(kind.lower())
    from ..files.naming import type_of

    mime = type_of(name)
    return (
        mime == kind or mime.startswith(f"{kind.split('/')[0]}/")
        if "/" not in kind or kind.endswith("/*")
        else mime == kind
    )

"""Files to give and to take."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any, ClassVar, Literal

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
        return taken_files(self, payload)

    def postprocess(self, value: Any) -> Any:
        """A file of a path or a web address, or a list of them. Raises `BadAnswer` for anything else."""
        return offered_files(self, value)

    def api_info(self) -> dict[str, Any]:
        """The JSON schema of a file, or of a list of files."""
        return files_schema(self.file_count)

    def example_payload(self) -> Any:
        """A small text file."""
        return example_files(self.file_count)


class Files(File):
    """Several files: uploaded by a person, or offered for download."""

    kind: ClassVar[str] = "file"

    file_count: Literal["single", "multiple", "directory"] = prop(default="multiple")
    """One file, several, or all of a folder."""


def files_schema(count: str) -> dict[str, Any]:
    """The JSON schema of what a component of so many files sends."""
    return FILE_SCHEMA if count == "single" else {"type": "array", "items": FILE_SCHEMA, "title": "ListFiles"}


def example_files(count: str) -> Any:
    """A small text file, or a list of one."""
    file = {
        "path": None,
        "url": "data:text/plain;base64,SGVsbG8=",
        "orig_name": "hello.txt",
        "meta": {"_type": "gradio.FileData"},
    }
    return file if count == "single" else [file]


def taken_files(one: Any, payload: Any) -> Any:
    """What a component with `file_count`, `file_types` and `type` hands to the function."""
    if payload is None:
        return None
    if one.file_count == "single":
        first = payload[0] if isinstance(payload, list) and payload else payload
        return _taken(one, first)
    return [_taken(one, file) for file in (payload if isinstance(payload, list) else [payload])]


def path_of(one: Any, payload: Any) -> str:
    """The path of a file that was sent. Raises `BadValue` for what is no file."""
    return _read_file(one, payload).path


def _read_file(one: Any, file: Any) -> FileData:
    if isinstance(file, dict) and is_file(file):
        return FileData(path=file["path"], orig_name=file.get("orig_name"))
    if not isinstance(file, FileData):
        raise BadValue(f"'{one.label or type(one).__name__}' takes a file, not {str(file)[:80]!r}.")
    return file


def _taken(one: Any, payload: Any) -> Any:
    file = _read_file(one, payload)
    if one.file_types and not any(_is_of_type(file.name, kind) for kind in one.file_types):
        raise BadValue(f"'{one.label or type(one).__name__}' takes {' or '.join(one.file_types)}, not '{file.name}'.")
    return Path(file.path).read_bytes() if one.type == "binary" else NamedPath(file.path, file.orig_name)


def offered_files(one: Any, value: Any) -> Any:
    """What a function returned to a component with `file_count`, as it travels."""
    if value is None or value == []:
        return None
    if isinstance(value, (list, tuple)):
        files = [offered_file(one, item) for item in value]
        return files[0] if one.file_count == "single" and len(files) == 1 else files
    file = offered_file(one, value)
    return file if one.file_count == "single" else [file]


def offered_file(one: Any, value: Any) -> FileData:
    """A file of a path or a web address. Raises `BadAnswer` for anything else."""
    if isinstance(value, FileData):
        return value
    if isinstance(value, (str, os.PathLike)):
        path = os.fspath(value)
        # Its size is shown before anyone downloads it; a web address has none yet.
        size = os.path.getsize(path) if os.path.isfile(path) else None
        return FileData(path=path, size=size, orig_name=getattr(value, "orig_name", None) or os.path.basename(path))
    raise BadAnswer(
        f"{one} offers files by their path, not {type(value).__name__}. Write it to a file and return its path."
    )


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

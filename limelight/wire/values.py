"""Values that travel: a reference to a file, and walks over JSON that carries such references."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import msgspec

FILE_MARK = "gradio.FileData"
"""The tag by which every client of this kind of server tells a file from any other object."""


def _file_meta() -> dict[str, str]:
    return {"_type": FILE_MARK}


class FileData(msgspec.Struct, kw_only=True, omit_defaults=False):
    """A file as it travels.

    In the browser and in the API `path` is an opaque handle that the server issued. Inside `preprocess` and
    `postprocess` it is a path on this machine: the engine exchanges one for the other at the border.
    """

    path: str
    url: str | None = None
    size: int | None = None
    orig_name: str | None = None
    mime_type: str | None = None
    is_stream: bool = False
    meta: dict[str, str] = msgspec.field(default_factory=_file_meta)

    @property
    def name(self) -> str:
        """The name a person knows the file by."""
        return self.orig_name or self.path.replace("\\", "/").rsplit("/", 1)[-1]


class Settled(dict[str, Any]):
    """A part of a value that is never changed and holds no file.

    The same object is the same value: where there are thousands of them, such as the messages of a long conversation,
    nobody looks into those that were there before.
    """

    __slots__ = ()


PART_MARK = "limelight.Part"
"""The tag of bytes that travel beside a message."""


class Part:
    """Bytes that travel beside a message instead of inside it: a moment of sound, a frame of the camera.

    Parameters:
        data: the bytes.
        mime_type: what they are: "image/jpeg", or "audio/pcm;rate=16000;channels=1" for samples of 16 bits.

    Where only text travels, and in a snapshot, the bytes stand inside the JSON as base64.
    """

    __slots__ = ("data", "mime_type")

    def __init__(self, data: bytes, mime_type: str = "application/octet-stream"):
        self.data = data
        self.mime_type = mime_type

    def __repr__(self) -> str:
        return f"<{len(self.data)} bytes of {self.mime_type}>"

    def as_json(self, data: Any) -> dict[str, Any]:
        """How it stands in JSON. `data` is where its bytes lie, or the bytes as text."""
        return {"meta": {"_type": PART_MARK}, "mime_type": self.mime_type, "data": data}


def is_part(value: object) -> bool:
    """Whether a decoded JSON value stands for a `Part`."""
    return isinstance(value, dict) and isinstance(value.get("meta"), dict) and value["meta"].get("_type") == PART_MARK


def is_file(value: object) -> bool:
    """Whether a decoded JSON value is a reference to a file."""
    if not isinstance(value, dict):
        return False
    meta = value.get("meta")
    return isinstance(meta, dict) and meta.get("_type") == FILE_MARK


def replace_files(value: Any, replace: Callable[[Any], Any], found: Callable[[object], bool] = is_file) -> Any:
    """A copy of a tree with every leaf for which `found` holds exchanged by `replace`.

    Untouched branches are returned as they are, so a value without files costs no copy.
    """
    if type(value) is Settled or (type(value) is list and value and set(map(type, value)) == {Settled}):
        return value
    if found(value):
        return replace(value)
    if isinstance(value, dict):
        changed = {key: replace_files(item, replace, found) for key, item in value.items()}
        return changed if any(changed[key] is not value[key] for key in value) else value
    if isinstance(value, (list, tuple)):
        items = [replace_files(item, replace, found) for item in value]
        same = all(new is old for new, old in zip(items, value, strict=True))
        return value if same else type(value)(items)
    return value

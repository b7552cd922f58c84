"""A button that takes files."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, Literal

from ..define import Event, prop
from ..graph.component import Component
from ..wire.values import FileData
from .button import shown_icon
from .file import example_files, files_schema, offered_files, taken_files


class UploadButton(Component):
    """A button that asks for files and sends them. Its value is what was chosen."""

    wire = FileData | None

    label: str = prop(default="Upload a File", kw_only=False)
    """The words on it."""
    value: str | list[str] | Callable[..., Any] | None = prop(default=None, kw_only=False)
    """Path or paths of what counts as chosen at first."""
    variant: Literal["primary", "secondary", "stop"] = prop(default="secondary")
    """What it stands for: the main action, another action, one that stops or deletes."""
    size: Literal["sm", "md", "lg"] = prop(default="lg")
    """How large it is."""
    icon: str | Path | None = prop(default=None)
    """A picture left of the words: a path or a web address."""
    scale: int | None = prop(default=None)
    """How much of a row's free width it takes, relative to its neighbours."""
    min_width: int | None = prop(default=None)
    """Pixels below which a row wraps instead of making it narrower."""
    interactive: bool = prop(default=True)
    """False greys it out."""
    type: Literal["filepath", "binary"] = prop(default="filepath", travels=False)
    """What the function gets: the path of the file, or its bytes."""
    file_count: Literal["single", "multiple", "directory"] = prop(default="single")
    """One file, several, or all of a folder."""
    file_types: list[str] | None = prop(default=None)
    """What is taken: suffixes such as ".csv", or kinds: "image", "audio", "video", "text", "file"."""

    change = Event()
    click = Event()
    upload = Event()

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

    def travelling_props(self) -> dict[str, Any]:
        """The props the page must know; a picture on this machine as a file."""
        return shown_icon(self, super().travelling_props())

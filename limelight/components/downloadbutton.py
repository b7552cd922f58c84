"""A button that saves a file."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, Literal

from ..define import Event, prop
from ..graph.component import Component
from ..wire.values import FileData
from .button import shown_icon
from .file import example_files, files_schema, offered_file, path_of


class DownloadButton(Component):
    """A button that saves a file on the person's own machine. Its value is the file."""

    wire = FileData | None

    label: str = prop(default="Download", kw_only=False)
    """The words on it."""
    value: str | Path | Callable[..., Any] | None = prop(default=None, kw_only=False)
    """Path or web address of the file. A function is called anew for each page that opens."""
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

    change = Event()
    click = Event()

    def preprocess(self, payload: Any) -> str | None:
        """The path of the file."""
        return None if payload is None else path_of(self, payload)

    def postprocess(self, value: Any) -> FileData | None:
        """The file of a path or a web address. Raises `BadAnswer` for anything else."""
        return None if value is None else offered_file(self, value)

    def api_info(self) -> dict[str, Any]:
        """The JSON schema of a file."""
        return files_schema("single")

    def example_payload(self) -> Any:
        """A small text file."""
        return example_files("single")

    def travelling_props(self) -> dict[str, Any]:
        """The props the page must know; a picture on this machine as a file."""
        return shown_icon(self, super().travelling_props())

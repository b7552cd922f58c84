"""A model in three dimensions."""

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


class Model3D(Input):
    """A model in three dimensions to turn, zoom and move: meshes, points or splats."""

    wire = FileData | None
    info = DROPPED

    value: str | Path | Callable[..., Any] | None = prop(default=None, kw_only=False)
    """Path of the model at first: .glb, .gltf, .obj, .stl, .ply or .splat. A function is called for each page."""
    display_mode: Literal["solid", "point_cloud", "wireframe"] | None = prop(default=None)
    """How it is drawn: "solid", "point_cloud" or "wireframe"; None as the file says."""
    clear_color: tuple[float, float, float, float] | None = prop(default=None)
    """The ground behind it: red, green, blue and opacity from 0 to 1; clear when left out."""
    camera_position: tuple[float | None, float | None, float | None] = prop(default=(None, None, None))
    """Where it is looked at from: degrees around it, degrees down from above, and the distance; None finds it."""
    zoom_speed: float = prop(default=1, at_least=0)
    """How fast it is zoomed; 1 is usual."""
    pan_speed: float = prop(default=1, at_least=0)
    """How fast it is moved; 1 is usual."""
    height: int | str | None = prop(default=None)
    """Height in pixels, or as CSS writes it."""
    buttons: list[Any] | None = prop(default=None)
    """`gr.Button`s in its toolbar."""

    change = Event()
    upload = Event()
    edit = Event()
    clear = Event()

    def check(self) -> None:
        """A colour is four numbers from 0 to 1, a position three."""
        super().check()
        color = (0, 0, 0, 0) if self.clear_color is None else tuple(self.clear_color)
        if len(color) != 4 or not all(0 <= one <= 1 for one in color):
            raise BadProp(
                f"Model3D: 'clear_color' is red, green, blue and opacity from 0 to 1, such as (1, 1, 1, 1), "
                f"not {self.clear_color!r}."
            )
        if len(tuple(self.camera_position)) != 3:
            raise BadProp(
                "Model3D: 'camera_position' is two angles in degrees and a distance, such as (90, 75, None), "
                f"not {self.camera_position!r}."
            )
        self.clear_color = (color[0], color[1], color[2], color[3])

    def preprocess(self, payload: Any) -> str | None:
        """The path of the file. Raises `BadValue` for what is no file."""
        if payload is None:
            return None
        if isinstance(payload, dict) and is_file(payload) and payload.get("path"):
            return str(payload["path"])
        if isinstance(payload, FileData):
            return payload.path
        raise BadValue(f"'{self.label or 'Model3D'}' takes a file, not {str(payload)[:80]!r}.")

    def postprocess(self, value: Any) -> FileData | None:
        """A file of a path or a web address. Raises `BadAnswer` for anything else."""
        if value is None or isinstance(value, FileData):
            return value
        if isinstance(value, (str, os.PathLike)):
            path = os.fspath(value)
            return FileData(path=path, orig_name=os.path.basename(path))
        raise BadAnswer(
            f"{self} shows a model by the path of its file, not {type(value).__name__}. "
            "Write it to a file (trimesh: mesh.export('model.glb')) and return its path."
        )

    def api_info(self) -> dict[str, Any]:
        """The JSON schema of a file."""
        return FILE_SCHEMA

    def example_payload(self) -> Any:
        """A triangle as a file."""
        triangle = "data:text/plain;base64,diAwIDAgMAp2IDEgMCAwCnYgMCAxIDAKZiAxIDIgMwo="
        return {"path": None, "url": triangle, "orig_name": "triangle.obj", "meta": {"_type": "gradio.FileData"}}

"""A picture to draw on."""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, ClassVar, Literal

from ..define import DROPPED, Event, prop
from ..define.schema import FILE_SCHEMA
from ..errors import BadAnswer, BadProp, BadValue
from ..graph.component import Input
from ..wire.values import FileData
from .image import PIXEL, Mode, Source, WebcamOptions, as_dict, loaded, sources_of

_COLORS = ["rgb(204, 50, 50)", "rgb(173, 204, 50)", "rgb(50, 204, 112)", "rgb(50, 112, 204)", "rgb(173, 50, 204)"]
_PARTS = ("background", "layers", "composite")


@dataclass
class Eraser:
    """What rubs out."""

    default_size: int | Literal["auto"] = "auto"
    """Width in pixels; "auto" chooses one that fits the picture."""


@dataclass
class Brush(Eraser):
    """What draws."""

    colors: list[str | tuple[str, float]] | str | tuple[str, float] | None = None
    """Colours to choose from, as CSS writes them, or pairs of colour and opacity."""
    default_color: str | tuple[str, float] | None = None
    """The colour at first; the first one when left out."""
    color_mode: Literal["fixed", "defaults"] = "defaults"
    """"fixed" offers these colours alone, "defaults" any other too."""

    def __post_init__(self) -> None:
        if self.colors is None:
            self.colors = list(_COLORS)
        elif isinstance(self.colors, (str, tuple)):
            self.colors = [self.colors]
        if self.default_color is None:
            self.default_color = self.colors[0] if self.colors else None


@dataclass
class LayerOptions:
    """Sheets laid over each other."""

    allow_additional_layers: bool = True
    """Let a person add sheets."""
    layers: list[str] | None = None
    """Names of the sheets at first."""
    disabled: bool = False
    """Have one sheet, and show no list of them."""

    def __post_init__(self) -> None:
        if not self.layers:
            self.layers = ["Layer 1"]


class ImageEditor(Input):
    """A picture to draw on, with brush, eraser, layers, and tools to crop."""

    wire = dict
    info = DROPPED
    black: ClassVar[bool] = False
    """Whether the brush is black and has no other colour unless said otherwise."""

    value: Any = prop(default=None, kw_only=False)
    """The picture at first: a path, a Pillow image, an array, or a dict of `background`, `layers` and `composite`."""
    height: int | str | None = prop(default=None)
    """Height in pixels, or as CSS writes it."""
    width: int | str | None = prop(default=None)
    """Width in pixels, or as CSS writes it."""
    image_mode: Mode = prop(default="RGBA")
    """The colours the function gets: "RGBA" with transparency, "RGB", "L" for grey."""
    sources: Iterable[Source] | Source | None = prop(default=("upload", "webcam", "clipboard"))
    """Where a background comes from: "upload", "webcam", "clipboard"; none for an empty sheet."""
    type: Literal["numpy", "pil", "filepath"] = prop(default="numpy", travels=False)
    """What each picture is for the function: an array (height, width, 4) of uint8, a Pillow image, or a path."""
    buttons: list[Any] | None = prop(default=None)
    """Buttons in its toolbar: "download", "share", "fullscreen"."""
    placeholder: str | None = prop(default=None)
    """Words shown while it is empty."""
    _selectable: bool = prop(default=False, travels=False)
    """Known to older apps; `select` listeners need nothing said."""
    transforms: Iterable[Literal["crop", "resize"]] | None = prop(default=("crop", "resize"))
    """Tools that change the whole picture: "crop", "resize"."""
    eraser: Eraser | dict[str, Any] | Literal[False] | None = prop(default=None)
    """What rubs out; False takes it away."""
    brush: Brush | dict[str, Any] | Literal[False] | None = prop(default=None)
    """What draws; False takes it away."""
    format: str = prop(default="webp")
    """The file format in which pictures of a function travel."""
    layers: bool | LayerOptions | dict[str, Any] = prop(default=True)
    """Sheets laid over each other; False has a single one."""
    canvas_size: tuple[int, int] = prop(default=(800, 800))
    """Width and height in pixels of an empty sheet."""
    fixed_canvas: bool = prop(default=False)
    """Keep the sheet at `canvas_size` and shrink larger pictures to it."""
    webcam_options: WebcamOptions | dict[str, Any] | None = prop(default=None)
    """How the camera is used."""

    clear = Event()
    change = Event()
    input = Event()
    select = Event()
    upload = Event()
    apply = Event()

    def check(self) -> None:
        """Sources, tools and sheet size must be known; options travel as dicts."""
        super().check()
        who = type(self).__name__
        self.sources = [] if self.sources is None else sources_of(who, self.sources)
        self.transforms = list(self.transforms or ())
        if unknown := set(self.transforms) - {"crop", "resize"}:
            raise BadProp(f"{who}: '{unknown.pop()}' is no tool; there are crop, resize.")
        if len(self.canvas_size) != 2 or min(self.canvas_size) < 1:
            raise BadProp(
                f"{who}: 'canvas_size' is a width and a height in pixels, such as (800, 800), not {self.canvas_size!r}."
            )
        self.canvas_size = (int(self.canvas_size[0]), int(self.canvas_size[1]))
        self.eraser = as_dict(Eraser() if self.eraser is None else self.eraser)
        self.brush = as_dict(self._own_brush() if self.brush is None else self.brush)
        if isinstance(self.layers, bool):
            self.layers = LayerOptions(disabled=not self.layers)
        self.layers = as_dict(self.layers)
        self.webcam_options = as_dict(self.webcam_options or WebcamOptions())

    def _own_brush(self) -> Brush:
        return Brush(colors=["#000000"], color_mode="fixed") if self.black else Brush()

    def preprocess(self, payload: Any) -> Any:
        """A dict of `background`, `layers` and `composite`, each by `type`. Raises `BadValue` for anything else."""
        if payload is None:
            return None
        who = self.label or type(self).__name__
        if not isinstance(payload, dict) or not set(payload) & set(_PARTS):
            raise BadValue(f"'{who}' takes an object with background, layers and composite, not {str(payload)[:80]!r}.")

        # A path is of the file as it came unless colours were asked for: nothing is written anew for its own sake.
        mode = self.image_mode if self.type != "filepath" or "image_mode" in self.given else None
        once: dict[str, Any] = {}

        def part(file: Any) -> Any:
            """A picture; one that stands in two places is decoded once and copied."""
            path = file.path if isinstance(file, FileData) else None
            if path not in once:
                once[path or ""] = got = loaded(file, self.type, mode, who)
                return got
            return once[path] if self.type == "filepath" else once[path].copy()

        return {
            "background": part(payload.get("background")),
            "layers": [part(one) for one in payload.get("layers") or ()],
            "composite": part(payload.get("composite")),
        }

    def postprocess(self, value: Any) -> dict[str, Any] | None:
        """Such a dict with files; a single picture becomes background and composite."""
        if value is None:
            return None
        if isinstance(value, dict):
            if unknown := set(value) - {*_PARTS, "id"}:
                raise BadAnswer(
                    f"{self} shows a dict of background, layers and composite; '{unknown.pop()}' is none of them."
                )
            background = self._file(value.get("background"))
            layers = [self._file(one) for one in value.get("layers") or ()]
            composite = self._file(value.get("composite"))
            if composite is None and not layers:
                composite = background
            return {"background": background, "layers": layers, "composite": composite, "id": None}
        file = self._file(value)
        return {"background": file, "layers": [], "composite": file, "id": None}

    def _file(self, value: Any) -> FileData | None:
        from ..files import image

        if isinstance(value, (str, os.PathLike)) or value is not None:
            return image.to_file(value, self.format)
        return None

    def api_info(self) -> dict[str, Any]:
        """The JSON schema of a drawing."""
        file = {"anyOf": [FILE_SCHEMA, {"type": "null"}], "default": None}
        return {
            "title": "EditorData",
            "type": "object",
            "properties": {
                "background": file,
                "layers": {"default": [], "items": FILE_SCHEMA, "title": "Layers", "type": "array"},
                "composite": file,
                "id": {"anyOf": [{"type": "string"}, {"type": "null"}], "default": None, "title": "Id"},
            },
        }

    def example_payload(self) -> Any:
        """A drawing of one pixel."""
        file = {"path": None, "url": PIXEL, "orig_name": "pixel.png", "meta": {"_type": "gradio.FileData"}}
        return {"background": file, "layers": [], "composite": None}


class Sketchpad(ImageEditor):
    """An empty sheet to draw on in black."""

    kind: ClassVar[str] = "imageeditor"
    black: ClassVar[bool] = True

    sources: Iterable[Source] | Source | None = prop(default=())
    """Where a background comes from; none unless said otherwise."""
    transforms: Iterable[Literal["crop", "resize"]] | None = prop(default=("crop",))
    """Tools that change the whole picture: "crop", "resize"."""


class Paint(ImageEditor):
    """An empty sheet to draw on in colours."""

    kind: ClassVar[str] = "imageeditor"

    sources: Iterable[Source] | Source | None = prop(default=())
    """Where a background comes from; none unless said otherwise."""
    transforms: Iterable[Literal["crop", "resize"]] | None = prop(default=("crop",))
    """Tools that change the whole picture: "crop", "resize"."""


class ImageMask(ImageEditor):
    """A picture on which a part is marked in black."""

    kind: ClassVar[str] = "imageeditor"
    black: ClassVar[bool] = True

    transforms: Iterable[Literal["crop", "resize"]] | None = prop(default=("crop",))
    """Tools that change the whole picture: "crop", "resize"."""
    layers: bool | LayerOptions | dict[str, Any] = prop(default=False)
    """Sheets laid over each other; a single one unless said otherwise."""

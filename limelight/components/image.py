"""A picture."""

from __future__ import annotations

import os
from dataclasses import asdict, dataclass, is_dataclass
from typing import Any, Literal

from ..define import DROPPED, Event, prop
from ..define.schema import FILE_SCHEMA
from ..errors import BadProp, BadValue, nearest
from ..graph.component import Input
from ..wire.values import FileData, Part, is_file

Source = Literal["upload", "webcam", "clipboard"]
Mode = Literal["1", "L", "P", "RGB", "RGBA", "CMYK", "YCbCr", "LAB", "HSV", "I", "F"]

IMAGE_SCHEMA: dict[str, Any] = {
    "title": "ImageData",
    "type": "object",
    "properties": {
        **FILE_SCHEMA["properties"],
        "path": {"anyOf": [{"type": "string"}, {"type": "null"}], "default": None},
        "meta": {
            "additionalProperties": True,
            "default": {"_type": "gradio.FileData"},
            "title": "Meta",
            "type": "object",
        },
    },
}
"""A picture as clients send it: a file, or only a URL of `data:`."""


@dataclass
class WebcamOptions:
    """How the camera is used."""

    mirror: bool = True
    """Show it as a mirror does."""
    constraints: dict[str, Any] | None = None
    """What the browser is asked for, as `getUserMedia` takes it: `{"video": {"width": 1280}}`."""


@dataclass
class WatermarkOptions:
    """A mark laid over a picture that is shown."""

    watermark: Any = None
    """The mark: a path, an array or a Pillow image."""
    position: tuple[int, int] | Literal["top-left", "top-right", "bottom-left", "bottom-right"] = "bottom-right"
    """Where it lies: a corner, or the pixels of its top left point."""


class Image(Input):
    """A picture: uploaded, pasted, or taken with the camera; or shown."""

    wire = FileData | None
    info = DROPPED
    takes_parts = True

    value: Any = prop(default=None, kw_only=False)
    """The picture at first: a path, a web address, a Pillow image, an array. A function is called for each page."""
    format: str = prop(default="webp")
    """The file format in which pictures of a function travel: "webp", "png", "jpeg"."""
    height: int | str | None = prop(default=None)
    """Height in pixels, or as CSS writes it."""
    width: int | str | None = prop(default=None)
    """Width in pixels, or as CSS writes it."""
    image_mode: Mode | None = prop(default="RGB")
    """The colours the function gets: "RGB", "L" for grey, "RGBA" with transparency; None leaves them as they are."""
    sources: list[Source] | Source | None = prop(default=None)
    """Where pictures come from: "upload", "webcam", "clipboard". All when left out."""
    type: Literal["numpy", "pil", "filepath"] = prop(default="numpy", travels=False)
    """What the function gets: an array (height, width, 3) of uint8, a Pillow image, or the path of a file."""
    buttons: list[Any] | None = prop(default=None)
    """Buttons in its toolbar: "download", "share", "fullscreen", or `gr.Button`s. The three when left out."""
    streaming: bool = prop(default=False)
    """Send picture after picture of the camera to a `stream` listener."""
    webcam_options: WebcamOptions | dict[str, Any] | None = prop(default=None)
    """How the camera is used."""
    placeholder: str | None = prop(default=None)
    """Words shown while it is empty."""
    watermark: WatermarkOptions | dict[str, Any] | None = prop(default=None, travels=False)
    """A mark laid over pictures that a function returns."""
    alt_text: str | None = prop(default=None)
    """What is to be seen, for those who cannot see it."""

    clear = Event()
    change = Event()
    stream = Event(stream=True, show_progress="hidden")
    select = Event()
    upload = Event()
    input = Event()

    def check(self) -> None:
        """Pictures of a stream come from the camera alone; the sources must be known."""
        super().check()
        self.sources = sources_of("Image", self.sources)
        if self.streaming and self.sources != ["webcam"] and "sources" in self.given:
            raise BadProp(
                "Image: streaming=True needs sources=['webcam'], for only the camera gives picture after picture."
            )
        if self.streaming:
            self.sources = ["webcam"]
        if self.buttons is None:
            self.buttons = ["download", "share", "fullscreen"]
        self.webcam_options = as_dict(self.webcam_options or WebcamOptions())

    def preprocess(self, payload: Any) -> Any:
        """The picture by `type` and `image_mode`. Raises `BadValue` for what is no picture."""
        return loaded(payload, self.type, self.image_mode, self.label or "Image")

    def frame(self, value: Any) -> Any:
        """A picture of a stream, as it travels to an open page: small and quick to make, kept in no file."""
        if value is None or isinstance(value, (str, os.PathLike, FileData)) or self.watermark is not None:
            return self.postprocess(value)
        from ..files import image

        return Part(image.encode(value, "jpeg", quality=85), "image/jpeg")

    def postprocess(self, value: Any) -> FileData | None:
        """A file of a path, a web address, a Pillow image or an array. Raises `BadAnswer` for anything else."""
        if value is None:
            return None
        from ..files import image

        if self.watermark is not None and not isinstance(value, FileData):
            from .watermark import marked

            value = marked(value, self.watermark)
        return image.to_file(value, self.format)

    def api_info(self) -> dict[str, Any]:
        """The JSON schema of a picture."""
        return IMAGE_SCHEMA

    def example_payload(self) -> Any:
        """A picture of one pixel."""
        return {"path": None, "url": PIXEL, "orig_name": "pixel.png", "meta": {"_type": "gradio.FileData"}}


PIXEL = (
    "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk"
    "+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)
"""The smallest picture, for examples that need no network."""


def loaded(payload: Any, type: Literal["numpy", "pil", "filepath"], mode: str | None, who: str) -> Any:
    """A picture that travelled, as a function wants it. Raises `BadValue` for what is no file."""
    if payload is None:
        return None
    if isinstance(payload, Part):
        from ..files import image

        return image.load_bytes(payload.data, type, mode, who)
    if isinstance(payload, dict) and is_file(payload):
        known = {name: payload[name] for name in FileData.__struct_fields__ if payload.get(name) is not None}
        payload = FileData(**known) if known.get("path") else None
    if not isinstance(payload, FileData):
        raise BadValue(f"'{who}' takes a picture as a file, not {str(payload)[:80]!r}.")
    from ..files import image

    return image.load(payload.path, type, mode, name=payload.orig_name)


def sources_of(who: str, sources: Any) -> list[Any]:
    """Sources as a list, all of them when none are given. Raises `BadProp` for an unknown one."""
    known = ["upload", "webcam", "clipboard"]
    chosen = known if sources is None else [sources] if isinstance(sources, str) else list(sources)
    for one in chosen:
        if one not in known:
            raise BadProp(
                f"{who}: '{one}' is no source of pictures; there are {', '.join(known)}"
                f"{nearest(str(one), known) or '.'}"
            )
    return chosen


def as_dict(options: Any) -> Any:
    """Options as they travel."""
    return asdict(options) if is_dataclass(options) and not isinstance(options, type) else options

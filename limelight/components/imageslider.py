"""Two pictures laid over each other."""

from __future__ import annotations

from typing import Any, Literal

from ..define import DROPPED, Event, prop
from ..errors import BadAnswer, BadProp, BadValue
from ..graph.component import Input
from .image import IMAGE_SCHEMA, PIXEL, Mode, loaded


class ImageSlider(Input):
    """Two pictures in one place, with a handle that uncovers one or the other."""

    wire = list[dict[str, Any] | None] | None
    info = DROPPED

    value: Any = prop(default=None, kw_only=False)
    """The two pictures at first: paths, web addresses, Pillow images or arrays; None for one that is missing."""
    format: str = prop(default="webp")
    """The file format in which pictures of a function travel: "webp", "png", "jpeg"."""
    height: int | str | None = prop(default=None)
    """Height in pixels, or as CSS writes it."""
    width: int | str | None = prop(default=None)
    """Width in pixels, or as CSS writes it."""
    image_mode: Mode | None = prop(default="RGB")
    """The colours the function gets: "RGB", "L" for grey, "RGBA" with transparency; None leaves them as they are."""
    type: Literal["numpy", "pil", "filepath"] = prop(default="numpy", travels=False)
    """What each picture is for the function: an array (height, width, 3), a Pillow image, or the path of a file."""
    buttons: list[Any] | None = prop(default=None)
    """Buttons in its toolbar: "download", "fullscreen", or `gr.Button`s. The two when left out."""
    slider_position: float = prop(default=50)
    """Where the handle stands at first, in percent of the width from the left."""
    max_height: int | None = prop(default=500)
    """Pixels it is high at most."""

    clear = Event()
    change = Event()
    stream = Event(stream=True, show_progress="hidden")
    select = Event()
    upload = Event()
    input = Event()

    def check(self) -> None:
        """The handle stands between 0 and 100."""
        super().check()
        if not 0 <= self.slider_position <= 100:
            raise BadProp(f"ImageSlider: 'slider_position' is a percentage from 0 to 100, not {self.slider_position}.")
        if self.buttons is None:
            self.buttons = ["download", "fullscreen"]

    def preprocess(self, payload: Any) -> tuple[Any, Any] | None:
        """A pair of pictures by `type`, None for one that is missing. Raises `BadValue` for anything else."""
        if payload is None:
            return None
        who = self.label or "ImageSlider"
        if not isinstance(payload, (list, tuple)) or len(payload) != 2:
            raise BadValue(f"'{who}' takes a pair of pictures, not {str(payload)[:80]!r}.")
        first, second = (loaded(one, self.type, self.image_mode, who) for one in payload)
        return None if first is None and second is None else (first, second)

    def postprocess(self, value: Any) -> list[Any] | None:
        """Two files, None for one that is missing. Raises `BadAnswer` for what is no pair."""
        from ..files import image

        if value is None:
            return None
        is_pair = not isinstance(value, (str, bytes, dict)) and hasattr(value, "__len__") and len(value) == 2
        if not is_pair:
            raise BadAnswer(f"{self} shows a pair of pictures, not {_kind(value)}. Return (before, after).")
        return [None if one is None else image.to_file(one, self.format) for one in value]

    def api_info(self) -> dict[str, Any]:
        """The JSON schema of a pair of pictures."""
        side = {"anyOf": [IMAGE_SCHEMA, {"type": "null"}]}
        pair = {"type": "array", "minItems": 2, "maxItems": 2, "prefixItems": [side, side]}
        return {"title": "SliderData", "anyOf": [pair, {"type": "null"}]}

    def example_payload(self) -> Any:
        """Twice a picture of one pixel."""
        file = {"path": None, "url": PIXEL, "orig_name": "pixel.png", "meta": {"_type": "gradio.FileData"}}
        return [file, dict(file)]

    def example_value(self) -> Any:
        """Twice a picture of one pixel, as a function would return it."""
        return PIXEL, PIXEL


def _kind(value: Any) -> str:
    size = f" of {len(value)}" if isinstance(value, (list, tuple)) else ""
    return f"a {type(value).__name__}{size}"

"""A picture with parts of it marked."""

from __future__ import annotations

import os
from typing import Any

from ..define import Event, prop
from ..define.schema import FILE_SCHEMA
from ..errors import BadAnswer, BadValue
from ..graph.component import Field
from ..wire.values import FileData, is_file
from .image import PIXEL


class AnnotatedImage(Field):
    """A picture with masks and boxes over it, each with its word in a legend."""

    wire = dict[str, Any] | None

    value: Any = prop(default=None, kw_only=False)
    """A pair of the picture and a list of pairs: an array (height, width) from 0 to 1 or a box (x1, y1, x2, y2), and
    its word."""
    format: str = prop(default="webp")
    """The file format in which the picture travels: "webp", "png", "jpeg"."""
    show_legend: bool = prop(default=True)
    """Whether the words stand below the picture."""
    height: int | str | None = prop(default=None)
    """Height in pixels, or as CSS writes it."""
    width: int | str | None = prop(default=None)
    """Width in pixels, or as CSS writes it."""
    color_map: dict[str, str] | None = prop(default=None)
    """The colour of each word, as CSS writes it."""
    buttons: list[Any] | None = prop(default=None)
    """Buttons in its toolbar: "fullscreen", or `gr.Button`s. "fullscreen" when left out."""

    change = Event()
    select = Event()

    def check(self) -> None:
        """Shows the full screen button where no buttons are given."""
        super().check()
        if self.buttons is None:
            self.buttons = ["fullscreen"]
        self._shown: tuple[Any, Any] = (None, None)

    def initial_value(self) -> Any:
        """The first value, as it travels; made once."""
        if self.value is None:
            return None
        if self._shown[0] is not self.value:
            self._shown = (self.value, self.postprocess(self.value))
        return self._shown[1]

    def preprocess(self, payload: Any) -> tuple[str, list[tuple[str, str]]] | None:
        """The paths of the picture and of each mask with its word. Raises `BadValue` for anything else."""
        if payload is None:
            return None
        who = self.label or "AnnotatedImage"
        if not isinstance(payload, dict) or "image" not in payload:
            raise BadValue(f"'{who}' takes an object with image and annotations, not {str(payload)[:80]!r}.")
        marks = payload.get("annotations") or []
        return _path(who, payload["image"]), [(_path(who, one["image"]), str(one["label"])) for one in marks]

    def postprocess(self, value: Any) -> dict[str, Any] | None:
        """Files of the picture and of each mask. Raises `BadAnswer` for what is no such pair, or does not lie on it."""
        if value is None:
            return None
        if isinstance(value, dict) and "image" in value:
            return value
        if not isinstance(value, (tuple, list)) or len(value) != 2 or not isinstance(value[1], (tuple, list)):
            raise BadAnswer(
                f"{self} shows a pair of a picture and a list of marks, each a mask or a box with its word: "
                f"(picture, [(mask, 'cat')]), not {type(value).__name__}."
            )
        from ..files import image

        picture, marks = value
        size = _size(picture) if marks else (0, 0)
        return {
            "image": image.to_file(picture, self.format),
            "annotations": [self._mark(place, mark, size) for place, mark in enumerate(marks)],
        }

    def _mark(self, place: int, mark: Any, size: tuple[int, int]) -> dict[str, Any]:
        if not isinstance(mark, (tuple, list)) or len(mark) != 2:
            raise BadAnswer(f"{self}: mark {place} must be a pair of a mask or box and its word, not {mark!r:.80}.")
        from ..files import image, mask

        where, word = mark
        alpha = mask.of_box(where, size) if isinstance(where, (tuple, list)) else mask.of_array(where, size, str(word))
        color = mask.rgb((self.color_map or {}).get(str(word)))
        return {"image": image.save(mask.painted(alpha, color), "png", "mask"), "label": str(word)}

    def api_info(self) -> dict[str, Any]:
        """The JSON schema of a picture with marks."""
        mark = {
            "type": "object",
            "properties": {"image": FILE_SCHEMA, "label": {"type": "string", "title": "Label"}},
            "required": ["image", "label"],
            "title": "Annotation",
        }
        return {
            "title": "AnnotatedImageData",
            "type": "object",
            "properties": {
                "image": FILE_SCHEMA,
                "annotations": {"type": "array", "items": mark, "title": "Annotations"},
            },
            "required": ["image", "annotations"],
        }

    def example_payload(self) -> Any:
        """A picture of one pixel without marks."""
        file = {"path": None, "url": PIXEL, "orig_name": "pixel.png", "meta": {"_type": "gradio.FileData"}}
        return {"image": file, "annotations": []}


def _path(who: str, file: Any) -> str:
    if isinstance(file, FileData):
        return file.path
    if isinstance(file, dict) and is_file(file) and file.get("path"):
        return str(file["path"])
    raise BadValue(f"'{who}' takes its pictures as files, not {str(file)[:80]!r}.")


def _size(picture: Any) -> tuple[int, int]:
    """Width and height of a picture in pixels."""
    if hasattr(picture, "shape"):
        return int(picture.shape[1]), int(picture.shape[0])
    from ..files import image

    if isinstance(picture, (str, os.PathLike)):
        if str(picture).startswith(("http://", "https://")):
            raise BadAnswer(
                "Marks are laid over the pixels of a picture, which is not known for a web address. Download it first."
            )
        picture = image.load(picture, "pil", None)
    width, height = picture.size
    return int(width), int(height)

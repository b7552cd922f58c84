"""Boxes, polygons and points on a picture."""

from __future__ import annotations

import os
from typing import Any, Literal

from ..define import DROPPED, Event, prop
from ..define.schema import FILE_SCHEMA
from ..errors import BadAnswer, BadProp, BadValue, nearest
from ..graph.component import Input
from ..wire.values import is_file
from .annotations import mark_of, measured
from .image import PIXEL, Mode, Source, loaded, sources_of

Shape = Literal["box", "polygon", "point"]

_SHAPES: list[Shape] = ["box", "polygon", "point"]


class Annotator(Input):
    """A picture on which a person marks objects with boxes, polygons and points, each of a class.

    The value is a dict after the COCO format: `image`, and `annotations`, each with a `label` and one of `bbox`
    (x, y, width, height), `segmentation` ([[x, y, x, y, ...]]) or `keypoints` ([x, y, 2]), in pixels of the picture.
    Limelight's own: other libraries of this kind have nothing like it.
    """

    wire = dict[str, Any] | None
    info = DROPPED

    value: Any = prop(default=None, kw_only=False)
    """The picture at first, or a dict of `image` and `annotations`."""
    labels: list[str] | None = prop(default=None, kw_only=False)
    """The classes to choose from; objects have none when left out."""
    label_colors: dict[str, str] | None = prop(default=None)
    """The colour of a class, as CSS writes it; those left out get one of their own."""
    shapes: list[Shape] | Shape | None = prop(default=None)
    """What objects are marked with: "box", "polygon", "point". All when left out."""
    height: int | str | None = prop(default=None)
    """Height of the picture in pixels, or as CSS writes it."""
    sources: list[Source] | Source | None = prop(default=("upload", "clipboard"))
    """Where another picture comes from: "upload", "clipboard"; none keeps the one that is shown."""
    image_mode: Mode | None = prop(default="RGB")
    """The colours the function gets: "RGB", "L" for grey, "RGBA" with transparency; None leaves them as they are."""
    type: Literal["numpy", "pil", "filepath"] = prop(default="numpy", travels=False)
    """What `image` is for the function: an array (height, width, 3) of uint8, a Pillow image, or a path."""
    format: str = prop(default="webp")
    """The file format in which pictures of a function travel."""
    placeholder: str | None = prop(default=None)
    """Words shown while it is empty."""
    buttons: list[Any] | None = prop(default=None)
    """Buttons in its toolbar: "fullscreen", or `gr.Button`s."""

    change = Event()
    input = Event()
    select = Event()
    upload = Event()
    clear = Event()

    def check(self) -> None:
        """Sources must be known, a class is named once, a colour belongs to a class."""
        super().check()
        self.sources = [] if self.sources is None else sources_of("Annotator", self.sources)
        chosen: list[Any] = [self.shapes] if isinstance(self.shapes, str) else self.shapes or _SHAPES
        self.shapes = [*chosen]
        if self.labels is not None:
            self.labels = [str(one) for one in self.labels]
            if len(set(self.labels)) < len(self.labels):
                raise BadProp(f"Annotator: 'labels' holds a class twice: {', '.join(self.labels)}.")
        for name in self.label_colors or ():
            if self.labels is not None and name not in self.labels:
                hint = nearest(name, self.labels) or f" Classes are {', '.join(self.labels)}."
                raise BadProp(f"Annotator: 'label_colors' names '{name}', which is no class.{hint}")

    def preprocess(self, payload: Any) -> dict[str, Any] | None:
        """A dict of `image` (by `type`), `annotations` and `categories`. Raises `BadValue` for shapes that are none."""
        if payload is None:
            return None
        who = self.label or "Annotator"
        if not isinstance(payload, dict) or "image" not in payload:
            raise BadValue(f"'{who}' takes an object with image and annotations, not {str(payload)[:80]!r}.")
        marks = [
            mark_of(one, place, self.labels, who, BadValue)
            for place, one in enumerate(payload.get("annotations") or ())
        ]
        names = self.labels or sorted({mark["label"] for mark in marks if mark["label"] is not None})
        ids = {name: number for number, name in enumerate(names, 1)}
        found = [
            {"id": number, "category_id": ids.get(mark["label"]), **measured(mark)}
            for number, mark in enumerate(marks, 1)
        ]
        categories = [{"id": number, "name": name} for name, number in ids.items()]
        image = loaded(payload["image"], self.type, self.image_mode, who)
        return {"image": image, "annotations": found, "categories": categories}

    def postprocess(self, value: Any) -> dict[str, Any] | None:
        """Such a dict with a file; a picture alone has no annotations. Raises `BadAnswer` for anything else."""
        if value is None:
            return None
        from ..files import image

        annotations: Any = ()
        if isinstance(value, dict) and not is_file(value):
            if unknown := set(value) - {"image", "annotations", "categories"}:
                raise BadAnswer(f"{self} shows a dict of image and annotations; '{unknown.pop()}' is none of them.")
            value, annotations = value.get("image"), value.get("annotations") or ()
        elif isinstance(value, (tuple, list)) and len(value) == 2 and not isinstance(value, (str, os.PathLike)):
            value, annotations = value
        file = None if value is None else image.to_file(value, self.format)
        marks = [part for place, one in enumerate(annotations) for part in self._parts(one, place)]
        return {"image": file, "annotations": marks}

    def _parts(self, one: Any, place: int) -> list[dict[str, Any]]:
        """An annotation as marks: several keypoints are as many points."""
        who = self.label or "Annotator"
        points: Any = (one.get("keypoints") if isinstance(one, dict) else None) or []
        several = [{**one, "keypoints": points[at : at + 3]} for at in range(0, len(points), 3)]
        if len(several) > 1 and not one.get("bbox"):
            return [mark_of(each, place, self.labels, who, BadAnswer) for each in several]
        return [mark_of(one, place, self.labels, who, BadAnswer)]

    def api_info(self) -> dict[str, Any]:
        """The JSON schema of an annotated picture."""
        numbers = {"type": "array", "items": {"type": "number"}}
        mark = {
            "type": "object",
            "properties": {
                "label": {"anyOf": [{"type": "string"}, {"type": "null"}]},
                "bbox": numbers,
                "segmentation": {"type": "array", "items": numbers},
                "keypoints": numbers,
            },
        }
        file = {"anyOf": [FILE_SCHEMA, {"type": "null"}]}
        return {
            "title": "AnnotatedPicture",
            "type": "object",
            "properties": {"image": file, "annotations": {"type": "array", "items": mark, "default": []}},
        }

    def example_payload(self) -> Any:
        """A picture of one pixel with a box around it."""
        file = {"path": None, "url": PIXEL, "orig_name": "pixel.png", "meta": {"_type": "gradio.FileData"}}
        label = self.labels[0] if self.labels else None
        return {"image": file, "annotations": [{"label": label, "bbox": [0, 0, 1, 1]}]}

    def example_value(self) -> Any:
        """A picture of one pixel, as a function would return it."""
        return {"image": PIXEL, "annotations": []}

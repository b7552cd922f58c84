"""Pictures and films in a grid."""

from __future__ import annotations

import os
from typing import Any, ClassVar, Literal

from ..define import DROPPED, Event, prop
from ..define.schema import FILE_SCHEMA
from ..errors import BadAnswer, BadProp, BadValue
from ..graph.component import Input
from ..wire.values import FileData, is_file
from .image import IMAGE_SCHEMA, PIXEL, Source, loaded, sources_of

Fit = Literal["contain", "cover", "fill", "none", "scale-down"]

_BUTTONS = ["share", "download", "download_all", "fullscreen"]


class Gallery(Input):
    """Many pictures or films in a grid; one of them is looked at large."""

    wire = list[dict[str, Any]] | None
    empty: ClassVar[Any] = []
    info = DROPPED

    value: Any = prop(default=None, kw_only=False)
    """What is shown at first: paths, web addresses, Pillow images or arrays, or pairs of one and its caption."""
    format: str = prop(default="webp")
    """The file format in which arrays and Pillow images of a function travel."""
    file_types: list[str] | None = prop(default=None)
    """What is taken: suffixes such as ".png", or kinds: "image", "video". Both kinds when left out."""
    columns: int | list[int] | tuple[int, ...] | None = prop(default=2)
    """Pictures beside each other; fewer where they would be too small to see. Of several numbers the last holds."""
    rows: int | list[int] | tuple[int, ...] | None = prop(default=None)
    """Rows in sight; more scroll. Of several numbers the last holds."""
    height: int | float | str | None = prop(default=None)
    """Height in pixels, or as CSS writes it; what does not fit scrolls."""
    allow_preview: bool = prop(default=True)
    """Let a person look at one large."""
    preview: bool | None = prop(default=None)
    """Show one large at first."""
    selected_index: int | None = prop(default=None)
    """The place of the chosen picture, from 0 on."""
    object_fit: Fit | None = prop(default=None)
    """How a picture fills its tile, as CSS names it: "cover" cuts its edges off, "contain" shows all of it."""
    buttons: list[Any] | None = prop(default=None)
    """Buttons in its toolbar: "share", "download", "download_all", "fullscreen", or `gr.Button`s. All when left out."""
    type: Literal["numpy", "pil", "filepath"] = prop(default="filepath", travels=False)
    """What each picture is for the function: the path of a file, an array (height, width, 3), or a Pillow image."""
    fit_columns: bool = prop(default=True)
    """Make fewer columns when there are fewer pictures."""
    sources: list[Source] | Source | None = prop(default=None)
    """Where pictures come from: "upload", "webcam", "clipboard". Uploads when left out."""

    select = Event()
    upload = Event()
    change = Event()
    delete = Event()
    preview_close = Event()
    preview_open = Event()

    def check(self) -> None:
        """Sources must be known; there is at least one column and one row."""
        super().check()
        self.sources = ["upload"] if self.sources is None else sources_of("Gallery", self.sources)
        for name in ("columns", "rows"):
            given = getattr(self, name)
            if isinstance(given, (tuple, list)):
                given = given[-1] if given else None
                setattr(self, name, given)
            if given is not None and given < 1:
                raise BadProp(f"Gallery: '{name}' is at least 1, not {given}.")
        if self.buttons is None:
            self.buttons = list(_BUTTONS)

    def preprocess(self, payload: Any) -> list[tuple[Any, str | None]] | None:
        """Pairs of a picture by `type` and its caption; films are always paths. Raises `BadValue` for anything else."""
        if not payload:
            return None
        who = self.label or "Gallery"
        if not isinstance(payload, (list, tuple)):
            raise BadValue(f"'{who}' takes a list of pictures, not {str(payload)[:80]!r}.")
        return [(self._taken(item, who), item.get("caption")) for item in map(_as_item, payload)]

    def _taken(self, item: dict[str, Any], who: str) -> Any:
        if video := item.get("video"):
            file = loaded_film(video, who)
            return file.path
        return loaded(item.get("image"), self.type, None if self.type == "filepath" else "RGB", who)

    def postprocess(self, value: Any) -> list[dict[str, Any]]:
        """An entry for each picture or film. Raises `BadAnswer` for what is neither, with its place in the list."""
        if value is None:
            return []
        if isinstance(value, (str, os.PathLike, dict)):
            raise BadAnswer(f"{self} shows a list of pictures, not a single {type(value).__name__}. Return [picture].")
        return [self._shown(one, place) for place, one in enumerate(value)]

    def _shown(self, one: Any, place: int) -> dict[str, Any]:
        from ..files import image

        caption = None
        if isinstance(one, dict) and ("image" in one or "video" in one):
            one, caption = one.get("image") or one.get("video"), one.get("caption")
        elif isinstance(one, (tuple, list)):
            if len(one) != 2:
                raise BadAnswer(f"{self}: entry {place} has {len(one)} parts. A pair is a picture and its caption.")
            one, caption = one
        if isinstance(one, dict) and is_file(one):
            one = FileData(**{name: one[name] for name in FileData.__struct_fields__ if one.get(name) is not None})
        try:
            file = image.to_file(one, self.format)
        except BadAnswer as error:
            raise BadAnswer(f"{self}, entry {place}: {error}") from None
        kind = "video" if _is_film(file) else "image"
        return {kind: file, "caption": None if caption is None else str(caption)}

    def initial_value(self) -> Any:
        """The first value, as it travels."""
        return self.postprocess(self.value)

    def api_info(self) -> dict[str, Any]:
        """The JSON schema of a list of pictures and films."""
        caption = {"anyOf": [{"type": "string"}, {"type": "null"}], "default": None, "title": "Caption"}
        return {
            "title": "GalleryData",
            "type": "array",
            "items": {
                "anyOf": [
                    {
                        "title": "GalleryImage",
                        "type": "object",
                        "properties": {"image": IMAGE_SCHEMA, "caption": caption},
                        "required": ["image"],
                    },
                    {
                        "title": "GalleryVideo",
                        "type": "object",
                        "properties": {"video": FILE_SCHEMA, "caption": caption},
                        "required": ["video"],
                    },
                ]
            },
        }

    def example_payload(self) -> Any:
        """One picture of one pixel."""
        file = {"path": None, "url": PIXEL, "orig_name": "pixel.png", "meta": {"_type": "gradio.FileData"}}
        return [{"image": file, "caption": None}]

    def example_value(self) -> Any:
        """One picture of one pixel, as a function would return it."""
        return [PIXEL]


def loaded_film(file: Any, who: str) -> FileData:
    """A film that travelled, as a file with a path. Raises `BadValue` for what is no file."""
    if isinstance(file, FileData):
        return file
    if isinstance(file, dict) and is_file(file) and file.get("path"):
        return FileData(path=file["path"], orig_name=file.get("orig_name"))
    raise BadValue(f"'{who}' takes a film as a file, not {str(file)[:80]!r}.")


def _as_item(one: Any) -> dict[str, Any]:
    """An entry; a file alone, or a pair of it and a caption, stands for one."""
    if isinstance(one, (list, tuple)) and len(one) == 2:
        return {"image": one[0], "caption": one[1]}
    if isinstance(one, dict) and ("image" in one or "video" in one):
        return one
    return {"image": one}


def _is_film(file: FileData) -> bool:
    from ..files.naming import type_of

    name = file.orig_name or file.path.partition("?")[0]
    return (file.mime_type or type_of(name)).startswith("video/")

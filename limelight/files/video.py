"""Films: files that browsers play, made of files that they do not by ffmpeg, where the machine has it."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from ..errors import BadAnswer, BadValue
from ..wire.values import FileData
from . import ffmpeg
from .data_url import is_data_url, written
from .folder import derived, scratch
from .naming import safe_name

PLAYABLE = {".mp4", ".m4v", ".webm", ".ogv", ".ogg", ".mov"}
"""What browsers play as it is, as far as a suffix can say."""

_CODECS = {
    "mp4": [
        "-codec:v",
        "libx264",
        "-pix_fmt",
        "yuv420p",
        "-preset",
        "veryfast",
        "-codec:a",
        "aac",
        "-movflags",
        "+faststart",
    ],
    "webm": ["-codec:v", "libvpx-vp9", "-row-mt", "1", "-deadline", "realtime", "-codec:a", "libopus"],
    "mov": ["-codec:v", "libx264", "-pix_fmt", "yuv420p", "-preset", "veryfast", "-codec:a", "aac"],
    "mkv": ["-codec:v", "libx264", "-pix_fmt", "yuv420p", "-preset", "veryfast", "-codec:a", "aac"],
    "avi": ["-codec:v", "mpeg4", "-qscale:v", "3", "-codec:a", "libmp3lame"],
    "gif": ["-an"],
    "ts": ["-codec:v", "libx264", "-pix_fmt", "yuv420p", "-preset", "veryfast", "-codec:a", "aac", "-f", "mpegts"],
}
# yuv420p needs even sides.
_EVEN = "scale=trunc(iw/2)*2:trunc(ih/2)*2"


def load(
    path: str | os.PathLike[str], format: str | None = None, has_sound: bool = True, name: str | None = None
) -> str:
    """The path of a film as a function wants it.

    Parameters:
        format: "mp4", "webm" and others turn a film of another format into this one; None leaves it as it is.
        has_sound: False takes the sound away.
        name: what a person calls the file, for messages.
    Raises `BadValue` for an empty or unreadable file, and when ffmpeg is needed and missing.
    """
    name = name or safe_name(str(path))
    if Path(path).is_file() and Path(path).stat().st_size == 0:
        raise BadValue(f"'{name}' is empty. Record it again, or send another file.")
    if has_sound and (format is None or Path(path).suffix.lower() == f".{format.lower()}"):
        return str(path)
    kind = (format or Path(path).suffix.lstrip(".") or "mp4").lower()
    target = derived().place(safe_name(f"{Path(path).stem}.{kind}"))
    is_same = Path(path).suffix.lower() == f".{kind}"
    coding = ["-codec:v", "copy"] if is_same else _coding(kind)
    ffmpeg.run(path, [*coding, *([] if has_sound else ["-an"]), f"file:{target}"], name, f"written as {kind}")
    return str(target)


def to_file(value: Any, format: str | None = None, watermark: Any = None) -> FileData:
    """What a function returned for a film as a file.

    Parameters:
        value: a path or a web address.
        format: the format the file gets; None leaves what browsers play as it is and turns the rest into mp4.
        watermark: `WatermarkOptions`, laid over it.
    Raises `BadAnswer` for anything else.
    """
    if isinstance(value, FileData):
        return value
    if not isinstance(value, (str, os.PathLike)):
        raise BadAnswer(f"A film cannot be made of {type(value).__name__}. Write it to a file and return its path.")
    path = os.fspath(value)
    if is_data_url(path):
        path = written(path, "video").path
    if path.startswith(("http:", "https:")) or not os.path.isfile(path):
        return FileData(path=path)
    mark = _mark_of(watermark)
    suffix = Path(path).suffix.lower()
    wanted = format.lower() if format else (suffix[1:] if suffix in PLAYABLE or not ffmpeg.is_installed() else "mp4")
    if mark is None and suffix == f".{wanted}":
        return FileData(path=path)
    target = scratch().place(safe_name(f"{Path(path).stem}.{wanted}"))
    if mark is None:
        ffmpeg.run(path, [*_coding(wanted), f"file:{target}"], Path(path).name, f"written as {wanted}")
    else:
        sign, place = mark
        layers = f"[0:v][1:v]overlay={place},{_EVEN}"
        options = ["-filter_complex", layers, *_CODECS.get(wanted, _CODECS["mp4"]), f"file:{target}"]
        ffmpeg.run_many([path, sign], options, Path(path).name, "given a watermark")
    return FileData(path=str(target), orig_name=target.name)


def _coding(kind: str) -> list[str]:
    if kind not in _CODECS:
        raise BadValue(f"Films cannot be written as {kind!r}. Use one of {', '.join(_CODECS)}.")
    return ["-vf", _EVEN, *_CODECS[kind]] if kind != "gif" else _CODECS[kind]


def _mark_of(options: Any) -> tuple[str, str] | None:
    chosen = options if isinstance(options, dict) else vars(options) if options is not None else {}
    mark = chosen.get("watermark")
    if mark is None:
        return None
    if not isinstance(mark, (str, os.PathLike)):
        from . import image

        mark = image.save(mark, "png", "mark").path
    position = chosen.get("position") or "bottom-right"
    if not isinstance(position, str):
        return os.fspath(mark), f"{int(position[0])}:{int(position[1])}"
    x = "10" if "left" in position else "W-w-10"
    y = "10" if "top" in position else "H-h-10"
    return os.fspath(mark), f"{x}:{y}"

"""Subtitles: SRT and WebVTT files, or a list, as cues of a start, an end and a text."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import Any

from ..errors import BadProp

MAX_BYTES = 5_000_000
Cue = dict[str, Any]
"""`{"start": seconds, "end": seconds, "text": words}`."""

_TIME = r"(?:(\d+):)?(\d{1,2}):(\d{1,2})[.,](\d{1,3})"
_LINE = re.compile(rf"^\s*{_TIME}\s*-->\s*{_TIME}")
_TAG = re.compile(r"<[^<>]*>|\{\\[^{}]*\}")


def cues(given: Any, who: str) -> list[Cue] | None:
    """What was given as subtitles, as cues in order.

    Parameters:
        given: the path of an .srt or .vtt file; a list of `{"start", "end", "text"}` or `{"timestamp": [start, end],
            "text"}`; None for none.
        who: the component, for messages.
    Raises `BadProp` for anything else.
    """
    if given is None or given == []:
        return None
    if isinstance(given, (str, os.PathLike)):
        return parsed(_text_of(Path(given), who), who)
    if isinstance(given, (list, tuple)):
        return sorted((_cue(one, number, who) for number, one in enumerate(given)), key=lambda one: one["start"])
    raise BadProp(
        f"{who}: subtitles are a path of an .srt or .vtt file, or a list of dicts, not {type(given).__name__}."
    )


def parsed(text: str, who: str) -> list[Cue]:
    """The cues of an SRT or WebVTT text. Markup is dropped: what remains is plain text."""
    found: list[Cue] = []
    for block in re.split(r"\n\s*\n", text.replace("\r\n", "\n").replace("\r", "\n").lstrip("\ufeff")):
        lines = block.split("\n")
        place = next((number for number, line in enumerate(lines[:3]) if _LINE.match(line)), None)
        if place is None:
            continue
        times = _LINE.match(lines[place])
        assert times is not None
        words = _TAG.sub("", "\n".join(lines[place + 1 :])).strip()
        found.append({"start": _seconds(times.groups()[:4]), "end": _seconds(times.groups()[4:]), "text": words})
    if not found and text.strip().upper() != "WEBVTT":
        raise BadProp(f"{who}: the subtitles hold no line such as '00:00:01,000 --> 00:00:02,500'.")
    return sorted(found, key=lambda one: one["start"])


def _text_of(path: Path, who: str) -> str:
    try:
        data = path.read_bytes() if path.stat().st_size <= MAX_BYTES else None
    except OSError as error:
        raise BadProp(f"{who}: the subtitles '{path}' cannot be read: {error.strerror}.") from None
    if data is None:
        raise BadProp(f"{who}: the subtitles '{path}' are larger than {MAX_BYTES // 1_000_000} MB.")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("latin-1")


def _cue(one: Any, number: int, who: str) -> Cue:
    try:
        start, end = one["timestamp"] if "timestamp" in one else (one["start"], one["end"])
        return {"start": float(start), "end": float(end), "text": str(one["text"])}
    except (KeyError, TypeError, ValueError):
        raise BadProp(
            f"{who}: subtitle {number + 1} is {str(one)[:80]!r}; "
            "write {'timestamp': [start, end], 'text': words}, in seconds."
        ) from None


def _seconds(parts: tuple[str | None, ...]) -> float:
    hours, minutes, seconds, thousandths = parts
    return (
        int(hours or 0) * 3600
        + int(minutes or 0) * 60
        + int(seconds or 0)
        + int((thousandths or "0").ljust(3, "0")) / 1000
    )

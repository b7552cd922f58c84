"""How near an answer comes to what was expected: 1 is as good as the same, 0 has nothing of it.

Each metric compares two values as they travel. Word error rate: edits over words of the reference (NIST scoring).
Peak signal-to-noise ratio: 10 log10(255² / mean squared error), in dB. Intersection over union: shared over joint area.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ..errors import BadValue, nearest

FileOf = Callable[[dict[str, Any]], Path]
"""Gives the local path of a file dict in a value."""


@dataclass(frozen=True)
class Score:
    """What a metric found."""

    share: float
    """From 0 to 1."""
    words: str
    """The same in the metric's own unit, to read."""


@dataclass(frozen=True)
class Metric:
    """A way to compare."""

    compare: Callable[[Any, Any, FileOf], Score]
    """Given what came out, what was expected, and where files lie."""
    tolerance: float = 0.0
    """How much of the full score may be missing by default."""


def measure(kind: str, now: Any, expected: Any, file_of: FileOf, metric: str | None = None) -> Score:
    """Compare two values of a component's kind, by its usual metric or the named one. Raises as `metric_named`."""
    return metric_named(metric or metric_of(kind)).compare(now, expected, file_of)


def metric_of(kind: str) -> str:
    """The usual metric of a component's kind."""
    return _USUAL.get(kind, "exact")


def metric_named(name: str) -> Metric:
    """The metric of that name. Raises `BadValue` naming the nearest."""
    if name not in METRICS:
        raise BadValue(f"There is no metric '{name}'{nearest(name, METRICS) or '.'} There are: {', '.join(METRICS)}.")
    return METRICS[name]


def exact(now: Any, expected: Any, file_of: FileOf) -> Score:
    """The same or not; files by their contents."""
    is_same = _comparable(now, file_of) == _comparable(expected, file_of)
    return Score(float(is_same), "the same" if is_same else "different")


def text(now: Any, expected: Any, _: FileOf) -> Score:
    """Likeness of two texts, after Ratcliff and Obershelp; white space at the ends does not matter."""
    from difflib import SequenceMatcher

    share = SequenceMatcher(None, _as_text(now), _as_text(expected), autojunk=False).ratio()
    return Score(share, f"{share:.0%} alike")


def wer(now: Any, expected: Any, _: FileOf) -> Score:
    """Word error rate; case and punctuation do not matter."""
    found, wanted = _words(now), _words(expected)
    errors = _edits(found, wanted)
    rate = errors / len(wanted) if wanted else float(bool(found))
    return Score(max(0.0, 1 - rate), f"{rate:.0%} of the words wrong")


def number(now: Any, expected: Any, _: FileOf) -> Score:
    """Nearness of two numbers, relative to the expected one."""
    found, wanted = _as_number(now), _as_number(expected)
    if found is None or wanted is None:
        return Score(float(found == wanted), "no number")
    off = abs(found - wanted)
    share = 1.0 if off == 0 else max(0.0, 1 - off / max(abs(wanted), 1e-12))
    return Score(share, f"off by {off:g}")


def top(now: Any, expected: Any, _: FileOf) -> Score:
    """Whether the expected class came first."""
    return _top_k(now, expected, 1)


def top3(now: Any, expected: Any, _: FileOf) -> Score:
    """Whether the expected class was among the first three."""
    return _top_k(now, expected, 3)


def top5(now: Any, expected: Any, _: FileOf) -> Score:
    """Whether the expected class was among the first five."""
    return _top_k(now, expected, 5)


def psnr(now: Any, expected: Any, file_of: FileOf) -> Score:
    """Peak signal-to-noise ratio of two pictures; 50 dB and more count as the same."""
    found, wanted = _pixels(now, file_of), _pixels(expected, file_of)
    if found is None or wanted is None or found.shape != wanted.shape:
        return Score(float(found is wanted), "no two pictures of one size")
    error = float(((found - wanted) ** 2).mean())
    if error == 0:
        return Score(1.0, "the same")
    ratio_db = 10 * math.log10(255**2 / error)
    return Score(min(1.0, max(0.0, ratio_db / 50)), f"{ratio_db:.1f} dB")


def iou(now: Any, expected: Any, file_of: FileOf) -> Score:
    """Intersection over union: of masks, or of boxes `[x, y, width, height]`, each with the best of its class."""
    boxes = _boxes(now), _boxes(expected)
    if boxes[0] is not None and boxes[1] is not None:
        share = _boxes_share(boxes[0], boxes[1])
    else:
        found, wanted = _pixels(now, file_of), _pixels(expected, file_of)
        if found is None or wanted is None or found.shape != wanted.shape:
            return Score(float(found is wanted), "no two masks of one size")
        first, second = found > 127, wanted > 127
        joint = int((first | second).sum())
        share = int((first & second).sum()) / joint if joint else 1.0
    return Score(share, f"{share:.0%} in common")


METRICS: dict[str, Metric] = {
    "exact": Metric(exact),
    "text": Metric(text),
    "wer": Metric(wer),
    "number": Metric(number, tolerance=1e-6),
    "top": Metric(top),
    "top3": Metric(top3),
    "top5": Metric(top5),
    "psnr": Metric(psnr, tolerance=0.2),
    "iou": Metric(iou, tolerance=0.5),
}
"""The metrics by name. An app may add its own before it is replayed."""

_USUAL = {
    **dict.fromkeys(("textbox", "markdown", "html", "code", "chatbot"), "text"),
    **dict.fromkeys(("number", "slider"), "number"),
    **dict.fromkeys(("image", "imageeditor"), "psnr"),
    "label": "top",
    "annotator": "iou",
}


def _comparable(value: Any, file_of: FileOf) -> Any:
    if _is_file(value):
        return ("file", _digest(file_of(value)))
    if isinstance(value, dict):
        return {name: _comparable(each, file_of) for name, each in value.items()}
    if isinstance(value, (list, tuple)):
        return [_comparable(each, file_of) for each in value]
    return value


def _is_file(value: Any) -> bool:
    return isinstance(value, dict) and isinstance(value.get("meta"), dict) and isinstance(value.get("path"), str)


def _digest(path: Path) -> str:
    import hashlib

    return hashlib.sha256(path.read_bytes()).hexdigest()


def _as_text(value: Any) -> str:
    import json

    return value.strip() if isinstance(value, str) else "" if value is None else json.dumps(value, sort_keys=True)


def _words(value: Any) -> list[str]:
    import re

    return re.findall(r"[\w']+", _as_text(value).casefold())


def _edits(found: list[str], wanted: list[str]) -> int:
    """How many words must be added, dropped or changed (Levenshtein distance)."""
    row = list(range(len(wanted) + 1))
    for place, word in enumerate(found, 1):
        before, row[0] = row[0], place
        for column, other in enumerate(wanted, 1):
            before, row[column] = row[column], min(row[column] + 1, row[column - 1] + 1, before + (word != other))
    return row[-1]


def _as_number(value: Any) -> float | None:
    try:
        return float(value)
    except (TypeError, ValueError):
        return None


def class_of(value: Any) -> str | None:
    """The class that a label's value, or a text in its place, names."""
    if isinstance(value, dict):
        value = value.get("label")
    return None if value is None else str(value).strip()


def _top_k(now: Any, expected: Any, count: int) -> Score:
    wanted, first = class_of(expected), class_of(now)
    confidences = (now.get("confidences") if isinstance(now, dict) else None) or []
    # An app may show another class than the likeliest: one it is not sure of.
    ranked = list(dict.fromkeys([first, *(str(one["label"]) for one in confidences)]))
    is_there = wanted in (ranked[:1] if count == 1 else ranked[:count])
    return Score(float(is_there), f"{first}, wanted {wanted}")


def _pixels(value: Any, file_of: FileOf) -> Any:
    """The picture of a value as an array of bytes, RGB; None when it holds none."""
    import numpy as np

    from ..files.image import load

    if isinstance(value, dict) and not _is_file(value):
        value = value.get("composite")
    return np.asarray(load(file_of(value), "numpy", "RGB"), dtype=float) if _is_file(value) else None


Boxes = list[tuple[str | None, list[float]]]


def _boxes(value: Any) -> Boxes | None:
    found = value.get("annotations", value.get("boxes")) if isinstance(value, dict) else value
    if not isinstance(found, list) or not all(isinstance(one, dict) and "bbox" in one for one in found):
        return None
    return [(one.get("label", one.get("category")), [float(side) for side in one["bbox"]]) for one in found]


def _boxes_share(found: Boxes, wanted: Boxes) -> float:
    """The mean of what each box shares with its best of the other side; a box without one counts as nothing."""
    left, shares = list(found), []
    for label, box in wanted:
        best = max((one for one in left if one[0] == label), key=lambda one: _box_iou(one[1], box), default=None)
        shares.append(_box_iou(best[1], box) if best else 0.0)
        if best:
            left.remove(best)
    count = len(wanted) + len(left)
    return sum(shares) / count if count else 1.0


def _box_iou(first: list[float], second: list[float]) -> float:
    width = min(first[0] + first[2], second[0] + second[2]) - max(first[0], second[0])
    height = min(first[1] + first[3], second[1] + second[3]) - max(first[1], second[1])
    shared = max(0.0, width) * max(0.0, height)
    joint = first[2] * first[3] + second[2] * second[3] - shared
    return shared / joint if joint else 0.0

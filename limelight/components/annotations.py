"""Annotations of a picture: what they must hold, and what follows from it."""

from __future__ import annotations

import math
from typing import Any

from ..errors import BadAnswer, BadValue, nearest

Fault = type[BadValue] | type[BadAnswer]


def mark_of(one: Any, place: int, labels: list[str] | None, who: str, fault: Fault) -> dict[str, Any]:
    """One annotation with its label and the numbers of its shape. Raises `fault` for what is none.

    Parameters:
        place: which one of the list it is, for messages.
        labels: the classes there are; any when None.
        who: what the component is called, for messages.
    """
    who = f"'{who}', annotation {place}"
    if not isinstance(one, dict):
        raise fault(f"{who}: it is a dict with label and bbox, segmentation or keypoints, not {str(one)[:60]!r}.")
    label = _class_of(one, labels, who, fault)
    for name in ("segmentation", "keypoints", "bbox"):
        numbers = one.get(name)
        if numbers is None or len(numbers) == 0:
            continue
        if name == "segmentation" and isinstance(numbers[0], (list, tuple)):
            numbers = numbers[0]
        kept = _numbers(numbers, who, name, fault)
        if not _FITS[name](len(kept)):
            raise fault(f"{who}: '{name}' holds {len(kept)} numbers. {_SHOULD[name]}")
        shape: Any = {"segmentation": [kept], "keypoints": [*kept[:2], 2], "bbox": kept}[name]
        return {"label": label, name: shape}
    raise fault(f"{who}: it has no shape. Give 'bbox', 'segmentation' or 'keypoints'.")


def measured(mark: dict[str, Any]) -> dict[str, Any]:
    """An annotation with the box and the area of what it encloses."""
    if "segmentation" in mark:
        flat = mark["segmentation"][0]
        xs, ys = flat[::2], flat[1::2]
        area = abs(sum(xs[at - 1] * ys[at] - xs[at] * ys[at - 1] for at in range(len(xs)))) / 2
        return {**mark, "bbox": [min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys)], "area": area}
    if "bbox" in mark:
        return {**mark, "area": mark["bbox"][2] * mark["bbox"][3]}
    return mark


_FITS = {
    "bbox": lambda count: count == 4,
    "segmentation": lambda count: count >= 6 and count % 2 == 0,
    "keypoints": lambda count: count >= 2,
}
_SHOULD = {
    "bbox": "A box has four: x, y, width and height.",
    "segmentation": "A polygon has an x and a y for each of at least three corners.",
    "keypoints": "A point has an x and a y.",
}


def _class_of(one: dict[str, Any], labels: list[str] | None, who: str, fault: Fault) -> str | None:
    label = one.get("label")
    if label is None and isinstance(number := one.get("category_id"), int) and labels:
        if not 1 <= number <= len(labels):
            raise fault(f"{who}: category_id {number} is no class; they go from 1 to {len(labels)}.")
        label = labels[number - 1]
    if label is None:
        return None
    if labels is not None and label not in labels:
        hint = nearest(str(label), labels) or f" Classes are {', '.join(labels)}."
        raise fault(f"{who}: '{label}' is no class.{hint}")
    return str(label)


def _numbers(numbers: Any, who: str, name: str, fault: Fault) -> list[float]:
    kept: list[float] = []
    for one in numbers:
        try:
            number = float(one)
        except (TypeError, ValueError):
            number = math.nan
        if not math.isfinite(number):
            raise fault(f"{who}: '{name}' holds {str(one)[:40]!r}, which is no number.")
        kept.append(int(number) if number.is_integer() else round(number, 2))
    return kept

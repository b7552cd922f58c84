"""WCAG contrast between resolved theme values, counting every stop of a gradient."""

from __future__ import annotations

import re

_COLOR = re.compile(r"#[0-9a-fA-F]{6}\b|\bwhite\b|\bblack\b")
_WORDS = {"white": "#ffffff", "black": "#000000"}


def colors_in(value: str) -> list[str]:
    """The colours a value names, as #rrggbb."""
    return [_WORDS.get(found, found) for found in _COLOR.findall(value)]


def contrast(ink: str, ground: str) -> float:
    """The smallest contrast between any colour of one value and any of the other."""
    inks, grounds = colors_in(ink), colors_in(ground)
    assert inks, f"no colour in {ink!r}"
    assert grounds, f"no colour in {ground!r}"
    return min(_ratio(one, other) for one in inks for other in grounds)


def _ratio(one: str, other: str) -> float:
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def _luminance(color: str) -> float:
    parts = [int(color[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))

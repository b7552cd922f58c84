"""Scales of size: `gr.themes.sizes`, each seven lengths from xxs to xxl."""

from __future__ import annotations

from typing import NamedTuple

STEPS = ("xxs", "xs", "sm", "md", "lg", "xl", "xxl")
"""The steps of a scale, small to large."""


class Size(NamedTuple):
    """Seven CSS lengths, small to large, for text, for space or for the roundness of corners."""

    xxs: str
    xs: str
    sm: str
    md: str
    lg: str
    xl: str
    xxl: str
    name: str | None = None

    def expand(self) -> list[str]:
        """The seven lengths, small to large."""
        return [str(step) for step in self[: len(STEPS)]]

    def __str__(self) -> str:
        return self.name or "custom"


radius_none = Size("0px", "0px", "0px", "0px", "0px", "0px", "0px", name="radius_none")
radius_sm = Size("1px", "2px", "3px", "4px", "6px", "8px", "12px", name="radius_sm")
radius_md = Size("2px", "4px", "6px", "8px", "12px", "16px", "24px", name="radius_md")
radius_lg = Size("4px", "6px", "8px", "12px", "16px", "20px", "28px", name="radius_lg")
radius_xxl = Size("6px", "8px", "12px", "20px", "24px", "28px", "36px", name="radius_xxl")

spacing_sm = Size("1px", "2px", "4px", "6px", "8px", "12px", "16px", name="spacing_sm")
spacing_md = Size("2px", "4px", "6px", "8px", "12px", "16px", "24px", name="spacing_md")
spacing_lg = Size("4px", "6px", "8px", "12px", "16px", "24px", "32px", name="spacing_lg")

text_sm = Size("10px", "11px", "12px", "13px", "15px", "18px", "24px", name="text_sm")
text_md = Size("11px", "12px", "13px", "15px", "17px", "22px", "28px", name="text_md")
text_lg = Size("12px", "13px", "15px", "17px", "20px", "24px", "32px", name="text_lg")

ALL = (
    *(radius_none, radius_sm, radius_md, radius_lg, radius_xxl),
    *(spacing_sm, spacing_md, spacing_lg),
    *(text_sm, text_md, text_lg),
)
"""Every stock scale."""

"""A mark laid over a picture."""

from __future__ import annotations

import os
from typing import Any

_GAP = 10


def marked(value: Any, options: Any) -> Any:
    """A picture with the mark of `WatermarkOptions` laid over it, as a Pillow image; itself without a mark."""
    from ..files import image

    chosen = options if isinstance(options, dict) else vars(options)
    mark, position = chosen.get("watermark"), chosen.get("position") or "bottom-right"
    is_path = isinstance(value, (str, os.PathLike))
    if mark is None or (is_path and str(value).startswith(("http:", "https:", "data:"))):
        return value
    picture: Any = image.load(value, "pil", None) if is_path else image.to_pil(value)
    sign: Any = image.load(mark, "pil", None) if isinstance(mark, (str, os.PathLike)) else image.to_pil(mark)
    below, above = picture.convert("RGBA"), sign.convert("RGBA")
    below.alpha_composite(above, _corner(position, below.size, above.size))
    return below if picture.mode == "RGBA" else below.convert("RGB")


def _corner(position: Any, picture: tuple[int, int], mark: tuple[int, int]) -> tuple[int, int]:
    if not isinstance(position, str):
        return int(position[0]), int(position[1])
    x = _GAP if "left" in position else picture[0] - mark[0] - _GAP
    y = _GAP if "top" in position else picture[1] - mark[1] - _GAP
    return max(x, 0), max(y, 0)

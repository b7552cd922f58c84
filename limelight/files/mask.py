"""Marks over a picture as pictures of their own: one colour, as opaque as the mark is sure."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ..errors import BadAnswer, MissingPackage

if TYPE_CHECKING:
    import numpy as np

_UNNAMED = (255, 0, 0)
_INSIDE = 127
"""How opaque a box is within its edge."""


def of_array(mask: Any, size: tuple[int, int], word: str) -> np.ndarray:
    """A mask as opacities from 0 to 255.

    Parameters:
        mask: an array (height, width) of bool, of floats from 0 to 1, or of 0 and 1.
        size: width and height of the picture it lies over.
        word: what the mark is called, for messages.

    Raises `BadAnswer` for a mask of another size.
    """
    numpy = _numpy()
    array = numpy.asarray(mask)
    width, height = size
    if array.shape != (height, width):
        raise BadAnswer(
            f"The mask '{word}' has the shape {array.shape}, but the picture is {height} × {width} (height × width). "
            "Scale the mask to the picture, or give a box: (x1, y1, x2, y2)."
        )
    share: np.ndarray = numpy.nan_to_num(array.astype("f8"), nan=0.0).clip(0, 1)
    return (share * 255).astype("u1")


def of_box(box: Any, size: tuple[int, int]) -> np.ndarray:
    """A box as opacities: its edge full, half within; what lies outside the picture is cut off.

    Raises `BadAnswer` for what is not four numbers.
    """
    numpy = _numpy()
    try:
        x1, y1, x2, y2 = (round(float(one)) for one in box)
    except (TypeError, ValueError, OverflowError):
        raise BadAnswer(f"A box is four numbers (x1, y1, x2, y2) in pixels, not {box!r:.80}.") from None
    width, height = size
    left, right = sorted((min(max(x1, 0), width), min(max(x2, 0), width)))
    top, bottom = sorted((min(max(y1, 0), height), min(max(y2, 0), height)))
    alpha: np.ndarray = numpy.zeros((height, width), dtype="u1")
    edge = max(1, round(max(width, height) / 200))
    alpha[top:bottom, left:right] = 255
    alpha[top + edge : bottom - edge, left + edge : right - edge] = _INSIDE
    return alpha


def painted(alpha: np.ndarray, color: tuple[int, int, int]) -> np.ndarray:
    """A picture (height, width, 4) of one colour with these opacities; clear where there is none."""
    numpy = _numpy()
    picture: np.ndarray = numpy.zeros((*alpha.shape, 4), dtype="u1")
    picture[alpha > 0, :3] = color
    picture[..., 3] = alpha
    return picture


def rgb(color: str | None) -> tuple[int, int, int]:
    """A colour as red, green and blue; red for none and for what only browsers understand."""
    if color is None:
        return _UNNAMED
    try:
        from PIL import ImageColor

        red, green, blue, *_ = ImageColor.getrgb(color)
    except ValueError:
        return _UNNAMED
    return red, green, blue


def _numpy() -> Any:
    try:
        import numpy as np
    except ImportError:
        raise MissingPackage("Marks over pictures (gr.AnnotatedImage)", "media") from None
    return np

"""Figures of Matplotlib as pictures: lines that stay sharp where they are few, pixels where they are many."""

from __future__ import annotations

import base64
import io
import sys
from typing import Any

from ..errors import BadAnswer

_MOST_MARKS = 5_000
_MOST_SVG_BYTES = 400_000
_SHARPER = 2
"""Pixels for each of the figure's own, for screens that have them."""


class Drawn:
    """A figure drawn twice: as other clients read it, and as a page shows it."""

    def __init__(self, picture: str, shown: str, size: tuple[int, int], alt: str):
        self._picture = picture
        self._shown = shown
        self.size = size
        """Width and height in CSS pixels."""
        self.alt = alt
        """What is to be seen, in words: titles and axes."""

    def tolist(self) -> str:
        """The picture as a `data:` URL: what JSON holds of it."""
        return self._picture

    def packed(self) -> dict[str, Any]:
        """The picture for a page, with its size and its words."""
        return {"src": self._shown, "width": self.size[0], "height": self.size[1], "alt": self.alt}

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Drawn) and (other._shown, other.alt) == (self._shown, self.alt)

    def __hash__(self) -> int:
        return hash(self._shown)


def drawn(value: Any, format: str = "webp") -> Drawn:
    """A figure of Matplotlib as pictures.

    Parameters:
        value: a figure, axes, `matplotlib.pyplot` itself for the current figure, or a grid of seaborn.
        format: the file format for other clients.

    Raises `BadAnswer` when the figure cannot be drawn, or not in this format.
    """
    figure = _figure_of(value)
    kind = {"jpg": "jpeg"}.get(format.lower(), format.lower())
    try:
        svg = _saved(figure, "svg", 1) if _marks(figure) <= _MOST_MARKS else b""
        is_light = 0 < len(svg) <= _MOST_SVG_BYTES
        picture = _saved(figure, kind, 1 if is_light else _SHARPER)
    except (ValueError, RuntimeError, OSError) as error:
        raise BadAnswer(f"The figure of Matplotlib cannot be drawn as {format!r}: {error}") from error
    _let_go(figure)
    url = _url(picture, "svg+xml" if kind == "svg" else kind)
    return Drawn(url, _url(svg, "svg+xml") if is_light else url, _size(figure), words_of(figure))


def _let_go(figure: Any) -> None:
    """pyplot keeps every figure and draws into the last one: the next run begins with an empty one."""
    pyplot = sys.modules.get("matplotlib.pyplot")
    if pyplot is not None:
        pyplot.close(figure)


def words_of(figure: Any) -> str:
    """What a figure shows, from its own titles and labels."""
    told = [figure.get_suptitle()] if callable(getattr(figure, "get_suptitle", None)) else []
    for axes in figure.axes[:6]:
        x, y = axes.get_xlabel(), axes.get_ylabel()
        told += [axes.get_title(), f"{y} – {x}" if x and y else x or y]
    return ", ".join(dict.fromkeys(one for one in told if one))


def _figure_of(value: Any) -> Any:
    if getattr(value, "__name__", "") == "matplotlib.pyplot":
        return value.gcf()
    for name in ("savefig", "figure", "fig"):
        found = getattr(value, name, None)
        if name == "savefig" and found is not None:
            return getattr(value, "figure", None) if not hasattr(value, "axes") else _own(value)
        if hasattr(found, "savefig"):
            return found
    raise BadAnswer(f"{type(value).__name__} is no figure of Matplotlib. Return the figure, or matplotlib.pyplot.")


def _own(value: Any) -> Any:
    # A grid of seaborn saves itself too, but its `axes` are an array.
    return value if isinstance(value.axes, list) else value.figure


def _marks(figure: Any) -> int:
    """Roughly how many things a drawing of lines would hold."""
    count = 0
    for axes in figure.axes:
        count += sum(len(line.get_xdata(orig=False)) for line in axes.lines) + 4 * len(axes.patches)
        for one in axes.collections:
            count += len(one.get_offsets()) + sum(len(path.vertices) for path in one.get_paths()[:1000])
        count += _MOST_MARKS if axes.images else 0
        count += _MOST_MARKS if hasattr(axes, "get_zlim") else 0
    return count


def _saved(figure: Any, format: str, sharper: int) -> bytes:
    import matplotlib as mpl

    kept = io.BytesIO()
    options: dict[str, Any] = {"metadata": {"Date": None}} if format == "svg" else {}
    # Letters as outlines look the same wherever they are shown.
    with mpl.rc_context({"svg.fonttype": "path", "svg.hashsalt": "limelight"}):
        figure.savefig(kept, format=format, dpi=figure.dpi * sharper, **options)
    return kept.getvalue()


def _size(figure: Any) -> tuple[int, int]:
    width, height = figure.get_size_inches() * 96
    return round(float(width)), round(float(height))


def _url(data: bytes, kind: str) -> str:
    return f"data:image/{kind};base64,{base64.b64encode(data).decode('ascii')}"

"""Fonts a theme can name. None is asked from another host: a page shows a font the device has, or a file you give."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from os import PathLike
from pathlib import Path

from ..errors import BadProp

GENERIC = frozenset(
    {
        *("serif", "sans-serif", "monospace", "cursive", "fantasy", "math", "emoji", "system-ui"),
        *("ui-serif", "ui-sans-serif", "ui-monospace", "ui-rounded"),
    }
)
"""Families that CSS itself defines; they are written without quotes."""

FORMATS = {".woff2": "woff2", ".woff": "woff", ".ttf": "truetype", ".otf": "opentype"}
"""Endings of the font files that browsers read, with their CSS name."""


class Font:
    """A family by its name, as the device knows it."""

    kind = "font"
    """What a dumped theme calls this class."""

    def __init__(self, name: str):
        self.name = name

    def stylesheet(self) -> dict[str, str | None]:
        """What has to be loaded for this font: `url` is always None, `css` holds `@font-face` rules or None."""
        return {"url": None, "css": None}

    def describe(self) -> dict[str, object]:
        """The font as a dumped theme holds it."""
        return {"__gradio_font__": True, "name": self.name, "class": self.kind, "weights": None}

    def __str__(self) -> str:
        """The name as it stands in CSS; characters that would end the string are dropped."""
        if self.name in GENERIC:
            return self.name
        return "'" + "".join(letter for letter in self.name if letter not in "'\"\\\n\r;{}<>") + "'"

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self.name!r})"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Font) and other.describe() == self.describe()

    def __hash__(self) -> int:
        return hash((self.kind, self.name))


class _WeightedFont(Font):
    """A family with the weights that are wanted of it."""

    def __init__(self, name: str, weights: Iterable[int] = (400, 600)):
        super().__init__(name)
        self.weights = tuple(weights)

    def describe(self) -> dict[str, object]:
        return {**super().describe(), "weights": list(self.weights)}

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self.name!r}, weights={self.weights})"


class GoogleFont(_WeightedFont):
    """A family that Gradio would fetch from Google. Here only its name is used: no request leaves the page's own host.

    Parameters:
        name: the family; shown where the device has it installed, else the next font of the list.
        weights: kept for compatibility.
    """

    kind = "google"

    def __init__(self, name: str, weights: Iterable[int] = (400, 600)):
        super().__init__(name, weights)
        import logging

        logging.getLogger(__name__).warning(
            "GoogleFont(%r) is used by its name only, because pages ask nothing from other hosts. Where a device lacks "
            "it the next font of the list is shown; to ship it, give the file: LocalFont(%r, files='%s.woff2').",
            *(name, name, name.replace(" ", "")),
        )


class LocalFont(_WeightedFont):
    """A family that is installed on the device, or that comes with the theme as a file.

    Parameters:
        name: the family.
        weights: the weights that are wanted; with one file per weight, `files` names them.
        files: a woff2, woff, ttf or otf file for all weights, or one per weight: `{400: "a.woff2", 600: "b.woff2"}`.
            The bytes travel inside the theme's sheet, which is loaded once and kept.
    """

    kind = "local"

    def __init__(
        self,
        name: str,
        weights: Iterable[int] = (400, 600),
        files: str | PathLike[str] | Mapping[int, str | PathLike[str]] | None = None,
    ):
        super().__init__(name, weights)
        self.files = {None: Path(files)} if isinstance(files, (str, PathLike)) else _paths(files or {})

    def stylesheet(self) -> dict[str, str | None]:
        """`css` holds one `@font-face` per file, with the bytes inside. Raises BadProp if a file cannot be read."""
        css = "".join(_face(str(self), weight, path) for weight, path in self.files.items())
        return {"url": None, "css": css or None}


def _paths(files: Mapping[int, str | PathLike[str]]) -> dict[int | None, Path]:
    return {weight: Path(path) for weight, path in files.items()}


def _face(family: str, weight: int | None, path: Path) -> str:
    """One `@font-face` rule; a file for every weight is declared as a variable font."""
    import base64

    form = FORMATS.get(path.suffix.lower())
    if form is None:
        endings = ", ".join(FORMATS)
        raise BadProp(f"The font {family} names the file '{path}', which browsers do not read. Give one of {endings}.")
    try:
        content = base64.b64encode(path.read_bytes()).decode()
    except OSError as error:
        raise BadProp(f"The font {family} names the file '{path}', which cannot be read: {error.strerror}.") from error
    return (
        f"@font-face{{font-family:{family};font-display:swap;font-weight:{weight or '100 900'};"
        f"src:url(data:font/{form};base64,{content}) format('{form}')}}"
    )


def as_fonts(given: Font | str | Iterable[Font | str]) -> tuple[Font, ...]:
    """A font, a name, or a list of both, as fonts."""
    several = (given,) if isinstance(given, (str, Font)) else given
    return tuple(font if isinstance(font, Font) else Font(font) for font in several)

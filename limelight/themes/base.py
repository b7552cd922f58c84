"""`Base`: the looks that all stock themes start from, made of three palettes, three scales and two lists of fonts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import ModuleType
from typing import Any, ClassVar

from ..errors import BadProp, nearest
from . import colors, sizes
from .colors import Color
from .fonts import Font, as_fonts
from .sizes import Size
from .theme import ThemeClass

Fonts = Font | str | Iterable[Font | str]


class Base(ThemeClass):
    """Slate greys, hairlines instead of shadows, one deep lime-green accent, the fonts of the device.

    A theme of your own is a subclass that sets other `defaults` and `values`, or calls `set` in its `__init__`.
    """

    defaults: ClassVar[Mapping[str, Any]] = {}
    """What a subclass takes for the arguments that are not given, by the argument's name."""
    values: ClassVar[Mapping[str, str]] = {}
    """What a subclass sets in the table of variables."""

    def __init__(
        self,
        *,
        primary_hue: Color | str | None = None,
        secondary_hue: Color | str | None = None,
        neutral_hue: Color | str | None = None,
        text_size: Size | str | None = None,
        spacing_size: Size | str | None = None,
        radius_size: Size | str | None = None,
        font: Fonts | None = None,
        font_mono: Fonts | None = None,
    ):
        """Make the theme; an argument that is left out keeps the theme's own choice.

        Parameters:
            primary_hue: palette of the accent: a Color or the name of a stock one, such as "lime".
            secondary_hue: palette that stands beside the accent.
            neutral_hue: palette of text, borders and grounds.
            text_size: scale of text: a Size, or "sm", "md", "lg".
            spacing_size: scale of gaps and paddings: a Size, or "sm", "md", "lg".
            radius_size: scale of corners: a Size, or "none", "sm", "md", "lg", "xxl".
            font: families of running text, the preferred first.
            font_mono: families of code, the preferred first.

        Raises BadProp for a palette or a size that does not exist.
        """
        super().__init__()
        chosen = {**_OWN, **type(self).defaults}
        self._set_palette("primary", primary_hue or chosen["primary_hue"])
        self._set_palette("secondary", secondary_hue or chosen["secondary_hue"])
        self._set_palette("neutral", neutral_hue or chosen["neutral_hue"])
        self._set_scale("text", text_size or chosen["text_size"])
        self._set_scale("spacing", spacing_size or chosen["spacing_size"])
        self._set_scale("radius", radius_size or chosen["radius_size"])
        self._set_fonts(as_fonts(font or chosen["font"]), as_fonts(font_mono or chosen["font_mono"]))
        self.set(**type(self).values)

    def _set_palette(self, role: str, given: Color | str) -> None:
        color = given if isinstance(given, Color) else _named(given, colors, "hue", f"{role}_hue")
        for step, value in zip(colors.STEPS, color.expand(), strict=True):
            setattr(self, f"{role}_{step}", value)

    def _set_scale(self, role: str, given: Size | str) -> None:
        size = given if isinstance(given, Size) else _named(_full(given, role), sizes, "size", f"{role}_size")
        for step, value in zip(sizes.STEPS, size.expand(), strict=True):
            setattr(self, f"{role}_{step}", value)

    def _set_fonts(self, text: tuple[Font, ...], mono: tuple[Font, ...]) -> None:
        self.font, self.font_mono = ", ".join(map(str, text)), ", ".join(map(str, mono))
        self._fonts, self._fonts_mono = [font.describe() for font in text], [font.describe() for font in mono]
        sheets = [font.stylesheet()["css"] for font in (*text, *mono)]
        self._font_css = [css for css in dict.fromkeys(sheets) if css]


def _full(name: str, role: str) -> str:
    """The name of a scale as the shelf has it: "lg" of text is "text_lg"."""
    return name if name.startswith(f"{role}_") else f"{role}_{name}"


def _named(name: str, shelf: ModuleType, what: str, argument: str) -> Any:
    """A stock palette or scale by its name."""
    known = {str(item): item for item in shelf.ALL}
    if name not in known:
        raise BadProp(
            f"{argument} names the {what} '{name}', which does not exist{nearest(name, known) or '.'} "
            f"There are {', '.join(known)}."
        )
    return known[name]


_OWN: dict[str, Any] = {
    "primary_hue": colors.lime,
    "secondary_hue": colors.teal,
    "neutral_hue": colors.slate,
    "text_size": sizes.text_md,
    "spacing_size": sizes.spacing_md,
    "radius_size": sizes.radius_md,
    "font": ("ui-sans-serif", "system-ui", "sans-serif"),
    "font_mono": ("ui-monospace", "Consolas", "monospace"),
}

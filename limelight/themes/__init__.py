"""Looks: stock themes, and the palettes, sizes and fonts that themes are made of."""

from . import colors, fonts, sizes, utils
from .base import Base
from .citrus import Citrus
from .colors import Color
from .cyberpunk import Cyberpunk
from .default import Default
from .ember import Ember
from .fonts import Font, GoogleFont, LocalFont
from .glass import Glass
from .mario import Mario
from .monochrome import Monochrome
from .neon import Neon
from .ocean import Ocean
from .origin import Origin
from .sizes import Size
from .soft import Soft
from .stock import STOCK, builder, theme_named
from .theme import ThemeClass, body_css, resolve, theme_css, theme_hash

__all__ = [
    "STOCK",
    "Base",
    "Citrus",
    "Color",
    "Cyberpunk",
    "Default",
    "Ember",
    "Font",
    "Glass",
    "GoogleFont",
    "LocalFont",
    "Mario",
    "Monochrome",
    "Neon",
    "Ocean",
    "Origin",
    "Size",
    "Soft",
    "ThemeClass",
    "body_css",
    "builder",
    "colors",
    "fonts",
    "resolve",
    "sizes",
    "theme_css",
    "theme_hash",
    "theme_named",
    "utils",
]

"""The place where existing theme files look for `colors`, `fonts` and `sizes`; they live one folder up."""

from . import colors, fonts, sizes

__all__ = ["colors", "fonts", "sizes"]

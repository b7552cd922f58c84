"""`gradio.themes.utils.fonts` under the name that existing theme files import."""

from ..fonts import *  # noqa: F403 - the same names, at another address

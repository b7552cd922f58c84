"""`gradio.themes.utils.colors` under the name that existing theme files import."""

from ..colors import *  # noqa: F403 - the same names, at another address

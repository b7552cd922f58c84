"""`gradio.themes.utils.sizes` under the name that existing theme files import."""

from ..sizes import *  # noqa: F403 - the same names, at another address

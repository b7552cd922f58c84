"""The stock themes by name, and the one place where a name becomes a theme."""

from __future__ import annotations

from typing import Any

from ..errors import BadProp, CannotRun, nearest
from .base import Base
from .citrus import Citrus
from .cyberpunk import Cyberpunk
from .default import Default
from .ember import Ember
from .glass import Glass
from .mario import Mario
from .monochrome import Monochrome
from .neon import Neon
from .ocean import Ocean
from .origin import Origin
from .soft import Soft
from .theme import ThemeClass

STOCK: dict[str, type[Base]] = {
    theme.__name__.lower(): theme
    for theme in (
        *(Base, Default, Soft, Glass, Ocean, Citrus),
        *(Monochrome, Origin, Ember, Neon, Cyberpunk, Mario),
    )
}
"""Every stock theme by the name that `theme="..."` takes."""


def theme_named(name: str | ThemeClass | None) -> ThemeClass:
    """The theme that `theme=` means: a theme as it is, None for the default, a name for a stock theme.

    Names may be in any case and may carry Gradio's prefix: "soft", "Soft", "gradio/soft". A theme that would have to
    come from the Hub, or that nobody knows, is told in the log and the default stands in, so that the app still runs.
    Raises BadProp for a value that is no name and no theme.
    """
    if name is None:
        return Default()
    if isinstance(name, ThemeClass):
        return name
    if not isinstance(name, str):
        raise BadProp(f"theme={name!r} is no theme. Give a theme such as gr.themes.Soft(), or the name of one: 'soft'.")
    plain = name.strip().lower()
    known = STOCK.get(plain.removeprefix("gradio/"))
    if known is not None:
        return known()
    why = (
        f"themes are not fetched from other hosts; save its JSON and use gr.Theme.load('{plain.split('/')[-1]}.json')"
        if "/" in plain
        else f"there is no such theme{nearest(plain, STOCK) or ', only ' + ', '.join(STOCK)}"
    )
    import logging

    logging.getLogger(__name__).warning("theme=%r: %s. The default theme stands in.", name, why.rstrip("."))
    return Default()


def builder(*args: Any, **kwargs: Any) -> None:
    """Would open a page that edits themes; always raises CannotRun, because there is none yet."""
    raise CannotRun(
        "There is no theme builder page. Change a theme in code, such as "
        "gr.themes.Soft(primary_hue='teal').set(block_radius='4px'), and keep it with theme.dump('theme.json')."
    )

"""What an app's author says about its pages: theme, CSS, JavaScript, head, icon, footer."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from .assets import Packed

if TYPE_CHECKING:
    from ..graph.blueprint import Blueprint

PathLike = str | os.PathLike[str]
FOOTER = ("api", "settings")


@dataclass
class Looks:
    """How the pages of one app look and behave beyond its components.

    Parameters:
        theme: a theme or its name; None is the default one.
        css: the author's CSS, after ours.
        js: a JavaScript function, as text, that runs when the page is there; True is accepted and means nothing.
        head: HTML for the head.
        favicon: an icon file.
        footer: names of footer links, or `{"label": ..., "url": ...}`.
    """

    theme: Any = None
    css: str = ""
    js: str | bool | None = None
    head: str = ""
    favicon: Path | None = None
    footer: list[Any] = field(default_factory=lambda: list(FOOTER))

    def sheet(self) -> Packed:
        """The theme's variables and the author's CSS as one stylesheet, named by its digest."""
        from ..themes import theme_css, theme_named

        parts = [theme_css(theme_named(self.theme)), self.css]
        return _digested("\n".join(part for part in parts if part), "text/css; charset=utf-8")

    def script(self, blueprint: Blueprint) -> Packed | None:
        """The module with the author's JavaScript: functions by listener's id, and what runs at once; None if none."""
        functions = [
            f"  {one.id}: ({one.js.strip().rstrip(';')}),"
            for one in blueprint.listeners.values()
            if isinstance(one.js, str)
        ]
        start = f"\n({self.js.strip().rstrip(';')})();" if isinstance(self.js, str) and self.js.strip() else ""
        if not functions and not start:
            return None
        body = "\n".join(["export default {", *functions, "};"]) + start + "\n"
        return _digested(body, "text/javascript; charset=utf-8")


def _digested(text: str, media_type: str) -> Packed:
    body = text.encode()
    digest = hashlib.sha256(body).hexdigest()[:16]
    return Packed.of(body, media_type, f'"{digest}"')


def digest_of(packed: Packed) -> str:
    """The part of a hashed name."""
    return packed.etag.strip('"')


def joined_files(paths: PathLike | Iterable[PathLike] | None, what: str) -> str:
    """The text of one file or several. Raises `FileNotFoundError` saying which argument named it."""
    if paths is None:
        return ""
    several = [paths] if isinstance(paths, (str, os.PathLike)) else list(paths)
    for path in several:
        if not Path(path).is_file():
            raise FileNotFoundError(f"{what} names '{path}', which is not a file (looked in {os.getcwd()}).")
    return "\n".join(Path(path).read_text(encoding="utf-8") for path in several)

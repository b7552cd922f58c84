"""What an app's author adds to the page's head, and the Content-Security-Policy that lets exactly that through."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass
from html.parser import HTMLParser
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from ..components.html import HTML

if TYPE_CHECKING:
    from ..graph.blueprint import Blueprint

LOOPBACK_FRAMES = "http://localhost:* http://127.0.0.1:* https://localhost:* https://127.0.0.1:*"


class _Head(HTMLParser):
    """Inline scripts and outside addresses in a piece of HTML."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=False)
        self.inline: list[str] = []
        self.origins: set[str] = set()
        self._script: list[str] | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note addresses, and where an inline script begins."""
        known = dict(attrs)
        for name in ("src", "href"):
            place = urlsplit(known.get(name) or "")
            if place.scheme in {"http", "https"} and place.netloc:
                self.origins.add(f"{place.scheme}://{place.netloc}")
        if tag == "script" and not known.get("src"):
            self._script = []

    def handle_data(self, data: str) -> None:
        """Collect the text of a script."""
        if self._script is not None:
            self._script.append(data)

    def handle_endtag(self, tag: str) -> None:
        """A script ends."""
        if tag == "script" and self._script is not None:
            self.inline.append("".join(self._script))
            self._script = None


def hash_of(script: str) -> str:
    """How a Content-Security-Policy names an inline script."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()}'"


@dataclass(frozen=True)
class Written:
    """What the author of an app wrote into its HTML parts that a page's policy has to let through."""

    head: str = ""
    shown: frozenset[str] = frozenset()
    """Origins of pictures, films and fonts."""


def written_in(blueprint: Blueprint) -> Written:
    """The heads of an app's `gr.HTML` parts, and the origins that their templates and first values name."""
    parts = [node for node in blueprint.nodes.values() if isinstance(node, HTML)]
    seen = _Head()
    for one in parts:
        seen.feed(one.html_template + (one.value if isinstance(one.value, str) else ""))
        seen.close()
        seen.origins |= set(_IN_CSS.findall(one.css_template))
    return Written("".join(one.head or "" for one in parts), frozenset(seen.origins))


_IN_CSS = re.compile(r"""url\(\s*["']?(https?://[^/"')\s]+)""")


def content_security_policy(
    scripts: Iterable[str],
    head: str = "",
    shown: Iterable[str] = (),
    has_base: bool = False,
    evaluating: str = "",
) -> str:
    """The policy of a page: everything from its own origin; inline scripts by their hash.

    An author's `head` is let through as it is written: its inline scripts by hash, and the origins it names. From the
    origins in `shown` come pictures, films, fonts, but no scripts.
    `evaluating` is what widgets of the app may do besides: WebAssembly, or code made of text.
    A hash instead of a nonce lets one compressed page serve everyone.
    """
    parsed = _Head()
    parsed.feed(head)
    outside = " ".join(sorted(parsed.origins))
    hashes = " ".join(hash_of(one) for one in (*scripts, *parsed.inline))
    extra = f" {outside}" if outside else ""
    media = "".join(f" {one}" for one in sorted({*parsed.origins, *shown}))
    rules = {
        "default-src": "'self'",
        "script-src": f"'self' {hashes}{evaluating}{extra}",
        "style-src": f"'self' 'unsafe-inline'{extra}",
        "img-src": f"'self' data: blob:{media}",
        "media-src": f"'self' data: blob:{media}",
        "font-src": f"'self' data:{media}",
        "connect-src": f"'self' data: blob:{extra}",
        "worker-src": "'self' blob:",
        "frame-src": f"'self' blob: data:{extra}",
        "object-src": "'none'",
        # A page below another one names its files from the app's root.
        "base-uri": "'self'" if has_base else "'none'",
        "form-action": "'self'",
        "frame-ancestors": f"'self' {LOOPBACK_FRAMES}",
    }
    return "; ".join(f"{name} {value}" for name, value in rules.items())

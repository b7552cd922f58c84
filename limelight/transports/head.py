"""What an app's author adds to the page's head, and the Content-Security-Policy that lets exactly that through."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable
from html.parser import HTMLParser
from urllib.parse import urlsplit

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


def content_security_policy(
    scripts: Iterable[str], head: str = "", has_base: bool = False, evaluating: str = ""
) -> str:
    """The policy of a page: everything from its own origin; inline scripts by their hash.

    An author's `head` is let through as it is written: its inline scripts by hash, and the origins it names.
    `evaluating` is what widgets of the app may do besides: WebAssembly, or code made of text.
    A hash instead of a nonce lets one compressed page serve everyone.
    """
    parsed = _Head()
    parsed.feed(head)
    outside = " ".join(sorted(parsed.origins))
    hashes = " ".join(hash_of(one) for one in (*scripts, *parsed.inline))
    extra = f" {outside}" if outside else ""
    rules = {
        "default-src": "'self'",
        "script-src": f"'self' {hashes}{evaluating}{extra}",
        "style-src": f"'self' 'unsafe-inline'{extra}",
        "img-src": f"'self' data: blob:{extra}",
        "media-src": f"'self' data: blob:{extra}",
        "font-src": f"'self' data:{extra}",
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

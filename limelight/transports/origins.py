"""From where a request may come: the Origin and Host checks, and the headers that let other pages read an answer."""

from __future__ import annotations

import fnmatch
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from .policy import Policy

LOOPBACK = frozenset({"localhost", "127.0.0.1", "0.0.0.0", "::1"})
_SAFE = frozenset({"GET", "HEAD", "OPTIONS"})


@dataclass(frozen=True)
class OriginRules:
    """Which pages may speak with the app.

    Parameters:
        is_local_only: the server listens on this machine only.
        allowed_hosts: host names (`*.example.org`) that are the app's own, besides the one it is asked by.
        is_strict: a page without an origin (a sandboxed frame, a local file) is a stranger.
        has_sign_in: other origins must not read answers made for a signed-in person.
    """

    is_local_only: bool = False
    allowed_hosts: Sequence[str] = ()
    is_strict: bool = True
    has_sign_in: bool = False

    def refusal(self, row: Policy, method: str, headers: Mapping[str, str]) -> str | None:
        """Why a request is refused, or None. Only sockets and what may change something are looked at."""
        origin = headers.get("origin")
        if origin is None or (method in _SAFE and row.methods != "WEBSOCKET"):
            return None
        host = _host_of(headers.get("host"))
        if self.is_local_only and host not in LOOPBACK and not self._is_allowed(host):
            # A page may point its own name at this machine (DNS rebinding): name and origin agree and prove nothing.
            return (
                f"This server answers to names of this machine, and was asked as '{host}'. If a proxy or tunnel stands "
                f"before it, set LIMELIGHT_ALLOWED_HOSTS={host}, or listen with server_name='0.0.0.0'."
            )
        if self.is_trusted(row, origin, headers):
            return None
        return (
            f"A page of '{origin}' asked, and this app takes that only from its own pages. "
            "Set LIMELIGHT_ALLOWED_HOSTS to the hosts whose pages may."
        )

    def is_trusted(self, row: Policy, origin: str, headers: Mapping[str, str]) -> bool:
        """Whether a page of this origin may use the route and read what it answers."""
        if self._is_own(origin, headers):
            return True
        if row.origin != "open" or self.has_sign_in:
            return False
        if origin == "null":
            return not self.is_strict
        # A public app's API is for everyone; one on this machine is only for pages of this machine.
        here = _host_of(headers.get("host")) in LOOPBACK
        return not here or _host_of(_netloc(origin)) in LOOPBACK

    def headers(self, row: Policy, headers: Mapping[str, str]) -> list[tuple[bytes, bytes]]:
        """The CORS headers of an answer."""
        origin = headers.get("origin")
        if origin is None or row.origin != "open":
            return []
        if not self.is_trusted(row, origin, headers):
            return [(b"vary", b"Origin")]
        return [
            (b"access-control-allow-origin", origin.encode("latin-1")),
            (b"access-control-allow-credentials", b"true"),
            (b"vary", b"Origin"),
        ]

    def preflight(self, row: Policy, headers: Mapping[str, str]) -> list[tuple[bytes, bytes]]:
        """The headers that answer a browser's question whether it may ask."""
        granted = self.headers(row, headers)
        if len(granted) < 2:
            return granted
        wanted = headers.get("access-control-request-headers", "")
        return [
            *granted,
            (b"access-control-allow-methods", ", ".join(sorted(row.method_set)).encode()),
            (b"access-control-allow-headers", wanted.encode("latin-1")),
            (b"access-control-max-age", b"600"),
        ]

    def _is_own(self, origin: str, headers: Mapping[str, str]) -> bool:
        netloc = _netloc(origin)
        asked = {headers.get("host", ""), headers.get("x-forwarded-host", "").split(",")[0].strip()}
        return bool(netloc) and (_same_place(netloc, asked) or self._is_allowed(_host_of(netloc)))

    def _is_allowed(self, host: str) -> bool:
        return any(
            fnmatch.fnmatchcase(host, pattern.strip().lower()) for pattern in self.allowed_hosts if pattern.strip()
        )


def _same_place(netloc: str, asked: set[str]) -> bool:
    # A browser leaves the scheme's own port out; a proxy may write it.
    def plain(place: str) -> str:
        return place.lower().removesuffix(":80").removesuffix(":443")

    return plain(netloc) in {plain(place) for place in asked if place}


def _netloc(origin: str) -> str:
    try:
        return urlsplit(origin).netloc
    except ValueError:
        return ""


def _host_of(netloc: str | None) -> str:
    try:
        place = urlsplit(f"//{netloc or ''}")
        place.port  # noqa: B018 - raises for what only begins like an address: 127.0.0.1:80.evil.example
    except ValueError:
        return ""
    return (place.hostname or "").lower()

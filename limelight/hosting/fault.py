"""While an app is being written: a page that says why it cannot be loaded, at the app's own address.

An open page comes to it by itself, and from it back to the app as soon as that is served again.
"""

from __future__ import annotations

import html
import json
import re
import secrets
import socket
import traceback
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ..wire.codec import encode_message
from ..wire.messages import Welcome

NEWS = "limelight/fault"
_FRAME = re.compile(r'File "(?P<file>[^"]+)", line (?P<line>\d+)')


@dataclass(frozen=True)
class Fault:
    """Why an app could not be loaded."""

    words: str
    """The last line: the exception and what it says."""
    text: str
    """The whole traceback, or what the app printed last."""
    place: str = ""
    """File and line, nearest to what the author wrote."""


def fault_of_syntax(error: Exception, path: Path) -> Fault:
    """The fault of a file that does not compile."""
    line = getattr(error, "lineno", None)
    text = "".join(traceback.format_exception_only(type(error), error))
    return Fault(text.strip().splitlines()[-1], text, f"{path.name}, line {line}" if line else path.name)


def fault_of_output(said: str, code: int, file: Path) -> Fault:
    """The fault of an app whose process has ended, from what it printed last."""
    start = said.rfind("Traceback (most recent call last)")
    text = said[start:] if start >= 0 else said
    lines = text.strip().splitlines()
    how = f"The app's process ended with code {code}." if code else f"'{file.name}' ended without serving an app."
    frames = [match for match in _FRAME.finditer(text) if _is_of_author(Path(match["file"]).resolve(), file)]
    place = f"{Path(frames[-1]['file']).name}, line {frames[-1]['line']}" if frames else file.name
    return Fault(lines[-1] if start >= 0 and lines else how, text.strip() or how, place)


def _is_of_author(path: Path, file: Path) -> bool:
    return path.is_relative_to(file.resolve().parent) and not path.is_relative_to(Path(__file__).parents[1])


class FaultSite:
    """The page of a fault as an ASGI app. A `Host` serves it in the place of the app."""

    pages_open = ()

    def __init__(self, fault: Fault):
        self._fault = fault
        self._id = f"fault-{secrets.token_hex(6)}"
        self._nonce = secrets.token_urlsafe(16)

    def leave(self) -> None:
        """Nobody needs to be told: the page looks again by itself."""

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        """Answer whatever is asked."""
        if scope["type"] == "lifespan":
            await _live(receive, send)
        elif scope["type"] == "websocket":
            await self._greet(receive, send)
        elif scope["path"].endswith(f"/{NEWS}"):
            await _answer(send, 200, "text/plain", self._id)
        elif scope["path"].endswith("/healthz"):
            await _answer(send, 503, "text/plain", self._fault.words)
        else:
            policy = (
                f"default-src 'none'; style-src 'unsafe-inline'; script-src 'nonce-{self._nonce}'; connect-src 'self'"
            )
            await _answer(send, 500, "text/html", self._page(), [(b"content-security-policy", policy.encode())])

    async def _greet(self, receive: Any, send: Any) -> None:
        """Tell a page of the app that it is of another one now: it loads again and finds this page."""
        await receive()
        await send({"type": "websocket.accept"})
        message = await receive()
        if message["type"] == "websocket.receive":
            try:
                session = json.loads(message.get("text") or "{}").get("session")
            except (ValueError, AttributeError):
                session = None
            welcome = Welcome(session=str(session or self._id), resumed=True, app=self._id)
            await send({"type": "websocket.send", "text": encode_message(welcome).decode()})
            await receive()

    def _page(self) -> str:
        fault = self._fault
        return _PAGE.format(
            words=html.escape(fault.words),
            place=html.escape(fault.place),
            text=html.escape(fault.text),
            nonce=self._nonce,
            news=NEWS,
            id=self._id,
        )


def host_of(fault: Fault, listening: socket.socket) -> Any:
    """A started server of the fault's page."""
    from .host import Host

    site: Any = FaultSite(fault)
    host = Host(site, listening)
    host.start()
    return host


async def _live(receive: Any, send: Any) -> None:
    while True:
        message = await receive()
        await send({"type": f"{message['type']}.complete"})
        if message["type"] == "lifespan.shutdown":
            return


async def _answer(
    send: Any, status: int, kind: str, text: str, headers: list[tuple[bytes, bytes]] | None = None
) -> None:
    about = [(b"content-type", f"{kind}; charset=utf-8".encode()), (b"cache-control", b"no-store"), *(headers or [])]
    await send({"type": "http.response.start", "status": status, "headers": about})
    await send({"type": "http.response.body", "body": text.encode()})


_PAGE = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>The app cannot be loaded</title>
<style>
:root {{ color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif }}
body {{ margin: 0 auto; max-width: 60rem; padding: 2rem 1rem }}
h1 {{ font-size: 1.25rem; overflow-wrap: anywhere }}
pre {{ overflow: auto; padding: 1rem; border-radius: 8px; background: color-mix(in srgb, currentColor 8%, #0000) }}
</style></head>
<body><main>
<p role="status">The app cannot be loaded: {place}</p>
<h1>{words}</h1>
<pre tabindex="0">{text}</pre>
<p>Save the file once it is mended: this page goes back to the app by itself.</p>
</main>
<script nonce="{nonce}">
setInterval(async () => {{
  try {{
    const answer = await fetch("{news}", {{ cache: "no-store" }});
    if (!answer.ok || (await answer.text()) !== "{id}") location.reload();
  }} catch {{ /* nobody answers yet */ }}
}}, 500);
</script>
</body></html>
"""

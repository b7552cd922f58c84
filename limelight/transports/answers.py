"""What handlers answer with: JSON, a stream of events, a refusal. Plain ASGI, for the paths every call takes."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterable, Mapping
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from ..errors import LimelightError
from ..wire.codec import decode, encode


class Refusal(LimelightError):
    """A request that cannot be answered as asked: an HTTP status and what to say."""

    def __init__(self, status: int, detail: Any, headers: Mapping[str, str] | None = None):
        super().__init__(str(detail))
        self.status = status
        self.detail = detail
        self.headers = dict(headers or {})


class Json(Response):
    """A JSON answer; NaN becomes null, as everywhere."""

    media_type = "application/json"

    def render(self, content: Any) -> bytes:
        """The body."""
        return encode(content)


class EventStream:
    """Server-sent events from an async iterator of ready bytes.

    When the reader goes away the iterator is closed; what it follows goes on.
    """

    def __init__(self, source: AsyncIterator[bytes], status: int = 200, headers: Iterable[tuple[bytes, bytes]] = ()):
        self.source = source
        self.status = status
        self.headers = [*_EVENT_HEADERS, *headers]

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        """Send until the source ends or the reader has gone."""
        await send({"type": "http.response.start", "status": self.status, "headers": self.headers})
        task = asyncio.current_task()
        assert task is not None
        gone = asyncio.ensure_future(_gone(receive))
        gone.add_done_callback(stop := lambda done: None if done.cancelled() else task.cancel())
        try:
            async for chunk in self.source:
                await send({"type": "http.response.body", "body": chunk, "more_body": True})
            await send({"type": "http.response.body", "body": b"", "more_body": False})
        except asyncio.CancelledError:
            if not gone.done():
                raise
        finally:
            gone.remove_done_callback(stop)
            gone.cancel()
            close = getattr(self.source, "aclose", None)
            if close is not None:
                await close()


_EVENT_HEADERS = [
    (b"content-type", b"text/event-stream; charset=utf-8"),
    # Proxies that hold a stream back until it is long make it useless.
    (b"cache-control", b"no-cache, no-transform"),
    (b"x-accel-buffering", b"no"),
]


async def _gone(receive: Any) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass


def finished_events(body: bytes) -> Response:
    """Events that are all there already, as one answer."""
    return Response(body, headers={name.decode(): value.decode() for name, value in _EVENT_HEADERS})


def event(data: Any, name: str | None = None) -> bytes:
    """One server-sent event."""
    head = f"event: {name}\n".encode() if name else b""
    return head + b"data: " + encode(data) + b"\n\n"


async def read_body(request: Request, limit_bytes: int | None) -> bytes:
    """The whole body. Raises `Refusal` (413) as soon as it is larger than allowed."""
    blocks: list[bytes] = []
    size = 0
    async for block in request.stream():
        size += len(block)
        if limit_bytes is not None and size > limit_bytes:
            raise Refusal(
                413,
                f"The request is larger than the {limit_bytes:,} bytes this route takes. "
                "Upload files instead of sending them inside JSON.",
            )
        blocks.append(block)
    return blocks[0] if len(blocks) == 1 else b"".join(blocks)


async def read_object(request: Request) -> dict[str, Any]:
    """The body as a JSON object. Raises `Refusal` (400) for anything else."""
    body = await read_body(request, request.scope["limelight.max_body"])
    try:
        value = decode(body or b"{}")
    except (ValueError, RecursionError) as error:
        raise Refusal(400, str(error) or "The JSON is nested too deeply.") from error
    if not isinstance(value, dict):
        raise Refusal(400, f"The body must be a JSON object, not {type(value).__name__}.")
    return value


def etag_matches(request_headers: Mapping[str, str], etag: str) -> bool:
    """Whether the reader has this version already."""
    known = request_headers.get("if-none-match", "")
    return known == "*" or etag in (one.strip().removeprefix("W/") for one in known.split(","))


def merged(*groups: Iterable[tuple[bytes, bytes]]) -> list[tuple[bytes, bytes]]:
    """Header lists in one; a name that an earlier group has is not said again, except Vary."""
    headers: list[tuple[bytes, bytes]] = []
    names: set[bytes] = set()
    for group in groups:
        added = [(name, value) for name, value in group if name not in names or name == b"vary"]
        headers += added
        names |= {name for name, _ in added}
    return headers

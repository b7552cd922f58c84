"""An open page: its messages up, numbered frames down, over a WebSocket or over events and posts."""

from __future__ import annotations

import asyncio
import secrets
import time
from collections.abc import AsyncIterator, Callable
from typing import TYPE_CHECKING, Any, Literal

from starlette.requests import HTTPConnection, Request
from starlette.responses import Response
from starlette.websockets import WebSocket, WebSocketDisconnect

from ..settings import HEARTBEAT_S
from ..wire.codec import BINARY, decode, decode_message, encode, encode_for_page, encode_message, framed, has_parts
from ..wire.messages import Cancel, Chunk, FromPage, Hello, Leaving, Ping, Pong, Refused, Reset, Trigger, Welcome
from .answers import EventStream, Refusal, read_body
from .facts import facts_of

if TYPE_CHECKING:
    from ..engine.session import Session
    from ..graph.listener import Listener
    from .site import Site

Reason = Literal["stopping", "reloaded", "signed_out"]

MOST_PAGES_OF_SESSION = 8
"""So many pages may show one session (a duplicated tab); the oldest is closed for one more."""
HELLO_WITHIN_S = 30
BURST, REFILL_S = 16, 0.002
"""So many frames go out at once; then one per refill, with all that came in between."""
MAX_MESSAGE_BYTES = 16 * 1024 * 1024


class OpenPage:
    """One open page of a session. A transport hands it texts and takes what `outgoing` yields."""

    def __init__(self, site: Site, connection: HTTPConnection, user: str | None, can_take_bytes: bool = False):
        self.site = site
        self._can_take_bytes = can_take_bytes
        self.takes_bytes = False
        """Whether parts may travel as they are; as base64 inside texts otherwise."""
        self.user = user
        self.token = connection.cookies.get(site.auth.cookie) if site.auth else None
        self.session: Session | None = None
        self._connection = connection
        self._facts = facts_of(connection, user)
        self._seen = 0
        self._needs_snapshot = False
        self._urgent: list[bytes] = []
        self._news = asyncio.Event()
        self._greeted = asyncio.Event()
        self.has_ended = False

    def take(self, text: str | bytes) -> None:
        """One message of the page. What cannot be read is refused, and the connection stays."""
        if len(text) > MAX_MESSAGE_BYTES:
            return self._say(
                Refused(
                    message=f"The message is larger than {MAX_MESSAGE_BYTES:,} bytes. "
                    "Upload files instead of sending them inside values."
                )
            )
        try:
            message = decode_message(text)
        except (ValueError, RecursionError) as error:
            return self._say(Refused(message=str(error) or "The message is nested too deeply."))
        try:
            self._handle(message)
        except Exception as error:  # noqa: BLE001 - one bad message must not cost the page its connection
            self.site.report(error)
            self._say(
                Refused(
                    message="The server could not handle this message; its log says why.",
                    run=getattr(message, "run", None),
                )
            )
        return None

    def _handle(self, message: FromPage) -> None:
        if isinstance(message, Ping):
            return self._say(Pong())
        if isinstance(message, Hello):
            return self._greet(message)
        if self.session is None:
            return self._say(Refused(message="The first message must be hello.", run=getattr(message, "run", None)))
        if isinstance(message, Trigger):
            return self._trigger(self.session, message)
        if isinstance(message, Cancel):
            self.session.cancel(message.run)
        elif isinstance(message, Reset):
            self.session.reset()
        elif isinstance(message, Chunk):
            self._chunk(self.session, message)
        return None

    def _greet(self, hello: Hello) -> None:
        if self.session is not None:
            return self._say(Refused(message="Hello was said already."))
        engine = self.site.engine
        session = engine.session(hello.session, user=self.user)
        resumed = not session.is_new
        self.session = session
        engine.attach(session)
        engine.keep(session)
        self._facts.session_hash = session.id
        self.takes_bytes = self._can_take_bytes and hello.bytes
        self._facts.query_params = _query(hello.query)
        # A page that is a stranger to the session, or has missed too much, gets all values at once.
        known = hello.seen if resumed else None
        self._needs_snapshot = resumed and (known is None or session.log.after(known) is None)
        self._seen = known if known is not None and not self._needs_snapshot else session.log.seal()
        self.site.pages_open.joined(self)
        self._say(Welcome(session=session.id, resumed=resumed, app=self.site.pages.digest))
        self._greeted.set()
        return None

    def _trigger(self, session: Session, message: Trigger) -> None:
        listener = session.listener(message.listener)
        if listener is None:
            return self._say(
                Refused(message=f"This app has no listener {message.listener}. Load the page again.", run=message.run)
            )
        if not 8 <= len(message.run) <= 100:
            return self._say(Refused(message="A run's id must have 8 to 100 characters.", run=message.run))
        inputs = _with_same(session, listener, message)
        if inputs is None:
            return self._say(Refused(message="The server has started anew. Please do it once more.", run=message.run))
        session.trigger(
            listener,
            inputs,
            run_id=message.run,
            target=message.target,
            event=message.event,
            request=self._facts,
            is_fed=listener.is_stream,
        )
        return None

    def _chunk(self, session: Session, message: Chunk) -> None:
        if not session.feed(message.run, message.inputs):
            self._say(Refused(message="There is no stream that takes this piece.", run=message.run))

    def _say(self, message: Any) -> None:
        self._urgent.append(encode_message(message))
        self._news.set()

    def leave(self, reason: Reason) -> None:
        """Tell the page that the server goes, then end."""
        self._say(Leaving(reason=reason))
        self.end()

    def end(self) -> None:
        """End the connection once what waits has been sent."""
        self.has_ended = True
        self._news.set()

    def close(self) -> None:
        """The connection is gone. The session and its runs stay."""
        self.has_ended = True
        self.site.pages_open.left(self)
        if self.session is not None:
            self.site.engine.detach(self.session)
            self.session = None

    async def outgoing(self) -> AsyncIterator[str | bytes]:
        """What goes to the page, until it is over. What waits goes in one frame: a slow reader costs no memory."""
        credit, last = float(BURST), time.monotonic()
        while True:
            while self._urgent:
                yield self._urgent.pop(0).decode()
            if self.has_ended:
                return
            if self.session is None:
                await self._wait_for_hello()
                continue
            frame = self._frame(self.session)
            if frame is None:
                await self._wait(self.session)
                continue
            now = time.monotonic()
            credit, last = min(BURST, credit + (now - last) / REFILL_S), now
            if credit < 1:
                await asyncio.sleep(REFILL_S)
                frame = self._later(self.session, frame)
            credit -= 1
            self._seen = frame[0]
            yield frame[1]

    def _later(self, session: Session, frame: tuple[int, str | bytes]) -> tuple[int, str | bytes]:
        return self._frame(session) or frame

    def _frame(self, session: Session) -> tuple[int, str | bytes] | None:
        """The number of the last message that waits, and the frame with all of them; None when nothing waits."""
        log = session.log
        entries = None if self._needs_snapshot else log.after(self._seen)
        if entries is None:
            self._needs_snapshot = False
            return log.last, f'{{"n":{log.last},"m":[{encode_for_page(session.snapshot()).decode()}]}}'
        if not entries:
            return None
        if self.takes_bytes and any(has_parts(entry.message) for entry in entries):
            log.encode(entries)
            return entries[-1].number, framed(entries[0].number, [entry.message for entry in entries])
        parts = b",".join(log.encode(entries))
        return entries[-1].number, f'{{"n":{entries[0].number},"m":[{parts.decode()}]}}'

    async def _wait_for_hello(self) -> None:
        try:
            await asyncio.wait_for(self._news.wait(), HELLO_WITHIN_S)
        except (asyncio.TimeoutError, TimeoutError):
            self._say(Refused(message=f"No hello came within {HELLO_WITHIN_S} seconds."))
            self.has_ended = True
        self._news.clear()

    async def _wait(self, session: Session) -> None:
        self._news.clear()
        if self._urgent or self.has_ended:
            return
        for_log = asyncio.ensure_future(session.log.wait(self._seen))
        for_news = asyncio.ensure_future(self._news.wait())
        try:
            await asyncio.wait({for_log, for_news}, return_when=asyncio.FIRST_COMPLETED)
        finally:
            for_log.cancel()
            for_news.cancel()


class PagesOpen:
    """All open pages of an app."""

    def __init__(self) -> None:
        self._pages: dict[str, list[OpenPage]] = {}
        self.by_token: dict[str, OpenPage] = {}
        """Pages that speak through events and posts, by the token of their stream."""

    def joined(self, page: OpenPage) -> None:
        """A page has said hello. The oldest of too many pages of its session is closed."""
        assert page.session is not None
        pages = self._pages.setdefault(page.session.id, [])
        pages.append(page)
        while len(pages) > MOST_PAGES_OF_SESSION:
            pages.pop(0).end()

    def left(self, page: OpenPage) -> None:
        """A page has gone."""
        if page.session is None:
            return
        pages = self._pages.get(page.session.id, [])
        if page in pages:
            pages.remove(page)
        if not pages:
            self._pages.pop(page.session.id, None)

    def leave(self, reason: Reason, which: Callable[[OpenPage], bool] = lambda page: True) -> None:
        """Tell pages that the server goes, or that they are signed out."""
        for pages in list(self._pages.values()):
            for page in list(pages):
                if which(page):
                    page.leave(reason)
        if reason != "signed_out":
            for page in list(self.by_token.values()):
                page.end()

    def __len__(self) -> int:
        return sum(map(len, self._pages.values()))


def _query(text: str) -> dict[str, str]:
    from urllib.parse import parse_qsl

    try:
        return dict(parse_qsl(text.lstrip("?"), keep_blank_values=True, max_num_fields=200))
    except ValueError:
        return {}


# Handlers


async def socket(site: Site, websocket: WebSocket) -> None:
    """The page's WebSocket."""
    await websocket.accept()
    page = OpenPage(site, websocket, websocket.scope["limelight.user"], can_take_bytes=True)
    reading = asyncio.ensure_future(_read(page, websocket))
    try:
        async for text in page.outgoing():
            if isinstance(text, bytes):
                await websocket.send_bytes(text)
            else:
                await websocket.send_text(text)
        if not reading.done():
            await websocket.close(1000)
    except (WebSocketDisconnect, RuntimeError, OSError):
        # Gone, or too slow to answer the pings: it will come back and say what it has seen.
        return
    finally:
        reading.cancel()
        page.close()


async def _read(page: OpenPage, websocket: WebSocket) -> None:
    try:
        while (message := await websocket.receive())["type"] != "websocket.disconnect":
            text = message.get("text")
            page.take(text if text is not None else message.get("bytes") or b"")
    finally:
        page.end()


async def events(site: Site, request: Request) -> EventStream:
    """The page's messages as events, where sockets are blocked. The first says under which token to post."""
    if len(site.pages_open.by_token) >= site.options.most_streams:
        raise Refusal(503, "Too many pages are open. Try again in a moment.", {"retry-after": "5"})
    page = OpenPage(site, request, request.scope["limelight.user"])
    token = secrets.token_urlsafe(24)
    site.pages_open.by_token[token] = page
    return EventStream(_events(page, token))


async def _events(page: OpenPage, token: str) -> AsyncIterator[bytes]:
    try:
        yield b'data: {"token":"' + token.encode() + b'"}\n\n'
        async for text in _with_signs_of_life(page):
            yield text
    finally:
        page.site.pages_open.by_token.pop(token, None)
        page.close()


async def _with_signs_of_life(page: OpenPage) -> AsyncIterator[bytes]:
    every_s = float(HEARTBEAT_S.read() or 15)
    texts = page.outgoing()
    upcoming = asyncio.ensure_future(texts.__anext__())
    try:
        while True:
            done, _ = await asyncio.wait({upcoming}, timeout=every_s)
            if not done:
                yield b": alive\n\n"
                continue
            try:
                text = upcoming.result()
            except StopAsyncIteration:
                return
            assert isinstance(text, str)  # a stream of events takes no bytes
            yield f"data: {text}\n\n".encode()
            upcoming = asyncio.ensure_future(texts.__anext__())
    finally:
        upcoming.cancel()


async def send(site: Site, request: Request) -> Response:
    """Messages of a page that listens to events: one, as text or as bytes with parts, or a list of texts."""
    page = site.pages_open.by_token.get(request.query_params.get("token", ""))
    if page is None or page.user != request.scope["limelight.user"]:
        raise Refusal(404, "There is no stream of events with this token. Open one first.")
    body = await read_body(request, MAX_MESSAGE_BYTES)
    if body[:1] == BINARY or not body.lstrip().startswith(b"["):
        page.take(body)
        return Response(status_code=204)
    try:
        messages = decode(body)
    except (ValueError, RecursionError) as error:
        raise Refusal(400, str(error) or "The JSON is nested too deeply.") from error
    for message in messages:
        page.take(encode(message))
    return Response(status_code=204)


def _with_same(session: Session, listener: Listener, message: Trigger) -> list[Any] | None:
    """The inputs of a trigger, with those that the server sent last put in; None when it does not have them."""
    inputs = list(message.inputs)
    for place in message.same:
        if not 0 <= place < min(len(inputs), len(listener.inputs)):
            return None
        served = session.served.get(listener.inputs[place].id, {})
        if "value" not in served:
            return None
        inputs[place] = served["value"]
    return inputs

"""The queue as `gradio_client` and `@gradio/client` know it: join, listen, cancel."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from typing import TYPE_CHECKING, Any

from starlette.requests import Request
from starlette.responses import Response

from ..settings import HEARTBEAT_S
from .answers import EventStream, Json, Refusal, event, read_object
from .endpoints import by_position, check_accepted, endpoint_numbered
from .facts import facts_of
from .gradio_messages import messages_of
from .roots import FileLinks, root_of

if TYPE_CHECKING:
    from ..engine.run import Run
    from .gradio_sessions import Client
    from .site import Site


async def join(site: Site, request: Request) -> Response:
    """Start a run for a session; its messages come over `queue/data`."""
    body = await read_object(request)
    listener = endpoint_numbered(site.blueprint, body.get("fn_index"))
    if "data" not in body:
        raise Refusal(422, "'data' is missing: a list with one value per input.")
    session_hash = body.get("session_hash")
    if not isinstance(session_hash, str) or not 0 < len(session_hash) <= 200:
        raise Refusal(400, "'session_hash' is missing: any text that names the caller's session.")
    user = request.scope["limelight.user"]
    client = site.clients.of(session_hash, user)
    run = client.session.trigger(
        listener,
        by_position(listener, body["data"]),
        target=_number(body.get("trigger_id")),
        event=body.get("event_data"),
        request=facts_of(request, user, session_hash),
    )
    check_accepted(run)
    client.follow(run, asyncio.ensure_future(_tell(client, run, FileLinks(site, root_of(site, request)))))
    return Json({"event_id": run.id})


def _number(value: Any) -> int | None:
    return value if isinstance(value, int) and not isinstance(value, bool) else None


async def _tell(client: Client, run: Run, links: FileLinks) -> None:
    async for message in messages_of(run, links):
        await client.put(message)


async def data(site: Site, request: Request) -> EventStream:
    """The messages of all pending runs of a session, until none is pending."""
    session_hash = request.query_params.get("session_hash", "")
    client = site.clients.find(session_hash, request.scope["limelight.user"])
    return EventStream(_unknown_session() if client is None else _events(client))


async def _unknown_session() -> AsyncIterator[bytes]:
    yield event(
        {
            "msg": "unexpected_error",
            "event_id": None,
            "message": "This session is not known here. Join the queue first.",
            "session_not_found": True,
            "success": False,
        }
    )


async def _events(client: Client) -> AsyncIterator[bytes]:
    every_s = float(HEARTBEAT_S.read() or 15)
    stream = client.reading_began()
    try:
        while stream == client.stream:
            if waiting := client.take():
                yield waiting
            elif client.has_ended:
                message = {
                    "msg": "unexpected_error",
                    "event_id": None,
                    "message": "Server stopped unexpectedly.",
                    "success": False,
                }
                yield event(message)
                return
            elif not client.pending:
                yield event({"msg": "close_stream", "event_id": None})
                return
            elif not await client.wait(every_s):
                yield event({"msg": "heartbeat", "event_id": None})
    finally:
        client.reading_ended(stream)


async def status(site: Site, request: Request) -> Response:
    """How many runs wait."""
    size = getattr(site.engine.queue, "size", 0)
    return Json({"msg": "estimation", "event_id": None, "rank": None, "queue_size": size, "rank_eta": None})


async def cancel(site: Site, request: Request) -> Response:
    """Cancel a run of a session; unknown ones are no error."""
    body = await read_object(request)
    session_hash, event_id = body.get("session_hash"), body.get("event_id")
    user = request.scope["limelight.user"]
    client = site.clients.find(session_hash, user) if isinstance(session_hash, str) else None
    if client is not None and isinstance(event_id, str):
        client.session.cancel(event_id)
    elif isinstance(event_id, str) and (run := site.clients.run(event_id, user)) is not None:
        run.session.cancel(run.id)
    return Json({"success": True})


async def reset(site: Site, request: Request) -> Response:
    """Nothing to do: clients send it after a cancel."""
    return Json({"success": True})


async def stream_chunk(site: Site, request: Request) -> Response:
    """The next piece of a stream that a run reads."""
    body = await read_object(request)
    return _fed(site, request, body.get("session_hash"), body.get("data"))


async def stream_close(site: Site, request: Request) -> Response:
    """A stream that a run reads has ended."""
    return _fed(site, request, None, None)


def _fed(site: Site, request: Request, session_hash: Any, inputs: Any) -> Response:
    event_id, user = request.path_params["event"], request.scope["limelight.user"]
    client = (
        site.clients.find(session_hash, user)
        if isinstance(session_hash, str)
        else site.clients.with_run(event_id, user)
    )
    feed = getattr(client.session, "feed", None) if client is not None else None
    if feed is None or not feed(event_id, inputs):
        return Response(status_code=404)
    return Json({"msg": "success"})

"""The smaller routes of the contract: signs of life, ids, methods of components."""

from __future__ import annotations

import asyncio
import inspect
import secrets
from collections.abc import AsyncIterator
from typing import TYPE_CHECKING, Any

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from ..settings import HEARTBEAT_S
from .answers import EventStream, Json, Refusal, read_object

if TYPE_CHECKING:
    from .gradio_sessions import Client
    from .site import Site


async def heartbeat(site: Site, request: Request) -> EventStream:
    """A sign of life now and then, for as long as the client is there. Its session is kept meanwhile."""
    if site.clients.streams >= site.options.most_streams:
        raise Refusal(503, "Too many clients are connected. Try again in a moment.", {"retry-after": "5"})
    session_hash = request.path_params["session"][:200]
    return EventStream(_beats(site, site.clients.of(session_hash, request.scope["limelight.user"])))


async def _beats(site: Site, client: Client) -> AsyncIterator[bytes]:
    every_s = float(HEARTBEAT_S.read() or 15)
    session = client.session
    site.engine.attach(session)
    site.clients.streams += 1
    try:
        while not client.has_ended:
            yield b"data: ALIVE\n\n"
            try:
                await asyncio.wait_for(client.ended.wait(), every_s)
            except (asyncio.TimeoutError, TimeoutError):
                continue
    finally:
        site.clients.streams -= 1
        site.engine.detach(session)


async def app_id(site: Site, request: Request) -> Response:
    """A number that is another one after a restart."""
    return Json({"app_id": site.app_id})


async def startup_events(site: Site, request: Request) -> Response:
    """False: the app started by itself."""
    return Json(False)


async def monitoring(site: Site, request: Request) -> Response:
    """How often each endpoint was called."""
    if not site.options.is_monitored:
        raise Refusal(403, "Monitoring is switched off for this app.")
    return Json({"functions": {}})


async def component_server(site: Site, request: Request) -> Response:
    """Call a method of a component that it lets pages call."""
    body = await read_object(request)
    node = site.blueprint.nodes.get(body.get("component_id", -1)) if isinstance(body.get("component_id"), int) else None
    name = body.get("fn_name")
    if node is None or name not in getattr(node, "server_functions", ()):
        raise Refusal(404, "Function not found.")
    method: Any = getattr(node, str(name))
    result = (
        await method(body.get("data"))
        if inspect.iscoroutinefunction(method)
        else await run_in_threadpool(method, body.get("data"))
    )
    return Json(site.engine.files.outgoing(result))


def new_app_id() -> int:
    """A random number that JavaScript can hold exactly."""
    return secrets.randbits(53)

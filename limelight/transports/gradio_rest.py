"""The smaller routes of the contract: signs of life, ids, methods of components."""

from __future__ import annotations

import asyncio
import html
import inspect
import secrets
from collections.abc import AsyncIterator
from typing import TYPE_CHECKING, Any

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from ..engine.tally import BOUNDS_S
from ..errors import Error
from ..settings import HEARTBEAT_S
from .answers import EventStream, Json, Refusal, read_object
from .forms import read_form

if TYPE_CHECKING:
    from ..engine.session import Session
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
    """How often each endpoint was called, how often that went well, how long it took."""
    return Json({"functions": _summary(site)})


async def monitoring_page(site: Site, request: Request) -> Response:
    """The same for people."""
    rows = "".join(
        f"<tr><td>{html.escape(name)}<td>{one['total_requests']}<td>{one['success_rate']:.0%}"
        + "".join(f"<td>{seconds:.3f} s" for seconds in one["process_time_percentiles"].values())
        for name, one in _summary(site).items()
    )
    head = "<tr><th>Endpoint<th>Calls<th>Went well<th>Half within<th>90 % within<th>99 % within"
    policy = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'"
    top = f"<!doctype html><html lang=en><meta charset=utf-8><title>Monitoring</title>{_STYLE}"
    page = f"{top}<h1>Monitoring</h1><table>{head}{rows}</table>"
    return Response(page, media_type="text/html", headers={"content-security-policy": policy})


_STYLE = (
    "<meta name=viewport content='width=device-width'><meta name=color-scheme content='light dark'>"
    "<style>body{font:15px/1.5 system-ui;max-width:60rem;margin:8vh auto;padding:0 16px}"
    "table{border-collapse:collapse;display:block;overflow-x:auto}"
    "th,td{text-align:start;padding:6px 24px 6px 0}</style>"
)


def _summary(site: Site) -> dict[str, Any]:
    if not site.options.is_monitored:
        raise Refusal(403, "Monitoring is switched off for this app.")
    told: dict[str, Any] = {}
    counts = site.engine.tally.counts
    for name in sorted({name for name, _ in counts}):
        of_name = {status: count for (one, status), count in counts.items() if one == name}
        runs = sum(count.runs for count in of_name.values())
        within = [sum(row) for row in zip(*(count.within for count in of_name.values()), strict=True)]
        done = of_name["done"].runs if "done" in of_name else 0
        told[name] = {
            "success_rate": done / runs,
            "process_time_percentiles": {f"{part}th": _percentile(within, part) for part in (50, 90, 99)},
            "total_requests": runs,
        }
    return told


def _percentile(within: list[int], part: int) -> float:
    """Seconds within which so many percent were over, from counts per bound."""
    wanted, seen, lower = sum(within) * part / 100, 0, 0.0
    for count, upper in zip(within, (*BOUNDS_S, BOUNDS_S[-1]), strict=True):
        if count and seen + count >= wanted:
            return round(lower + (upper - lower) * max(0.0, wanted - seen) / count, 6)
        seen, lower = seen + count, upper
    return lower


async def proxy(site: Site, request: Request) -> Response:
    """Files of apps elsewhere are fetched by the caller, not through this server."""
    raise Refusal(400, "This app fetches no files for others.")


async def component_server(site: Site, request: Request) -> Response:
    """Call a function of a component that it lets pages call: with JSON, or with files in a form.

    Files and tables of the asking session arrive opened.
    """
    body = await _server_call(site, request)
    session = _session(site, request, body)
    node = _component(site, session, body)
    function = _server_function(node, str(body.get("fn_name")))
    files, owner = site.engine.files, session.file_owner if session is not None else None
    try:
        data = await run_in_threadpool(files.incoming, body.get("data"), owner)
        result = await _called(function, files.named(data, owner) if node.names_files else data)
    except Error as error:
        raise Refusal(400, error.message) from error
    return Json(await run_in_threadpool(files.outgoing, result, owner))


async def _called(function: Any, data: Any) -> Any:
    """What the function gives for what JavaScript handed over: nothing, one value, or a list of several."""
    taken = [one for one in inspect.signature(function).parameters.values() if one.kind is not one.VAR_KEYWORD]
    given = data if len(taken) > 1 and isinstance(data, list) else [data] if taken else []
    if inspect.iscoroutinefunction(function):
        return await function(*given)
    return await run_in_threadpool(function, *given)


def _session(site: Site, request: Request, body: dict[str, Any]) -> Session | None:
    """The session that asks, if it is the caller's own."""
    name, user = body.get("session_hash"), request.scope["limelight.user"]
    client = site.clients.find(name, user) if isinstance(name, str) else None
    session = client.session if client is not None else site.engine.sessions.get(str(name))
    return session if session is not None and session.user == user else None


def _component(site: Site, session: Session | None, body: dict[str, Any]) -> Any:
    """The component that is asked, with the props that updates gave it in the asking session; None for unknown ones."""
    id = body.get("component_id")
    if not isinstance(id, int):
        return None
    if session is None:
        return site.blueprint.nodes.get(id)
    node = session.node(id)
    return None if node is None else session.component(node)


def _server_function(node: Any, name: str) -> Any:
    """A method that the component's class lets pages call, or a function that its author gave it for that."""
    for one in getattr(node, "server_functions", None) or ():
        if one == name:
            return getattr(node, name)
        if callable(one) and getattr(one, "__name__", "") == name:
            return one
    raise Refusal(404, "Function not found.")


async def _server_call(site: Site, request: Request) -> dict[str, Any]:
    if not request.headers.get("content-type", "").lower().startswith("multipart/"):
        return await read_object(request)
    form = await read_form(site, request, lambda name: name not in ("component_id", "index"))
    known = ("component_id", "fn_name", "session_hash")
    data = {name: value for name, value in form.items() if name not in known}
    return {**{name: form.get(name) for name in known}, "data": data}


def new_app_id() -> int:
    """A random number that JavaScript can hold exactly."""
    return secrets.randbits(53)

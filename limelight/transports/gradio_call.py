"""Calls in two requests, as with curl (`/call`), and in one (`/run`)."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import TYPE_CHECKING, Any

from starlette.requests import Request
from starlette.responses import Response

from ..wire.messages import Ended, Patched
from .answers import EventStream, Json, Refusal, event, finished_events, read_object
from .endpoints import by_name, by_position, check_accepted, endpoint_named, endpoint_numbered
from .facts import facts_of
from .gradio_messages import error_of, result_of
from .gradio_sessions import close_alone
from .gradio_values import RunReader
from .roots import FileLinks, root_of

if TYPE_CHECKING:
    from ..engine.run import Run
    from ..graph.listener import Listener
    from .site import Site


async def call(site: Site, request: Request) -> Response:
    """Start a run with `{"data": [...]}`; the answer says under which id to fetch its result."""
    body = await read_object(request)
    listener = endpoint_named(site.blueprint, request.path_params["name"])
    inputs = by_position(listener, body.get("data", []))
    return _started(site, request, listener, inputs, body)


async def call_named(site: Site, request: Request) -> Response:
    """Start a run with parameters by name."""
    body = await read_object(request)
    listener = endpoint_named(site.blueprint, request.path_params["name"])
    named = {name: value for name, value in body.items() if name not in ("oauth_token", "session_hash")}
    return _started(site, request, listener, by_name(listener, named), body)


def _started(site: Site, request: Request, listener: Listener, inputs: list[Any], body: dict[str, Any]) -> Response:
    run, is_alone = trigger(site, request, listener, inputs, body)
    if run.exception is not None:
        _refuse_when_full(site, run, is_alone)
    site.clients.keep(run, request.scope["limelight.user"], is_alone)
    return Json({"event_id": run.id})


def trigger(
    site: Site, request: Request, listener: Listener, inputs: list[Any], body: dict[str, Any]
) -> tuple[Run, bool]:
    """Start a run in the caller's session, or in one of its own; and whether it has one of its own."""
    user, session_hash = request.scope["limelight.user"], body.get("session_hash")
    is_alone = not isinstance(session_hash, str) or not 0 < len(session_hash) <= 200
    session = site.engine.session(None, user=user) if is_alone else site.clients.of(str(session_hash), user).session
    if is_alone:
        session.file_owner = None
    facts = facts_of(request, user, None if is_alone else session_hash)
    run = session.trigger(listener, inputs, event=body.get("event_data"), target=_target(body), request=facts)
    return run, is_alone


def _target(body: dict[str, Any]) -> int | None:
    target = body.get("trigger_id")
    return target if type(target) is int else None


def _refuse_when_full(site: Site, run: Run, is_alone: bool) -> None:
    try:
        check_accepted(run)
    except Refusal:
        if is_alone:
            close_alone(site.engine, run.session)
        raise


async def result(site: Site, request: Request) -> Any:
    """The results of a run as events: `generating` for each partial one, `complete` or `error` at the end."""
    run = site.clients.run(request.path_params["event"], request.scope["limelight.user"])
    if run is None:
        return EventStream(_not_found())
    results = _results(site, run, FileLinks(site, root_of(site, request)))
    if not run.is_over:
        return EventStream(results)
    # Over already, as quick functions are: one piece costs sender and reader a third of a stream.
    return finished_events(b"".join([one async for one in results]))


async def _not_found() -> AsyncIterator[bytes]:
    yield event("404: There is no run with this event_id, or its result was fetched already.", "error")


async def _results(site: Site, run: Run, links: FileLinks) -> AsyncIterator[bytes]:
    reader = RunReader(run, links)
    is_generator = run.listener.is_generator
    async for message, _ in reader.read():
        if isinstance(message, Patched) and is_generator:
            yield event(reader.values(), "generating")
        elif isinstance(message, Ended):
            site.clients.forget(run.id)
            yield event(reader.values(), "complete") if message.status == "done" else event(error_of(message), "error")


async def run(site: Site, request: Request) -> Response:
    """Run at once and answer with the result; of a generator only the first."""
    body = await read_object(request)
    if body.get("fn_index") is not None:
        listener = endpoint_numbered(site.blueprint, body["fn_index"])
    else:
        listener = endpoint_named(site.blueprint, request.path_params["name"])
    if listener.queue and not site.options.api_open:
        raise Refusal(404, "This app takes calls of queued functions only through the queue.")
    started, is_alone = trigger(site, request, listener, by_position(listener, body.get("data")), body)
    try:
        check_accepted(started)
        return await _first_result(started, FileLinks(site, root_of(site, request)))
    finally:
        if is_alone:
            close_alone(site.engine, started.session)


async def _first_result(run: Run, links: FileLinks) -> Response:
    reader = RunReader(run, links)
    async for message, _ in reader.read():
        if isinstance(message, Patched) and run.listener.is_generator:
            run.session.cancel(run.id)
            return Json(
                {**result_of(run, Ended(run=run.id, status="done", seconds=run.seconds), reader), "is_generating": True}
            )
        if isinstance(message, Ended):
            if message.status == "done":
                return Json(result_of(run, message, reader))
            return Json(error_of(message), 500)
    raise Refusal(500, "The run ended without a result.")

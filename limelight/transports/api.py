"""One call in one request: `POST /api/NAME` with values by name or position, and the result comes back."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import TYPE_CHECKING, Any

from starlette.requests import Request
from starlette.responses import Response

from ..errors import Error
from ..wire.codec import decode
from ..wire.messages import Ended, Patched, Progressed
from .answers import EventStream, Json, Refusal, event, read_body
from .endpoints import by_name, by_position, check_accepted, endpoint_named
from .gradio_call import trigger
from .gradio_sessions import close_alone
from .gradio_values import RunReader
from .roots import FileLinks, root_of

if TYPE_CHECKING:
    from ..engine.run import Run
    from .site import Site


async def call_once(site: Site, request: Request) -> Any:
    """Run an endpoint. A JSON list is taken by position, an object by name.

    Answers `{"result": value, "seconds": s}`; with several outputs the result is a list. With `Accept:
    text/event-stream`
    each partial result comes as an event `partial`, then `result` or `error`. A caller that goes away cancels the run.
    """
    listener = endpoint_named(site.blueprint, request.path_params["name"])
    given = await _given(request)
    inputs = by_position(listener, given) if isinstance(given, list) else by_name(listener, given)
    run, _ = trigger(site, request, listener, inputs, {})
    reader = RunReader(run, FileLinks(site, root_of(site, request)))
    if "text/event-stream" in request.headers.get("accept", ""):
        return EventStream(_events(site, run, reader))
    try:
        check_accepted(run)
        return await _answer(run, reader)
    finally:
        close_alone(site.engine, run.session)


async def _given(request: Request) -> Any:
    body = await read_body(request, request.scope["limelight.max_body"])
    try:
        given = decode(body or b"{}")
    except (ValueError, RecursionError) as error:
        raise Refusal(400, str(error) or "The JSON is nested too deeply.") from error
    if not isinstance(given, (list, dict)):
        raise Refusal(400, "The body must be a JSON list of values, or an object of values by name.")
    return given


async def _answer(run: Run, reader: RunReader) -> Response:
    async for message, _ in reader.read():
        if isinstance(message, Ended):
            if message.status == "done":
                return Json({"result": _result(reader), "seconds": message.seconds})
            is_of_caller = isinstance(run.exception, Error)
            raise Refusal(422 if is_of_caller else 500, _fault(message))
    raise Refusal(500, "The run ended without a result.")


def _result(reader: RunReader) -> Any:
    values = reader.values()
    return values[0] if len(values) == 1 else values


def _fault(ended: Ended) -> str:
    if ended.status == "cancelled":
        return "The run was cancelled."
    message = ended.error.message if ended.error else None
    return (
        message or "The function failed. The app does not show its errors; its author finds this one in the terminal."
    )


async def _events(site: Site, run: Run, reader: RunReader) -> AsyncIterator[bytes]:
    try:
        async for message, _ in reader.read():
            if isinstance(message, Patched) and run.listener.is_generator:
                yield event(_result(reader), "partial")
            elif isinstance(message, Progressed):
                yield event(message.steps, "progress")
            elif isinstance(message, Ended) and message.status == "done":
                yield event(_result(reader), "result")
            elif isinstance(message, Ended):
                yield event({"detail": _fault(message)}, "error")
    finally:
        close_alone(site.engine, run.session)

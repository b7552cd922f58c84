"""One call, one answer: `POST /api/NAME` with arguments by name. A run can be come back for under its id.

    curl -X POST URL/api/greet -H 'Content-Type: application/json' -d '{"name": "Ada"}'
    {"result": "Hello Ada!", "seconds": 0.01, "run": "..."}

Headers say how: `Accept: text/event-stream` streams, `Prefer: respond-async` answers at once with the run's id,
`Idempotency-Key` makes repeating a call harmless, `Limelight-Session` keeps State between calls, `Limelight-Webhook`
tells an address of the result.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from starlette.requests import Request
from starlette.responses import Response

from ..errors import Error, QueueFull
from ..wire.codec import decode, encode
from ..wire.messages import Ended
from ..wire.values import replace_files
from .answers import EventStream, Json, Refusal, finished_events, read_body
from .api_events import events_of, with_heartbeat
from .api_runs import MOST_KEY_LENGTH, KeptRun, digest_of
from .endpoints import check_accepted, endpoint_named
from .facts import facts_of
from .forms import read_form
from .gradio_sessions import close_alone
from .gradio_values import RunReader
from .roots import FileLinks, root_of

if TYPE_CHECKING:
    from ..engine.run import Run
    from .contracts import Contract
    from .site import Site

MOST_SESSION_LENGTH = 200


async def call_once(site: Site, request: Request) -> Any:
    """Run an endpoint and answer with its result, its events, or its id, as the headers ask.

    A caller that goes away changes nothing, unless the event says `on_leave="cancel"`.
    """
    contract = site.contracts.of(endpoint_named(site.blueprint, request.path_params["name"]))
    given, digest = await _given(site, request, contract)
    kept = _known(site, request, contract, digest) or _started(site, request, contract, given, digest)
    if "text/event-stream" in request.headers.get("accept", ""):
        return await stream(site, request, kept)
    if "respond-async" in request.headers.get("prefer", ""):
        return Json(state_of(site, request, kept), 202, headers=_headers(site, request, kept))
    return await _answer(site, request, kept)


async def _given(site: Site, request: Request, contract: Contract) -> tuple[Any, bytes]:
    """The arguments, and what stands for them."""
    if request.headers.get("content-type", "").lower().startswith("multipart/"):
        texts = {one.name for one in contract.parameters if "string" in (one.schema.get("type") or ())}
        form = await read_form(site, request, texts.__contains__)
        plain = replace_files(form, lambda file: [file.get("orig_name"), file.get("size")])
        return form, digest_of(encode(plain))
    body = await read_body(request, request.scope["limelight.max_body"])
    try:
        given = decode(body or b"{}")
    except (ValueError, RecursionError) as error:
        raise Refusal(400, str(error) or "The JSON is nested too deeply.") from error
    if not isinstance(given, (list, dict)):
        raise Refusal(400, "The body must be a JSON object of values by name, or a list of values.")
    return given, digest_of(body)


def _known(site: Site, request: Request, contract: Contract, digest: bytes) -> KeptRun | None:
    _session_name(request)
    key = _key(request, contract)
    return site.api_runs.with_key(key, digest) if key is not None else None


def _key(request: Request, contract: Contract) -> Any:
    key = request.headers.get("idempotency-key")
    if key is None:
        return None
    if not 0 < len(key) <= MOST_KEY_LENGTH:
        raise Refusal(400, f"An Idempotency-Key has 1 to {MOST_KEY_LENGTH} characters, not {len(key)}.")
    return request.scope["limelight.user"], contract.name, key


def _started(site: Site, request: Request, contract: Contract, given: Any, digest: bytes) -> KeptRun:
    webhook = request.headers.get("limelight-webhook")
    if webhook is not None:
        site.webhooks.check(webhook)
    key = _key(request, contract)
    run, is_alone = _trigger(site, request, contract, given)
    kept = KeptRun(run, contract, request.scope["limelight.user"], key, digest, is_alone)
    try:
        check_accepted(run)
    except Refusal:
        if is_alone:
            close_alone(site.engine, run.session)
        raise
    site.api_runs.close_session_after(kept)
    asks_again = any(request.headers.get(name) for name in ("prefer", "idempotency-key", "limelight-webhook"))
    if asks_again or "text/event-stream" in request.headers.get("accept", ""):
        site.api_runs.keep(kept)
    if webhook is not None:
        told = FileLinks(site, root_of(site, request))
        site.api_runs.after(kept, lambda: site.webhooks.tell(webhook, _ended_state(kept, told)))
    return kept


def _trigger(site: Site, request: Request, contract: Contract, given: Any) -> tuple[Run, bool]:
    inputs, user = contract.inputs(given), request.scope["limelight.user"]
    name = _session_name(request)
    session = site.engine.session(None, user=user) if name is None else site.clients.of(name, user).session
    if name is None:
        session.file_owner = None
    return session.trigger(contract.listener, inputs, request=facts_of(request, user, name)), name is None


def _session_name(request: Request) -> str | None:
    name = request.headers.get("limelight-session")
    if name is not None and not 0 < len(name) <= MOST_SESSION_LENGTH:
        raise Refusal(400, f"A Limelight-Session has 1 to {MOST_SESSION_LENGTH} characters, not {len(name)}.")
    return name


async def _answer(site: Site, request: Request, kept: KeptRun) -> Response:
    await site.api_runs.finished(kept)
    links = FileLinks(site, root_of(site, request))
    told = _ended_state(kept, links)
    if kept.run.status == "done":
        return Json({name: told[name] for name in ("result", "seconds", "run")}, headers=_headers(site, request, kept))
    raise Refusal(status_of(kept.run), told["error"]["message"])


def status_of(run: Run) -> int:
    """The HTTP status of a run that did not end well: the caller's fault, or the app's."""
    if run.status == "cancelled":
        return 409
    if isinstance(run.exception, QueueFull):
        return 503
    is_of_caller = isinstance(run.exception, Error) or bool(run.error and run.error.fields)
    return getattr(run.exception, "status", 422) if is_of_caller else 500


def _headers(site: Site, request: Request, kept: KeptRun) -> dict[str, str]:
    return {"limelight-run": kept.run.id, "content-location": f"{root_of(site, request)}/api/runs/{kept.run.id}"}


# A run by its id


async def run_state(site: Site, request: Request) -> Response:
    """How a run is: queued, running, done with its result, failed with its error, or cancelled."""
    kept = site.api_runs.find(request.path_params["run"], request.scope["limelight.user"])
    return Json(state_of(site, request, kept))


async def run_events(site: Site, request: Request) -> Any:
    """The events of a run after a number (`?after=`, or `Last-Event-ID`), then each as it comes."""
    kept = site.api_runs.find(request.path_params["run"], request.scope["limelight.user"])
    return await stream(site, request, kept)


async def stream(site: Site, request: Request, kept: KeptRun) -> Any:
    """The events of a run; in one piece when it is over already."""
    after = _number(request)
    links = FileLinks(site, root_of(site, request))
    events = events_of(kept, links, after, with_changes=request.query_params.get("changes") == "true")
    if kept.run.is_over:
        answer = finished_events(b"".join([one async for one in events]))
        answer.headers["limelight-run"] = kept.run.id
        return answer
    return EventStream(with_heartbeat(kept, events), headers=[(b"limelight-run", kept.run.id.encode())])


def _number(request: Request) -> int:
    text = request.query_params.get("after") or request.headers.get("last-event-id") or "0"
    if not (text.isascii() and text.isdigit() and len(text) < 12):
        raise Refusal(400, f"'after' is the number of the last event that was seen, not '{text[:40]}'.")
    return int(text)


async def run_cancel(site: Site, request: Request) -> Response:
    """Cancel a run: before it starts, or at its next yield or progress step. One that is over stays as it is."""
    kept = site.api_runs.find(request.path_params["run"], request.scope["limelight.user"])
    kept.run.session.cancel(kept.run.id)
    return Json(state_of(site, request, kept))


def state_of(site: Site, request: Request, kept: KeptRun) -> dict[str, Any]:
    """How a run is."""
    run = kept.run
    if run.is_over:
        return _ended_state(kept, FileLinks(site, root_of(site, request)))
    told: dict[str, Any] = {"run": run.id, "endpoint": kept.contract.name, "status": run.status}
    if run.status == "queued":
        return {**told, "position": max(0, run.position)}
    return {**told, "seconds": round(run.seconds, 4), "progress": run.steps}


def _ended_state(kept: KeptRun, links: FileLinks) -> dict[str, Any]:
    run = kept.run
    told: dict[str, Any] = {
        "run": run.id,
        "endpoint": kept.contract.name,
        "status": run.status,
        "seconds": round(run.seconds, 4),
    }
    if run.status == "done":
        return {**told, "result": kept.contract.result(RunReader(run, links).final())}
    return {**told, "error": fault_of(run.ended())}


def fault_of(ended: Ended) -> dict[str, Any]:
    """What is told of a run that did not end well."""
    if ended.status == "cancelled":
        return {"message": "The run was cancelled."}
    error = ended.error
    hidden = "The function failed. The app does not show its errors; its author finds this one in the terminal."
    fields = {"fields": error.fields} if error and error.fields else {}
    return {"message": (error.message if error else None) or hidden, **fields}


# Permalinks


async def run_link(site: Site, request: Request) -> Response:
    """A lasting address of a run's result. Private: only its maker opens it, unless `{"public": true}` is said."""
    kept = site.api_runs.find(request.path_params["run"], request.scope["limelight.user"])
    body = await read_body(request, request.scope["limelight.max_body"])
    try:
        said = decode(body or b"{}")
    except (ValueError, RecursionError) as error:
        raise Refusal(400, str(error) or "The JSON is nested too deeply.") from error
    if not isinstance(said, dict) or not isinstance(said.get("public", False), bool):
        raise Refusal(422, 'The body must be an object: {"public": true} lets everybody who knows the address in.')
    if kept.run.status != "done":
        raise Refusal(409, f"The run is {kept.run.status}: only a result has an address of its own.")
    is_public = said.get("public", False)
    id = site.results.make(site, kept, is_public)
    url = f"{root_of(site, request)}/api/results/{id}"
    return Json({"id": id, "url": url, "public": is_public}, 201, headers={"location": url})


async def result(site: Site, request: Request) -> Response:
    """The result that a permalink stands for."""
    found = site.results.find(request.path_params["id"], request.scope["limelight.user"])
    told = FileLinks(site, root_of(site, request)).of(found.told)
    return Json(told, headers={"cache-control": "private, no-store", "x-robots-tag": "noindex"})


async def forget_result(site: Site, request: Request) -> Response:
    """Take a permalink back; its maker may."""
    site.results.forget(request.path_params["id"], request.scope["limelight.user"])
    return Response(status_code=204)

"""Agents: the Model Context Protocol over HTTP, one POST per message, nothing kept between two of them.

Both ages of the protocol are spoken: revisions that begin with `initialize`, and the stateless one whose every request
says its revision in `_meta`. Any replica can answer any message.
"""

from __future__ import annotations

import asyncio
import base64
from collections.abc import AsyncIterator
from typing import TYPE_CHECKING, Any

from starlette.requests import Request
from starlette.responses import Response

from ..errors import FileRefused
from ..version import __version__
from ..wire.codec import decode, encode
from ..wire.messages import Patched, Progressed
from ..wire.values import is_file
from .answers import EventStream, Json, Refusal, read_body
from .api import fault_of
from .api_events import with_heartbeat
from .api_runs import KeptRun
from .endpoints import check_accepted
from .facts import facts_of
from .gradio_sessions import close_alone
from .gradio_values import RunReader
from .mcp_catalog import NotOffered, Offer
from .roots import FileLinks, root_of

if TYPE_CHECKING:
    from ..engine.run import Run
    from .site import Site

HANDSHAKE = ("2024-11-05", "2025-03-26", "2025-06-18", "2025-11-25")
STATELESS = ("2026-07-28",)
VERSION_KEY = "io.modelcontextprotocol/protocolVersion"
NO_METHOD, BAD_ARGUMENTS, NOT_JSON, BAD_REQUEST = -32601, -32602, -32700, -32600
BAD_VERSION, NO_RESOURCE = -32022, -32002
SHORT_S = 0.25
"""A call that is over by then is answered in one piece."""
MOST_IMAGE_BYTES = 5_000_000
MOST_BATCH = 50
_LASTING = frozenset({"tools/list", "resources/list", "resources/templates/list", "prompts/list", "server/discover"})


class Fault(Exception):
    """A message that cannot be answered: an error of JSON-RPC."""

    def __init__(self, code: int, message: str, data: Any = None):
        super().__init__(message)
        self.told = {"code": code, "message": message, **({"data": data} if data is not None else {})}


async def post(site: Site, request: Request) -> Any:
    """One message, or several in a list; the answer comes as JSON, or as events while a call goes on."""
    _check_on(site)
    body = await read_body(request, request.scope["limelight.max_body"])
    try:
        message = decode(body)
    except (ValueError, RecursionError) as error:
        return Json(_error(None, Fault(NOT_JSON, str(error) or "Nested too deeply.")), 400)
    if not isinstance(message, list):
        return await _Exchange(site, request).answer(message)
    if not 0 < len(message) <= MOST_BATCH:
        return Json(_error(None, Fault(BAD_REQUEST, f"A list has 1 to {MOST_BATCH} messages.")), 400)
    answers = [await _Exchange(site, request, is_whole=True).answer(one) for one in message]
    told = [decode(bytes(answer.body)) for answer in answers if answer.status_code != 202]
    return Json(told) if told else Response(status_code=202)


async def page(site: Site, request: Request) -> Response:
    """What stands at the address for people; agents learn that nothing is pushed to them unasked."""
    _check_on(site)
    if "text/html" not in request.headers.get("accept", ""):
        raise Refusal(405, "Messages are sent by POST.", {"allow": "POST"})
    url = f"{root_of(site, request)}/gradio_api/mcp/"
    tools = "".join(f"<li><code>{one.name}</code></li>" for one in site.catalog.of("tool"))
    words = f"<h1>For agents</h1><p>Give your agent this address: <code>{url}</code></p><ul>{tools}</ul>"
    policy = "default-src 'none'; style-src 'unsafe-inline'"
    top = "<!doctype html><html lang=en><meta charset=utf-8><meta name=color-scheme content='light dark'>"
    style = "<title>MCP</title><style>body{font:15px/1.6 system-ui;max-width:40rem;margin:12vh auto}</style>"
    return Response(top + style + words, media_type="text/html", headers={"content-security-policy": policy})


async def schema(site: Site, request: Request) -> Response:
    """The tools as a plain list."""
    _check_on(site)
    told = [
        {
            **one.as_tool(),
            "meta": {
                "mcp_type": one.mark.kind,
                "endpoint_name": one.contract.name,
                "file_data_present": "data:..." in str(one.input_schema),
            },
        }
        for one in site.catalog.offers
        if _only(request) is None or one.name in (_only(request) or ())
    ]
    return Json(told)


def _check_on(site: Site) -> None:
    if not site.options.has_mcp:
        raise Refusal(404, "This app is not served to agents. Its author says launch(mcp_server=True).")


def _only(request: Request) -> frozenset[str] | None:
    names = request.query_params.get("tools")
    return frozenset(one.strip() for one in names.split(",")) if names is not None else None


class _Exchange:
    """One message and its answer."""

    def __init__(self, site: Site, request: Request, is_whole: bool = False):
        self._site = site
        self._request = request
        self._is_whole = is_whole
        """Whether the answer must come in one piece."""
        self._id: Any = None
        self._is_stateless = False

    async def answer(self, message: Any) -> Any:
        """The HTTP answer to a message."""
        if not isinstance(message, dict) or message.get("jsonrpc") != "2.0":
            return Json(_error(None, Fault(BAD_REQUEST, "This is no message of JSON-RPC 2.0.")), 400)
        method, self._id = message.get("method"), message.get("id")
        if method is None or self._id is None:
            return Response(status_code=202)  # a notification, or an answer to a question nobody asked
        params = message.get("params")
        try:
            given = params if isinstance(params, dict) else {}
            self._check_version(given)
            if method == "tools/call":
                return await self._call(given)
            result = await self._result(str(method), given)
        except Fault as fault:
            return Json(_error(self._id, fault), 404 if self._is_stateless and fault.told["code"] == NO_METHOD else 200)
        return Json(self._done(result, str(method) in _LASTING or method == "resources/read"))

    def _check_version(self, params: dict[str, Any]) -> None:
        meta = params.get("_meta")
        version = meta.get(VERSION_KEY) if isinstance(meta, dict) else None
        if version is None:
            return
        if version not in STATELESS:
            data = {"supported": [*STATELESS, *reversed(HANDSHAKE)], "requested": str(version)}
            raise Fault(BAD_VERSION, f"Revision '{version}' of the protocol is not spoken here.", data)
        self._is_stateless = True

    async def _result(self, method: str, params: dict[str, Any]) -> dict[str, Any]:
        catalog, only = self._site.catalog, _only(self._request)
        if method == "initialize":
            asked = params.get("protocolVersion")
            return {**self._told_of_us(), "protocolVersion": asked if asked in HANDSHAKE else HANDSHAKE[-1]}
        if method == "server/discover":
            return {**self._told_of_us(), "supportedVersions": [*STATELESS, *reversed(HANDSHAKE)]}
        if method in ("ping", "logging/setLevel"):
            return {}
        if method == "tools/list":
            return {"tools": [one.as_tool() for one in catalog.of("tool", only)]}
        if method == "prompts/list":
            return {"prompts": [one.as_prompt() for one in catalog.of("prompt")]}
        if method in ("resources/list", "resources/templates/list"):
            is_template = method != "resources/list"
            found = [one.as_resource() for one in catalog.of("resource") if one.is_template == is_template]
            return {"resourceTemplates" if is_template else "resources": found}
        if method == "resources/read":
            return await self._read(params)
        if method == "prompts/get":
            return await self._prompt(params)
        raise Fault(NO_METHOD, f"There is no method '{method[:100]}' here.")

    def _told_of_us(self) -> dict[str, Any]:
        catalog = self._site.catalog
        title = str(self._site.blueprint.title or "Limelight")
        capabilities: dict[str, Any] = {"tools": {"listChanged": False}}
        for kind, name in (("resource", "resources"), ("prompt", "prompts")):
            if catalog.of(kind):
                capabilities[name] = {"listChanged": False}
        return {
            "serverInfo": {"name": title, "version": __version__},
            "capabilities": capabilities,
            "instructions": f"The functions of the app '{title}'. Files are given and returned by address.",
        }

    def _done(self, result: dict[str, Any], is_lasting: bool = False) -> dict[str, Any]:
        if self._is_stateless:
            lasting = {"ttlMs": 0, "cacheScope": "private"} if is_lasting else {}
            result = {"resultType": "complete", **lasting, **result}
        return {"jsonrpc": "2.0", "id": self._id, "result": result}

    # Running something

    async def _call(self, params: dict[str, Any]) -> Any:
        try:
            offer = self._site.catalog.named("tool", params.get("name"), _only(self._request))
        except NotOffered as error:
            raise Fault(BAD_ARGUMENTS, str(error)) from error
        try:
            kept = self._start(offer, params.get("arguments") or {})
        except (Refusal, FileRefused) as refusal:
            # Told as a result, so that the model reads it and corrects itself.
            return Json(self._done({"content": [_text(str(refusal))], "isError": True}))
        meta = params.get("_meta")
        token = meta.get("progressToken") if isinstance(meta, dict) else None
        takes_events = "text/event-stream" in self._request.headers.get("accept", "") and not self._is_whole
        await asyncio.wait([asyncio.ensure_future(kept.run.finished())], timeout=SHORT_S if takes_events else None)
        links = FileLinks(self._site, root_of(self._site, self._request))
        if takes_events and (token is not None or not kept.run.is_over):
            return EventStream(with_heartbeat(kept, self._events(offer, kept, links, token)))
        return Json(self._done(await self._content(offer, kept.run, links)))

    def _start(self, offer: Offer, arguments: Any) -> KeptRun:
        if not isinstance(arguments, dict):
            raise Refusal(422, "The arguments must be an object.")
        site, user = self._site, self._request.scope["limelight.user"]
        inputs = offer.contract.inputs(arguments)
        session = site.engine.session(None, user=user)
        session.file_owner, session.has_page = None, False
        run = session.trigger(offer.contract.listener, inputs, request=facts_of(self._request, user))
        kept = KeptRun(run, offer.contract, user)
        try:
            check_accepted(run)
        except Refusal:
            close_alone(site.engine, session)
            raise
        site.api_runs.close_session_after(kept)
        return kept

    async def _events(self, offer: Offer, kept: KeptRun, links: FileLinks, token: Any) -> AsyncIterator[bytes]:
        run, reader, count = kept.run, RunReader(kept.run, links), 0
        try:
            async for message, _ in reader.read():
                told: dict[str, Any] | None = None
                if token is not None and isinstance(message, Progressed) and message.steps:
                    told = _progress(message.steps[0])
                elif token is not None and isinstance(message, Patched) and run.listener.is_generator:
                    count += 1
                    told = {"progress": count, "message": _words(offer.contract.result(reader.values()))[:2_000]}
                if told is not None:
                    params = {"progressToken": token, **told}
                    yield _event({"jsonrpc": "2.0", "method": "notifications/progress", "params": params})
            yield _event(self._done(await self._content(offer, run, links)))
        finally:
            # In this protocol, closing the answer says that nobody wants it any more.
            run.session.cancel(run.id)

    async def _content(self, offer: Offer, run: Run, links: FileLinks) -> dict[str, Any]:
        if run.status != "done":
            return {"content": [_text(fault_of(run.ended())["message"])], "isError": True}
        values = RunReader(run, links).final()
        shown = [values[i] for i in offer.contract.shown]
        content = [part for value in shown for part in await self._parts(value)]
        told: dict[str, Any] = {"content": content or [_text("Done.")], "isError": False}
        if offer.mark.structured_output:
            told["structuredContent"] = {"result": offer.contract.result(values)}
        return told

    async def _parts(self, value: Any) -> list[dict[str, Any]]:
        if not is_file(value):
            return [_text(_words(value))]
        parts, mime = [_text(str(value.get("url")))], str(value.get("mime_type") or "")
        stored = self._site.engine.files.open(str(value.get("path", "")).split("/", 1)[0])
        mime = mime or (stored.mime_type if stored is not None else "") or ""
        if stored is not None and mime.startswith("image/") and stored.path.stat().st_size <= MOST_IMAGE_BYTES:
            data = await asyncio.to_thread(stored.path.read_bytes)
            parts.insert(0, {"type": "image", "data": base64.b64encode(data).decode(), "mimeType": mime})
        return parts

    async def _finished(self, offer: Offer, arguments: dict[str, Any]) -> Any:
        try:
            kept = self._start(offer, _typed(offer, arguments))
        except (Refusal, FileRefused) as refusal:
            raise Fault(BAD_ARGUMENTS, str(refusal)) from refusal
        await kept.run.finished()
        if kept.run.status != "done":
            raise Fault(-32603, fault_of(kept.run.ended())["message"])
        links = FileLinks(self._site, root_of(self._site, self._request))
        return offer.contract.result(RunReader(kept.run, links).final())

    async def _read(self, params: dict[str, Any]) -> dict[str, Any]:
        uri = params.get("uri")
        try:
            offer, given = self._site.catalog.at(uri)
        except NotOffered as error:
            code = BAD_ARGUMENTS if self._is_stateless else NO_RESOURCE
            raise Fault(code, str(error), {"uri": str(uri)}) from error
        value = await self._finished(offer, given)
        told: dict[str, Any] = {"uri": uri, "mimeType": offer.mark.mime_type or "text/plain"}
        stored = self._site.engine.files.open(str(value["path"]).split("/", 1)[0]) if is_file(value) else None
        if stored is None:
            return {"contents": [{**told, "text": _words(value)}]}
        data = await asyncio.to_thread(stored.path.read_bytes)
        mime = offer.mark.mime_type or stored.mime_type or "application/octet-stream"
        return {"contents": [{**told, "mimeType": mime, "blob": base64.b64encode(data).decode()}]}

    async def _prompt(self, params: dict[str, Any]) -> dict[str, Any]:
        try:
            offer = self._site.catalog.named("prompt", params.get("name"))
        except NotOffered as error:
            raise Fault(BAD_ARGUMENTS, str(error)) from error
        given = params.get("arguments")
        value = await self._finished(offer, given if isinstance(given, dict) else {})
        content = {"role": "user", "content": _text(_words(value))}
        return {"description": offer.description, "messages": [content]}


def _typed(offer: Offer, arguments: dict[str, Any]) -> dict[str, Any]:
    """Prompts and addresses say everything as text: as numbers and so on where the parameter is none."""
    kinds = {one.name: one.schema.get("type") or () for one in offer.contract.parameters}
    typed: dict[str, Any] = {}
    for name, value in arguments.items():
        typed[name] = value
        if isinstance(value, str) and "string" not in kinds.get(name, ("string",)):
            try:
                typed[name] = decode(value)
            except (ValueError, RecursionError):
                continue
    return typed


def _progress(step: Any) -> dict[str, Any]:
    if step.progress is not None:
        told: dict[str, Any] = {"progress": step.progress, "total": 1}
    else:
        told = {"progress": step.index or 0, **({"total": step.length} if step.length is not None else {})}
    return {**told, "message": step.desc} if step.desc else told


def _text(text: str) -> dict[str, str]:
    return {"type": "text", "text": text}


def _words(value: Any) -> str:
    return value if isinstance(value, str) else encode(value).decode()


def _event(message: dict[str, Any]) -> bytes:
    return b"event: message\ndata: " + encode(message) + b"\n\n"


def _error(id: Any, fault: Fault) -> dict[str, Any]:
    return {"jsonrpc": "2.0", "id": id, "error": fault.told}

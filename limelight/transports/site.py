"""The whole site of one app: routes assembled from the policy table, and what every request passes first."""

from __future__ import annotations

import contextlib
import sys
import traceback
from collections.abc import AsyncIterator, Callable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any

from starlette.applications import Starlette
from starlette.datastructures import Headers
from starlette.requests import ClientDisconnect, HTTPConnection, Request
from starlette.websockets import WebSocket

from ..errors import FileRefused
from ..graph.pages import pages_of
from ..settings import DEV
from . import (
    api,
    api_page,
    auth,
    browser,
    files,
    gradio_call,
    gradio_config,
    gradio_files,
    gradio_queue,
    gradio_rest,
    links,
    mcp,
    metrics,
    oauth,
    openapi,
    package_files,
    pages,
    uploads,
)
from .answers import Json, Refusal, merged
from .api_runs import ApiRuns
from .assets import Assets
from .auth import Auth
from .browser import PagesOpen
from .contracts import Contracts
from .gradio_sessions import ClientSessions
from .links import DeepLinks
from .looks import Looks
from .mcp_catalog import Catalog
from .origins import OriginRules
from .pages import Pages
from .policy import TABLE, Policy, Routes
from .results import Results
from .uploads import Uploads
from .webhooks import Webhooks

if TYPE_CHECKING:
    from ..engine.engine import Engine

HANDLERS: dict[str, Callable[..., Any]] = {
    "page": pages.page,
    "health": pages.health,
    "metrics": metrics.metrics,
    "socket": browser.socket,
    "events": browser.events,
    "send": browser.send,
    "put_file": files.put_file,
    "get_file": files.get_file,
    "asset": pages.asset,
    "client_script": pages.client_script,
    "package_file": package_files.package_file,
    "module": pages.module,
    "theme_sheet": pages.theme_sheet,
    "app_script": pages.app_script,
    "html_script": pages.html_script,
    "icon": pages.icon,
    "app_icon": pages.app_icon,
    "app_icon_sized": pages.app_icon,
    "web_manifest": pages.web_manifest,
    "robots": pages.robots,
    "theme_css": pages.theme_css,
    "theme_css_below": pages.theme_css,
    "login": auth.login,
    "logout": auth.logout,
    "oauth_begin": oauth.begin,
    "oauth_finish": oauth.finish,
    "oauth_who": oauth.who,
    "oauth_leave": oauth.leave,
    "call_once": api.call_once,
    "run_state": api.run_state,
    "run_events": api.run_events,
    "run_cancel": api.run_cancel,
    "run_link": api.run_link,
    "result": api.result,
    "forget_result": api.forget_result,
    "openapi_document": openapi.document,
    "openapi_root": openapi.document,
    "api_page": api_page.api_page,
    "mcp": mcp.post,
    "mcp_page": mcp.page,
    "mcp_http": mcp.post,
    "mcp_http_page": mcp.page,
    "mcp_schema": mcp.schema,
    "monitoring": gradio_rest.monitoring,
    "monitoring_page": gradio_rest.monitoring_page,
    "config": gradio_config.config,
    "info": gradio_config.info,
    "openapi": gradio_config.openapi,
    "queue_join": gradio_queue.join,
    "queue_data": gradio_queue.data,
    "queue_status": gradio_queue.status,
    "call": gradio_call.call,
    "call_named": gradio_call.call_named,
    "call_result": gradio_call.result,
    "call_named_result": gradio_call.result,
    "run": gradio_call.run,
    "run_api": gradio_call.run,
    "cancel": gradio_queue.cancel,
    "reset": gradio_queue.reset,
    "stream_chunk": gradio_queue.stream_chunk,
    "stream_close": gradio_queue.stream_close,
    "stream_part": gradio_files.stream_part,
    "post_files": files.post_files,
    "upload_progress": uploads.upload_progress,
    "file": gradio_files.file,
    "file_old": gradio_files.file,
    "component_server": gradio_rest.component_server,
    "proxy": gradio_rest.proxy,
    "heartbeat": gradio_rest.heartbeat,
    "app_id": gradio_rest.app_id,
    "user": auth.user,
    "login_check": auth.login_check,
    "token": auth.token,
    "startup_events": gradio_rest.startup_events,
    "deep_link": links.deep_link,
    "make_link": links.make_link,
}


@dataclass
class SiteOptions:
    """How an app is served.

    Parameters:
        auth: sign-in; None lets everybody in.
        looks: theme, CSS, JavaScript, head, icon, footer.
        root_path: path or whole URL under which a proxy serves the app.
        max_file_size: largest upload in bytes; None takes any.
        is_local_only: the server listens on this machine only.
        allowed_hosts: further host names of the app, `*.example.org`.
        strict_cors: pages without an origin are strangers.
        is_shared: the app has a public link, and search engines should not find it.
        is_dev: the app is being developed: assets are looked at again for each page.
        is_monitored: `/monitoring/summary` answers.
        has_mcp: agents are answered.
        has_metrics: `/metrics` answers those who need not sign in.
        is_installable: pages can be put on a home screen.
        session_capacity: so many sessions of other clients are remembered.
        most_streams: so many event streams may be open at a time.
        api_open: whether queued functions may be called outside the queue.
        translations: the app's own texts by key, by language.
    """

    auth: Auth | None = None
    looks: Looks = field(default_factory=Looks)
    root_path: str = ""
    max_file_size: int | None = None
    is_local_only: bool = False
    allowed_hosts: Sequence[str] = ()
    strict_cors: bool = True
    is_shared: bool = False
    is_dev: bool = field(default_factory=DEV.is_on)
    is_monitored: bool = True
    has_mcp: bool = False
    has_metrics: bool = False
    is_installable: bool = False
    session_capacity: int = 10_000
    most_streams: int = 5_000
    api_open: bool = True
    translations: dict[str, dict[str, str]] | None = None


class Site(Starlette):
    """One app as an ASGI application. Routes that an author adds to it come before ours.

    Parameters:
        engine: runs the app's functions; started and stopped with the site.
        options: how it is served.
        app_kwargs: further arguments of Starlette (routes, middleware, exception_handlers).
    """

    def __init__(self, engine: Engine, options: SiteOptions | None = None, **app_kwargs: Any):
        super().__init__(lifespan=lambda app: self._running(), **app_kwargs)
        self.engine = engine
        self.blueprint = engine.blueprint
        self.options = options or SiteOptions()
        self.auth = self.options.auth
        self.origins = OriginRules(
            self.options.is_local_only, self.options.allowed_hosts, self.options.strict_cors, self.auth is not None
        )
        self.assets = Assets(is_watched=self.options.is_dev)
        self.pages = Pages(self)
        self.app_id = gradio_rest.new_app_id()
        self.pages_open = PagesOpen()
        self.clients = ClientSessions(engine, self.options.session_capacity)
        self.uploads = Uploads()
        self.links = DeepLinks()
        self.contracts = Contracts(self)
        self.api_runs = ApiRuns(engine)
        self.results = Results()
        self.webhooks = Webhooks(lambda words: print(words, file=sys.stderr))
        self.routes_of_ours = Routes(HANDLERS, TABLE, [path for path, _, _ in pages_of(self.blueprint) if path])
        self.router.default = self._answer

    @cached_property
    def described(self) -> dict[str, Any]:
        """The app in the words of existing clients."""
        return gradio_config.describe(self)

    @cached_property
    def catalog(self) -> Catalog:
        """What the app offers agents."""
        return Catalog(self)

    def path_of(self, scope: Any) -> str:
        """The path of a request below the app's root, without slashes at its ends."""
        return _path(scope).strip("/")

    @contextlib.asynccontextmanager
    async def _running(self) -> AsyncIterator[None]:
        await self.start()
        try:
            yield
        finally:
            await self.stop()

    async def start(self) -> None:
        """Start the engine, once: servers do it before the first request, a host app may not do it at all."""
        if not self.engine.is_running:
            await self.engine.start()

    async def stop(self) -> None:
        """Tell open pages, stop the engine."""
        self.leave()
        if self.engine.is_running:
            await self.engine.stop()

    def leave(self) -> None:
        """Tell every open page and client that the server goes, so that their connections end by themselves."""
        self.pages_open.leave("stopping")
        self.clients.leave()
        self.api_runs.leave()

    def report(self, error: BaseException) -> None:
        """A fault of ours, or of a component, in the terminal."""
        traceback.print_exception(type(error), error, error.__traceback__, file=sys.stderr)

    async def _answer(self, scope: Any, receive: Any, send: Any) -> None:
        if not self.engine.is_running:
            await self.start()
        if scope["type"] == "websocket":
            await self._answer_socket(scope, receive, send)
            return
        found = self.routes_of_ours.find(_path(scope), scope["method"])
        if isinstance(found, frozenset):
            await self._answer_unknown(found, scope, receive, send)
            return
        row, handler, params = found
        headers = Headers(scope=scope)
        scope["path_params"] = params
        scope["limelight.max_body"] = row.max_body_bytes
        request = Request(scope, receive, send)
        try:
            await self._let_in(row, request, headers)
            response = await handler(self, request)
        except Refusal as refusal:
            response = Json({"detail": refusal.detail}, refusal.status, headers=refusal.headers)
        except FileRefused as refusal:
            response = Json({"detail": str(refusal)}, refusal.status)
        except ClientDisconnect:
            return
        await response(scope, receive, _with_headers(send, self.origins.headers(row, headers)))

    async def _let_in(self, row: Policy, request: Request, headers: Headers) -> None:
        """Raise `Refusal` unless the policy lets this request through."""
        if (reason := self.origins.refusal(row, request.method, headers)) is not None:
            raise Refusal(403, reason)
        await self._identify(request)
        if row.who == "signed_in" and self.auth is not None and request.scope["limelight.user"] is None:
            raise Refusal(401, gradio_config.not_signed_in(self) if row.name == "config" else "Not authenticated")
        declared = headers.get("content-length", "")
        if row.max_body_bytes is not None and declared.isdigit() and int(declared) > row.max_body_bytes > 0:
            raise Refusal(413, f"The request is larger than the {row.max_body_bytes:,} bytes this route takes.")

    async def _identify(self, connection: HTTPConnection) -> None:
        connection.scope["limelight.user"] = await self.auth.user_of(connection) if self.auth is not None else None

    async def _answer_socket(self, scope: Any, receive: Any, send: Any) -> None:
        found = self.routes_of_ours.find(_path(scope), "WEBSOCKET")
        websocket = WebSocket(scope, receive, send)
        if isinstance(found, frozenset):
            await websocket.close(1008)
            return
        row, handler, _ = found
        await self._identify(websocket)
        is_stranger = self.auth is not None and scope["limelight.user"] is None
        if is_stranger or self.origins.refusal(row, "GET", websocket.headers) is not None:
            # Closed before it is accepted, the handshake is answered with 403.
            await websocket.close(1008)
            return
        await handler(self, websocket)

    async def _answer_unknown(self, methods: frozenset[str], scope: Any, receive: Any, send: Any) -> None:
        headers = Headers(scope=scope)
        if scope["method"] == "OPTIONS" and (row := self._row_asked_for(scope, headers, methods)) is not None:
            response: Any = _Preflight(self.origins.preflight(row, headers))
        elif methods - {"WEBSOCKET"}:
            allowed = ", ".join(sorted(methods - {"WEBSOCKET"}))
            response = Json(
                {"detail": f"Method Not Allowed. This address takes {allowed}."}, 405, headers={"allow": allowed}
            )
        else:
            response = pages.missing(self, Request(scope, receive, send))
        await response(scope, receive, _with_headers(send, []))

    def _row_asked_for(self, scope: Any, headers: Headers, methods: frozenset[str]) -> Policy | None:
        wanted = headers.get("access-control-request-method", "")
        for method in (wanted, *sorted(methods)):
            found = self.routes_of_ours.find(_path(scope), method)
            if not isinstance(found, frozenset):
                return found[0]
        return None


class _Preflight:
    def __init__(self, headers: list[tuple[bytes, bytes]]):
        self._headers = headers

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        headers = [*self._headers, (b"content-type", b"text/plain; charset=utf-8"), (b"content-length", b"2")]
        await send({"type": "http.response.start", "status": 200, "headers": headers})
        await send({"type": "http.response.body", "body": b"OK"})


_ALWAYS = [
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"same-origin"),
    (b"cross-origin-opener-policy", b"same-origin-allow-popups"),
    (b"permissions-policy", b"browsing-topics=()"),
]


def _with_headers(send: Any, more: list[tuple[bytes, bytes]]) -> Any:
    async def sending(message: Any) -> None:
        if message["type"] == "http.response.start":
            message["headers"] = merged(message.get("headers", ()), more, _ALWAYS)
        await send(message)

    return sending


def _path(scope: Any) -> str:
    """The path below the app's root."""
    path, root = scope["path"], scope.get("root_path", "")
    return str(path[len(root) :] if root and path.startswith(root) else path)

"""The table of routes: for each one who may come, from which origin, with how large a body.

A route without a row cannot be added.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from ..errors import AppMistake

Who = Literal["public", "signed_in", "login_page"]
Origin = Literal["same", "open"]

KIB, MIB = 1024, 1024 * 1024


@dataclass(frozen=True, slots=True)
class Policy:
    """What one route asks for."""

    name: str
    methods: str
    """HTTP methods, separated by blanks, or WEBSOCKET."""
    path: str
    """Below the app's root; `{name}` is one segment, `{name...}` the rest."""
    who: Who
    """`signed_in` matters only when the app has sign-in; `login_page` shows the form to those who are not."""
    origin: Origin
    """`same`: only the app's own pages may change anything. `open`: pages elsewhere too, by the rules of origins.py."""
    max_body_bytes: int | None = 0
    """None: the route itself counts what it reads."""

    @property
    def method_set(self) -> frozenset[str]:
        """The methods as a set."""
        return frozenset(self.methods.split())


def _row(*cells: Any) -> Policy:
    return Policy(*cells)


_ROWS = (
    # name, methods, path, who, origin, largest body
    _row("page", "GET HEAD", "", "login_page", "same"),
    _row("health", "GET HEAD", "healthz", "public", "same"),
    _row("metrics", "GET", "metrics", "signed_in", "same"),
    _row("socket", "WEBSOCKET", "limelight/socket", "signed_in", "same", 16 * MIB),
    _row("events", "GET", "limelight/events", "signed_in", "same"),
    _row("send", "POST", "limelight/send", "signed_in", "same", 16 * MIB),
    _row("put_file", "PUT", "limelight/upload", "signed_in", "same", None),
    _row("make_link", "POST", "limelight/link", "signed_in", "same", MIB),
    _row("get_file", "GET HEAD", "limelight/file/{handle}/{name...}", "signed_in", "same"),
    _row("asset", "GET HEAD", "limelight/assets/{name...}", "public", "same"),
    _row("client_script", "GET HEAD", "client.js", "public", "open"),
    _row("package_file", "GET HEAD", "limelight/package/{name...}", "signed_in", "same"),
    _row("module", "GET HEAD", "limelight/module/{name}", "signed_in", "same"),
    _row("theme_sheet", "GET HEAD", "limelight/theme-{digest}.css", "public", "same"),
    _row("app_script", "GET HEAD", "limelight/app-{digest}.js", "signed_in", "same"),
    _row("html_script", "GET HEAD", "limelight/html-{digest}.js", "signed_in", "same"),
    _row("icon", "GET HEAD", "favicon.ico", "public", "same"),
    _row("app_icon", "GET HEAD", "pwa_icon", "public", "same"),
    _row("app_icon_sized", "GET HEAD", "pwa_icon/{size}", "public", "same"),
    _row("web_manifest", "GET", "manifest.json", "public", "same"),
    _row("robots", "GET", "robots.txt", "public", "same"),
    _row("theme_css", "GET HEAD", "theme.css", "public", "open"),
    _row("theme_css_below", "GET HEAD", "gradio_api/theme.css", "public", "open"),
    _row("login", "POST", "login", "public", "same", 64 * KIB),
    _row("oauth_begin", "GET", "login/huggingface", "public", "same"),
    _row("oauth_finish", "GET", "login/callback", "public", "same"),
    _row("oauth_who", "GET", "limelight/sign-in", "public", "same"),
    _row("oauth_leave", "POST", "limelight/sign-out", "public", "same", KIB),
    _row("logout", "GET POST", "logout", "public", "same", 64 * KIB),
    _row("call_once", "POST", "api/{name}", "signed_in", "open", 64 * MIB),
    _row("run_state", "GET", "api/runs/{run}", "signed_in", "open"),
    _row("run_events", "GET", "api/runs/{run}/events", "signed_in", "open"),
    _row("run_cancel", "POST", "api/runs/{run}/cancel", "signed_in", "open", 64 * KIB),
    _row("run_link", "POST", "api/runs/{run}/link", "signed_in", "same", 64 * KIB),
    _row("result", "GET", "api/results/{id}", "public", "open"),
    _row("forget_result", "DELETE", "api/results/{id}", "signed_in", "same"),
    _row("openapi_document", "GET", "api/openapi.json", "signed_in", "open"),
    _row("openapi_root", "GET", "openapi.json", "signed_in", "open"),
    _row("api_page", "GET HEAD", "api", "signed_in", "same"),
    _row("monitoring", "GET", "monitoring/summary", "signed_in", "same"),
    _row("monitoring_page", "GET", "monitoring", "signed_in", "same"),
    # the contract of gradio_client and @gradio/client
    _row("config", "GET", "config", "signed_in", "open"),
    _row("info", "GET", "gradio_api/info", "signed_in", "open"),
    _row("openapi", "GET", "gradio_api/openapi.json", "signed_in", "open"),
    _row("queue_join", "POST", "gradio_api/queue/join", "signed_in", "open", 64 * MIB),
    _row("queue_data", "GET", "gradio_api/queue/data", "signed_in", "open"),
    _row("queue_status", "GET", "gradio_api/queue/status", "signed_in", "open"),
    _row("call", "POST", "gradio_api/call/{name}", "signed_in", "open", 64 * MIB),
    _row("call_named", "POST", "gradio_api/call/v2/{name}", "signed_in", "open", 64 * MIB),
    _row("call_result", "GET", "gradio_api/call/{name}/{event}", "signed_in", "open"),
    _row("call_named_result", "GET", "gradio_api/call/v2/{name}/{event}", "signed_in", "open"),
    _row("run", "POST", "gradio_api/run/{name}", "signed_in", "open", 64 * MIB),
    _row("run_api", "POST", "gradio_api/api/{name}", "signed_in", "open", 64 * MIB),
    _row("cancel", "POST", "gradio_api/cancel", "signed_in", "open", 64 * KIB),
    _row("reset", "POST", "gradio_api/reset", "signed_in", "open", 64 * KIB),
    _row("stream_chunk", "POST", "gradio_api/stream/{event}", "signed_in", "open", 64 * MIB),
    _row("stream_close", "POST", "gradio_api/stream/{event}/close", "signed_in", "open", 64 * KIB),
    _row("stream_part", "GET", "gradio_api/stream/{session}/{run}/{component}/{name}", "signed_in", "open"),
    _row("post_files", "POST", "gradio_api/upload", "signed_in", "open", None),
    _row("upload_progress", "GET", "gradio_api/upload_progress", "signed_in", "open"),
    _row("file", "GET HEAD", "gradio_api/file={path...}", "signed_in", "open"),
    _row("file_old", "GET HEAD", "gradio_api/file/{path...}", "signed_in", "open"),
    _row("component_server", "POST", "gradio_api/component_server", "signed_in", "open", 64 * MIB),
    _row("proxy", "GET HEAD", "gradio_api/proxy={url...}", "signed_in", "open"),
    _row("heartbeat", "GET", "gradio_api/heartbeat/{session}", "signed_in", "open"),
    _row("app_id", "GET", "gradio_api/app_id", "public", "open"),
    _row("user", "GET", "gradio_api/user", "public", "open"),
    _row("login_check", "GET", "gradio_api/login_check", "signed_in", "open"),
    _row("token", "GET", "gradio_api/token", "public", "same"),
    _row("startup_events", "GET", "gradio_api/startup-events", "public", "open"),
    _row("mcp", "POST", "gradio_api/mcp", "signed_in", "open", 64 * MIB),
    _row("mcp_page", "GET DELETE", "gradio_api/mcp", "signed_in", "open"),
    _row("mcp_http", "POST", "gradio_api/mcp/http", "signed_in", "open", 64 * MIB),
    _row("mcp_http_page", "GET DELETE", "gradio_api/mcp/http", "signed_in", "open"),
    _row("mcp_schema", "GET", "gradio_api/mcp/schema", "signed_in", "open"),
    _row("deep_link", "GET", "gradio_api/deep_link", "signed_in", "open"),
)

TABLE: Mapping[str, Policy] = {row.name: row for row in _ROWS}


class Routes:
    """Which handler answers a path. Built from the table and one handler per row.

    Parameters:
        handlers: what answers, by the name of the row.
        table: the rows.
        pages: further addresses of the row `page`: those of an app that has several.

    Raises `AppMistake` when a handler has no row or a row no handler.
    """

    def __init__(
        self,
        handlers: Mapping[str, Callable[..., Any]],
        table: Mapping[str, Policy] = TABLE,
        pages: Iterable[str] = (),
    ):
        _check_complete(handlers, table)
        self._fixed: dict[str, list[tuple[Policy, Callable[..., Any]]]] = {}
        self._patterns: list[tuple[re.Pattern[str], Policy, Callable[..., Any]]] = []
        for name, row in table.items():
            if "{" in row.path:
                self._patterns.append((_pattern(row.path), row, handlers[name]))
            else:
                self._fixed.setdefault(row.path, []).append((row, handlers[name]))
        for path in pages:
            self._fixed.setdefault(path, []).append((table["page"], handlers["page"]))

    def find(self, path: str, method: str) -> tuple[Policy, Callable[..., Any], dict[str, str]] | frozenset[str]:
        """The row, its handler and the path's parameters; or the methods the path takes, none when it is unknown."""
        path = path.strip("/") if path.endswith("/") else path.lstrip("/")
        allowed: set[str] = set()
        for row, handler in self._fixed.get(path, ()):
            if method in row.method_set:
                return row, handler, {}
            allowed |= row.method_set
        for pattern, row, handler in self._patterns:
            if (match := pattern.fullmatch(path)) is not None:
                if method in row.method_set:
                    return row, handler, match.groupdict()
                allowed |= row.method_set
        return frozenset(allowed)


def _check_complete(handlers: Mapping[str, Callable[..., Any]], table: Mapping[str, Policy]) -> None:
    unruled, unanswered = set(handlers) - set(table), set(table) - set(handlers)
    if unruled:
        raise AppMistake(
            f"The routes {', '.join(sorted(unruled))} have no row in transports/policy.py. "
            "Add one that says who may use them."
        )
    if unanswered:
        raise AppMistake(f"The rows {', '.join(sorted(unanswered))} of transports/policy.py have no handler.")


def _pattern(path: str) -> re.Pattern[str]:
    parts: Iterable[str] = re.split(r"(\{\w+(?:\.\.\.)?\})", path)
    return re.compile("".join(_part(part) for part in parts), re.DOTALL)


def _part(part: str) -> str:
    if not part.startswith("{"):
        return re.escape(part)
    name = part.strip("{}")
    return f"(?P<{name[:-3]}>.+)" if name.endswith("...") else f"(?P<{name}>[^/]+)"

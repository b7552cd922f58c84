"""`Server`: functions for callers alone, with no page, beside routes of one's own."""

from __future__ import annotations

import contextlib
import inspect
from collections.abc import Callable, Sequence
from dataclasses import dataclass, fields
from functools import cached_property
from typing import Any, ClassVar

from starlette.requests import Request
from starlette.responses import RedirectResponse
from starlette.routing import BaseRoute, Match

from ..app import Blocks
from ..define.event import takes_run_options
from ..errors import MissingPackage, UnknownArgument, nearest
from ..graph.endpoint import api
from ..transports.roots import root_of

FORWARDED = frozenset(
    "get post put patch delete options trace websocket api_route add_api_route add_api_websocket_route include_router "
    "mount middleware add_middleware exception_handler add_exception_handler on_event dependency_overrides state "
    "router routes openapi".split()
)
"""What of a Server is FastAPI's: routes, and what stands around them."""


@dataclass(kw_only=True)
class ServerOptions:
    """What a `Server` can be told: what FastAPI takes. All but `title` is about routes of one's own."""

    debug: bool = False
    """Show a traceback where a route fails."""
    title: str = "Limelight"
    """What the server is called, in its API page and to agents."""
    summary: str | None = None
    """A short line about it."""
    description: str = ""
    """Words about it, in Markdown."""
    version: str = "0.1.0"
    """The version of the API."""
    openapi_url: str | None = "/openapi.json"
    """Where the API is described. Ours, of the functions, unless `docs_url` or `redoc_url` is given as well."""
    openapi_tags: list[dict[str, Any]] | None = None
    """Words about the tags of routes."""
    servers: list[dict[str, Any]] | None = None
    """Addresses the description names."""
    dependencies: Sequence[Any] | None = None
    """What every route depends on."""
    default_response_class: Any = None
    """The class of answers."""
    redirect_slashes: bool = True
    """Whether an address may have a slash too many or too few."""
    docs_url: str | None = None
    """Where FastAPI's page about the routes is: none unless asked for, as its scripts come from other hosts."""
    redoc_url: str | None = None
    """The same, of its other page."""
    middleware: Sequence[Any] | None = None
    """What stands around the routes."""
    exception_handlers: dict[Any, Any] | None = None
    """Answers to exceptions, by class or status."""
    on_startup: Sequence[Callable[[], Any]] | None = None
    """Functions that run at the start."""
    on_shutdown: Sequence[Callable[[], Any]] | None = None
    """Functions that run at the end."""
    lifespan: Any = None
    """An async context manager around the server's life; started before the first answer, ended after the last."""
    terms_of_service: str | None = None
    """An address for the description."""
    contact: dict[str, Any] | None = None
    """Whom the description names."""
    license_info: dict[str, Any] | None = None
    """The licence the description names."""
    root_path: str = ""
    """The path that a proxy takes off; `launch(root_path=...)` is the one for the functions."""
    root_path_in_servers: bool = True
    """Whether the description names that path."""
    responses: dict[int | str, dict[str, Any]] | None = None
    """Further answers, for the description."""
    callbacks: list[Any] | None = None
    """Callbacks, for the description."""
    webhooks: Any = None
    """Webhooks, for the description."""
    deprecated: bool | None = None
    """Mark every route as one that will go."""
    include_in_schema: bool = True
    """Whether routes are described."""
    generate_unique_id_function: Any = None
    """Names the routes in the description."""
    separate_input_output_schemas: bool = True
    """Whether a model that is taken and given is described twice."""


class _ServerSignature:
    def __get__(self, owner: Any, cls: type) -> inspect.Signature:
        return inspect.signature(ServerOptions)


class Server(Blocks):
    """Functions for callers of the API and agents, without a page, beside routes of one's own.

    server = gr.Server(title="Sums")

    @server.api
    def add(a: int, b: int) -> int:
        return a + b

    @server.get("/hello")
    def hello() -> dict:
        return {"message": "Hello"}

    server.launch()

    A function given to `api` waits in the queue, streams, and is a tool for agents, as every endpoint of an app. Routes
    (`get`, `post`, `put`, `patch`, `delete`, `websocket`, `include_router`, `mount`, `add_middleware` and the like) are
    FastAPI's, which has to be installed for them; they come before ours. Where no route is at `/`, the page that
    explains the API is shown.

    The options are told in `ServerOptions`. Raises `UnknownArgument` for one that does not exist.
    """

    kind: ClassVar[str] = "blocks"
    __signature__ = _ServerSignature()

    def __init__(self, **options: Any):
        known = [one.name for one in fields(ServerOptions)]
        for name in options:
            if name not in known:
                raise UnknownArgument(f"Server has no argument '{name}'{nearest(name, known) or '.'}")
        self._given = options
        self._stack = contextlib.AsyncExitStack()
        super().__init__(mode="server", title=options.get("title", "Limelight"))
        self.on_start.append(self._begin)
        self.on_stop.append(self._end)

    @takes_run_options
    def api(
        self,
        fn: Callable[..., Any] | None = None,
        *,
        name: str | None = None,
        description: str | None = None,
        **run: Any,
    ) -> Any:
        """Offer a function to callers of the API: `@server.api` or `@server.api(name="add")`. Gives the function back.

        Parameters:
            fn: the function; left out, the call is a decorator. Its type hints say what callers give and get.
            name: the endpoint's name; the function's own when left out.
            description: words for the API page; the docstring when left out.
            run: the options every event takes, such as `concurrency_limit`, `queue` and `batch`.

        Raises `BadListener` for a parameter without a type hint.
        """
        if fn is None:
            return lambda function: self.api(function, name=name, description=description, **run)
        with self:
            api(fn, api_name=name, api_description=description, **run)
        return fn

    @cached_property
    def fastapi(self) -> Any:
        """The FastAPI app that holds the routes; made when it is first needed. Raises `MissingPackage` without it."""
        try:
            from fastapi import FastAPI
        except ImportError as error:
            raise MissingPackage("A Server with routes of its own", "server") from error
        is_described = self._given.get("docs_url") or self._given.get("redoc_url")
        usual: dict[str, Any] = {"docs_url": None, "redoc_url": None, **({} if is_described else {"openapi_url": None})}
        return FastAPI(**{**usual, **self._given})

    def __getattr__(self, name: str) -> Any:
        if name in FORWARDED:
            return getattr(self.fastapi, name)
        raise AttributeError(f"A Server has no '{name}'{nearest(name, FORWARDED) or '.'}")

    @property
    def own_routes(self) -> list[BaseRoute]:
        """What the site asks before it answers itself."""
        return [_OwnRoutes(self), _Front()]

    @property
    def has_routes(self) -> bool:
        """Whether there may be routes, or a life to be led: then there is a FastAPI app."""
        return "fastapi" in vars(self) or bool(self._given.keys() & {"lifespan", "on_startup", "on_shutdown"})

    async def _begin(self, engine: Any) -> None:
        if self.has_routes:
            app = self.fastapi
            await self._stack.enter_async_context(app.router.lifespan_context(app))

    async def _end(self, engine: Any) -> None:
        await self._stack.aclose()


class _OwnRoutes(BaseRoute):
    """Lets a Server's FastAPI answer what one of its routes is for."""

    def __init__(self, server: Server):
        self._server = server

    def matches(self, scope: Any) -> tuple[Match, dict[str, Any]]:
        routes = self._server.fastapi.router.routes if self._server.has_routes else []
        best = max((route.matches(scope)[0] for route in routes), key=lambda match: match.value, default=Match.NONE)
        return best, {}

    async def handle(self, scope: Any, receive: Any, send: Any) -> None:
        await self._server.fastapi(scope, receive, send)


class _Front(BaseRoute):
    """Leads from the address itself to the page that explains the API; where one signs in first, the site does that."""

    def matches(self, scope: Any) -> tuple[Match, dict[str, Any]]:
        is_front = scope["type"] == "http" and scope["method"] in {"GET", "HEAD"} and not scope["app"].path_of(scope)
        return (Match.FULL if is_front and scope["app"].auth is None else Match.NONE), {}

    async def handle(self, scope: Any, receive: Any, send: Any) -> None:
        request = Request(scope)
        await RedirectResponse(f"{root_of(request.app, request)}/api")(scope, receive, send)

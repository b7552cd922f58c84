"""`mount_gradio_app()`: an app as a part of somebody's ASGI app."""

from __future__ import annotations

import contextlib
from collections.abc import AsyncIterator, Callable, Sequence
from typing import TYPE_CHECKING, Any

from ..errors import BadProp
from .build import make_looks, make_site
from .sizes import parse_size

if TYPE_CHECKING:
    from ..graph.blueprint import Blueprint
    from ..transports.site import Site


def mount_gradio_app(
    app: Any,
    blocks: Blueprint,
    path: str,
    server_name: str = "0.0.0.0",
    server_port: int = 7860,
    footer_links: list[Any] | None = None,
    run_history: bool | None = None,
    app_kwargs: dict[str, Any] | None = None,
    *,
    auth: Any = None,
    auth_message: str | None = None,
    auth_dependency: Callable[..., Any] | None = None,
    root_path: str | None = None,
    allowed_paths: Sequence[str] | None = None,
    blocked_paths: Sequence[str] | None = None,
    favicon_path: str | None = None,
    show_error: bool = True,
    max_file_size: str | int | None = None,
    ssr_mode: bool | None = None,
    node_server_name: str | None = None,
    node_port: int | None = None,
    enable_monitoring: bool | None = None,
    pwa: bool | None = None,
    i18n: Any = None,
    mcp_server: bool | None = None,
    theme: Any = None,
    css: str | None = None,
    css_paths: Any = None,
    js: Any = None,
    head: str | None = None,
    head_paths: Any = None,
) -> Any:
    """Serve an app below a path of a FastAPI or Starlette app; gives that app back.

    Parameters:
        app: the ASGI app that is the host; anything with `mount` and a `router`.
        blocks: the app to serve.
        path: where, such as "/demo".
        server_name: accepted; the host listens.
        server_port: accepted; the host listens.
        footer_links: "api", "settings", or {"label": ..., "url": ...}.
        run_history: accepted; there is none yet.
        app_kwargs: arguments of the app's own ASGI application.
        auth: sign-in, as in `launch`.
        auth_message: shown above the form.
        auth_dependency: a function of the request that gives the user's name, or None to refuse.
        root_path: path or URL under which a proxy serves the app, its mount path included.
        allowed_paths: further files and folders that may be shown.
        blocked_paths: files and folders that never are.
        favicon_path: the app's icon.
        show_error: tell people what an exception said.
        max_file_size: largest upload: bytes, or "5mb".
        ssr_mode: accepted; pages are always built in the browser.
        node_server_name: accepted; there is no Node here.
        node_port: accepted; there is no Node here.
        enable_monitoring: False closes `/monitoring/summary`.
        pwa: let people put the app on their home screen.
        i18n: texts in several languages.
        mcp_server: accepted; there is none yet.
        theme: a theme or its name.
        css: the app's own CSS.
        css_paths: files of the app's own CSS.
        js: a JavaScript function that runs when the page is there.
        head: HTML for the page's head.
        head_paths: files of HTML for the page's head.

    Raises `BadProp` when the host cannot hold other apps or the path is none.
    """
    if not hasattr(app, "mount"):
        raise BadProp(
            f"An app can be mounted into FastAPI or Starlette, not into {type(app).__name__}: it has no 'mount'."
        )
    if not path.startswith("/") and path:
        raise BadProp(f"The path to mount at must start with a slash, as '/{path}'.")
    site = make_site(
        blocks,
        auth=auth,
        auth_message=auth_message,
        auth_dependency=auth_dependency,
        root_path=root_path or "",
        allowed_paths=allowed_paths,
        blocked_paths=blocked_paths,
        max_file_size=parse_size(max_file_size),
        show_error=show_error,
        app_kwargs=app_kwargs,
        is_monitored=enable_monitoring is not False,
        is_installable=bool(pwa),
        looks=make_looks(
            blocks,
            theme=theme,
            css=css,
            css_paths=css_paths,
            js=js,
            head=head,
            head_paths=head_paths,
            favicon_path=favicon_path,
            footer_links=footer_links,
        ),
    )
    _share_life(app, site)
    app.mount(path.rstrip("/"), site)
    return app


def _share_life(app: Any, site: Site) -> None:
    """Start and stop the site with its host: a host does not tell the apps mounted in it when it starts."""
    router = getattr(app, "router", None)
    around = getattr(router, "lifespan_context", None)
    if router is None or around is None:
        return  # the site starts with the first request

    @contextlib.asynccontextmanager
    async def both(host: Any) -> AsyncIterator[Any]:
        async with around(host) as state:
            await site.start()
            try:
                yield state
            finally:
                await site.stop()

    router.lifespan_context = both

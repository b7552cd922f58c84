"""`mount_gradio_app()`: an app as a part of somebody's ASGI app."""

from __future__ import annotations

import contextlib
from collections.abc import AsyncIterator
from typing import TYPE_CHECKING, Any

from ..errors import BadProp
from .build import make_site
from .options import MountOptions, read_options, signature

if TYPE_CHECKING:
    from ..graph.blueprint import Blueprint
    from ..transports.site import Site


def mount_gradio_app(app: Any, blocks: Blueprint, path: str, *args: Any, **options: Any) -> Any:
    """Serve `blocks` below a path (`"/demo"`) of a FastAPI or Starlette app; gives that app back.

    The options are told in `MountOptions`. The host is anything with `mount`; with a `router` the app starts and stops
    with it, otherwise it starts with the first request. Raises `BadProp` when the host cannot hold other apps or the
    path is none, `UnknownArgument` for an option that does not exist.
    """
    told = read_options(MountOptions, "mount_gradio_app", args, options)
    if not hasattr(app, "mount"):
        raise BadProp(
            f"An app can be mounted into FastAPI or Starlette, not into {type(app).__name__}: that has no 'mount'."
        )
    if path and not path.startswith("/"):
        raise BadProp(f"The path to mount at must start with a slash: '/{path}'.")
    site = make_site(blocks, told)
    _share_life(app, site)
    app.mount(path.rstrip("/"), site)
    return app


mount_gradio_app.__signature__ = signature(MountOptions, "app", "blocks", "path")  # type: ignore[attr-defined]


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

"""From an app and what `launch` or `mount_gradio_app` were told to a site that can be served."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from .. import settings
from ..errors import BadProp

if TYPE_CHECKING:
    from ..graph.blueprint import Blueprint
    from ..transports.looks import Looks
    from ..transports.site import Site


def make_site(
    blueprint: Blueprint,
    *,
    auth: Any = None,
    auth_message: str | None = None,
    auth_dependency: Any = None,
    allowed_paths: Sequence[str] | None = None,
    blocked_paths: Sequence[str] | None = None,
    max_file_size: int | None = None,
    max_threads: int = 40,
    show_error: bool = False,
    state_session_capacity: int = 10_000,
    root_path: str | None = None,
    app_kwargs: dict[str, Any] | None = None,
    looks: Looks,
    **options: Any,
) -> Site:
    """The site of an app: its files, its engine, its sign-in. Everything heavy is imported here, when something is served."""
    from ..engine.engine import Engine
    from ..files.store import FileStore
    from ..transports.auth import Auth
    from ..transports.site import Site, SiteOptions

    files = FileStore(
        max_size_bytes=max_file_size,
        allowed_paths=_paths(allowed_paths, settings.ALLOWED_PATHS),
        blocked_paths=_paths(blocked_paths, settings.BLOCKED_PATHS),
    )
    engine = Engine(
        blueprint,
        files,
        max_threads=max_threads,
        show_error=show_error or settings.DEV.is_on(),
        capacity=state_session_capacity,
        **queue_options(blueprint),
    )
    has_auth = auth is not None or auth_dependency is not None
    queue = getattr(blueprint, "queue_options", {})
    told = SiteOptions(
        auth=Auth(auth, auth_message, auth_dependency) if has_auth else None,
        looks=looks,
        root_path=root_path if root_path is not None else settings.ROOT_PATH.read() or "",
        max_file_size=max_file_size,
        session_capacity=state_session_capacity,
        allowed_hosts=(settings.ALLOWED_HOSTS.read() or "").split(","),
        api_open=queue.get("api_open") is not False,
        **options,
    )
    return Site(engine, told, **_starlette_options(app_kwargs))


def queue_options(blueprint: Blueprint) -> dict[str, Any]:
    """The limits that `queue()` or the environment set."""
    given = getattr(blueprint, "queue_options", {})
    out: dict[str, Any] = {"max_size": given.get("max_size")}
    if "default_concurrency_limit" in given:
        out["default_concurrency_limit"] = given["default_concurrency_limit"]
        return out
    said = (settings.CONCURRENCY.read() or "1").strip().lower()
    if said != "none" and not said.isdigit():
        raise BadProp(f"{settings.CONCURRENCY.names[0]} must be a whole number or 'none', not '{said}'.")
    out["default_concurrency_limit"] = None if said == "none" else int(said)
    return out


def make_looks(
    blueprint: Blueprint,
    *,
    theme: Any = None,
    css: str | None = None,
    css_paths: Any = None,
    js: str | bool | None = None,
    head: str | None = None,
    head_paths: Any = None,
    favicon_path: str | os.PathLike[str] | None = None,
    footer_links: list[Any] | None = None,
) -> Looks:
    """How the pages look: what was told now, and what was told when the app was made."""
    from ..transports.looks import FOOTER, Looks, joined_files

    def of_app(name: str) -> Any:
        return getattr(blueprint, name, None)

    sheets = [of_app("css"), joined_files(of_app("css_paths"), "css_paths"), css, joined_files(css_paths, "css_paths")]
    heads = [
        of_app("head"),
        joined_files(of_app("head_paths"), "head_paths"),
        head,
        joined_files(head_paths, "head_paths"),
    ]
    if favicon_path is not None and not Path(favicon_path).is_file():
        raise FileNotFoundError(f"favicon_path names '{favicon_path}', which is not a file (looked in {os.getcwd()}).")
    footer = [one for one in FOOTER if one != "api" or _has_api(blueprint)] if footer_links is None else footer_links
    return Looks(
        theme=theme if theme is not None else of_app("theme"),
        css="\n".join(one for one in sheets if one),
        js=js if js is not None else of_app("js"),
        head="\n".join(one for one in heads if one),
        favicon=Path(favicon_path).resolve() if favicon_path is not None else None,
        footer=[one for one in footer if one not in ("gradio", "runs")],
    )


def _has_api(blueprint: Blueprint) -> bool:
    return any(one.fn is not None and one.api_visibility == "public" for one in blueprint.listeners.values())


def _paths(given: Sequence[str] | None, setting: settings.Setting) -> list[str]:
    if isinstance(given, (str, os.PathLike)):
        raise BadProp(f"allowed_paths and blocked_paths take a list of paths, not one: ['{given}'].")
    if given is not None:
        return list(given)
    return [path.strip() for path in (setting.read() or "").split(",") if path.strip()]


_FASTAPI_ONLY = frozenset(
    {"docs_url", "redoc_url", "openapi_url", "title", "description", "version", "root_path", "dependencies"}
)


def _starlette_options(app_kwargs: dict[str, Any] | None) -> dict[str, Any]:
    # Written for another framework; those of its options that mean nothing here are let pass.
    return {name: value for name, value in (app_kwargs or {}).items() if name not in _FASTAPI_ONLY}

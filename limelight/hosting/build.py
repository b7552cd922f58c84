"""From an app and what `launch` or `mount_gradio_app` were told to a site that can be served."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from .. import settings
from ..errors import BadProp
from .options import LaunchOptions, MountOptions
from .sizes import parse_size

if TYPE_CHECKING:
    from ..engine.engine import Engine
    from ..engine.stores.store import Store
    from ..files.store import FileStore
    from ..graph.blueprint import Blueprint
    from ..transports.looks import Looks
    from ..transports.site import Site, SiteOptions


def make_site(blueprint: Blueprint, told: LaunchOptions | MountOptions, is_local_only: bool = False) -> Site:
    """The site of an app: files, engine, sign-in, looks. All that is heavy is imported here, when something is served.

    Raises `BadProp` for an option that cannot be, `FileNotFoundError` for a file that is not there.
    """
    from ..transports.site import Site

    size = parse_size(told.max_file_size)
    store = _store(told)
    if told.model_version is not None:
        blueprint.model_version = told.model_version
    engine = _engine(blueprint, told, _files(told, size, store), store)
    site = Site(engine, _site_options(blueprint, told, size, is_local_only), **_starlette_options(told.app_kwargs))
    site.router.routes += getattr(blueprint, "own_routes", [])
    return site


def _store(told: LaunchOptions | MountOptions) -> Store | None:
    given = told.store if told.store is not None else settings.STORE.read() or None
    if isinstance(given, (str, os.PathLike)):
        from ..engine.stores.sqlite import SqliteStore

        return SqliteStore(os.fspath(given))
    if given is not None and not hasattr(given, "write"):
        raise BadProp(f"store must be the path of a file, such as 'runs.db', or a store, not {given!r}.")
    store: Store | None = given
    return store


def _files(told: LaunchOptions | MountOptions, max_size_bytes: int | None, store: Store | None) -> FileStore:
    from ..files.store import FileStore

    # Values that are kept name files: these lie beside the store and stay as well.
    path: Path | None = getattr(store, "path", None)
    return FileStore(
        lasting_folder=path.with_name(f"{path.stem}-files") if path is not None else None,
        max_size_bytes=max_size_bytes,
        allowed_paths=_paths("allowed_paths", told.allowed_paths, settings.ALLOWED_PATHS),
        blocked_paths=_paths("blocked_paths", told.blocked_paths, settings.BLOCKED_PATHS),
    )


def _engine(blueprint: Blueprint, told: LaunchOptions | MountOptions, files: FileStore, store: Store | None) -> Engine:
    from ..engine.engine import Engine

    limits: dict[str, Any] = queue_options(blueprint)
    if isinstance(told, LaunchOptions):
        limits |= {"max_threads": told.max_threads, "capacity": told.state_session_capacity}
    return Engine(blueprint, files, show_error=told.show_error or settings.DEV.is_on(), store=store, **limits)


def _site_options(
    blueprint: Blueprint, told: LaunchOptions | MountOptions, size: int | None, is_local_only: bool
) -> SiteOptions:
    from ..graph.i18n import translations_of
    from ..transports.auth import Auth
    from ..transports.site import SiteOptions

    has_auth = told.auth is not None or told.auth_dependency is not None
    is_launched = isinstance(told, LaunchOptions)
    return SiteOptions(
        auth=Auth(told.auth, told.auth_message, told.auth_dependency) if has_auth else None,
        looks=make_looks(blueprint, told),
        root_path=(settings.ROOT_PATH.read() if told.root_path is None and is_launched else told.root_path) or "",
        max_file_size=size,
        is_local_only=is_local_only,
        allowed_hosts=(settings.ALLOWED_HOSTS.read() or "").split(","),
        strict_cors=told.strict_cors if isinstance(told, LaunchOptions) else True,
        is_monitored=told.enable_monitoring is not False,
        has_mcp=settings.MCP_SERVER.is_on() if told.mcp_server is None else told.mcp_server,
        has_metrics=told.enable_monitoring is True,
        is_installable=bool(told.pwa),
        session_capacity=told.state_session_capacity if isinstance(told, LaunchOptions) else 10_000,
        translations=translations_of(told.i18n),
        api_open=getattr(blueprint, "queue_options", {}).get("api_open") is not False,
    )


def queue_options(blueprint: Blueprint) -> dict[str, Any]:
    """The limits that `queue()` or the environment set."""
    given = getattr(blueprint, "queue_options", {})
    limits: dict[str, Any] = {"max_size": given.get("max_size")}
    if "default_concurrency_limit" in given:
        return {**limits, "default_concurrency_limit": given["default_concurrency_limit"]}
    said = (settings.CONCURRENCY.read() or "1").strip().lower()
    if said != "none" and not said.isdigit():
        raise BadProp(f"{settings.CONCURRENCY.names[0]} must be a whole number or 'none', not '{said}'.")
    return {**limits, "default_concurrency_limit": None if said == "none" else int(said)}


def make_looks(blueprint: Blueprint, told: LaunchOptions | MountOptions) -> Looks:
    """How the pages look: what was told now, and what was told when the app was made."""
    from ..transports.looks import Looks

    icon = told.favicon_path
    if icon is not None and not Path(icon).is_file():
        raise FileNotFoundError(f"favicon_path names '{icon}', which is not a file (looked in {os.getcwd()}).")
    return Looks(
        theme=told.theme if told.theme is not None else getattr(blueprint, "theme", None),
        css=_text(blueprint, told, "css", "css_paths"),
        js=told.js if told.js is not None else getattr(blueprint, "js", None),
        head=_text(blueprint, told, "head", "head_paths"),
        favicon=Path(icon).resolve() if icon is not None else None,
        footer=_footer(blueprint, told.footer_links),
    )


def _text(blueprint: Blueprint, told: Any, text: str, paths: str) -> str:
    from ..transports.looks import joined_files

    parts = [
        part
        for one in (blueprint, told)
        for part in (getattr(one, text, None), joined_files(getattr(one, paths, None), paths))
    ]
    return "\n".join(part for part in parts if part)


def _footer(blueprint: Blueprint, given: list[Any] | None) -> list[Any]:
    if given is not None:
        return [one for one in given if one not in ("gradio", "runs")]
    has_api = any(one.fn is not None and one.api_visibility == "public" for one in blueprint.listeners.values())
    return ["api", "settings"] if has_api else ["settings"]


def _paths(name: str, given: Sequence[Any] | None, setting: settings.Setting) -> list[Any]:
    if isinstance(given, (str, os.PathLike)):
        raise BadProp(f"{name} takes a list of paths: {name}=['{given}'].")
    if given is not None:
        return list(given)
    return [path.strip() for path in (setting.read() or "").split(",") if path.strip()]


_OF_ANOTHER_FRAMEWORK = frozenset(
    {"docs_url", "redoc_url", "openapi_url", "title", "description", "version", "root_path", "dependencies"}
)


def _starlette_options(app_kwargs: dict[str, Any] | None) -> dict[str, Any]:
    # Existing apps write these for FastAPI; where an option means nothing here it is let pass.
    return {name: value for name, value in (app_kwargs or {}).items() if name not in _OF_ANOTHER_FRAMEWORK}

"""What `launch` and `mount_gradio_app` can be told, each thing said once."""

from __future__ import annotations

import inspect
import os
from collections.abc import Callable, Sequence
from dataclasses import KW_ONLY, dataclass, fields
from typing import Any, Literal, TypeVar

from ..errors import UnknownArgument, nearest

Path = str | os.PathLike[str]


@dataclass(kw_only=True)
class Serving:
    """Options of every way to serve an app."""

    auth_dependency: Callable[..., Any] | None = None
    """A function of the request that gives the user's name, or None to refuse; instead of `auth`."""
    root_path: str | None = None
    """Path or URL under which a proxy serves the app."""
    allowed_paths: Sequence[Path] | None = None
    """Further files and folders that may be shown, besides the working directory and the temp folder."""
    blocked_paths: Sequence[Path] | None = None
    """Files and folders that never are shown."""
    favicon_path: Path | None = None
    """The app's icon."""
    store: Any = None
    """Where sessions and results outlive a restart of the server: the path of a file ("runs.db"), or an object such as
    `MemoryStore`. Without it they live as long as the server."""
    model_version: str | None = None
    """What flags call this version of the model; a setting (`LIMELIGHT_MODEL_VERSION`) says it otherwise."""
    max_file_size: str | int | None = None
    """Largest upload: bytes, or "5mb"; None takes any."""
    enable_monitoring: bool | None = None
    """True opens `/metrics` for Prometheus; False closes `/monitoring/summary`."""
    ssr_mode: bool | None = None
    """Accepted for older apps; pages are always built in the browser."""
    node_server_name: str | None = None
    """Accepted for older apps; there is no Node here."""
    node_port: int | None = None
    """Accepted for older apps; there is no Node here."""
    pwa: bool | None = None
    """Let people put the app on their home screen."""
    mcp_server: bool | None = None
    """Serve the app to agents, too, at `/gradio_api/mcp/`: every public endpoint is a tool."""
    i18n: Any = None
    """The app's texts in several languages, `gr.I18n(en={...}, de={...})`."""
    theme: Any = None
    """A theme or its name."""
    css: str | None = None
    """The app's own CSS."""
    css_paths: Path | Sequence[Path] | None = None
    """Files of the app's own CSS."""
    js: str | Literal[True] | None = None
    """A JavaScript function that runs when the page is there."""
    head: str | None = None
    """HTML for the page's head. Its scripts, and the origins it names, are let through the page's policy."""
    head_paths: Path | Sequence[Path] | None = None
    """Files of HTML for the page's head."""


@dataclass
class LaunchOptions(Serving):
    """What `launch` can be told. The first ones may be given by position."""

    inline: bool | None = None
    """Show the app in the notebook's cell."""
    inbrowser: bool = False
    """Open the app in the browser."""
    share: bool | None = None
    """Ask for a public link; there are none yet, which is said."""
    debug: bool = False
    """Wait for the server's end in a notebook, too."""
    max_threads: int = 40
    """How many functions run at a time."""
    auth: Any = None
    """Sign-in: a pair (name, password), a list of pairs, or a function of both that says yes or no."""
    auth_message: str | None = None
    """Shown above the form."""
    prevent_thread_lock: bool = False
    """Return at once and serve beside the program."""
    show_error: bool = False
    """Tell people what an exception said."""
    server_name: str | None = None
    """Address to listen on; "0.0.0.0" is every network of this machine."""
    server_port: int | None = None
    """Port to listen on; without it the first free one from 7860. 0 lets the system choose."""
    _: KW_ONLY
    height: int = 500
    """Of a notebook's frame, in pixels."""
    width: int | str = "100%"
    """Of a notebook's frame, in pixels or percent."""
    ssl_keyfile: str | None = None
    """Private key, for https."""
    ssl_certfile: str | None = None
    """Certificate, for https."""
    ssl_keyfile_password: str | None = None
    """Of the key."""
    ssl_verify: bool = True
    """Accepted for older apps; the app does not call itself."""
    quiet: bool = False
    """Print nothing."""
    footer_links: list[Any] | None = None
    """"api", "settings", or `{"label": ..., "url": ...}`."""
    run_history: bool | None = None
    """Accepted for older apps; there is none yet."""
    app_kwargs: dict[str, Any] | None = None
    """Arguments of the ASGI application, such as `routes` and `middleware`."""
    state_session_capacity: int = 10_000
    """How many sessions are kept."""
    share_server_address: str | None = None
    """Accepted; for public links."""
    share_server_protocol: Literal["http", "https"] | None = None
    """Accepted; for public links."""
    share_server_tls_certificate: str | None = None
    """Accepted; for public links."""
    strict_cors: bool = True
    """False lets pages without an origin call an app on this machine."""
    num_workers: int | None = None
    """Accepted; one process serves."""
    _app: Any = None
    """Accepted for older apps and not used."""
    _frontend: bool = True
    """Accepted for older apps and not used."""


@dataclass
class MountOptions(Serving):
    """What `mount_gradio_app` can be told beyond the two apps and the path."""

    server_name: str = "0.0.0.0"
    """Accepted for older apps; the host listens."""
    server_port: int = 7860
    """Accepted for older apps; the host listens."""
    footer_links: list[Any] | None = None
    """"api", "settings", or `{"label": ..., "url": ...}`."""
    run_history: bool | None = None
    """Accepted for older apps; there is none yet."""
    app_kwargs: dict[str, Any] | None = None
    """Arguments of the app's own ASGI application."""
    _: KW_ONLY
    auth: Any = None
    """Sign-in, as in `launch`."""
    auth_message: str | None = None
    """Shown above the form."""
    show_error: bool = True
    """Tell people what an exception said."""


Options = TypeVar("Options", LaunchOptions, MountOptions)


def read_options(kind: type[Options], who: str, args: tuple[Any, ...], given: dict[str, Any]) -> Options:
    """The options as they were given. Raises `UnknownArgument` naming the nearest known one."""
    known = [one.name for one in fields(kind)]
    for name in given:
        if name not in known:
            raise UnknownArgument(f"{who} has no argument '{name}'{nearest(name, known) or '.'}")
    try:
        return kind(*args, **given)
    except TypeError as error:
        raise UnknownArgument(f"{who} was given too many arguments, or one of them twice: {error}") from None


def signature(kind: type, *first: str) -> inspect.Signature:
    """The signature of a function that takes `first` and then the options of `kind`."""
    leading = [inspect.Parameter(name, inspect.Parameter.POSITIONAL_OR_KEYWORD) for name in first]
    options = list(inspect.signature(kind).parameters.values())
    return inspect.Signature([*leading, *options])

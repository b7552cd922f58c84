"""`launch()`: serve an app on a port of this machine."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from .. import settings
from .build import make_looks, make_site
from .host import Host, tls_options
from .ports import listen
from .sizes import parse_size

if TYPE_CHECKING:
    from ..graph.blueprint import Blueprint
    from ..transports.site import Site

EVERYWHERE = frozenset({"0.0.0.0", "::", ""})
HERE = frozenset({"127.0.0.1", "localhost", "::1"})


class Addresses(NamedTuple):
    """What `launch` gives."""

    app: Any
    """The ASGI app."""
    local_url: str
    """Where it is on this machine."""
    share_url: str | None
    """Where it is for everyone; None, as there are no public links yet."""


class Launched:
    """An app that is being served."""

    def __init__(self, blueprint: Any, host: Host, local_url: str):
        self.host = host
        self.local_url = local_url
        self._blueprint = blueprint

    def close(self, verbose: bool = True) -> None:
        """Stop serving. Parameters: verbose: say so in the terminal."""
        if verbose and self.host.is_running:
            print(f"Closing the server at {self.local_url}", flush=True)
        self.host.close()
        _mark(self._blueprint, is_running=False)

    def wait(self) -> None:
        """Return when the server has stopped. Ctrl+C, or a request of the system to end, stops it."""
        _end_on_terminate()
        try:
            self.host.wait()
        except (KeyboardInterrupt, SystemExit) as ending:
            print("\nStopping. Open pages are told." if isinstance(ending, KeyboardInterrupt) else "", flush=True)
            self.close(verbose=False)
            if isinstance(ending, SystemExit):
                raise


def launch(
    blueprint: Blueprint,
    inline: bool | None = None,
    inbrowser: bool = False,
    share: bool | None = None,
    debug: bool = False,
    max_threads: int = 40,
    auth: Callable[[str, str], Any] | tuple[str, str] | list[tuple[str, str]] | None = None,
    auth_message: str | None = None,
    prevent_thread_lock: bool = False,
    show_error: bool = False,
    server_name: str | None = None,
    server_port: int | None = None,
    *,
    height: int = 500,
    width: int | str = "100%",
    favicon_path: str | Path | None = None,
    ssl_keyfile: str | None = None,
    ssl_certfile: str | None = None,
    ssl_keyfile_password: str | None = None,
    ssl_verify: bool = True,
    quiet: bool = False,
    footer_links: list[Any] | None = None,
    run_history: bool | None = None,
    allowed_paths: Sequence[str] | None = None,
    blocked_paths: Sequence[str] | None = None,
    root_path: str | None = None,
    app_kwargs: dict[str, Any] | None = None,
    state_session_capacity: int = 10_000,
    share_server_address: str | None = None,
    share_server_protocol: Literal["http", "https"] | None = None,
    share_server_tls_certificate: str | None = None,
    auth_dependency: Callable[..., Any] | None = None,
    max_file_size: str | int | None = None,
    enable_monitoring: bool | None = None,
    strict_cors: bool = True,
    node_server_name: str | None = None,
    node_port: int | None = None,
    ssr_mode: bool | None = None,
    pwa: bool | None = None,
    mcp_server: bool | None = None,
    num_workers: int | None = None,
    _app: Any = None,
    _frontend: bool = True,
    i18n: Any = None,
    theme: Any = None,
    css: str | None = None,
    css_paths: Any = None,
    js: str | Literal[True] | None = None,
    head: str | None = None,
    head_paths: Any = None,
) -> Addresses:
    """Serve an app. In a script this returns when the server has stopped; in a notebook, or with `prevent_thread_lock`, at once.

    Parameters:
        inline: show the app in the notebook's cell.
        inbrowser: open it in the browser.
        share: ask for a public link; there are none yet, which is said.
        debug: wait also in a notebook.
        max_threads: how many functions run at a time.
        auth: sign-in: a pair (name, password), a list of pairs, or a function of both.
        auth_message: shown above the form.
        prevent_thread_lock: return at once.
        show_error: tell people what an exception said.
        server_name: address to listen on; "0.0.0.0" is every network of this machine.
        server_port: port to listen on; without it the first free one from 7860. 0 lets the system choose.
        height: of a notebook's frame, in pixels.
        width: of a notebook's frame, in pixels or percent.
        favicon_path: the app's icon.
        ssl_keyfile: private key, for https.
        ssl_certfile: certificate, for https.
        ssl_keyfile_password: of the key.
        ssl_verify: accepted; the app does not call itself.
        quiet: print nothing.
        footer_links: "api", "settings", or {"label": ..., "url": ...}.
        run_history: accepted; there is none yet.
        allowed_paths: further files and folders that may be shown.
        blocked_paths: files and folders that never are.
        root_path: path or URL under which a proxy serves the app.
        app_kwargs: arguments of the ASGI application, such as `routes` and `middleware`.
        state_session_capacity: how many sessions are kept.
        share_server_address: accepted; for public links.
        share_server_protocol: accepted; for public links.
        share_server_tls_certificate: accepted; for public links.
        auth_dependency: a function of the request that gives the user's name, or None to refuse.
        max_file_size: largest upload: bytes, or "5mb".
        enable_monitoring: False closes `/monitoring/summary`.
        strict_cors: False lets pages without an origin call an app on this machine.
        node_server_name: accepted; there is no Node here.
        node_port: accepted; there is no Node here.
        ssr_mode: accepted; pages are always built in the browser.
        pwa: let people put the app on their home screen.
        mcp_server: accepted; there is none yet, which is said.
        num_workers: accepted; one process serves.
        i18n: texts in several languages.
        theme: a theme or its name.
        css: the app's own CSS.
        css_paths: files of the app's own CSS.
        js: a JavaScript function that runs when the page is there.
        head: HTML for the page's head.
        head_paths: files of HTML for the page's head.

    Returns `(app, local_url, share_url)`. Raises `ServerFailedToStart` when the port is taken or a certificate is missing.
    """
    _refuse_what_is_missing(mcp_server)
    previous = getattr(blueprint, "launched", None)
    if previous is not None:
        previous.close(verbose=False)
    host_name = server_name or settings.HOST.read() or "127.0.0.1"
    tls = tls_options(ssl_keyfile, ssl_certfile, ssl_keyfile_password)
    listening = listen(host_name, server_port)
    try:
        site = make_site(
            blueprint,
            auth=auth,
            auth_message=auth_message,
            auth_dependency=auth_dependency,
            allowed_paths=allowed_paths,
            blocked_paths=blocked_paths,
            max_file_size=parse_size(max_file_size),
            max_threads=max_threads,
            show_error=show_error,
            state_session_capacity=state_session_capacity,
            root_path=root_path,
            app_kwargs=app_kwargs,
            is_local_only=host_name in HERE,
            strict_cors=strict_cors,
            is_monitored=enable_monitoring is not False,
            is_installable=bool(pwa),
            looks=make_looks(
                blueprint,
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
        host = Host(site, listening, tls)
        host.start()
    except BaseException:
        listening.close()
        raise
    return _announce(blueprint, site, host, host_name, bool(tls), inbrowser, share, quiet, prevent_thread_lock, debug)


def _refuse_what_is_missing(mcp_server: bool | None) -> None:
    if mcp_server:
        print("The MCP server is not there yet; the app is served without it.", file=sys.stderr)


def _announce(
    blueprint: Any,
    site: Site,
    host: Host,
    name: str,
    is_tls: bool,
    inbrowser: bool,
    share: bool | None,
    quiet: bool,
    prevent_thread_lock: bool,
    debug: bool,
) -> Addresses:
    shown = "127.0.0.1" if name in EVERYWHERE else f"[{name}]" if ":" in name else name
    local_url = f"{'https' if is_tls else 'http'}://{shown}:{host.port}/"
    launched = Launched(blueprint, host, local_url)
    _mark(
        blueprint,
        launched=launched,
        app=site,
        local_url=local_url,
        share_url=None,
        server_name=name,
        server_port=host.port,
        is_running=True,
    )
    if not quiet:
        _print_address(site, name, local_url)
    if share or (share is None and settings.SHARE.is_on()):
        print("  Public links are not there yet: the app is only where it says above.", flush=True)
    if inbrowser:
        import webbrowser

        webbrowser.open(local_url)
    if not (prevent_thread_lock or _stays_interactive(debug)):
        launched.wait()
    return Addresses(site, local_url, None)


def _print_address(site: Site, name: str, local_url: str) -> None:
    print(f"* Running on local URL:  {local_url.rstrip('/')}", flush=True)
    if name in EVERYWHERE:
        print("  Listening on every network of this machine. Ctrl+C stops.", flush=True)
    else:
        print("  Ctrl+C stops. For others on your network: launch(server_name='0.0.0.0').", flush=True)
    if not site.assets.are_built:
        print("  The browser half is not built here, so pages stay empty. Build it with: pip install -e .", flush=True)


def _mark(blueprint: Any, **facts: Any) -> None:
    for name, value in facts.items():
        setattr(blueprint, name, value)


def _stays_interactive(debug: bool) -> bool:
    """Whether the prompt or cell is wanted back: a notebook, or `python -i`."""
    if debug or settings.DEBUG.is_on():
        return False
    return bool(getattr(sys, "ps1", None)) or bool(sys.flags.interactive) or "ipykernel" in sys.modules


def _end_on_terminate() -> None:
    """Let the system's polite request to end stop the server as Ctrl+C does."""
    import signal
    import threading

    if threading.current_thread() is not threading.main_thread() or os.name != "posix":
        return
    if signal.getsignal(signal.SIGTERM) is signal.SIG_DFL:
        signal.signal(signal.SIGTERM, _interrupt)


def _interrupt(*_: Any) -> None:
    raise KeyboardInterrupt

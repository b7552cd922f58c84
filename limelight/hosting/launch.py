"""`launch()`: serve an app on a port of this machine."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, Any, NamedTuple

from .. import settings
from .build import make_site
from .host import Host, tls_options
from .host import close_all as close_all
from .options import LaunchOptions, read_options, signature
from .ports import listen

if TYPE_CHECKING:
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


def launch(blueprint: Any, *args: Any, **options: Any) -> Addresses:
    """Serve an app; every option is told in `LaunchOptions`.

    In a script this returns when the server has stopped; at a prompt, in a notebook, or with `prevent_thread_lock`, at
    once. Returns `(app, local_url, share_url)`. Raises `ServerFailedToStart` when the port is taken or a certificate is
    missing, `UnknownArgument` for an option that does not exist.
    """
    told = read_options(LaunchOptions, "launch", args, options)
    previous = getattr(blueprint, "launched", None)
    if previous is not None:
        previous.close(verbose=False)
    name = told.server_name or settings.HOST.read() or "127.0.0.1"
    tls = tls_options(told.ssl_keyfile, told.ssl_certfile, told.ssl_keyfile_password)
    listening = listen(name, told.server_port)
    try:
        host = Host(make_site(blueprint, told, is_local_only=name in HERE), listening, tls)
        host.start()
    except BaseException:
        listening.close()
        raise
    launched = _launched(blueprint, host, name, bool(tls))
    _announce(host.site, name, launched.local_url, told)
    if not (told.prevent_thread_lock or _stays_interactive(told.debug)):
        launched.wait()
    return Addresses(host.site, launched.local_url, None)


launch.__signature__ = signature(LaunchOptions, "blueprint")  # type: ignore[attr-defined]


def _launched(blueprint: Any, host: Host, name: str, is_tls: bool) -> Launched:
    shown = "127.0.0.1" if name in EVERYWHERE else f"[{name}]" if ":" in name else name
    local_url = f"{'https' if is_tls else 'http'}://{shown}:{host.port}/"
    launched = Launched(blueprint, host, local_url)
    _mark(
        blueprint,
        launched=launched,
        app=host.site,
        local_url=local_url,
        share_url=None,
        server_name=name,
        server_port=host.port,
        is_running=True,
    )
    return launched


def _announce(site: Site, name: str, local_url: str, told: LaunchOptions) -> None:
    if not told.quiet:
        _print_address(site, name, local_url)
    if told.share or (told.share is None and settings.SHARE.is_on()):
        print("  Public links are not there yet: the app is only where it says above.", flush=True)
    if site.options.has_mcp and not told.quiet:
        print(f"* For agents (MCP):      {local_url}gradio_api/mcp/", flush=True)
    if told.inbrowser:
        import webbrowser

        webbrowser.open(local_url)


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

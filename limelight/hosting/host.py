"""One server: uvicorn in a thread of its own, started, waited for and stopped without losing a message."""

from __future__ import annotations

import asyncio
import contextlib
import socket
import sys
import threading
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..errors import ServerFailedToStart
from .sockets import socket_protocol

if TYPE_CHECKING:
    from ..transports.site import Site

STARTED_WITHIN_S = 120
STOPPED_WITHIN_S = 10
OPEN_STREAMS_WITHIN_S = 3
PAGES_TOLD_WITHIN_S = 1
SWITCH_INTERVAL_S = 0.0005

_hosts: list[Host] = []


class Host:
    """Serves a site until it is closed.

    Parameters:
        site: the app.
        listening: a bound socket.
        tls: uvicorn's ssl_* options, for https.
    """

    def __init__(self, site: Site, listening: socket.socket, tls: dict[str, Any] | None = None):
        self.site = site
        self._socket = listening
        self._tls = tls or {}
        self._thread: threading.Thread | None = None
        self._ready = threading.Event()
        self._over = threading.Event()
        self._failure: BaseException | None = None
        self._loop: asyncio.AbstractEventLoop | None = None
        self._server: Any = None
        self._stopping: asyncio.Future[None] | None = None

    @property
    def port(self) -> int:
        """The port that is listened on."""
        return int(self._socket.getsockname()[1])

    @property
    def is_running(self) -> bool:
        """Whether requests are answered."""
        return self._ready.is_set() and not self._over.is_set()

    def start(self) -> None:
        """Serve, and return once the first request would be answered. Raises `ServerFailedToStart`."""
        self._port = self.port
        self._thread = threading.Thread(target=self._run, name="limelight-server", daemon=True)
        self._thread.start()
        if not self._ready.wait(STARTED_WITHIN_S):
            raise ServerFailedToStart(
                f"The server did not start within {STARTED_WITHIN_S} seconds. "
                "A function that runs at its start may hang."
            )
        if self._failure is not None:
            raise ServerFailedToStart(f"The server could not start: {self._failure}") from self._failure
        _hosts.append(self)

    def close(self) -> None:
        """Tell open pages, finish what is being sent, stop. Doing it twice changes nothing."""
        if self in _hosts:
            _hosts.remove(self)
        loop, thread = self._loop, self._thread
        if loop is None or thread is None or self._over.is_set():
            return
        with contextlib.suppress(RuntimeError):  # the loop ended in this moment
            loop.call_soon_threadsafe(self._begin_to_stop)
        if thread is not threading.current_thread():
            thread.join(STOPPED_WITHIN_S)

    def wait(self) -> None:
        """Return when the server has stopped; an interrupt goes to the caller."""
        # A wait without an end cannot be interrupted on Windows.
        while not self._over.wait(3600):
            continue

    def _begin_to_stop(self) -> None:
        if self._stopping is None:
            self._stopping = asyncio.ensure_future(self._stop())

    async def _stop(self) -> None:
        # A page that is told comes back at once: nobody may be here for it then.
        await self._close_doors()
        # Event streams end only when told: uvicorn waits for open answers before it lets the app end.
        self.site.leave()
        await self._pages_told()
        if self._server is not None:
            self._server.should_exit = True

    async def _close_doors(self) -> None:
        """Take no more connections. Those accepted already are let in first: asyncio loses what stands in the door."""
        loop = asyncio.get_running_loop()
        servers = getattr(self._server, "servers", ())
        for door in [one for server in servers for one in server.sockets]:
            with contextlib.suppress(NotImplementedError, RuntimeError):  # loops that accept in another way
                loop.remove_reader(door.fileno())
        await asyncio.sleep(0)
        for server in servers:
            server.close()

    async def _pages_told(self) -> None:
        """Wait a moment until every page has heard why it is left: uvicorn drops sockets with what they still hold."""
        clock = asyncio.get_running_loop().time
        until = clock() + PAGES_TOLD_WITHIN_S
        while len(self.site.pages_open) and clock() < until:  # noqa: ASYNC110 - pages leave by themselves
            await asyncio.sleep(0.01)

    def _run(self) -> None:
        # A function that computes without a pause holds Python for a whole interval each time the loop wants it back,
        # several times per light call: a tenth of the default keeps those quick and costs the heavy one little.
        sys.setswitchinterval(SWITCH_INTERVAL_S)
        try:
            loop = _new_loop()
            self._loop = loop
            try:
                loop.run_until_complete(self._serve())
            finally:
                _close_loop(loop)
        except SystemExit as error:
            self._failure = self._failure or RuntimeError(f"it gave up while starting (exit code {error.code}).")
        except BaseException as error:  # noqa: BLE001 - told by the thread that waits for the start
            self._failure = error
        finally:
            self._over.set()
            self._ready.set()
            self._socket.close()

    async def _serve(self) -> None:
        self._server = _server(self.site, self._tls, self._ready)
        await self._server.serve(sockets=[self._socket])
        # What came in while the server went is in nobody's hands.
        for connection in list(self._server.server_state.connections):
            connection.transport.abort()


def _server(site: Site, tls: dict[str, Any], ready: threading.Event) -> Any:
    from uvicorn import Config, Server

    class Told(Server):
        async def startup(self, sockets: list[socket.socket] | None = None) -> None:
            await super().startup(sockets)
            if self.started:
                ready.set()

    return Told(
        Config(
            site,
            loop="none",
            lifespan="on",
            log_config=None,
            log_level="warning",
            access_log=False,
            server_header=False,
            date_header=False,
            proxy_headers=True,
            ws=socket_protocol(),
            ws_max_size=16 * 1024 * 1024,
            timeout_graceful_shutdown=OPEN_STREAMS_WITHIN_S,
            timeout_keep_alive=15,
            **tls,
        )
    )


def _new_loop() -> asyncio.AbstractEventLoop:
    try:
        import uvloop
    except ImportError:
        return asyncio.new_event_loop()
    loop: asyncio.AbstractEventLoop = uvloop.new_event_loop()
    return loop


def _close_loop(loop: asyncio.AbstractEventLoop) -> None:
    tasks = asyncio.all_tasks(loop)
    for task in tasks:
        task.cancel()
    if tasks:
        loop.run_until_complete(asyncio.wait(tasks, timeout=1))
    loop.run_until_complete(loop.shutdown_asyncgens())
    loop.close()


def tls_options(key: str | None, certificate: str | None, password: str | None) -> dict[str, Any]:
    """uvicorn's options for https; none when no certificate is given.

    Raises `ServerFailedToStart` for files that are not there.
    """
    if not (key or certificate):
        return {}
    if not (key and certificate):
        raise ServerFailedToStart("https needs both ssl_keyfile and ssl_certfile; one is missing.")
    for name, path in (("ssl_keyfile", key), ("ssl_certfile", certificate)):
        if not Path(path).is_file():
            raise ServerFailedToStart(f"{name}='{path}' is not a file.")
    return {"ssl_keyfile": key, "ssl_certfile": certificate, "ssl_keyfile_password": password}


def close_all(verbose: bool = True) -> None:
    """Stop every server that `launch` started in this process. Parameters: verbose: say so in the terminal."""
    for host in list(_hosts):
        if verbose:
            print(f"Closing the server on port {host.port}.")
        host.close()

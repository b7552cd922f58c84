"""Requests to one server over connections that are kept: standard library, any thread."""

from __future__ import annotations

import contextlib
import http.client
import select
import threading
import urllib.request
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import SplitResult, urljoin, urlsplit

from ..errors import AppUnreachable
from ..version import __version__

CONNECT_S = 10
MOST_IDLE = 16
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_DOWN = (OSError, http.client.HTTPException)

Body = bytes | Iterable[bytes] | None


@dataclass(frozen=True)
class Answer:
    """A whole answer."""

    status: int
    headers: Mapping[str, str]
    body: bytes


class NotSent(AppUnreachable):
    """The server could not be reached: nothing was sent, so nothing was done."""


class Http:
    """Requests below one address.

    Parameters:
        root: the app's address.
        headers: sent with every request.
        verify: whether certificates are checked.
        proxy: address of a proxy; None takes what the environment says, "" none at all.
        timeout_s: the longest pause in an answer.
    """

    def __init__(
        self,
        root: str,
        headers: Mapping[str, str] | None = None,
        *,
        verify: bool = True,
        proxy: str | None = None,
        timeout_s: float = 60,
    ):
        self.root = root.rstrip("/") + "/"
        self.headers = {"User-Agent": f"limelight/{__version__}", "Accept-Encoding": "identity", **(headers or {})}
        self.cookies: dict[str, str] = {}
        self.timeout_s = timeout_s
        self._verify = verify
        self._proxy = proxy
        self._idle: dict[tuple[str, str], deque[http.client.HTTPConnection]] = {}
        self._lock = threading.Lock()
        self._tls: Any = None
        self._is_closed = False

    def ask(
        self,
        method: str,
        path: str,
        body: Body = None,
        headers: Mapping[str, str] | None = None,
        timeout_s: float | None = None,
    ) -> Answer:
        """Send a request and read the whole answer. Raises `AppUnreachable`, or `NotSent` when nothing went out."""
        with self.open(method, path, body, headers, timeout_s) as response:
            try:
                data = response.read()
            except _DOWN as error:
                raise self._lost(path, error) from error
            return Answer(response.status, dict(response.headers.items()), data)

    @contextlib.contextmanager
    def open(
        self,
        method: str,
        path: str,
        body: Body = None,
        headers: Mapping[str, str] | None = None,
        timeout_s: float | None = None,
    ) -> Iterator[http.client.HTTPResponse]:
        """Send a request; the answer is read inside the `with`. A GET follows redirects."""
        url = urljoin(self.root, path)
        for _ in range(6):
            parts = urlsplit(url)
            connection, response = self._send(method, parts, body, headers, timeout_s)
            try:
                target = response.headers.get("Location")
                if method in ("GET", "HEAD") and response.status in _REDIRECTS and target:
                    url = urljoin(url, target)
                    response.read()
                    continue
                yield response
                return
            finally:
                self._give_back(parts, connection, response)
        raise AppUnreachable(f"'{url}' redirects without end.")

    def _send(
        self, method: str, parts: SplitResult, body: Body, headers: Mapping[str, str] | None, timeout_s: float | None
    ) -> tuple[http.client.HTTPConnection, http.client.HTTPResponse]:
        connection, target = self._connection(parts)
        sent = {**self.headers, **(headers or {})}
        is_home = parts.netloc == urlsplit(self.root).netloc
        if not is_home:  # nobody else's business
            sent = {name: value for name, value in sent.items() if name.lower() not in ("authorization", "cookie")}
        elif self.cookies:
            sent["Cookie"] = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        try:
            if connection.sock is not None:
                connection.sock.settimeout(timeout_s or self.timeout_s)
            connection.request(method, target, body, sent, encode_chunked=False)
            response = connection.getresponse()
        except _DOWN as error:
            connection.close()
            raise self._lost(parts.geturl(), error) from error
        if is_home:
            self._keep_cookies(response, parts.scheme)
        return connection, response

    def _connection(self, parts: SplitResult) -> tuple[http.client.HTTPConnection, str]:
        if parts.scheme not in ("http", "https") or not parts.hostname:
            raise AppUnreachable(
                f"'{parts.geturl()}' is not an address of the web: it begins with http:// or https://."
            )
        path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
        proxy = self._proxy_for(parts)
        target = parts.geturl() if proxy is not None and parts.scheme == "http" else path
        with self._lock:
            idle = self._idle.get((parts.scheme, parts.netloc), deque())
            while idle:
                connection = idle.pop()
                if _is_quiet(connection):
                    return connection, target
                connection.close()
        return self._connect(parts, proxy), target

    def _connect(self, parts: SplitResult, proxy: SplitResult | None) -> http.client.HTTPConnection:
        host, port = str(parts.hostname), parts.port
        at_host, at_port = (str(proxy.hostname), proxy.port) if proxy is not None else (host, port)
        connection: http.client.HTTPConnection
        if parts.scheme == "https":
            connection = http.client.HTTPSConnection(at_host, at_port, timeout=CONNECT_S, context=self._tls_context())
            if proxy is not None:
                connection.set_tunnel(host, port or 443)
        else:
            connection = http.client.HTTPConnection(at_host, at_port, timeout=CONNECT_S)
        try:
            connection.connect()
        except _DOWN as error:
            connection.close()
            why = str(error) or type(error).__name__
            raise NotSent(f"'{parts.scheme}://{parts.netloc}' cannot be reached: {why}. Does the app run?") from error
        return connection

    def _proxy_for(self, parts: SplitResult) -> SplitResult | None:
        if self._proxy is not None:
            return urlsplit(self._proxy) if self._proxy else None
        found = urllib.request.getproxies().get(parts.scheme)
        if not found or urllib.request.proxy_bypass(parts.netloc):
            return None
        return urlsplit(found if "//" in found else f"http://{found}")

    def _tls_context(self) -> Any:
        if self._tls is None:
            import ssl

            self._tls = ssl.create_default_context()
            if not self._verify:
                self._tls.check_hostname = False
                self._tls.verify_mode = ssl.CERT_NONE
        return self._tls

    def _give_back(
        self, parts: SplitResult, connection: http.client.HTTPConnection, response: http.client.HTTPResponse
    ) -> None:
        is_whole = response.isclosed() and not response.will_close
        with self._lock:
            idle = self._idle.setdefault((parts.scheme, parts.netloc), deque())
            if is_whole and not self._is_closed and len(idle) < MOST_IDLE:
                idle.append(connection)
                return
        response.close()
        connection.close()

    def _keep_cookies(self, response: http.client.HTTPResponse, scheme: str) -> None:
        for line in response.headers.get_all("Set-Cookie") or ():
            cookie, _, facts = line.partition(";")
            name, _, value = cookie.partition("=")
            if "secure" in facts.lower().replace(" ", "").split(";") and scheme != "https":
                continue
            self.cookies[name.strip()] = value.strip()

    def _lost(self, where: str, error: Exception) -> AppUnreachable:
        return AppUnreachable(f"The connection to '{where}' was lost: {str(error) or type(error).__name__}.")

    def __del__(self) -> None:
        self.close()

    def close(self) -> None:
        """Close what is idle; what is in use closes when it is done."""
        with self._lock:
            self._is_closed = True
            for idle in self._idle.values():
                for connection in idle:
                    connection.close()
            self._idle.clear()


def _is_quiet(connection: http.client.HTTPConnection) -> bool:
    """Whether an idle connection can be used again: one that has something to say was closed by the server."""
    try:
        return connection.sock is not None and not select.select([connection.sock], [], [], 0)[0]
    except (OSError, ValueError):
        return False


@dataclass(frozen=True)
class Event:
    """One server-sent event."""

    name: str
    data: str
    id: str


def events_in(response: http.client.HTTPResponse) -> Iterator[Event]:
    """The events of a stream as they come. Raises `AppUnreachable` when the line is cut."""
    rest = b""
    while True:
        try:
            block = response.read1(65_536)
        except _DOWN as error:
            raise AppUnreachable(f"The stream of events was cut: {str(error) or type(error).__name__}.") from error
        if not block:
            return
        rest = (rest + block).replace(b"\r\n", b"\n")
        *whole, rest = rest.split(b"\n\n")
        for one in whole:
            if (event := _event(one.decode("utf-8", "replace"))) is not None:
                yield event


def _event(text: str) -> Event | None:
    name, data, id = "message", [], ""
    for line in text.split("\n"):
        field, _, value = line.partition(":")
        value = value.removeprefix(" ")
        if field == "data":
            data.append(value)
        elif field == "event":
            name = value
        elif field == "id":
            id = value
    return Event(name, "\n".join(data), id) if data else None


Progress = Callable[[str, int, int], None]
"""Told a file's name, the bytes that are sent, and its size."""

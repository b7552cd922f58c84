"""A URL to a file, safely: public addresses only, connected to as checked, with limits on everything."""

from __future__ import annotations

import contextlib
import http.client
import ipaddress
import socket
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from urllib.parse import SplitResult, unquote, urljoin, urlsplit

from ..errors import FileRefused
from .naming import safe_name

_BLOCK_BYTES = 1 << 16
_NAT64 = ipaddress.ip_network("64:ff9b::/96")
_REDIRECTS = frozenset({301, 302, 303, 307, 308})


def fetch(url: str, write: Callable[[bytes], None], timeout_s: float = 30.0, network: Network | None = None) -> str:
    """Read a web address and hand its bytes to `write` block by block. Returns its MIME type.

    `write` refuses when it has had enough, as `Upload.write` does. At most five redirects are followed, each checked
    like the first. Nothing of the caller travels along: no cookies, no credentials, no proxy.
    Raises `FileRefused`: 403 for an address that is not public, 502 for one that does not answer with a file in time.
    """
    return _Fetch(url, write, time.monotonic() + timeout_s, network or Network()).run()


def name_in(url: str) -> str:
    """The file name that a web address ends in."""
    return safe_name(unquote(urlsplit(url).path))


def is_public(address: str) -> bool:
    """Whether an IP address belongs to the public internet, whatever it is wrapped in."""
    ip = ipaddress.ip_address(address.split("%", 1)[0])
    if isinstance(ip, ipaddress.IPv6Address):
        inner = ip.ipv4_mapped or ip.sixtofour or (ip.teredo[1] if ip.teredo else None)
        if inner is None and ip in _NAT64:
            inner = ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)
        if inner is not None:
            return is_public(str(inner))
    return ip.is_global and not (ip.is_multicast or ip.is_reserved or ip.is_unspecified)


def _resolve(host: str, port: int) -> list[str]:
    return [str(found[4][0]) for found in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]


@dataclass(frozen=True)
class Network:
    """How names become addresses and addresses become connections; tests put their own here."""

    resolve: Callable[[str, int], list[str]] = field(default_factory=lambda: _resolve)
    connect: Callable[[tuple[str, int], float], socket.socket] = field(default_factory=lambda: socket.create_connection)


@dataclass
class _Fetch:
    url: str
    write: Callable[[bytes], None]
    deadline: float
    network: Network
    redirects_left: int = 5
    mime_type: str = ""

    def run(self) -> str:
        address: str | None = self.url
        while address is not None:
            address = self._step(address)
        return self.mime_type

    def _step(self, address: str) -> str | None:
        """Ask one address. Returns the next one when it redirects, None when the file has been read."""
        parts, port = self._checked(address)
        with contextlib.ExitStack() as closing:
            connection = self._connect(parts, port, closing)
            response = self._ask(connection, parts)
            closing.callback(response.close)
            if response.status in _REDIRECTS:
                return self._redirected(address, response)
            if response.status != 200:
                raise self._failed(f"it answered {response.status} {response.reason}")
            self._read(response)
            self.mime_type = response.headers.get_content_type()
            return None

    def _checked(self, address: str) -> tuple[SplitResult, int]:
        try:
            parts = urlsplit(address)
            port = parts.port or (443 if parts.scheme == "https" else 80)
        except ValueError:
            raise self._refused("it is not a valid address") from None
        if parts.scheme not in ("http", "https") or not parts.hostname:
            raise self._refused("only http and https addresses are fetched")
        if parts.username is not None or parts.password is not None:
            raise self._refused("it carries a user name or password")
        if any(ord(c) <= 32 or ord(c) == 127 for c in address):
            raise self._refused("it contains spaces or control characters")
        return parts, port

    def _connect(self, parts: SplitResult, port: int, closing: contextlib.ExitStack) -> http.client.HTTPConnection:
        host = str(parts.hostname)
        addresses = self._public_addresses(host, port)
        stream = self._open_first(addresses, port)
        closing.callback(stream.close)
        # Sockets time out per read, so a server could drip for ever: at the deadline the line is cut.
        watch = threading.Timer(self._left_s(), _cut, (stream,))
        watch.daemon = True
        watch.start()
        closing.callback(watch.cancel)
        if parts.scheme == "https":
            stream = self._secured(stream, host)
            closing.callback(stream.close)
        connection = http.client.HTTPConnection(host, port)
        connection.sock = stream
        closing.callback(connection.close)
        return connection

    def _public_addresses(self, host: str, port: int) -> list[str]:
        try:
            addresses = self.network.resolve(host, port)
        except (OSError, UnicodeError):
            raise self._failed(f"the name '{host}' has no address") from None
        # One private address among public ones is how rebinding begins: all must be public.
        if not addresses or not all(is_public(address) for address in addresses):
            raise self._refused(f"'{host}' is not a public address")
        return addresses

    def _open_first(self, addresses: list[str], port: int) -> socket.socket:
        for address in addresses:
            with contextlib.suppress(OSError):
                return self.network.connect((address, port), min(10.0, self._left_s()))
        raise self._failed("it cannot be reached")

    def _secured(self, stream: socket.socket, host: str) -> socket.socket:
        import ssl

        try:
            return ssl.create_default_context().wrap_socket(stream, server_hostname=host)
        except (OSError, ValueError) as error:
            raise self._failed(f"its certificate or encryption is faulty ({error})") from None

    def _ask(self, connection: http.client.HTTPConnection, parts: SplitResult) -> http.client.HTTPResponse:
        target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
        try:
            target.encode("ascii")
            connection.request(
                "GET",
                target,
                headers={
                    "Accept": "*/*",
                    "Accept-Encoding": "identity",
                    "User-Agent": "Limelight",
                    "Connection": "close",
                },
            )
            return connection.getresponse()
        except UnicodeEncodeError:
            raise self._refused("letters beyond ASCII must be percent-encoded") from None
        except (OSError, http.client.HTTPException) as error:
            raise self._failed(self._why(error)) from None

    def _redirected(self, address: str, response: http.client.HTTPResponse) -> str:
        self.redirects_left -= 1
        target = response.headers.get("Location")
        if not target or self.redirects_left < 0:
            raise self._failed("it redirects without end")
        return urljoin(address, target)

    def _read(self, response: http.client.HTTPResponse) -> None:
        # An encoded body could unpack to any size; none was asked for.
        if response.headers.get("Content-Encoding", "identity").lower() != "identity":
            raise self._failed("it answers compressed although that was not asked for")
        expected, received = response.length, 0
        try:
            while block := response.read1(_BLOCK_BYTES):
                received += len(block)
                self._left_s()
                self.write(block)
        except (OSError, http.client.HTTPException) as error:
            raise self._failed(self._why(error)) from None
        if expected is not None and received < expected:
            raise self._failed("the connection ended early")
        self._left_s()

    def _left_s(self) -> float:
        left = self.deadline - time.monotonic()
        if left <= 0:
            raise self._failed("it took too long")
        return left

    def _why(self, error: Exception) -> str:
        self._left_s()
        return (
            "it took too long"
            if isinstance(error, TimeoutError)
            else f"the connection failed ({str(error) or type(error).__name__})"
        )

    def _refused(self, why: str) -> FileRefused:
        return FileRefused(f"'{self.url[:200]}' cannot be fetched: {why}. Upload the file instead.", status=403)

    def _failed(self, why: str) -> FileRefused:
        return FileRefused(
            f"'{self.url[:200]}' cannot be fetched: {why}. Check it in a browser, or upload the file instead.",
            status=502,
        )


def _cut(stream: socket.socket) -> None:
    with contextlib.suppress(OSError):
        stream.shutdown(socket.SHUT_RDWR)

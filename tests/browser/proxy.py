"""A small proxy between the page and the server that can do what bad networks do."""

from __future__ import annotations

import contextlib
import socket
import struct
import threading
import time
from typing import Literal
from urllib.parse import urlsplit

UPGRADE = b"upgrade: websocket"
REFUSAL = b"HTTP/1.1 403 Forbidden\r\ncontent-length: 0\r\nconnection: close\r\n\r\n"


class Proxy:
    """Passes bytes on, unless told otherwise.

    Parameters:
        url: address of the server behind it.
        sockets: what happens to WebSockets: they "pass", are refused with 403 ("refuse"), get no answer ("swallow"),
            or open and then say nothing ("mute").
    """

    def __init__(self, url: str, sockets: Literal["pass", "refuse", "swallow", "mute"] = "pass"):
        self.sockets = sockets
        self.delay_s = 0.0
        self.refused_sockets = 0
        self._port_behind = urlsplit(url).port
        self._is_down = False
        self._is_closed = False
        self._open: set[socket.socket] = set()
        self._lock = threading.Lock()
        self._listening = socket.create_server(("127.0.0.1", 0), backlog=64)
        self.url = f"http://127.0.0.1:{self._listening.getsockname()[1]}/"
        threading.Thread(target=self._accept, name="proxy", daemon=True).start()

    def cut(self) -> None:
        """Drop every connection; new ones are passed on again."""
        with self._lock:
            dropped, self._open = self._open, set()
        for one in dropped:
            _reset(one)

    def go_down(self) -> None:
        """Drop every connection and every new one, until `come_up`."""
        self._is_down = True
        self.cut()

    def come_up(self) -> None:
        """Pass on again."""
        self._is_down = False

    def close(self) -> None:
        """Stop for good."""
        self._is_closed = True
        self._listening.close()
        self.cut()

    def _accept(self) -> None:
        while not self._is_closed:
            try:
                page, _ = self._listening.accept()
            except OSError:
                return
            if self._is_down:
                _reset(page)
            else:
                threading.Thread(target=self._serve, args=(page,), daemon=True).start()

    def _serve(self, page: socket.socket) -> None:
        page.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        try:
            first = page.recv(65536)
        except OSError:
            first = b""
        is_socket = UPGRADE in first.lower()
        if not first or (is_socket and self.sockets == "refuse"):
            self.refused_sockets += is_socket
            with contextlib.suppress(OSError):
                page.sendall(REFUSAL)
            page.close()
        elif is_socket and self.sockets == "swallow":
            self.refused_sockets += 1
            self._keep(page)
        else:
            self._join(page, first, is_mute=is_socket and self.sockets == "mute")

    def _join(self, page: socket.socket, first: bytes, is_mute: bool) -> None:
        try:
            server = socket.create_connection(("127.0.0.1", self._port_behind), timeout=5)
        except OSError:
            _reset(page)
            return
        server.settimeout(None)
        server.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        server.sendall(first)
        self._keep(page)
        self._keep(server)
        threading.Thread(target=self._pump, args=(page, server, is_mute), daemon=True).start()
        self._pump(server, page, is_mute)

    def _keep(self, one: socket.socket) -> None:
        with self._lock:
            self._open.add(one)

    def _pump(self, source: socket.socket, sink: socket.socket, is_mute: bool) -> None:
        with contextlib.suppress(OSError):
            while data := source.recv(65536):
                if self.delay_s:
                    time.sleep(self.delay_s)
                if not is_mute or data.startswith(b"HTTP/"):
                    sink.sendall(data)
        for one in (source, sink):
            with self._lock:
                self._open.discard(one)
            with contextlib.suppress(OSError):
                one.shutdown(socket.SHUT_RDWR)
            one.close()


def _reset(one: socket.socket) -> None:
    """Close without a goodbye."""
    with contextlib.suppress(OSError):
        one.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    with contextlib.suppress(OSError):
        one.shutdown(socket.SHUT_RDWR)
    one.close()

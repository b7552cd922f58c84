"""Servers stand on this machine; a fake network says they have public addresses, or does not."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from limelight.errors import FileRefused
from limelight.files.fetch import Network, fetch, is_public, name_in

PUBLIC = "93.184.215.14"


@contextmanager
def server(answer: Callable[[BaseHTTPRequestHandler], None]) -> Iterator[tuple[int, list[tuple[str, dict[str, str]]]]]:
    """A server on loopback: its port, and what it was asked."""
    asked: list[tuple[str, dict[str, str]]] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append((self.path, dict(self.headers)))
            answer(self)

        def log_message(self, *_: object) -> None:
            pass

    running = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=running.serve_forever, args=(0.01,))
    thread.start()
    try:
        yield running.server_port, asked
    finally:
        running.shutdown()
        thread.join()
        running.server_close()


def answer(status: int = 200, body: bytes = b"hello", **headers: str) -> Callable[[BaseHTTPRequestHandler], None]:
    def send(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(status)
        for name, value in {"Content_Length": str(len(body)), **headers}.items():
            handler.send_header(name.replace("_", "-"), value)
        handler.end_headers()
        handler.wfile.write(body)

    return send


class FakeNetwork(Network):
    """Names have the addresses given; every public address is the server on loopback."""

    def __init__(self, port: int, names: dict[str, list[list[str]]]):
        super().__init__(self._resolve_name, self._connect_to)
        object.__setattr__(self, "port", port)
        object.__setattr__(self, "names", names)
        object.__setattr__(self, "connected", [])

    def _resolve_name(self, host: str, port: int) -> list[str]:
        answers = self.names.get(host, [[host]])  # type: ignore[attr-defined]
        return answers.pop(0) if len(answers) > 1 else answers[0]

    def _connect_to(self, address: tuple[str, int], timeout_s: float) -> socket.socket:
        self.connected.append(address[0])  # type: ignore[attr-defined]
        return socket.create_connection(("127.0.0.1", self.port), timeout_s)  # type: ignore[attr-defined]


def fetched(url: str, network: Network, timeout_s: float = 5) -> tuple[bytes, str]:
    blocks: list[bytes] = []
    mime_type = fetch(url, blocks.append, timeout_s, network)
    return b"".join(blocks), mime_type


def refusal(url: str, network: Network | None = None, timeout_s: float = 5) -> FileRefused:
    with pytest.raises(FileRefused) as refused:
        fetch(url, lambda block: None, timeout_s, network)
    return refused.value


def test_a_public_file_is_fetched_without_anything_of_the_caller() -> None:
    with server(answer(Content_Type="image/png")) as (port, asked):
        network = FakeNetwork(port, {"example.test": [[PUBLIC]]})
        assert fetched("http://example.test/a%20b.png?q=1#part", network) == (b"hello", "image/png")
    path, headers = asked[0]
    assert path == "/a%20b.png?q=1"
    assert headers["Host"] == "example.test"
    assert not {"Cookie", "Authorization", "Referer"} & set(headers)


@pytest.mark.parametrize(
    "host",
    [
        "127.0.0.1",
        "localhost",
        "[::1]",
        "0",
        "0.0.0.0",
        "2130706433",
        "0x7f000001",
        "0177.0.0.1",
        "127.1",
        "[::ffff:127.0.0.1]",
        "[::ffff:7f00:1]",
        "[64:ff9b::7f00:1]",
        "[2002:7f00:1::]",
        "169.254.169.254",
        "10.0.0.1",
        "192.168.1.1",
        "172.16.0.1",
        "100.64.0.1",
        "[fe80::1]",
        "[fc00::1]",
        "224.0.0.1",
        "255.255.255.255",
    ],
)
def test_no_spelling_of_a_private_address_is_reached(host: str) -> None:
    with server(answer()) as (port, asked):
        error = refusal(f"http://{host}:{port}/secret")
        assert asked == []
    assert (error.status, "not a public address" in str(error) or "no address" in str(error)) in {
        (403, True),
        (502, True),
    }


@pytest.mark.parametrize(
    "url",
    [
        "file:///etc/passwd",
        "gopher://x/",
        "ftp://x/y",
        "data:text/plain,x",
        "http://",
        "http://a:99999/",
        "http://[x/",
        "//x/y",
    ],
)
def test_other_schemes_and_broken_addresses_are_refused(url: str) -> None:
    assert refusal(url).status == 403


@pytest.mark.parametrize(
    "url", ["http://user:pass@example.test/", "http://example.test/a b", "http://example.test/\r\nX: y"]
)
def test_credentials_and_control_characters_are_refused(url: str) -> None:
    assert refusal(url, FakeNetwork(1, {"example.test": [[PUBLIC]]})).status == 403


def test_one_private_address_among_public_ones_is_enough_to_refuse() -> None:
    network = FakeNetwork(1, {"example.test": [[PUBLIC, "127.0.0.1"]]})
    assert "not a public address" in str(refusal("http://example.test/", network))


def test_the_checked_address_is_the_one_connected_to() -> None:
    with server(answer()) as (port, _):
        rebinding = FakeNetwork(port, {"example.test": [[PUBLIC], ["127.0.0.1"]]})
        fetched("http://example.test/", rebinding)
        assert rebinding.connected == [PUBLIC]  # type: ignore[attr-defined]
        assert "not a public address" in str(refusal("http://example.test/", rebinding))


@pytest.mark.parametrize(
    "target",
    ["http://inside.test/", "http://127.0.0.1/", "file:///etc/passwd", "//inside.test/x", "http://u:p@example.test/"],
)
def test_a_redirect_is_checked_like_the_first_address(target: str) -> None:
    with server(answer(302, Location=target)) as (port, asked):
        network = FakeNetwork(port, {"example.test": [[PUBLIC]], "inside.test": [["10.0.0.7"]]})
        assert refusal("http://example.test/", network).status == 403
        assert len(asked) == 1


def test_a_redirect_to_a_public_address_is_followed() -> None:
    def send(handler: BaseHTTPRequestHandler) -> None:
        (answer(200, b"there") if handler.path == "/to" else answer(302, Location="/to"))(handler)

    with server(send) as (port, _):
        assert fetched("http://example.test/from", FakeNetwork(port, {"example.test": [[PUBLIC]]}))[0] == b"there"


def test_redirects_in_a_circle_end() -> None:
    with server(answer(302, Location="/again")) as (port, asked):
        error = refusal("http://example.test/", FakeNetwork(port, {"example.test": [[PUBLIC]]}))
        assert "redirects without end" in str(error)
        assert len(asked) == 6


def test_a_compressed_answer_is_refused() -> None:
    with server(answer(200, b"\x1f\x8b", Content_Encoding="gzip")) as (port, _):
        assert "compressed" in str(refusal("http://example.test/", FakeNetwork(port, {"example.test": [[PUBLIC]]})))


@pytest.mark.parametrize("when", ["headers", "body"])
def test_a_dripping_server_is_cut_off_at_the_time_limit(when: str) -> None:
    def drip(handler: BaseHTTPRequestHandler) -> None:
        if when == "body":
            handler.send_response(200)
            handler.end_headers()
        else:
            handler.wfile.write(b"HTTP/1.1 200 OK\r\nX-Slow: ")
        try:
            for _ in range(200):
                handler.wfile.write(b"x")
                handler.wfile.flush()
                time.sleep(0.02)
        except OSError:
            pass

    started = time.monotonic()
    with server(drip) as (port, _):
        error = refusal("http://example.test/", FakeNetwork(port, {"example.test": [[PUBLIC]]}), timeout_s=0.3)
        assert "took too long" in str(error)
        assert time.monotonic() - started < 2


def test_an_endless_answer_ends_when_the_sink_has_enough() -> None:
    def endless(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(200)
        handler.end_headers()
        try:
            while True:
                handler.wfile.write(b"x" * 65536)
        except OSError:
            pass

    taken = 0

    def sink(block: bytes) -> None:
        nonlocal taken
        taken += len(block)
        if taken > 1_000_000:
            raise FileRefused("enough", status=413)

    with server(endless) as (port, _), pytest.raises(FileRefused, match="enough"):
        fetch("http://example.test/", sink, 5, FakeNetwork(port, {"example.test": [[PUBLIC]]}))
    assert taken < 1_200_000


def test_an_answer_cut_short_is_no_file() -> None:
    with server(answer(200, b"half", Content_Length="8")) as (port, _):
        assert "ended early" in str(refusal("http://example.test/", FakeNetwork(port, {"example.test": [[PUBLIC]]})))


def test_an_error_answer_is_said() -> None:
    with server(answer(404, b"")) as (port, _):
        error = refusal("http://example.test/x.png", FakeNetwork(port, {"example.test": [[PUBLIC]]}))
        assert "http://example.test/x.png" in str(error)
        assert "404" in str(error)


def test_a_name_is_found_in_an_address() -> None:
    assert [name_in(url) for url in ("http://x/a%20b.png?q", "http://x/%2e%2e%2fetc%2fpasswd", "http://x/")] == [
        "a b.png",
        "passwd",
        "file",
    ]


def test_public_addresses_are_public() -> None:
    assert is_public("93.184.215.14")
    assert is_public("2606:2800:21f:cb07:6820:80da:af6b:8b2c")

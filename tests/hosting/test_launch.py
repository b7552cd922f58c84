"""Serving an app on a port."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import textwrap
import time
from pathlib import Path

import httpx
import pytest

import limelight as gr
from limelight.errors import AppMistake, BadProp, ServerFailedToStart, UnknownArgument
from limelight.hosting.sizes import FileSize, parse_size


@pytest.fixture
def demo():
    with gr.Blocks() as app:
        gr.Textbox(label="name")
    yield app
    app.close(verbose=False)


def test_it_gives_the_app_and_its_addresses(demo, capsys):
    app, local_url, share_url = demo.launch(prevent_thread_lock=True, server_port=0)
    assert httpx.get(local_url).status_code == 200
    assert share_url is None
    assert app is demo.app
    assert f"* Running on local URL:  {local_url.rstrip('/')}" in capsys.readouterr().out
    assert demo.is_running
    demo.close(verbose=False)
    assert not demo.is_running
    with pytest.raises(httpx.ConnectError):
        httpx.get(local_url)


def test_it_can_be_launched_again(demo):
    for _ in range(2):
        _, local_url, _ = demo.launch(prevent_thread_lock=True, server_port=0, quiet=True)
        assert httpx.get(local_url).status_code == 200


def test_a_taken_port_is_named_with_what_to_do(demo):
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        with pytest.raises(ServerFailedToStart, match=rf"Port {port} .* is taken.*server_port"):
            demo.launch(server_port=port, prevent_thread_lock=True, quiet=True)


def test_without_a_port_the_first_free_one_is_taken(demo, monkeypatch):
    from limelight.hosting import ports

    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        monkeypatch.setattr(ports, "FIRST_PORT", other.getsockname()[1])
        demo.launch(prevent_thread_lock=True, quiet=True)
        assert ports.FIRST_PORT < demo.server_port < ports.FIRST_PORT + 100
        monkeypatch.setenv("LIMELIGHT_PORT_COUNT", "1")
        with pytest.raises(ServerFailedToStart, match="None of the ports"):
            demo.launch(prevent_thread_lock=True, quiet=True)


@pytest.mark.parametrize(("name", "port"), [("no.such.host.invalid", 0), ("127.0.0.1", 99_999), ("192.0.2.1", 0)])
def test_what_cannot_be_listened_on_is_said(demo, name, port):
    with pytest.raises(ServerFailedToStart, match="cannot be listened on"):
        demo.launch(server_name=name, server_port=port, prevent_thread_lock=True, quiet=True)


def test_an_unknown_argument_suggests_the_nearest(demo):
    with pytest.raises(UnknownArgument, match="did you mean 'server_port'"):
        demo.launch(servr_port=1)


def test_missing_certificates_are_named(demo):
    with pytest.raises(ServerFailedToStart, match="ssl_certfile"):
        demo.launch(ssl_keyfile="key.pem", prevent_thread_lock=True)
    with pytest.raises(ServerFailedToStart, match="no.pem"):
        demo.launch(ssl_keyfile="no.pem", ssl_certfile="no.pem", prevent_thread_lock=True)


def test_public_links_are_said_to_be_missing(demo, capsys):
    demo.launch(share=True, prevent_thread_lock=True, server_port=0)
    assert "Public links are not there yet" in capsys.readouterr().out


def test_routes_of_the_author_come_first(demo):
    from starlette.responses import PlainTextResponse
    from starlette.routing import Route

    routes = [Route("/mine", lambda request: PlainTextResponse("mine"))]
    app_kwargs = {"routes": routes, "docs_url": "/docs"}
    _, url, _ = demo.launch(prevent_thread_lock=True, server_port=0, quiet=True, app_kwargs=app_kwargs)
    assert httpx.get(f"{url}mine").text == "mine"
    assert httpx.get(url).status_code == 200


@pytest.mark.parametrize(
    ("given", "size"),
    [(None, None), (5, 5), ("5", 5), ("5mb", 5 << 20), ("1.5 KB", 1536), ("2gb", 2 << 30), (3 * FileSize.MB, 3 << 20)],
)
def test_sizes_are_read(given, size):
    assert parse_size(given) == size


@pytest.mark.parametrize("given", ["", "mb", "-1", 0, -5, True, "5 apples", 1.5])
def test_what_is_no_size_is_said(given):
    with pytest.raises(BadProp, match="max_file_size"):
        parse_size(given)


@pytest.mark.parametrize("sign", [signal.SIGINT, signal.SIGTERM])
@pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")
def test_a_signal_closes_the_server_and_tells_open_pages(tmp_path, sign):
    from websockets.sync.client import connect

    app = tmp_path / "app.py"
    app.write_text(
        textwrap.dedent(
            """
            import limelight as gr
            with gr.Blocks() as demo:
                gr.Textbox()
            demo.launch(server_port=0)
            """
        )
    )
    environment = {**os.environ, "PYTHONPATH": str(Path(gr.__file__).parents[1])}
    pipe = subprocess.PIPE
    started = subprocess.Popen([sys.executable, str(app)], stdout=pipe, stderr=pipe, text=True, env=environment)
    try:
        url = started.stdout.readline().split()[-1]
        with connect(url.replace("http", "ws") + "/limelight/socket") as page, httpx.Client() as client:
            page.send('{"t":"hello"}')
            assert "welcome" in page.recv(5)
            with client.stream("GET", f"{url}/gradio_api/heartbeat/x") as beats:
                next(beats.iter_lines())
                since = time.monotonic()
                started.send_signal(sign)
                assert "leaving" in page.recv(5)
        assert started.wait(10) == 0
        assert time.monotonic() - since < 4
        errors = started.stderr.read()
        assert "Traceback" not in errors, errors
    finally:
        started.kill()
        started.wait()
        started.stdout.close()
        started.stderr.close()


def test_integrate_notes_the_address_in_an_experiment(demo):
    noted: dict[str, str] = {}

    class Mlflow:
        log_param = staticmethod(noted.__setitem__)

    with pytest.raises(AppMistake, match="launch"):
        demo.integrate(mlflow=Mlflow)
    _, url, _ = demo.launch(prevent_thread_lock=True, quiet=True)
    demo.integrate(mlflow=Mlflow)
    assert noted == {"Limelight app": url}

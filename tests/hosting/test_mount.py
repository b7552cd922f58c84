"""An app inside somebody's ASGI app."""

from __future__ import annotations

import contextlib

import pytest
from starlette.applications import Starlette
from starlette.responses import PlainTextResponse
from starlette.routing import Route
from starlette.testclient import TestClient

import limelight as gr
from limelight.errors import BadProp, UnknownArgument
from limelight.hosting.mount import mount_gradio_app


def app() -> gr.Blocks:
    with gr.Blocks() as demo:
        name = gr.Textbox(label="name")
        name.submit(lambda x: f"Hello {x}", name, name, api_name="greet")
    return demo


def test_it_stands_beside_the_hosts_own_routes():
    host = Starlette(routes=[Route("/own", lambda request: PlainTextResponse("own"))])
    assert mount_gradio_app(host, app(), "/demo") is host
    with TestClient(host) as client:
        assert client.get("/own").text == "own"
        assert client.get("/demo").status_code == 200
        assert str(client.get("/demo").url).endswith("/demo/")
        assert client.get("/demo/config").json()["root"] == "http://testserver/demo"
        assert client.post("/demo/api/greet", json=["x"]).json()["result"] == "Hello x"
        with client.websocket_connect("/demo/limelight/socket") as socket:
            socket.send_json({"t": "hello"})
            assert socket.receive_json()["t"] == "welcome"


def test_the_hosts_own_life_goes_on():
    told = []

    @contextlib.asynccontextmanager
    async def life(host):
        told.append("up")
        yield
        told.append("down")

    host = Starlette(lifespan=life)
    demo = app()
    mount_gradio_app(host, demo, "/demo")
    with TestClient(host) as client:
        assert client.get("/demo/healthz").json() == {"status": "ok"}
    assert told == ["up", "down"]


def test_two_apps_in_one_host():
    host = Starlette()
    mount_gradio_app(host, app(), "/one")
    mount_gradio_app(host, app(), "/two", auth=("ada", "love"))
    with TestClient(host) as client:
        assert client.get("/one/config").status_code == 200
        assert client.get("/two/config").status_code == 401
        assert client.post("/two/login", data={"username": "ada", "password": "love"}).status_code == 200
        assert client.get("/two/config").json()["username"] == "ada"


def test_at_the_root():
    host = Starlette(routes=[Route("/own", lambda request: PlainTextResponse("own"))])
    mount_gradio_app(host, app(), "/")
    with TestClient(host) as client:
        assert client.get("/own").text == "own"
        assert client.get("/config").status_code == 200


def test_what_cannot_be_is_said():
    with pytest.raises(BadProp, match="mount"):
        mount_gradio_app(object(), app(), "/demo")
    with pytest.raises(BadProp, match="/demo"):
        mount_gradio_app(Starlette(), app(), "demo")
    with pytest.raises(UnknownArgument, match="did you mean 'allowed_paths'"):
        mount_gradio_app(Starlette(), app(), "/demo", allowed_path=[])

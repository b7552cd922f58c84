"""A server without a page: functions of ours and routes of FastAPI's at one address."""

from __future__ import annotations

import contextlib
import sys

import httpx
import pytest

import limelight as gr
from limelight.errors import MissingPackage, UnknownArgument


@contextlib.contextmanager
def launched(server, **options):
    address = server.launch(prevent_thread_lock=True, quiet=True, server_port=0, **options).local_url
    try:
        with httpx.Client(base_url=address) as client:
            yield client
    finally:
        server.close(verbose=False)


def test_functions_and_routes_stand_at_one_address():
    told = []

    @contextlib.asynccontextmanager
    async def life(app):
        told.append("up")
        yield
        told.append("down")

    server = gr.Server(title="Sums", lifespan=life)

    @server.api(name="add", concurrency_limit=3)
    def plus(a: int, b: int) -> int:
        return a + b

    @server.get("/twice/{number}")
    def twice(number: int, word: str = "is") -> dict:
        return {"said": f"{word} {2 * number}"}

    @server.get("/")
    def root():
        return {"message": "Hello"}

    assert plus(1, 2) == 3
    with launched(server) as client:
        assert told == ["up"]
        assert client.post("/api/add", json={"a": 1, "b": 2}).json()["result"] == 3
        assert client.get("/twice/21", params={"word": "makes"}).json() == {"said": "makes 42"}
        assert client.get("/twice/x").status_code == 422
        assert client.post("/twice/1").status_code == 405
        assert client.get("/").json() == {"message": "Hello"}
        assert "/api/add" in client.get("/openapi.json").json()["paths"]
        assert client.get("/docs").status_code == 404
        assert client.get("/config").json()["mode"] == "server"
    assert told == ["up", "down"]


def test_the_address_itself_explains_the_functions():
    server = gr.Server()

    @server.api
    def shout(text: str) -> str:
        return text.upper()

    with launched(server) as client:
        answer = client.get("/", follow_redirects=True)
        assert (answer.url.path, answer.status_code) == ("/api", 200)
        assert "shout" in answer.text
    with launched(server, auth=("ada", "love")) as client:
        assert client.get("/").status_code == 200
        assert client.post("/api/shout", json=["x"]).status_code == 401


def test_mistakes_are_told(monkeypatch):
    with pytest.raises(UnknownArgument, match="did you mean 'title'"):
        gr.Server(titel="x")
    with pytest.raises(AttributeError, match="A Server has no 'gett'; did you mean 'get'"):
        _ = gr.Server().gett
    monkeypatch.setitem(sys.modules, "fastapi", None)
    with pytest.raises(MissingPackage, match=r"pip install 'limelight\[server\]'"):
        gr.Server().get("/")

"""Apps of what is elsewhere, against servers of this machine."""

from __future__ import annotations

import json

import pytest

import limelight as gr
from limelight.errors import AppUnreachable, BadProp
from tests.clients.tour import app
from tests.hub.fake import FakeServer
from tests.transports.serving import serve


@pytest.fixture
def fake():
    running = []

    def start(answers):
        running.append(FakeServer(answers))
        return running[-1]

    yield start
    for one in running:
        one.close()


@pytest.fixture(scope="module")
def remote():
    one = serve(app(gr))
    yield one
    one.close()


def test_a_remote_app_is_an_app_here(remote):
    loaded = gr.load(remote.url)
    names = {one.api_name for one in loaded.listeners.values()}
    assert {"greet", "tokens", "count", "read"} <= names
    assert "closed" not in names
    here = serve(loaded)
    try:
        assert here.call("greet", "Ada", 1)[-1] == ("complete", ["Hello Ada!"])
        assert [data for name, data in here.call("tokens", 3) if name == "generating"] == [["0 "], ["0 1 "], ["0 1 2 "]]
        assert here.call("refuse", "Ada")[-1][1]["error"] == "no Ada here"
        (path,) = here.http.post("gradio_api/upload", files={"files": ("a.txt", b"through two servers")}).json()
        file = {"path": path, "meta": {"_type": "gradio.FileData"}}
        assert here.call("read", file)[-1] == ("complete", ["through two servers"])
        (back,) = here.call("same", file)[-1][1]
        assert back["url"].startswith(here.url)
        assert here.http.get(back["url"]).text == "through two servers"
    finally:
        here.close()


def test_each_visitor_has_a_session_of_their_own(remote):
    here = serve(gr.load(remote.url))
    try:
        counts = [here.http.post("api/count", headers={"limelight-session": one}).json()["result"] for one in "aab"]
        assert counts == ["1", "2", "1"]
    finally:
        here.close()


def test_a_space_is_found_by_the_hub(fake, remote, monkeypatch):
    hub = fake({("GET", "/api/spaces/ada/engine/host"): {"host": remote.url}})
    monkeypatch.setenv("HF_ENDPOINT", hub.url)
    assert "greet" in {one.api_name for one in gr.load("spaces/ada/engine").listeners.values()}
    with pytest.raises(AppUnreachable, match="no Space 'ada/none'"):
        gr.load("ada/none", src="spaces")


def test_a_hostile_app_stays_harmless(fake):
    config = {
        "version": "6.31.0",
        "api_prefix": "/gradio_api",
        "title": "<script>alert(1)</script>",
        "css": "body { display: none }",
        "js": "alert(1)",
        "head": "<script src='https://evil.example/x.js'></script>",
        "protocol": "sse_v3",
        "components": [
            {"id": 1, "type": "textbox", "props": {"label": "a", "value": "x", "elem_id": "steal", "js": "alert(1)"}},
            {"id": 2, "type": "html", "props": {"value": "<img src=x onerror=alert(1)>", "js_on_load": "alert(1)"}},
            {"id": 3, "type": "../../etc", "props": {}},
            {"id": 4, "type": "radio", "props": {"choices": {"not": "a list"}, "label": 7}},
            {"id": 5, "type": "image", "props": {"value": {"path": "/etc/passwd", "url": "https://evil.example/p"}}},
            {"id": 6, "type": "dropdown", "props": "no object"},
        ],
        "layout": {"id": 0, "children": [{"id": i} for i in (1, 2, 3, 4, 5, 6, 1)] + ["nonsense", {"id": "x"}]},
        "dependencies": [
            {"id": 0, "targets": [[1, "__class__"], [99, "click"], "x"], "inputs": [1], "outputs": [1], "api_name": "a",
             "backend_fn": True, "js": "alert(1)"},
            {"id": 1, "targets": [[1, "change"]], "inputs": [3], "outputs": [1], "api_name": "b", "backend_fn": True},
        ],
    }  # fmt: skip
    server = fake({("GET", "/config"): config, ("GET", "/gradio_api/info"): {"named_endpoints": {}}})
    loaded = gr.load(server.url)
    told = json.dumps([node.travelling_props() for node in loaded.nodes.values()], default=str)
    for word in ("alert", "evil", "steal", "/etc/passwd", "display: none"):
        assert word not in told.replace("<script>alert(1)</script>", "")  # the title is text
    assert [one.api_name for one in loaded.listeners.values()] == ["a"]
    assert all(one.js is None for one in loaded.listeners.values())
    here = serve(loaded)
    try:
        assert "<script>alert" not in here.http.get("/").text
    finally:
        here.close()


@pytest.mark.parametrize("name", ["nothing", "spaces", "ftp://x", "models/"])
def test_a_name_that_says_nothing_is_refused(name):
    with pytest.raises(BadProp, match="says neither"):
        gr.load(name)


def test_a_function_may_make_the_app():
    with gr.Blocks() as demo:
        pass
    assert gr.load("anything", src=lambda name, token: demo) is demo


@pytest.fixture
def hosted(fake, monkeypatch):
    def start(task, answer):
        server = fake(
            {
                ("GET", "/api/models/ada/m"): {"pipeline_tag": task},
                ("POST", "/hf-inference/models/ada/m"): answer,
                ("POST", "/v1/chat/completions"): answer,
            }
        )
        monkeypatch.setenv("HF_ENDPOINT", server.url)
        monkeypatch.setenv("HF_INFERENCE_ENDPOINT", server.url)
        return server

    return start


@pytest.mark.parametrize(
    ("task", "answer", "given", "shown", "asked"),
    [
        ("text-classification", [[{"label": "up", "score": 0.9}]], ["fine"], "up", {"inputs": "fine"}),
        ("summarization", [{"summary_text": "short"}], ["long"], "short", {"inputs": "long"}),
        (
            "text-generation",
            {"choices": [{"message": {"content": "once upon"}}]},
            ["a story"],
            "once upon",
            {"model": "ada/m", "messages": [{"role": "user", "content": "a story"}]},
        ),
        (
            "zero-shot-classification",
            {"labels": ["a"], "scores": [1]},
            ["text", "a, b"],
            "a",
            {"inputs": "text", "parameters": {"candidate_labels": ["a", "b"]}},
        ),
    ],
)
def test_a_hosted_model_is_asked_and_read_as_its_task_says(hosted, task, answer, given, shown, asked):
    server = hosted(task, answer)
    result = gr.load("models/ada/m", token="secret")(*given, api_name="predict")
    assert (result["label"] if isinstance(result, dict) else result) == shown
    _, _, headers, body = server.asked[-1]
    assert json.loads(body) == asked
    assert headers["Authorization"] == "Bearer secret"


def test_a_visitor_gives_a_token_of_their_own(hosted):
    server = hosted("summarization", [{"summary_text": "short"}])
    app = gr.load("models/ada/m", token="mine", accept_token=True)
    app("long", "theirs", api_name="predict")
    assert server.asked[-1][2]["Authorization"] == "Bearer theirs"
    app("long", "", api_name="predict")
    assert server.asked[-1][2]["Authorization"] == "Bearer mine"


def test_what_the_hub_refuses_is_said(hosted):
    hosted("summarization", (429, {"error": "busy"}))
    with pytest.raises(gr.Error, match="429: busy Too many"):
        gr.load("models/ada/m")("long", api_name="predict")
    with pytest.raises(AppUnreachable, match="no model 'ada/none'"):
        gr.load("models/ada/none")
    hosted("protein-folding", {})
    with pytest.raises(BadProp, match="no app for the task 'protein-folding'"):
        gr.load("models/ada/m")


SPEC = {
    "info": {"title": "Pets"},
    "paths": {
        "/pets/{id}": {
            "parameters": [{"name": "id", "in": "path", "required": True, "schema": {"type": "integer"}}],
            "get": {
                "operationId": "getPet",
                "description": "One <b>pet</b>.",
                "parameters": [{"$ref": "#/components/parameters/Kind"}],
            },
            "delete": {"operationId": "deletePet"},
        },
        "/pets": {
            "post": {
                "operationId": "addPet",
                "requestBody": {"content": {"application/json": {"schema": {"$ref": "#/components/schemas/Pet"}}}},
            }
        },
    },
    "components": {
        "parameters": {"Kind": {"name": "kind", "in": "query", "schema": {"enum": ["cat", "dog"]}}},
        "schemas": {"Pet": {"type": "object", "properties": {"name": {"type": "string", "default": "Rex"}}}},
    },
}


def test_an_api_becomes_an_app(fake):
    server = fake({("GET", "/v1/pets/3"): {"name": "Rex"}, ("POST", "/v1/pets"): {"id": 4}})
    app = gr.load_openapi(SPEC, f"{server.url}/v1", auth_token="secret")
    assert {"getPet", "deletePet", "addPet"} <= {one.api_name for one in app.listeners.values()}
    assert app(3, "cat", api_name="getPet") == {"name": "Rex"}
    method, path, headers, _ = server.asked[-1]
    assert (method, path, headers["Authorization"]) == ("GET", "/v1/pets/3?kind=cat", "Bearer secret")
    assert app({"name": "Tom"}, api_name="addPet") == {"id": 4}
    with pytest.raises(gr.Error, match="answered 404"):
        app(9, None, api_name="getPet")
    with pytest.raises(gr.Error, match="'id' is needed"):
        app(None, None, api_name="getPet")


def test_only_some_operations_and_nowhere_else(fake):
    server = fake({})
    only = gr.load_openapi(SPEC, server.url, paths=["/pets/*"], methods=["get"])
    assert [one.api_name for one in only.listeners.values() if one.api_visibility == "public"][:1] == ["getPet"]
    with pytest.raises(BadProp, match="no operation"):
        gr.load_openapi(SPEC, server.url, exclude_paths=["*"])
    away = {"paths": {"//evil.example/x": {"get": {}}, "/{p}": {"get": {"parameters": [{"name": "p", "in": "path"}]}}}}
    app = gr.load_openapi(away, server.url)
    for listener in [one for one in app.listeners.values() if one.api_visibility == "public" and one.fn]:
        with pytest.raises(gr.Error, match="answered 404"):
            app(*["//evil.example/y"][: len(listener.inputs)], api_name=listener.api_name)
    assert len(server.asked) == 2

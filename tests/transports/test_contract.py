"""The contract of existing clients, at the level of bytes: what the two clients do not ask for but others may."""

from __future__ import annotations

import asyncio
import time

import pytest

import limelight as gr
from limelight.transports.gradio_values import RunReader
from limelight.transports.roots import FileLinks
from tests.transports.serving import serve

GREET, TOKENS, BREAK, NOTE, FOREVER, LIST, UPDATE = range(7)


@pytest.fixture(scope="module")
def one():
    def tokens(count):
        text = ""
        for i in range(int(count)):
            text += f"{i} "
            yield text

    def break_down(x):
        raise RuntimeError("inner words")

    def note(x, progress=gr.Progress()):
        progress(0.5, desc="half")
        gr.Warning("careful", duration=4)
        return x

    def forever():
        for i in range(100_000):
            time.sleep(0.01)
            yield str(i)

    def grow():
        rows = [{"a": "x"}]
        yield rows
        yield [{"a": "xy"}]
        yield [{"a": "xy"}, {"a": "z"}]
        yield [{"b": 1}]

    with gr.Blocks() as demo:
        name = gr.Textbox(label="name")
        times = gr.Slider(1, 5, value=2, step=1, label="times")
        data = gr.JSON()
        out = gr.Textbox(label="out")
        button = gr.Button("go")
        button.click(lambda name, times: f"Hello {name}" * int(times), [name, times], out, api_name="greet")
        button.click(tokens, name, out)
        button.click(break_down, name, out)
        button.click(note, name, out)
        button.click(forever, None, out)
        button.click(grow, None, data)
        button.click(lambda: gr.update(value="v", visible=False), None, out, api_name="change")
    served = serve(demo)
    yield served
    served.close()


def test_the_config_has_what_clients_need(one):
    config = one.http.get("config").json()
    assert config["protocol"] == "sse_v3"
    assert config["api_prefix"] == "/gradio_api"
    assert config["root"] == one.url.rstrip("/")
    assert config["enable_queue"] is True
    assert tuple(map(int, config["version"].split("."))) > (4, 29, 0)
    assert {"id", "type", "props", "skip_api"} <= config["components"][0].keys()
    assert {"id", "inputs", "outputs", "api_name", "queue", "api_visibility"} <= config["dependencies"][0].keys()


@pytest.mark.parametrize(
    ("headers", "root"),
    [
        ({"x-forwarded-host": "app.example, inner", "x-forwarded-proto": "https"}, "https://app.example"),
        ({"host": "other.example:81"}, "http://other.example:81"),
    ],
)
def test_the_root_is_where_the_caller_sees_it(one, headers, root):
    assert one.http.get("config", headers=headers).json()["root"] == root


def test_a_call_through_the_queue_tells_all_in_order(one):
    messages = one.join(GREET, "Ada", 1)
    kinds = [message["msg"] for message in messages]
    assert kinds[-2:] == ["process_completed", "close_stream"]
    assert "process_starts" in kinds
    done = messages[-2]
    assert done["success"] is True
    assert done["output"]["data"] == ["Hello Ada"]
    assert done["output"]["is_generating"] is False


def test_partial_results_are_whole_first_and_diffs_then(one):
    messages = [m for m in one.join(TOKENS, "3", session_hash="t") if m["msg"] == "process_generating"]
    assert [m["output"]["data"] for m in messages] == [["0 "], [[["append", [], "1 "]]], [[["append", [], "2 "]]]]


def test_diffs_of_lists_and_dicts(one):
    data = [m["output"]["data"] for m in one.join(LIST, session_hash="l") if m["msg"] == "process_generating"]
    assert data[0] == [[{"a": "x"}]]
    value = data[0][0]
    for (edits,) in data[1:]:
        value = applied(value, edits)
    assert value == [{"b": 1}]
    assert data[1] == [[["append", [0, "a"], "y"]]]
    assert data[2] == [[["add", [1], {"a": "z"}]]]


def applied(value, edits):
    import copy

    value = copy.deepcopy(value)
    for op, path, new in edits:
        if not path:
            value = new if op == "replace" else value + new
            continue
        place = value
        for key in path[:-1]:
            place = place[key]
        last = path[-1]
        if op == "append":
            place[last] += new
        elif op == "delete":
            del place[last]
        elif op == "add" and isinstance(place, list):
            place.insert(last, new)
        else:
            place[last] = new
    return value


def test_an_exception_says_nothing_but_that_it_was(one):
    done = one.join(BREAK, "x", session_hash="b")[-2]
    assert done["success"] is False
    assert done["output"] == {"error": None}


def test_notices_and_progress_are_told(one):
    messages = one.join(NOTE, "x", session_hash="n")
    (log,) = [m for m in messages if m["msg"] == "log"]
    assert (log["log"], log["level"], log["duration"]) == ("careful", "warning", 4)
    progress = [m for m in messages if m["msg"] == "progress"]
    assert progress[-1]["progress_data"][0]["desc"] == "half"


def test_an_update_keeps_its_form(one):
    assert one.call("change")[-1] == ("complete", [{"__type__": "update", "value": "v", "visible": False}])


def test_a_cancelled_run_ends_with_words(one):
    body = {"data": [], "fn_index": FOREVER, "session_hash": "c"}
    event_id = one.http.post("gradio_api/queue/join", json=body).json()["event_id"]
    time.sleep(0.1)
    told = {"session_hash": "c", "fn_index": FOREVER, "event_id": event_id}
    stranger = {**told, "session_hash": "somebody else"}
    assert one.http.post("gradio_api/cancel", json=stranger).json() == {"success": True}
    assert one.http.post("gradio_api/cancel", json=told).json() == {"success": True}
    messages = [data for _, data in one.events("gradio_api/queue/data?session_hash=c")]
    assert messages[-2]["msg"] == "process_completed"
    assert messages[-2]["success"] is False
    assert "cancelled" in messages[-2]["output"]["error"]


def test_named_parameters_and_defaults(one):
    answer = one.http.post("gradio_api/call/v2/greet", json={"name": "Ada"})
    assert one.events(f"gradio_api/call/v2/greet/{answer.json()['event_id']}")[-1] == (
        "complete",
        ["Hello AdaHello Ada"],
    )


@pytest.mark.parametrize(
    ("path", "body", "status", "words"),
    [
        ("gradio_api/call/gret", {"data": []}, 404, "did you mean 'greet'?"),
        ("gradio_api/call/greet", {"data": ["x"]}, 422, "takes 2 inputs (name, times) but got 1"),
        ("gradio_api/call/greet", {"data": "x"}, 422, "must be a list"),
        ("gradio_api/call/v2/greet", {"nam": "x"}, 422, "did you mean 'name'?"),
        ("gradio_api/call/v2/greet", {}, 422, "needs a value for 'name'"),
        ("gradio_api/queue/join", {"data": [], "session_hash": "x"}, 400, "No function index"),
        ("gradio_api/queue/join", {"data": [], "session_hash": "x", "fn_index": 99}, 404, "99"),
        ("gradio_api/queue/join", {"data": [], "fn_index": 0}, 400, "session_hash"),
        ("gradio_api/queue/join", {"session_hash": "x", "fn_index": 0}, 422, "data"),
        ("gradio_api/run/nothing", {"data": []}, 404, "nothing"),
        ("gradio_api/component_server", {"component_id": 1, "fn_name": "preprocess"}, 404, "Function not found"),
        ("gradio_api/component_server", {"component_id": 1, "fn_name": "__init__"}, 404, "Function not found"),
        ("api/greet", {"name": "x", "times": 99}, 422, "times"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said(one, path, body, status, words):
    answer = one.http.post(path, json=body)
    assert answer.status_code == status
    assert words in str(answer.json())


@pytest.mark.parametrize("body", [b"{", b"[]", b"\xff", b"[" * 50_000, b"null", b'{"data": NaN}'])
@pytest.mark.parametrize("path", ["gradio_api/queue/join", "gradio_api/call/greet", "gradio_api/cancel"])
def test_what_is_no_json_is_said(one, path, body):
    assert one.http.post(path, content=body).status_code == 400


def test_a_result_is_fetched_once_and_by_its_id(one):
    event_id = one.http.post("gradio_api/call/greet", json={"data": ["x", 1]}).json()["event_id"]
    assert one.events(f"gradio_api/call/greet/{event_id}")[-1][0] == "complete"
    assert one.events("gradio_api/call/greet/guess")[-1][0] == "error"


def test_run_answers_at_once(one):
    assert one.http.post("gradio_api/run/greet", json={"data": ["x", 1]}).json()["data"] == ["Hello x"]
    assert one.http.post("gradio_api/run/tokens", json={"data": ["3"]}).json()["is_generating"] is True


def test_one_call_in_one_request(one):
    assert one.http.post("api/greet", json=["x", 1]).json()["result"] == "Hello x"
    assert one.http.post("api/greet", json={"name": "x", "times": 1}).json()["result"] == "Hello x"
    assert one.http.post("api/break_down", json=["x"]).status_code == 500
    with one.http.stream("POST", "api/tokens", json=["3"], headers={"accept": "text/event-stream"}) as answer:
        text = answer.read().decode()
    assert text.count("event: partial") == 3
    assert text.endswith('event: result\ndata: "0 1 2 "\n\n')


def test_an_unknown_session_has_no_messages(one):
    assert one.events("gradio_api/queue/data?session_hash=never-seen")[0][1]["session_not_found"] is True


def test_sessions_do_not_pile_up(one):
    before = len(one.site.engine.sessions)
    for _ in range(5):
        one.call("greet", "x", 1)
    assert len(one.site.engine.sessions) == before


def test_a_heartbeat_beats(one):
    with one.http.stream("GET", "gradio_api/heartbeat/h1") as answer:
        assert next(line for line in answer.iter_lines() if line) == "data: ALIVE"


@pytest.mark.parametrize(
    "path", ["app_id", "user", "login_check", "startup-events", "queue/status", "deep_link", "info/"]
)
def test_the_small_routes_answer(one, path):
    assert one.http.get(f"gradio_api/{path}").status_code == 200


def test_a_reader_that_comes_late_gets_every_yield(one):
    async def read():
        session = one.site.engine.session()
        listener = one.site.blueprint.listeners[TOKENS]
        served = []
        for _ in range(2):
            run = session.trigger(listener, ["3"])
            await run.finished()
            reader = RunReader(run, FileLinks(one.site, ""))
            async for message, _ in reader.read():
                if type(message).__name__ == "Patched":
                    served.append(reader.values())
        return served

    found = asyncio.run_coroutine_threadsafe(read(), one.demo.launched.host._loop).result(10)
    assert found[:3] == [["0 "], ["0 1 "], ["0 1 2 "]]
    assert found[-1] == ["0 1 2 "]

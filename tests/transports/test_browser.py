"""An open page over a socket, and over events where sockets are blocked."""

from __future__ import annotations

import json
import threading
import uuid

import pytest

import limelight as gr
from tests.transports.serving import serve


@pytest.fixture(scope="module")
def one():
    gate = threading.Event()

    def tokens(count):
        text = ""
        for i in range(int(count)):
            text += f"{i} "
            yield text

    def asked(x, request: gr.Request):
        return request.query_params["a"]

    def wait(x):
        gate.wait(20)
        return x

    with gr.Blocks() as demo:
        name = gr.Textbox(label="name")
        out = gr.Textbox(label="out")
        button = gr.Button("go")
        button.click(lambda x: f"Hello {x}", name, out)
        button.click(tokens, name, out)
        button.click(wait, name, out)
        button.click(asked, name, out)

    served = serve(demo)
    served.gate = gate
    yield served
    gate.set()
    served.close()


def run_id() -> str:
    return str(uuid.uuid4())


def value_of(messages) -> str:
    text = ""
    for message in messages:
        for _, path, op, *args in message.get("edits", ()):
            if path == ["value"]:
                text = args[0] if op == "set" else text + args[0] if op == "append" else text
    return text


def test_a_trigger_gives_a_result(one):
    with one.page() as page:
        assert page.hello()["t"] == "welcome"
        page.say("trigger", run=run_id(), listener=0, inputs=["Ada"])
        messages = page.hear_until("ended")
    assert value_of(messages) == "Hello Ada"
    assert messages[-1]["status"] == "done"


def test_a_page_that_comes_back_gets_what_it_missed_once(one):
    with one.page() as page:
        session = page.hello()["session"]
        page.say("trigger", run=run_id(), listener=0, inputs=["Ada"])
        page.hear_until("ended")
        seen = page.seen
        page.say("trigger", run=run_id(), listener=2, inputs=["late"])
        page.hear_until("started")
        seen = page.seen
    one.gate.set()
    with one.page() as page:
        welcome = page.hello(session=session, seen=seen)
        assert welcome["resumed"]
        first = page.hear()
        assert first["n"] == seen + 1
        messages = first["m"] if any(m["t"] == "ended" for m in first["m"]) else first["m"] + page.hear_until("ended")
    one.gate.clear()
    assert value_of(messages) == "late"


def test_a_reloaded_page_gets_all_values_at_once(one):
    with one.page() as page:
        session = page.hello()["session"]
        page.say("trigger", run=run_id(), listener=0, inputs=["Ada"])
        page.hear_until("ended")
    with one.page() as page:
        assert page.hello(session=session)["resumed"]
        snapshot = page.hear()["m"][0]
    assert snapshot["t"] == "snapshot"
    assert {"value": "Hello Ada"} in snapshot["props"].values()


def test_a_number_of_another_life_gets_a_snapshot(one):
    with one.page() as page:
        session = page.hello()["session"]
    with one.page() as page:
        page.hello(session=session, seen=99999)
        assert page.hear()["m"][0]["t"] == "snapshot"


def test_an_unknown_session_is_a_new_one(one):
    with one.page() as page:
        welcome = page.hello(session="invented-by-somebody", seen=3)
        assert not welcome.get("resumed")
        assert welcome["session"] != "invented-by-somebody"


def test_the_same_trigger_twice_runs_once(one):
    with one.page() as page:
        page.hello()
        run = run_id()
        for _ in range(2):
            page.say("trigger", run=run, listener=1, inputs=["3"])
        messages = page.hear_until("ended")
    assert value_of(messages) == "0 1 2 "
    assert sum(message["t"] == "started" for message in messages) == 1


@pytest.mark.parametrize(
    "text",
    [
        "{", "[]", "null", '"x"', '{"t":"nothing"}', '{"t":"trigger"}', '{"t":"trigger","run":1,"listener":"a"}',
        "[" * 20_000, '{"t":"cancel"}', "\x00", '{"t":"trigger","run":"12345678","listener":99999999999999999999}',
    ],
)  # fmt: skip
def test_a_malformed_message_is_refused_and_the_connection_stays(one, text):
    with one.page() as page:
        page.hello()
        page.socket.send(text)
        assert page.hear()["t"] == "refused"
        page.say("ping")
        assert page.hear()["t"] == "pong"


def test_an_unknown_listener_is_refused_by_name(one):
    with one.page() as page:
        page.hello()
        page.say("trigger", run="run-number-1", listener=77, inputs=[])
        refused = page.hear()
    assert refused["run"] == "run-number-1"
    assert "77" in refused["message"]


def test_the_first_message_must_be_hello(one):
    with one.page() as page:
        page.say("trigger", run=run_id(), listener=0, inputs=["x"])
        assert page.hear()["t"] == "refused"


def test_a_slow_reader_gets_a_long_stream_whole(one):
    with one.page() as page:
        page.hello()
        page.say("trigger", run=run_id(), listener=1, inputs=["3000"])
        messages = page.hear_until("ended")
    text = ""
    for message in messages:
        if message["t"] == "snapshot":
            text = next(props["value"] for props in message["props"].values() if "value" in props)
        for _, path, op, *args in message.get("edits", ()):
            text = args[0] if op == "set" else text + args[0] if op == "append" else text
    assert text == "".join(f"{i} " for i in range(3000))


def test_a_stopped_server_says_so():
    with gr.Blocks() as demo:
        gr.Textbox()
    served = serve(demo)
    with served.page() as page:
        page.hello()
        threading.Thread(target=served.close).start()
        assert page.hear()["t"] == "leaving"


def test_events_and_posts_do_what_a_socket_does(one):
    with one.http.stream("GET", "limelight/events?token=mine") as stream:
        lines = (json.loads(line[5:]) for line in stream.iter_lines() if line.startswith("data:"))
        token = next(lines)["token"]
        assert token != "mine"

        def post(body, status=204):
            answer = one.http.post(f"limelight/send?token={token}", content=json.dumps(body))
            assert answer.status_code == status, answer.text

        post({"t": "hello"})
        assert next(lines)["t"] == "welcome"
        post([{"t": "trigger", "run": run_id(), "listener": 0, "inputs": ["Ada"]}, {"t": "ping"}])
        found = []
        while not any(message["t"] == "ended" for message in found):
            found += next(lines).get("m", [])
    assert value_of(found) == "Hello Ada"


def test_a_token_that_was_not_given_posts_nothing(one):
    assert one.http.post("limelight/send?token=guess", content='{"t":"hello"}').status_code == 404


def test_a_function_sees_the_query_of_its_page(one):
    with one.page() as page:
        page.hello(query="?a=from-the-page")
        page.say("trigger", run=run_id(), listener=3, inputs=["x"])
        assert value_of(page.hear_until("ended")) == "from-the-page"

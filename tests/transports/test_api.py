"""The HTTP API for people with curl: one call, one answer; runs that one comes back for."""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from types import SimpleNamespace

import pytest

import limelight as gr
from limelight.transports import api_runs
from limelight.transports.api_runs import KeptRun
from tests.transports.serving import Served, serve

STOP = threading.Event()
SECRET = "a secret of this test"


def app() -> gr.Blocks:
    calls: list[str] = []

    def greet(name, times=2):
        calls.append(name)
        return f"Hello {name}!" * int(times)

    def tokens(count):
        text = ""
        for i in range(int(count)):
            text += f"{i} "
            yield text

    def hang():
        yield "on"
        STOP.wait(20)
        yield "off"

    with gr.Blocks() as demo:
        name, out = gr.Textbox(label="name"), gr.Textbox(label="output")
        times = gr.Slider(1, 5, value=2, step=1, label="times")
        files, state = gr.File(label="files", file_count="multiple"), gr.State(0)
        button = gr.Button("go")
        button.click(greet, [name, times], out)
        button.click(tokens, times, out)
        button.click(hang, None, out)
        button.click(lambda: len(calls), None, times, api_name="calls")
        button.click(lambda before: (before + 1, str(before + 1)), state, [state, out], api_name="count")
        button.click(lambda files: " ".join(Path(one).read_text() for one in files or []), files, out, api_name="read")
        button.click(lambda files: files, files, files, api_name="same")
        button.click(lambda name: name, name, out, api_name="closed", api_visibility="private")
    return demo


@pytest.fixture(scope="module")
def one():
    served = serve(app())
    yield served
    STOP.set()
    served.close()


def call(one: Served, name: str, given, **headers: str):
    return one.http.post(f"api/{name}", json=given, headers={key.replace("_", "-"): it for key, it in headers.items()})


def begin(one: Served, name: str, given) -> str:
    answer = call(one, name, given, prefer="respond-async")
    assert answer.status_code == 202
    return answer.json()["run"]


@pytest.mark.parametrize(
    ("name", "given", "status", "words"),
    [
        ("greet", {"nam": "x"}, 422, "did you mean 'name'?"),
        ("greet", {}, 422, "needs a value for 'name'"),
        ("greet", {"name": 3}, 422, "'name' must be text, not 3"),
        ("greet", {"name": "x", "times": 99}, 422, "'times' must be at least 1 and at most 5, not 99"),
        ("greet", ["x", 1, 2], 422, "takes 2 (name, times) but got 3"),
        ("count", [None], 422, "takes 0 (nothing) but got 1"),
        ("gret", {}, 404, "did you mean 'greet'?"),
        ("closed", {"name": "x"}, 404, "no endpoint '/closed'"),
        ("read", {"files": ["nowhere/at/all.txt"]}, 403, "nowhere"),
        ("greet", "text", 400, "must be a JSON object"),
    ],
)
def test_what_is_wrong_is_said_with_its_name(one, name, given, status, words):
    answer = call(one, name, given)
    assert (answer.status_code, words in answer.json()["detail"]) == (status, True), answer.text


def test_a_form_carries_files(one):
    files = [("files", ("a.txt", b"first")), ("files", ("b.txt", b"second"))]
    assert one.http.post("api/read", files=files).json()["result"] == "first second"


def test_a_file_is_named_by_what_an_upload_answered_or_by_a_data_address(one):
    (path,) = one.http.post("gradio_api/upload", files={"files": ("a.txt", b"uploaded")}).json()
    assert call(one, "read", {"files": [path]}).json()["result"] == "uploaded"
    data = "data:text/plain;base64," + base64.b64encode(b"inline").decode()
    (back,) = call(one, "same", {"files": [data]}).json()["result"]
    assert one.http.get(back["url"]).text == "inline"


def test_a_call_that_is_repeated_with_its_key_runs_once(one):
    before = call(one, "calls", {}).json()["result"]
    answers = [call(one, "greet", {"name": "Ada"}, idempotency_key="k1").json() for _ in range(3)]
    assert len({answer["run"] for answer in answers}) == 1
    assert answers[2]["result"] == "Hello Ada!Hello Ada!"
    assert call(one, "calls", {}).json()["result"] == before + 1
    assert call(one, "greet", {"name": "Bob"}, idempotency_key="k1").status_code == 409


def test_a_session_keeps_state_and_calls_without_one_share_nothing(one):
    assert [call(one, "count", {}, limelight_session="mine").json()["result"] for _ in range(2)] == ["1", "2"]
    assert call(one, "count", {}).json()["result"] == "1"


def test_a_run_is_asked_for_followed_from_a_number_and_cancelled(one):
    run = begin(one, "tokens", [4])
    first = one.events(f"api/runs/{run}/events")
    assert [data for name, data in first if name == "partial"] == ["0 ", "0 1 ", "0 1 2 ", "0 1 2 3 "]
    state = one.http.get(f"api/runs/{run}").json()
    assert (state["status"], state["result"]) == ("done", "0 1 2 3 ")
    last = one.events(f"api/runs/{run}/events?after={len(first) - 2}")
    assert last == first[-2:]
    changes = [data for name, data in one.events(f"api/runs/{run}/events?changes=true") if name == "change"]
    assert changes[1] == [[["append", [], "1 "]]]

    hanging = begin(one, "hang", {})
    one.http.post(f"api/runs/{hanging}/cancel")
    assert one.events(f"api/runs/{hanging}/events")[-1][0] == "cancelled"
    STOP.set()
    assert one.http.get("api/runs/unknown").status_code == 404
    assert one.http.get(f"api/runs/{run}/events?after=x").status_code == 400


def test_a_result_has_a_lasting_address(one):
    run = begin(one, "greet", {"name": "Ada"})
    one.events(f"api/runs/{run}/events")
    made = one.http.post(f"api/runs/{run}/link").json()
    assert made["public"] is False
    answer = one.http.get(made["url"])
    assert answer.json()["result"] == "Hello Ada!Hello Ada!"
    assert "no-store" in answer.headers["cache-control"]
    assert one.http.delete(f"api/results/{made['id']}").status_code == 204
    assert one.http.get(made["url"]).status_code == 404


def test_a_private_result_opens_for_its_maker_only():
    one = serve(app(), auth=[("ada", "love"), ("bob", "hope")])
    try:
        one.http.post("login", data={"username": "ada", "password": "love"})
        run = begin(one, "greet", {"name": "Ada"})
        one.events(f"api/runs/{run}/events")
        private = one.http.post(f"api/runs/{run}/link").json()["url"]
        public = one.http.post(f"api/runs/{run}/link", json={"public": True}).json()["url"]
        one.http.cookies.clear()
        assert one.http.post("api/greet", json=["x"]).status_code == 401
        assert one.http.get(f"api/runs/{run}").status_code == 401
        assert (one.http.get(private).status_code, one.http.get(public).status_code) == (404, 200)
        one.http.post("login", data={"username": "bob", "password": "hope"})
        assert one.http.get(private).status_code == 404
        assert one.http.get(f"api/runs/{run}").status_code == 404
    finally:
        one.close()


@pytest.fixture
def receiver():
    heard: list[tuple[dict, bytes]] = []
    arrived = threading.Event()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self):
            heard.append((dict(self.headers), self.rfile.read(int(self.headers["content-length"]))))
            self.send_response(204)
            self.end_headers()
            arrived.set()

        def log_message(self, *args):
            return

    server = HTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/hook", heard, arrived
    server.shutdown()
    thread.join()
    server.server_close()


def test_a_webhook_is_told_of_the_result_and_signed(one, receiver, monkeypatch):
    url, heard, arrived = receiver
    assert "signs no webhooks" in call(one, "greet", ["x"], limelight_webhook=url).json()["detail"]
    monkeypatch.setenv("LIMELIGHT_WEBHOOK_SECRET", SECRET)
    monkeypatch.setenv("LIMELIGHT_WEBHOOK_HOSTS", "127.0.0.1")
    assert call(one, "greet", ["x"], limelight_webhook="file:///etc/passwd").status_code == 400
    run = call(one, "greet", ["Ada"], limelight_webhook=url).json()["run"]
    assert arrived.wait(10)
    headers, body = heard[0]
    told = json.loads(body)["data"]
    assert (told["run"], told["status"], told["result"]) == (run, "done", "Hello Ada!Hello Ada!")
    signed = f"{headers['webhook-id']}.{headers['webhook-timestamp']}.".encode() + body
    expected = base64.b64encode(hmac.new(SECRET.encode(), signed, hashlib.sha256).digest()).decode()
    assert headers["webhook-signature"] == f"v1,{expected}"


def test_a_webhook_reaches_no_private_host_unasked(one, receiver, monkeypatch, capsys):
    url, heard, _ = receiver
    monkeypatch.setenv("LIMELIGHT_WEBHOOK_SECRET", SECRET)
    monkeypatch.setattr(one.site.webhooks, "_delays_s", ())
    reported = threading.Event()
    said: list[str] = []
    monkeypatch.setattr(one.site.webhooks, "_report", lambda words: (said.append(words), reported.set()))
    call(one, "greet", ["x"], limelight_webhook=url)
    assert reported.wait(10)
    assert "not on the public internet" in said[0]
    assert not heard


def test_runs_do_not_accumulate(one):
    kept = len(one.site.api_runs)
    sessions = len(one.site.engine.sessions)
    for i in range(30):
        call(one, "greet", [str(i)])
    assert len(one.site.api_runs) == kept  # only those are kept that somebody said to come back for
    assert len(one.site.engine.sessions) <= sessions + 1
    for i in range(api_runs.MOST_RUNS + 200):
        one.site.api_runs.keep(KeptRun(ended_run(one, i), None, None, (None, "greet", str(i))))
    assert len(one.site.api_runs) <= api_runs.MOST_RUNS * 1.1
    assert len(one.site.api_runs._by_key) <= len(one.site.api_runs)


def ended_run(one: Served, i: int):
    return SimpleNamespace(id=f"r{i}", is_over=True, ended_at=one.site.engine.clock())


def test_the_page_for_people_names_every_endpoint_and_asks_no_other_host(one):
    answer = one.http.get("api")
    assert answer.headers["content-type"].startswith("text/html")
    for name in ("greet", "tokens", "read"):
        assert f"/api/{name}" in answer.text
    assert "/api/closed" not in answer.text
    assert "default-src 'self'" in answer.headers["content-security-policy"]
    assert one.http.get("api/", follow_redirects=True).status_code == 200


def test_how_often_endpoints_were_called_is_told(one):
    call(one, "greet", ["x"])
    told = one.http.get("monitoring/summary").json()["functions"]["greet"]
    assert told["total_requests"] > 0
    assert set(told["process_time_percentiles"]) == {"50th", "90th", "99th"}
    assert "greet" in one.http.get("monitoring").text

"""What Prometheus reads."""

from __future__ import annotations

import re

import pytest

import limelight as gr
from tests.transports.serving import serve


def make_app():
    def fail():
        raise gr.Error("No", print_exception=False)

    with gr.Blocks() as demo:
        text = gr.Textbox(label="In")
        gr.Button("Go").click(str.upper, text, text, api_name="shout")
        gr.Button("Fail").click(fail, api_name='odd"name')
    return demo


@pytest.fixture
def served(request):
    served = serve(make_app(), **getattr(request, "param", {"enable_monitoring": True}))
    yield served
    served.close()


def numbers(text):
    return dict(line.rsplit(" ", 1) for line in text.splitlines() if not line.startswith("#"))


def test_runs_are_counted_by_endpoint_and_by_how_they_ended(served):
    served.call("shout", "a")
    served.call("shout", "b")
    served.call('odd"name')
    answer = served.http.get("metrics")
    assert answer.headers["content-type"].startswith("text/plain; version=0.0.4")
    found = numbers(answer.text)
    assert found['limelight_runs_total{endpoint="shout",status="done"}'] == "2"
    assert found['limelight_runs_total{endpoint="odd\\"name",status="failed"}'] == "1"
    assert found['limelight_run_seconds_count{endpoint="shout",status="done"}'] == "2"
    assert found['limelight_run_seconds_bucket{endpoint="shout",status="done",le="+Inf"}'] == "2"


def test_open_pages_and_memory_are_told(served):
    before = int(numbers(served.http.get("metrics").text)["limelight_connections"])
    with served.page() as page:
        page.hello()
        found = numbers(served.http.get("metrics").text)
        assert int(found["limelight_connections"]) == before + 1
        assert int(found["limelight_sessions"]) >= 1
        assert int(found["process_resident_memory_bytes"]) > 10_000_000
        assert found["limelight_queue_waiting"] == "0"


def test_every_line_is_one_that_prometheus_reads(served):
    served.call("shout", "a")
    line = re.compile(r'(# (HELP|TYPE) [a-z_]+ .+|[a-z_]+(\{([a-z]+="([^"\\\n]|\\.)*",?)+\})? [0-9.+e-]+)')
    assert all(line.fullmatch(one) for one in served.http.get("metrics").text.splitlines())


@pytest.mark.parametrize("served", [{}], indirect=True)
def test_numbers_are_for_nobody_unless_the_author_says_so(served):
    answer = served.http.get("metrics")
    assert answer.status_code == 404
    assert "enable_monitoring=True" in answer.json()["detail"]


@pytest.mark.parametrize("served", [{"auth": ("ada", "secret")}], indirect=True)
def test_those_who_are_signed_in_may_look(served):
    assert served.http.get("metrics").status_code == 401
    served.http.post("login", data={"username": "ada", "password": "secret"})
    assert served.http.get("metrics").status_code == 200


def test_health_is_open(served):
    assert served.http.get("healthz").status_code == 200

"""Every route, by enumeration: who may come when the app has sign-in, and from where."""

from __future__ import annotations

import re

import pytest

import limelight as gr
from limelight.errors import AppMistake
from limelight.transports.policy import TABLE, Routes
from limelight.transports.site import HANDLERS
from tests.transports.serving import serve


@pytest.fixture(scope="module")
def closed():
    with gr.Blocks(title="Secret plans") as demo:
        name = gr.Textbox(label="launch code")
        name.submit(lambda x: x, name, name, api_name="echo")
    one = serve(demo, auth=("ada", "love"))
    yield one
    one.close()


def address(row) -> str:
    return re.sub(r"\{(\w+)(\.\.\.)?\}", "x", row.path)


HTTP = [(row, method) for row in TABLE.values() for method in sorted(row.method_set - {"WEBSOCKET"})]


@pytest.mark.parametrize(("row", "method"), HTTP, ids=[f"{method} {row.name}" for row, method in HTTP])
def test_a_stranger_gets_what_the_table_says(closed, row, method):
    with closed.http.stream(method, address(row), headers={"cookie": "access-token-x=forged.1.a.b"}) as answer:
        body = b"" if answer.headers.get("content-type", "").startswith("text/event-stream") else answer.read()
    if row.who == "signed_in":
        assert answer.status_code == 401
    else:
        assert answer.status_code != 401
    assert b"launch code" not in body
    assert answer.headers["x-content-type-options"] == "nosniff"


def test_a_stranger_opens_no_socket(closed):
    from websockets.exceptions import InvalidStatus

    with pytest.raises(InvalidStatus), closed.page():
        pass


@pytest.mark.parametrize("name", [row.name for row in TABLE.values() if row.method_set - {"GET", "HEAD"}])
def test_a_page_of_another_origin_changes_nothing(name):
    row = TABLE[name]
    with gr.Blocks() as demo:
        gr.Textbox()
    one = serve(demo)
    try:
        for origin in (
            "https://evil.example",
            "null",
            f"{one.url.rstrip('/')}.evil.example",
            "http://127.0.0.1.evil.example",
        ):
            if row.methods == "WEBSOCKET":
                from websockets.exceptions import InvalidStatus

                with pytest.raises(InvalidStatus), one.page(origin=origin):
                    pass
                continue
            for method in row.method_set - {"GET", "HEAD"}:
                answer = one.http.request(
                    method, address(row), headers={"origin": origin, "content-type": "text/plain"}
                )
                assert answer.status_code == 403, origin
                assert "access-control-allow-origin" not in answer.headers
    finally:
        one.close()


def test_a_name_pointed_at_this_machine_changes_nothing(closed):
    headers = {"host": "evil.example", "origin": "http://evil.example"}
    answer = closed.http.post("gradio_api/queue/join", json={}, headers=headers)
    assert answer.status_code == 403
    assert "LIMELIGHT_ALLOWED_HOSTS" in answer.json()["detail"]


def test_a_handler_without_a_row_cannot_be_added():
    with pytest.raises(AppMistake, match="secret_door"):
        Routes({**HANDLERS, "secret_door": lambda: None})


def test_a_row_without_a_handler_is_noticed():
    with pytest.raises(AppMistake, match="page"):
        Routes({name: one for name, one in HANDLERS.items() if name != "page"})


@pytest.mark.parametrize(
    "name", [row.name for row in TABLE.values() if row.max_body_bytes and row.methods != "WEBSOCKET"]
)
def test_a_body_above_the_limit_is_refused_unread(closed, name):
    row = TABLE[name]
    method = next(iter(row.method_set - {"GET"}))
    closed_to = {"content-length": str(row.max_body_bytes + 1)}
    import http.client

    connection = http.client.HTTPConnection(closed.host, timeout=10)
    token = closed.http.post("login", data={"username": "ada", "password": "love"})
    cookie = "; ".join(f"{key}={value}" for key, value in token.cookies.items())
    connection.putrequest(method, f"/{address(row)}")
    for key, value in {**closed_to, "cookie": cookie}.items():
        connection.putheader(key, value)
    connection.endheaders()
    assert connection.getresponse().status == 413
    connection.close()


def test_an_unknown_address_and_method_are_told_apart(closed):
    assert closed.http.get("nowhere").status_code == 404
    answer = closed.http.delete("gradio_api/upload")
    assert answer.status_code == 405
    assert answer.headers["allow"] == "POST"


def test_a_public_api_answers_pages_elsewhere():
    from limelight.transports.origins import OriginRules

    rules, row = OriginRules(), TABLE["queue_join"]
    public = {"host": "app.example", "origin": "https://blog.example"}
    assert rules.refusal(row, "POST", public) is None
    assert (b"access-control-allow-origin", b"https://blog.example") in rules.headers(row, public)
    here = {"host": "localhost:7860", "origin": "https://blog.example"}
    assert rules.refusal(row, "POST", here) is not None
    assert rules.refusal(row, "POST", {"host": "localhost:7860", "origin": "http://127.0.0.1:3000"}) is None
    assert OriginRules(has_sign_in=True).refusal(row, "POST", public) is not None


def test_a_preflight_is_answered_by_the_same_rules(closed):
    asked = {
        "origin": closed.url.rstrip("/"),
        "access-control-request-method": "POST",
        "access-control-request-headers": "x-a",
    }
    answer = closed.http.options("gradio_api/queue/join", headers=asked)
    assert answer.status_code == 200
    assert answer.headers["access-control-allow-headers"] == "x-a"
    answer = closed.http.options("gradio_api/queue/join", headers={**asked, "origin": "https://evil.example"})
    assert "access-control-allow-origin" not in answer.headers

"""Where WebSockets are blocked, events and posts carry the same messages."""

from __future__ import annotations

import threading

import pytest
from playwright.sync_api import Page, expect

import limelight as gr

WORDS = [f"word{number} " for number in range(30)]
BLOCKED = [r"WebSocket connection to .* failed", r"ERR_CONNECTION", r"ERR_INCOMPLETE_CHUNKED", r"ERR_EMPTY_RESPONSE"]


@pytest.fixture
def behind_refusing_proxy(serve, proxy, allowed):
    """Serves an app behind a proxy that refuses WebSockets; gives the proxy."""
    allowed += [*BLOCKED, "HTTP 403: GET ws:"]

    def start(demo):
        return proxy(serve(demo), sockets="refuse")

    return start


def echo() -> gr.Blocks:
    with gr.Blocks() as demo:
        text = gr.Textbox(label="Text")
        reply = gr.Textbox(label="Reply")
        text.submit(lambda value: f"You said {value}", text, reply)
    return demo


def test_a_refused_upgrade_is_answered_by_events(page: Page, behind_refusing_proxy):
    asked = []
    page.on("request", lambda request: asked.append(f"{request.method} {request.url}"))
    between = behind_refusing_proxy(echo())
    page.goto(between.url)
    page.get_by_label("Text").fill("hello")
    page.get_by_label("Text").press("Enter")
    expect(page.get_by_label("Reply")).to_have_value("You said hello")
    assert between.refused_sockets
    assert any("GET" in one and "limelight/events" in one for one in asked)
    assert any("POST" in one and "limelight/send" in one for one in asked)


def test_the_way_that_worked_is_taken_first_after_a_reload(page: Page, behind_refusing_proxy):
    between = behind_refusing_proxy(echo())
    page.goto(between.url)
    page.get_by_label("Text").fill("hello")
    page.get_by_label("Text").press("Enter")
    expect(page.get_by_label("Reply")).to_have_value("You said hello")
    before = between.refused_sockets
    page.reload()
    expect(page.get_by_label("Reply")).to_have_value("You said hello")
    assert between.refused_sockets == before


@pytest.mark.parametrize("sockets", ["swallow", "mute"])
def test_a_socket_that_stays_silent_is_given_up(page: Page, serve, proxy, allowed, sockets):
    """Some proxies neither refuse nor pass; the page's patience is 10 s, so the test turns its clock."""
    allowed += BLOCKED
    page.clock.install()
    between = proxy(serve(echo()), sockets=sockets)
    page.goto(between.url)
    page.get_by_label("Text").fill("hello")
    page.get_by_label("Text").press("Enter")
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    for _ in range(30):
        page.clock.run_for(1_000)
        if any("limelight/events" in url for url in asked):
            break
    page.clock.resume()
    expect(page.get_by_label("Reply")).to_have_value("You said hello")


def test_a_stream_flows_through_events(page: Page, behind_refusing_proxy):
    def write():
        text = ""
        for one in WORDS:
            text += one
            yield text

    with gr.Blocks() as demo:
        story = gr.Textbox(label="Story")
        gr.Button("Write").click(write, None, story)
    page.goto(behind_refusing_proxy(demo).url)
    page.get_by_role("button", name="Write").click()
    expect(page.get_by_label("Story")).to_have_value("".join(WORDS))


def test_a_run_is_cancelled_through_posts(page: Page, behind_refusing_proxy):
    is_closed = threading.Event()
    may_go_on = threading.Event()

    def count():
        try:
            for number in range(10_000):
                yield number
                may_go_on.wait(0.02)
        finally:
            is_closed.set()

    with gr.Blocks() as demo:
        number = gr.Number(label="Number")
        run = gr.Button("Count").click(count, None, number)
        gr.Button("Halt").click(None, cancels=run)
    page.goto(behind_refusing_proxy(demo).url)
    page.get_by_role("button", name="Count").click()
    expect(page.get_by_label("Number", exact=True)).not_to_have_value("")
    page.get_by_role("button", name="Halt").click()
    assert is_closed.wait(5)
    expect(page.locator("[aria-busy]")).to_have_count(0)


def test_a_stream_survives_cut_events(page: Page, behind_refusing_proxy, allowed):
    allowed += ["HTTP 404: POST .*limelight/send", "404"]
    may_go_on = threading.Event()
    calls = []

    def write():
        calls.append(1)
        text = ""
        for number, one in enumerate(WORDS):
            if number == 10:
                assert may_go_on.wait(30)
            text += one
            yield text

    with gr.Blocks() as demo:
        story = gr.Textbox(label="Story")
        gr.Button("Write").click(write, None, story)
    between = behind_refusing_proxy(demo)
    page.goto(between.url)
    page.get_by_role("button", name="Write").click()
    expect(page.get_by_label("Story")).to_have_value("".join(WORDS[:10]))
    between.cut()
    may_go_on.set()
    expect(page.get_by_label("Story")).to_have_value("".join(WORDS))
    assert len(calls) == 1

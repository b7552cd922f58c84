"""A page that loses its connection goes on where it was: nothing is lost, nothing comes twice."""

from __future__ import annotations

import threading

import pytest
from playwright.sync_api import Page, expect

import limelight as gr

TOKENS = [f"token{number} " for number in range(60)]
WHOLE = "".join(TOKENS)
LOST = "Connection lost, trying again"
STOPPED = "The server was stopped, trying again"
AGAIN = "Connected again, nothing was lost"
BROKEN = [
    r"WebSocket connection to .* failed",
    r"ERR_CONNECTION",
    r"ERR_INTERNET_DISCONNECTED",
    r"ERR_EMPTY_RESPONSE",
    r"ERR_SOCKET",
]


class Story:
    """An app that writes numbered words, and waits for the test half-way."""

    def __init__(self) -> None:
        self.calls = 0
        self.may_go_on = threading.Event()
        self.is_told = threading.Event()
        with gr.Blocks(title="Story") as self.demo:
            self.topic = gr.Textbox(label="Topic")
            self.story = gr.Textbox(label="Story", lines=4)
            start = gr.Button("Write")
            start.click(self.write, self.topic, self.story)

    def write(self, topic: str):
        self.calls += 1
        text = ""
        for number, token in enumerate(TOKENS):
            if number == 20:
                assert self.may_go_on.wait(30)
            text += token
            yield text
        self.is_told.set()


@pytest.fixture
def story():
    made = Story()
    yield made
    made.may_go_on.set()


def begin(page: Page, url: str) -> None:
    page.goto(url)
    page.get_by_role("button", name="Write").click()
    expect(page.get_by_label("Story")).to_have_value("".join(TOKENS[:20]))


def test_a_stream_survives_a_cut_socket(page: Page, serve, proxy, story: Story, allowed):
    allowed += BROKEN
    between = proxy(serve(story.demo))
    begin(page, between.url)
    between.go_down()
    expect(page.get_by_text(LOST)).to_be_visible()
    story.may_go_on.set()
    assert story.is_told.wait(10)
    between.come_up()
    expect(page.get_by_text(AGAIN)).to_be_visible(timeout=15_000)
    expect(page.get_by_label("Story")).to_have_value(WHOLE)
    expect(page.get_by_text(AGAIN)).to_be_hidden()
    assert story.calls == 1


def test_many_cuts_lose_nothing(page: Page, serve, proxy, allowed):
    allowed += BROKEN
    steps = threading.Semaphore(0)
    calls = []

    def write():
        calls.append(1)
        text = ""
        for token in TOKENS[:40]:
            assert steps.acquire(timeout=30)
            text += token
            yield text

    with gr.Blocks() as demo:
        story = gr.Textbox(label="Story")
        gr.Button("Write").click(write, None, story)
    between = proxy(serve(demo))
    page.goto(between.url)
    page.get_by_role("button", name="Write").click()
    for cut in range(4):
        steps.release(5)
        expect(page.get_by_label("Story")).to_have_value("".join(TOKENS[: cut * 10 + 5]))
        between.cut()
        steps.release(5)
        expect(page.get_by_label("Story")).to_have_value("".join(TOKENS[: cut * 10 + 10]))
    assert len(calls) == 1


def test_nothing_shown_is_ever_wrong(page: Page, serve, proxy, story: Story, allowed):
    """Every value on the way is a beginning of the whole text: no piece twice, none left out."""
    allowed += BROKEN
    between = proxy(serve(story.demo))
    begin(page, between.url)
    page.evaluate("""() => {
        const field = [...document.querySelectorAll("textarea, input")].at(-1);
        window.shown = [field.value];
        const look = () => {
            if (window.shown.at(-1) !== field.value) window.shown.push(field.value);
            requestAnimationFrame(look);
        };
        look();
    }""")
    between.cut()
    story.may_go_on.set()
    expect(page.get_by_label("Story")).to_have_value(WHOLE)
    shown = page.evaluate("window.shown")
    assert all(WHOLE.startswith(text) for text in shown)
    assert shown == sorted(shown, key=len)


def test_a_reload_resumes_a_running_stream(page: Page, serve, story: Story):
    begin(page, serve(story.demo))
    page.reload()
    expect(page.get_by_label("Story")).to_have_value("".join(TOKENS[:20]))
    story.may_go_on.set()
    expect(page.get_by_label("Story")).to_have_value(WHOLE)
    assert story.calls == 1


def test_a_result_is_there_after_a_reload(page: Page, serve, story: Story):
    story.may_go_on.set()
    page.goto(serve(story.demo))
    page.get_by_role("button", name="Write").click()
    expect(page.get_by_label("Story")).to_have_value(WHOLE)
    page.reload()
    expect(page.get_by_label("Story")).to_have_value(WHOLE)
    assert story.calls == 1


def test_what_was_typed_is_there_after_a_reload(page: Page, serve, story: Story):
    page.goto(serve(story.demo))
    page.get_by_label("Topic").fill("the sea")
    page.reload()
    expect(page.get_by_label("Topic")).to_have_value("the sea")


def test_another_tab_has_a_session_of_its_own(open_page, serve, story: Story):
    url = serve(story.demo)
    story.may_go_on.set()
    first = open_page()
    first.goto(url)
    first.get_by_role("button", name="Write").click()
    expect(first.get_by_label("Story")).to_have_value(WHOLE)
    second = first.context.new_page()
    second.goto(url)
    expect(second.get_by_label("Story")).to_have_value("")


def test_a_click_while_the_connection_is_gone_is_done_once_it_is_back(page: Page, serve, proxy, allowed):
    allowed += BROKEN
    calls = []

    def answer(text: str) -> str:
        calls.append(text)
        return f"{text}, {len(calls)}"

    with gr.Blocks() as demo:
        question = gr.Textbox(label="Question")
        reply = gr.Textbox(label="Reply")
        gr.Button("Ask").click(answer, question, reply)
    between = proxy(serve(demo))
    page.goto(between.url)
    page.get_by_label("Question").fill("first")
    page.get_by_role("button", name="Ask").click()
    expect(page.get_by_label("Reply")).to_have_value("first, 1")
    between.go_down()
    expect(page.get_by_text(LOST)).to_be_visible()
    page.get_by_label("Question").fill("second")
    page.get_by_role("button", name="Ask").click()
    between.come_up()
    expect(page.get_by_label("Reply")).to_have_value("second, 2", timeout=15_000)
    assert calls == ["first", "second"]


def test_what_is_shown_for_the_first_time_while_the_connection_is_gone_comes_once_it_is_back(
    page: Page, serve, proxy, allowed
):
    allowed += BROKEN
    with gr.Blocks() as demo:
        gr.Textbox(label="Name")
    between = proxy(serve(demo))
    page.goto(between.url)
    expect(page.get_by_label("Name")).to_be_visible()
    between.go_down()
    expect(page.get_by_text(LOST)).to_be_visible()
    with page.expect_event("requestfailed", lambda request: "Settings" in request.url):
        page.get_by_role("button", name="Settings").click()
    between.come_up()
    expect(page.get_by_role("dialog", name="Settings")).to_be_visible(timeout=15_000)


def test_a_restarted_server_is_found_again(page: Page, serve, allowed):
    allowed += BROKEN
    with gr.Blocks() as demo:
        name = gr.Textbox(label="Name")
        greeting = gr.Textbox(label="Greeting")
        gr.Button("Greet").click(lambda text: f"Hello {text}!", name, greeting)
    url = serve(demo)
    page.goto(url)
    page.get_by_label("Name").fill("Ada")
    page.get_by_role("button", name="Greet").click()
    expect(page.get_by_label("Greeting")).to_have_value("Hello Ada!")
    page.get_by_label("Name").fill("Grace")
    demo.close(verbose=False)
    status = page.locator(".ll-connection")
    expect(status).to_have_text(STOPPED)
    serve(demo, server_port=int(url.rstrip("/").rsplit(":", 1)[1]))
    expect(status).to_have_text(AGAIN, timeout=15_000)
    expect(page.get_by_label("Name")).to_have_value("Grace")
    expect(page.get_by_label("Greeting")).to_have_value("Hello Ada!")
    page.get_by_role("button", name="Greet").click()
    expect(page.get_by_label("Greeting")).to_have_value("Hello Grace!")


def test_a_run_that_a_restart_took_away_does_not_stay_pending(page: Page, serve, story: Story, allowed):
    allowed += BROKEN
    url = serve(story.demo)
    begin(page, url)
    story.may_go_on.set()
    story.demo.close(verbose=False)
    expect(page.locator(".ll-connection")).to_have_text(STOPPED)
    serve(story.demo, server_port=int(url.rstrip("/").rsplit(":", 1)[1]))
    expect(page.locator(".ll-connection")).to_have_text(AGAIN, timeout=15_000)
    expect(page.locator("[aria-busy]")).to_have_count(0)
    page.get_by_role("button", name="Write").click()
    expect(page.get_by_label("Story")).to_have_value(WHOLE)


def test_a_page_without_network_says_so_and_comes_back(page: Page, serve, proxy, story: Story, allowed):
    allowed += BROKEN
    between = proxy(serve(story.demo))
    begin(page, between.url)
    page.context.set_offline(True)
    between.cut()
    expect(page.locator(".ll-connection")).to_contain_text("You are offline")
    story.may_go_on.set()
    page.context.set_offline(False)
    expect(page.locator(".ll-connection")).to_have_text(AGAIN)
    expect(page.get_by_label("Story")).to_have_value(WHOLE)
    assert story.calls == 1


def test_a_slow_network_changes_nothing(page: Page, serve, proxy, story: Story):
    between = proxy(serve(story.demo))
    page.goto(between.url)
    expect(page.get_by_role("button", name="Write")).to_be_visible()
    between.delay_s = 0.05
    story.may_go_on.set()
    page.get_by_role("button", name="Write").click()
    expect(page.get_by_label("Story")).to_have_value(WHOLE)

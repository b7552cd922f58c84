"""What goes wrong, what takes long, and what the page says of it."""

from __future__ import annotations

import threading

import pytest
from playwright.sync_api import Page, expect

import limelight as gr
from tests.browser.axe import check_accessible


def failing(error: Exception) -> gr.Blocks:
    def fail(_: str) -> str:
        raise error

    with gr.Blocks(title="Failing") as demo:
        text = gr.Textbox(label="Text")
        reply = gr.Textbox(label="Reply", elem_id="reply")
        gr.Button("Go").click(fail, text, reply)
    return demo


def go(page: Page, url: str) -> None:
    page.goto(url)
    page.get_by_role("button", name="Go").click()


def notices(page: Page):
    return page.get_by_role("region", name="Notices")


def test_an_exception_stays_in_the_log_unless_it_may_be_shown(page: Page, serve):
    go(page, serve(failing(ValueError("the model is not there")), show_error=False))
    expect(page.locator("#reply").get_by_role("alert")).to_have_text(
        "Something went wrong in the app. Its log says more."
    )
    expect(page.get_by_text("the model is not there")).to_have_count(0)


def test_an_exception_is_told_with_show_error(page: Page, serve):
    go(page, serve(failing(ValueError("the model is not there")), show_error=True))
    expect(page.locator("#reply").get_by_role("alert")).to_contain_text("the model is not there")
    expect(notices(page).get_by_role("alert")).to_contain_text("the model is not there")


def test_an_error_of_the_author_is_always_told(page: Page, serve):
    go(page, serve(failing(gr.Error("Too dark to read.", title="Picture refused")), show_error=False))
    notice = notices(page).get_by_role("alert")
    expect(notice).to_contain_text("Picture refused")
    expect(notice).to_contain_text("Too dark to read.")
    check_accessible(page)
    notice.get_by_role("button", name="Close").click()
    expect(notice).to_have_count(0)


def test_a_notice_stays_as_long_as_it_was_told(page: Page, serve):
    page.clock.install()
    go(page, serve(failing(gr.Error("Wait a moment.", duration=3))))
    notice = notices(page).get_by_role("alert")
    expect(notice).to_be_visible()
    page.clock.run_for(2_500)
    expect(notice).to_be_visible()
    page.clock.run_for(1_000)
    expect(notice).to_have_count(0)


def test_an_invisible_error_makes_no_notice(page: Page, serve):
    go(page, serve(failing(gr.Error("Not here.", visible=False))))
    expect(page.locator("#reply").get_by_role("alert")).to_have_text("Not here.")
    expect(notices(page).get_by_role("alert")).to_have_count(0)


def test_the_next_run_takes_the_error_away(page: Page, serve):
    def answer(text: str) -> str:
        if not text:
            raise gr.Error("Write something.")
        return text

    with gr.Blocks() as demo:
        text = gr.Textbox(label="Text")
        reply = gr.Textbox(label="Reply", elem_id="reply")
        gr.Button("Go").click(answer, text, reply)
    go(page, serve(demo))
    expect(page.locator("#reply").get_by_role("alert")).to_have_text("Write something.")
    page.get_by_label("Text").fill("hello")
    page.get_by_role("button", name="Go").click()
    expect(page.get_by_label("Reply")).to_have_value("hello")
    expect(page.locator("#reply").get_by_role("alert")).to_have_count(0)


@pytest.mark.parametrize(("tell", "level"), [(gr.Info, "info"), (gr.Warning, "warning"), (gr.Success, "success")])
def test_notices_of_a_run_are_shown(page: Page, serve, tell, level: str):
    def work() -> str:
        tell("Halfway there.", title="News")
        return "done"

    with gr.Blocks(title="Notices") as demo:
        reply = gr.Textbox(label="Reply")
        gr.Button("Go").click(work, None, reply)
    go(page, serve(demo))
    notice = notices(page).get_by_role("status")
    expect(notice).to_contain_text("News")
    expect(notice).to_contain_text("Halfway there.")
    expect(page.locator(f".ll-toast-{level}")).to_be_visible()
    expect(page.get_by_label("Reply")).to_have_value("done")
    check_accessible(page)


def test_the_place_in_line_is_shown_and_follows(open_page, serve):
    turns = threading.Semaphore(0)

    def work() -> str:
        assert turns.acquire(timeout=30)
        return "done"

    with gr.Blocks() as demo:
        reply = gr.Textbox(label="Reply")
        gr.Button("Go").click(work, None, reply)
    url = serve(demo)
    first, second, third = (open_page() for _ in range(3))
    go(first, url)
    expect(first.locator("[aria-busy]")).to_have_count(1)
    go(second, url)
    expect(second.get_by_text("Next in line")).to_be_visible()
    go(third, url)
    expect(third.get_by_text("2 of 2 in line")).to_be_visible()
    turns.release()
    expect(first.get_by_label("Reply")).to_have_value("done")
    expect(third.get_by_text("Next in line")).to_be_visible()
    turns.release(2)
    expect(third.get_by_label("Reply")).to_have_value("done")


def test_progress_is_shown_as_a_bar_with_words(page: Page, serve):
    may_end = threading.Event()

    def work(progress=gr.Progress()):
        progress(0.4, desc="Counting stars")
        assert may_end.wait(30)
        return "done"

    with gr.Blocks(title="Progress") as demo:
        reply = gr.Textbox(label="Reply")
        gr.Button("Go").click(work, None, reply)
    go(page, serve(demo))
    bar = page.get_by_role("progressbar", name="Counting stars")
    expect(bar).to_contain_text("Counting stars")
    expect(bar).to_contain_text("40 %")
    expect(bar).to_have_attribute("aria-valuenow", "40")
    check_accessible(page)
    may_end.set()
    expect(page.get_by_label("Reply")).to_have_value("done")
    expect(bar).to_have_count(0)


def test_steps_are_counted(page: Page, serve):
    may_go_on = threading.Event()

    def work(progress=gr.Progress()):
        for number in progress.tqdm(range(8), desc="Reading", unit="pages"):
            if number == 3:
                assert may_go_on.wait(30)
        return "done"

    with gr.Blocks() as demo:
        reply = gr.Textbox(label="Reply")
        gr.Button("Go").click(work, None, reply)
    go(page, serve(demo))
    expect(page.get_by_role("progressbar")).to_contain_text("Reading 3/8 pages")
    may_go_on.set()
    expect(page.get_by_label("Reply")).to_have_value("done")


def test_stop_ends_a_generator_and_keeps_what_there_is(page: Page, serve):
    is_closed = threading.Event()
    pause = threading.Event()

    def count(_: str):
        try:
            for number in range(100_000):
                yield f"number {number}"
                pause.wait(0.01)
        finally:
            is_closed.set()

    page.goto(serve(gr.Interface(count, gr.Textbox(label="Text"), gr.Textbox(label="Reply"))))
    page.get_by_role("button", name="Submit").click()
    expect(page.get_by_label("Reply")).not_to_have_value("")
    page.get_by_role("button", name="Stop").click()
    assert is_closed.wait(5)
    expect(page.get_by_role("button", name="Stop")).to_be_hidden()
    expect(page.get_by_role("button", name="Submit")).to_be_visible()
    assert page.get_by_label("Reply").input_value().startswith("number")


def test_a_validator_tells_at_the_field(page: Page, serve):
    calls = []
    with gr.Blocks(title="Validator") as demo:
        text = gr.Textbox(label="Text", elem_id="text")
        reply = gr.Textbox(label="Reply")
        gr.Button("Go").click(
            lambda value: calls.append(value) or value,
            text,
            reply,
            validator=lambda value: gr.validate(len(value) > 3, "Write at least four letters."),
        )
    url = serve(demo)
    page.goto(url)
    page.get_by_label("Text").fill("abc")
    page.get_by_role("button", name="Go").click()
    expect(page.locator("#text").get_by_role("alert")).to_have_text("Write at least four letters.")
    expect(page.get_by_label("Text")).to_have_attribute("aria-invalid", "true")
    check_accessible(page)
    page.get_by_label("Text").fill("abcd")
    expect(page.locator("#text").get_by_role("alert")).to_have_count(0)
    page.get_by_role("button", name="Go").click()
    expect(page.get_by_label("Reply")).to_have_value("abcd")
    assert calls == ["abcd"]


def test_a_value_outside_the_range_is_told(page: Page, serve):
    with gr.Blocks() as demo:
        number = gr.Number(3, minimum=0, maximum=10, label="Number", elem_id="number")
        reply = gr.Textbox(label="Reply")
        gr.Button("Go").click(lambda value: str(value), number, reply)
    page.goto(serve(demo))
    page.get_by_label("Number", exact=True).fill("12")
    page.get_by_label("Number", exact=True).press("Tab")
    expect(page.locator("#number").get_by_role("alert")).to_contain_text("12")
    expect(page.locator("#number").get_by_role("alert")).to_contain_text("10")


def test_a_second_click_while_pending_does_nothing(page: Page, serve):
    calls, may_end = [], threading.Event()

    def work() -> str:
        calls.append(1)
        assert may_end.wait(30)
        return "done"

    with gr.Blocks() as demo:
        reply = gr.Textbox(label="Reply")
        gr.Button("Go").click(work, None, reply)
    go(page, serve(demo))
    page.get_by_role("button", name="Go").click()
    page.get_by_role("button", name="Go").click()
    may_end.set()
    expect(page.get_by_label("Reply")).to_have_value("done")
    assert len(calls) == 1


def test_a_chain_goes_on_by_how_a_run_ended(page: Page, serve):
    def work(text: str) -> str:
        if text == "bad":
            raise gr.Error("No.")
        return "done"

    with gr.Blocks() as demo:
        text = gr.Textbox(label="Text")
        reply = gr.Textbox(label="Reply")
        end = gr.Textbox(label="End")
        run = gr.Button("Go").click(work, text, reply)
        run.success(lambda: "well", None, end)
        run.failure(lambda: "badly", None, end)
    page.goto(serve(demo))
    page.get_by_label("Text").fill("bad")
    page.get_by_role("button", name="Go").click()
    expect(page.get_by_label("End")).to_have_value("badly")
    page.get_by_label("Text").fill("good")
    page.get_by_role("button", name="Go").click()
    expect(page.get_by_label("End")).to_have_value("well")

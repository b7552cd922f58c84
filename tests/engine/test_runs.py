"""Runs, driven as a person drives them."""

import asyncio
import threading

import limelight as gr
from limelight.testing import Person


def echo_app(fn, **options):
    with gr.Blocks() as demo:
        text = gr.Textbox(label="In")
        out = gr.Textbox(label="Out")
        gr.Button("Go").click(fn, text, out, **options)
        gr.Button("Stop").click(None, cancels=list(demo.listeners.values()))
    return demo


def result_of(demo, value="x"):
    with Person(demo) as ada:
        ada.type("In", value).click("Go")
        return ada.value("Out")


def test_a_function_answers():
    assert result_of(echo_app(lambda text: f"Hello {text}")) == "Hello x"


def test_an_async_function_answers():
    async def greet(text):
        await asyncio.sleep(0)
        return f"Hello {text}"

    assert result_of(echo_app(greet)) == "Hello x"


def test_a_generator_shows_each_result_and_ends_with_the_last():
    def count(text):
        for i in range(3):
            yield f"{text}{i}"

    assert result_of(echo_app(count)) == "x2"


def test_an_async_generator_shows_each_result_and_ends_with_the_last():
    async def count(text):
        for i in range(3):
            yield f"{text}{i}"

    assert result_of(echo_app(count)) == "x2"


def test_a_callable_object_and_a_partial_answer():
    import functools

    class Model:
        def __call__(self, text):
            return text.upper()

    assert result_of(echo_app(Model())) == "X"
    assert result_of(echo_app(functools.partial(lambda suffix, text: text + suffix, "!"))) == "x!"


def test_a_growing_text_sends_its_growth():
    def grow(_):
        text = ""
        for _ in range(100):
            text += "0123456789"
            yield text

    with Person(echo_app(grow)) as ada:
        ada.click("Go")
        sent = sum(len(data) for data in ada.session.log.encode(ada.session.log.after(0)))
        assert ada.value("Out") == "0123456789" * 100
    assert sent < 10_000, "1,000 characters were sent again and again"


def test_a_function_that_raises_fails_only_its_run():
    def boom(text):
        raise ValueError("no such thing")

    with Person(echo_app(boom)) as ada:
        ada.click("Go")
        assert ada.errors[0].message == "no such thing"
        ada.click("Go")
        assert len(ada.errors) == 2


def test_what_an_exception_said_is_hidden_unless_errors_are_shown():
    def boom(text):
        raise ValueError("secret")

    with Person(echo_app(boom), show_error=False) as ada:
        ada.click("Go")
        assert ada.errors[0].message is None


def test_a_gr_error_is_always_told_with_its_title_and_duration():
    def refuse(text):
        raise gr.Error("Not today", duration=3, title="Closed")

    with Person(echo_app(refuse), show_error=False) as ada:
        ada.click("Go")
        assert (ada.errors[0].message, ada.errors[0].title, ada.errors[0].duration_s) == ("Not today", "Closed", 3)


def test_cancel_stops_a_generator_between_yields():
    closed = threading.Event()
    going = threading.Event()

    def forever(text):
        try:
            while True:
                going.set()
                yield "again"
        finally:
            closed.set()

    with Person(echo_app(forever)) as ada:
        run = ada.start("Go")
        assert going.wait(5)
        ada.click("Stop")
        assert run.wait().status == "cancelled"
        assert closed.wait(5), "the generator was not closed"


def test_cancel_stops_an_async_generator():
    closed = threading.Event()

    async def forever(text):
        try:
            while True:
                yield "again"
                await asyncio.sleep(0.01)
        finally:
            closed.set()

    with Person(echo_app(forever)) as ada:
        ada.start("Go").cancel()
        assert closed.wait(5)


def test_a_waiting_run_is_cancelled_before_it_starts():
    hold = threading.Event()
    called = []

    def wait(text):
        called.append(text)
        hold.wait(10)
        return text

    with Person(echo_app(wait, trigger_mode="multiple")) as ada:
        ada.start("Go")
        second = ada.start("Go")
        assert second.status == "queued"
        second.cancel()
        hold.set()
        ada.settle()
        assert second.status == "cancelled"
        assert len(called) == 1


def test_a_function_stops_at_its_next_progress_step_when_cancelled():
    ended, going = threading.Event(), threading.Event()

    def train(text, progress=gr.Progress()):
        try:
            for _ in progress.tqdm(range(10**9)):
                going.set()
        finally:
            ended.set()

    with Person(echo_app(train)) as ada:
        run = ada.start("Go")
        assert going.wait(5)
        run.cancel()
        assert ended.wait(5), "the loop went on after the cancel"


def test_the_same_run_id_runs_once():
    calls = []
    demo = echo_app(lambda text: calls.append(text) or text)
    with Person(demo) as ada:

        async def twice():
            listener = next(iter(demo.listeners.values()))
            first = ada.session.trigger(listener, ["x"], run_id="same")
            second = ada.session.trigger(listener, ["x"], run_id="same")
            await second.finished()
            return first is second

        assert ada._on_loop(twice())
    assert calls == ["x"]


def test_a_wrong_number_of_results_names_the_outputs():
    with gr.Blocks() as demo:
        outs = [gr.Textbox(label="One"), gr.Textbox(label="Two")]
        gr.Button("Go").click(lambda: "only", None, outs)
    with Person(demo) as ada:
        ada.click("Go")
        assert "returned 1 value for 2 outputs (One, Two)" in ada.errors[0].message


def test_a_value_the_person_changed_is_set_back_by_the_same_answer():
    with Person(echo_app(lambda text: "done")) as ada:
        ada.click("Go")
        ada.type("Out", "scribble").click("Go")
        assert ada.value("Out") == "done"

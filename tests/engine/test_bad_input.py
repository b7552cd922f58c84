"""What an author or a page can get wrong: each message names the part by its label and the line it is made at."""

from __future__ import annotations

import threading

import pytest

import limelight as gr
from limelight.engine import echo
from limelight.engine.queue import MOST_WAITING, Queue
from limelight.errors import AppMistake, BadListener, BadProp
from limelight.testing import Person

HERE = r"test_bad_input\.py:\d+"


# A change that leads to itself


def ring():
    with gr.Blocks() as demo:
        a, b = gr.Number(label="Left"), gr.Number(label="Right")
        a.change(lambda value: value + 1, a, b)
        b.change(lambda value: value + 1, b, a)
    return demo


def test_a_ring_of_changes_ends_and_is_told(monkeypatch):
    monkeypatch.setattr(echo, "MOST_ROUNDS", 60)
    with Person(ring()) as ada:
        ada.type("Left", 1)
        assert ada.value("Left") < 100
        message = ada.errors[-1].message
        assert "60 times in a row" in message
        assert "Number 'Left'" in message
        assert "Number 'Right'" in message
        assert "test_bad_input.py:" in message
        assert "gr.skip()" in message
        ada.errors.clear()
        ada.type("Left", 1)
        assert len(ada.errors) == 1, "after a person's change the ring turns again, and is told again"


def test_a_ring_through_a_chain_and_a_state_ends_too(monkeypatch):
    monkeypatch.setattr(echo, "MOST_ROUNDS", 30)
    with gr.Blocks() as demo:
        count, out = gr.State(0), gr.Number(label="Out")
        gr.Button("Go").click(lambda n: n + 1, count, count)
        count.change(lambda n: n, count, out).then(lambda n: n + 1, count, count)
    with Person(demo) as ada:
        ada.click("Go")
        assert ada.value("Out") <= 32
        assert "times in a row" in ada.errors[-1].message


def test_a_person_who_types_often_is_no_ring(monkeypatch):
    monkeypatch.setattr(echo, "MOST_ROUNDS", 30)
    with gr.Blocks() as demo:
        text = gr.Textbox(label="Text")
        text.change(lambda text: text.strip(), text, text)
    with Person(demo) as ada:
        for number in range(60):
            ada.type("Text", f"{number} ")
        assert ada.value("Text") == "59"
        assert not ada.errors


# Parts and names


def test_a_part_of_another_app_is_named():
    with gr.Blocks():
        stranger = gr.Textbox(label="Stranger")
    with gr.Blocks(), pytest.raises(BadListener, match=rf"{HERE} uses Textbox 'Stranger' \({HERE}\).*another app"):
        gr.Button("Go").click(lambda: 1, None, stranger)


def test_a_key_given_twice_in_one_rendering_is_told():
    with gr.Blocks() as demo:

        @gr.render()
        def draw():
            gr.Textbox(label="One", key="same")
            gr.Textbox(label="Two", key="same")

    with Person(demo) as ada:
        message = ada.errors[-1].message
        assert "key 'same' is given twice" in message
        assert "Textbox 'One' (test_bad_input.py:" in message
        assert "Textbox 'Two' (test_bad_input.py:" in message


def test_the_same_key_on_parts_of_different_kinds_is_no_mistake():
    with gr.Blocks() as demo:

        @gr.render()
        def draw():
            gr.Textbox("a", label="One", key="same")
            gr.Number(1, label="Two", key="same")

    with Person(demo) as ada:
        assert (ada.value("One"), ada.value("Two"), ada.errors) == ("a", 1, [])


def test_an_endpoint_name_given_twice_gets_a_number_and_both_lines_are_named():
    with gr.Blocks() as demo:
        button = gr.Button("Go")
        button.click(lambda: 1, api_name="go")
        with pytest.warns(UserWarning, match=rf"'go' is given twice: at {HERE} and at {HERE}.*'go_1'"):
            button.click(lambda: 2, api_name="go")
    assert [one.api_name for one in demo.listeners.values()] == ["go", "go_1"]


def test_functions_of_one_name_share_it_without_a_word():
    with gr.Blocks() as demo:
        for _ in range(2):
            gr.Button("Go").click(lambda: 1)
    assert [one.api_name for one in demo.listeners.values()] == ["lambda", "lambda_1"]


@pytest.mark.parametrize(("name", "hint"), [("clik", "did you mean 'click'"), ("relase", "Its events: change, click.")])
def test_an_event_that_a_part_does_not_have_names_the_nearest(name, hint):
    with gr.Blocks():
        button = gr.Button("Go", elem_id="start")
    with pytest.raises(AttributeError, match=rf"Button 'start' \({HERE}\) has no event or attribute '{name}'") as error:
        getattr(button, name)
    assert hint in str(error.value)
    assert isinstance(error.value, AppMistake)
    assert not hasattr(button, name)


def test_a_state_that_cannot_be_copied_is_told_where_it_is_made():
    with gr.Blocks(), pytest.raises(BadProp, match=rf"State made at {HERE}.*cannot be copied.*function that makes it"):
        gr.State(threading.Lock())


# Functions and chains


def test_too_few_values_name_the_function_its_line_and_the_outputs():
    with gr.Blocks() as demo:
        a, b = gr.Textbox(label="First"), gr.Textbox(label="Second")

        def short():
            return ("only one",)

        gr.Button("Go").click(short, None, [a, b])
    with Person(demo) as ada:
        message = ada.click("Go").errors[-1].message
        assert "'short' (test_bad_input.py:" in message
        assert "returned 1 value for 2 outputs (First, Second)" in message
        assert (ada.value("First"), ada.value("Second")) == ("", "")


def test_a_chain_whose_middle_fails_goes_on_only_where_it_should():
    done = []

    def boom():
        done.append("middle")
        raise gr.Error("The middle broke")

    with gr.Blocks() as demo:
        step = gr.Button("Go").click(lambda: done.append("first"))
        middle = step.success(boom)
        middle.success(lambda: done.append("success"))
        middle.failure(lambda: done.append("failure"))
        middle.then(lambda: done.append("then")).success(lambda: done.append("last"))
    with Person(demo) as ada:
        ada.click("Go")
        assert sorted(done) == ["failure", "first", "last", "middle", "then"]
        assert [error.message for error in ada.errors] == ["The middle broke"]


def test_cancelling_a_run_that_is_over_changes_nothing():
    with gr.Blocks() as demo:
        out = gr.Textbox(label="Out")
        gr.Button("Go").click(lambda: "done", None, out)
    with Person(demo) as ada:
        run = ada.start("Go").wait()
        assert ada._on_loop(_cancel(ada.session, run.id)) is False
        assert ada._on_loop(_cancel(ada.session, "never started")) is False
        assert (run.status, ada.value("Out")) == ("done", "done")


async def _cancel(session, run):
    return session.cancel(run)


# More events than can wait


def test_a_queue_without_a_limit_has_one():
    assert Queue(None).max_size == MOST_WAITING  # type: ignore[arg-type]
    assert Queue(None, max_size=5).max_size == 5  # type: ignore[arg-type]


def test_a_flood_of_events_is_bounded_and_told(monkeypatch):
    hold = threading.Event()
    monkeypatch.setattr("limelight.engine.queue.MOST_WAITING", 300)
    with gr.Blocks() as demo:
        gr.Button("Go").click(lambda: hold.wait(30), trigger_mode="multiple")
    with Person(demo) as ada:

        async def flood():
            listener = next(iter(demo.listeners.values()))
            runs = [ada.session.trigger(listener, []) for _ in range(5_000)]
            queue, kept = ada._stage.engine.queue, len(ada.session.runs)
            ada.session.cancel_all()
            return runs[-1], queue.waiting_count, kept

        last, waiting, kept = ada._on_loop(flood())
        hold.set()
        assert last.error.title == "Queue is full"
        assert "Too many are waiting already (300)" in last.error.message
        assert waiting == 0, "all have been taken out of the line"
        assert kept < 1_000, "those that were refused are forgotten"
        assert len(ada.session.log.after(0) or []) <= 1_000

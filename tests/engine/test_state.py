"""State: its life, its end."""

import time

import limelight as gr
from limelight.testing import Person


def app(**options):
    with gr.Blocks() as demo:
        state = gr.State(**options)
        out = gr.Textbox(label="Out")
        gr.Button("Add").click(lambda words: ([*words, "x"], len(words) + 1), state, [state, out])
    return demo


def test_a_function_makes_the_first_value_for_each_person():
    made = []
    with Person(app(value=lambda: made.append(1) or [])) as ada:
        ada.click("Add").click("Add")
        assert Person(ada).click("Add").value("Out") == "1"
        assert ada.value("Out") == "2"
    assert len(made) == 2


def test_a_value_is_deleted_after_its_time_and_the_callback_told():
    deleted = []
    with Person(app(value=[], time_to_live=60, delete_callback=deleted.append)) as ada:
        ada.click("Add")
        ada._stage.engine.tidy(time.monotonic() + 59)
        assert deleted == []
        ada._stage.engine.tidy(time.monotonic() + 61)
        assert deleted == [["x"]]
        assert ada.click("Add").value("Out") == "1"


def test_values_are_deleted_with_the_session():
    deleted = []
    with Person(app(value=[], delete_callback=deleted.append)) as ada:
        ada.click("Add")
    assert deleted == [["x"]]


def test_a_callback_that_raises_stops_nothing(capsys):
    with Person(app(value=[], delete_callback=lambda value: 1 / 0)) as ada:
        ada.click("Add")
    assert "ZeroDivisionError" in capsys.readouterr().err


def test_inputs_by_name_arrive_by_keyword():
    with gr.Blocks() as demo:
        a, b, out = gr.Number(2, label="a"), gr.Number(3, label="b"), gr.Number(label="Out")
        gr.Button("Go").click(lambda *, x, y: x - y, {"x": a, "y": b}, out)
    with Person(demo) as ada:
        assert (ada.click("Go").value("Out"), ada.errors) == (-1, [])

from __future__ import annotations

import pytest

import limelight as gr
from limelight.errors import BadProp
from limelight.testing import Person


def test_a_step_without_an_id_gets_its_place():
    with gr.Blocks(), gr.Walkthrough() as walk:
        with gr.Step("A"):
            pass
        with gr.Step("B"):
            pass
    assert [step.travelling_props()["id"] for step in walk.children] == [0, 1]


def test_the_given_id_travels_and_the_own_number_stays():
    with gr.Blocks() as demo, gr.Walkthrough(), gr.Step("A", id=7) as step:
        pass
    assert step.travelling_props()["id"] == 7
    assert demo.nodes[step.id] is step


def test_two_steps_with_one_id_are_refused():
    with gr.Blocks(), gr.Walkthrough():
        gr.Step("A", id=1)
        with pytest.raises(BadProp, match="Step 'B' .* has the id 1, as Step 'A'"):
            gr.Step("B", id=1)


def test_what_is_no_step_is_refused():
    with gr.Blocks(), gr.Walkthrough(), pytest.raises(BadProp, match="holds steps only"):
        gr.Textbox(label="Name")


def test_steps_in_a_row_share_a_walkthrough():
    with gr.Blocks() as demo:
        gr.Step("A")
        gr.Step("B")
    (walk,) = demo.children
    assert [step.label for step in walk.children] == ["A", "B"]


def test_a_function_goes_on_by_returning_a_walkthrough():
    with gr.Blocks() as demo:
        with gr.Walkthrough(selected=0, elem_id="walk") as walk:
            with gr.Step("A"):
                on = gr.Button("Next")
            gr.Step("B")
        on.click(lambda: gr.Walkthrough(selected=1), None, walk)
    with Person(demo) as ada:
        assert ada.click("Next").prop("walk", "selected") == 1

from __future__ import annotations

import json

import limelight as gr


def test_it_empties_in_the_page_without_the_server():
    with gr.Blocks() as demo:
        parts = [gr.Textbox("a"), gr.CheckboxGroup(["x"], value=["x"]), gr.Slider(2, 9, value=5)]
        gr.ClearButton(parts)
    (listener,) = demo.listeners.values()
    assert listener.fn is None
    assert listener.outputs == parts
    assert json.loads(str(listener.js).removeprefix("() => ")) == [None, [], 2]


def test_a_state_goes_back_to_its_first_value():
    with gr.Blocks() as demo:
        state = gr.State([1])
        gr.ClearButton(state)
    (listener,) = demo.listeners.values()
    assert listener.fn() == [1]
    assert listener.fn() is not listener.fn()


def test_more_components_can_be_added_later():
    with gr.Blocks() as demo:
        button = gr.ClearButton()
        box = gr.Textbox()
        assert button.add([box]) is button
    assert [one.outputs for one in demo.listeners.values()] == [[box]]

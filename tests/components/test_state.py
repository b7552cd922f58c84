from __future__ import annotations

import threading

import pytest

import limelight as gr
from limelight.errors import BadProp


def test_it_never_travels():
    assert gr.State([1]).initial_value() is None
    assert "value" not in gr.State([1]).travelling_props()


def test_each_visitor_gets_a_copy():
    state = gr.State([1])
    assert state.first_value() == [1]
    assert state.first_value() is not state.value


def test_a_function_makes_the_value_for_each_visitor():
    assert gr.State(lambda: [2]).first_value() == [2]


def test_what_cannot_be_copied_is_refused():
    with pytest.raises(BadProp, match="Give a function"):
        gr.State(threading.Lock())


def test_it_is_in_every_way_a_part_that_is_seen_nowhere():
    state = gr.State()
    assert (state.visible, state.elem_id, state.every) == (True, None, None)


def test_render_can_be_given_by_position():
    with gr.Blocks() as demo:
        gr.State(1, False)
    assert demo.children == []

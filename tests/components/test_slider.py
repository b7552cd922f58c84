from __future__ import annotations

import pytest

import limelight as gr
from limelight.errors import BadProp, BadValue


@pytest.mark.parametrize(("top", "step"), [(100, 1), (1, 0.01), (0.5, 0.001), (1000, 10), (10, 0.1)])
def test_a_round_step_is_chosen_from_the_range(top, step):
    assert gr.Slider(0, top).step == step


def test_whole_numbers_have_whole_steps():
    assert gr.Slider(0, 10, precision=0).step == 1


def test_the_handle_starts_at_the_minimum():
    assert gr.Slider(3, 10).initial_value() == 3


def test_nothing_puts_the_handle_at_the_minimum():
    assert gr.Slider(3, 10).postprocess(None) == 3


def test_a_number_off_the_track_is_refused():
    with pytest.raises(BadValue, match="'Heat' takes numbers up to 10, and 20 is more"):
        gr.Slider(0, 10, label="Heat").preprocess(20)


def test_a_first_value_off_the_track_is_refused():
    with pytest.raises(BadProp):
        gr.Slider(0, 10, value=20)


def test_ends_the_wrong_way_round_are_refused():
    with pytest.raises(BadProp, match="'minimum' \\(10\\)"):
        gr.Slider(10, 1)


def test_a_new_range_gets_a_new_step_unless_one_was_given():
    assert gr.Slider(0, 100).changed({"maximum": 1}).step == 0.01
    assert gr.Slider(0, 100, step=5).changed({"maximum": 200}).step == 5


def test_a_random_start_lies_on_a_stop():
    slider = gr.Slider(2, 4, step=0.5, randomize=True)
    assert {slider.load_value() for _ in range(200)} <= {2, 2.5, 3, 3.5, 4}

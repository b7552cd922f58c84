from __future__ import annotations

import numpy as np
import pytest

import limelight as gr
from limelight.errors import BadAnswer, BadProp, BadValue

RED = np.full((4, 6, 3), (255, 0, 0), dtype=np.uint8)
GREY = np.full((4, 6), 90, dtype=np.uint8)


def test_a_pair_goes_out_and_comes_back():
    slider = gr.ImageSlider(format="png")
    first, second = slider.preprocess(slider.postprocess((GREY, RED)))
    assert first.shape == second.shape == (4, 6, 3)
    assert (second == RED).all()


def test_a_missing_side_is_none():
    slider = gr.ImageSlider(format="png")
    assert slider.postprocess((None, RED))[0] is None
    assert slider.preprocess(slider.postprocess((None, RED)))[0] is None
    assert slider.preprocess([None, None]) is None


@pytest.mark.parametrize("value", ["cat.png", (RED,), [RED, RED, RED]])
def test_what_is_no_pair_is_refused(value):
    with pytest.raises(BadAnswer, match=r"Return \(before, after\)"):
        gr.ImageSlider().postprocess(value)


def test_a_single_file_that_comes_in_is_refused():
    with pytest.raises(BadValue, match="pair of pictures"):
        gr.ImageSlider().preprocess({"path": "x"})


def test_the_handle_stands_on_the_picture():
    with pytest.raises(BadProp, match="slider_position"):
        gr.ImageSlider(slider_position=120)

from __future__ import annotations

import limelight as gr


def test_a_colour_goes_through_as_it_is_written():
    assert gr.ColorPicker().preprocess("rgba(1, 2, 3, 0.5)") == "rgba(1, 2, 3, 0.5)"
    assert gr.ColorPicker().postprocess("red") == "red"


def test_nothing_stays_nothing():
    assert gr.ColorPicker().preprocess(None) is None
    assert gr.ColorPicker().postprocess(None) is None

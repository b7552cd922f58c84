from __future__ import annotations

import numpy as np
import pytest

import limelight as gr
from limelight.errors import BadAnswer


def test_a_text_is_read_as_json():
    assert gr.JSON().postprocess('{"a": [1]}') == {"a": [1]}


def test_arrays_become_lists_and_keys_text():
    assert gr.JSON().postprocess({1: np.arange(2), "x": (np.float32(0.5),)}) == {"1": [0, 1], "x": [0.5]}


def test_what_is_no_number_becomes_null():
    assert gr.JSON().postprocess([float("nan"), float("inf")]) == [None, None]


def test_a_broken_text_is_refused():
    with pytest.raises(BadAnswer, match="no JSON"):
        gr.JSON().postprocess("{a")

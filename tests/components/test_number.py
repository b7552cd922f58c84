from __future__ import annotations

import numpy as np
import pytest

import limelight as gr
from limelight.errors import BadProp, BadValue


@pytest.mark.parametrize(("precision", "expected"), [(None, 5.555), (0, 6), (1, 5.6)])
def test_precision_rounds(precision, expected):
    assert gr.Number(precision=precision).preprocess(5.555) == expected


def test_whole_numbers_stay_whole():
    assert isinstance(gr.Number().preprocess(3), int)


def test_a_number_of_numpy_becomes_a_plain_one():
    assert type(gr.Number().postprocess(np.float32(0.5))) is float
    assert type(gr.Number().postprocess(np.int64(4))) is int


def test_a_number_below_the_range_is_refused():
    with pytest.raises(BadValue, match="'Age' takes numbers from 0 on, and -1 is less"):
        gr.Number(minimum=0, label="Age").preprocess(-1)


def test_text_is_refused():
    with pytest.raises(BadValue, match="takes a number, not 'ten'"):
        gr.Number().preprocess("ten")


def test_what_is_no_number_is_refused():
    with pytest.raises(BadValue):
        gr.Number().preprocess(float("nan"))


def test_a_range_without_numbers_is_refused():
    with pytest.raises(BadProp, match="must not be above"):
        gr.Number(minimum=2, maximum=1)


def test_a_first_value_outside_the_range_is_refused():
    with pytest.raises(BadProp, match="must lie between"):
        gr.Number(5, maximum=1)

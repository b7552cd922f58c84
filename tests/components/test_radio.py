from __future__ import annotations

import pytest

import limelight as gr
from limelight.errors import BadProp, BadValue


def test_it_starts_with_nothing_chosen():
    assert gr.Radio(["a", "b"]).initial_value() is None


def test_the_index_is_the_place_of_the_value():
    assert gr.Radio([("A", 10), ("B", 20)], type="index").preprocess(20) == 1


def test_values_keep_their_type():
    assert gr.Radio([1, 2]).preprocess(2) == 2


def test_an_unknown_value_names_label_and_choices():
    with pytest.raises(BadValue, match="'Size' cannot be 'c': it takes 'a', 'b'"):
        gr.Radio(["a", "b"], label="Size").preprocess("c")


def test_a_first_value_must_be_a_choice():
    with pytest.raises(BadProp):
        gr.Radio(["a"], value="b")


def test_new_choices_are_checked_like_the_first_ones():
    assert gr.Radio(["a"], value="a").changed({"choices": ["b"]}).choices == [["b", "b"]]

from __future__ import annotations

import pytest

import limelight as gr
from limelight.errors import BadProp, BadValue


def test_nothing_ticked_is_an_empty_list():
    assert gr.CheckboxGroup(["a"]).initial_value() == []
    assert gr.CheckboxGroup(["a"]).preprocess(None) == []


def test_a_single_value_counts_as_a_list():
    assert gr.CheckboxGroup(["a", "b"], value="b").initial_value() == ["b"]


def test_indices_are_the_places_of_the_values():
    assert gr.CheckboxGroup(["a", "b", "c"], type="index").preprocess(["c", "a"]) == [2, 0]


def test_an_unknown_value_is_refused():
    with pytest.raises(BadValue, match="'Colours' cannot be 'c'"):
        gr.CheckboxGroup(["a"], label="Colours").preprocess(["a", "c"])


def test_a_text_is_no_list_of_choices():
    with pytest.raises(BadValue, match="takes a list"):
        gr.CheckboxGroup(["a"]).preprocess("a")


def test_first_values_must_be_choices():
    with pytest.raises(BadProp):
        gr.CheckboxGroup(["a"], value=["b"])

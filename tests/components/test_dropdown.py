from __future__ import annotations

import pytest

import limelight as gr
from limelight.errors import BadProp, BadValue


def test_it_starts_at_the_first_choice():
    assert gr.Dropdown([("A", 1), ("B", 2)]).initial_value() == 1


def test_it_starts_empty_when_told_none():
    assert gr.Dropdown(["a"], value=None).initial_value() is None


def test_several_start_with_none_chosen():
    assert gr.Dropdown(["a"], multiselect=True).initial_value() == []


def test_one_value_counts_as_a_list_when_several_can_be_chosen():
    assert gr.Dropdown(["a", "b"], multiselect=True).postprocess("b") == ["b"]


def test_an_own_value_is_taken_when_allowed():
    assert gr.Dropdown(["a"], allow_custom_value=True).preprocess("mine") == "mine"


def test_an_unknown_value_is_refused_with_the_nearest():
    with pytest.raises(BadValue, match="did you mean 'banana'"):
        gr.Dropdown(["apple", "banana"], label="Fruit").preprocess("bananna")


def test_a_list_is_refused_where_one_can_be_chosen():
    with pytest.raises(BadValue, match="takes one choice"):
        gr.Dropdown(["a"]).preprocess(["a"])


def test_more_than_the_most_are_refused():
    with pytest.raises(BadValue, match="at most 1"):
        gr.Dropdown(["a", "b"], multiselect=True, max_choices=1).preprocess(["a", "b"])


def test_max_choices_needs_several():
    with pytest.raises(BadProp, match="multiselect"):
        gr.Dropdown(["a"], max_choices=1)


def test_places_are_given_when_asked_for():
    assert gr.Dropdown(["a", "b"], multiselect=True, type="index").preprocess(["b"]) == [1]

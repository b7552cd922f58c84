from __future__ import annotations

import pytest

import limelight as gr
from limelight.errors import BadProp, BadValue


def made(**props):
    return gr.Dataset(components=["textbox", gr.Slider(render=False)], samples=[["a", 1], ["b", 2]], **props)


@pytest.mark.parametrize(("kind", "got"), [("values", ["b", 2]), ("index", 1), ("tuple", (1, ["b", 2]))])
def test_the_function_gets_what_it_asked_for(kind, got):
    assert made(type=kind).preprocess(1) == got


def test_a_place_without_a_sample_is_refused():
    with pytest.raises(BadValue, match="samples 0 to 1, not 2"):
        made().preprocess(2)


def test_the_page_is_told_the_kinds_of_the_columns():
    told = made().travelling_props()
    assert told["component_kinds"] == ["textbox", "slider"]
    assert told["samples"] == [["a", 1], ["b", 2]]


def test_too_many_values_are_refused():
    with pytest.raises(BadProp, match="sample 0 has 2 values"):
        gr.Dataset(components=["textbox"], samples=[["a", "b"]])


def test_every_sample_needs_its_name():
    with pytest.raises(BadProp, match="1 names"):
        made(sample_labels=["first"])

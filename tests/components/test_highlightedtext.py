from __future__ import annotations

import pytest

import limelight as gr
from limelight.errors import BadAnswer, BadValue


def pieces(shown):
    return [(one["token"], one["class_or_confidence"]) for one in shown]


def test_a_function_gets_the_pieces_as_they_travel():
    payload = [{"token": "quick", "class_or_confidence": "adj"}]
    assert gr.HighlightedText().preprocess(payload) == payload


def test_entities_cut_a_text_in_pieces():
    entities = [{"entity_group": "B", "start": 6, "end": 11}, {"entity": "A", "start": 0, "end": 5}]
    shown = gr.HighlightedText().postprocess({"text": "hello world", "entities": entities})
    assert pieces(shown) == [("", None), ("hello", "A"), (" ", None), ("world", "B"), ("", None)]


def test_neighbours_of_the_same_class_are_joined():
    box = gr.HighlightedText(combine_adjacent=True, adjacent_separator="_")
    shown = box.postprocess([("a", "X"), ("b", "X"), ("c", None), ("d", None), ("e", "Y")])
    assert pieces(shown) == [("a_b", "X"), ("c_d", None), ("e", "Y")]


def test_a_plain_text_is_one_piece_without_a_mark():
    assert pieces(gr.HighlightedText().postprocess("hello")) == [("hello", None)]


@pytest.mark.parametrize("value", [["alone"], [("a", "b", "c")], {"text": "no entities"}])
def test_what_is_no_text_with_spans_is_refused(value):
    with pytest.raises(BadAnswer):
        gr.HighlightedText().postprocess(value)


@pytest.mark.parametrize("payload", ["text", [1], [{"token": 3}], [{"token": "a", "class_or_confidence": {}}]])
def test_what_a_page_cannot_have_sent_is_refused(payload):
    with pytest.raises(BadValue):
        gr.HighlightedText().preprocess(payload)

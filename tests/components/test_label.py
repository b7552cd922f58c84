from __future__ import annotations

import numpy as np
import pytest

import limelight as gr
from limelight.errors import BadAnswer


def test_the_likeliest_class_stands_first():
    shown = gr.Label().postprocess({"cat": 0.4, "dog": 0.6})
    assert shown["label"] == "dog"
    assert [one["label"] for one in shown["confidences"]] == ["dog", "cat"]


def test_only_the_top_classes_are_shown():
    assert len(gr.Label(num_top_classes=2).postprocess({"a": 0.1, "b": 0.2, "c": 0.7})["confidences"]) == 2


def test_a_class_alone_has_no_bars():
    assert gr.Label().postprocess("cat") == {"label": "cat", "confidences": None}
    assert gr.Label().postprocess(np.int64(3)) == {"label": "3", "confidences": None}


def test_nothing_is_an_empty_dict():
    assert gr.Label().postprocess(None) == {}
    assert gr.Label().initial_value() == {}


def test_a_heading_of_its_own_can_stand_over_the_bars():
    value = {"label": "not sure", "confidences": [{"label": "4", "confidence": 0.4}]}
    assert gr.Label().postprocess(value) == value


def test_a_json_file_is_read(tmp_path):
    path = tmp_path / "answer.json"
    path.write_text('{"cat": 1.0}')
    assert gr.Label().postprocess(str(path))["label"] == "cat"


def test_the_function_gets_a_dict_back():
    label = gr.Label()
    assert label.preprocess(label.postprocess({"cat": 0.4, "dog": 0.6})) == {"dog": 0.6, "cat": 0.4}
    assert label.preprocess({"label": "cat", "confidences": None}) == "cat"


def test_a_list_is_refused_with_an_example():
    with pytest.raises(BadAnswer, match="Return for example"):
        gr.Label().postprocess([1, 2])


def test_confidences_must_be_numbers():
    with pytest.raises(BadAnswer, match="no numbers"):
        gr.Label().postprocess({"cat": "much"})

from __future__ import annotations

import pytest

import limelight as gr
from limelight.errors import BadAnswer


def test_parameters_travel_as_text():
    shown = gr.ParamViewer().postprocess({"size": {"type": int, "default": 3, "description": None}})
    assert shown == {"size": {"type": "<class 'int'>", "default": "3", "description": None}}


def test_what_is_no_dict_of_dicts_is_refused():
    with pytest.raises(BadAnswer, match="'type'"):
        gr.ParamViewer().postprocess({"size": "int"})

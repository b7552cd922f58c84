from __future__ import annotations

import json

import pytest

import limelight as gr
from limelight.errors import BadAnswer


def test_a_graph_travels_as_text():
    assert json.loads(gr.WorkflowCanvas().postprocess({"name": "T"}) or "") == {"name": "T"}
    assert gr.WorkflowCanvas().postprocess('{"name": "T"}') == '{"name": "T"}'


def test_a_text_that_is_no_json_is_refused():
    with pytest.raises(BadAnswer, match="this is none"):
        gr.WorkflowCanvas().postprocess("{")

from __future__ import annotations

import pytest

import limelight as gr
from limelight.errors import BadProp


def test_children_stand_below_each_other_at_first():
    with gr.Blocks(), gr.Draggable() as parts:
        gr.Textbox(label="A")
        gr.Textbox(label="B")
    assert parts.orientation == "column"
    assert [child.label for child in parts.children] == ["A", "B"]


def test_another_orientation_is_refused():
    with pytest.raises(BadProp, match="orientation"):
        gr.Draggable(orientation="grid")

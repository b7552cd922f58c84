from __future__ import annotations

import pytest

import limelight as gr
from limelight.errors import BadProp


def test_it_is_open_at_the_left_at_first():
    sidebar = gr.Sidebar("Menu")
    assert (sidebar.open, sidebar.position, sidebar.width) == (True, "left", 320)
    assert sidebar.travelling_props() == {"label": "Menu"}


def test_its_width_may_be_css():
    assert gr.Sidebar(width="30%").travelling_props() == {"width": "30%"}


def test_a_width_of_nothing_is_refused():
    with pytest.raises(BadProp, match="at least 1 pixel"):
        gr.Sidebar(width=0)


def test_another_side_than_left_or_right_is_refused():
    with pytest.raises(BadProp, match="position"):
        gr.Sidebar(position="top")

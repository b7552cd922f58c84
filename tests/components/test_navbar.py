from __future__ import annotations

import pytest

import limelight as gr
from limelight.errors import BadProp, BadValue


def test_further_links_travel_as_pairs():
    navbar = gr.Navbar([("Docs", "https://docs.example"), ["Team", "team"]])
    assert navbar.initial_value() == [("Docs", "https://docs.example"), ("Team", "team")]
    assert navbar.preprocess([["Docs", "docs"]]) == [("Docs", "docs")]


def test_the_main_page_can_be_left_out():
    assert gr.Navbar(main_page_name=False).travelling_props() == {"main_page_name": False}


@pytest.mark.parametrize("value", [[("Docs",)], [["Docs", "a", "b"]], [("Docs", 1)]])
def test_what_is_no_pair_of_texts_is_refused(value):
    with pytest.raises(BadProp, match="pair of texts"):
        gr.Navbar(value)


def test_a_script_is_no_page():
    with pytest.raises(BadValue, match="no page"):
        gr.Navbar().postprocess([("Go", " JavaScript:alert(1)")])

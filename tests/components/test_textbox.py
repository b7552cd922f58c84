from __future__ import annotations

import json

import pytest

import limelight as gr
from limelight.errors import BadProp, UnknownArgument
from limelight.wire.codec import encode


def test_anything_is_shown_as_text():
    assert gr.Textbox().postprocess(5) == "5"
    assert gr.Textbox().postprocess(None) is None


def test_a_number_that_was_sent_arrives_as_text():
    assert gr.Textbox().preprocess(5) == "5"


def test_a_mistyped_argument_is_answered_with_the_nearest():
    with pytest.raises(UnknownArgument, match="Textbox has no 'lins'; did you mean 'lines'"):
        gr.Textbox(lins=3)


def test_an_unknown_type_is_refused():
    with pytest.raises(BadProp, match="'text', 'password' or 'email'"):
        gr.Textbox(type="passwort")


def test_fewer_lines_at_most_than_at_least_are_refused():
    with pytest.raises(BadProp, match="'max_lines' \\(2\\)"):
        gr.Textbox(lines=5, max_lines=2)


def test_a_password_has_one_line():
    with pytest.raises(BadProp, match="one line"):
        gr.Textbox(type="password", lines=3)


def test_a_text_area_has_seven_lines():
    assert (gr.TextArea().lines, gr.TextArea().max_lines) == (7, 20)


def test_hints_for_keyboards_travel():
    told = json.loads(encode(gr.Textbox(html_attributes=gr.InputHTMLAttributes(lang="de")).travelling_props()))
    assert told["html_attributes"]["lang"] == "de"

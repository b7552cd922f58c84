from __future__ import annotations

import pytest

import limelight as gr
from limelight.errors import BadAnswer, BadProp


def test_text_of_a_triple_quoted_string_loses_its_indentation():
    assert gr.Code().postprocess("\n        def f():\n            pass\n        ") == "def f():\n    pass"


def test_blanks_around_a_text_are_cut():
    assert gr.Code().postprocess("  a\n b ") == "a\n b"


def test_what_is_no_text_is_refused_with_what_to_do():
    with pytest.raises(BadAnswer, match="Read the file and return its text"):
        gr.Code().postprocess(("app.py",))


def test_an_unknown_language_is_named():
    with pytest.raises(BadProp, match="'language' must be"):
        gr.Code(language="pyhton")


def test_fewer_most_lines_than_fewest_are_refused_only_when_both_were_given():
    assert gr.Code(max_lines=2).lines == 2
    with pytest.raises(BadProp, match="'max_lines' \\(2\\) is less than 'lines' \\(4\\)"):
        gr.Code(lines=4, max_lines=2)

from __future__ import annotations

import pytest

import limelight as gr
from limelight.errors import BadAnswer, BadProp, BadValue

LINES = [{"speaker": "A", "text": "hi"}, {"speaker": "B", "text": "yo"}]


def test_a_function_gets_one_text_or_the_lines():
    assert gr.Dialogue(speakers=["A", "B"]).preprocess(LINES) == "[A] hi\n[B] yo"
    assert gr.Dialogue(speakers=["A", "B"], type="list").preprocess(LINES) == LINES
    assert gr.Dialogue().preprocess("as typed") == "as typed"


def test_an_author_says_how_lines_are_written_and_read():
    box = gr.Dialogue(
        speakers=["A", "B"],
        formatter=lambda speaker, text: f"{speaker}: {text}",
        unformatter=lambda line: dict(zip(("speaker", "text"), line.split(": "), strict=True)),
        separator=" / ",
    )
    assert box.preprocess(LINES) == "A: hi / B: yo"
    assert box.unformat("A: hi / B: yo") == LINES


def test_a_text_is_read_again_and_who_is_not_named_is_the_first():
    box = gr.Dialogue(speakers=["A", "B"])
    assert box.unformat("[B] yo\nhello") == [{"speaker": "B", "text": "yo"}, {"speaker": "A", "text": "hello"}]


def test_what_are_no_lines_is_refused():
    with pytest.raises(BadValue, match="takes lines like"):
        gr.Dialogue().preprocess([{"speaker": "A"}])
    with pytest.raises(BadAnswer, match="a list of lines or a text"):
        gr.Dialogue().postprocess(3)
    with pytest.raises(BadValue, match="1 lines at most"):
        gr.Dialogue(max_lines=1).preprocess(LINES)


def test_lines_need_speakers():
    with pytest.raises(BadProp, match="needs 'speakers'"):
        gr.Dialogue(type="list")


def test_the_hint_about_tags_stands_only_where_there_are_some():
    assert gr.Dialogue().info is None
    assert "tags" in (gr.Dialogue(tags=["(laughs)"]).info or "")

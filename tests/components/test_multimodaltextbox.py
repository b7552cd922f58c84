"""MultimodalTextbox: text and files in one value."""

from __future__ import annotations

import pytest

import limelight as gr
from limelight.errors import BadAnswer, BadProp, BadValue
from limelight.wire.values import FileData


def test_a_function_gets_text_and_paths():
    box = gr.MultimodalTextbox()
    assert box.preprocess({"text": "Hi", "files": [FileData(path="/tmp/a.txt")]}) == {
        "text": "Hi",
        "files": ["/tmp/a.txt"],
    }
    assert box.preprocess({"text": "Hi"}) == {"text": "Hi", "files": []}


def test_text_alone_dicts_and_nothing_are_shown(tmp_path):
    note = tmp_path / "note.txt"
    note.write_text("hi")
    box = gr.MultimodalTextbox()
    assert box.postprocess("Hi") == {"text": "Hi", "files": []}
    assert box.postprocess(None) == {"text": "", "files": []}
    shown = box.postprocess({"text": "Hi", "files": [str(note)]})
    assert (shown["text"], shown["files"][0].path, shown["files"][0].orig_name) == ("Hi", str(note), "note.txt")


def test_other_values_and_other_types_are_refused():
    with pytest.raises(BadAnswer, match="'text' and 'files'"):
        gr.MultimodalTextbox().postprocess({"words": "Hi"})
    with pytest.raises(BadValue, match="takes image"):
        gr.MultimodalTextbox(file_types=["image"]).preprocess({"text": "", "files": [FileData(path="/tmp/a.txt")]})
    with pytest.raises(BadValue, match="an object of"):
        gr.MultimodalTextbox().preprocess("Hi")


def test_sources_and_lines_are_checked_where_they_are_written():
    with pytest.raises(BadProp, match="did you mean 'microphone'"):
        gr.MultimodalTextbox(sources=["microfone"])
    with pytest.raises(BadProp, match="max_lines"):
        gr.MultimodalTextbox(lines=5, max_lines=2)

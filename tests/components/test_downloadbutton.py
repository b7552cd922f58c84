from __future__ import annotations

import pytest

import limelight as gr
from limelight.errors import BadAnswer, BadValue
from limelight.wire.values import FileData


def test_a_path_becomes_a_file_with_its_size(tmp_path):
    path = tmp_path / "report.csv"
    path.write_text("a,b")
    file = gr.DownloadButton().postprocess(path)
    assert (file.path, file.orig_name, file.size) == (str(path), "report.csv", 3)


def test_a_function_gets_the_path():
    assert gr.DownloadButton().preprocess(FileData(path="/x/a.txt")) == "/x/a.txt"


def test_what_is_no_file_is_refused_both_ways():
    with pytest.raises(BadAnswer, match="Write it to a file"):
        gr.DownloadButton().postprocess(b"bytes")
    with pytest.raises(BadValue, match="takes a file"):
        gr.DownloadButton().preprocess("text")

from __future__ import annotations

import pytest

import limelight as gr
from limelight.errors import BadValue
from limelight.wire.values import FileData


def test_a_function_gets_the_path_with_its_name(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text("hello")
    got = gr.UploadButton().preprocess(FileData(path=str(path), orig_name="my a.txt"))
    assert (str(got), got.name, got.orig_name) == (str(path), str(path), "my a.txt")


def test_several_files_can_be_had_as_bytes(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text("hello")
    button = gr.UploadButton(file_count="multiple", type="binary")
    assert button.preprocess([FileData(path=str(path))]) == [b"hello"]


def test_a_file_of_another_type_is_refused_by_name():
    with pytest.raises(BadValue, match=r"'Pick' takes \.csv, not 'a\.txt'"):
        gr.UploadButton("Pick", file_types=[".csv"]).preprocess(FileData(path="/x/a.txt"))

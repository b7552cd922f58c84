from __future__ import annotations

import pickle

import pytest

import limelight as gr
from limelight.errors import BadAnswer, BadProp, BadValue
from limelight.wire.values import FileData


@pytest.fixture
def table(tmp_path):
    path = tmp_path / "stored.csv"
    path.write_text("a,b\n")
    return FileData(path=str(path), orig_name="table.csv")


def test_the_path_is_a_text_with_a_name(table):
    got = gr.File().preprocess(table)
    assert got == table.path == got.name
    assert got.orig_name == "table.csv"


def test_the_path_survives_a_trip_to_another_process(table):
    got = pickle.loads(pickle.dumps(gr.File().preprocess(table)))
    assert (got, got.name, got.orig_name) == (table.path, table.path, "table.csv")


def test_bytes_are_given_when_asked_for(table):
    assert gr.File(type="binary").preprocess(table) == b"a,b\n"


def test_several_files_are_a_list(table):
    assert gr.File(file_count="multiple").preprocess([table, table]) == [table.path, table.path]


def test_a_wrong_type_is_named(table):
    with pytest.raises(BadValue, match=r"'Photos' takes image or \.pdf, not 'table\.csv'"):
        gr.File(file_types=["image", ".pdf"], label="Photos").preprocess(table)


@pytest.mark.parametrize("kind", [".csv", ".CSV", "text", "file", "text/csv", "text/*"])
def test_a_type_can_be_said_in_several_ways(table, kind):
    assert gr.File(file_types=[kind]).preprocess(table)


def test_the_size_is_told_before_the_download(table):
    assert gr.File().postprocess(table.path).size == 4


def test_a_file_of_bytes_is_refused():
    with pytest.raises(BadAnswer, match="by their path, not bytes"):
        gr.File().postprocess(b"abc")


def test_order_needs_several_files():
    with pytest.raises(BadProp, match="multiple"):
        gr.File(allow_reordering=True)

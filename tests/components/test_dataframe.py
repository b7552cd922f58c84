from __future__ import annotations

import datetime
import warnings

import numpy as np
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest

import limelight as gr
from limelight.errors import BadAnswer, BadProp, BadValue
from limelight.files.table import Table

PEOPLE = pd.DataFrame({"name": ["Ann", "Bob"], "age": [31, np.nan], "born": pd.to_datetime(["1990-01-02", None])})
AS_IT_TRAVELS = {"headers": ["a", "b"], "data": [[1, "x"], [None, "y"]], "metadata": None}


def big(rows: int = 1000) -> pd.DataFrame:
    return pd.DataFrame({"n": np.arange(rows), "name": [f"row {n}" for n in range(rows)]})


@pytest.mark.parametrize(
    "value",
    [
        {"headers": ["a", "b"], "data": [[1, "x"], [None, "y"]]},
        {"a": [1, None], "b": ["x", "y"]},
        pd.DataFrame({"a": [1, None], "b": ["x", "y"]}, dtype=object),
        pl.DataFrame({"a": [1, None], "b": ["x", "y"]}),
        pa.table({"a": [1, None], "b": ["x", "y"]}),
        pl.LazyFrame({"a": [1, None], "b": ["x", "y"]}),
    ],
    ids=["headers and data", "columns", "pandas", "polars", "pyarrow", "lazy polars"],
)
def test_every_kind_of_table_travels_alike(value):
    assert gr.Dataframe().postprocess(value) == AS_IT_TRAVELS


def test_lists_and_arrays_get_numbers_for_headers():
    assert gr.Dataframe().postprocess([1, 2]) == {"headers": ["1"], "data": [[1], [2]], "metadata": None}
    named = gr.Dataframe(headers=["a", "b"]).postprocess([[1, 2, 3]])
    assert named["headers"] == ["a", "b", "3"]
    assert gr.Dataframe().postprocess(np.array([[1.5, np.nan]]))["data"] == [[1.5, None]]


def test_nothing_is_an_empty_table():
    assert gr.Dataframe(headers=["a", "b"]).postprocess(None) == {"headers": ["a", "b"], "data": [], "metadata": None}


def test_dates_travel_as_text_and_short_rows_are_filled():
    assert gr.Dataframe().postprocess(PEOPLE)["data"] == [["Ann", 31.0, "1990-01-02 00:00:00"], ["Bob", None, "NaT"]]
    assert gr.Dataframe().postprocess([[datetime.date(2020, 1, 2), 1], ["x"]])["data"] == [
        ["2020-01-02", 1],
        ["x", None],
    ]


def test_a_styler_brings_its_words_and_colours_and_hides_columns():
    styler = PEOPLE[["name", "age"]].style.highlight_max(subset=["age"], color="gold").format("{:.1f}", subset=["age"])
    sent = gr.Dataframe().postprocess(styler)
    assert sent["metadata"]["display_value"] == [["Ann", "31.0"], ["Bob", "nan"]]
    assert sent["metadata"]["styling"] == [["", "background-color: gold"], ["", ""]]
    assert gr.Dataframe().postprocess(styler.hide(axis="columns", subset=["name"]))["headers"] == ["age"]


def test_a_csv_file_is_read(tmp_path):
    path = tmp_path / "plants.csv"
    path.write_text("plant,height\nSage,41\n")
    assert gr.Dataframe().postprocess(str(path)) == {
        "headers": ["plant", "height"],
        "data": [["Sage", 41]],
        "metadata": None,
    }
    with pytest.raises(BadAnswer, match=r"no such CSV file"):
        gr.Dataframe().postprocess("nowhere.csv")


def test_headers_may_stand_twice():
    frame = pd.DataFrame([[1, 2]], columns=["a", "a"])
    assert gr.Dataframe().postprocess(frame)["headers"] == ["a", "a"]
    assert list(gr.Dataframe().preprocess({"headers": ["a", "a"], "data": [[1, 2]]}).columns) == ["a", "a"]


@pytest.mark.parametrize("value", [5, {"data": 3}, {"a": 1}, np.zeros((2, 2, 2)), object()])
def test_what_is_no_table_is_told_in_words(value):
    with pytest.raises(BadAnswer):
        gr.Dataframe().postprocess(value)


def test_the_function_gets_what_its_type_says():
    sent = {"headers": ["a", "b"], "data": [[1, "x"], [None, "y"]]}
    frame = gr.Dataframe().preprocess(sent)
    assert list(frame.columns) == ["a", "b"]
    assert frame["a"].isna().tolist() == [False, True]
    assert gr.Dataframe(type="array").preprocess(sent) == [[1, "x"], [None, "y"]]
    assert gr.Numpy().preprocess({"headers": ["a"], "data": [[1], [2]]}).tolist() == [[1], [2]]
    assert gr.Dataframe(type="polars").preprocess(sent).to_dicts() == [{"a": 1, "b": "x"}, {"a": None, "b": "y"}]
    assert gr.Matrix().preprocess(sent) == gr.List().preprocess(sent) == [[1, "x"], [None, "y"]]
    assert gr.Dataframe().preprocess({"headers": ["a"], "data": []}).shape == (0, 1)


@pytest.mark.parametrize(
    "sent", ["x", {"headers": ["a"]}, {"headers": ["a"], "data": [1]}, {"headers": ["a"], "data": [[1, 2]]}]
)
def test_what_was_sent_must_be_a_table(sent):
    with pytest.raises(BadValue):
        gr.Dataframe().preprocess(sent)


@pytest.mark.parametrize(
    "props",
    [
        {"headers": ["a"], "column_count": 2},
        {"datatype": "boool"},
        {"datatype": ["str", 3]},
        {"row_count": "many"},
        {"row_limits": (5, 2)},
        {"value": 3},
    ],
    ids=str,
)
def test_what_does_not_fit_together_is_told_where_it_is_written(props):
    with pytest.raises(BadProp):
        gr.Dataframe(**props)


def test_auto_says_what_the_columns_hold():
    frame = pd.DataFrame({"n": [1], "b": [True], "d": pd.to_datetime(["2020-01-01"]), "s": ["x"]})
    assert gr.Dataframe(frame, datatype="auto").datatype == ["number", "bool", "date", "str"]


def test_a_large_table_or_one_that_browsers_would_round_stays_here():
    assert isinstance(gr.Dataframe().postprocess(big()), Table)
    exact = gr.Dataframe().postprocess([[2**60]])
    assert isinstance(exact, Table)
    assert exact.window(0, 1)["data"] == [[str(2**60)]]
    assert exact.whole()["data"] == [[2**60]]


def test_a_large_frame_keeps_its_types_and_what_the_author_changes_later_is_not_seen():
    frame = big()
    table = gr.Dataframe().postprocess(frame)
    frame.loc[0, "name"] = "changed"
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        got = gr.Dataframe().preprocess(table)
    assert got.dtypes["n"] == np.int64
    assert got.loc[0, "name"] == "row 0"
    got.loc[1, "name"] = "also changed"
    assert table.window(1, 2)["data"] == [[1, "row 1"]]


def test_a_formula_is_inert_in_a_csv_file():
    table = gr.Dataframe().postprocess([["=1+1", -2, "@x"]] * 600)
    file = gr.Dataframe().csv({"table": table})
    with open(file.path, encoding="utf-8-sig") as text:
        assert text.read().splitlines()[:2] == ["1,2,3", "'=1+1,-2,'@x"]


def test_a_sample_shows_its_first_rows():
    assert gr.Dataframe().process_example(big(9)) == {
        "headers": ["n", "name"],
        "data": [[0, "row 0"], [1, "row 1"], [2, "row 2"]],
        "rows": 9,
    }


def test_what_older_apps_ask_of_the_class():
    assert gr.Dataframe.is_empty(None)
    assert not gr.Dataframe.is_empty(big(1))
    assert gr.Dataframe.get_cell_data(big(1)) == [[0, "row 0"]]
    assert gr.Dataframe.get_metadata(big(1)) is None
    assert gr.Dataframe().get_headers(big(1)) == ["n", "name"]

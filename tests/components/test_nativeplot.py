from __future__ import annotations

import datetime
import json
import math

import numpy as np
import pytest

import limelight as gr
from limelight.errors import BadAnswer, BadProp, BadValue
from limelight.wire.codec import encode, encode_for_page

TIMES = np.array(["2024-01-01", "2024-01-02", "NaT"], dtype="datetime64[s]")
MIXED = {
    "t": TIMES,
    "n": [1, 2, 3],
    "y": [1.5, math.nan, math.inf],
    "word": ["a", None, "<b>"],
    "is": [True, False, None],
}


def told(value) -> dict:
    """What other clients read."""
    return json.loads(encode(value))


def test_a_table_travels_as_rows_with_the_kind_of_each_column():
    value = told(gr.LinePlot(x="t", y="y").postprocess(MIXED))
    assert value["columns"] == ["t", "n", "y", "word", "is"]
    assert value["data"] == [
        [1704067200000, 1, 1.5, "a", True],
        [1704153600000, 2, None, None, False],
        [None, 3, None, "<b>", None],
    ]
    kinds = ["temporal", "quantitative", "quantitative", "nominal", "nominal"]
    assert list(value["datatypes"].values()) == kinds
    assert value["mark"] == "line"


@pytest.mark.parametrize(("cls", "mark"), [(gr.LinePlot, "line"), (gr.BarPlot, "bar"), (gr.ScatterPlot, "point")])
def test_each_plot_says_what_it_draws(cls, mark):
    assert cls().postprocess({"x": [1]})["mark"] == mark


def test_rows_of_dicts_and_dates_make_a_table():
    rows = [{"day": datetime.date(2024, 1, 1), "n": 1}, {"day": datetime.date(2024, 1, 2)}]
    value = told(gr.BarPlot(x="day", y="n").postprocess(rows))
    assert value["data"] == [[1704067200000, 1], [1704153600000, None]]


def test_mixed_types_are_words():
    value = told(gr.BarPlot(x="x", y="y").postprocess({"x": [1, "1", 1.5], "y": [1, 2, 3]}))
    assert value["data"] == [[1, 1], ["1", 2], [1.5, 3]]
    assert value["datatypes"]["x"] == "nominal"


def test_an_unknown_column_is_told_with_the_nearest_name():
    with pytest.raises(
        BadProp, match=r"LinePlot: The table has no column 'hieght', which is to be its y\..*'height'\?"
    ):
        gr.LinePlot({"weight": [1], "height": [2]}, x="weight", y="hieght")
    with pytest.raises(BadAnswer, match="which is to be its tooltip"):
        gr.LinePlot(x="a", y="b", tooltip=["c"]).postprocess({"a": [1], "b": [2]})


def test_what_is_no_table_is_refused():
    with pytest.raises(BadAnswer, match="draws a table"):
        gr.LinePlot().postprocess(3)
    with pytest.raises(BadAnswer, match="equally long, but 'a' has 1, 'b' has 2"):
        gr.LinePlot().postprocess({"a": [1], "b": [1, 2]})


def test_a_long_table_reaches_a_page_packed_and_comes_back_whole():
    count = 1000
    table = {
        "even": np.arange(count) * 2.0,
        "short": np.arange(count) % 7 / 4,
        "long": np.linspace(0, 1, count) ** 2,
        "word": [f"w{i % 3}" for i in range(count)],
    }
    plot = gr.LinePlot(x="even", y="long", color="word")
    value = plot.postprocess(table)
    packed = json.loads(encode_for_page(value))
    assert [set(column) for column in packed["data"]["columns"]] == [{"even"}, {"f4"}, {"f8"}, {"words", "u1"}]
    assert len(encode_for_page(value)) < len(encode(value)) / 2
    assert plot.preprocess(packed).data == told(value)["data"] == plot.preprocess(value).data


def test_a_million_points_take_a_page_less_than_six_megabytes():
    count = 1_000_000
    value = gr.LinePlot(x="x", y="y").postprocess({"x": np.arange(count), "y": np.random.default_rng(0).random(count)})
    assert len(encode_for_page(value)) < 6_000_000


def test_rows_that_cannot_be_read_are_refused():
    with pytest.raises(BadValue, match="cannot be read"):
        gr.LinePlot().preprocess({"columns": ["a"], "data": {"length": 1, "columns": [{"f8": 3}]}})


def test_a_function_gets_the_table_with_names():
    got = gr.LinePlot().preprocess(
        {"columns": ["a"], "data": [[1]], "datatypes": {"a": "quantitative"}, "mark": "line"}
    )
    assert (got.columns, got.data, got["mark"]) == (["a"], [[1]], "line")


@pytest.mark.parametrize(
    ("props", "said"),
    [
        ({"x_bin": "1 fortnight"}, "'15m', '1h' or '1d'"),
        ({"x_bin": 0}, "must be above 0"),
        ({"x_lim": [1]}, r"such as \[0, 10\]"),
        ({"buttons": ["fulscreen"]}, "did you mean 'fullscreen'"),
        ({"y_aggregate": "average"}, "'sum'"),
    ],
)
def test_a_wrong_argument_is_told_where_it_is_written(props, said):
    with pytest.raises(BadProp, match=said):
        gr.LinePlot(**props)


def test_limits_of_times_are_seconds():
    start = datetime.datetime(2024, 1, 1)
    assert gr.LinePlot(x_lim=(start, None)).x_lim == [1704067200, None]


def test_tables_of_other_libraries_are_read():
    pandas = pytest.importorskip("pandas", exc_type=ImportError)
    frame = pandas.DataFrame(
        {"t": pandas.to_datetime(["2024-01-01", None], utc=True), "c": pandas.Categorical(["b", "a"])}
    )
    value = gr.BarPlot(x="c", y="t").postprocess(frame)
    assert told(value)["data"] == [[1704067200000, "b"], [None, "a"]]

from __future__ import annotations

import numpy as np
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest

from limelight.errors import BadValue
from limelight.files.table import Table, table_of
from limelight.files.table_edits import edited
from limelight.files.table_query import query_of
from limelight.files.tables import MOST_PER_OWNER, Tables

CELLS = {"name": ["cy", "Ann", None, "bob"], "n": [3, 10, 2, None], "when": ["2021", "2020", "2022", ""]}


def list_of(columns):
    return table_of({"headers": list(columns), "data": [list(row) for row in zip(*columns.values(), strict=True)]})


KEPT = {
    "list": list_of,
    "pandas": lambda columns: table_of(pd.DataFrame(columns)),
    "polars": lambda columns: table_of(pl.DataFrame(columns)),
    "pyarrow": lambda columns: table_of(pa.table(columns)),
}


@pytest.fixture(params=KEPT, ids=str)
def table(request) -> Table:
    found = KEPT[request.param](CELLS)
    assert found is not None
    return found


def numbers(table: Table, **query) -> list[int]:
    return table.window(0, 100, query_of(query, table.width))["numbers"]


def where(column: int, test: str, value: str = "") -> dict:
    return {"filters": [{"column": column, "test": test, "value": value}]}


def test_rows_are_sorted_and_what_is_missing_comes_last(table):
    assert numbers(table, sort=[{"column": 1}]) == [2, 0, 1, 3]
    assert numbers(table, sort=[{"column": 1, "descending": True}]) == [1, 0, 2, 3]


@pytest.mark.parametrize(
    ("query", "left"),
    [
        (where(0, "contains", "N"), [1]),
        (where(0, "lacks", "n"), [0, 2, 3]),
        (where(0, "starts", "B"), [3]),
        (where(0, "is", "ann"), [1]),
        (where(0, "empty"), [2]),
        (where(0, "filled"), [0, 1, 3]),
        (where(1, "above", "2"), [0, 1]),
        (where(1, "least", "3"), [0, 1]),
        (where(1, "below", "3"), [2]),
        (where(1, "most", "3"), [0, 2]),
        (where(1, "is", "10"), [1]),
        (where(1, "empty"), [3]),
        (where(2, "above", "2020"), [0, 2]),
        ({"search": "BO"}, [3]),
        ({"search": "10"}, [1]),
        ({"search": "nowhere"}, []),
    ],
    ids=str,
)
def test_rows_are_filtered_and_searched(table, query, left):
    assert numbers(table, **query) == left


def test_a_window_of_a_query_knows_how_many_rows_it_left(table):
    window = table.window(1, 2, query_of(where(1, "filled"), 3))
    assert (window["count"], window["start"], window["data"]) == (3, 1, [["Ann", 10, "2020"]])


@pytest.mark.parametrize(
    "query", [where(9, "is"), where(0, "like"), {"sort": [{"column": "x"}]}, {"sort": 3}, where(-1, "is")], ids=str
)
def test_a_query_that_does_not_fit_is_refused(query):
    with pytest.raises(BadValue):
        query_of(query, 3)


def test_mixed_columns_are_sorted_numbers_first():
    mixed = table_of(pd.DataFrame({"a": ["x", 2, None, 1.5, "b"]}, dtype=object))
    assert numbers(mixed, sort=[{"column": 0}]) == [3, 1, 4, 0, 2]


def test_cells_are_edited_by_number_whatever_their_type(table):
    after = edited(table, [["cells", [[0, 0, "zoe"], [1, 1, 7], [2, 1, None], [3, 1, "many"]]]])
    rows = after.rows()
    assert [row[0] for row in rows] == ["zoe", "Ann", None, "bob"]
    assert [str(cell).removesuffix(".0") for cell in (row[1] for row in rows)] == ["3", "7", "None", "many"]
    assert table.rows()[0][0] == "cy"


def test_rows_and_columns_come_and_go(table):
    after = edited(table, [["rows", 1, 2, []], ["rows", 2, 0, [["new", 1, None]]], ["columns", 1, 1, []]])
    assert after.rows() == [["cy", "2021"], ["bob", ""], ["new", None]]
    after = edited(after, [["columns", 2, 0, ["fresh"]], ["header", 0, "who"]])
    assert after.headers == ["who", "when", "fresh"]
    assert after.rows()[0] == ["cy", "2021", None]


def test_only_what_was_found_is_kept(table):
    after = edited(table, [["keep", {"sort": [{"column": 1}], **where(1, "filled")}]])
    assert [row[0] for row in after.rows()] == [None, "cy", "Ann"]


@pytest.mark.parametrize(
    "edit",
    [
        ["cells", [[9, 0, 1]]],
        ["rows", 3, 5, []],
        ["columns", 0, 9, []],
        ["header", 9, "x"],
        ["drop"],
        [],
        "x",
        ["cells", 3],
    ],
    ids=str,
)
def test_a_change_that_does_not_fit_is_refused(table, edit):
    with pytest.raises(BadValue):
        edited(table, [edit])


def test_an_array_is_copied_and_read_by_row():
    grid = np.arange(6).reshape(3, 2)
    table = table_of(grid)
    grid[0, 0] = 99
    assert table.window(0, 1)["data"] == [[0, 1]]
    assert table.kinds() == ["number", "number"]


def test_a_handle_opens_only_for_its_owner_and_until_it_is_released():
    tables, table = Tables(), list_of(CELLS)
    sent = tables.keep(table, "me")
    assert tables.keep(table, "me")["meta"] == sent["meta"]
    assert tables.open(sent, "me") is table
    for stranger in ("you", None):
        with pytest.raises(BadValue):
            tables.open(sent, stranger)
    tables.release("me")
    with pytest.raises(BadValue, match="not kept any more"):
        tables.open(sent, "me")
    assert len(tables) == 0


def test_an_owner_keeps_a_bounded_number_and_the_authors_tables_stay():
    tables = Tables()
    own = tables.keep(list_of(CELLS), None, is_pinned=True)
    kept = [tables.keep(list_of(CELLS), "me") for _ in range(MOST_PER_OWNER + 5)]
    assert len(tables) == MOST_PER_OWNER + 1
    assert not tables.knows(kept[0])
    assert tables.knows(kept[-1])
    assert tables.knows(own)


def test_an_owner_keeps_a_bounded_number_of_cells_and_the_newest_table_always(monkeypatch):
    monkeypatch.setattr("limelight.files.tables.MOST_CELLS_PER_OWNER", 30)
    tables = Tables()
    kept = [tables.keep(list_of(CELLS), "me") for _ in range(5)]
    assert [tables.knows(one) for one in kept] == [False, False, False, True, True]
    tables.keep(table_of(np.zeros((100, 10))), "me")
    assert len(tables) == 1


def test_changes_travel_with_the_handle():
    tables = Tables()
    sent = tables.keep(list_of(CELLS), "me")
    first = ["cells", [[0, 0, "zoe"]]]
    assert tables.open({**sent, "edits": [first]}, "me").rows()[0][0] == "zoe"
    both = tables.open({**sent, "edits": [first, ["rows", 1, 3, []]]}, "me")
    assert both.rows() == [["zoe", 3, "2021"]]
    assert tables.open(sent, "me").rows()[0][0] == "cy"

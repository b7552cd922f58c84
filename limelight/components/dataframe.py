"""A table to read and to edit."""

from __future__ import annotations

import os
import warnings
from collections.abc import Sequence
from typing import Any, ClassVar, Literal

from ..define import DROPPED, Event, prop
from ..errors import BadAnswer, BadProp, BadValue, nearest
from ..files.table import Table, named, table_of
from ..files.table_query import query_of
from ..graph.component import Input
from ..wire.values import FileData

DATATYPES = ("str", "number", "bool", "date", "markdown", "html", "image", "progress", "link", "auto")
MOST_CELLS = 5_000
"""So many cells travel whole and are worked on in the page; a larger table stays on the server."""
MOST_ROWS = 500
MOST_WINDOW = 2_000
"""So many rows a page gets at a time."""
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_PREVIEW = 3


class Dataframe(Input):
    """A table: sorted, filtered, searched and edited like a spreadsheet, however long it is."""

    wire = dict
    info = DROPPED
    container = DROPPED
    server_functions: ClassVar[tuple[str, ...]] = ("window", "csv")
    """What a page may ask for while a person scrolls, sorts or downloads."""

    value: Any = prop(default=None, kw_only=False)
    """The table at first: a pandas, polars or pyarrow frame, a pandas Styler, an array, a list of rows, a dict with
    `headers` and `data`, a dict of columns, or the path of a CSV file."""
    headers: list[str] | None = prop(default=None)
    """Names of the columns, where the value has none."""
    row_count: Any = prop(default=None)
    """How many empty rows are shown at first. `(5, "fixed")` lets nobody add or remove rows."""
    row_limits: tuple[int | None, int | None] | None = prop(default=None)
    """The fewest and the most rows a person can make it; None for no limit."""
    col_count: Any = prop(default=None, travels=False)
    """The older name of `column_count`."""
    column_count: Any = prop(default=None)
    """How many columns are shown at first. `(3, "fixed")` lets nobody add or remove columns."""
    column_limits: tuple[int | None, int | None] | None = prop(default=None)
    """The fewest and the most columns a person can make it; None for no limit."""
    datatype: Any = prop(default="str")
    """What the columns hold, one word for all or a list of one for each: "str", "number", "bool", "date", "markdown",
    "html", "image", "progress" (a share from 0 to 1), "link"; a list of texts for a choice among them. "auto" looks at
    the value."""
    type: Literal["pandas", "numpy", "array", "polars"] = prop(default="pandas", travels=False)
    """What the function gets: a pandas DataFrame, a NumPy array, a list of rows, or a polars DataFrame."""
    latex_delimiters: list[dict[str, str | bool]] | None = prop(default=None)
    """What surrounds formulas in Markdown cells."""
    max_height: int | str = prop(default=500)
    """Largest height, in pixels or as CSS writes it; what is taller scrolls."""
    wrap: bool = prop(default=False)
    """Break long texts into lines instead of cutting them off."""
    line_breaks: bool = prop(default=True)
    """Whether a line break in a Markdown cell breaks the line."""
    column_widths: list[str | int] | None = prop(default=None)
    """Width per column, in pixels or as CSS writes it ("20%"); by content where left out."""
    buttons: list[Any] | None = prop(default=None)
    """Buttons in its toolbar: "fullscreen", "copy", "download", or `gr.Button`s. All three when left out."""
    show_row_numbers: bool = prop(default=False)
    """Number the rows."""
    max_chars: int | None = prop(default=None)
    """Characters of a cell that are shown; the rest is seen when it is edited."""
    show_search: Literal["none", "search", "filter"] = prop(default="none")
    """"search" adds a field that finds rows; "filter" also offers to keep just the rows found."""
    pinned_columns: int | None = prop(default=None)
    """How many columns stay in sight while the others scroll."""
    static_columns: list[int] | None = prop(default=None)
    """Places of columns that nobody can edit, from 0 on."""

    change = Event()
    input = Event()
    select = Event()
    edit = Event()

    def check(self) -> None:
        """Counts, types and places of columns must fit together; the first value must be a table."""
        super().check()
        who = type(self).__name__
        if self.column_count is None and self.headers is None and "col_count" in self.given:
            self.column_count = self.col_count
        self.row_count = _count(who, "row_count", self.row_count, 3)
        counted = self.column_count
        self.column_count = _count(who, "column_count", counted, len(self.headers) if self.headers else 3)
        if counted is not None and self.headers and len(self.headers) != self.column_count[0]:
            raise BadProp(
                f"{who}: 'headers' has {len(self.headers)} names {self.headers!r} but 'column_count' says "
                f"{self.column_count[0]}. Give one name per column, or leave one of the two out."
            )
        if self.headers is None:
            self.headers = named(None, self.column_count[0])
        _check_limits(who, "row_limits", self.row_limits)
        _check_limits(who, "column_limits", self.column_limits)
        self._check_datatype(who)
        self.column_widths = [f"{one}px" if isinstance(one, int) else one for one in self.column_widths or ()]
        self.static_columns = list(self.static_columns or ())
        if self.latex_delimiters is None:
            self.latex_delimiters = [{"left": "$$", "right": "$$", "display": True}]
        try:
            self._first = self.postprocess(self.value)
        except BadAnswer as error:
            raise BadProp(f"{who}: 'value' cannot be shown. {error.message}") from error
        if self.datatype == "auto" and self.value is not None:
            self.set_auto_datatype(self.value)

    def _check_datatype(self, who: str) -> None:
        if isinstance(self.datatype, (tuple, list)):
            self.datatype = list(self.datatype)
        for one in self.datatype if isinstance(self.datatype, list) else [self.datatype]:
            if isinstance(one, str):
                if one not in DATATYPES:
                    raise BadProp(
                        f"{who}: '{one}' is no datatype{nearest(one, DATATYPES) or '.'} There are "
                        f"{', '.join(DATATYPES)}, and a list of texts for a choice."
                    )
            elif not isinstance(one, (list, tuple)) or not all(isinstance(choice, str) for choice in one):
                raise BadProp(f"{who}: a datatype is a word or a list of texts to choose from, not {one!r}.")

    def set_auto_datatype(self, value: Any) -> None:
        """Set `datatype` by what the columns of a value hold."""
        table = self._table(value)
        if table is not None:
            self.datatype = table.kinds()

    def preprocess(self, payload: Any) -> Any:
        """The table by `type`, with a person's changes. Raises `BadValue` for what is no table."""
        if isinstance(payload, Table):
            return self._given_as(payload)
        who = self.label or type(self).__name__
        if payload is None:
            payload = {"headers": self.headers, "data": []}
        if not isinstance(payload, dict) or not isinstance(payload.get("data"), list):
            raise BadValue(
                f"'{who}' takes an object with 'headers' and 'data', a list of rows, not {str(payload)[:80]!r}."
            )
        rows, headers = payload["data"], payload.get("headers") or []
        if not isinstance(headers, list) or not all(isinstance(row, list) for row in rows):
            raise BadValue(f"'{who}' takes 'headers' as a list of names and 'data' as a list of rows, each a list.")
        width = max(len(headers), 0) or max((len(row) for row in rows), default=0)
        for number, row in enumerate(rows):
            if len(row) > width:
                raise BadValue(f"'{who}': row {number} has {len(row)} cells, but there are {width} columns.")
        found = table_of({"headers": headers, "data": rows})
        return (
            self._given_as(Table(named(headers, width), found.data))
            if found is not None and rows
            else self._empty(named(headers, width))
        )

    def _empty(self, headers: list[Any]) -> Any:
        found = table_of({"headers": headers, "data": []})
        assert found is not None
        return self._given_as(found)

    def _given_as(self, table: Table) -> Any:
        if self.type == "array":
            return table.rows()
        if self.type == "polars":
            return table.to_polars()
        if self.type == "pandas":
            return table.to_pandas()
        import numpy

        grid = getattr(table.data, "grid", None)
        if grid is not None:
            return grid.copy()
        found = numpy.array(table.rows(), dtype=None if table.height else object)
        return found if table.height else found.reshape(0, table.width)

    def postprocess(self, value: Any) -> Any:
        """A table as it travels: `headers`, `data` and `metadata`; a large one stays on the server.

        Raises `BadAnswer` for what is no table, and `MissingPackage` for a frame without narwhals.
        """
        if value is None or (isinstance(value, (list, str)) and not value):
            return {"headers": self.headers or named(None, self.column_count[0]), "data": [], "metadata": None}
        table = self._table(value)
        if table is None:
            raise BadAnswer(
                f"{self} shows frames, arrays, lists of rows, dicts and paths of CSV files, not "
                f"{type(value).__name__}: {str(value)[:60]}"
            )
        table = self._with_pictures(table)
        is_small = table.height <= MOST_ROWS and table.height * max(table.width, 1) <= MOST_CELLS
        return table.whole() if is_small and table.is_exact_in_browsers() else table

    def _table(self, value: Any) -> Table | None:
        if isinstance(value, (str, os.PathLike)):
            return _from_csv(value, str(self))
        if isinstance(value, Table):
            return value
        return table_of(value, self.headers)

    def _with_pictures(self, table: Table) -> Table:
        """The table with files of this machine in its image columns ready to be served."""
        kinds = self.datatype if isinstance(self.datatype, list) else [self.datatype] * table.width
        places = [place for place, kind in enumerate(kinds[: table.width]) if kind == "image"]
        if not places or table.height > MOST_WINDOW:
            return table
        rows = [list(row) for row in table.data.rows(0, table.height)]
        for row in rows:
            for place in places:
                row[place] = _picture(row[place])
        found = table_of(rows, table.headers)
        return Table(table.headers, found.data, table.look) if found is not None else table

    def initial_value(self) -> Any:
        """The first value, as it travels."""
        return self._first

    def api_default(self) -> Any:
        """The first value, unless it is too large to be listed."""
        return None if callable(self.load_value) or isinstance(self._first, Table) else self._first

    def window(self, data: Any) -> dict[str, Any]:
        """Some rows of a table that stayed here, for a page that shows it.

        Parameters:
            data: `table` as it travels, `start` and `stop`, and `sort`, `filters`, `search`.
        """
        table, query = _asked(data)
        start = _whole(data.get("start"))
        return table.window(start, min(_whole(data.get("stop")), start + MOST_WINDOW), query)

    def csv(self, data: Any) -> FileData:
        """A CSV file of the rows that a query leaves; a text that spreadsheets run as a formula is made inert."""
        from ..files.folder import scratch

        table, query = _asked(data)
        order = table.order(query)
        path = scratch().place("table.csv")
        with open(path, "w", newline="", encoding="utf-8-sig") as file:
            _write_csv(file, table, order)
        return FileData(path=str(path), orig_name="table.csv", mime_type="text/csv")

    def get_headers(self, value: Any) -> list[str]:
        """The names of a value's columns; none where it has none of its own."""
        if isinstance(value, (list, tuple)) or value is None:
            return []
        table = self._table(value)
        return [] if table is None else table.headers

    @staticmethod
    def get_cell_data(value: Any) -> list[list[Any]]:
        """The cells of a value as a list of rows."""
        table = table_of(value) if value is not None else None
        return [] if table is None else table.rows()

    @staticmethod
    def get_metadata(value: Any) -> dict[str, list[list[Any]]] | None:
        """What styled cells show, and their CSS; None for a value without styles."""
        table = table_of(value) if value is not None else None
        return None if table is None else table.looks(range(table.height))

    @staticmethod
    def is_empty(value: Any) -> bool:
        """Whether a value has no cells."""
        if value is None or (isinstance(value, (dict, list)) and not value):
            return True
        table = table_of(value)
        return table is None or not table.height or not table.width

    def process_example(self, value: Any) -> Any:
        """The first rows of a sample, and how many there are."""
        if value is None:
            return None
        table = self._table(value)
        if table is None:
            return str(value)
        rows = table.window(0, _PREVIEW)["data"]
        return {"headers": table.headers, "data": rows, "rows": table.height}

    def api_info(self) -> dict[str, Any]:
        """The JSON schema of a table."""
        cells = {"items": {}, "type": "array"}
        metadata = {"additionalProperties": {"anyOf": [cells, {"type": "null"}]}, "type": "object"}
        return {
            "title": "DataframeData",
            "type": "object",
            "properties": {
                "headers": {"items": {}, "title": "Headers", "type": "array"},
                "data": {"items": cells, "title": "Data", "type": "array"},
                "metadata": {"anyOf": [metadata, {"type": "null"}], "default": None, "title": "Metadata"},
            },
            "required": ["headers", "data"],
        }

    def example_payload(self) -> Any:
        """A table of one row."""
        return {"headers": ["a", "b"], "data": [["foo", "bar"]]}


class Numpy(Dataframe):
    """A table that is a NumPy array for the function."""

    kind: ClassVar[str] = "dataframe"

    row_count: Any = prop(default=(1, "dynamic"))
    """How many empty rows are shown at first."""
    type: Literal["pandas", "numpy", "array", "polars"] = prop(default="numpy", travels=False)
    """What the function gets; an array unless said otherwise."""


class Matrix(Dataframe):
    """A table that is a list of rows for the function."""

    kind: ClassVar[str] = "dataframe"

    row_count: Any = prop(default=(1, "dynamic"))
    """How many empty rows are shown at first."""
    type: Literal["pandas", "numpy", "array", "polars"] = prop(default="array", travels=False)
    """What the function gets; a list of rows unless said otherwise."""


class List(Dataframe):
    """A table of one column that is a list for the function."""

    kind: ClassVar[str] = "dataframe"

    row_count: Any = prop(default=(1, "dynamic"))
    """How many empty rows are shown at first."""
    col_count: Any = prop(default=1, travels=False)
    """The older name of `column_count`; one."""
    type: Literal["pandas", "numpy", "array", "polars"] = prop(default="array", travels=False)
    """What the function gets; a list of rows unless said otherwise."""


def _count(who: str, name: str, given: Any, usual: int) -> tuple[int, str]:
    """How many there are at first, and whether that is "fixed" or "dynamic"."""
    if given is None:
        return usual, "dynamic"
    number, mode = given if isinstance(given, (tuple, list)) and len(given) == 2 else (given, "dynamic")
    if isinstance(number, bool) or not isinstance(number, int) or number < 0 or mode not in ("fixed", "dynamic"):
        raise BadProp(f"{who}: '{name}' is a whole number, or a pair such as (5, \"fixed\"), not {given!r}.")
    return number, mode


def _check_limits(who: str, name: str, limits: Any) -> None:
    if limits is None:
        return
    low, high = limits if len(limits) == 2 else (0, -1)
    if any(one is not None and (not isinstance(one, int) or one < 0) for one in (low, high)) or (
        low is not None and high is not None and low > high
    ):
        raise BadProp(f"{who}: '{name}' is a pair of the fewest and the most, such as (1, 10), not {limits!r}.")


def _asked(data: Any) -> tuple[Table, Any]:
    table = data.get("table") if isinstance(data, dict) else None
    if not isinstance(table, Table):
        raise BadValue("There is no such table here any more. Run what made it once more.")
    return table, query_of(data, table.width)


def _whole(value: Any) -> int:
    return max(0, value) if isinstance(value, int) else 0


def _picture(cell: Any) -> Any:
    if isinstance(cell, str) and not cell.startswith(("http://", "https://", "data:")) and os.path.isfile(cell):
        return FileData(path=cell)
    return cell


def _from_csv(path: Any, who: str) -> Table:
    """A CSV file as a table: with pandas as pandas reads it, else by the standard library, numbers as numbers."""
    import importlib.util

    if not os.path.isfile(path):
        raise BadAnswer(f"{who} got '{path}', and there is no such CSV file.")
    if importlib.util.find_spec("pandas") is not None:
        import pandas

        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            found = table_of(pandas.read_csv(path))
    else:
        import csv

        with open(path, newline="", encoding="utf-8-sig") as file:
            lines = list(csv.reader(file))
        found = table_of([[_number(cell) for cell in row] for row in lines[1:]], lines[0] if lines else None)
    assert found is not None
    return found


def _number(cell: str) -> Any:
    for read in (int, float):
        try:
            return read(cell)
        except ValueError:
            continue
    return cell or None


def _write_csv(file: Any, table: Table, order: Sequence[int] | None) -> None:
    import csv

    writer = csv.writer(file)
    writer.writerow([_inert(one) for one in table.headers])
    count = table.height if order is None else len(order)
    for start in range(0, count, 10_000):
        stop = min(start + 10_000, count)
        rows = (
            table.data.rows(start, stop)
            if order is None
            else table.data.picked([int(one) for one in order[start:stop]])
        )
        writer.writerows([[_inert(cell) for cell in row] for row in rows])


def _inert(cell: Any) -> Any:
    from ..files.cells import plain

    found = plain(cell)
    return f"'{found}" if isinstance(found, str) and found.startswith(_FORMULA) else found

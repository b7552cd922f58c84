"""A table that stays on the server: any dataframe, array or list, of which a page gets one window at a time."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Sequence
from typing import Any

from ..errors import BadAnswer
from . import table_columns as kept_as
from .cells import Kind, kind_of, plain, shown
from .table_query import Query, order_of

MOST_ORDERS = 4
"""So many sorted or filtered orders of one table are remembered."""
SAMPLE_ROWS = 200
"""So many rows are looked at to tell what kind a column of Python objects is."""

Look = Callable[[int, int], tuple[str, str]]
"""What a styled cell shows and its CSS, by row and column."""


class Table:
    """Rows and columns with headers; never changed once it is made.

    Parameters:
        headers: one per column.
        data: the columns as they are kept.
        look: what a cell shows instead of its value, and its style; None for the value itself.
    """

    def __init__(self, headers: Sequence[Any], data: kept_as.Columns, look: Look | None = None):
        self.headers = list(headers)
        self.data = data
        self.look = look
        self._orders: OrderedDict[Query, Any] = OrderedDict()
        self._lock = threading.Lock()

    @property
    def height(self) -> int:
        """How many rows it has."""
        return self.data.height

    @property
    def width(self) -> int:
        """How many columns it has."""
        return len(self.headers)

    def kinds(self) -> list[Kind]:
        """What each column holds, as far as its type or its first rows say."""
        return [self.data.kind(column) or kind_of(self.data.head(column, SAMPLE_ROWS)) for column in range(self.width)]

    def order(self, query: Query) -> Sequence[int] | None:
        """The rows that a query leaves, by number and in its order; None for all as they are."""
        if query.is_empty:
            return None
        with self._lock:
            if query not in self._orders:
                self._orders[query] = order_of(self.data, query, self.kinds())
                while len(self._orders) > MOST_ORDERS:
                    self._orders.popitem(last=False)
            self._orders.move_to_end(query)
            found: Sequence[int] = self._orders[query]
            return found

    def window(self, start: int, stop: int, query: Query | None = None) -> dict[str, Any]:
        """Some rows as a page gets them: how many there are in all, the rows' own numbers, cells and looks.

        Parameters:
            start: the first, from 0 on, in the query's order.
            stop: the one after the last.
            query: how rows are sorted and left out; None for all as they are.
        """
        order = self.order(query) if query is not None else None
        count = self.height if order is None else len(order)
        start, stop = max(0, start), min(stop, count)
        numbers = list(range(start, stop)) if order is None else [int(one) for one in order[start:stop]]
        rows = self.data.rows(start, stop) if order is None else self.data.picked(numbers)
        return {
            "count": count,
            "start": start,
            "numbers": numbers,
            "data": [[shown(cell) for cell in row] for row in rows],
            "metadata": self.looks(numbers),
        }

    def looks(self, numbers: Sequence[int]) -> dict[str, Any] | None:
        """What styled cells of those rows show, and their CSS; None for a table without styles."""
        if self.look is None:
            return None
        found = [[self.look(row, column) for column in range(self.width)] for row in numbers]
        return {
            "display_value": [[words for words, _ in row] for row in found],
            "styling": [[css for _, css in row] for row in found],
        }

    def rows(self) -> list[list[Any]]:
        """All cells, as JSON has them."""
        return [[plain(cell) for cell in row] for row in self.data.rows(0, self.height)]

    def whole(self) -> dict[str, Any]:
        """The whole table as clients get it."""
        return {"headers": self.headers, "data": self.rows(), "metadata": self.looks(range(self.height))}

    def is_exact_in_browsers(self) -> bool:
        """Whether a browser would hold every cell exactly. Not for a large table: every cell is looked at."""
        return all(plain(cell) == shown(cell) for row in self.data.rows(0, self.height) for cell in row)

    def to_pandas(self) -> Any:
        """A pandas DataFrame; dates are text, as they are in a small table. Raises `MissingPackage`."""
        frame = self.data.to_pandas()
        frame.columns = self.headers
        return frame

    def to_polars(self) -> Any:
        """A polars DataFrame. Raises `MissingPackage`, and `BadAnswer` for headers that are not all different."""
        polars = kept_as.package("polars", "type='polars'")
        names = [str(one) for one in self.headers]
        if twice := next((one for one in names if names.count(one) > 1), None):
            raise BadAnswer(f"A polars frame has no two columns of one name, but '{twice}' stands above several.")
        return self.data.to_polars(polars).rename(dict(zip(map(str, range(self.width)), names, strict=True)))


def table_of(value: Any, headers: Sequence[Any] | None = None) -> Table | None:
    """A dataframe, array, styler, dict or list as a table; None for what is none of them.

    Parameters:
        value: a pandas, polars or pyarrow frame (any that narwhals knows), a pandas Styler, a NumPy array of one or two
            dimensions, a list of rows, a list of cells, a dict of `headers` and `data`, or a dict of columns.
        headers: names of columns for what has none.
    """
    if hasattr(value, "ctx") and hasattr(value, "data") and hasattr(value, "_compute"):
        return _of_styler(value)
    if isinstance(value, dict):
        return _of_dict(value, headers)
    if isinstance(value, (list, tuple)):
        return _of_rows(value, headers)
    if type(value).__module__ == "numpy" and hasattr(value, "ndim"):
        return _of_array(value, headers)
    if hasattr(value, "__array__") and hasattr(value, "name") and hasattr(value, "to_frame"):
        value = value.to_frame()  # a single column
    return _of_frame(value)


def named(headers: Sequence[Any] | None, width: int) -> list[Any]:
    """Names for so many columns: those given, then "1", "2" and so on by place."""
    given = list(headers or ())[:width]
    return [*given, *(str(place + 1) for place in range(len(given), width))]


def _of_dict(value: dict[str, Any], headers: Sequence[Any] | None) -> Table:
    if "data" in value and set(value) <= {"data", "headers", "metadata", "index"}:
        found = table_of(value["data"], value.get("headers") or headers)
        if found is None:
            raise BadAnswer(f"The 'data' of a table is a list of rows, not {str(value['data'])[:60]!r}.")
        return Table(found.headers, found.data, _look_of(value.get("metadata")))
    if all(isinstance(one, (list, tuple)) for one in value.values()):
        height = max((len(one) for one in value.values()), default=0)
        rows = [[one[i] if i < len(one) else None for one in value.values()] for i in range(height)]
        return Table(list(value), kept_as.Rows(rows, len(value)))
    if "headers" in value and "data" not in value:
        return _of_rows([], value["headers"])
    raise BadAnswer(
        "A dict shown as a table has 'headers' and 'data', or a list per column; "
        f"this one has {sorted(map(str, value))[:6]}."
    )


def _look_of(metadata: Any) -> Look | None:
    if not isinstance(metadata, dict) or not (metadata.get("display_value") or metadata.get("styling")):
        return None
    words, css = metadata.get("display_value") or [], metadata.get("styling") or []

    def look(row: int, column: int) -> tuple[str, str]:
        return _at(words, row, column), _at(css, row, column)

    return look


def _at(cells: Sequence[Sequence[Any]], row: int, column: int) -> str:
    return str(cells[row][column]) if row < len(cells) and column < len(cells[row]) else ""


def _of_rows(value: Sequence[Any], headers: Sequence[Any] | None) -> Table:
    rows = [list(row) if _is_row(row) else [row] for row in value]
    width = max((len(row) for row in rows), default=len(headers or ()))
    if rows and not width:
        rows = []
    return Table(named(headers, width), kept_as.Rows(rows, width))


def _is_row(value: Any) -> bool:
    return isinstance(value, (list, tuple)) or (type(value).__module__ == "numpy" and getattr(value, "ndim", 0) == 1)


def _of_array(value: Any, headers: Sequence[Any] | None) -> Table:
    if value.ndim == 0 or value.ndim > 2:
        raise BadAnswer(
            f"A table shows an array of one or two dimensions; this one has {value.ndim} (shape {tuple(value.shape)})."
        )
    grid = value.reshape(-1, 1) if value.ndim == 1 else value
    return Table(named(headers, grid.shape[1]), kept_as.Array(grid.copy()))


def _of_frame(value: Any) -> Table | None:
    data = kept_as.frame_of(value)
    return None if data is None else Table(kept_as.headers_of(value), data)


def _of_styler(styler: Any) -> Table | None:
    """A pandas Styler: its frame, without the columns it hides, and its formats and colours cell by cell."""
    hidden: set[int] = set(getattr(styler, "hidden_columns", ()))
    frame = styler.data
    shown_columns = [place for place in range(frame.shape[1]) if place not in hidden]
    found = _of_frame(frame.iloc[:, shown_columns])
    if found is None:
        return None
    styler._compute()
    formats, styles, data = styler._display_funcs, styler.ctx, frame

    def look(row: int, column: int) -> tuple[str, str]:
        place = shown_columns[column]
        css = "; ".join(f"{name}: {value}" for name, value in styles.get((row, place), ()))
        return str(formats[(row, place)](data.iat[row, place])), css

    return Table(found.headers, found.data, look)

"""A person's changes to a table that stays on the server: they travel as a short list, and make a new table.

    ["cells", [[row, column, value], ...]]      cells have new values
    ["rows", start, gone, [[cell, ...], ...]]   rows go, others come in their place
    ["columns", start, gone, [header, ...]]     columns go, empty others come in their place
    ["header", column, text]                    a column is called otherwise
    ["keep", query]                             only the rows that a query leaves stay, in its order

Rows and columns are counted as they are after the changes before.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from ..errors import BadValue
from . import table_columns as kept_as
from .cells import widened
from .table import Table
from .table_query import query_of


def edited(table: Table, edits: Sequence[Any]) -> Table:
    """The table after these changes. Raises `BadValue` for what is no change, or was made to another table."""
    for edit in edits:
        kind = edit[0] if isinstance(edit, (list, tuple)) and edit else None
        change = _CHANGES.get(kind) if isinstance(kind, str) else None
        if change is None:
            raise BadValue(f"A change of a table is one of {', '.join(_CHANGES)}, not {str(edit)[:80]!r}.")
        try:
            table = change(table, *edit[1:])
        except (IndexError, TypeError, ValueError) as error:
            raise BadValue(
                f"The change {str(edit)[:80]} does not fit a table of {table.height} rows and {table.width} columns: "
                f"{error}"
            ) from error
    return table


def _cells(table: Table, cells: Sequence[Any]) -> Table:
    by_column: dict[int, dict[int, Any]] = {}
    for row, column, value in cells:
        if not (0 <= row < table.height and 0 <= column < table.width):
            raise IndexError(f"there is no cell {row}, {column}")
        by_column.setdefault(column, {})[row] = value
    if isinstance(table.data, kept_as.Frame):
        frame = table.data.frame
        for column, values in by_column.items():
            frame = frame.with_columns(_scattered(frame, str(column), values))
        return Table(table.headers, kept_as.Frame(frame))
    rows = _rows_of(table)
    for column, values in by_column.items():
        for row, value in values.items():
            rows[row] = [*rows[row][:column], value, *rows[row][column + 1 :]]
    return Table(table.headers, kept_as.Rows(rows, table.width))


def _scattered(frame: Any, name: str, values: dict[int, Any]) -> Any:
    """A column with some cells exchanged. What its type cannot hold makes it a column of objects."""
    import narwhals as nw

    cells = list(frame[name].to_list())
    for row, value in values.items():
        cells[row] = value
    try:
        series = nw.new_series(name, cells, frame.schema[name], backend=frame.implementation)
        if [series[row] for row in values] == list(values.values()):
            return series
    except Exception as error:
        if not isinstance(error, (TypeError, ValueError, OverflowError)) and not type(error).__module__.startswith(
            ("narwhals", "polars", "pyarrow", "pandas")
        ):
            raise
    try:
        return nw.new_series(name, cells, backend=frame.implementation)
    except Exception as error:
        texts = [None if cell is None else str(cell) for cell in cells]
        if isinstance(error, MemoryError):
            raise
        return nw.new_series(name, texts, backend=frame.implementation)


def _rows_of(table: Table) -> list[Any]:
    if isinstance(table.data, kept_as.Rows):
        return list(table.data.cells)
    return [list(row) for row in table.data.rows(0, table.height)]


def _rows(table: Table, start: int, gone: int, rows: Sequence[Any]) -> Table:
    if not (0 <= start <= table.height and 0 <= gone <= table.height - start):
        raise IndexError(f"there are no rows {start} to {start + gone}")
    new = widened([list(row)[: table.width] for row in rows], table.width)
    if isinstance(table.data, kept_as.Frame) and not new:
        import narwhals as nw

        frame = table.data.frame
        return Table(table.headers, kept_as.Frame(nw.concat([frame[:start], frame[start + gone :]])))
    old = _rows_of(table)
    return Table(table.headers, kept_as.Rows([*old[:start], *new, *old[start + gone :]], table.width))


def _columns(table: Table, start: int, gone: int, headers: Sequence[Any]) -> Table:
    if not (0 <= start <= table.width and 0 <= gone <= table.width - start):
        raise IndexError(f"there are no columns {start} to {start + gone}")
    all_headers = [*table.headers[:start], *headers, *table.headers[start + gone :]]
    if isinstance(table.data, kept_as.Frame) and not headers:
        frame = table.data.frame
        kept = [name for place, name in enumerate(frame.columns) if not start <= place < start + gone]
        frame = frame.select(kept).rename({name: str(place) for place, name in enumerate(kept)})
        return Table(all_headers, kept_as.Frame(frame))
    empty = [None] * len(headers)
    rows = [[*row[:start], *empty, *row[start + gone :]] for row in _rows_of(table)]
    return Table(all_headers, kept_as.Rows(rows, len(all_headers)))


def _header(table: Table, column: int, text: Any) -> Table:
    if not 0 <= column < table.width:
        raise IndexError(f"there is no column {column}")
    headers = list(table.headers)
    headers[column] = str(text)
    return Table(headers, table.data, table.look)


def _keep(table: Table, query: Any) -> Table:
    order = table.order(query_of(query if isinstance(query, dict) else {}, table.width))
    if order is None:
        return table
    numbers = [int(one) for one in order]
    if isinstance(table.data, kept_as.Frame):
        return Table(table.headers, kept_as.Frame(table.data.frame[numbers]))
    return Table(table.headers, kept_as.Rows(table.data.picked(numbers), table.width))


_CHANGES: dict[str, Callable[..., Table]] = {
    "cells": _cells,
    "rows": _rows,
    "columns": _columns,
    "header": _header,
    "keep": _keep,
}

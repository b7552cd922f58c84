"""A table as columns: of a pandas, polars or pyarrow table, a dict or a list of dicts, without needing any of them."""

from __future__ import annotations

import base64
import datetime
import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from ..errors import BadAnswer, BadValue, MissingPackage

if TYPE_CHECKING:
    import numpy as np

Datatype = Literal["quantitative", "nominal", "temporal"]

PACKED_FROM = 500
"""From so many rows on a page gets columns of bytes instead of rows of JSON."""
_EXACT_UP_TO = 200_000
"""So many numbers travel to a page as they are; of more than that the first seven figures, all it can draw."""


@dataclass(slots=True)
class Column:
    """One column: numbers with NaN for what is missing, or words by their place in a list."""

    name: str
    datatype: Datatype
    numbers: np.ndarray | None = None
    """Of numbers the numbers, of times the milliseconds since 1970."""
    words: list[Any] | None = None
    """Of words the different ones, in the order in which they first come."""
    codes: np.ndarray | None = None
    """Of words the place of each among the different ones, counted from 1; 0 where there is none."""
    is_whole: bool = False
    """Whether the numbers are whole ones."""

    def cells(self) -> list[Any]:
        """Its values as JSON has them."""
        if self.words is not None and self.codes is not None:
            known = [None, *self.words]
            return [known[code] for code in self.codes.tolist()]
        numpy, numbers = _numpy(), self.numbers
        finite = numpy.isfinite(numbers)
        if finite.all():
            return list((numbers.astype("int64") if self.is_whole else numbers).tolist())  # type: ignore[union-attr]
        convert = int if self.is_whole else float
        return [convert(one) if known else None for one, known in zip(numbers, finite, strict=True)]  # type: ignore[arg-type]

    def packed(self) -> dict[str, Any]:
        """Its values in as few bytes as they need."""
        numpy = _numpy()
        if self.words is not None and self.codes is not None:
            size = "u1" if len(self.words) < 256 else "u2" if len(self.words) < 65536 else "u4"
            return {"words": self.words, size: _text_of(self.codes.astype(f"<{size}"))}
        numbers = numpy.asarray(self.numbers, dtype="<f8")
        if (start_and_step := _even_steps(numbers)) is not None:
            return {"even": start_and_step}
        short = numbers.astype("<f4")
        if numpy.array_equal(short.astype("<f8"), numbers, equal_nan=True):
            return {"f4": _text_of(short)}
        if len(numbers) <= _EXACT_UP_TO or self.datatype == "temporal":
            return {"f8": _text_of(numbers)}
        middle = float(numpy.nanmin(numbers) / 2 + numpy.nanmax(numbers) / 2)
        return {"f4": _text_of((numbers - middle).astype("<f4")), "offset": middle}


class Columns:
    """A table by columns. JSON shows it as rows; a page takes it packed when it is long."""

    def __init__(self, columns: list[Column], length: int):
        self.columns = columns
        self.length = length

    @property
    def names(self) -> list[str]:
        """The names of the columns."""
        return [column.name for column in self.columns]

    @property
    def datatypes(self) -> dict[str, Datatype]:
        """What each column holds."""
        return {column.name: column.datatype for column in self.columns}

    def __len__(self) -> int:
        return self.length

    def tolist(self) -> list[list[Any]]:
        """The rows."""
        if not self.columns:
            return []
        return [list(row) for row in zip(*(column.cells() for column in self.columns), strict=True)]

    def packed(self) -> Any:
        """As a page takes it: rows when they are few, else each column in as few bytes as it needs."""
        if self.length < PACKED_FROM:
            return self.tolist()
        return {"length": self.length, "columns": [column.packed() for column in self.columns]}


def columns_of(value: Any) -> Columns:
    """A table as columns.

    Parameters:
        value: a pandas, polars or pyarrow table, a dict of columns, a list of dicts, or what `tolist` gave with
            its names: a dict of `columns` and `data`.

    Raises `BadAnswer` for what is no table, or whose columns differ in length.
    """
    named = list(_named(value))
    columns = [_column(name, cells) for name, cells in named]
    lengths = {column.name: len(column.codes if column.codes is not None else column.numbers) for column in columns}  # type: ignore[arg-type]
    if len(set(lengths.values())) > 1:
        told = ", ".join(f"'{name}' has {length:,}" for name, length in list(lengths.items())[:5])
        raise BadAnswer(f"The columns of a table must be equally long, but {told} rows.")
    return Columns(columns, next(iter(lengths.values()), 0))


def rows_of(data: Any) -> list[list[Any]]:
    """The rows of a table as a page sends it back: rows, or packed columns. Raises `BadValue` for anything else."""
    if isinstance(data, Columns):
        return data.tolist()
    if isinstance(data, list):
        return data
    try:
        columns = [_unpacked(column, int(data["length"])) for column in data["columns"]]
        return [list(row) for row in zip(*columns, strict=True)]
    except (KeyError, TypeError, ValueError, IndexError) as error:
        raise BadValue(f"The rows of a plot's table cannot be read: {error!r}.") from None


def _unpacked(column: Any, length: int) -> list[Any]:
    numpy = _numpy()
    if "even" in column:
        start, step = column["even"]
        return list((start + step * numpy.arange(length)).tolist())
    size = next(key for key in ("u1", "u2", "u4", "f4", "f8") if key in column)
    array = numpy.frombuffer(base64.b64decode(column[size]), dtype=f"<{size}")
    if "words" in column:
        known = [None, *column["words"]]
        return [known[code] for code in array.tolist()]
    return [one if one == one else None for one in (array.astype("f8") + column.get("offset", 0)).tolist()]


def _named(value: Any) -> Iterable[tuple[str, Any]]:
    if isinstance(value, Mapping):
        if set(value) >= {"columns", "data"} and isinstance(value["data"], (list, tuple)):
            rows = list(value["data"])
            return [(str(name), [row[i] for row in rows]) for i, name in enumerate(value["columns"])]
        return [(str(name), cells) for name, cells in value.items()]
    if isinstance(value, (list, tuple)):
        return _of_rows(value)
    table: Any = value
    if hasattr(table, "column_names") and callable(getattr(table, "column", None)):  # pyarrow
        return [(str(name), table.column(i).to_numpy()) for i, name in enumerate(table.column_names)]
    names = getattr(table, "columns", None)
    if names is not None and hasattr(table, "shape") and hasattr(table, "__getitem__"):
        if hasattr(table, "iloc"):
            return [(str(name), table.iloc[:, i]) for i, name in enumerate(names)]
        return [(str(name), table[name]) for name in names]
    raise _no_table(value)


def _of_rows(rows: Sequence[Any]) -> list[tuple[str, Any]]:
    if not all(isinstance(row, Mapping) for row in rows):
        raise _no_table(rows)
    names = dict.fromkeys(name for row in rows for name in row)
    return [(str(name), [row.get(name) for row in rows]) for name in names]


def _no_table(value: Any) -> BadAnswer:
    return BadAnswer(
        f"A plot draws a table: a pandas or polars DataFrame, or a dict of columns, not {type(value).__name__}."
    )


def _column(name: str, cells: Any) -> Column:
    numpy = _numpy()
    if hasattr(cells, "cat") and hasattr(cells, "dtype") and str(cells.dtype) == "category":
        known = [_plain(one) for one in cells.cat.categories]
        return Column(name, "nominal", words=known, codes=numpy.asarray(cells.cat.codes).astype("i8") + 1)
    if isinstance(cells, (str, bytes)) or not (hasattr(cells, "__len__") or hasattr(cells, "__iter__")):
        raise BadAnswer(f"The column '{name}' of a table must be a list or an array, not {type(cells).__name__}.")
    array = _as_array(cells)
    if array.ndim != 1:
        raise BadAnswer(f"The column '{name}' of a table must be a plain list, not an array of shape {array.shape}.")
    if array.dtype.kind == "M":
        times = array.astype("datetime64[ms]")
        numbers = times.astype("i8").astype("f8")
        numbers[numpy.isnat(times)] = numpy.nan
        return Column(name, "temporal", numbers, is_whole=True)
    if array.dtype.kind in "iufm":
        numbers = (array / numpy.timedelta64(1, "s") if array.dtype.kind == "m" else array).astype("f8")
        return Column(name, "quantitative", numbers, is_whole=array.dtype.kind in "iu")
    return _of_objects(name, array.tolist())


def _as_array(cells: Any) -> Any:
    numpy = _numpy()
    if str(getattr(cells, "dtype", "")).startswith("datetime64[") and getattr(cells, "dt", None) is not None:
        cells = cells.dt.tz_convert("UTC").dt.tz_localize(None) if cells.dt.tz is not None else cells
    if not hasattr(cells, "__array__") and not hasattr(cells, "to_numpy"):
        kept = numpy.empty(len(cells), dtype=object)
        kept[:] = list(cells)
        return kept
    return numpy.asarray(cells.to_numpy() if hasattr(cells, "to_numpy") else cells)


def _of_objects(name: str, values: Sequence[Any]) -> Column:
    """Mixed Python objects: all numbers, all times, or words."""
    numpy = _numpy()
    there = [one for one in values if not _is_missing(one)]
    if there and all(isinstance(one, (datetime.date, datetime.datetime)) for one in there):
        times = [math.nan if _is_missing(one) else _milliseconds(one) for one in values]
        return Column(name, "temporal", numpy.array(times, dtype="f8"), is_whole=True)
    if there and all(_is_number(one) for one in there):
        numbers = numpy.array([math.nan if _is_missing(one) else float(one) for one in values])
        return Column(name, "quantitative", numbers, is_whole=all(isinstance(one, int) for one in there))
    if not there:
        return Column(name, "quantitative", numpy.full(len(values), math.nan))
    places: dict[Any, int] = {}
    words: list[Any] = []
    codes = numpy.zeros(len(values), dtype="i8")
    for i, one in enumerate(values):
        if _is_missing(one):
            continue
        word = _plain(one)
        place = places.get((type(word), word))
        if place is None:
            words.append(word)
            place = places[type(word), word] = len(words)
        codes[i] = place
    return Column(name, "nominal", words=words, codes=codes)


def _is_missing(value: Any) -> bool:
    # NaN, NaT and pandas' NA are unequal to themselves, or cannot say.
    if value is None:
        return True
    try:
        return bool(value != value)
    except (TypeError, ValueError):
        return True


def _is_number(value: Any) -> bool:
    return (isinstance(value, (int, float)) and not isinstance(value, bool)) or type(value).__name__ == "Decimal"


def _milliseconds(value: datetime.date) -> int:
    moment = value if isinstance(value, datetime.datetime) else datetime.datetime(value.year, value.month, value.day)
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=datetime.timezone.utc)
    return round(moment.timestamp() * 1000)


def _plain(value: Any) -> Any:
    if hasattr(value, "item") and callable(value.item):
        value = value.item()
    return value if isinstance(value, (str, bool, int, float)) else str(value)


def _even_steps(numbers: Any) -> list[float] | None:
    """Start and step of numbers that rise evenly: they need not be told one by one."""
    numpy = _numpy()
    if len(numbers) < 2 or not numpy.isfinite(numbers[:2]).all():
        return None
    start, step = float(numbers[0]), float(numbers[1] - numbers[0])
    even = start + step * numpy.arange(len(numbers))
    return [start, step] if numpy.array_equal(even, numbers) else None


def _text_of(array: Any) -> str:
    return base64.b64encode(array.tobytes()).decode("ascii")


def _numpy() -> Any:
    try:
        import numpy as np
    except ImportError:
        raise MissingPackage("Plots of tables (gr.LinePlot, gr.BarPlot, gr.ScatterPlot)", "media") from None
    return np

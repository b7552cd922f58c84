"""How a table's cells are kept: as a list of rows, as a NumPy array, or as the dataframe they came in."""

from __future__ import annotations

import importlib
from collections.abc import Sequence
from typing import Any, Protocol

from ..errors import MissingPackage
from .cells import Kind, plain, widened


class Columns(Protocol):
    """Cells by row and column."""

    height: int

    def rows(self, start: int, stop: int) -> Sequence[Sequence[Any]]:
        """The cells of neighbouring rows."""
        ...

    def picked(self, numbers: Sequence[int]) -> Sequence[Sequence[Any]]:
        """The cells of rows by number, in that order."""
        ...

    def column(self, place: int) -> Sequence[Any]:
        """All cells of one column."""
        ...

    def head(self, place: int, count: int) -> Sequence[Any]:
        """The first cells of one column."""
        ...

    def kind(self, place: int) -> Kind | None:
        """What a column holds, where its type says so."""
        ...

    def to_pandas(self) -> Any:
        """A pandas DataFrame; its columns are numbered."""
        ...

    def to_polars(self, polars: Any) -> Any:
        """A polars DataFrame; its columns are called "0", "1" and so on."""
        ...


class Rows(Columns):
    """Cells as a list of rows of Python objects. Short rows count as filled with None."""

    def __init__(self, rows: Sequence[Sequence[Any]], width: int):
        self.cells = widened(rows, width) if any(len(row) != width for row in rows) else [list(row) for row in rows]
        self.width = width
        self.height = len(self.cells)

    def rows(self, start: int, stop: int) -> Sequence[Sequence[Any]]:
        return self.cells[start:stop]

    def picked(self, numbers: Sequence[int]) -> Sequence[Sequence[Any]]:
        return [self.cells[number] for number in numbers]

    def column(self, place: int) -> Sequence[Any]:
        return [row[place] for row in self.cells]

    def head(self, place: int, count: int) -> Sequence[Any]:
        return [row[place] for row in self.cells[:count]]

    def kind(self, place: int) -> Kind | None:
        return None

    def to_pandas(self) -> Any:
        pandas = package("pandas", "type='pandas'")
        rows = [[plain(cell) for cell in row] for row in self.cells]
        return pandas.DataFrame(rows, columns=range(self.width))

    def to_polars(self, polars: Any) -> Any:
        rows = [[plain(cell) for cell in row] for row in self.cells]
        names = [str(place) for place in range(self.width)]
        return polars.DataFrame(rows, schema=names, orient="row", strict=False, infer_schema_length=None)


class Array(Columns):
    """Cells as a NumPy array of two dimensions."""

    def __init__(self, grid: Any):
        self.grid = grid
        self.height = int(grid.shape[0])

    def rows(self, start: int, stop: int) -> Sequence[Sequence[Any]]:
        found: Sequence[Sequence[Any]] = self.grid[start:stop].tolist()
        return found

    def picked(self, numbers: Sequence[int]) -> Sequence[Sequence[Any]]:
        found: Sequence[Sequence[Any]] = self.grid[list(numbers)].tolist()
        return found

    def column(self, place: int) -> Sequence[Any]:
        found: Sequence[Any] = self.grid[:, place].tolist()
        return found

    def head(self, place: int, count: int) -> Sequence[Any]:
        found: Sequence[Any] = self.grid[:count, place].tolist()
        return found

    def kind(self, place: int) -> Kind | None:
        return {"b": "bool", "i": "number", "u": "number", "f": "number", "M": "date"}.get(self.grid.dtype.kind)  # type: ignore[return-value]

    def to_pandas(self) -> Any:
        return package("pandas", "type='pandas'").DataFrame(self.grid)

    def to_polars(self, polars: Any) -> Any:
        return polars.DataFrame(self.grid, schema=[str(place) for place in range(self.grid.shape[1])])


class Frame(Columns):
    """Cells as a dataframe that narwhals knows, its columns called "0", "1" and so on."""

    def __init__(self, frame: Any):
        self.frame = frame
        self.height = len(frame)

    def rows(self, start: int, stop: int) -> Sequence[Sequence[Any]]:
        found: Sequence[Sequence[Any]] = self.frame[start:stop].rows()
        return found

    def picked(self, numbers: Sequence[int]) -> Sequence[Sequence[Any]]:
        found: Sequence[Sequence[Any]] = self.frame[list(numbers)].rows()
        return found

    def column(self, place: int) -> Sequence[Any]:
        found: Sequence[Any] = self.frame[str(place)].to_list()
        return found

    def head(self, place: int, count: int) -> Sequence[Any]:
        found: Sequence[Any] = self.frame[:count][str(place)].to_list()
        return found

    def kind(self, place: int) -> Kind | None:
        dtype = self.frame.schema[str(place)]
        if dtype.is_numeric():
            return "number"
        if dtype.is_temporal():
            return "date"
        return {"Boolean": "bool", "String": "str", "Categorical": "str", "Enum": "str"}.get(type(dtype).__name__)  # type: ignore[return-value]

    def to_pandas(self) -> Any:
        frame = _own_copy(self.frame.to_pandas(), package("pandas", "type='pandas'"))
        frame.columns = range(frame.shape[1])
        for place, dtype in enumerate(self.frame.schema.values()):
            if dtype.is_temporal():  # as text, which is what a page or a client would send
                texts = _dates_as_text(frame[place].to_numpy())
                frame[place] = [plain(cell) for cell in self.column(place)] if texts is None else texts
        return frame

    def to_polars(self, polars: Any) -> Any:
        return self.frame.to_polars()


def frame_of(value: Any) -> Columns | None:
    """A dataframe as it is kept; None for what is none. Raises `MissingPackage` without narwhals."""
    kind = type(value)
    if not any(hasattr(kind, name) for name in ("columns", "column_names", "__narwhals_dataframe__")):
        return None
    narwhals = package("narwhals", f"a table of {type(value).__module__.split('.')[0]}")
    native = _numbered_pandas(value) if type(value).__module__.startswith("pandas") else value
    frame = narwhals.from_native(native, eager_only=False, pass_through=True)
    if frame is native:
        return None
    if isinstance(frame, narwhals.LazyFrame):
        frame = frame.collect()
    if native is value:
        frame = frame.rename({name: str(place) for place, name in enumerate(frame.columns)})
    return Frame(frame)


def _own_copy(frame: Any, pandas: Any) -> Any:
    # From 3 on a shallow copy is enough: neither sees what is changed in the other.
    return frame.copy(deep=int(pandas.__version__.split(".")[0]) < 3)


def _dates_as_text(dates: Any) -> Any:
    """Whole seconds as text, all at once; None for what must be written cell by cell."""
    if getattr(dates, "dtype", None) is None or dates.dtype.kind != "M":
        return None
    import numpy

    seconds = dates.astype("datetime64[s]")
    if not ((seconds == dates) | numpy.isnat(dates)).all():
        return None
    texts = numpy.datetime_as_string(seconds)
    letters = texts.view("U1").reshape(len(texts), -1)
    if letters.shape[1] > 10:
        letters[letters[:, 10] == "T", 10] = " "
    return texts.astype(object)


def headers_of(value: Any) -> list[Any]:
    """The names of a dataframe's columns; those of several levels in one line."""
    if hasattr(value, "collect_schema"):
        names = value.collect_schema().names()
    else:
        names = value.column_names if hasattr(value, "column_names") else value.columns
    return [" / ".join(map(str, one)) if isinstance(one, tuple) else _header(one) for one in names]


def _header(name: Any) -> Any:
    found = plain(name)
    return found if isinstance(found, (str, int, float)) else str(found)


def _numbered_pandas(value: Any) -> Any:
    """A copy whose columns are numbered: names of pandas may stand twice, and may be anything."""
    pandas = package("pandas", "a table of pandas")
    frame = _own_copy(value, pandas)
    frame.columns = [str(place) for place in range(frame.shape[1])]
    return frame.reset_index(drop=True)


def package(name: str, what: str) -> Any:
    """An optional package. Raises `MissingPackage` saying what needs it and how to get it."""
    try:
        return importlib.import_module(name)
    except ImportError as error:
        raise MissingPackage(f"{what[:1].upper()}{what[1:]}", "polars" if name == "polars" else "tables") from error

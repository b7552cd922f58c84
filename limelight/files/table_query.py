"""Which rows of a table are seen, and in which order: sorted, filtered, searched."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from ..errors import BadValue
from .cells import Kind, plain, sort_key, text_of

if TYPE_CHECKING:
    from .table_columns import Columns

MOST_TERMS = 50
_TESTS = ("contains", "lacks", "starts", "is", "not", "above", "below", "least", "most", "empty", "filled")


class Sort(NamedTuple):
    """One column to sort by."""

    column: int
    is_descending: bool = False


class Filter(NamedTuple):
    """What must hold of a column's cells."""

    column: int
    test: str
    value: str = ""


class Query(NamedTuple):
    """What a person asked to see."""

    sort: tuple[Sort, ...] = ()
    filters: tuple[Filter, ...] = ()
    search: str = ""

    @property
    def is_empty(self) -> bool:
        """Whether all rows are seen as they are."""
        return not (self.sort or self.filters or self.search.strip())


def query_of(data: dict[str, Any], width: int) -> Query:
    """A query as a page sends it. Raises `BadValue` for one that does not fit a table of so many columns."""
    try:
        sort = tuple(Sort(int(one["column"]), bool(one.get("descending"))) for one in data.get("sort") or ())
        filters = tuple(
            Filter(int(one["column"]), str(one["test"]), str(one.get("value", ""))) for one in data.get("filters") or ()
        )
    except (TypeError, KeyError, ValueError, AttributeError) as error:
        raise BadValue(f"The table cannot be sorted or filtered by {str(data)[:80]}: {error}") from error
    places = [one.column for one in sort] + [one.column for one in filters]
    if any(not 0 <= place < width for place in places) or len(places) > MOST_TERMS:
        raise BadValue(f"The table has {width} columns; it cannot be sorted or filtered by {places[:MOST_TERMS]}.")
    if unknown := next((one.test for one in filters if one.test not in _TESTS), None):
        raise BadValue(f"'{unknown}' is no test of a column; there are {', '.join(_TESTS)}.")
    return Query(sort, filters, str(data.get("search") or "")[:1000])


def order_of(data: Columns, query: Query, kinds: Sequence[Kind]) -> Sequence[int]:
    """The numbers of the rows that a query leaves, in its order."""
    frame = getattr(data, "frame", None)
    if frame is not None:
        try:
            return _order_in_frame(frame, query, kinds)
        except (TypeError, ValueError, NotImplementedError):
            pass  # a column of mixed objects, which only Python can compare
        except Exception as error:
            if not type(error).__module__.startswith(("narwhals", "polars", "pyarrow", "pandas")):
                raise
    return _order_in_python(data, query, kinds)


# In Python, for what no dataframe holds


def _order_in_python(data: Columns, query: Query, kinds: Sequence[Kind]) -> list[int]:
    numbers = list(range(data.height))
    for one in query.filters:
        holds = test_of(one, kinds[one.column])
        cells = data.column(one.column)
        numbers = [number for number in numbers if holds(cells[number])]
    if words := query.search.strip().lower():
        columns = [data.column(place) for place in range(len(kinds))]
        numbers = [number for number in numbers if any(words in text_of(cells[number]) for cells in columns)]
    for sort in reversed(query.sort):
        cells = data.column(sort.column)
        keys = {number: sort_key(cells[number]) for number in numbers}
        missing = [number for number in numbers if keys[number][0] == 2]
        numbers = [number for number in numbers if keys[number][0] != 2]
        numbers.sort(key=keys.__getitem__, reverse=sort.is_descending)
        numbers += missing
    return numbers


def test_of(one: Filter, kind: Kind) -> Callable[[Any], bool]:
    """Whether a cell passes a filter."""
    words = one.value.strip().lower()
    number = _number(words) if kind == "number" else None
    if one.test == "empty":
        return lambda cell: text_of(cell) == ""
    if one.test == "filled":
        return lambda cell: text_of(cell) != ""
    if one.test in ("above", "below", "least", "most"):
        return _bound(one.test, number if number is not None else words)
    if number is not None and one.test in ("is", "not"):
        return lambda cell: (_number(str(plain(cell))) == number) == (one.test == "is")
    tests: dict[str, Callable[[str], bool]] = {
        "contains": lambda text: words in text,
        "lacks": lambda text: words not in text,
        "starts": lambda text: text.startswith(words),
        "is": lambda text: text == words,
        "not": lambda text: text != words,
    }
    holds = tests[one.test]
    return lambda cell: holds(text_of(cell))


def _bound(test: str, limit: float | str) -> Callable[[Any], bool]:
    def holds(cell: Any) -> bool:
        found = _number(str(plain(cell))) if isinstance(limit, float) else text_of(cell)
        if found is None or found == "":
            return False
        is_above, is_equal = found > limit, found == limit  # type: ignore[operator]
        return {"above": is_above, "below": not is_above and not is_equal, "least": is_above or is_equal}.get(
            test, not is_above
        )

    return holds


def _number(words: str) -> float | None:
    try:
        found = float(words)
    except ValueError:
        return None
    return None if math.isnan(found) else found


# In a dataframe, column by column


def _order_in_frame(frame: Any, query: Query, kinds: Sequence[Kind]) -> Sequence[int]:
    import narwhals as nw

    number = "row"
    columns = {one.column for one in query.sort} | {one.column for one in query.filters}
    words = query.search.strip().lower()
    needed = range(len(kinds)) if words else sorted(columns)
    wanted = frame.select([str(place) for place in needed]).with_row_index(number)
    for one in query.filters:
        wanted = wanted.filter(_mask(nw, one, kinds[one.column]))
    if words:
        wanted = wanted.filter(_found(nw, words, kinds))
    if query.sort:
        names = [str(one.column) for one in query.sort]
        wanted = wanted.select(number, *dict.fromkeys(names))
        wanted = wanted.sort(*names, descending=[one.is_descending for one in query.sort], nulls_last=True)
    order: Sequence[int] = wanted[number].to_numpy()
    return order


def _mask(nw: Any, one: Filter, kind: Kind) -> Any:
    column, words = nw.col(str(one.column)), one.value.strip().lower()
    limit = _number(words)
    if kind == "number" and one.test in ("empty", "filled"):
        return column.is_null() if one.test == "empty" else ~column.is_null()
    if kind == "number" and limit is not None and one.test in ("is", "not", "above", "below", "least", "most"):
        return {
            "is": column == limit, "not": ~(column == limit), "above": column > limit,
            "below": column < limit, "least": column >= limit, "most": column <= limit,
        }[one.test]  # fmt: skip
    text = column.cast(nw.String).str.to_lowercase().fill_null("")
    tests = {
        "contains": lambda: text.str.contains(words, literal=True),
        "lacks": lambda: ~text.str.contains(words, literal=True),
        "starts": lambda: text.str.starts_with(words),
        "is": lambda: text == words, "not": lambda: text != words,
        "empty": lambda: text == "", "filled": lambda: text != "",
        "above": lambda: text > words, "below": lambda: (text < words) & (text != ""),
        "least": lambda: text >= words, "most": lambda: (text <= words) & (text != ""),
    }  # fmt: skip
    return tests[one.test]()


def _found(nw: Any, words: str, kinds: Sequence[Kind]) -> Any:
    # Turning millions of numbers into text takes half a minute: a number is found by its whole value.
    value = _number(words)
    masks = [
        nw.col(str(place)).cast(nw.String).str.to_lowercase().fill_null("").str.contains(words, literal=True)
        if kind != "number"
        else nw.col(str(place)) == value
        for place, kind in enumerate(kinds)
        if kind != "number" or value is not None
    ]
    return nw.any_horizontal(*masks, ignore_nulls=True) if masks else nw.col("row") < 0

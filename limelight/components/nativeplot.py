"""Lines, bars and points of a table, drawn in the page."""

from __future__ import annotations

import datetime
import re
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any, ClassVar, Literal

from ..define import Event, prop
from ..errors import BadAnswer, BadProp, Error, nearest
from ..graph.component import Field

if TYPE_CHECKING:
    from ..files.columns import Columns

Aggregate = Literal["sum", "mean", "median", "min", "max", "count"]
_SORTS = ("x", "y", "-x", "-y")
_TOOLTIPS = ("axis", "none", "all")
_BIN = re.compile(r"\d*\.?\d*\s*(ms|s|m|h|d|w|mo|q|y)")
_BUTTONS = ("fullscreen", "export")


@dataclass
class PlotData:
    """The table of a plot, as a function gets it."""

    columns: list[str]
    """The names of its columns."""
    data: list[list[Any]]
    """Its rows; times are milliseconds since 1970."""
    datatypes: dict[str, Literal["quantitative", "nominal", "temporal"]]
    """What each column holds: numbers, words or times."""
    mark: str
    """What is drawn: "line", "bar" or "point"."""

    def __getitem__(self, name: str) -> Any:
        return asdict(self)[name]


class NativePlot(Field):
    """A plot of a table with axes, a legend and tooltips; a person zooms it and selects a range."""

    wire = dict[str, Any] | None
    mark: ClassVar[str] = ""
    """What stands for a row: "line", "bar" or "point"."""

    value: Any = prop(default=None, kw_only=False)
    """The table: a pandas or polars DataFrame, or a dict of columns. A function is called for each page."""
    x: str | None = prop(default=None, kw_only=False)
    """The column along the bottom: numbers, times or words."""
    y: str | None = prop(default=None, kw_only=False)
    """The column of numbers along the side."""
    color: str | None = prop(default=None)
    """The column by which rows are told apart: words get a colour each, numbers a shade."""
    title: str | None = prop(default=None)
    """Words above the plot."""
    x_title: str | None = prop(default=None)
    """Words below the bottom axis; the name of the column when left out."""
    y_title: str | None = prop(default=None)
    """Words beside the side axis; the name of the column when left out."""
    color_title: str | None = prop(default=None)
    """Words before the legend; the name of the column when left out."""
    x_bin: str | float | None = prop(default=None)
    """Width of the ranges into which x is divided: a number, or for times a text such as "15m", "1h", "1d", "1mo"."""
    y_aggregate: Aggregate | None = prop(default=None)
    """What becomes of all y at one x: "sum", "mean", "median", "min", "max" or "count". Words and ranges are summed
    when it is left out."""
    color_map: dict[str, str] | None = prop(default=None)
    """The colour of each word of `color`, as CSS writes it."""
    colors_in_legend: list[str] | None = prop(default=None)
    """The words of `color` that the legend names, in this order; all when left out."""
    x_lim: list[Any] | None = prop(default=None)
    """Least and largest x that are shown, of times in seconds since 1970 or a `datetime`; None finds it."""
    y_lim: list[float | None] | None = prop(default=None)
    """Least and largest y that are shown; None at either end finds it."""
    x_label_angle: float = prop(default=0)
    """Degrees by which labels at the bottom are turned clockwise."""
    y_label_angle: float = prop(default=0)
    """Degrees by which labels at the side are turned clockwise."""
    x_axis_format: str | None = prop(default=None)
    """How numbers or times at the bottom are written, as D3 has it: ".2f", "%b %Y"."""
    y_axis_format: str | None = prop(default=None)
    """How numbers at the side are written, as D3 has it: "$,.0f", ".0%"."""
    x_axis_labels_visible: bool | Literal["hidden"] = prop(default=True)
    """Whether labels stand at the bottom; "hidden" keeps their room."""
    caption: str | None = prop(default=None)
    """Words below the plot."""
    sort: Literal["x", "y", "-x", "-y"] | list[str] | None = prop(default=None)
    """The order of words at the bottom: by "x" or "y", "-x" and "-y" from the largest on, or a list of them."""
    tooltip: Literal["axis", "none", "all"] | list[str] = prop(default="axis")
    """What is told of a place pointed at: the "axis" columns, "all", "none", or the columns of a list."""
    height: int | None = prop(default=None)
    """Height in pixels."""
    buttons: list[Any] | None = prop(default=None)
    """Buttons in its toolbar: "fullscreen", "export" (as a picture), or `gr.Button`s. None when left out."""

    change = Event()
    select = Event()
    double_click = Event()

    def check(self) -> None:
        """Ranges, order, tooltip and buttons must be known; the first value must have the columns."""
        super().check()
        who = type(self).__name__
        self.x_lim, self.y_lim = _limits(who, "x_lim", self.x_lim), _limits(who, "y_lim", self.y_lim)
        if isinstance(self.x_bin, str) and not _BIN.fullmatch(self.x_bin.strip()):
            raise BadProp(f"{who}: 'x_bin' is a number, or a time such as '15m', '1h' or '1d', not {self.x_bin!r}.")
        if isinstance(self.x_bin, (int, float)) and self.x_bin <= 0:
            raise BadProp(f"{who}: 'x_bin' must be above 0, not {self.x_bin!r}.")
        if self.show_label is None:
            self.show_label = self.label is not None
        self.buttons = [] if self.buttons is None else self.buttons
        for one in self.buttons:
            if isinstance(one, str) and one not in _BUTTONS:
                raise BadProp(
                    f"{who}: '{one}' is no button; there are {', '.join(_BUTTONS)}{nearest(one, _BUTTONS) or '.'}"
                )
        self._shown: tuple[Any, dict[str, Any] | None] = (None, None)
        if self.value is not None:
            try:
                self.initial_value()
            except Error as error:
                raise BadProp(f"{who}: {error}") from error

    def initial_value(self) -> Any:
        """The first value, as it travels; made once."""
        if self.value is None:
            return None
        if self._shown[0] is not self.value:
            self._shown = (self.value, self.postprocess(self.value))
        return self._shown[1]

    def preprocess(self, payload: Any) -> PlotData | None:
        """The table, however it was packed."""
        if payload is None:
            return None
        table = payload if isinstance(payload, dict) else {}
        from ..files.columns import rows_of

        return PlotData(
            columns=list(table.get("columns") or ()),
            data=rows_of(table.get("data") or []),
            datatypes=dict(table.get("datatypes") or {}),
            mark=str(table.get("mark") or self.mark),
        )

    def postprocess(self, value: Any) -> dict[str, Any] | None:
        """The rows with the names of their columns. Raises `BadAnswer` for what is no table or lacks a column."""
        if value is None:
            return None
        from ..files.columns import columns_of

        table = columns_of(asdict(value) if isinstance(value, PlotData) else value)
        self._check_columns(table)
        return {"columns": table.names, "data": table, "datatypes": table.datatypes, "mark": self.mark}

    def _check_columns(self, table: Columns) -> None:
        wanted = {"x": self.x, "y": self.y, "color": self.color}
        told = [one for one in self.tooltip if one not in _TOOLTIPS] if isinstance(self.tooltip, list) else []
        for role, name in [*wanted.items(), *(("tooltip", one) for one in told)]:
            if name is not None and name not in table.names:
                known = ", ".join(f"'{one}'" for one in table.names[:12]) or "none"
                raise BadAnswer(
                    f"The table has no column '{name}', which is to be its {role}. It has {known}"
                    f"{nearest(name, table.names) or '.'}"
                )

    def api_info(self) -> dict[str, Any]:
        """Any JSON."""
        return {"type": {}}

    def get_block_name(self) -> str:
        """The name that other clients know it by."""
        return "nativeplot"


class LinePlot(NativePlot):
    """Lines through the rows of a table."""

    kind: ClassVar[str] = "nativeplot"
    mark: ClassVar[str] = "line"


class BarPlot(NativePlot):
    """Bars as high as the rows of a table say."""

    kind: ClassVar[str] = "nativeplot"
    mark: ClassVar[str] = "bar"


class ScatterPlot(NativePlot):
    """A point for each row of a table."""

    kind: ClassVar[str] = "nativeplot"
    mark: ClassVar[str] = "point"


def _limits(who: str, name: str, limits: Any) -> Any:
    """Both ends as numbers. Raises `BadProp` for anything but two of them."""
    if limits is None:
        return None
    if not isinstance(limits, (list, tuple)) or len(limits) != 2:
        raise BadProp(f"{who}: '{name}' is a least and a largest value, such as [0, 10], not {limits!r}.")
    return [_seconds(one) for one in limits]


def _seconds(limit: Any) -> Any:
    if isinstance(limit, datetime.datetime):
        known = limit if limit.tzinfo is not None else limit.replace(tzinfo=datetime.timezone.utc)
        return known.timestamp()
    return limit

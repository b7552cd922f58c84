"""A figure that a plotting library made."""

from __future__ import annotations

import json
import os
import sys
from dataclasses import dataclass
from typing import Any, Literal

from ..define import Event, prop
from ..errors import BadAnswer, BadValue
from ..graph.component import Field

Library = Literal["altair", "bokeh", "plotly", "matplotlib"]


@dataclass
class PlotData:
    """A figure as it travels, as a function gets it."""

    type: Library
    """Which library draws it."""
    plot: str
    """The figure: a picture as a `data:` URL of Matplotlib, else JSON as the library writes it."""


class Plot(Field):
    """A figure of Matplotlib, Plotly, Altair or Bokeh."""

    wire = dict[str, Any] | None

    value: Any = prop(default=None, kw_only=False)
    """The figure at first. A function is called anew for each page that opens."""
    format: str = prop(default="webp")
    """The file format in which pictures of Matplotlib travel to other clients: "webp", "png", "jpeg"."""

    change = Event()

    def check(self) -> None:
        """Has Matplotlib draw without a window, unless somebody chose how it draws."""
        super().check()
        # Functions run in threads, where a window of the desktop cannot be opened.
        if "matplotlib" not in sys.modules:
            os.environ.setdefault("MPLBACKEND", "Agg")
        self._shown: tuple[Any, Any] = (None, None)

    def initial_value(self) -> Any:
        """The first value, as it travels; made once."""
        if self.value is None:
            return None
        if self._shown[0] is not self.value:
            self._shown = (self.value, self.postprocess(self.value))
        return self._shown[1]

    def preprocess(self, payload: Any) -> PlotData | None:
        """The figure as it travelled. Raises `BadValue` for anything else."""
        if payload is None:
            return None
        if not isinstance(payload, dict) or "type" not in payload or "plot" not in payload:
            raise BadValue(f"'{self.label or 'Plot'}' takes an object with type and plot, not {str(payload)[:80]!r}.")
        plot = payload["plot"]
        plot = plot.get("src") if isinstance(plot, dict) else plot.tolist() if hasattr(plot, "tolist") else plot
        return PlotData(payload["type"], str(plot))

    def postprocess(self, value: Any) -> dict[str, Any] | None:
        """The figure with the name of its library. Raises `BadAnswer` for what is no figure of the four."""
        if value is None:
            return None
        if isinstance(value, PlotData):
            return {"type": value.type, "plot": value.plot}
        figure: Any = value
        if isinstance(value, dict) and {"type", "plot"} <= value.keys():
            return {"type": value["type"], "plot": value["plot"]}
        library = _library_of(value)
        if library == "matplotlib":
            from ..files.figure import drawn

            return {"type": library, "plot": drawn(figure, self.format)}
        if library == "plotly":
            return {"type": library, "plot": figure.to_json()}
        if library == "altair":
            return {"type": library, "plot": figure.to_json()}
        if library == "bokeh":
            from bokeh.embed import json_item  # type: ignore[import-not-found, unused-ignore]

            return {"type": library, "plot": json.dumps(json_item(figure))}
        raise BadAnswer(
            f"{self} shows a figure of Matplotlib, Plotly, Altair or Bokeh, not {type(value).__name__}. "
            "A table is drawn by gr.LinePlot, gr.BarPlot or gr.ScatterPlot."
        )

    def api_info(self) -> dict[str, Any]:
        """The JSON schema of a figure."""
        return {
            "title": "PlotData",
            "type": "object",
            "properties": {
                "type": {"type": "string", "enum": ["altair", "bokeh", "plotly", "matplotlib"], "title": "Type"},
                "plot": {"type": "string", "title": "Plot"},
            },
            "required": ["type", "plot"],
        }


def _library_of(value: Any) -> str | None:
    """The library a figure is of, told by its class alone: none is imported for it."""
    if getattr(value, "__name__", "") == "matplotlib.pyplot" or hasattr(value, "savefig"):
        return "matplotlib"
    for one in type(value).__mro__:
        name = one.__module__.partition(".")[0]
        if name in ("matplotlib", "plotly", "altair", "bokeh"):
            return name
    inner = getattr(value, "figure", None) or getattr(value, "fig", None)  # grids of seaborn
    return "matplotlib" if hasattr(inner, "savefig") else None

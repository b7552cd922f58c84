"""Lines, bars and points of a table, with zoom, legend and tooltips."""

import numpy as np

import limelight as gr


def _week():
    hours = np.arange(24 * 7)
    warmth = np.sin(hours / 24 * 2 * np.pi - 2)
    times = np.datetime64("2024-03-01T00", "h") + hours
    return {
        "time": np.concatenate([times, times]),
        "degrees": np.concatenate([18 + warmth * 2, 9 + warmth * 6 + hours / 60]),
        "place": ["indoor"] * len(hours) + ["outdoor"] * len(hours),
    }


def lines():
    """A line for each word of `color`; drag to zoom in, double-click to see all of it again."""
    gr.LinePlot(_week(), x="time", y="degrees", color="place", title="A week of warmth", buttons=["export"])


def bars():
    """Words along x: what belongs to one is summed, or averaged when asked."""
    table = {"cuisine": ["Italian", "Mexican", "Chinese"] * 3, "price": [12, 9, 10, 18, 11, 9, 15, 8, 14]}
    gr.BarPlot(table, x="cuisine", y="price", y_aggregate="mean", y_axis_format="$.0f", sort="-y", y_title="mean price")


def stacked():
    """Times in ranges of a day, one colour standing on the other."""
    gr.BarPlot(_week(), x="time", y="degrees", x_bin="1d", y_aggregate="mean", color="place", caption="Mean per day")


def points():
    """A point for each row; numbers as `color` become shades."""
    at = np.random.default_rng(4).normal(size=(3, 400))
    table = {"weight": 70 + at[0] * 12, "height": 170 + at[0] * 6 + at[1] * 6, "age": (40 + at[2] * 12).round()}
    gr.ScatterPlot(table, x="weight", y="height", color="age", tooltip="all")


def empty():
    """It keeps a place for what comes."""
    gr.LinePlot(label="Forecast")

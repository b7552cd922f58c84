from __future__ import annotations

import base64
import json

import pytest

import limelight as gr
from limelight.errors import BadAnswer, BadValue
from limelight.wire.codec import encode, encode_for_page


@pytest.fixture
def pyplot():
    matplotlib = pytest.importorskip("matplotlib")
    matplotlib.use("agg")
    import matplotlib.pyplot as plt

    yield plt
    plt.close("all")


def curve(pyplot, count: int = 50):
    figure, axes = pyplot.subplots()
    axes.plot(range(count), range(count))
    axes.set_title("Loss")
    axes.set_xlabel("epoch")
    axes.set_ylabel("error")
    return figure


def test_other_clients_get_a_picture_in_the_format_asked_for(pyplot):
    value = json.loads(encode(gr.Plot(format="png").postprocess(curve(pyplot))))
    assert value["type"] == "matplotlib"
    assert value["plot"].startswith("data:image/png;base64,")


def test_a_page_gets_few_lines_as_lines_and_many_as_pixels(pyplot):
    light = json.loads(encode_for_page(gr.Plot().postprocess(curve(pyplot))))["plot"]
    heavy = json.loads(encode_for_page(gr.Plot().postprocess(curve(pyplot, 20_000))))["plot"]
    assert light["src"].startswith("data:image/svg+xml;base64,")
    assert heavy["src"].startswith("data:image/webp;base64,")
    assert (light["width"], light["height"], light["alt"]) == (614, 461, "Loss, error – epoch")


def test_the_same_figure_is_the_same_value(pyplot):
    assert gr.Plot().postprocess(curve(pyplot)) == gr.Plot().postprocess(curve(pyplot))


def test_pyplot_and_axes_stand_for_their_figure_and_the_next_one_is_empty(pyplot):
    figure = curve(pyplot)
    assert gr.Plot().postprocess(pyplot)["type"] == "matplotlib"
    assert not pyplot.get_fignums()
    assert gr.Plot().postprocess(figure.axes[0])["plot"].alt == "Loss, error – epoch"


def test_an_unknown_format_is_told(pyplot):
    with pytest.raises(BadAnswer, match="cannot be drawn as 'bmpx'"):
        gr.Plot(format="bmpx").postprocess(curve(pyplot))


def test_plotly_altair_and_bokeh_travel_as_their_json():
    altair, express = pytest.importorskip("altair"), pytest.importorskip("plotly.graph_objects")
    plotting = pytest.importorskip("bokeh.plotting")
    figures = {
        "plotly": express.Figure(express.Bar(x=[1], y=[2])),
        "altair": altair.Chart({"values": [{"a": 1}]}).mark_bar().encode(x="a:Q"),
        "bokeh": plotting.figure(),
    }
    for name, figure in figures.items():
        value = gr.Plot().postprocess(figure)
        assert value["type"] == name
        known = {"plotly": "data", "altair": "$schema", "bokeh": "root_id"}[name]
        assert known in json.loads(value["plot"])


def test_what_is_no_figure_is_refused():
    with pytest.raises(BadAnswer, match=r"not dict. A table is drawn by gr\.LinePlot"):
        gr.Plot().postprocess({"a": 1})


def test_a_function_gets_the_figure_as_it_travelled():
    source = f"data:image/png;base64,{base64.b64encode(b'x').decode()}"
    assert gr.Plot().preprocess({"type": "matplotlib", "plot": {"src": source}}).plot == source
    assert gr.Plot().preprocess(None) is None
    with pytest.raises(BadValue, match="type and plot"):
        gr.Plot().preprocess("x")

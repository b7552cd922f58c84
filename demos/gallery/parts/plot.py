"""A figure of Matplotlib, Plotly, Altair or Bokeh, whichever is installed."""

import limelight as gr


def empty():
    """It keeps a place for what comes."""
    gr.Plot(label="Loss")


def vega():
    """Altair, or any Vega-Lite text: it takes the page's colours."""
    import json

    values = [{"epoch": i, "loss": 3 / (i + 1) ** 0.7} for i in range(20)]
    encoding = {"x": {"field": "epoch", "type": "quantitative"}, "y": {"field": "loss", "type": "quantitative"}}
    spec = {"mark": "line", "data": {"values": values}, "encoding": encoding}
    gr.Plot({"type": "altair", "plot": json.dumps(spec)}, label="Loss")

import gradio as gr
import numpy as np
import pandas as pd

COUNT = 100_000


def walk():
    steps = np.random.default_rng(0).normal(size=COUNT).cumsum()
    return pd.DataFrame({"step": np.arange(COUNT), "place": steps})


with gr.Blocks() as demo:
    plot = gr.LinePlot(x="step", y="place", elem_id="plot")
    go = gr.Button("go")
    go.click(walk, None, plot, api_name="go")

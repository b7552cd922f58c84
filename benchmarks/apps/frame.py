import gradio as gr
import numpy as np
import pandas as pd


def table(rows, columns=10):
    figures = np.random.default_rng(0).random((rows, columns - 1)).round(6)
    frame = pd.DataFrame(figures, columns=[f"c{i}" for i in range(1, columns)])
    frame.insert(0, "c0", [f"row {i}" for i in range(rows)])
    return frame


TABLES = {rows: table(rows) for rows in (20_000, 100_000)}

with gr.Blocks() as demo:
    out = gr.Dataframe(label="table", interactive=False)
    for rows in TABLES:
        gr.Button(f"{rows} rows").click(lambda rows=rows: TABLES[rows], None, out)

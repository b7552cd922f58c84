import gradio as gr
import numpy as np
import pandas as pd

figures = np.random.default_rng(0).random((1_000_000, 19))
frame = pd.DataFrame(figures, columns=[f"c{i}" for i in range(1, 20)])
frame.insert(0, "c0", np.char.add("row ", np.arange(1_000_000).astype(str)))

with gr.Blocks() as demo:
    out = gr.Dataframe(label="table", interactive=False)
    gr.Button("show").click(lambda: frame, None, out)

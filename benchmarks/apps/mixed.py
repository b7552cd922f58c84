"""A page of many kinds: `COUNT` components, set by the environment."""

import os

import gradio as gr

COUNT = int(os.environ.get("BENCH_COUNT", "1000"))
CHOICES = ["one", "two", "three"]
KINDS = [
    lambda i: gr.Textbox(f"v{i}", label=f"text {i}"),
    lambda i: gr.Number(i, label=f"number {i}"),
    lambda i: gr.Slider(0, 100, i % 100, label=f"slider {i}"),
    lambda i: gr.Checkbox(bool(i % 2), label=f"checkbox {i}"),
    lambda i: gr.Dropdown(CHOICES, value="one", label=f"dropdown {i}"),
    lambda i: gr.Radio(CHOICES, value="two", label=f"radio {i}"),
    lambda i: gr.CheckboxGroup(CHOICES, value=["one"], label=f"group {i}"),
    lambda i: gr.Markdown(f"**Paragraph** {i} with `code`."),
    lambda i: gr.HTML(f"<p>HTML {i}</p>"),
    lambda i: gr.Button(f"button {i}"),
    lambda i: gr.Label({"cat": 0.7, "dog": 0.3}, label=f"label {i}"),
    lambda i: gr.JSON({"i": i, "deep": [1, 2, 3]}, label=f"json {i}"),
]
PER_ROW = 4

with gr.Blocks() as demo:
    with gr.Row():
        out = gr.Textbox(label="out", elem_id="out")
        go = gr.Button("go")
        go.click(lambda: "done", None, out, api_name="go")
    for start in range(0, COUNT, PER_ROW):
        with gr.Row():
            for i in range(start, min(start + PER_ROW, COUNT)):
                KINDS[i % len(KINDS)](i)
    gr.Textbox(label="last", elem_id="last")

import gradio as gr

with gr.Blocks() as demo:
    out = gr.Textbox(label="last", elem_id="last")
    go = gr.Button("go")
    go.click(lambda: "done", None, out, api_name="go")

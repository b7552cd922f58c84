"""Parts of which one is in view."""

import limelight as gr


def two():
    """Only what is in view is drawn."""
    with gr.Tabs():
        with gr.Tab("Text"):
            gr.Textbox(label="Text")
        with gr.Tab("Picture"):
            gr.Image(label="Picture", height=160)

"""Parts that belong together, without a gap."""

import limelight as gr


def together():
    """They share one frame."""
    with gr.Group():
        gr.Textbox(label="Prompt")
        gr.Slider(label="Temperature")

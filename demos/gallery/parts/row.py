"""Parts side by side."""

import limelight as gr


def panel():
    """On a panel; columns share its width, and stack on a phone."""
    with gr.Row(variant="panel", equal_height=True):
        gr.Textbox(label="Left")
        gr.Textbox(label="Right")

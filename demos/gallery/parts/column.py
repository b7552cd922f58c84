"""Parts below each other."""

import limelight as gr


def scale():
    """`scale` says how much of the width each takes."""
    with gr.Row():
        with gr.Column(scale=2, min_width=120):
            gr.Textbox(label="Two parts wide")
        with gr.Column(scale=1, min_width=80):
            gr.Textbox(label="One part wide")

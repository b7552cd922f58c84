"""Parts that can be folded away."""

import limelight as gr


def opened():
    """Open at first."""
    with gr.Accordion("Details"):
        gr.Markdown("What it holds.")


def closed():
    """Hidden until opened."""
    with gr.Accordion("More settings", open=False):
        gr.Slider(0, 1, 0.5, label="Threshold")

"""A number chosen by dragging a handle along a track."""

import limelight as gr


def stops():
    """The stops are chosen from the range unless `step` says otherwise."""
    gr.Slider(0, 1, 0.6, label="Threshold", info="Stops are chosen from the range.")


def read_only():
    """As an output."""
    gr.Slider(0, 10, 3, step=1, label="Score", interactive=False)

"""Classes and how sure a model is of each."""

import limelight as gr


def confidences():
    """Classes with their confidences, the likeliest first."""
    gr.Label({"cat": 0.72, "dog": 0.2, "fox": 0.08}, label="Animal")


def verdict():
    """A class alone."""
    gr.Label("not sure", label="Digit")


def empty():
    """Before the first answer."""
    gr.Label(label="Animal")

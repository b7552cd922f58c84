"""One of a few, all of them in view."""

import limelight as gr


def chosen():
    """One is chosen."""
    gr.Radio(["small", "medium", "large"], value="medium", label="Model")


def read_only():
    """As an output."""
    gr.Radio(["yes", "no"], value="no", label="Is it spam?", interactive=False)

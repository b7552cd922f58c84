"""Yes or no."""

import limelight as gr


def ticked():
    """On, with a line of help."""
    gr.Checkbox(True, label="Keep the picture", info="It is deleted after an hour otherwise.")


def read_only():
    """As an output."""
    gr.Checkbox(False, label="Is a duplicate", interactive=False)

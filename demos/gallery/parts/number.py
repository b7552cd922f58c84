"""A number, typed or stepped."""

import limelight as gr


def bounded():
    """With bounds: a value outside them is refused in words."""
    gr.Number(42, label="Age", minimum=0, maximum=120, info="In years.")


def read_only():
    """As an output."""
    gr.Number(3.14, label="Pi", interactive=False)

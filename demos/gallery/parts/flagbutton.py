"""Says that an answer is wrong, and why."""

import limelight as gr
from limelight.components import FlagButton


def _thanks():
    return FlagButton(count=1)


def flags():
    """A reason, the right answer and a note."""
    flag = FlagButton("Flag", options=["wrong", "offensive"])
    flag.flag(_thanks, None, [flag])
    gr.Markdown("`Interface` draws one of these below its outputs.")

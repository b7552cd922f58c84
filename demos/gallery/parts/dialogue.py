"""Who says what, line by line."""

import limelight as gr

LINES = [
    {"speaker": "Ada", "text": "Does the engine weave patterns?"},
    {"speaker": "Charles", "text": "As a loom weaves leaves."},
]


def script():
    """Enter adds a line, Alt and the arrows move it; the button turns it into one text and back."""
    gr.Dialogue(
        LINES, speakers=["Ada", "Charles", "Mary"], tags=["(laughs)", "(sighs)"], label="Script", buttons=["copy"]
    )


def read_only():
    """As an output, in the speakers' colours."""
    gr.Dialogue(LINES, speakers=["Ada", "Charles"], color_map={"Ada": "#8a3fa0"}, interactive=False, label="Heard")


def one_text():
    """Without speakers it is one text; a colon offers the tags."""
    gr.Dialogue("It works (laughs)", tags=["(laughs)", "(sighs)"], label="Words for the voice")

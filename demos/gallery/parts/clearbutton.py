"""Empties other parts of the page."""

import limelight as gr


def clears():
    """What it is given is emptied."""
    text = gr.Textbox("To be emptied", label="Text")
    gr.ClearButton([text], value="Clear")

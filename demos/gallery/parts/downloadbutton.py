"""A button that saves a file."""

import limelight as gr


def ready():
    """The file is there already."""
    gr.DownloadButton("Save the report", value=__file__)


def made_when_pressed():
    """The file is made when somebody asks for it."""
    button = gr.DownloadButton("Make and save", variant="primary")
    button.click(lambda: __file__, None, button)

"""A button that takes files."""

import limelight as gr


def one():
    """One file; it can be dropped on the button, too."""
    gr.UploadButton("Choose a table", file_types=[".csv", ".parquet"])


def several():
    """Several pictures, as the main action."""
    gr.UploadButton("Choose pictures", file_count="multiple", file_types=["image"], variant="primary")


def greyed():
    """Not now."""
    gr.UploadButton("Choose a file", interactive=False)

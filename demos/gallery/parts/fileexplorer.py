"""Files of a folder on the server, to choose from."""

from pathlib import Path

import limelight as gr

FOLDER = Path(__file__).parents[1]


def several():
    """A folder is read when it is opened; its box chooses every file in it."""
    gr.FileExplorer("**/*.py", root_dir=FOLDER, label="Sources", height=240)


def one():
    """One file, by click or Enter."""
    gr.FileExplorer(
        "*.py", file_count="single", root_dir=FOLDER, value="app.py", ignore_glob="**/s*.py", max_height=240
    )

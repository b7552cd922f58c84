"""Files, to give and to take."""

import tempfile
from pathlib import Path

import limelight as gr


def _report():
    path = Path(tempfile.gettempdir()) / "limelight-gallery.csv"
    path.write_text("digit,count\n0,178\n1,182\n", encoding="utf-8")
    return str(path)


def give():
    """Several files of some types, dropped, pasted or chosen."""
    gr.File(label="Scans", file_count="multiple", file_types=[".csv", "image"])


def take():
    """A file to download."""
    gr.File(_report(), label="Report", interactive=False)

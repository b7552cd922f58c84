"""Text with files: dropped, pasted, chosen, recorded."""

import limelight as gr


def write() -> None:
    """Drop or paste files; Enter submits."""
    gr.MultimodalTextbox(label="Message", placeholder="Write, or drop files")


def sources() -> None:
    """Several files, of the microphone and the camera too."""
    gr.MultimodalTextbox(label="Message", sources=["upload", "microphone", "camera"], file_count="multiple")


def pictures() -> None:
    """Only some kinds of files are taken."""
    gr.MultimodalTextbox("What is to be seen?", label="Message", file_types=["image"])

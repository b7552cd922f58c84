"""Markup of one's own."""

import limelight as gr


def markup():
    """Markup as it stands."""
    gr.HTML("<p>HTML with <b>weight</b>.</p>", label="Note", show_label=True)

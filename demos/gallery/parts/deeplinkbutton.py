"""Copies a link that shows whoever opens it this page as it is."""

import limelight as gr


def link():
    """Type something anywhere, copy the link, open it."""
    gr.DeepLinkButton("Copy a link to this page as it is", copied_value="Copied", size="md")

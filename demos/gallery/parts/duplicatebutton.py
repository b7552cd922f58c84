"""A button that copies the app to the person's own account."""

import limelight as gr


def elsewhere():
    """On a Space it leads to where the copy is made; elsewhere it says that there is none to copy."""
    gr.DuplicateButton()

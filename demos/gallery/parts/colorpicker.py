"""A colour, picked from a plane, from the screen, or written."""

import limelight as gr


def picker():
    """Click the square for the plane; the text takes any colour CSS knows."""
    gr.ColorPicker("#3f7d0e", label="Ink", info="Hex, rgb, hsl or a name.", interactive=True)


def see_through():
    """A colour may let something through."""
    gr.ColorPicker("rgba(21, 94, 140, 0.4)", label="Shade", interactive=True)


def read_only():
    """As an output."""
    gr.ColorPicker("#9a4b00", label="Mean colour", interactive=False)

"""A picture to draw on, in layers."""

import numpy as np

import limelight as gr


def _picture(width=320, height=200):
    y, x = np.mgrid[0:height, 0:width]
    return np.dstack([x / width * 200, y / height * 200, np.full((height, width), 140)]).astype(np.uint8)


def editor():
    """Drawn over a picture; the picture itself stays as it came."""
    gr.ImageEditor(_picture(), label="Editor", height=360)


def sketchpad():
    """A sheet for one dark pen."""
    gr.Sketchpad(label="Sketchpad", canvas_size=(400, 300), height=360)


def paint():
    """A sheet for colours."""
    gr.Paint(label="Paint", canvas_size=(400, 300), height=360)


def mask():
    """What is painted is the mask."""
    gr.ImageMask(_picture(), label="Mask", height=360)

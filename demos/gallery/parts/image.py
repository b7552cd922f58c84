"""A picture: dropped, pasted, taken by the camera, or shown."""

import numpy as np

import limelight as gr


def _picture(width=320, height=200):
    y, x = np.mgrid[0:height, 0:width]
    red, green = x / width * 160 + 40, y / height * 120 + 90
    disc = (x - width * 0.6) ** 2 + (y - height * 0.45) ** 2 < (height * 0.25) ** 2
    return np.dstack([red, green, np.where(disc, 230, 130)]).astype(np.uint8)


def empty():
    """It says how a picture gets in."""
    gr.Image(label="Photo", interactive=True)


def shown():
    """An array, a Pillow image, a path or an address."""
    gr.Image(_picture(), label="Result", interactive=False, format="png")

"""Two pictures in one place, with a handle that uncovers one or the other."""

import numpy as np

import limelight as gr


def _picture(width=480, height=300):
    y, x = np.mgrid[0:height, 0:width]
    disc = (x - width * 0.5) ** 2 + (y - height * 0.5) ** 2 < (height * 0.3) ** 2
    return np.dstack([x / width * 180 + 40, y / height * 140 + 80, np.where(disc, 230, 120)]).astype(np.uint8)


def compared():
    """Before and after; the handle goes by pointer and by arrow keys."""
    picture = _picture()
    gr.ImageSlider((picture.mean(axis=2).astype(np.uint8), picture), label="Colourised", format="png")


def empty():
    """A person brings both."""
    gr.ImageSlider(label="Before and after", interactive=True)

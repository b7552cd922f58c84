"""A picture with masks and boxes over it."""

import numpy as np

import limelight as gr


def _scene(width=320, height=200):
    y, x = np.mgrid[0:height, 0:width]
    sun = (x - 240) ** 2 + (y - 55) ** 2 < 900
    hill = y > 150 - 30 * np.sin(x / 50)
    sky = np.dstack([150 - y / 3, 190 - y / 3, 230 - y / 5])
    picture = np.where(hill[..., None], (70, 120, 60), np.where(sun[..., None], (250, 210, 90), sky))
    return picture.astype(np.uint8), sun, hill


def masks_and_a_box():
    """Point at a word or at the picture to see one mark alone; pressing it keeps it and fires `select`."""
    picture, sun, hill = _scene()
    marks = [(hill, "hill"), (sun, "sun"), ((40, 30, 130, 90), "empty sky")]
    gr.AnnotatedImage((picture, marks), label="Landscape", color_map={"hill": "#7c3aed"})


def heat_map():
    """A mask of floats from 0 to 1 shows how sure a model is of each pixel."""
    picture, _, _ = _scene()
    y, x = np.mgrid[0:200, 0:320]
    gr.AnnotatedImage((picture, [(np.exp(-((x - 160) ** 2 + (y - 110) ** 2) / 4000), "attention")]), label="Attention")

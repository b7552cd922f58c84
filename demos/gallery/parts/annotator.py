"""A picture on which a person marks objects with boxes, polygons and points, each of a class."""

import numpy as np

import limelight as gr


def _picture(width=480, height=320):
    y, x = np.mgrid[0:height, 0:width]
    ground = np.dstack([70 + y / height * 60, 90 + y / height * 70, 130 + x / width * 40])
    sun = (x - 350) ** 2 + (y - 90) ** 2 < 46**2
    hill = y > 250 - 90 * np.exp(-(((x - 150) / 90.0) ** 2))
    ground[sun] = (246, 196, 84)
    ground[hill] = (58, 112, 84)
    return ground.astype(np.uint8)


def annotated():
    """What a model found, for a person to correct."""
    found = [
        {"label": "sun", "bbox": [300, 40, 100, 100]},
        {"label": "hill", "segmentation": [[40, 245, 110, 175, 150, 158, 190, 175, 262, 245]]},
        {"label": "sun", "keypoints": [350, 90, 2]},
    ]
    gr.Annotator({"image": _picture(), "annotations": found}, ["sun", "hill", "tree"], label="Objects", format="png")


def empty():
    """It says how a picture gets in."""
    gr.Annotator(labels=["cat", "dog"], label="Pets")

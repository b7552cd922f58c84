"""Pictures and films in a grid; one of them is looked at large."""

import numpy as np

import limelight as gr


def _picture(turn, width=320, height=240):
    y, x = np.mgrid[0:height, 0:width]
    wave = np.sin(x / 40 + turn) + np.cos(y / 30 - turn)
    return (
        np.dstack([120 + 55 * wave, 90 + 20 * turn + y * 0 + 30 * np.sin(x / 90), 200 - 45 * wave])
        .clip(0, 255)
        .astype(np.uint8)
    )


def shown():
    """What a function returned, with captions."""
    pictures = [(_picture(turn), f"Step {turn + 1}") for turn in range(6)]
    gr.Gallery(pictures, label="Steps", columns=3, format="png", interactive=False)


def preview():
    """One of them large from the start; arrows go to its neighbours."""
    pictures = [(_picture(turn), f"Step {turn + 1}") for turn in range(6)]
    gr.Gallery(pictures, label="Steps", preview=True, format="png", interactive=False)


def editable():
    """A person adds, removes, orders and captions them."""
    gr.Gallery([_picture(turn) for turn in range(4)], label="Your pictures", columns=4, format="png", interactive=True)


def empty():
    """It says how pictures get in."""
    gr.Gallery(label="Photos", interactive=True)

"""Draw a digit and see it read while drawing. A real classifier that says "not sure" rather than guess."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from classifier import NOTHING, cache_folder, digits, ready
from drawings import cells_of, ink_of, is_drawn, scanned
from PIL import Image

import limelight as gr

classifier = ready()


def read_digit(drawing, sure_from):
    """The likeliest digits of a drawing; "not sure" below the confidence asked for."""
    image = drawing and drawing["composite"]
    if image is None:
        return None
    image.thumbnail((400, 400))  # every stroke is read: a large sheet must not make it slow
    ink = ink_of(image)
    if not is_drawn(ink):
        return "not sure" if (ink > 0.3).any() else None
    likely = classifier.probabilities(cells_of(ink))[0]
    bars = [{"label": str(digit), "confidence": float(likely[digit])} for digit in np.argsort(-likely[:NOTHING])[:4]]
    is_sure = bars[0]["confidence"] >= sure_from
    return {"label": bars[0]["label"] if is_sure else "not sure", "confidences": bars}


def examples() -> list[list]:
    """Pictures of digits that the classifier has not learned from, one of each."""
    folder = cache_folder() / "examples"
    paths = [folder / f"{digit}.png" for digit in range(10)]
    if not all(path.exists() for path in paths):
        folder.mkdir(parents=True, exist_ok=True)
        _, (pixels, answers) = digits()
        for digit, path in enumerate(paths):
            picture = 255 - scanned(pixels[answers == digit][0], side=400) * 255
            Image.fromarray(picture.astype(np.uint8)).save(path)
    return [[str(path), None] for path in paths]


demo = gr.Interface(
    read_digit,
    gr.Sketchpad(
        label="Draw a digit",
        type="pil",
        canvas_size=(400, 400),
        height=420,
        layers=False,
        transforms=(),
        brush=gr.Brush(default_size=24, colors=["#000000"], color_mode="fixed"),
    ),
    gr.Label(label="It reads", num_top_classes=4),
    additional_inputs=[
        gr.Slider(
            0, 1, 0.6, step=0.01, label="Answer from this confidence on", info="Below it, it says that it is not sure."
        )
    ],
    additional_inputs_accordion=gr.Accordion("How sure it must be", open=True),
    examples=examples(),
    live=True,
    title="Which digit is it?",
    description=(
        "Draw with the mouse, a finger or a pen; the answer follows each stroke. "
        f"Of scanned digits it has never seen, it reads {classifier.accuracy:.1%} right."
    ),
    article=f"Wrong? Flag it and say what it should have been; flags are kept in `{Path('.gradio/flagged')}`.",
)

demo.model_version = classifier.version

if __name__ == "__main__":
    demo.launch()

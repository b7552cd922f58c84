"""Read the digits in a picture: uploaded, pasted, from the camera; white out what should not count."""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np
from PIL import Image, ImageDraw, ImageFilter

import limelight as gr

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "digits"))

from classifier import NOTHING, cache_folder, digits, ready
from drawings import cells_of, is_drawn, scanned

classifier = ready()
SURE_FROM = 0.6


def read_number(picture):
    """The digits of a picture from left to right, and the picture with what was found."""
    image = picture and picture["composite"]
    if image is None:
        return None, None, None
    paper = Image.new("RGBA", image.size, "white")
    paper.alpha_composite(image.convert("RGBA"))
    paper.thumbnail((900, 900))
    found = [(box, *read(ink)) for box, ink in pieces(written_parts(paper))]
    text = "".join(str(digit) if sure else "?" for _, digit, confidence in found for sure in [confidence >= SURE_FROM])
    bars = {f"{place + 1}: {digit}": confidence for place, (_, digit, confidence) in enumerate(found[:8])}
    return text or "nothing that looks like a digit", marked(paper.convert("RGB"), found), bars or None


def read(ink: np.ndarray) -> tuple[int, float]:
    """The likeliest digit and how likely it is."""
    likely = classifier.probabilities(cells_of(ink))[0]
    digit = int(likely[:NOTHING].argmax())
    return digit, float(likely[digit])


def written_parts(paper: Image.Image) -> np.ndarray:
    """Where a picture is clearly darker (or, on a dark ground, lighter) than its surroundings; shadows do not count."""
    grey = paper.convert("L")
    ground = grey.filter(ImageFilter.BoxBlur(max(grey.size) // 8))
    depth = np.asarray(ground, dtype=np.float32) - np.asarray(grey, dtype=np.float32)
    if np.median(np.asarray(grey)) < 100:
        depth = -depth
    return depth > max(24.0, 0.45 * float(depth.max()))


def pieces(ink: np.ndarray) -> list[tuple[tuple[int, int, int, int], np.ndarray]]:
    """Connected pieces that are large enough for a digit, from left to right: box and ink."""
    from scipy import ndimage

    joined = ndimage.binary_dilation(ink, iterations=max(1, max(ink.shape) // 300))
    labels, _ = ndimage.label(joined)
    found = []
    for number, part in enumerate(ndimage.find_objects(labels), 1):
        rows, columns = part
        height, width = rows.stop - rows.start, columns.stop - columns.start
        own = np.where(labels[part] == number, ink[part], False).astype(np.float32)
        if height >= 0.08 * ink.shape[0] and height >= 12 and width < 2 * height and is_drawn(np.pad(own, 4)):
            found.append(((columns.start, rows.start, columns.stop, rows.stop), np.pad(own, 4)))
    return sorted(found, key=lambda piece: piece[0][0])


def marked(picture: Image.Image, found: list) -> Image.Image:
    """The picture with a box around each digit: green where it is sure, amber where it is not."""
    draw = ImageDraw.Draw(picture)
    for (left, top, right, bottom), digit, confidence in found:
        color = "#3f7d20" if confidence >= SURE_FROM else "#b7791f"
        draw.rectangle([left - 4, top - 4, right + 4, bottom + 4], outline=color, width=3)
        draw.text((left, max(top - 28, 0)), str(digit), fill=color, font_size=22)
    return picture


def examples() -> list[str]:
    """Rows of digits that the classifier has not learned from."""
    folder = cache_folder() / "rows"
    numbers = ["2026", "31415", "70"]
    paths = [folder / f"{number}.png" for number in numbers]
    if not all(path.exists() for path in paths):
        folder.mkdir(parents=True, exist_ok=True)
        _, (pixels, answers) = digits()
        for number, path in zip(numbers, paths, strict=True):
            row = np.concatenate([scanned(pixels[answers == int(one)][3 + i]) for i, one in enumerate(number)], axis=1)
            Image.fromarray((255 - row * 225).astype(np.uint8)).save(path)
    return [str(path) for path in paths]


demo = gr.Interface(
    read_number,
    gr.ImageEditor(
        label="Picture",
        type="pil",
        sources=["upload", "webcam", "clipboard"],
        brush=gr.Brush(default_size=40, colors=["#ffffff", "#000000"], color_mode="fixed"),
        layers=False,
        canvas_size=(640, 480),
    ),
    [
        gr.Textbox(label="Number"),
        gr.Image(label="What was found", format="png"),
        gr.Label(label="How sure", show_heading=False),
    ],
    examples=examples(),
    live=True,
    title="Read the digits in a picture",
    description=(
        "Upload or paste a picture of handwritten digits, or hold one to the camera. "
        "White out a part with the brush: the answer follows."
    ),
)

if __name__ == "__main__":
    demo.launch()

"""The parts of the digits demo that need no training."""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageDraw

DEMO = Path(__file__).parents[2] / "demos" / "digits"


@pytest.fixture(autouse=True)
def demo_modules(monkeypatch):
    monkeypatch.syspath_prepend(str(DEMO))
    yield
    for name in ("drawings", "classifier"):
        sys.modules.pop(name, None)


def drawn(*strokes, width=20, paper=(255, 255, 255, 0), ink="black"):
    image = Image.new("RGBA", (400, 400), paper)
    for stroke in strokes:
        ImageDraw.Draw(image).line(stroke, fill=ink, width=width)
    return image


def test_an_empty_sheet_is_not_drawn_on():
    import drawings

    assert not drawings.is_drawn(drawings.ink_of(drawn()))


@pytest.mark.parametrize("width", [6, 20, 60])
def test_a_lone_dot_is_no_digit(width):
    import drawings

    image = Image.new("RGBA", (400, 400))
    ImageDraw.Draw(image).ellipse([200, 200, 200 + width, 200 + width], fill="black")
    assert not drawings.is_drawn(drawings.ink_of(image))


def test_a_single_line_may_be_a_one():
    import drawings

    assert drawings.is_drawn(drawings.ink_of(drawn([(200, 60), (205, 340)], width=30)))


@pytest.mark.parametrize(("paper", "ink"), [((255, 255, 255, 0), "black"), ("white", "black"), ("black", "white")])
def test_the_paper_does_not_matter(paper, ink):
    import drawings

    stroke = [(120, 80), (280, 80), (200, 340)]
    cells = drawings.cells_of(drawings.ink_of(drawn(stroke, paper=paper, ink=ink)))
    assert np.allclose(cells, drawings.cells_of(drawings.ink_of(drawn(stroke))), atol=0.02)


def test_neither_place_nor_size_matters():
    import drawings

    large = drawings.cells_of(drawings.ink_of(drawn([(100, 60), (300, 60), (180, 360)], width=30)))
    small = drawings.cells_of(drawings.ink_of(drawn([(20, 200), (120, 200), (60, 350)], width=15)))
    assert np.abs(large - small).mean() < 0.06


def test_a_kept_classifier_answers_as_before(tmp_path):
    import classifier

    rng = np.random.default_rng(0)
    layers = [(rng.normal(size=(64, 20)), rng.normal(size=20)), (rng.normal(size=(20, 11)), rng.normal(size=11))]
    first = classifier.Classifier(layers, 0.9)
    first.save(tmp_path / "kept.npz")
    again = classifier.Classifier.load(tmp_path / "kept.npz")
    cells = rng.random((3, 64))
    assert np.allclose(first.probabilities(cells), again.probabilities(cells))
    assert np.allclose(again.probabilities(cells).sum(axis=1), 1)
    assert again.accuracy == 0.9

"""Drawings to the 8 × 8 grey cells that the classifier reads, and drawings made up to train it."""

from __future__ import annotations

import numpy as np
from PIL import Image, ImageDraw, ImageFilter

CELLS = 8
_BOX = 64
_PEN = 8.0
"""Width of a line in the box, near that of the scanned digits."""


def ink_of(image: Image.Image) -> np.ndarray:
    """How much ink lies on each pixel, 0 to 1, whatever the paper: transparent, white or dark."""
    image = image.convert("RGBA")
    white = Image.new("RGBA", image.size, "white")
    grey = np.asarray(Image.alpha_composite(white, image).convert("L"), dtype=np.float32) / 255
    edge = np.concatenate([grey[0], grey[-1], grey[:, 0], grey[:, -1]])
    return grey if np.median(edge) < 0.5 else 1 - grey


def is_drawn(ink: np.ndarray) -> bool:
    """Whether there is more than nothing, a speck or a lone dot."""
    box = _bounds(ink)
    if box is None:
        return False
    left, top, right, bottom = box
    width, height = right - left, bottom - top
    filled = (ink[top:bottom, left:right] > 0.3).mean()
    is_compact = max(width, height) < 1.6 * min(width, height)
    return max(width, height) >= 0.06 * max(ink.shape) and not (is_compact and filled > 0.66)


def cells_of(ink: np.ndarray) -> np.ndarray:
    """Ink as 64 numbers from 0 to 1: cut out, scaled to fill the height, centred, lines as wide as in the scans."""
    box = _bounds(ink)
    if box is None:
        return np.zeros(CELLS * CELLS, dtype=np.float32)
    left, top, right, bottom = box
    cut = Image.fromarray((ink[top:bottom, left:right].clip(0, 1) * 255).astype(np.uint8))
    scale = (_BOX - 6) / max(cut.size)
    size = max(1, round(cut.width * scale)), max(1, round(cut.height * scale))
    small = cut.resize(size, Image.Resampling.BOX if scale < 1 else Image.Resampling.BICUBIC)
    paper = Image.new("L", (_BOX, _BOX), 0)
    paper.paste(small, ((_BOX - size[0]) // 2, (_BOX - size[1]) // 2))
    cells = np.asarray(_even_pen(paper), dtype=np.float32).reshape(CELLS, 8, CELLS, 8).mean(axis=(1, 3)) / 255
    return (cells / max(float(cells.max()), 1e-6)).ravel()


def _bounds(ink: np.ndarray) -> tuple[int, int, int, int] | None:
    on = ink > 0.3
    rows, columns = np.flatnonzero(on.any(axis=1)), np.flatnonzero(on.any(axis=0))
    if not len(rows):
        return None
    return int(columns[0]), int(rows[0]), int(columns[-1]) + 1, int(rows[-1]) + 1


def _even_pen(paper: Image.Image) -> Image.Image:
    """Thin lines made as wide as the scans' lines, wide ones thinner as far as that goes."""
    for _ in range(6):
        width = _pen_width(np.asarray(paper) > 90)
        if width > _PEN - 1.5:
            break
        paper = paper.filter(ImageFilter.MaxFilter(3))
    while _pen_width(np.asarray(paper) > 90) > _PEN + 4:
        paper = paper.filter(ImageFilter.MinFilter(3))
    return paper.filter(ImageFilter.GaussianBlur(1))


def _pen_width(on: np.ndarray) -> float:
    # A line of width w and length l has the area w·l and an outline of about 2·l.
    outline = (on[1:] != on[:-1]).sum() + (on[:, 1:] != on[:, :-1]).sum()
    return 0.0 if not outline else 2.4 * float(on.sum()) / float(outline)


# ---------------------------------------------------------------- made-up drawings


def _arc(
    x: float, y: float, rx: float, ry: float, start: float, end: float, count: int = 16
) -> list[tuple[float, float]]:
    turns = np.radians(np.linspace(start, end, count))
    return [(x + rx * float(np.cos(one)), y + ry * float(np.sin(one))) for one in turns]


def _shapes() -> dict[int, list[list[list[tuple[float, float]]]]]:
    """Ways in which people write each digit: strokes in a box from 0 to 1, y down."""
    flag, stem = (0.3, 0.25), [(0.55, 0.0), (0.55, 1.0)]
    hook = _arc(0.48, 0.27, 0.35, 0.27, 190, 395)
    bowl = _arc(0.42, 0.66, 0.4, 0.34, -80, 150)
    top = _arc(0.42, 0.24, 0.33, 0.24, 200, 445)
    low = _arc(0.42, 0.73, 0.4, 0.27, -90, 150)
    return {
        0: [
            [_arc(0.5, 0.5, 0.38, 0.5, -90, 285, 28)],
            [_arc(0.5, 0.5, 0.26, 0.5, -120, 250, 28)],
            [_arc(0.5, 0.5, 0.5, 0.5, -60, 300, 28)],
        ],
        1: [[stem], [[flag, *stem]], [[(0.65, 0.0), (0.4, 1.0)]], [[flag, *stem], [(0.25, 1.0), (0.85, 1.0)]]],
        2: [[[*hook, (0.1, 1.0), (0.9, 1.0)]], [[*hook, (0.35, 0.75), (0.12, 0.95), (0.3, 0.9), (0.9, 1.0)]]],
        3: [[[*top, *low]], [[(0.1, 0.02), (0.8, 0.02), (0.4, 0.4), *low]]],
        4: [
            [[(0.6, 0.0), (0.08, 0.65), (0.95, 0.65)], [(0.68, 0.3), (0.68, 1.0)]],
            [[(0.2, 0.0), (0.15, 0.5), (0.9, 0.5)], [(0.75, 0.0), (0.75, 1.0)]],
            [[(0.65, 1.0), (0.65, 0.0), (0.05, 0.7), (0.95, 0.7)]],
        ],
        5: [
            [[(0.85, 0.0), (0.2, 0.0), (0.15, 0.45), *bowl]],
            [[(0.2, 0.02), (0.15, 0.42), *bowl], [(0.2, 0.02), (0.85, 0.0)]],
        ],
        6: [
            [[(0.75, 0.0), (0.3, 0.3), *_arc(0.5, 0.7, 0.36, 0.3, 190, -175, 24)]],
            [[(0.45, 0.0), (0.16, 0.5), *_arc(0.48, 0.72, 0.34, 0.28, 180, -190, 24)]],
        ],
        7: [
            [[(0.08, 0.04), (0.9, 0.04), (0.4, 1.0)]],
            [[(0.08, 0.04), (0.9, 0.04), (0.4, 1.0)], [(0.3, 0.52), (0.85, 0.5)]],
            [[(0.1, 0.2), (0.12, 0.03), (0.9, 0.03), (0.5, 0.45), (0.4, 1.0)]],
        ],
        8: [
            [[*_arc(0.5, 0.25, 0.3, 0.25, 60, -240, 20), *_arc(0.5, 0.74, 0.36, 0.26, -110, 250, 24)]],
            [
                [
                    *_arc(0.5, 0.25, 0.3, 0.25, 0, -180, 12),
                    *_arc(0.5, 0.74, 0.34, 0.26, -30, 210, 20),
                    *_arc(0.5, 0.25, 0.3, 0.25, 180, 0, 6)[::5],
                ]
            ],
        ],
        9: [
            [[*_arc(0.5, 0.28, 0.33, 0.28, -20, -370, 24), (0.8, 0.5), (0.72, 1.0)]],
            [[*_arc(0.47, 0.28, 0.33, 0.28, -10, -360, 24), (0.8, 0.75), *_arc(0.47, 0.8, 0.32, 0.2, 10, 150, 10)]],
        ],
    }


SHAPES = _shapes()


def written(digit: int, rng: np.random.Generator) -> np.ndarray:
    """Ink of a digit as someone might draw it with a pen of some width."""
    shapes = SHAPES[digit]
    return _inked(shapes[rng.integers(len(shapes))], rng)


def scribbled(rng: np.random.Generator) -> np.ndarray:
    """Ink that is no digit: a level line, a cross, a zigzag, a tangle, a filled patch."""
    kind = rng.integers(5)
    if kind == 0:
        strokes = [[(0.0, 0.5), (1.0, 0.5 + rng.normal(0, 0.08))]]
    elif kind == 1:
        strokes = (
            [[(0, 0), (1, 1)], [(1, 0), (0, 1)]] if rng.random() < 0.5 else [[(0.5, 0), (0.5, 1)], [(0, 0.5), (1, 0.5)]]
        )
    elif kind == 2:
        strokes = [
            [(x, float(rng.random() < 0.5 if i else 0)) for i, x in enumerate(np.linspace(0, 1, rng.integers(5, 9)))]
        ]
    elif kind == 3:
        strokes = [[(float(x), float(y)) for x, y in rng.random((rng.integers(7, 16), 2))]]
    else:
        return _inked(
            [[(0, 0), (1, 0), (1, 1), (0, 1), (0, 0)], *[[(0, y), (1, y)] for y in np.linspace(0, 1, 9)]], rng, pen=0.14
        )
    return _inked(strokes, rng)


def _inked(strokes: list, rng: np.random.Generator, pen: float | None = None, side: int = 160) -> np.ndarray:
    turn, lean = rng.normal(0, 0.12), rng.normal(0.05, 0.16)
    wide = rng.uniform(0.45, 1.05) if pen is None else 1.0
    spin = np.array([[np.cos(turn), -np.sin(turn)], [np.sin(turn), np.cos(turn)]])
    matrix = spin @ np.array([[wide, -lean], [0, 1]])
    image = Image.new("L", (side, side), 0)
    draw = ImageDraw.Draw(image)
    width = max(2, round((pen or rng.uniform(0.03, 0.16)) * side * 0.65))
    for stroke in strokes:
        points = _smooth(
            np.array(stroke) + rng.normal(0, 0.028, (len(stroke), 2)) * (len(stroke) < 10) + _wave(len(stroke), rng)
        )
        places = (points - 0.5) @ matrix.T * side * 0.62 + side / 2
        draw.line([tuple(one) for one in places], fill=255, width=width, joint="curve")
        for x, y in places:
            draw.ellipse([x - width / 2, y - width / 2, x + width / 2, y + width / 2], fill=255)
    return np.asarray(image.filter(ImageFilter.GaussianBlur(0.8)), dtype=np.float32) / 255


def _wave(count: int, rng: np.random.Generator) -> np.ndarray:
    """A slow drift of a hand along a stroke."""
    drift = np.cumsum(rng.normal(0, 0.012, (count, 2)), axis=0)
    return drift - drift.mean(axis=0)


def _smooth(points: np.ndarray) -> np.ndarray:
    if len(points) < 10:
        return points
    padded = np.concatenate([points[:1], points, points[-1:]])
    return (padded[:-2] + 2 * padded[1:-1] + padded[2:]) / 4


def scanned(pixels: np.ndarray, rng: np.random.Generator | None = None, side: int = 160) -> np.ndarray:
    """A digit of the data set (8 × 8, 0 to 16) as smooth ink; with `rng`, turned, leaned and drawn with another pen."""
    image = Image.fromarray((pixels.reshape(8, 8) / 16 * 255).astype(np.uint8))
    image = image.resize((side - 40, side - 40), Image.Resampling.BICUBIC)
    paper = Image.new("L", (side, side), 0)
    paper.paste(image, (20, 20))
    if rng is not None:
        paper = _turned(paper, rng)
    sharp = np.asarray(paper, dtype=np.float32) / 255
    level = 0.42 if rng is None else rng.uniform(0.28, 0.55)
    return ((sharp - level) * 6 + 0.5).clip(0, 1)


def leaned(ink: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    """A drawing turned and leaned a little, as another hand would have drawn it."""
    paper = Image.fromarray((ink.clip(0, 1) * 255).astype(np.uint8))
    return np.asarray(_turned(paper, rng), dtype=np.float32) / 255


def _turned(paper: Image.Image, rng: np.random.Generator) -> Image.Image:
    turn, lean, wide = rng.normal(0, 0.12), rng.normal(0, 0.14), rng.uniform(0.85, 1.2)
    x, y = paper.width / 2, paper.height / 2
    cos, sin = np.cos(turn), np.sin(turn)
    a, b, d, e = cos * wide, -sin + lean, sin * wide, cos
    there = (a, b, x - a * x - b * y, d, e, y - d * x - e * y)
    return paper.transform(paper.size, Image.Transform.AFFINE, there, Image.Resampling.BICUBIC)

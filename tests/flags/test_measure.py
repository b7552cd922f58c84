from __future__ import annotations

from pathlib import Path

import pytest

from limelight.errors import BadValue
from limelight.flags.measure import METRICS, measure


def nowhere(file: dict) -> Path:
    raise AssertionError(f"no file was meant: {file}")


def share(metric: str, now: object, expected: object) -> float:
    return METRICS[metric].compare(now, expected, nowhere).share


@pytest.mark.parametrize(
    ("metric", "now", "expected", "found"),
    [
        ("exact", {"a": [1, 2]}, {"a": [1, 2]}, 1),
        ("exact", {"a": [1, 2]}, {"a": [2, 1]}, 0),
        ("text", "the cat ", " the cat", 1),
        ("text", "abcd", "abxy", 0.5),
        ("wer", "The cat sat", "the cat sat.", 1),
        ("wer", "the cat", "the cat sat down", 0.5),
        ("wer", "", "", 1),
        ("wer", "one two three", "four", 0),
        ("number", 9, 10, 0.9),
        ("number", "10", 10, 1),
        ("number", None, 10, 0),
        ("top", {"label": "7", "confidences": [{"label": "7", "confidence": 1}]}, "7", 1),
        ("top", {"label": "1", "confidences": [{"label": "1", "confidence": 1}]}, {"label": "7"}, 0),
        ("top3", {"label": "1", "confidences": [{"label": each, "confidence": 0.3} for each in "127"]}, "7", 1),
        ("top", {"label": "not sure", "confidences": [{"label": "7", "confidence": 0.4}]}, "7", 0),
        ("iou", [{"bbox": [0, 0, 10, 10], "label": "cat"}], [{"bbox": [0, 0, 10, 10], "label": "cat"}], 1),
        ("iou", [{"bbox": [0, 0, 10, 10], "label": "cat"}], [{"bbox": [5, 0, 10, 10], "label": "cat"}], 1 / 3),
        ("iou", [{"bbox": [0, 0, 10, 10], "label": "cat"}], [{"bbox": [0, 0, 10, 10], "label": "dog"}], 0),
    ],
)
def test_a_metric_says_how_near_an_answer_comes(metric: str, now: object, expected: object, found: float) -> None:
    assert share(metric, now, expected) == pytest.approx(found)


def picture(path: Path, value: int) -> dict:
    import numpy as np
    from PIL import Image

    Image.fromarray(np.full((4, 4, 3), value, np.uint8)).save(path)
    return {"path": str(path), "meta": {"_type": "gradio.FileData"}}


def test_pictures_are_compared_by_their_pixels(tmp_path: Path) -> None:
    same, other = picture(tmp_path / "a.png", 100), picture(tmp_path / "b.png", 110)
    here = lambda file: Path(file["path"])  # noqa: E731
    assert measure("image", same, same, here).share == 1
    noisy = measure("image", other, same, here)
    assert noisy.words == "28.1 dB"
    assert noisy.share == pytest.approx(28.13 / 50, abs=1e-3)


def test_masks_are_compared_by_their_overlap(tmp_path: Path) -> None:
    full, empty = picture(tmp_path / "a.png", 255), picture(tmp_path / "b.png", 0)
    here = lambda file: Path(file["path"])  # noqa: E731
    assert [METRICS["iou"].compare(one, full, here).share for one in (full, empty)] == [1, 0]


def test_files_are_the_same_by_their_contents(tmp_path: Path) -> None:
    for name in "ab":
        (tmp_path / name).write_bytes(b"same")
    (tmp_path / "c").write_bytes(b"else")
    first, second, third = ({"path": str(tmp_path / name), "meta": {"_type": "gradio.FileData"}} for name in "abc")
    here = lambda file: Path(file["path"])  # noqa: E731
    assert [METRICS["exact"].compare(one, first, here).share for one in (second, third)] == [1, 0]


def test_an_unknown_metric_is_named_with_the_nearest() -> None:
    with pytest.raises(BadValue, match="no metric 'txt'; did you mean 'text'"):
        measure("textbox", "a", "a", nowhere, "txt")

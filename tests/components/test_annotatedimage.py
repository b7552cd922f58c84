from __future__ import annotations

import numpy as np
import pytest
from PIL import Image

import limelight as gr
from limelight.errors import BadAnswer, BadValue

PICTURE = np.zeros((60, 80, 3), dtype=np.uint8)


def pixels(file) -> np.ndarray:
    return np.asarray(Image.open(file.path))


def marked(marks, **props) -> list[np.ndarray]:
    value = gr.AnnotatedImage(**props).postprocess((PICTURE, marks))
    return [pixels(one["image"]) for one in value["annotations"]]


def test_a_mask_is_as_opaque_as_it_is_sure():
    mask = np.full((60, 80), 0.3)
    mask[0, 0] = np.nan
    [seen] = marked([(mask, "cat")])
    assert seen[0, 0].tolist() == [0, 0, 0, 0]
    assert seen[5, 5].tolist() == [255, 0, 0, 76]


def test_a_box_has_an_edge_and_is_cut_off_at_the_picture():
    [seen] = marked([((40, 30, 900, 50), "cat")], color_map={"cat": "#00ff00"})
    assert seen[30, 40].tolist() == [0, 255, 0, 255]
    assert seen[40, 60].tolist() == [0, 255, 0, 127]
    assert seen[29, 40].tolist() == [0, 0, 0, 0]


def test_a_mask_of_another_size_is_told():
    with pytest.raises(BadAnswer, match=r"mask 'cat' has the shape \(5, 5\), but the picture is 60 × 80"):
        marked([(np.zeros((5, 5)), "cat")])


@pytest.mark.parametrize("marks", [[3], [((1, 2, 3), "a")], [(("a", 2, 3, 4), "a")]])
def test_what_is_no_mark_is_told(marks):
    with pytest.raises(BadAnswer, match="box"):
        marked(marks)


def test_what_is_no_pair_is_told():
    with pytest.raises(BadAnswer, match="a pair of a picture and a list of marks"):
        gr.AnnotatedImage().postprocess(PICTURE)


def test_a_function_gets_paths_with_their_words():
    one = gr.AnnotatedImage()
    value = one.postprocess((PICTURE, [((1, 1, 9, 9), "cat")]))
    path, [(mask, word)] = one.preprocess(value)
    assert (path, mask, word) == (value["image"].path, value["annotations"][0]["image"].path, "cat")
    with pytest.raises(BadValue, match="image and annotations"):
        one.preprocess([1])

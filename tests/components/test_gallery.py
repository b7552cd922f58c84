from __future__ import annotations

import numpy as np
import pytest

import limelight as gr
from limelight.errors import BadAnswer, BadProp, BadValue

RED = np.full((4, 6, 3), (255, 0, 0), dtype=np.uint8)


def test_pictures_and_pairs_with_a_caption_become_entries():
    sent = gr.Gallery(format="png").postprocess([RED, (RED, "A red one")])
    assert [entry["caption"] for entry in sent] == [None, "A red one"]
    assert all(entry["image"].path.endswith(".png") for entry in sent)


def test_a_film_is_told_from_a_picture_by_its_name():
    sent = gr.Gallery().postprocess(["cat.png", "dog.mp4", ("https://example.org/run.webm?x=1", "Run")])
    assert [sorted(entry) for entry in sent] == [["caption", "image"], ["caption", "video"], ["caption", "video"]]


def test_nothing_is_an_empty_list():
    assert gr.Gallery().postprocess(None) == []
    assert gr.Gallery().preprocess([]) is None


@pytest.mark.parametrize(("type", "kind"), [("numpy", np.ndarray), ("filepath", str)])
def test_the_function_gets_pairs_of_picture_and_caption(type, kind):
    gallery = gr.Gallery(type=type, format="png")
    [(picture, caption)] = gallery.preprocess(gallery.postprocess([(RED, "red")]))
    assert isinstance(picture, kind)
    assert caption == "red"


def test_a_film_arrives_as_its_path_whatever_the_type():
    gallery = gr.Gallery(type="numpy")
    [(film, caption)] = gallery.preprocess(gallery.postprocess(["dog.mp4"]))
    assert (film, caption) == ("dog.mp4", None)


def test_what_is_no_picture_is_named_by_its_place():
    with pytest.raises(BadAnswer, match="entry 1"):
        gr.Gallery().postprocess([RED, 7])


def test_a_single_path_is_no_list():
    with pytest.raises(BadAnswer, match=r"Return \[picture\]"):
        gr.Gallery().postprocess("cat.png")


def test_a_text_that_comes_in_is_refused():
    with pytest.raises(BadValue, match="list of pictures"):
        gr.Gallery().preprocess("cat")


def test_it_needs_a_column():
    with pytest.raises(BadProp, match="columns"):
        gr.Gallery(columns=0)


def test_columns_given_by_width_of_the_page_are_the_last_of_them():
    assert gr.Gallery(columns=[2, 3], rows=[2]).columns == 3

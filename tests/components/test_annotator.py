from __future__ import annotations

import numpy as np
import pytest

import limelight as gr
from limelight.errors import BadAnswer, BadProp, BadValue

RED = np.full((40, 60, 3), (255, 0, 0), dtype=np.uint8)
BOX = {"label": "cat", "bbox": [5, 6, 10, 20]}
TRIANGLE = {"label": "dog", "segmentation": [[0, 0, 10, 0, 0, 10]]}


def annotator(**options):
    return gr.Annotator(labels=["cat", "dog"], format="png", **options)


def test_what_goes_out_comes_back_with_ids_boxes_and_areas():
    one = annotator()
    got = one.preprocess(one.postprocess({"image": RED, "annotations": [BOX, TRIANGLE]}))
    assert (got["image"] == RED).all()
    assert got["categories"] == [{"id": 1, "name": "cat"}, {"id": 2, "name": "dog"}]
    assert got["annotations"] == [
        {"id": 1, "category_id": 1, "label": "cat", "bbox": [5, 6, 10, 20], "area": 200},
        {"id": 2, "category_id": 2, **TRIANGLE, "bbox": [0, 0, 10, 10], "area": 50},
    ]
    assert one.postprocess(got)["annotations"] == [BOX, TRIANGLE]


def test_a_class_may_be_given_by_its_number():
    sent = annotator().postprocess({"image": RED, "annotations": [{"category_id": 2, "bbox": [0, 0, 1, 1]}]})
    assert sent["annotations"][0]["label"] == "dog"


def test_several_keypoints_are_as_many_points():
    sent = annotator().postprocess((RED, [{"label": "cat", "keypoints": [1, 2, 2, 3, 4, 1]}]))
    assert [mark["keypoints"] for mark in sent["annotations"]] == [[1, 2, 2], [3, 4, 2]]


def test_a_picture_alone_has_no_annotations():
    assert annotator().postprocess(RED)["annotations"] == []


@pytest.mark.parametrize(
    ("mark", "words"),
    [
        ({"label": "cta", "bbox": [0, 0, 1, 1]}, "'cta' is no class"),
        ({"label": "cat", "bbox": [0, 0, 1]}, "holds 3 numbers"),
        ({"label": "cat", "bbox": [0, 0, 1, float("nan")]}, "no number"),
        ({"label": "cat", "segmentation": [[0, 0, 1, 1]]}, "three corners"),
        ({"label": "cat"}, "no shape"),
        ("cat", "annotation 0"),
    ],
)
def test_what_is_no_annotation_is_told(mark, words):
    with pytest.raises(BadAnswer, match=words):
        annotator().postprocess({"image": RED, "annotations": [mark]})
    with pytest.raises(BadValue, match=words):
        annotator().preprocess({"image": None, "annotations": [mark]})


def test_an_unknown_shape_or_a_colour_of_no_class_is_refused():
    with pytest.raises(BadProp, match="'polygon'"):
        annotator(shapes=["circle"])
    with pytest.raises(BadProp, match="names 'bird'"):
        annotator(label_colors={"bird": "red"})

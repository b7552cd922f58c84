from __future__ import annotations

import numpy as np

import limelight as gr

GREY = np.full((60, 80, 3), 100, dtype=np.uint8)
MARK = np.full((10, 10, 3), 255, dtype=np.uint8)


def shown(**options):
    image = gr.Image(format="png", watermark=gr.WatermarkOptions(watermark=MARK, **options))
    return gr.Image().preprocess(image.postprocess(GREY))


def test_the_mark_lies_in_the_corner_asked_for():
    assert shown()[45, 65].tolist() == [255, 255, 255]
    assert shown(position="top-left")[15, 15].tolist() == [255, 255, 255]


def test_the_rest_of_the_picture_stays():
    assert shown()[5, 5].tolist() == [100, 100, 100]


def test_a_place_can_be_given_in_pixels():
    assert shown(position=(30, 20))[25, 35].tolist() == [255, 255, 255]

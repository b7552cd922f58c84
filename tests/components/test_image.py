from __future__ import annotations

import numpy as np
import pytest
from PIL import Image

import limelight as gr
from limelight.errors import BadAnswer, BadProp, BadValue
from limelight.wire.values import FileData

RED = np.full((4, 6, 3), (255, 0, 0), dtype=np.uint8)


@pytest.mark.parametrize("kind", ["numpy", "pil", "filepath"])
def test_a_picture_comes_back_as_asked_for(kind):
    file = gr.Image(format="png").postprocess(RED)
    got = gr.Image(type=kind).preprocess(file)
    assert np.array_equal(np.asarray(Image.open(got) if kind == "filepath" else got), RED)


def test_the_format_is_the_suffix():
    assert gr.Image(format="jpeg").postprocess(RED).path.endswith(".jpeg")


def test_grey_is_given_when_asked_for():
    assert gr.Image(image_mode="L").preprocess(gr.Image().postprocess(RED)).shape == (4, 6)


def test_a_path_is_kept_as_it_is(tmp_path):
    assert gr.Image().postprocess(tmp_path / "a.png") == FileData(path=str(tmp_path / "a.png"))


def test_what_is_no_picture_is_refused():
    with pytest.raises(BadAnswer, match="dict"):
        gr.Image().postprocess({"a": 1})


def test_what_is_no_file_is_refused():
    with pytest.raises(BadValue, match="'Photo' takes a picture as a file"):
        gr.Image(label="Photo").preprocess("photo.png")


def test_all_sources_are_offered_unless_said_otherwise():
    assert gr.Image().sources == ["upload", "webcam", "clipboard"]
    assert gr.Image(sources="upload").sources == ["upload"]


def test_an_unknown_source_is_refused():
    with pytest.raises(BadProp, match="webcam"):
        gr.Image(sources=["webcan"])


def test_a_stream_comes_from_the_camera():
    assert gr.Image(streaming=True).sources == ["webcam"]
    with pytest.raises(BadProp, match="camera"):
        gr.Image(streaming=True, sources=["upload"])


def test_options_of_the_camera_travel_as_a_dict():
    told = gr.Image(webcam_options=gr.WebcamOptions(mirror=False)).travelling_props()
    assert told["webcam_options"] == {"mirror": False, "constraints": None}

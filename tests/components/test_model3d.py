from __future__ import annotations

import pytest

import limelight as gr
from limelight.errors import BadAnswer, BadProp, BadValue
from limelight.wire.values import FileData


def test_a_function_gets_the_path_of_the_file():
    assert gr.Model3D().preprocess(FileData(path="/tmp/a.glb")) == "/tmp/a.glb"
    assert gr.Model3D().preprocess(None) is None


def test_a_path_is_shown_under_its_name(tmp_path):
    assert gr.Model3D().postprocess(tmp_path / "duck.glb") == FileData(
        path=str(tmp_path / "duck.glb"), orig_name="duck.glb"
    )


def test_what_is_no_path_is_told():
    with pytest.raises(BadAnswer, match="by the path of its file, not list"):
        gr.Model3D().postprocess([1, 2])
    with pytest.raises(BadValue, match="'Shape' takes a file"):
        gr.Model3D(label="Shape").preprocess("duck.glb")


def test_a_colour_and_a_position_are_checked_where_they_are_written():
    assert gr.Model3D().clear_color == (0, 0, 0, 0)
    with pytest.raises(BadProp, match="from 0 to 1"):
        gr.Model3D(clear_color=(255, 255, 255, 1))
    with pytest.raises(BadProp, match="two angles in degrees and a distance"):
        gr.Model3D(camera_position=(90, 75))

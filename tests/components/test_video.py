from __future__ import annotations

import pytest

import limelight as gr
from limelight.errors import BadAnswer, BadProp, BadValue
from limelight.wire.values import FileData


def test_a_film_is_given_by_its_path(tmp_path):
    path = tmp_path / "a.mp4"
    path.write_bytes(b"\0\0\0\x18ftypmp42")
    assert gr.Video().postprocess(path) == FileData(path=str(path))
    assert gr.Video().preprocess(FileData(path=str(path))) == str(path)


def test_a_web_address_is_passed_on():
    assert gr.Video().postprocess("https://example.com/a.mp4").path == "https://example.com/a.mp4"


def test_an_empty_film_says_so(tmp_path):
    (tmp_path / "a.mp4").write_bytes(b"")
    with pytest.raises(BadValue, match=r"'holiday\.mp4' is empty"):
        gr.Video().preprocess(FileData(path=str(tmp_path / "a.mp4"), orig_name="holiday.mp4"))


def test_what_is_no_film_is_refused():
    with pytest.raises(BadAnswer, match="dict"):
        gr.Video().postprocess({"a": 1})
    with pytest.raises(BadValue, match="'Clip' takes a file"):
        gr.Video(label="Clip").preprocess(3)


def test_the_camera_alone_records_without_sound():
    assert gr.Video(sources="webcam").include_audio is False
    assert gr.Video().include_audio is True
    assert gr.Video(sources="webcam", include_audio=True).include_audio is True


def test_an_unknown_source_is_refused():
    with pytest.raises(BadProp, match="webcam"):
        gr.Video(sources=["webcan"])


def test_a_playable_film_is_mp4_and_uploaded():
    assert (gr.PlayableVideo().format, gr.PlayableVideo().sources) == ("mp4", ["upload"])

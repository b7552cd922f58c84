"""Examples that are made when asked for: every name gives a file that is what its ending says."""

from __future__ import annotations

import json
import struct
import wave
from pathlib import Path

import pytest
from PIL import Image

import limelight as gr
from limelight.files import example_media

HEADS = {".mp3": b"\xff\xfb", ".avi": b"RIFF", ".glb": b"glTF", ".obj": b"v ", ".vtt": b"WEBVTT"}


@pytest.fixture(autouse=True)
def _own_cache(tmp_path, monkeypatch):
    monkeypatch.setenv("LIMELIGHT_CACHE", str(tmp_path))


def test_every_picture_opens_and_no_two_are_the_same():
    paths = [gr.get_image(name) for name in example_media.IMAGES]
    for path in paths:
        with Image.open(path) as picture:
            assert (picture.format == "PNG") == path.endswith(".png")
            assert picture.size == (256, 192)
    assert len({Path(path).read_bytes() for path in paths}) == len(paths)


def test_sounds_last_a_second():
    for path in map(gr.get_audio, [name for name in example_media.SOUNDS if name.endswith(".wav")]):
        with wave.open(path) as sound:
            assert sound.getnframes() == sound.getframerate()


def test_the_binary_model_says_its_own_length():
    data = Path(gr.get_model3d("Duck.glb")).read_bytes()
    magic, version, length = struct.unpack_from("<4sII", data)
    assert (magic, version, length) == (b"glTF", 2, len(data))
    size = struct.unpack_from("<I", data, 12)[0]
    assert json.loads(data[20 : 20 + size])["buffers"] == [{"byteLength": 72}]


@pytest.mark.parametrize("get", [gr.get_image, gr.get_audio, gr.get_video, gr.get_model3d, gr.get_file])
def test_any_file_comes_without_a_name(get):
    path = Path(get())
    assert path.is_file()
    assert path.stat().st_size > 0
    assert get() == str(path)


def test_files_begin_as_their_ending_says():
    paths = [gr.get_audio(one) for one in example_media.SOUNDS] + [gr.get_video(one) for one in example_media.VIDEOS]
    paths += [gr.get_model3d(one) for one in example_media.MODELS] + [gr.get_file(one) for one in example_media.FILES]
    for path in map(Path, paths):
        assert path.read_bytes().startswith(HEADS.get(path.suffix, b"")), path.name
        assert path.suffix != ".mp4" or path.read_bytes()[4:8] == b"ftyp"
        assert path.suffix not in {".json", ".gltf"} or json.loads(path.read_text())


def test_an_unknown_name_is_told_with_the_nearest():
    with pytest.raises(FileNotFoundError, match=r"get_image has no 'lions.jpg'; did you mean 'lion.jpg'\?"):
        gr.get_image("lions.jpg")

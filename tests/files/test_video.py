from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import numpy as np
import pytest

from limelight.errors import BadAnswer, BadValue
from limelight.files import video

pytestmark = pytest.mark.skipif(shutil.which("ffmpeg") is None, reason="ffmpeg is not installed")


@pytest.fixture(scope="module")
def film(tmp_path_factory) -> Path:
    """Half a second of colour with a tone."""
    path = tmp_path_factory.mktemp("film") / "red.avi"
    command = "-f lavfi -i color=red:s=33x22:r=8:d=0.5 -f lavfi -i sine=d=0.5 -c:v mpeg4 -c:a libmp3lame".split()
    subprocess.run(["ffmpeg", "-v", "error", *command, str(path)], check=True)
    return path


def streams(path: str) -> list[str]:
    command = ["ffprobe", "-v", "error", "-show_entries", "stream=codec_type,codec_name", "-of", "csv=p=0", path]
    return sorted(subprocess.run(command, check=True, capture_output=True, text=True).stdout.split())


def first_pixel(path: str) -> tuple[int, ...]:
    crop = ["-vf", "crop=2:2:12:12", "-frames:v", "1", "-f", "rawvideo", "-pix_fmt", "rgb24", "-"]
    return tuple(
        subprocess.run(["ffmpeg", "-v", "error", "-i", path, *crop], check=True, capture_output=True).stdout[:3]
    )


def test_a_film_that_browsers_do_not_play_becomes_mp4(film):
    path = video.to_file(film).path
    assert path.endswith("red.mp4")
    assert streams(path) == ["aac,audio", "h264,video"]


def test_a_format_is_kept_when_it_is_the_one_asked_for(film):
    assert video.to_file(film, "avi").path == str(film)
    assert video.load(film, "avi") == str(film)


def test_a_function_gets_the_format_it_asked_for_and_no_sound(film):
    assert streams(video.load(film, "webm", has_sound=False)) == ["vp9,video"]


def test_a_mark_is_laid_over_it(film):
    mark = np.full((6, 8, 3), 255, np.uint8)
    marked = video.to_file(film, "mp4", {"watermark": mark, "position": "top-left"}).path
    assert streams(marked) == ["aac,audio", "h264,video"]
    assert first_pixel(marked) > (200, 200, 200)
    assert first_pixel(video.to_file(film, "mp4").path)[1] < 60


def test_what_is_no_film_is_refused_with_words(tmp_path):
    (tmp_path / "a.avi").write_text("Dear diary")
    with pytest.raises(BadValue, match=r"'a\.avi' cannot be written as mp4"):
        video.to_file(tmp_path / "a.avi")
    with pytest.raises(BadAnswer, match="ndarray"):
        video.to_file(np.zeros((2, 2)))


def test_an_unknown_format_names_those_there_are(film):
    with pytest.raises(BadValue, match="mp4, webm"):
        video.load(film, "mpx")

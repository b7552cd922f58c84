from __future__ import annotations

import pytest

from limelight.errors import BadProp
from limelight.files.subtitles import cues

SRT = (
    "1\r\n00:00:01,500 --> 00:00:02,000\r\nHello <i>you</i>\r\n\r\n2\r\n01:00:00,000 --> 01:00:01,250\r\nBye\r\nnow\r\n"
)
VTT = "WEBVTT\n\nNOTE made by hand\n\nintro\n00:01.500 --> 00:02.000 align:start\nHello <v Ann>you</v>\n"


@pytest.mark.parametrize(("name", "text"), [("a.srt", SRT), ("a.vtt", VTT)])
def test_files_are_read_as_plain_text(tmp_path, name, text):
    (tmp_path / name).write_text(text)
    assert cues(tmp_path / name, "Audio")[0] == {"start": 1.5, "end": 2.0, "text": "Hello you"}


def test_hours_and_several_lines_are_kept(tmp_path):
    (tmp_path / "a.srt").write_text(SRT)
    assert cues(tmp_path / "a.srt", "Audio")[1] == {"start": 3600.0, "end": 3601.25, "text": "Bye\nnow"}


def test_lists_are_taken_both_ways_and_put_in_order():
    given = [{"timestamp": [2, 3], "text": "b"}, {"start": 0, "end": 1, "text": "a"}]
    assert [cue["text"] for cue in cues(given, "Audio")] == ["a", "b"]


@pytest.mark.parametrize("given", [[{"text": "a"}], [3], 3, "missing.srt"])
def test_what_is_none_is_refused_with_words(given):
    with pytest.raises(BadProp, match=r"Video: (the )?subtitle"):
        cues(given, "Video")


def test_a_text_that_holds_none_is_refused(tmp_path):
    (tmp_path / "a.srt").write_text("Dear diary")
    with pytest.raises(BadProp, match="-->"):
        cues(tmp_path / "a.srt", "Audio")

from __future__ import annotations

import shutil
import struct
import subprocess

import numpy as np
import pytest

from limelight.errors import BadAnswer, BadValue
from limelight.files import audio, ffmpeg, wav

needs_ffmpeg = pytest.mark.skipif(shutil.which("ffmpeg") is None, reason="ffmpeg is not installed")
TONE = (np.sin(np.arange(1600) / 8) * 20000).astype(np.int16)


@pytest.mark.parametrize("samples", [TONE, np.stack([TONE, -TONE], axis=1)], ids=["mono", "stereo"])
def test_samples_come_back_as_they_were(samples):
    rate, got = audio.load(audio.to_file((16000, samples)).path)
    assert rate == 16000
    assert np.array_equal(got, samples)


@pytest.mark.parametrize(
    ("samples", "expected"),
    [
        (np.array([0.0, 0.5, -1.0]), [0, 16384, -32767]),
        (np.array([0, 2.0, -1.0], np.float32), [0, 32767, -16384]),
        (np.array([np.nan, np.inf, -np.inf]), [0, 32767, -32767]),
        (np.array([0, 128, 255], np.uint8), [-32768, 0, 32512]),
        (np.array([0, 2**30], np.int32), [0, 16384]),
        (np.array([[1], [2]], np.int64), [1, 2]),
        ([True, False], [32767, 0]),
        (np.zeros(0, np.float32), []),
    ],
)
def test_samples_of_any_numbers_become_sixteen_bits(samples, expected):
    assert audio.sixteen_bits(samples).tolist() == expected


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (np.zeros(10), "without its rate"),
        ((16000, np.zeros((2, 3, 4))), "shape"),
        ((16000, np.zeros((2, 48000))), r"turn it with \.T"),
        ((0, TONE), "0 samples a second"),
        ((16000, np.array(["a"])), "no sound"),
        ({"a": 1}, "dict"),
    ],
)
def test_what_is_no_sound_is_refused_with_words(value, words):
    with pytest.raises(BadAnswer, match=words):
        audio.to_file(value)


def wav_of(body: bytes, kind: int, bits: int, size: int | None = None) -> bytes:
    form = struct.pack("<HHIIHH", kind, 1, 8000, 8000 * bits // 8, bits // 8, bits)
    told = len(body) if size is None else size
    return b"RIFF\0\0\0\0WAVEfmt " + struct.pack("<I", 16) + form + b"data" + struct.pack("<I", told) + body


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (wav_of(b"\x00\x80\xff", 1, 8), [-32768, 0, 32512]),
        (wav_of(b"\x00\x00\x40\xff\xff\xff", 1, 24), [16384, -1]),
        (wav_of(struct.pack("<2i", 2**30, -(2**31)), 1, 32), [16384, -32768]),
        (wav_of(struct.pack("<3f", 0.5, float("nan"), 9.0), 3, 32), [16384, 0, 32767]),
        (wav_of(b"\x01\x00\x02\x00", 1, 16, size=0xFFFFFFFF), [1, 2]),
        (wav_of(b"\x01\x00\x02", 1, 16, size=400), [1]),
    ],
    ids=["8 bit", "24 bit", "32 bit", "float with NaN", "of unknown length", "cut off"],
)
def test_wav_files_of_all_kinds_are_read(tmp_path, data, expected):
    (tmp_path / "a.wav").write_bytes(data)
    assert audio.load(tmp_path / "a.wav")[1].tolist() == expected


@pytest.mark.parametrize("data", [b"RIFF\0\0\0\0WAVEfmt ", wav_of(b"", 99, 16), b"hello world, this is text"])
def test_what_only_looks_like_sound_is_refused_with_words(tmp_path, data):
    (tmp_path / "a.wav").write_bytes(data)
    with pytest.raises(BadValue, match=r"song\.wav"):
        audio.load(tmp_path / "a.wav", name="song.wav")


def test_an_empty_file_says_so(tmp_path):
    (tmp_path / "a.wav").write_bytes(b"")
    with pytest.raises(BadValue, match="is empty"):
        audio.load(tmp_path / "a.wav", "filepath")


def test_sound_without_end_is_cut_off_with_words(tmp_path):
    (tmp_path / "a.wav").write_bytes(wav.write(8000, np.zeros(1000, np.int16)))
    with pytest.raises(BadValue, match="longer than"):
        audio.load(tmp_path / "a.wav", max_bytes=100)


@needs_ffmpeg
@pytest.mark.parametrize("kind", ["mp3", "flac", "ogg"])
def test_other_formats_are_written_and_read(kind):
    path = audio.to_file((16000, TONE), format=kind).path
    rate, got = audio.load(path)
    assert path.endswith(kind)
    assert (rate, got.ndim) == (16000, 1)
    assert abs(len(got) - len(TONE)) < 3000


@needs_ffmpeg
def test_endless_sound_of_another_format_stops_at_the_limit(tmp_path):
    path = tmp_path / "long.mp3"
    subprocess.run(
        ["ffmpeg", "-v", "error", "-f", "lavfi", "-i", "anullsrc=r=8000:cl=mono", "-t", "60", str(path)], check=True
    )
    with pytest.raises(BadValue, match="longer than"):
        audio.load(path, max_bytes=100_000)


@needs_ffmpeg
def test_a_list_of_files_in_disguise_opens_none_of_them(tmp_path):
    secret = tmp_path / "secret.wav"
    secret.write_bytes(wav.write(8000, TONE))
    (tmp_path / "list.mp3").write_text(f"#EXTM3U\n#EXTINF:1,\nfile://{secret}\n#EXT-X-ENDLIST\n")
    with pytest.raises(BadValue, match="cannot be read as sound"):
        audio.load(tmp_path / "list.mp3")


def test_without_ffmpeg_a_clear_word_says_so(tmp_path, monkeypatch):
    monkeypatch.setattr(ffmpeg.shutil, "which", lambda name: None)
    (tmp_path / "a.mp3").write_bytes(b"ID3 and more")
    with pytest.raises(BadValue, match=r"'a\.mp3' cannot be read as sound: that takes ffmpeg, which is not installed"):
        audio.load(tmp_path / "a.mp3")


@pytest.mark.parametrize(
    ("head", "kind"),
    [(b"RIFF", "wav"), (b"ID3", "mp3"), (b"\xff\xfb\x90", "mp3"), (b"\xff\xf1\x50", "aac"), (b"OggS", "ogg")],
)
def test_bytes_get_the_suffix_that_they_show(head, kind):
    assert audio.suffix_of(head.ljust(16, b"\0")) == kind

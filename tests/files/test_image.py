from __future__ import annotations

import struct
import subprocess
import sys
import zlib
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from limelight.errors import BadAnswer, BadValue
from limelight.files import image


@pytest.fixture
def red(tmp_path: Path) -> Path:
    path = tmp_path / "red.png"
    Image.new("RGBA", (3, 2), (255, 0, 0, 128)).save(path)
    return path


def bomb(path: Path, width: int, height: int) -> Path:
    """A PNG of a few bytes whose header promises any size."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + header + chunk(b"IDAT", zlib.compress(b"\0" * 1000)) + chunk(b"IEND", b""))
    return path


def test_a_picture_loads_as_an_array_in_the_mode_asked_for(red: Path) -> None:
    assert image.load(red).shape == (2, 3, 3)
    assert image.load(red, mode="RGBA").shape == (2, 3, 4)
    assert image.load(red, mode=None).shape == (2, 3, 4)
    assert image.load(red, mode="L").shape == (2, 3)
    assert image.load(red).dtype == np.uint8


def test_a_picture_loads_as_pillow_and_as_a_path(red: Path) -> None:
    loaded = image.load(red, "pil")
    assert (loaded.mode, loaded.size) == ("RGB", (3, 2))
    assert image.load(red, "filepath", mode=None) == str(red)
    assert image.load(image.load(red, "filepath", mode="RGB"), mode=None).shape == (2, 3, 3)


def test_a_photo_stands_upright(tmp_path: Path) -> None:
    photo = Image.new("RGB", (4, 2))
    exif = photo.getexif()
    exif[0x0112] = 6
    photo.save(tmp_path / "photo.jpg", exif=exif)
    assert image.load(tmp_path / "photo.jpg").shape == (4, 2, 3)
    assert image.load(image.load(tmp_path / "photo.jpg", "filepath"), mode=None).shape == (4, 2, 3)


@pytest.mark.parametrize("side", [10_000, 40_000, 100_000])
def test_a_decompression_bomb_is_refused_before_it_is_decoded(tmp_path: Path, side: int) -> None:
    with pytest.raises(BadValue, match=r"'holiday\.png' has .* million"):
        image.load(bomb(tmp_path / "x.png", side, side), name="holiday.png")


def test_what_is_no_picture_is_said(tmp_path: Path, red: Path) -> None:
    (tmp_path / "text.png").write_text("hello")
    Image.effect_noise((64, 64), 50).save(tmp_path / "whole.png")
    (tmp_path / "half.png").write_bytes((tmp_path / "whole.png").read_bytes()[:1000])
    with pytest.raises(BadValue, match=r"'text\.png' is not an image"):
        image.load(tmp_path / "text.png")
    with pytest.raises(BadValue, match=r"'half\.png' is damaged"):
        image.load(tmp_path / "half.png")


@pytest.mark.parametrize("format", ["webp", "png"])
@pytest.mark.parametrize("shape", [(2, 3), (2, 3, 1), (2, 3, 3), (2, 3, 4)])
def test_an_array_comes_back_as_it_was(format: str, shape: tuple[int, ...]) -> None:
    array = np.random.default_rng(0).integers(0, 256, shape, dtype=np.uint8)
    if shape[-1] == 4:
        array[..., 3] = 255
    mode = {2: "L", 3: "RGB" if shape[-1] != 4 else "RGBA"}[len(shape)] if shape[-1] != 1 else "L"
    back = image.load(image.save(array, format).path, mode=mode)
    assert np.array_equal(back, array.reshape(back.shape))


def test_floats_and_booleans_are_scaled() -> None:
    assert np.array(image.to_pil(np.full((2, 2, 3), 0.5))).max() == 128
    assert np.array(image.to_pil(np.ones((2, 2), bool))).max() == 255
    assert np.array(image.to_pil(np.full((1, 1), np.nan))).max() == 0
    assert np.array(image.to_pil(np.full((1, 1), 300))).max() == 255


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (np.full((2, 2), 255.0), "from 255 to 255"),
        (np.zeros((2, 2, 7), np.uint8), r"shape \(2, 2, 7\)"),
        (np.zeros(5, np.uint8), r"shape \(5,\)"),
        (np.zeros((0, 2), np.uint8), r"shape \(0, 2\)"),
        (np.zeros((2, 2), complex), "complex128"),
        (7, "an int"),
    ],
)
def test_what_cannot_be_drawn_is_said(value: object, words: str) -> None:
    with pytest.raises(BadAnswer, match=words):
        image.to_file(value)


def test_an_unknown_format_is_said() -> None:
    with pytest.raises(BadValue, match="'xyz'"):
        image.save(np.zeros((1, 1)), "xyz")


def test_transparency_is_dropped_where_the_format_has_none() -> None:
    assert image.load(image.save(Image.new("RGBA", (1, 1)), "jpg").path).shape == (1, 1, 3)


def test_a_format_is_no_way_to_write_elsewhere() -> None:
    with pytest.raises(BadValue):
        image.save(np.zeros((1, 1)), "../../x")


def test_paths_and_addresses_stay_as_they_are() -> None:
    assert image.to_file("a/b.png").path == "a/b.png"
    assert image.to_file(Path("c.png")).path == "c.png"


def test_nothing_heavy_is_imported_until_a_picture_is_at_hand() -> None:
    heavy = "{'numpy', 'PIL', 'ssl', 'sqlite3'} & set(sys.modules)"
    script = f"import sys, limelight.files.image, limelight.files.store, limelight.flags.store; print({heavy})"
    ran = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert ran.stdout == "set()\n"


def test_a_program_that_draws_is_not_run(tmp_path: Path) -> None:
    path = tmp_path / "x.png"
    path.write_bytes(b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n%%EndComments\nshowpage\n%%EOF\n")
    with pytest.raises(BadValue, match="a program that draws"):
        image.load(path, name="x.png")


def test_a_file_that_ends_too_early_is_told(tmp_path: Path) -> None:
    from PIL import Image

    whole = tmp_path / "whole.jpg"
    Image.new("RGB", (400, 400), "red").save(whole)
    short = tmp_path / "short.jpg"
    short.write_bytes(whole.read_bytes()[:900])
    with pytest.raises(BadValue, match=r"'short\.jpg' is damaged"):
        image.load(short, name="short.jpg")

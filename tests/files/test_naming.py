from __future__ import annotations

import pytest

from limelight.files.naming import safe_name, size_in_words, suffix_for, type_of


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("cat.png", "cat.png"),
        ("photo (1).jpg", "photo (1).jpg"),
        ("../../etc/passwd", "passwd"),
        ("..\\..\\windows\\win.ini", "win.ini"),
        ("/absolute/a.txt", "a.txt"),
        ("..", "file"),
        ("", "file"),
        (None, "file"),
        (".env", "env"),
        ("a.txt::$DATA", "a.txtDATA"),
        ("trailing. . .", "trailing"),
        ("nul", "_nul"),
        ("CON.txt", "_CON.txt"),
        ("com1.tar.gz", "_com1.tar.gz"),
        ("line\nbreak\r.txt", "linebreak.txt"),
        ("null\0byte.txt", "nullbyte.txt"),
        ("right\u202eto-left.exe", "rightto-left.exe"),
        ("bad\udcff.txt", "bad.txt"),
        ('quo"te;$(x)`y`|&.txt', "quote(x)y.txt"),
        ("日本語.png", "日本語.png"),
    ],
)
def test_a_name_loses_what_acts_and_keeps_what_reads(given: str | None, kept: str) -> None:
    assert safe_name(given) == kept


@pytest.mark.parametrize("name", ["a" * 5000 + ".png", "é" * 300 + ".tar", "." + "x" * 400])
def test_a_long_name_fits_any_disk(name: str) -> None:
    assert 0 < len(safe_name(name).encode()) <= 200


def test_a_long_name_keeps_its_suffix() -> None:
    assert safe_name("é" * 300 + ".png").endswith("é.png")


@pytest.mark.parametrize(
    ("name", "mime_type"),
    [
        ("a.webp", "image/webp"),
        ("a.wav", "audio/wav"),
        ("a.svg", "image/svg+xml"),
        ("a.tar.gz", "application/octet-stream"),
    ],
)
def test_a_type_is_read_from_the_name(name: str, mime_type: str) -> None:
    assert type_of(name) == mime_type


def test_a_suffix_is_found_for_a_type() -> None:
    assert [suffix_for(t) for t in ("image/png", "image/jpeg", "audio/webm;codecs=opus", "x/y")] == [
        ".png",
        ".jpg",
        ".weba",
        ".bin",
    ]


def test_sizes_are_said_in_words() -> None:
    assert [size_in_words(n) for n in (17, 1500, 5_000_000)] == ["17 bytes", "1.5 KB", "5 MB"]

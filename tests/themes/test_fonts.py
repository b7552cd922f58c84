"""A font is a name on the device, or a file inside the sheet; never a request elsewhere."""

from __future__ import annotations

import pytest

from limelight import themes


def test_a_google_font_gives_its_name_only_and_one_log_line(caplog):
    font = themes.GoogleFont("Inter", weights=(400, 700))
    assert font.stylesheet() == {"url": None, "css": None}
    assert len(caplog.records) == 1
    assert "Inter" in caplog.text
    assert "googleapis" not in themes.theme_css(themes.Base(font=font))


def test_a_local_font_without_a_file_gives_its_name_only():
    assert themes.LocalFont("IBM Plex Sans").stylesheet() == {"url": None, "css": None}


def test_a_local_font_with_files_travels_inside_the_sheet_and_the_dump(tmp_path):
    (tmp_path / "plain.woff2").write_bytes(b"wOF2 plain")
    theme = themes.Base(font=[themes.LocalFont("Plain", files={400: tmp_path / "plain.woff2"}), "sans-serif"])
    sheet = themes.theme_css(theme)
    assert sheet.startswith(
        "@font-face{font-family:'Plain';font-display:swap;font-weight:400;src:url(data:font/woff2;base64,"
    )
    assert themes.theme_css(themes.Base.from_dict(theme.to_dict())) == sheet


def test_a_file_that_is_no_font_is_refused(tmp_path):
    with pytest.raises(ValueError, match=r"which browsers do not read"):
        themes.LocalFont("Plain", files=tmp_path / "plain.txt").stylesheet()


def test_a_font_file_that_is_missing_is_refused(tmp_path):
    with pytest.raises(ValueError, match="cannot be read"):
        themes.LocalFont("Plain", files=tmp_path / "plain.woff2").stylesheet()


def test_a_name_cannot_leave_its_quotes():
    assert str(themes.Font("a';}body{b")) == "'abodyb'"

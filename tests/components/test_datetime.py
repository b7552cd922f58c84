from __future__ import annotations

import time
from datetime import datetime, timezone

import pytest

import limelight as gr
from limelight.errors import BadAnswer, BadProp, BadValue


def test_a_moment_is_seconds_since_1970():
    assert gr.DateTime(timezone="US/Pacific").preprocess("2024-01-02 03:04:05") == 1704193445.0


def test_a_day_is_its_midnight():
    assert gr.DateTime(timezone="UTC", include_time=False).preprocess("2024-01-02") == 1704153600.0
    assert gr.DateTime(timezone="UTC").preprocess("2024-01-02") == 1704153600.0


def test_a_datetime_knows_its_time_zone():
    moment = gr.DateTime(type="datetime", timezone="Asia/Tokyo").preprocess("2024-01-02 03:04:05")
    assert moment.utcoffset().total_seconds() == 9 * 3600


@pytest.mark.parametrize(
    ("text", "shift_s"), [("now", 0), ("now - 60s", -60), ("now - 2h", -7200), ("NOW + 1d", 86400)]
)
def test_now_and_a_distance_from_it(text, shift_s):
    assert gr.DateTime().preprocess(text) - time.time() == pytest.approx(shift_s, abs=30)


def test_text_is_handed_on_as_entered_but_now_is_worked_out():
    assert gr.DateTime(type="string").preprocess("2024-01-02") == "2024-01-02"
    assert gr.DateTime(type="string", include_time=False).preprocess("now").startswith("20")


def test_what_is_no_day_is_told_with_how_to_write_one():
    with pytest.raises(BadValue, match="'When' cannot read 'soon' as a day. Write it like 2024-01-31 18:00:00"):
        gr.DateTime(label="When").preprocess("soon")


def test_a_moment_is_shown_in_the_time_zone():
    tokyo = gr.DateTime(timezone="Asia/Tokyo")
    assert tokyo.postprocess(0) == "1970-01-01 09:00:00"
    assert tokyo.postprocess(datetime(2024, 1, 2, tzinfo=timezone.utc)) == "2024-01-02 09:00:00"
    assert gr.DateTime(include_time=False, timezone="UTC").postprocess(0) == "1970-01-01"


@pytest.mark.parametrize("value", [float("nan"), 1e30, [1], object()])
def test_what_is_no_moment_is_refused(value):
    with pytest.raises(BadAnswer):
        gr.DateTime().postprocess(value)


def test_an_unknown_time_zone_is_refused_where_it_is_given():
    with pytest.raises(BadProp, match="no time zone 'Mars/Base'"):
        gr.DateTime(timezone="Mars/Base")

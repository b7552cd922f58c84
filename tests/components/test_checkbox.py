from __future__ import annotations

import pytest

import limelight as gr
from limelight.errors import BadValue


def test_it_starts_unticked():
    assert gr.Checkbox().initial_value() is False


def test_what_counts_as_yes_ticks_it():
    assert gr.Checkbox().postprocess("anything") is True
    assert gr.Checkbox().postprocess(0) is False


def test_a_text_is_refused():
    with pytest.raises(BadValue, match="'Agreed' takes true or false, not 'yes'"):
        gr.Checkbox(label="Agreed").preprocess("yes")

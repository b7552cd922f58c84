from __future__ import annotations

import pytest

import limelight as gr
from limelight.errors import UnknownArgument


def test_it_ticks_every_second():
    assert (gr.Timer().initial_value(), gr.Timer().active) == (1, True)


def test_it_has_no_label():
    with pytest.raises(UnknownArgument):
        gr.Timer(label="Clock")

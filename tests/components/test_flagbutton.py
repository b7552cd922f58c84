from __future__ import annotations

from limelight.components import FlagButton
from limelight.components.flagbutton import FlagData


def test_what_a_person_said_are_attributes():
    said = FlagData(None, {"option": "wrong", "expected": "7"})
    assert (said.option, said.expected, said.note) == ("wrong", "7", None)


def test_it_asks_for_the_right_answer():
    assert FlagButton().ask_expected is True

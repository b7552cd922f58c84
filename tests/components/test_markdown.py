from __future__ import annotations

import limelight as gr


def test_the_indentation_of_the_source_is_taken_off():
    assert gr.Markdown("\n    # A\n    b").initial_value() == "# A\nb"


def test_formulas_stand_between_dollars_unless_said_otherwise():
    assert gr.Markdown().latex_delimiters == [{"left": "$$", "right": "$$", "display": True}]
    assert gr.Markdown(latex_delimiters=[]).latex_delimiters == []

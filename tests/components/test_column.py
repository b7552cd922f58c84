from __future__ import annotations

import limelight as gr


def test_it_takes_one_part_of_the_width():
    assert (gr.Column().scale, gr.Column().min_width) == (1, 320)

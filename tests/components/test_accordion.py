from __future__ import annotations

import limelight as gr


def test_it_is_open_at_first():
    assert gr.Accordion("More").open is True
    assert gr.Accordion("More", open=False).travelling_props() == {"label": "More", "open": False}

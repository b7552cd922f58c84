from __future__ import annotations

import limelight as gr


def test_names_that_are_no_props_belong_to_the_template():
    html = gr.HTML(3, html_template="${value} of ${most}", most=5)
    assert html.travelling_props()["props"] == {"most": 5}


def test_it_has_no_frame():
    assert gr.HTML("<b>x</b>").container is False

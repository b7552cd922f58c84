from __future__ import annotations

import limelight as gr


def test_parts_made_inside_are_its_children():
    with gr.Blocks(), gr.Group() as group:
        box = gr.Textbox()
    assert group.children == [box]

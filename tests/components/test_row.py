from __future__ import annotations

import limelight as gr


def test_parts_made_inside_are_its_children():
    with gr.Blocks() as demo, gr.Row() as row:
        first, second = gr.Textbox(), gr.Textbox()
    assert row.children == [first, second]
    assert demo.children == [row]


def test_the_older_update_changes_visibility():
    assert gr.Row.update(visible=False) == {"__type__": "update", "visible": False}

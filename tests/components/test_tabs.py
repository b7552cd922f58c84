from __future__ import annotations

import limelight as gr


def test_tabs_in_a_row_share_a_bar():
    with gr.Blocks() as demo:
        with gr.Tab("A"):
            pass
        with gr.Tab("B"):
            pass
    (bar,) = demo.children
    assert [tab.label for tab in bar.children] == ["A", "B"]


def test_the_given_id_travels_and_the_own_number_stays():
    with gr.Blocks() as demo, gr.Tab("A", id="first") as tab:
        pass
    assert tab.travelling_props()["id"] == "first"
    assert demo.nodes[tab.id] is tab


def test_without_an_id_none_travels():
    assert "id" not in gr.Tab("A").travelling_props()


def test_tab_item_is_a_tab():
    assert gr.TabItem is gr.Tab

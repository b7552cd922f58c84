"""Buttons of an author's own in a component's label row."""

from __future__ import annotations

from playwright.sync_api import expect

import limelight as gr
from tests.browser.axe import check_accessible


def test_a_button_in_a_label_row_is_drawn_there_and_fires(page, serve):
    with gr.Blocks() as demo:
        explain = gr.Button("Explain")
        answer = gr.Textbox("42", label="Answer", buttons=["copy", explain])
        number = gr.Number(1, label="Number", buttons=[gr.Button("Double")])
        explain.click(lambda text: f"{text}, of course", answer, answer)
        number.buttons[0].click(lambda value: value * 2, number, number)
    page.goto(serve(demo))
    top = page.locator(".ll-frame", has=page.get_by_label("Answer")).locator(".ll-frame-top")
    expect(top.get_by_role("button", name="Explain")).to_be_visible()
    expect(page.get_by_role("button", name="Explain")).to_have_count(1)
    page.get_by_role("button", name="Explain").click()
    expect(page.get_by_label("Answer")).to_have_value("42, of course")
    page.get_by_role("button", name="Double").press("Enter")
    expect(page.get_by_label("Number")).to_have_value("2")
    check_accessible(page)

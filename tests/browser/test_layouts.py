"""Sidebars, walkthroughs and orders by hand, by pointer and by keyboard."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

import limelight as gr
from tests.browser.axe import check_accessible


@pytest.fixture
def sidebar(serve):
    with gr.Blocks() as demo:
        told = gr.Textbox(label="Told")
        with gr.Sidebar("Menu", width=300) as side:
            gr.Textbox(label="Inside")
        side.collapse(lambda: "collapsed", None, told)
        side.expand(lambda: "expanded", None, told)
        gr.Button("Close it").click(lambda: gr.Sidebar(open=False), None, side)
    return serve(demo)


def test_a_sidebar_moves_the_page_aside_and_closes_by_keyboard(sidebar, page):
    page.goto(sidebar)
    panel = page.get_by_role("complementary", name="Menu")
    expect(panel).to_be_visible()
    assert page.get_by_label("Told").bounding_box()["x"] >= 300
    page.get_by_role("button", name="Close Menu").press("Enter")
    expect(panel).not_to_be_visible()
    expect(page.get_by_label("Told")).to_have_value("collapsed")
    opener = page.get_by_role("button", name="Open Menu")
    expect(opener).to_be_focused()
    expect(opener).to_have_attribute("aria-expanded", "false")
    opener.press("Space")
    expect(page.get_by_label("Told")).to_have_value("expanded")
    page.get_by_role("button", name="Close it").click()
    expect(panel).not_to_be_visible()


def test_a_sidebar_lies_over_the_page_of_a_phone(sidebar, open_page):
    page = open_page(viewport={"width": 360, "height": 740}, has_touch=True, is_mobile=True)
    page.goto(sidebar)
    panel = page.get_by_role("complementary", name="Menu")
    expect(panel).not_to_be_visible()
    page.get_by_role("button", name="Open Menu").tap()
    expect(panel).to_be_visible()
    expect(panel).to_be_focused()
    page.keyboard.press("Escape")
    expect(panel).not_to_be_visible()
    expect(page.get_by_role("button", name="Open Menu")).to_be_focused()
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_sidebar_passes_axe(sidebar, open_page, scheme):
    page = open_page(color_scheme=scheme)
    page.goto(sidebar)
    expect(page.get_by_label("Inside")).to_be_visible()
    check_accessible(page)


def test_a_walkthrough_goes_on_by_the_app_and_back_by_hand(serve, page):
    with gr.Blocks() as demo:
        with gr.Walkthrough() as walk:
            with gr.Step("Choose", id=1):
                on = gr.Button("Next")
            with gr.Step("Adjust", id=2):
                gr.Textbox(label="Threshold")
            with gr.Step("Result", id=3):
                gr.Markdown("Done.")
        changes = gr.Number(0, label="Changes")
        on.click(lambda: gr.Walkthrough(selected=2), None, walk)
        walk.change(lambda count: count + 1, changes, changes)
    page.goto(serve(demo))
    steps = page.locator(".ll-step-button")
    expect(steps.nth(0)).to_have_attribute("aria-current", "step")
    expect(steps.nth(1)).to_be_disabled()
    page.get_by_role("button", name="Next").press("Enter")
    expect(page.get_by_label("Threshold")).to_be_visible()
    expect(page.get_by_role("group", name="Step 2 of 3 Adjust")).to_be_focused()
    expect(page.get_by_label("Changes")).to_have_value("1")
    check_accessible(page)
    page.get_by_role("button", name="Step 1 of 3, done Choose").click()
    expect(page.get_by_role("button", name="Next")).to_be_visible()
    expect(page.get_by_label("Changes")).to_have_value("2")
    expect(steps.nth(1)).to_be_enabled()
    expect(steps.nth(2)).to_be_disabled()


@pytest.fixture
def parts(serve):
    with gr.Blocks() as demo, gr.Draggable():
        for name in ("One", "Two", "Three"):
            gr.Textbox(label=name)
    return serve(demo)


def order(page) -> list[str]:
    return page.locator(".ll-drag-item .ll-textbox label").all_inner_texts()


def test_parts_are_put_in_order_by_keyboard(parts, page):
    page.goto(parts)
    page.get_by_label("One", exact=True).fill("typed")
    handle = page.get_by_role("button", name="Move One")
    handle.press("ArrowDown")
    assert order(page) == ["Two", "One", "Three"]
    expect(handle).to_be_focused()
    expect(page.get_by_role("status").filter(has_text="One is now 2 of 3")).to_have_count(1)
    expect(page.get_by_label("One", exact=True)).to_have_value("typed")
    handle.press("Enter")
    page.get_by_role("menuitem", name="Move to the end").click()
    assert order(page) == ["Two", "Three", "One"]
    check_accessible(page)


def test_parts_are_put_in_order_by_dragging_and_stay_over_a_reload(parts, page):
    page.goto(parts)
    box = page.get_by_role("button", name="Move Three").bounding_box()
    page.mouse.move(box["x"] + 8, box["y"] + 8)
    page.mouse.down()
    page.mouse.move(box["x"] + 8, box["y"] - 60, steps=5)
    page.mouse.move(box["x"] + 8, box["y"] - 260, steps=10)
    page.mouse.up()
    assert order(page) == ["Three", "One", "Two"]
    expect(page.get_by_role("menu")).to_have_count(0)
    page.wait_for_timeout(400)
    page.reload()
    expect(page.get_by_label("Three", exact=True)).to_be_visible()
    assert order(page) == ["Three", "One", "Two"]

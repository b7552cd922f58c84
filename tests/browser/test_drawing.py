"""A drawing is seen by its app while it is made, at the sheet's own resolution."""

from __future__ import annotations

import re
from io import BytesIO

import pytest
from playwright.sync_api import Locator, Page, expect

import limelight as gr
from tests.browser.axe import check_accessible


def sketch_app(**options) -> gr.Blocks:
    """A sketchpad, and how many of its pixels are dark."""
    with gr.Blocks(title="Drawing") as demo:
        gr.Markdown("# Drawing")
        pad = gr.Sketchpad(label="Pad", canvas_size=(200, 200), **options)
        ink = gr.Textbox(label="Ink")
        pad.change(describe, pad, ink)
    return demo


def describe(drawing) -> str:
    if drawing is None:
        return "nothing"
    composite = drawing["composite"]
    dark = int((composite[:, :, :3].mean(axis=2) < 128).sum())
    return f"{composite.shape[1]} x {composite.shape[0]}: {dark} dark"


def dark(page: Page) -> int:
    """How many dark pixels the app saw."""
    words = page.get_by_label("Ink", exact=True).input_value().split()
    return int(words[-2]) if words[-1:] == ["dark"] else 0


def paper(page: Page) -> Locator:
    return page.get_by_role("application", name="Pad")


def draw(page: Page, start: tuple[float, float], end: tuple[float, float], steps: int = 10) -> None:
    """A stroke from one share of the canvas to another, without lifting."""
    box = paper(page).bounding_box()
    assert box
    page.mouse.move(box["x"] + box["width"] * start[0], box["y"] + box["height"] * start[1])
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] * end[0], box["y"] + box["height"] * end[1], steps=steps)


def answer(page: Page) -> Locator:
    return page.get_by_label("Ink", exact=True)


def test_the_app_answers_before_the_stroke_ends(page: Page, serve):
    page.goto(serve(sketch_app()))
    draw(page, (0.3, 0.3), (0.5, 0.5))
    expect(answer(page)).to_have_value(some_ink("200 x 200"))
    early = dark(page)
    page.mouse.move(*middle_right(page), steps=10)
    expect(answer(page)).not_to_have_value(f"200 x 200: {early} dark")
    assert dark(page) > early > 0
    page.mouse.up()


def test_undo_redo_and_clear_reach_the_app(page: Page, serve):
    page.goto(serve(sketch_app()))
    draw(page, (0.3, 0.3), (0.6, 0.6))
    page.mouse.up()
    expect(answer(page)).to_have_value(some_ink("200 x 200"))
    page.keyboard.press("Control+z")
    expect(answer(page)).to_have_value("nothing")
    page.keyboard.press("Control+Shift+z")
    expect(answer(page)).to_have_value(some_ink("200 x 200"))
    page.get_by_role("button", name="Clear").click()
    expect(answer(page)).to_have_value("nothing")


def test_rubbing_everything_out_leaves_nothing(page: Page, serve):
    page.goto(serve(sketch_app(brush=gr.Brush(default_size=6), eraser=gr.Eraser(default_size=60))))
    draw(page, (0.4, 0.4), (0.6, 0.6))
    page.mouse.up()
    expect(answer(page)).to_have_value(some_ink("200 x 200"))
    page.get_by_role("button", name="Eraser").click()
    draw(page, (0.35, 0.35), (0.65, 0.65))
    page.mouse.up()
    expect(answer(page)).to_have_value("nothing")


def test_the_keyboard_alone_draws(page: Page, serve):
    page.goto(serve(sketch_app()))
    paper(page).focus()
    for key in ["Space", "ArrowRight", "ArrowRight", "ArrowDown", "Space"]:
        page.keyboard.press(key)
    expect(answer(page)).to_have_value(some_ink("200 x 200"))


def test_a_drawing_survives_a_reload(page: Page, serve):
    page.goto(serve(sketch_app()))
    draw(page, (0.3, 0.3), (0.6, 0.6))
    page.mouse.up()
    expect(page.get_by_role("button", name="Undo")).not_to_have_attribute("aria-disabled", "true")
    page.wait_for_function(KEPT)
    page.reload()
    expect(page.get_by_text("Draw here")).to_have_count(0)
    expect(page.get_by_role("button", name="Clear")).not_to_have_attribute("aria-disabled", "true")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_drawing_is_accessible(open_page, serve, scheme: str):
    page = open_page(color_scheme=scheme)
    page.goto(serve(sketch_app()))
    expect(paper(page)).to_be_visible()
    check_accessible(page)


def test_a_photograph_comes_with_its_own_pixels(page: Page, serve):
    from PIL import Image

    photo = BytesIO()
    Image.new("RGB", (640, 360), "white").save(photo, "PNG")
    with gr.Blocks() as demo:
        editor = gr.ImageEditor(label="Pad")
        ink = gr.Textbox(label="Ink")
        editor.change(describe, editor, ink)
    page.goto(serve(demo))
    expect(paper(page)).to_be_visible()
    chooser = page.locator("input[type=file]")
    chooser.set_input_files({"name": "photo.png", "mimeType": "image/png", "buffer": photo.getvalue()})
    expect(answer(page)).to_have_value("640 x 360: 0 dark")
    draw(page, (0.4, 0.4), (0.6, 0.6))
    page.mouse.up()
    expect(answer(page)).to_have_value(some_ink("640 x 360"))


KEPT = "() => Object.keys(sessionStorage).some((key) => key.endsWith('edits'))"


def some_ink(size: str) -> re.Pattern[str]:
    return re.compile(rf"{size}: [1-9]\d* dark")


def middle_right(page: Page) -> tuple[float, float]:
    box = paper(page).bounding_box()
    assert box
    return box["x"] + box["width"] * 0.6, box["y"] + box["height"] * 0.5

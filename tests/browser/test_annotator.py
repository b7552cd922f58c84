"""Objects are marked by pointer and by keys, in pixels of the picture, and the app hears of each."""

from __future__ import annotations

import json

import numpy as np
import pytest
from playwright.sync_api import Page, expect

import limelight as gr
from tests.browser.axe import check_accessible

PICTURE = np.full((100, 200, 3), 120, dtype=np.uint8)


def marking_app(**options) -> gr.Blocks:
    with gr.Blocks(title="Marking") as demo:
        gr.Markdown("# Marking")
        found = {"image": PICTURE, "annotations": [{"label": "cat", "bbox": [20, 20, 40, 40]}]}
        marks = gr.Annotator(found, ["cat", "dog"], label="Pets", height=300, **options)
        told = gr.Textbox(label="Told")
        marks.change(lambda value: json.dumps(value["annotations"]), marks, told)
    return demo


def told(page: Page, *wanted: dict) -> None:
    """Wait until the app heard of these objects, by label and whole numbers."""
    script = """([wanted]) => {
        const texts = [...document.querySelectorAll("textarea, input")].map((el) => el.value);
        const text = texts.find((one) => one.startsWith("["));
        const round = (one) => (Array.isArray(one) ? one.map(round) : typeof one === "number" ? Math.round(one) : one);
        const seen = JSON.parse(text ?? "[]");
        const isThat = (at) => ([key, value]) => `${round(seen[at][key])}` === `${value}`;
        const fits = (mark, at) => Object.entries(mark).every(isThat(at));
        return text && seen.length === wanted.length && wanted.every(fits);
    }"""
    page.wait_for_function(script, arg=[list(wanted)])


def place(page: Page, x: float, y: float) -> tuple[float, float]:
    """Where a pixel of the picture lies on the page."""
    box = page.locator(".ll-marked-picture").bounding_box()
    assert box
    return box["x"] + box["width"] * x / 200, box["y"] + box["height"] * y / 100


CAT = {"label": "cat", "bbox": [20, 20, 40, 40]}


def test_a_box_is_drawn_named_moved_and_taken_back(page: Page, serve):
    page.goto(serve(marking_app()))
    page.locator(".ll-marked-picture").wait_for()
    page.get_by_role("button", name="dog").click()
    page.mouse.move(*place(page, 100, 10))
    page.mouse.down()
    page.mouse.move(*place(page, 150, 60), steps=4)
    page.mouse.up()
    told(page, CAT, {"label": "dog", "bbox": [100, 10, 50, 50]})
    page.keyboard.press("v")
    page.mouse.move(*place(page, 125, 35))
    page.mouse.down()
    page.mouse.move(*place(page, 135, 35), steps=4)
    page.mouse.up()
    told(page, CAT, {"label": "dog", "bbox": [110, 10, 50, 50]})
    page.mouse.move(*place(page, 160, 60))
    page.mouse.down()
    page.mouse.move(*place(page, 180, 80), steps=4)
    page.mouse.up()
    told(page, CAT, {"label": "dog", "bbox": [110, 10, 70, 70]})
    page.keyboard.press("1")
    told(page, CAT, {"label": "cat", "bbox": [110, 10, 70, 70]})
    for _ in range(4):
        page.keyboard.press("Control+z")
    told(page, CAT)


def test_keys_alone_mark_choose_move_and_remove(page: Page, serve):
    page.goto(serve(marking_app()))
    page.locator(".ll-marked-picture").wait_for()
    page.get_by_role("application").focus()
    page.keyboard.press("2")
    page.keyboard.press("o")
    page.keyboard.press("Shift+ArrowRight")
    page.keyboard.press("Space")
    told(page, CAT, {"label": "dog", "keypoints": [101, 50, 2]})
    page.keyboard.press("Shift+N")
    page.keyboard.press("v")
    page.keyboard.press("Shift+ArrowDown")
    page.keyboard.press("Alt+Shift+ArrowRight")
    told(page, {"label": "cat", "bbox": [20, 21, 41, 40]}, {"label": "dog"})
    page.keyboard.press("Delete")
    told(page, {"label": "dog", "keypoints": [101, 50, 2]})


def test_a_polygon_closes_at_its_first_corner(page: Page, serve):
    page.goto(serve(marking_app()))
    page.locator(".ll-marked-picture").wait_for()
    page.get_by_role("button", name="Polygon").click()
    for corner in ((100, 10), (150, 10), (150, 60), (100, 10)):
        page.mouse.click(*place(page, *corner))
    told(page, CAT, {"label": "cat", "segmentation": [[100, 10, 150, 10, 150, 60]], "area": 1250})


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_marking_is_accessible(open_page, serve, scheme: str):
    page = open_page(color_scheme=scheme)
    page.goto(serve(marking_app()))
    page.get_by_role("button", name="cat 20, 20").click()
    expect(page.locator(".ll-mark-handle")).to_have_count(4)
    check_accessible(page)


def test_what_a_model_found_is_shown_and_chosen_but_not_changed(page: Page, serve):
    page.goto(serve(marking_app(interactive=False)))
    page.locator(".ll-marked-picture").wait_for()
    expect(page.get_by_role("application")).to_have_count(0)
    page.mouse.click(*place(page, 40, 40))
    expect(page.get_by_role("button", name="cat 20, 20")).to_have_attribute("aria-pressed", "true")

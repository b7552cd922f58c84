"""Galleries and pairs of pictures: looked at, gone through and put in order, by pointer, keys and touch."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

import limelight as gr
from tests.browser.parts import picture, png

COLORS = ["red", "green", "blue", "gold"]


def gallery_app(**options) -> gr.Blocks:
    """Four pictures, and what the app hears of them."""
    with gr.Blocks(title="Gallery") as demo:
        gr.Markdown("# Gallery")
        shown = gr.Gallery([(picture(color), color) for color in COLORS], label="Colours", columns=2, **options)
        heard = gr.Textbox(label="Heard")
        names = gr.Textbox(label="Captions")
        shown.select(told, None, heard)
        shown.preview_close(lambda: "closed", None, heard)
        shown.change(lambda entries: " ".join(caption for _, caption in entries or []), shown, names)
        gr.Button("Choose the last").click(lambda: gr.Gallery(selected_index=3), None, shown)
    return demo


def told(event: gr.SelectData) -> str:
    return f"{event.index} {event.value['caption']}"


def heard(page: Page) -> Locator:
    return page.get_by_label("Heard")


def viewer(page: Page) -> Locator:
    return page.locator(".ll-preview")


def test_keys_go_through_the_tiles_and_the_viewer(page: Page, serve):
    page.goto(serve(gallery_app(interactive=False)))
    page.get_by_role("button", name="red", exact=True).focus()
    page.keyboard.press("ArrowDown")
    expect(page.get_by_role("button", name="blue", exact=True)).to_be_focused()
    page.keyboard.press("Enter")
    expect(heard(page)).to_have_value("2 blue")
    expect(viewer(page).get_by_role("img", name="blue")).to_be_visible()
    page.keyboard.press("ArrowRight")
    expect(heard(page)).to_have_value("3 gold")
    page.keyboard.press("Home")
    expect(viewer(page).get_by_role("img", name="red")).to_be_visible()
    page.keyboard.press("Escape")
    expect(heard(page)).to_have_value("closed")
    expect(page.get_by_role("button", name="red", exact=True)).to_be_focused()


def test_the_app_chooses_what_is_looked_at(page: Page, serve):
    page.goto(serve(gallery_app()))
    page.get_by_role("button", name="Choose the last").click()
    expect(viewer(page).get_by_role("img", name="gold")).to_be_visible()


def test_a_person_removes_orders_and_captions(page: Page, serve):
    page.goto(serve(gallery_app(interactive=True)))
    page.get_by_role("button", name="green", exact=True).focus()
    page.keyboard.press("Delete")
    expect(page.get_by_label("Captions")).to_have_value("red blue gold")
    page.get_by_role("button", name="Move gold", exact=True).focus()
    page.keyboard.press("Home")
    expect(page.get_by_label("Captions")).to_have_value("gold red blue")
    page.get_by_role("button", name="red", exact=True).click()
    page.get_by_label("Caption", exact=True).fill("rose")
    page.keyboard.press("Tab")
    expect(page.get_by_label("Captions")).to_have_value("gold rose blue")


def test_all_of_them_travel_in_one_archive(page: Page, serve):
    page.goto(serve(gallery_app(interactive=False, format="png")))
    with page.expect_download() as download:
        page.get_by_role("button", name="Download all").click()
    archive = zipfile.ZipFile(io.BytesIO(Path(download.value.path()).read_bytes()))
    assert len(archive.namelist()) == len(COLORS)
    assert archive.testzip() is None


def test_a_thousand_pictures_are_fetched_as_they_come_into_sight(page: Page, serve, tmp_path):
    paths = []
    for number in range(1000):
        paths.append(tmp_path / f"{number}.png")
        paths[-1].write_bytes(png("red", (8, 8)))
    fetched: list[str] = []
    page.on("request", lambda request: fetched.append(request.url) if request.resource_type == "image" else None)
    with gr.Blocks() as demo:
        gr.Gallery([str(path) for path in paths], columns=4, height=400, label="Many")
    page.goto(serve(demo, allowed_paths=[str(tmp_path)]))
    last = page.get_by_role("button", name="Image 1000 of 1000", exact=True)
    page.wait_for_function("() => document.querySelector('.ll-tile img')?.naturalWidth")
    assert 0 < len(fetched) < 200
    page.get_by_role("button", name="Image 1 of 1000", exact=True).focus()
    page.keyboard.press("End")
    expect(last).to_be_focused()
    page.wait_for_function("() => [...document.querySelectorAll('.ll-tile img')].at(-1).naturalWidth")
    assert len(fetched) < 400


@pytest.mark.parametrize("keys", [["End"], ["ArrowRight"] * 50], ids=["end", "arrows"])
def test_the_divider_goes_by_keys(page: Page, serve, keys):
    page.goto(serve(pair_app()))
    handle = page.get_by_role("slider")
    expect(handle).to_have_attribute("aria-valuenow", "50")
    handle.focus()
    for key in keys:
        page.keyboard.press(key)
    expect(handle).to_have_attribute("aria-valuenow", "100")


def test_the_divider_follows_the_pointer_and_the_app_hears_which_pixel_was_pressed(page: Page, serve):
    page.goto(serve(pair_app()))
    box = page.locator(".ll-pair-view").bounding_box()
    assert box
    page.mouse.move(box["x"] + box["width"] * 0.5, box["y"] + box["height"] / 2)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] * 0.25, box["y"] + box["height"] / 2, steps=4)
    page.mouse.up()
    expect(page.get_by_role("slider")).to_have_attribute("aria-valuenow", "25")
    page.mouse.click(box["x"] + box["width"] * 0.755, box["y"] + box["height"] * 0.255)
    expect(heard(page)).to_have_value("[45, 10]")


def pair_app() -> gr.Blocks:
    with gr.Blocks(title="Pair") as demo:
        pair = gr.ImageSlider((picture("grey"), picture()), label="Pair")
        told_of = gr.Textbox(label="Heard")
        pair.select(where, None, told_of)
    return demo


def where(event: gr.SelectData) -> str:
    return str(list(event.index))

"""The editor's tools, seen by what the app gets: whole pixels, at the picture's own resolution."""

from __future__ import annotations

import numpy as np
import pytest
from playwright.sync_api import Page, expect

import limelight as gr

RED, BLUE = (204, 50, 50), (0, 0, 255)


@pytest.fixture
def photo() -> np.ndarray:
    """Blue, with a grey corner at the top left."""
    array = np.full((80, 120, 3), BLUE, dtype=np.uint8)
    array[:20, :20] = 90
    return array


@pytest.fixture
def got(page: Page, serve, photo):
    """Opens an editor of the photograph; gives what the app gets when it is asked to look."""
    seen: list[dict] = []

    def look(drawing: dict) -> str:
        seen.append(drawing)
        return f"looked {len(seen)}"

    with gr.Blocks(title="Editor") as demo:
        editor = gr.ImageEditor(photo, label="Editor", height=400, format="png", brush=gr.Brush(default_size=6))
        told = gr.Textbox(label="Told")
        gr.Button("Look").click(look, editor, told)
    page.goto(serve(demo))
    expect(page.locator(".ll-canvas-hint")).to_be_hidden()

    def ask() -> dict:
        wanted = len(seen) + 1
        page.get_by_role("button", name="Look").click()
        expect(page.get_by_label("Told")).to_have_value(f"looked {wanted}")
        return seen[-1]

    return ask


def place(page: Page, x: float, y: float, width: int = 120, height: int = 80) -> tuple[float, float]:
    """Where a pixel of the sheet lies on the page."""
    box = page.locator(".ll-canvas").bounding_box()
    assert box
    scale = min(box["width"] / width, box["height"] / height)
    return box["x"] + (box["width"] - width * scale) / 2 + x * scale, box["y"] + (
        box["height"] - height * scale
    ) / 2 + y * scale


def drag(page: Page, start: tuple[float, float], end: tuple[float, float]) -> None:
    page.mouse.move(*place(page, *start))
    page.mouse.down()
    page.mouse.move(*place(page, *end), steps=4)
    page.mouse.up()


def is_close(pixel, color) -> bool:
    return bool(np.abs(pixel[:3].astype(int) - color).max() <= 2)


def test_a_filled_rectangle_is_a_mask_of_whole_pixels(page: Page, got, photo):
    page.get_by_role("button", name="Shapes and text").click()
    page.get_by_role("menuitemcheckbox", name="Fill shapes").click()
    page.get_by_role("menuitemradio", name="Rectangle").click()
    drag(page, (40, 30), (80, 60))
    drawing = got()
    mask = drawing["layers"][0][:, :, 3] > 128
    assert mask.shape == photo.shape[:2]
    assert abs(int(mask.sum()) - 40 * 30) < 140
    assert is_close(drawing["composite"][45, 60], RED)
    assert (drawing["background"][:, :, :3] == photo).all()


def test_words_and_arrows_are_written_and_taken_back(page: Page, got):
    page.locator(".ll-canvas").focus()
    page.keyboard.press("t")
    page.mouse.click(*place(page, 40, 30))
    page.get_by_role("textbox", name="Text").fill("Hi")
    page.keyboard.press("Enter")
    inked = int((got()["layers"][0][:, :, 3] > 0).sum())
    assert inked > 20
    page.locator(".ll-canvas").focus()
    page.keyboard.press("a")
    drag(page, (20, 70), (100, 70))
    assert int((got()["layers"][0][:, :, 3] > 0).sum()) > inked + 80 * 4
    page.locator(".ll-canvas").focus()
    page.keyboard.press("Control+z")
    page.keyboard.press("Control+z")
    assert int((got()["layers"][0][:, :, 3] > 0).sum()) == 0


def test_turning_moves_pixels_and_changes_none(page: Page, got, photo):
    page.get_by_role("button", name="Turn, flip and resize").click()
    page.get_by_role("button", name="Turn right").click()
    turned = got()["background"][:, :, :3]
    assert (turned == np.rot90(photo, -1)).all()
    page.get_by_role("button", name="Turn, flip and resize").click()
    page.get_by_role("button", name="Turn left").click()
    assert (got()["background"][:, :, :3] == photo).all()


def test_a_layer_is_added_faded_and_moved(page: Page, got):
    page.get_by_role("button", name="Layers").click()
    page.get_by_role("button", name="Add a layer").click()
    page.keyboard.press("Escape")
    page.locator(".ll-canvas").focus()
    page.keyboard.press("l")
    drag(page, (40, 40), (80, 40))
    page.get_by_role("button", name="Layers").click()
    page.get_by_label("Opacity of Layer 2").fill("50")
    page.get_by_role("button", name="Move Layer 2 down").click()
    page.keyboard.press("Escape")
    drawing = got()
    assert [int((layer[:, :, 3] > 0).sum()) > 0 for layer in drawing["layers"]] == [True, False]
    assert is_close(drawing["composite"][40, 60], (102, 25, 152))
    page.get_by_role("button", name="Turn, flip and resize").click()
    page.get_by_role("button", name="Move this layer").click()
    page.keyboard.press("ArrowDown")
    page.get_by_role("button", name="Done").click()
    assert is_close(got()["composite"][50, 60], (102, 25, 152))


def test_the_eyedropper_takes_the_colour_that_is_seen(page: Page, got):
    page.locator(".ll-canvas").focus()
    page.keyboard.press("i")
    page.mouse.click(*place(page, 10, 10))
    page.keyboard.press("b")
    drag(page, (60, 40), (90, 40))
    assert is_close(got()["composite"][40, 75], (90, 90, 90))


def test_resizing_is_asked_for_and_exact(page: Page, got):
    page.get_by_role("button", name="Turn, flip and resize").click()
    page.get_by_label("Width").fill("60")
    expect(page.get_by_label("Height")).to_have_value("40")
    page.get_by_role("button", name="Resize", exact=True).click()
    drawing = got()
    assert drawing["background"].shape[:2] == drawing["composite"].shape[:2] == (40, 60)


def test_a_picture_is_covered_and_turned_before_it_is_sent(page: Page, serve, photo):
    seen: list[np.ndarray] = []

    def look(picture: np.ndarray) -> str:
        seen.append(picture)
        return f"looked {len(seen)}"

    with gr.Blocks(title="Retouch") as demo:
        picture = gr.Image(photo, label="Photo", format="png", interactive=True)
        told = gr.Textbox(label="Told")
        picture.change(look, picture, told)
    page.goto(serve(demo))
    page.get_by_role("button", name="Crop, turn or cover parts").click()
    expect(page.locator(".ll-canvas-hint")).to_be_hidden()
    drag(page, (0, 0), (30, 30))
    page.get_by_role("button", name="Turn, flip and resize").click()
    page.get_by_role("button", name="Turn right").click()
    page.keyboard.press("Escape")
    expect(page.get_by_label("Told")).to_have_value("")
    page.get_by_role("button", name="Done").click()
    expect(page.get_by_label("Told")).to_have_value("looked 1")
    assert seen[0].shape == (120, 80, 3)
    assert is_close(seen[0][10, 70], (255, 255, 255))
    assert is_close(seen[0][60, 40], BLUE)

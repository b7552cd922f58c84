"""The demos as a visitor sees them: without a fault, accessible, on a wide page and on a phone."""

from __future__ import annotations

import re
import runpy
import sys
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.axe import check_accessible

DEMOS = Path(__file__).parents[2] / "demos"
BESIDE = {path.stem for path in DEMOS.glob("*/*")}
NAMES = sorted(path.parent.name for path in DEMOS.glob("*/app.py"))


@pytest.fixture
def demo(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Reads the app of a demo."""
    monkeypatch.chdir(tmp_path)

    def read(name: str):
        before = set(sys.modules)
        monkeypatch.syspath_prepend(str(DEMOS / name))
        try:
            return runpy.run_path(str(DEMOS / name / "app.py"))["demo"]
        finally:
            # Modules beside an app have plain names; another demo's may be called the same.
            for module in set(sys.modules) - before:
                if module.split(".")[0] in BESIDE:
                    del sys.modules[module]

    return read


def settle(page: Page) -> None:
    expect(page.locator(".ll-node .ll-node").first).to_be_visible()
    page.wait_for_load_state("networkidle")


@pytest.mark.parametrize("name", NAMES)
def test_a_demo_is_accessible_in_light_and_dark(page: Page, serve, demo, name: str):
    page.goto(serve(demo(name)))
    settle(page)
    check_accessible(page)
    page.emulate_media(color_scheme="dark")
    expect(page.locator("html")).to_have_class(re.compile("dark"))
    check_accessible(page)


@pytest.mark.parametrize("name", NAMES)
def test_a_demo_fits_a_phone(open_page, serve, demo, name: str):
    page = open_page(viewport={"width": 360, "height": 740}, has_touch=True)
    page.goto(serve(demo(name)))
    settle(page)
    for tab in page.get_by_role("tab").all():
        tab.press("Enter")
        expect(tab).to_have_attribute("aria-selected", "true")
        page.wait_for_load_state("networkidle")
        assert page.evaluate("document.documentElement.scrollWidth") <= 360, tab.inner_text()
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


def test_every_page_of_the_gallery_is_accessible_in_light_and_dark_and_fits_a_phone(page: Page, serve, demo):
    page.goto(serve(demo("gallery")))
    settle(page)
    for address in page.locator(".ll-nav-link").evaluate_all("(links) => links.map((link) => link.href)"):
        page.emulate_media(color_scheme="light")
        page.set_viewport_size({"width": 1280, "height": 900})
        page.goto(address)
        settle(page)
        check_accessible(page)
        page.emulate_media(color_scheme="dark")
        expect(page.locator("html")).to_have_class(re.compile("dark"))
        check_accessible(page)
        page.set_viewport_size({"width": 360, "height": 740})
        page.wait_for_function("() => document.documentElement.scrollWidth <= 360")


def test_the_text_demo_judges(page: Page, serve, demo):
    page.goto(serve(demo("sentiment")))
    page.get_by_label("Text", exact=True).fill("What a wonderful day.")
    page.get_by_role("button", name="Submit").click()
    expect(page.get_by_role("group", name="It sounds").locator(".ll-verdict-top")).to_have_text("positive")


def test_the_generator_demo_shows_steps_and_stops(page: Page, serve, demo):
    page.goto(serve(demo("progress")))
    page.get_by_role("button", name="Start").click()
    expect(page.get_by_role("progressbar").first).to_contain_text("Throwing points")
    expect(page.get_by_label("On the way")).to_have_value(re.compile("estimate\n"))
    page.get_by_role("button", name="Stop").click()
    expect(page.get_by_role("progressbar")).to_have_count(0)


def test_the_picture_demo_follows_an_edit(page: Page, serve, demo):
    page.goto(serve(demo("image")))
    number = page.get_by_label("Number", exact=True)
    page.get_by_role("group", name="Examples").get_by_role("button").first.click()
    expect(number).to_have_value("2026")
    canvas = page.locator(".ll-canvas")
    canvas.scroll_into_view_if_needed()
    box = canvas.bounding_box()
    page.mouse.move(box["x"] + 0.9 * box["width"], box["y"] + 0.3 * box["height"])
    page.mouse.down()
    for share in (0.7, 0.35, 0.65, 0.4, 0.6, 0.45, 0.55, 0.5):
        page.mouse.move(box["x"] + 0.8 * box["width"], box["y"] + share * box["height"], steps=3)
        page.mouse.move(box["x"] + 0.98 * box["width"], box["y"] + share * box["height"], steps=3)
    page.mouse.up()
    expect(number).not_to_have_value("2026")

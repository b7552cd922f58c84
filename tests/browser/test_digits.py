"""The main job: draw a digit and see it read while drawing."""

from __future__ import annotations

import importlib
import os
import re
import runpy
import shutil
import sys
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from limelight.flags.replay import replay
from limelight.flags.review import Review
from limelight.flags.store import FlagStore
from tests.browser.axe import check_accessible

DEMO = Path(__file__).parents[2] / "demos" / "digits"
CACHES = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
KEPT = CACHES / "limelight" / "digits"
"""Where the trained classifier is kept between tests."""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the demo keeps its flags."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.syspath_prepend(str(DEMO))
    return tmp_path


@pytest.fixture
def digits(page: Page, serve, folder: Path) -> Page:
    """The page of the demo."""
    page.goto(serve(read_app()))
    expect(page.locator(".ll-canvas")).to_be_visible()
    return page


def read_app():
    """The demo's app."""
    try:
        return runpy.run_path(str(DEMO / "app.py"))["demo"]
    finally:
        # Modules beside the app have plain names; another demo's may be called the same.
        for name in ("classifier", "drawings"):
            sys.modules.pop(name, None)


class Pen:
    """A mouse over the drawing area; places are shares of its width and height."""

    def __init__(self, page: Page):
        page.locator(".ll-canvas").scroll_into_view_if_needed()
        self._box = page.locator(".ll-canvas").bounding_box()
        self._mouse = page.mouse

    def put_down(self, x: float, y: float) -> None:
        self._mouse.move(self._box["x"] + x * self._box["width"], self._box["y"] + y * self._box["height"])
        self._mouse.down()

    def go(self, x: float, y: float) -> None:
        self._mouse.move(self._box["x"] + x * self._box["width"], self._box["y"] + y * self._box["height"], steps=12)

    def lift(self) -> None:
        self._mouse.up()


def draw_seven(page: Page) -> None:
    pen = Pen(page)
    pen.put_down(0.3, 0.2)
    pen.go(0.7, 0.2)
    pen.go(0.42, 0.82)
    pen.lift()


def answer(page: Page) -> Locator:
    return page.get_by_role("group", name="It reads")


def verdict(page: Page) -> Locator:
    return answer(page).locator(".ll-verdict-top")


def test_the_answer_changes_while_drawing(digits: Page):
    pen = Pen(digits)
    expect(answer(digits)).to_contain_text("The result appears here")
    pen.put_down(0.3, 0.2)
    pen.go(0.7, 0.2)
    expect(answer(digits)).not_to_contain_text("The result appears here")
    before = answer(digits).inner_text()
    pen.go(0.42, 0.82)
    expect(answer(digits)).not_to_have_text(before)
    expect(verdict(digits)).to_have_text("7")
    pen.lift()
    expect(verdict(digits)).to_have_text("7")


def test_undo_redo_and_clear_are_followed(digits: Page):
    draw_seven(digits)
    expect(verdict(digits)).to_have_text("7")
    digits.get_by_role("button", name="Undo").click()
    expect(answer(digits)).to_contain_text("The result appears here")
    digits.get_by_role("button", name="Redo").click()
    expect(verdict(digits)).to_have_text("7")
    digits.get_by_role("toolbar").get_by_role("button", name="Clear").click()
    expect(answer(digits)).to_contain_text("The result appears here")
    digits.locator(".ll-canvas").press("Control+z")
    expect(verdict(digits)).to_have_text("7")


def test_the_eraser_takes_away(digits: Page):
    draw_seven(digits)
    expect(verdict(digits)).to_have_text("7")
    bars = answer(digits).inner_text()
    digits.get_by_role("button", name="Eraser", exact=True).click()
    pen = Pen(digits)
    pen.put_down(0.25, 0.2)
    pen.go(0.75, 0.2)
    pen.lift()
    expect(answer(digits)).not_to_have_text(re.compile(re.escape(bars)))


def test_below_the_threshold_it_is_not_sure(digits: Page):
    draw_seven(digits)
    expect(verdict(digits)).to_have_text("7")
    threshold = digits.get_by_role("slider", name="Answer from this confidence on")
    threshold.press("End")
    expect(verdict(digits)).to_have_text("not sure")
    threshold.press("Home")
    expect(verdict(digits)).to_have_text("7")


def test_a_lone_dot_is_not_sure(digits: Page):
    pen = Pen(digits)
    pen.put_down(0.5, 0.5)
    pen.lift()
    expect(verdict(digits)).to_have_text("not sure")


def test_an_example_is_read(digits: Page):
    digits.get_by_role("group", name="Examples").get_by_role("button").nth(3).click()
    expect(verdict(digits)).to_have_text("3")


def test_a_wrong_answer_is_flagged_with_the_right_one(digits: Page, folder: Path):
    draw_seven(digits)
    expect(verdict(digits)).to_have_text("7")
    digits.get_by_role("button", name="Flag").click()
    form = digits.get_by_role("group", name="Flag this answer")
    form.get_by_label("What should it have been?").fill("1")
    form.get_by_label("Note").fill("a one of the continent")
    form.get_by_role("button", name="Save").click()
    expect(digits.get_by_text("Flagged. Thank you.")).to_be_visible()
    with FlagStore(folder / ".gradio" / "flagged") as store:
        [flag] = store.iterate()
        assert flag.note == "a one of the continent"
        assert [one.value for one in flag.expected][0] in ("1", {"label": "1"})
        assert flag.outputs[0].value["label"] == "7"
        drawing = flag.inputs[0].value["composite"]
        assert store.file_path(drawing["path"]).stat().st_size > 200


def test_a_flag_becomes_a_lesson_and_the_replay_shows_it(digits: Page, folder: Path, monkeypatch: pytest.MonkeyPatch):
    """The whole circle: a wrong answer is flagged, accepted, learned from, and right when it is asked again."""
    draw_seven(digits)
    expect(verdict(digits)).to_have_text("7")
    digits.get_by_role("button", name="Flag").click()
    form = digits.get_by_role("group", name="Flag this answer")
    form.get_by_label("What should it have been?").fill("1")
    form.get_by_role("button", name="Save").click()
    expect(digits.get_by_text("Flagged. Thank you.")).to_be_visible()

    with FlagStore(folder / ".gradio" / "flagged") as store:
        (flag,) = store.iterate()
        assert flag.model_version.startswith("digits-")
        Review(store, "ann").change([flag.id], status="accepted")
        monkeypatch.setenv("XDG_CACHE_HOME", str(folder / "cache"))
        try:
            classifier = importlib.import_module("classifier")
            classifier.path_in().parent.mkdir(parents=True)
            shutil.copy(KEPT / classifier.path_in().name, classifier.path_in())
            known = classifier.ready()
            taught = importlib.import_module("retrain").retrain(store.path)
        finally:
            for name in ("classifier", "drawings", "retrain"):
                sys.modules.pop(name, None)
        assert taught.version != flag.model_version
        assert taught.accuracy > known.accuracy - 0.02, "it forgot what it knew"
        assert replay(read_app(), store, model_version=taught.version).counts == {"fixed": 1}


def test_it_can_be_drawn_by_keyboard(digits: Page):
    area = digits.locator(".ll-canvas")
    area.focus()
    for key in ["ArrowUp"] * 6 + ["Space"] + ["ArrowDown"] * 12 + ["Space"]:
        area.press(key)
    expect(answer(digits)).not_to_contain_text("The result appears here")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_it_is_accessible(digits: Page, scheme: str):
    digits.emulate_media(color_scheme=scheme)
    draw_seven(digits)
    expect(verdict(digits)).to_have_text("7")
    check_accessible(digits)


def test_it_fits_a_phone(digits: Page):
    digits.set_viewport_size({"width": 360, "height": 740})
    assert digits.evaluate("document.documentElement.scrollWidth") <= 360
    draw_seven(digits)
    expect(verdict(digits)).to_have_text("7")

"""Flagging in the page: the answer stays in view, and is put right with its own component."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

import limelight as gr
from limelight.flags.flag import Flag, FlagValue
from limelight.flags.store import FlagStore
from limelight.recipes.flagreview import review_app
from tests.browser.axe import check_accessible
from tests.browser.parts import png

FORM = "Flag this answer"


@pytest.fixture
def store(tmp_path: Path) -> FlagStore:
    return FlagStore.shared(tmp_path / "flagged")


def form_of(page: Page) -> Locator:
    page.get_by_role("button", name="Flag").click()
    return page.get_by_role("group", name=FORM)


def test_an_answer_is_put_right_with_its_own_component(page: Page, serve, store: FlagStore):
    outputs = [gr.Textbox(label="Text"), gr.Dropdown(["red", "green"], label="Colour"), gr.Label(label="Mood")]
    demo = gr.Interface(lambda word: (word.upper(), "red", {"glad": 0.9}), "text", outputs, flagging_dir=store.path)
    page.goto(serve(demo))
    page.get_by_label("word", exact=True).fill("gren")
    page.get_by_role("button", name="Submit").click()
    expect(page.get_by_label("Text", exact=True)).to_have_value("GREN")
    form = form_of(page)
    text = form.get_by_label("Text, as it should have been")
    expect(text).to_have_value("GREN")
    expect(text).to_be_focused()
    check_accessible(page)
    text.fill("GREEN")
    form.get_by_role("combobox").click()
    page.get_by_role("option", name="green").click()
    form.get_by_label("What should it have been?").fill("sad")
    form.get_by_label("Note").fill("a letter was lost")
    form.get_by_role("button", name="Save").click()
    expect(page.get_by_text("Flagged. Thank you.")).to_be_visible()
    expect(form).to_have_count(0)
    (flag,) = store.iterate()
    assert [one.value for one in flag.outputs][:2] == ["GREN", "red"]
    assert [one.value for one in flag.expected] == ["GREEN", "green", "sad"]
    assert flag.note == "a letter was lost"
    # The page itself still shows what the function answered.
    expect(page.get_by_label("Text", exact=True)).to_have_value("GREN")


def test_only_what_was_changed_is_said_to_be_right(page: Page, serve, store: FlagStore):
    outputs = [gr.Textbox(label="First"), gr.Number(label="Second")]
    page.goto(serve(gr.Interface(lambda word: (word, 1), "text", outputs, flagging_dir=store.path)))
    page.get_by_role("button", name="Submit").click()
    form = form_of(page)
    form.get_by_label("Second, as it should have been").fill("2")
    form.get_by_role("button", name="Save").click()
    expect(page.get_by_text("Flagged. Thank you.")).to_be_visible()
    (flag,) = store.iterate()
    assert [one.value for one in flag.expected] == [None, 2]


def test_a_picture_is_put_right_with_a_picture(page: Page, serve, store: FlagStore):
    picture = gr.Image(label="Picture", format="png")
    page.goto(serve(gr.Interface(lambda word: None, "text", picture, flagging_dir=store.path)))
    form = form_of(page)
    form.locator("input[type=file]").set_input_files({"name": "right.png", "mimeType": "image/png", "buffer": png()})
    expect(form.locator("img")).to_be_visible()
    form.get_by_role("button", name="Save").click()
    expect(page.get_by_text("Flagged. Thank you.")).to_be_visible()
    (flag,) = store.iterate()
    assert store.file_path(flag.expected[0].value["path"]).read_bytes() == png()


def test_the_form_hides_nothing_and_keeps_what_was_typed(page: Page, serve, store: FlagStore):
    page.goto(serve(gr.Interface(lambda word: word, "text", gr.Textbox(label="Answer"), flagging_dir=store.path)))
    form = form_of(page)
    form.get_by_label("Note").fill("half a thought")
    answer, below = page.get_by_label("Answer", exact=True).bounding_box(), form.bounding_box()
    assert answer["y"] + answer["height"] <= below["y"]
    page.keyboard.press("Escape")
    expect(form).to_be_hidden()
    expect(page.get_by_role("button", name="Flag")).to_be_focused()
    expect(form_of(page).get_by_label("Note")).to_have_value("half a thought")


def test_flags_are_reviewed_by_single_keys(page: Page, serve, store: FlagStore):
    for number in range(3):
        said = [FlagValue("Words", "textbox", "right")]
        outputs = [FlagValue("Words", "textbox", f"answer {number} <img src=x onerror=alert(1)>")]
        store.add(
            Flag([FlagValue("Question", "textbox", "why?")], outputs, said, note="<b>odd</b>", endpoint="predict")
        )
    page.goto(serve(review_app(store.path)))
    expect(page.get_by_role("heading", name="Flag 3")).to_be_visible()
    check_accessible(page)
    page.keyboard.press("j")
    expect(page.get_by_role("heading", name="Flag 2")).to_be_visible()
    page.keyboard.press("a")
    expect(page.get_by_role("heading", name="Flag 1")).to_be_visible()
    page.get_by_label("Search").fill("dark")
    page.get_by_label("Search").fill("")
    expect(page.get_by_role("radio")).to_have_count(2)
    assert [store.get(number).status for number in (1, 2, 3)] == ["open", "accepted", "open"]

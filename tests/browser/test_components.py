"""What every component must do in a browser, before it gets tests of its own."""

from __future__ import annotations

import inspect
import re

import pytest
from playwright.sync_api import Locator, Page, expect

import limelight as gr
import limelight.components as components
from limelight.graph.component import Component
from tests.browser.axe import check_accessible
from tests.browser.parts import LABEL, PARTS, UNSEEN, Part, expect_seen

INPUTS = [part for part in PARTS if part.act]
FITS_A_PHONE = "() => Math.max(document.documentElement.scrollWidth, document.body.scrollWidth) <= 360"
EDITABLE = """(root) => [...root.querySelectorAll("input, textarea, select, [contenteditable], [role=application]")]
    .filter((el) => !el.readOnly && !el.disabled && el.ariaDisabled !== "true" && el.ariaReadOnly !== "true")
    .map((el) => el.outerHTML)"""


def each(parts: list[Part]) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("part", parts, ids=str)


def alone(part: Part, **props) -> gr.Blocks:
    with gr.Blocks(title="Battery") as demo:
        part.make(elem_id="one", **props)
    return demo


def valued(part: Part) -> dict:
    return {} if part.value is None else {"value": part.value}


def one(page: Page) -> Locator:
    found = page.locator("#one")
    expect(found).to_be_visible()
    return found


def test_every_public_component_is_in_the_battery():
    public = {
        name
        for name in components.MODULE_OF
        if inspect.isclass(cls := getattr(components, name)) and issubclass(cls, Component)
    }
    assert {str(part) for part in PARTS} == public - UNSEEN


@each(PARTS)
def test_its_value_is_seen_its_label_is_its_name_and_its_info_describes_it(page: Page, serve, part: Part):
    info = {"info": "What it is for"} if "info" in part.cls.props else {}
    page.goto(serve(alone(part, **valued(part), **info)))
    if part.cls.kind == "imageeditor":
        expect(one(page).locator(".ll-canvas-hint")).to_be_hidden()
    else:
        expect_seen(one(page), part.seen)
    if part.has_label:
        expect(one(page).get_by_label(LABEL, exact=True).first).to_be_visible()
    if info:
        expect(one(page).get_by_text("What it is for")).to_be_visible()
        described = one(page).locator("[aria-describedby]").first
        expect(described).to_have_accessible_description(re.compile("What it is for"))


@each(INPUTS)
def test_what_a_person_enters_goes_to_the_server_and_back_and_its_events_fire(page: Page, serve, part: Part):
    heard = set()

    def ear(event: str):
        def hear() -> str:
            heard.add(event)
            return " ".join(sorted(heard))

        return hear

    expected = sorted({"change", "input"} & set(part.cls.events))
    with gr.Blocks() as demo:
        source = part.make(elem_id="one", interactive=True)
        twin = part.make(elem_id="twin", interactive=False)
        told = gr.Textbox(label="Heard")
        source.change(lambda value: as_output(part, value), source, twin)
        for event in expected:
            getattr(source, event)(ear(event), None, told, concurrency_id="ears", trigger_mode="multiple")
    page.goto(serve(demo))
    part.act(one(page))
    expect_seen(page.locator("#twin"), part.seen_then)
    expect(page.get_by_label("Heard")).to_have_value(" ".join(expected))


def as_output(part: Part, value):
    return value["composite"] if part.cls.kind == "imageeditor" else value


@each(PARTS)
def test_python_changes_its_props(page: Page, serve, part: Part):
    with gr.Blocks() as demo:
        source = part.make(elem_id="one", **valued(part))
        if part.has_label:
            gr.Button("Rename it").click(lambda: gr.update(label="Renamed"), None, source)
        if part.act:
            gr.Button("Lock it").click(lambda: gr.update(interactive=False), None, source)
        gr.Button("Hide it").click(lambda: gr.update(visible=False), None, source)
        gr.Button("Bring it back").click(lambda: gr.update(visible=True), None, source)
    page.goto(serve(demo))
    if part.has_label:
        page.get_by_role("button", name="Rename it").click()
        expect(one(page).get_by_label("Renamed", exact=True).first).to_be_visible()
    if part.act:
        page.get_by_role("button", name="Lock it").click()
        page.wait_for_function(f"() => ({EDITABLE})(document.querySelector('#one')).length === 0")
    page.get_by_role("button", name="Hide it").click()
    expect(page.locator("#one")).to_be_hidden()
    page.get_by_role("button", name="Bring it back").click()
    expect(page.locator("#one")).to_be_visible()


@each(PARTS)
def test_python_sets_its_value_and_read_only_it_has_no_controls(page: Page, serve, part: Part):
    still = {"interactive": False} if part.act else {}
    with gr.Blocks() as demo:
        part.make(elem_id="one", **still, **valued(part))
        shown = part.make(elem_id="filled", **still)
        gr.Button("Fill it").click(lambda: part.value, None, shown)
    page.goto(serve(demo))
    if part.act:
        expect_seen(one(page), part.seen)
        assert one(page).evaluate(EDITABLE) == []
    if part.value is not None:  # the value of some is only ever the choice of a person
        page.get_by_role("button", name="Fill it").click()
        expect_seen(page.locator("#filled"), part.seen)


@each(PARTS)
def test_it_is_accessible_in_light_and_dark_and_fits_a_phone_in_both_directions(page: Page, serve, part: Part):
    with gr.Blocks(title="Battery") as demo:
        part.make(elem_id="one", **valued(part))
        if part.act:
            part.make(elem_id="empty", label="Empty one", interactive=True)
            part.make(elem_id="still", label="Read-only one", interactive=False, **valued(part))
    page.goto(serve(demo))
    expect(one(page)).to_be_visible()
    check_accessible(page)
    page.emulate_media(color_scheme="dark")
    expect(page.locator("html")).to_have_class(re.compile("dark"))
    check_accessible(page)
    page.set_viewport_size({"width": 360, "height": 740})
    for direction in ("ltr", "rtl"):
        page.evaluate("(direction) => (document.documentElement.dir = direction)", direction)
        page.wait_for_function(FITS_A_PHONE)


@each(PARTS)
def test_it_goes_away_without_a_trace(page: Page, serve, part: Part):
    with gr.Blocks() as demo:
        is_there = gr.Checkbox(True, label="There")

        @gr.render(inputs=is_there)
        def region(there: bool):
            if there:
                part.make(elem_id="one", **valued(part))
            else:
                gr.Markdown("It is gone.")

    page.goto(serve(demo))
    expect(page.locator("#one")).to_be_visible()
    page.get_by_label("There", exact=True).uncheck()
    expect(page.get_by_text("It is gone.")).to_be_visible()
    expect(page.locator("#one")).to_have_count(0)


def test_an_open_list_is_accessible(page: Page, serve):
    with gr.Blocks(title="List") as demo:
        gr.Dropdown(["red", "green", "blue"], label=LABEL)
        gr.Dropdown(["red", "green", "blue"], value=["red"], multiselect=True, label="Several")
    page.goto(serve(demo))
    for name in (LABEL, "Several"):
        page.get_by_role("combobox", name=name).click()
        expect(page.get_by_role("listbox")).to_be_visible()
        check_accessible(page)
        page.keyboard.press("Escape")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_layouts_are_accessible_and_work_by_keyboard(open_page, serve, scheme: str):
    with gr.Blocks(title="Layouts") as demo:
        with gr.Tabs():
            with gr.Tab("First"):
                gr.Textbox(label="In the first")
            with gr.Tab("Second"):
                gr.Textbox(label="In the second")
        with gr.Accordion("More", open=False):
            gr.Textbox(label="In the accordion")
        with gr.Group(), gr.Row():
            with gr.Column():
                gr.Textbox(label="Left")
            with gr.Column():
                gr.Textbox(label="Right")
    page = open_page(color_scheme=scheme)
    page.goto(serve(demo))
    page.get_by_role("tab", name="First").focus()
    page.keyboard.press("ArrowRight")
    expect(page.get_by_role("tab", name="Second")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_label("In the second")).to_be_visible()
    page.locator("summary", has_text="More").press("Enter")
    expect(page.get_by_label("In the accordion")).to_be_visible()
    check_accessible(page)

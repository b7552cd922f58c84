"""Components of a user's own and published widgets, in a browser."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

import limelight as gr

ESM = """
export function mount(el, model) {
  const button = el.appendChild(document.createElement("button"));
  const draw = () => (button.textContent = `${model.props.value ?? 0} of ${model.props.stars}`);
  button.onclick = () => {
    model.set("value", (model.props.value ?? 0) + 1);
    model.fire("wish", { index: 7, value: "w" });
  };
  draw();
  model.on("value", draw);
  model.on("stars", draw);
  return () => document.body.setAttribute("data-left", "yes");
}
"""


@pytest.fixture
def allowed():
    """What the widgets' own modules say in the console, under any host."""
    return [r"attribute height: Expected length", r"Executing inline event handler"]


class Stars(gr.Component):
    """A number of stars."""

    esm = ESM
    css = ".own button { color: rgb(1, 2, 3); }\n"
    EVENTS = ["change", "wish"]

    def __init__(self, value=None, *, stars=5, **kwargs):
        self.stars = stars
        super().__init__(value=value, **kwargs)

    def preprocess(self, payload):
        return f"<{payload}>"

    def postprocess(self, value):
        return None if value is None else value * 10


def test_a_class_and_a_module_make_a_component(page: Page, serve):
    with gr.Blocks() as demo:
        stars = Stars(label="How good", elem_classes="own", interactive=True)
        told, wished = gr.Textbox(label="Told"), gr.Textbox(label="Wished")
        stars.change(lambda value: value, stars, told)

        @stars.wish(outputs=wished)
        def _wish(data: gr.SelectData):
            return f"{data.index} {data.value}"

        gr.Button("Set").click(lambda: 4, None, stars)
        gr.Button("Fewer").click(lambda: Stars(stars=3), None, stars)
    page.goto(serve(demo))
    own = page.locator(".own button")
    expect(own).to_have_text("0 of 5")
    expect(own).to_have_css("color", "rgb(1, 2, 3)")
    expect(page.get_by_label("How good", exact=True).first).to_be_visible()
    own.click()
    expect(page.get_by_label("Told")).to_have_value("<1>")
    expect(page.get_by_label("Wished")).to_have_value("7 w")
    page.get_by_role("button", name="Set", exact=True).click()
    expect(own).to_have_text("40 of 5")
    page.get_by_role("button", name="Fewer").click()
    expect(own).to_have_text("40 of 3")


def test_a_module_is_told_when_its_component_goes(page: Page, serve):
    with gr.Blocks() as demo:
        is_there = gr.Checkbox(True, label="There")

        @gr.render(inputs=is_there)
        def region(there: bool):
            if there:
                Stars(elem_classes="own")

    page.goto(serve(demo))
    expect(page.locator(".own button")).to_be_visible()
    page.get_by_label("There", exact=True).uncheck()
    expect(page.locator("body")).to_have_attribute("data-left", "yes")


def test_what_has_no_module_says_so(page: Page, serve):
    class Plain(gr.Component):
        pass

    with gr.Blocks() as demo:
        Plain(label="Plain")
    page.goto(serve(demo))
    expect(page.get_by_role("alert")).to_contain_text("has no module that draws it")


def test_a_module_that_fails_says_why(page: Page, serve):
    class Broken(gr.Component):
        esm = "export function mount() { throw new Error('out of stars'); }\n"

    with gr.Blocks() as demo:
        Broken(label="Broken")
    page.goto(serve(demo))
    expect(page.get_by_role("alert")).to_contain_text("out of stars")


def test_a_slider_of_two_numbers(page: Page, serve):
    wigglystuff = pytest.importorskip("wigglystuff")
    with gr.Blocks() as demo:
        slider = gr.anywidget(wigglystuff.Slider2D(), label="Point", elem_id="one")
        told = gr.Textbox(label="Told")
        slider.change(lambda traits: f"{traits['x']:.1f}", slider, told)
        gr.Button("Centre").click(lambda: {"x": 0.5, "y": 0.5}, None, slider)
    page.goto(serve(demo))
    canvas = page.locator("#one .ll-custom canvas, #one .ll-custom svg").first
    expect(canvas).to_be_visible()
    box = canvas.bounding_box()
    assert box
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] * 0.9, box["y"] + box["height"] / 2, steps=3)
    page.mouse.up()
    expect(page.get_by_label("Told")).to_have_value(re.compile(r"0\.\d"))
    page.get_by_role("button", name="Centre").click()
    expect(page.get_by_label("Told")).to_have_value("0.5")


def test_points_that_are_drawn_become_rows(page: Page, serve):
    drawdata = pytest.importorskip("drawdata")
    with gr.Blocks() as demo:
        widget = gr.anywidget(lambda: drawdata.ScatterWidget(), elem_id="one", label="Draw")
        told = gr.Number(label="Rows")
        widget.change(lambda traits: len(traits["data"]), widget, told)
    page.goto(serve(demo))
    canvas = page.locator("#one .ll-custom svg, #one .ll-custom canvas").first
    expect(canvas).to_be_visible()
    box = canvas.bounding_box()
    assert box
    page.mouse.move(box["x"] + 200, box["y"] + 150)
    page.mouse.down()
    page.mouse.move(box["x"] + 320, box["y"] + 220, steps=12)
    page.mouse.up()
    expect(page.get_by_label("Rows")).not_to_have_value("0")
    expect(page.get_by_label("Rows")).to_have_value(re.compile(r"\d+"))


def test_a_table_asks_its_python_half(page: Page, serve):
    quak = pytest.importorskip("quak")
    import pyarrow

    table = pyarrow.table({"city": ["Bern", "Oslo", "Rome"], "size": [1, 2, 3]})
    with gr.Blocks() as demo:
        gr.anywidget(quak.Widget(table), label="Cities", elem_id="one")
    page.goto(serve(demo))
    page.wait_for_function(
        """() => [document.querySelector('#one .ll-custom'), ...document.querySelectorAll('#one .ll-custom *')]
            .some((el) => (el.shadowRoot ?? el).textContent.includes('Oslo'))"""
    )


def test_many_points_travel_as_bytes(page: Page, serve):
    jscatter = pytest.importorskip("jscatter")
    import numpy as np

    scatter = jscatter.Scatter(x=np.linspace(0, 1, 50), y=np.linspace(0, 1, 50))
    with gr.Blocks() as demo:
        gr.anywidget(scatter.widget, label="Points", elem_id="one", evaluates=True)
    page.goto(serve(demo))
    expect(page.locator("#one .ll-custom canvas").first).to_be_visible()
    expect(page.get_by_role("alert")).to_have_count(0)

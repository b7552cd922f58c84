"""What a person does with plots."""

from __future__ import annotations

import re

import numpy as np
from playwright.sync_api import Locator, Page, expect

import limelight as gr
from tests.browser.axe import check_accessible

TABLE = {
    "x": [0, 1, 2, 3, 4, 5, 6, 7, 8, 9],
    "y": [3, 1, 4, 1, 5, 9, 2, 6, 5, 3],
    "kind": ["<b>cat</b>", "dog"] * 5,
}


def drag(page: Page, plot: Locator, start: float, end: float) -> None:
    """Drag across a part of the plot's own area, as shares of its width."""
    area = plot.locator(".u-over")
    area.scroll_into_view_if_needed()
    box = area.bounding_box()
    assert box
    y = box["y"] + box["height"] / 2
    page.mouse.move(box["x"] + start * box["width"], y)
    page.mouse.down()
    page.mouse.move(box["x"] + (start + end) / 2 * box["width"], y, steps=3)
    page.mouse.move(box["x"] + end * box["width"], y, steps=3)
    page.mouse.up()


def test_a_drag_zooms_and_a_double_click_shows_all_again(page: Page, serve):
    with gr.Blocks(title="Plots") as demo:
        gr.LinePlot(TABLE, x="x", y="y", label="Line", elem_id="one")
    page.goto(serve(demo))
    plot = page.locator("#one")
    drag(page, plot, 0.3, 0.6)
    expect(plot.get_by_role("button", name="Show all")).to_be_visible()
    plot.locator(".u-over").dblclick()
    expect(plot.get_by_role("button", name="Show all")).to_have_count(0)


def test_a_selected_range_reaches_the_function_in_the_unit_of_x(page: Page, serve):
    start = np.datetime64("2024-01-01")
    times = {"t": start + np.arange(10), "y": TABLE["y"], "word": list("ababababab")}

    def told(event: gr.SelectData):
        low, high = event.index[0], event.index[-1]
        return f"{low:.0f} to {high:.0f}" if not isinstance(low, str) else " ".join(event.index)

    with gr.Blocks() as demo:
        out = gr.Textbox(label="Told")
        plots = [
            gr.LinePlot(times, x="t", y="y", elem_id="times", height=200),
            gr.BarPlot(times, x="word", y="y", elem_id="words", height=200),
        ]
        for plot in plots:
            plot.select(told, None, out)
            plot.double_click(lambda: "all", None, out)
    page.goto(serve(demo))
    drag(page, page.locator("#times"), 0, 1)
    expect(page.get_by_label("Told")).to_have_value(re.compile(r"^17040\d{5} to 17048\d{5}$"))
    page.locator("#times .u-over").dblclick()
    expect(page.get_by_label("Told")).to_have_value("all")
    drag(page, page.locator("#words"), 0.6, 0.9)
    expect(page.get_by_label("Told")).to_have_value("b")


def test_the_keyboard_walks_through_points_and_selects(page: Page, serve):
    with gr.Blocks() as demo:
        plot = gr.LinePlot(TABLE, x="x", y="y", elem_id="one")
        out = gr.Textbox(label="Told")

        @plot.select(outputs=out)
        def told(event: gr.SelectData):
            return str(event.index)

    page.goto(serve(demo))
    area = page.get_by_role("application", name="y by x, 10 points. Arrow keys walk through them.")
    expect(page.locator("#one canvas")).to_be_visible()
    area.press("ArrowRight")
    area.press("ArrowRight")
    expect(page.locator("#one").get_by_role("status")).to_have_text("1, y 1")
    expect(page.locator(".ll-plot-tip")).to_contain_text("1")
    area.press("End")
    expect(page.locator("#one").get_by_role("status")).to_have_text("9, y 3")
    area.press("Home")
    area.press("Shift+ArrowRight")
    area.press("Shift+ArrowRight")
    area.press("Enter")
    expect(page.get_by_label("Told")).to_have_value("[0, 2]")


def test_a_legend_hides_and_a_table_tells_what_is_drawn(page: Page, serve):
    with gr.Blocks(title="Plots") as demo:
        gr.BarPlot(TABLE, x="x", y="y", color="kind", label="Bars", elem_id="one")
    page.goto(serve(demo))
    plot = page.locator("#one")
    key = plot.get_by_role("button", name="<b>cat</b>")
    key.click()
    expect(key).to_have_attribute("aria-pressed", "false")
    plot.hover()
    plot.get_by_role("button", name="Show as a table").click()
    expect(plot.get_by_role("row")).to_have_count(11)
    expect(plot.get_by_role("row").nth(1)).to_have_text(re.compile(r"0\s*<b>cat</b>\s*3"))
    check_accessible(page)


def test_python_changes_the_columns_and_a_missing_one_is_told(page: Page, serve):
    with gr.Blocks() as demo:
        plot = gr.ScatterPlot(TABLE, x="x", y="y", elem_id="one")
        gr.Button("Turn").click(lambda: gr.ScatterPlot(x="y", y="x"), None, plot)
        gr.Button("Miss").click(lambda: gr.ScatterPlot(x="z"), None, plot)
    page.goto(serve(demo))
    expect(page.get_by_role("application", name=re.compile("y by x"))).to_be_visible()
    page.get_by_role("button", name="Turn").click()
    expect(page.get_by_role("application", name=re.compile("x by y"))).to_be_visible()
    page.get_by_role("button", name="Miss").click()
    expect(page.get_by_text("The table has no column “z”. It has: x, y, kind.")).to_be_visible()


def test_a_hundred_thousand_points_are_drawn_from_few_bytes(page: Page, serve):
    count = 100_000

    def walk():
        steps = np.random.default_rng(0).normal(size=count).cumsum()
        return {"x": np.arange(count), "y": steps}

    with gr.Blocks() as demo:
        plot = gr.LinePlot(x="x", y="y", elem_id="one")
        gr.Button("Draw").click(walk, None, plot)
    received = []
    page.on("websocket", lambda socket: socket.on("framereceived", lambda data: received.append(len(data))))
    page.goto(serve(demo))
    page.get_by_role("button", name="Draw").click()
    expect(page.locator("#one canvas")).to_be_visible()
    expect(page.get_by_role("application", name=re.compile("100000 points"))).to_be_visible()
    assert sum(received) < 1_200_000
    assert page.locator("#one *").count() < 60


def figures() -> dict:
    import plotly.graph_objects as go
    from altair import Chart
    from bokeh.plotting import figure

    line = figure(height=200, width=300)
    line.line([1, 2, 3], [3, 1, 2])
    values = {"values": [{"a": 1, "b": 2}, {"a": 2, "b": 1}]}
    return {
        "plotly": go.Figure(go.Scattergl(x=[1, 2, 3], y=[2, 1, 3])),
        "altair": Chart(values).mark_line().encode(x="a:Q", y="b:Q", tooltip="a:Q"),
        "bokeh": line,
    }


def test_figures_are_drawn_by_their_libraries_under_the_strict_policy(page: Page, serve):
    with gr.Blocks(title="Figures") as demo:
        for name, figure in figures().items():
            gr.Plot(figure, label=name, elem_id=name)
    page.goto(serve(demo))
    # Five megabytes of script take a busy machine a while to read.
    expect(page.locator("#plotly .main-svg .scatterlayer path.js-line")).to_be_visible(timeout=40_000)
    expect(page.locator("#altair svg .mark-line path").first).to_be_visible()
    expect(page.locator("#bokeh .bk-Figure").first).to_be_visible(timeout=40_000)
    page.emulate_media(color_scheme="dark")
    expect(page.locator("html")).to_have_class(re.compile("dark"))
    expect(page.locator("#plotly .main-svg .scatterlayer path.js-line")).to_be_visible()


def test_a_package_that_is_not_installed_is_named(page: Page, serve, allowed, monkeypatch):
    from limelight.transports import package_files

    allowed += ["404", "MIME type"]
    monkeypatch.setitem(package_files.FILES, "plotly/plotly.min.js", ("no_such_package", "plotly.min.js"))
    with gr.Blocks() as demo:
        gr.Plot({"type": "plotly", "plot": "{}"}, label="Figure")
    page.goto(serve(demo))
    expect(page.get_by_role("alert")).to_contain_text("pip install plotly")
    opened = page.request.get(f"{page.url}limelight/package/plotly/../../pyproject.toml")
    assert opened.status == 404


def test_marks_are_lit_by_pointing_and_selected_by_pressing(page: Page, serve):
    from PIL import Image

    with gr.Blocks(title="Marks") as demo:
        marks = [((0, 0, 200, 150), "left"), ((210, 160, 400, 300), "<i>right</i>")]
        shown = gr.AnnotatedImage((Image.new("RGB", (400, 300), "navy"), marks), elem_id="one")
        out = gr.Textbox(label="Told")

        @shown.select(outputs=out)
        def told(event: gr.SelectData):
            return f"{event.index} {event.value}"

    page.goto(serve(demo))
    picture = page.locator(".ll-marked-picture")
    picture.click(position={"x": 300, "y": 240})
    expect(page.get_by_label("Told")).to_have_value("1 <i>right</i>")
    page.locator(".ll-mark-key").first.focus()
    expect(page.locator(".ll-mark").first).to_have_class(re.compile("ll-on"))
    page.keyboard.press("Enter")
    expect(page.get_by_label("Told")).to_have_value("0 left")
    check_accessible(page)

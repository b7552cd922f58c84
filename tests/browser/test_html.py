"""`gr.HTML` as an input and a place for others: templates, JavaScript, events, server functions, uploads."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import expect

import limelight as gr


class Stars(gr.HTML):
    """Five stars, and a press on one sets the value."""

    def __init__(self, label: str, value: int = 0, **kwargs):
        super().__init__(
            value=value,
            label=label,
            html_template="""
                <h2>${label}</h2>
                ${[1, 2, 3, 4, 5].map(i => `<button class='${i <= value ? 'lit' : ''}'>${i}</button>`).join('')}
            """,
            css_template=".lit { color: ${color}; }",
            js_on_load="""
                element.querySelectorAll('button').forEach((one, index) => {
                    one.addEventListener('click', () => { props.value = index + 1; });
                });
            """,
            **{"color": "rgb(200, 100, 0)", **kwargs},
        )


def test_a_class_of_ones_own_is_an_input_and_an_output(page, serve):
    with gr.Blocks() as demo:
        food = Stars("Food", 3, elem_id="food")
        copy = Stars("Copy", elem_id="copy")
        gr.Button("Take over").click(lambda stars: stars, food, copy)
        gr.Button("Green").click(lambda: gr.HTML(color="rgb(0, 128, 0)"), None, copy)
    page.goto(serve(demo))
    expect(page.locator("#food .lit")).to_have_count(3)
    page.locator("#food").get_by_role("button", name="5").click()
    page.locator("#food").get_by_role("button", name="4").click()  # its listener outlived the redrawing
    expect(page.locator("#food .lit")).to_have_count(4)
    page.get_by_role("button", name="Take over").click()
    expect(page.locator("#copy .lit")).to_have_count(4)
    page.get_by_role("button", name="Green").click()
    expect(page.locator("#copy .lit").first).to_have_css("color", "rgb(0, 128, 0)")
    expect(page.locator("#food .lit").first).to_have_css("color", "rgb(200, 100, 0)")


def test_handlebars_shows_values_as_text_and_never_reads_them_as_templates(page, serve):
    with gr.Blocks() as demo:
        gr.HTML(
            ["<b>bold</b>", "${1 + 1}", "{{value}}"],
            html_template="{{#each value}}<li>{{@index}} {{this}}</li>{{else}}none{{/each}}<p>${value.length} all</p>",
            apply_default_css=False,
        )
    page.goto(serve(demo))
    expect(page.get_by_role("listitem")).to_have_text(["0 <b>bold</b>", "1 ${1 + 1}", "2 {{value}}"])
    expect(page.get_by_text("3 all")).to_be_visible()


def test_javascript_triggers_events_calls_the_server_and_watches_props(page, serve):
    def shout(text: str) -> str:
        return text.upper()

    def told(event: gr.EventData) -> str:
        return event.words

    with gr.Blocks() as demo:
        html = gr.HTML(
            "quiet",
            html_template="<button>Ask</button><output></output>",
            js_on_load="""
                const out = element.querySelector('output');
                element.querySelector('button').addEventListener('click', async () => {
                    trigger('answered', { words: await server.shout(props.value) });
                });
                watch('value', () => { out.textContent = 'now ' + props.value; });
            """,
            server_functions=[shout],
        )
        heard = gr.Textbox(label="Heard")
        html.answered(told, None, heard)
        gr.Button("Change").click(lambda: "louder", None, html)
    page.goto(serve(demo))
    page.get_by_role("button", name="Ask").click()
    expect(page.get_by_label("Heard")).to_have_value("QUIET")
    page.get_by_role("button", name="Change").click()
    expect(page.get_by_text("now louder")).to_be_visible()


def test_an_upload_from_within_reaches_the_function_as_a_path(page, serve, tmp_path):
    with gr.Blocks() as demo:
        html = gr.HTML(
            html_template="<input type='file' aria-label='File'>",
            js_on_load="""
                element.querySelector('input').addEventListener('change', async (event) => {
                    props.value = (await upload(event.target.files[0])).path;
                });
            """,
        )
        inside = gr.Textbox(label="Inside")
        html.change(lambda path: Path(path).read_text(), html, inside)
    page.goto(serve(demo))
    page.get_by_label("File").set_input_files({"name": "a.txt", "mimeType": "text/plain", "buffer": b"some words"})
    expect(page.get_by_label("Inside")).to_have_value("some words")


def test_children_stand_where_the_template_says_and_keep_what_is_typed(page, serve):
    with gr.Blocks() as demo:
        with gr.HTML(
            "Form",
            html_template="<h2>${value}</h2>@children<button class='send'>Send</button>",
            js_on_load="element.querySelector('.send').addEventListener('click', () => trigger('submit'));",
            elem_id="form",
        ) as form:
            name = gr.Textbox(label="Name")
        sent = gr.Textbox(label="Sent")
        form.submit(lambda name: (name, "Thanks"), name, [sent, form])
    page.goto(serve(demo))
    page.locator("#form").get_by_label("Name").fill("Ada")
    page.get_by_role("button", name="Send").click()
    expect(page.get_by_label("Sent")).to_have_value("Ada")
    expect(page.get_by_role("heading", name="Thanks")).to_be_visible()
    expect(page.locator("#form").get_by_label("Name")).to_have_value("Ada")


def test_scripts_of_a_head_run_in_their_order_before_its_own(page, serve):
    with gr.Blocks() as demo:
        gr.HTML(
            html_template="<p></p>",
            head="<script>window.order = ['core'];</script><script>window.order.push('plugin');</script>",
            js_on_load="element.querySelector('p').textContent = [...window.order, 'part'].join(' ');",
        )
    page.goto(serve(demo))
    expect(page.get_by_text("core plugin part")).to_be_visible()


def test_a_fault_in_a_template_costs_its_own_part_and_is_told(page, serve, allowed):
    allowed += ["ReferenceError", "nowhere"]
    with gr.Blocks() as demo:
        gr.HTML(1, html_template="${value + nowhere}")
        gr.HTML(2, html_template="${value * 2} is fine")
    page.goto(serve(demo))
    expect(page.get_by_role("alert")).to_contain_text("nowhere")
    expect(page.get_by_text("4 is fine")).to_be_visible()

"""The API drawer: calls as programs with the page's values, run here, recorded from clicks; and the API's own page."""

from __future__ import annotations

import subprocess
import sys

from playwright.sync_api import Page, expect

import limelight as gr
from tests.browser.axe import check_accessible


def app() -> gr.Blocks:
    def greet(name, times):
        """Greets somebody."""
        return f"Hello {name}!" * int(times)

    with gr.Blocks(title="Greetings") as demo:
        name, times = gr.Textbox(label="name"), gr.Slider(1, 5, value=1, step=1, label="times")
        state, out = gr.State(0), gr.Textbox(label="output")
        gr.Button("Greet").click(greet, [name, times], out)
        gr.Button("Count").click(
            lambda n, who: (n + 1, f"{who} {n + 1}"), [state, name], [state, out], api_name="count"
        )
    return demo


def open_drawer(page: Page):
    page.get_by_role("button", name="Use via API").click()
    return page.get_by_role("dialog", name="Use via API")


def test_snippets_carry_what_the_page_shows_and_run_here(page: Page, serve):
    page.goto(serve(app()))
    page.get_by_label("name", exact=True).fill("Ada")
    drawer = open_drawer(page)
    snippet = drawer.locator("pre").first
    expect(snippet).to_contain_text('name="Ada"')
    drawer.get_by_text("JavaScript", exact=True).click()
    expect(snippet).to_contain_text('name: "Ada"')
    drawer.get_by_role("button", name="Run here").first.click()
    expect(drawer.get_by_label("Result").first).to_have_text('"Hello Ada!"')
    drawer.get_by_text("With the values of this page").click()
    expect(snippet).not_to_contain_text("Ada")
    drawer.get_by_text("MCP", exact=True).click()
    expect(drawer.get_by_text("mcp_server=True")).to_be_visible()
    check_accessible(page)


def test_clicks_become_a_script_that_runs(page: Page, serve):
    page.goto(serve(app()))
    drawer = open_drawer(page)
    drawer.get_by_role("button", name="Record my clicks").click()
    expect(drawer).to_be_hidden()
    page.get_by_label("name", exact=True).fill("Ada")
    page.get_by_role("button", name="Greet", exact=True).click()
    expect(page.get_by_label("output", exact=True)).to_have_value("Hello Ada!")
    page.get_by_role("button", name="Count", exact=True).click()
    expect(page.get_by_label("output", exact=True)).to_have_value("Ada 1")
    page.get_by_role("button", name="Recording, 2 calls. Stop").click()
    script = drawer.locator("pre").first
    expect(script).to_contain_text('api_name="/count"')
    ran = subprocess.run([sys.executable, "-c", script.inner_text()], capture_output=True, text=True, timeout=60)
    assert ran.stdout.splitlines()[-2:] == ["Hello Ada!", "Ada 1"], ran.stderr


def test_agents_find_their_settings(page: Page, serve):
    page.goto(serve(app(), mcp_server=True))
    drawer = open_drawer(page)
    drawer.get_by_text("MCP", exact=True).click()
    expect(drawer.locator("pre")).to_contain_text("gradio_api/mcp/")
    expect(drawer.locator("pre")).to_contain_text('"greetings"')


def test_the_page_of_the_api_tries_an_endpoint(page: Page, serve):
    page.goto(f"{serve(app())}api")
    page.get_by_role("heading", name="/api/greet").scroll_into_view_if_needed()
    section = page.locator("#greet")
    section.get_by_text("Try it").click()
    section.get_by_label("name", exact=True).fill("Ada")
    section.get_by_role("button", name="Call greet").click()
    expect(section.locator("output")).to_contain_text("Hello Ada!")
    check_accessible(page)

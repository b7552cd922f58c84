"""Three lines make an app that a person can use."""

from __future__ import annotations

import re
import subprocess
import sys

import pytest
from playwright.sync_api import Page, expect

import limelight as gr
from tests.browser.axe import check_accessible


def hello() -> gr.Interface:
    return gr.Interface(lambda name: f"Hello {name}!", "textbox", "textbox", api_name="greet", title="Hello")


def test_three_lines_answer_a_person(page: Page, serve):
    page.goto(serve(gr.Interface(lambda name: f"Hello {name}!", "textbox", "textbox")))
    page.get_by_label("name", exact=True).fill("Ada")
    page.get_by_role("button", name="Submit").click()
    expect(page.get_by_label("output", exact=True)).to_have_value("Hello Ada!")


def test_the_label_is_the_accessible_name(page: Page, serve):
    page.goto(serve(hello()))
    expect(page.get_by_role("textbox").first).to_have_accessible_name("name")


def test_enter_submits(page: Page, serve):
    page.goto(serve(hello()))
    page.get_by_label("name", exact=True).fill("Ada")
    page.get_by_label("name", exact=True).press("Enter")
    expect(page.get_by_label("output", exact=True)).to_have_value("Hello Ada!")


def test_the_keyboard_alone_is_enough(page: Page, serve):
    page.goto(serve(hello()))
    expect(page.get_by_label("name", exact=True)).to_be_visible()
    reached = []
    for _ in range(8):
        page.keyboard.press("Tab")
        reached.append(
            page.evaluate("document.activeElement.labels?.[0]?.textContent ?? document.activeElement.textContent")
        )
        if reached[-1].strip() == "name":
            page.keyboard.type("Ada")
        if reached[-1].strip() == "Submit":
            page.keyboard.press("Space")
            break
    assert [name.strip() for name in reached][0] == "name"
    expect(page.get_by_label("output", exact=True)).to_have_value("Hello Ada!")


def test_clear_empties_what_was_typed(page: Page, serve):
    page.goto(serve(hello()))
    page.get_by_label("name", exact=True).fill("Ada")
    page.get_by_role("button", name="Submit").click()
    expect(page.get_by_label("output", exact=True)).to_have_value("Hello Ada!")
    page.get_by_role("button", name="Clear").click()
    expect(page.get_by_label("name", exact=True)).to_have_value("")
    expect(page.get_by_label("output", exact=True)).to_have_value("")


@pytest.mark.parametrize(
    ("language", "says"), [("Python", "gradio_client"), ("JavaScript", "@gradio/client"), ("curl", "curl")]
)
def test_the_api_drawer_shows_how_to_call_an_endpoint(page: Page, serve, language: str, says: str):
    url = serve(hello())
    page.goto(url)
    page.get_by_role("button", name="Use via API").click()
    drawer = page.get_by_role("dialog", name="Use via API")
    expect(drawer.get_by_role("heading", name="/greet")).to_be_visible()
    drawer.get_by_text(language, exact=True).click()
    expect(drawer.locator("pre")).to_contain_text(says)
    expect(drawer.locator("pre")).to_contain_text("greet")
    expect(drawer.locator("pre")).to_contain_text(url.rstrip("/"))
    check_accessible(page)


@pytest.mark.parametrize(("language", "interpreter"), [("Python", [sys.executable, "-c"]), ("curl", ["bash", "-c"])])
def test_what_the_api_drawer_shows_runs_as_it_is(page: Page, serve, language: str, interpreter: list[str]):
    demo = gr.Interface(lambda name: f"Hello {name}!", gr.Textbox("Ada", label="name"), "textbox", api_name="greet")
    page.goto(serve(demo))
    page.get_by_role("button", name="Use via API").click()
    drawer = page.get_by_role("dialog", name="Use via API")
    drawer.get_by_text(language, exact=True).click()
    expect(drawer.locator("pre")).to_contain_text("gradio_client" if language == "Python" else "curl")
    shown = drawer.locator("pre").inner_text()
    ran = subprocess.run([*interpreter, shown], capture_output=True, text=True, timeout=60)
    assert "Hello " in ran.stdout, ran.stderr


def test_escape_closes_a_drawer_and_gives_the_focus_back(page: Page, serve):
    page.goto(serve(hello()))
    page.get_by_role("button", name="Use via API").click()
    expect(page.get_by_role("dialog")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_be_hidden()
    expect(page.get_by_role("button", name="Use via API")).to_be_focused()


def test_a_chosen_scheme_survives_a_reload(page: Page, serve):
    page.goto(serve(hello()))
    expect(page.locator("html")).not_to_have_class(re.compile("dark"))
    page.get_by_role("button", name="Settings").click()
    page.get_by_role("dialog", name="Settings").get_by_text("Dark", exact=True).click()
    expect(page.locator("html")).to_have_class(re.compile("dark"))
    page.reload()
    expect(page.locator("html")).to_have_class(re.compile("dark"))


def test_a_dark_page_never_flashes_light(page: Page, serve, allowed: list[str]):
    allowed.append("ERR_FAILED")
    url = serve(hello())
    page.add_init_script("localStorage.setItem('limelight-scheme', 'dark')")
    # What the page looks like before its scripts and sheets are there.
    page.route(re.compile(r"limelight/"), lambda route: route.abort())
    page.goto(url, wait_until="commit")
    page.wait_for_function("document.body !== null")
    assert page.evaluate("document.documentElement.classList.contains('dark')")


def test_the_system_says_the_scheme_until_a_person_does(open_page, serve):
    page = open_page(color_scheme="dark")
    page.goto(serve(hello()))
    expect(page.locator("html")).to_have_class(re.compile("dark"))
    page.emulate_media(color_scheme="light")
    expect(page.locator("html")).not_to_have_class(re.compile("dark"))


def test_the_language_can_be_changed(page: Page, serve):
    page.goto(serve(hello()))
    page.get_by_role("button", name="Settings").click()
    page.get_by_label("Language").select_option("de")
    expect(page.locator("html")).to_have_attribute("lang", "de")
    expect(page.get_by_role("button", name="Einstellungen")).to_be_attached()
    page.reload()
    expect(page.locator("html")).to_have_attribute("lang", "de")


def test_the_language_of_the_browser_is_the_first(open_page, serve):
    page = open_page(locale="de-DE")
    page.goto(serve(hello()))
    expect(page.get_by_role("button", name="Einstellungen")).to_be_visible()


def test_starting_over_forgets_everything(page: Page, serve):
    page.goto(serve(hello()))
    page.get_by_label("name", exact=True).fill("Ada")
    page.get_by_role("button", name="Submit").click()
    expect(page.get_by_label("output", exact=True)).to_have_value("Hello Ada!")
    page.get_by_role("button", name="Settings").click()
    page.get_by_role("dialog").get_by_role("button", name="Start over").click()
    expect(page.get_by_label("name", exact=True)).to_have_value("")
    expect(page.get_by_label("output", exact=True)).to_have_value("")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_it_is_accessible(open_page, serve, scheme: str):
    page = open_page(color_scheme=scheme)
    page.goto(serve(hello()))
    expect(page.get_by_label("name", exact=True)).to_be_visible()
    check_accessible(page)
    page.get_by_role("button", name="Settings").click()
    expect(page.get_by_role("dialog")).to_be_visible()
    check_accessible(page)


def test_it_fits_a_phone(open_page, serve):
    page = open_page(viewport={"width": 360, "height": 740})
    page.goto(serve(hello()))
    expect(page.get_by_label("name", exact=True)).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 360

"""Signing in and out."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

import limelight as gr
from tests.browser.axe import check_accessible

LOGIN = {"auth": ("ada", "engine"), "auth_message": "For friends of the engine."}
REFUSED = [r"HTTP 40[013]: POST .*login", r"status of 40[013]"]


def app() -> gr.Blocks:
    def whom(request: gr.Request) -> str:
        return f"signed in as {request.username}"

    with gr.Blocks(title="Private") as demo:
        reply = gr.Textbox(label="Reply")
        gr.Button("Who").click(whom, None, reply)
    return demo


def sign_in(page: Page, name: str, password: str) -> None:
    page.get_by_label("Username").fill(name)
    page.get_by_label("Password").fill(password)
    page.get_by_label("Password").press("Enter")


def test_a_stranger_sees_the_form_and_nothing_of_the_app(page: Page, serve):
    page.goto(serve(app(), **LOGIN))
    expect(page.get_by_role("heading", name="Private")).to_be_visible()
    expect(page.get_by_text("For friends of the engine.")).to_be_visible()
    expect(page.get_by_role("button", name="Sign in")).to_be_visible()
    assert "Who" not in page.content()


def test_a_wrong_password_is_told(page: Page, serve, allowed):
    allowed += REFUSED
    page.goto(serve(app(), **LOGIN))
    sign_in(page, "ada", "loom")
    expect(page.get_by_role("alert")).to_have_text("This username and password do not match.")
    expect(page.get_by_label("Username")).to_have_value("ada")
    sign_in(page, "ada", "engine")
    expect(page.get_by_role("button", name="Who")).to_be_visible()


def test_the_right_one_enters_and_the_function_knows_who(page: Page, serve):
    page.goto(serve(app(), **LOGIN))
    sign_in(page, "ada", "engine")
    page.get_by_role("button", name="Who").click()
    expect(page.get_by_label("Reply")).to_have_value("signed in as ada")
    page.reload()
    expect(page.get_by_role("button", name="Who")).to_be_visible()


def test_signing_out_shows_the_form_again(page: Page, serve):
    page.goto(serve(app(), **LOGIN))
    sign_in(page, "ada", "engine")
    page.get_by_role("button", name="Settings").click()
    expect(page.get_by_text("Signed in as ada")).to_be_visible()
    page.get_by_role("link", name="Sign out").click()
    expect(page.get_by_role("button", name="Sign in")).to_be_visible()
    page.reload()
    expect(page.get_by_role("button", name="Sign in")).to_be_visible()


def test_signing_out_signs_out_other_tabs(page: Page, serve):
    url = serve(app(), **LOGIN)
    page.goto(url)
    sign_in(page, "ada", "engine")
    expect(page.get_by_role("button", name="Who")).to_be_visible()
    other = page.context.new_page()
    other.goto(url)
    expect(other.get_by_role("button", name="Who")).to_be_visible()
    other.get_by_role("button", name="Settings").click()
    other.get_by_role("link", name="Sign out").click()
    expect(other.get_by_role("button", name="Sign in")).to_be_visible()
    expect(page.get_by_role("button", name="Sign in")).to_be_visible()


def test_a_function_may_decide(page: Page, serve, allowed):
    allowed += REFUSED
    page.goto(serve(app(), auth=lambda name, password: name == password))
    sign_in(page, "grace", "ada")
    expect(page.get_by_role("alert")).to_be_visible()
    sign_in(page, "grace", "grace")
    expect(page.get_by_role("button", name="Who")).to_be_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_form_is_accessible_and_fits_a_phone(open_page, serve, scheme: str):
    page = open_page(color_scheme=scheme, viewport={"width": 360, "height": 740})
    page.goto(serve(app(), **LOGIN))
    expect(page.get_by_role("button", name="Sign in")).to_be_visible()
    check_accessible(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= 360

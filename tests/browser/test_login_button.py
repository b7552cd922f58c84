"""Signing in with the button, as it is played away from a Space."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

import limelight as gr


def test_a_played_sign_in_is_seen_by_functions_until_the_person_leaves(page: Page, serve, monkeypatch):
    monkeypatch.delenv("OAUTH_CLIENT_ID", raising=False)
    monkeypatch.setenv("HF_TOKEN", "played")
    monkeypatch.setenv("LOGNAME", "ada")
    with gr.Blocks() as demo:
        gr.LoginButton("Come in", "Leave, {}")
        name, token = gr.Textbox(label="Name"), gr.Textbox(label="Token")

        def who(profile: gr.OAuthProfile | None):
            return profile.name if profile else "nobody"

        demo.load(who, None, name)

        def what(token: gr.OAuthToken):
            return token.token

        gr.Button("Use it").click(what, None, token)
    page.goto(serve(demo))
    expect(page.get_by_label("Name")).to_have_value("nobody")
    page.get_by_role("button", name="Use it").click()
    expect(page.get_by_role("alert").first).to_contain_text("Sign in, then try again")
    page.get_by_role("button", name="Come in").click()
    expect(page.get_by_role("button", name="Leave, ada")).to_be_visible()
    expect(page.get_by_label("Name")).to_have_value("ada")
    page.get_by_role("button", name="Use it").click()
    expect(page.get_by_label("Token")).to_have_value("played")
    page.get_by_role("button", name="Leave, ada").click()
    expect(page.get_by_role("button", name="Come in")).to_be_visible()
    expect(page.get_by_label("Name")).to_have_value(re.compile("nobody"))

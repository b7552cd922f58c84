"""Sign-in with a provider, the provider played by the test."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

import pytest

import limelight as gr
from limelight.transports import oauth


@pytest.fixture
def app(served):
    with gr.Blocks() as demo:
        gr.LoginButton()
    return served(demo)


def test_an_app_without_the_button_signs_nobody_in(served):
    with gr.Blocks() as demo:
        gr.Textbox()
    assert served(demo).http.get("/login/huggingface").status_code == 404


def test_the_provider_s_code_becomes_a_sign_in(app, monkeypatch):
    asked = []

    def provider(path, form, authorization):
        asked.append((path, form and form["code"], authorization.split()[0]))
        if path == "/oauth/token":
            return {"access_token": "t", "scope": "openid", "expires_in": 60}
        return {"name": "Ada L", "preferred_username": "ada"}

    monkeypatch.setattr(oauth, "_asked", provider)
    monkeypatch.setenv("OAUTH_CLIENT_ID", "app")
    monkeypatch.setenv("OPENID_PROVIDER_URL", "https://id.example")
    away = app.http.get("/login/huggingface", params={"_target_url": "/?a=1"}, follow_redirects=False)
    place = urlsplit(away.headers["location"])
    facts = parse_qs(place.query)
    assert (place.netloc, facts["client_id"], facts["response_type"]) == ("id.example", ["app"], ["code"])
    code = {"code": "c", "state": facts["state"][0]}
    back = app.http.get("/login/callback", params=code, follow_redirects=False)
    assert back.headers["location"] == "/?a=1"
    assert "httponly" in back.headers["set-cookie"].lower()
    assert app.http.get("/limelight/sign-in").json() == {"name": "ada"}
    assert asked == [("/oauth/token", "c", "Basic"), ("/oauth/userinfo", None, "Bearer")]
    assert app.http.get("/login/callback", params=code).status_code == 400
    app.http.post("/limelight/sign-out")
    assert app.http.get("/limelight/sign-in").json() == {"name": None}


@pytest.mark.parametrize("target", ["https://evil.example", "//evil.example", "/\\evil.example", "javascript:alert(1)"])
def test_a_sign_in_leads_back_to_the_app_and_nowhere_else(app, monkeypatch, target):
    monkeypatch.delenv("OAUTH_CLIENT_ID", raising=False)
    back = app.http.get("/login/huggingface", params={"_target_url": target}, follow_redirects=False)
    assert back.headers["location"] == "/"

"""Sign-in."""

from __future__ import annotations

import pytest

import limelight as gr
from limelight.errors import BadProp
from limelight.transports.auth import FREE_TRIES, Auth
from tests.transports.serving import serve


def app():
    with gr.Blocks(title="Plans") as demo:
        name = gr.Textbox(label="launch code")

        def who(x, request: gr.Request):
            return request.username

        name.submit(who, name, name, api_name="who")
    return demo


@pytest.fixture
def one():
    served = serve(app(), auth=[("ada", "love"), ("grace", "hop")], auth_message="Members only")
    yield served
    served.close()


def sign_in(served, name="ada", password="love"):
    return served.http.post("login", data={"username": name, "password": password})


def test_the_form_comes_first_and_the_app_after(one):
    page = one.http.get("").text
    assert "launch code" not in page
    assert sign_in(one).json() == {"success": True}
    assert one.http.get("config").json()["username"] == "ada"
    assert one.http.get("gradio_api/user").json() == "ada"
    assert one.call("who", "x")[-1] == ("complete", ["ada"])


def test_wrong_credentials_are_told_alike(one):
    unknown, wrong = sign_in(one, "nobody", "x"), sign_in(one, "ada", "x")
    assert unknown.status_code == wrong.status_code == 400
    assert unknown.json() == wrong.json() == {"detail": "Incorrect credentials."}


def test_the_config_says_what_is_missing(one):
    answer = one.http.get("config")
    assert answer.status_code == 401
    assert answer.json() == {"detail": {"error": "Not authenticated", "auth_message": "Members only"}}


def test_guessing_is_slowed_down(one):
    for _ in range(FREE_TRIES):
        assert sign_in(one, "ada", "guess").status_code == 400
    answer = sign_in(one)
    assert answer.status_code == 429
    assert int(answer.headers["retry-after"]) >= 1
    assert sign_in(one, "grace", "hop").status_code == 200


def test_the_cookie_is_out_of_reach_of_scripts_and_strangers(one):
    cookie = sign_in(one).headers["set-cookie"].lower()
    assert "httponly" in cookie
    assert "samesite=lax" in cookie
    secure = one.http.post(
        "login", data={"username": "ada", "password": "love"}, headers={"x-forwarded-proto": "https"}
    )
    assert "secure" in secure.headers["set-cookie"].lower()


def test_signing_out_ends_the_cookie_and_tells_open_pages(one):
    sign_in(one)
    cookies = dict(one.http.cookies)
    header = "; ".join(f"{name}={value}" for name, value in cookies.items())
    with one.page(additional_headers={"cookie": header}) as page:
        page.hello()
        one.http.get("logout")
        assert page.hear() == {"t": "leaving", "reason": "signed_out"}
    answer = one.http.get("config", headers={"cookie": header})
    assert answer.status_code == 401


def test_signing_out_everywhere_ends_every_cookie(one):
    sign_in(one)
    first = dict(one.http.cookies)
    one.http.cookies.clear()
    sign_in(one)
    one.http.get("logout?all_session=true")
    header = "; ".join(f"{name}={value}" for name, value in first.items())
    assert one.http.get("config", headers={"cookie": header}).status_code == 401
    assert sign_in(one).status_code == 200


def test_two_apps_keep_their_cookies_apart(one):
    other = serve(app(), auth=("eve", "x"))
    try:
        assert one.site.auth.cookie != other.site.auth.cookie
        token = sign_in(one).cookies[one.site.auth.cookie]
        header = f"{other.site.auth.cookie}={token}"
        assert other.http.get("config", headers={"cookie": header}).status_code == 401
    finally:
        other.close()


@pytest.mark.parametrize(
    "change", [lambda t: t[:-1], lambda t: "eve" + t, lambda t: t + "a", lambda t: "", lambda t: "..."]
)
def test_a_changed_token_is_nobody(change):
    auth = Auth(("ada", "love"))
    assert auth._user_in(auth.issue("ada")) == "ada"
    assert auth._user_in(change(auth.issue("ada"))) is None


def test_functions_that_decide_are_awaited():
    async def never(name, password):
        return False

    served = serve(app(), auth=never)
    try:
        assert sign_in(served).status_code == 400
    finally:
        served.close()
    served = serve(app(), auth=lambda name, password: name == password)
    try:
        assert sign_in(served, "x", "y").status_code == 400
        assert sign_in(served, " x ", "x").status_code == 200
    finally:
        served.close()


def test_a_dependency_knows_who_it_is():
    served = serve(app(), auth_dependency=lambda request: request.headers.get("x-user"))
    try:
        assert served.http.get("").status_code == 401
        assert served.http.get("config", headers={"x-user": "ada"}).json()["username"] == "ada"
    finally:
        served.close()


def test_a_session_is_of_its_user(one):
    sign_in(one)
    header = "; ".join(f"{name}={value}" for name, value in one.http.cookies.items())
    with one.page(additional_headers={"cookie": header}) as page:
        session = page.hello()["session"]
    one.http.cookies.clear()
    sign_in(one, "grace", "hop")
    header = "; ".join(f"{name}={value}" for name, value in one.http.cookies.items())
    with one.page(additional_headers={"cookie": header}) as page:
        assert page.hello(session=session)["session"] != session


@pytest.mark.parametrize("auth", ["ada", [], [("a",)], [("a", 1)], 7])
def test_what_is_no_sign_in_is_said_at_once(auth):
    with pytest.raises(BadProp, match="auth"):
        Auth(auth)

"""Pages with addresses of their own, links to what a page showed, and texts in several languages, over the web."""

from __future__ import annotations

import json
import re

import pytest

import limelight as gr
from limelight.transports.links import DeepLinks
from tests.transports.serving import Served, serve

I18N = gr.I18n(en={"title": "Shop", "name": "Name"}, de={"title": "Laden", "name": "Vorname"})


@pytest.fixture(scope="module")
def shop():
    with gr.Blocks(title=I18N("title")) as demo:
        name = gr.Textbox(label=I18N("name"))
        secret = gr.Textbox(label="Secret", type="password")
        greeting = gr.Markdown()
        kept = gr.State("only mine")
        name.submit(lambda name, _: f"Hello {name}", [name, kept], greeting, api_name="greet")
        demo.secret = secret
    with demo.route("About us"):
        gr.Textbox(label="Asked")
    with demo.route("Team", "about/team") as app:
        seen = gr.JSON(label="Query")

        def ask(request: gr.Request):
            return dict(request.query_params)

        app.load(ask, None, seen, api_name="ask")
    one = serve(demo, i18n=I18N)
    yield one
    one.close()


def told(served: Served, path: str) -> dict:
    html = served.http.get(path).text
    return json.loads(re.search(r'id="limelight-config">(.*?)</script>', html, re.DOTALL)[1])


def needs_build(served: Served) -> None:
    if not served.site.assets.are_built:
        pytest.skip("the browser half is not built")


def test_each_page_has_its_address_and_title(shop):
    needs_build(shop)
    assert [told(shop, path)["app"].get("page", "") for path in ("", "about-us", "about/team")] == [
        "", "about-us", "about/team",
    ]  # fmt: skip
    assert "<title>Team · Shop</title>" in shop.http.get("about/team").text


def test_a_page_below_another_names_its_files_from_the_root(shop):
    needs_build(shop)
    answer = shop.http.get("about/team")
    assert '<base href="../">' in answer.text
    assert "base-uri 'self'" in answer.headers["content-security-policy"]
    assert "<base" not in shop.http.get("about-us").text


def test_all_pages_are_of_one_app(shop):
    needs_build(shop)
    assert len({told(shop, path)["app"]["digest"] for path in ("", "about-us", "about/team")}) == 1


def test_a_slash_too_many_leads_to_the_page(shop):
    answer = shop.http.get("about/team/?q=1")
    assert (answer.status_code, answer.headers["location"]) == (301, "../team?q=1")


def test_an_unknown_page_is_said_in_our_looks_to_people_only(shop):
    people = shop.http.get("abuot/<us>", headers={"accept": "text/html"})
    assert (people.status_code, "Page not found" in people.text) == (404, True)
    assert "/abuot/&lt;us&gt;" in people.text
    assert 'href="../">Go to Shop' in people.text
    assert shop.http.get("abuot").json() == {"detail": "Not Found"}
    assert shop.http.get("gradio_api/nothing", headers={"accept": "text/html"}).json() == {"detail": "Not Found"}


def test_other_clients_are_told_of_the_pages(shop):
    config = shop.http.get("config").json()
    assert config["pages"] == [
        ["", "Home", True], ["about-us", "About us", True], ["about/team", "Team", True],
    ]  # fmt: skip
    assert "current_page" not in config
    assert config["i18n_translations"]["de"] == {"title": "Laden", "name": "Vorname"}
    assert config["title"] == I18N("title")
    page = shop.http.get("config?page=about/team").json()
    assert page["current_page"] == "about/team"
    assert [one["id"] for one in page["components"]] == config["page"]["about/team"]["components"]
    assert [one["type"] for one in page["components"]] == ["json"]
    assert len(page["dependencies"]) == 1


def test_the_api_is_told_page_by_page(shop):
    names = [
        list(shop.http.get(f"gradio_api/info{q}").json()["named_endpoints"]) for q in ("", "?page=", "?page=about/team")
    ]
    assert names == [["/greet", "/ask"], ["/greet"], ["/ask"]]


def test_a_page_tells_a_function_its_query(shop):
    with shop.page() as page:
        page.hello(page="about/team", query="q=1&x=y")
        page.say("trigger", run="r" * 20, listener=1, inputs=[])
        patched = next(one for one in page.hear_until("ended") if one["t"] == "patched")
        assert patched["edits"][0][3] == {"q": "1", "x": "y"}


def names(shop) -> dict[str, int]:
    return {str(getattr(node, "label", None)): node.id for node in shop.demo.nodes.values()}


def make_link(shop, edits) -> str:
    with shop.page() as page:
        session = page.hello()["session"]
        page.say("trigger", run="g" * 20, listener=0, inputs=["Ada", None])
        page.hear_until("ended")
        answer = shop.http.post("limelight/link", json={"session": session, "page": "", "edits": edits})
        assert answer.status_code == 200
        return answer.json()["id"]


def test_a_link_holds_what_was_typed_and_what_was_sent(shop):
    needs_build(shop)
    name = names(shop)[I18N("name")]
    config = told(shop, f"?deep_link={make_link(shop, {name: {'value': 'Ada'}})}")
    assert config["app"]["deep_link"] == "valid"
    assert sorted(map(str, config["linked"].values())) == ["{'value': 'Ada'}", "{'value': 'Hello Ada'}"]


def test_a_link_does_not_let_its_maker_write_on_the_page(shop):
    needs_build(shop)
    ids = {node.kind: node.id for node in shop.demo.nodes.values()}
    edits = {
        ids["markdown"]: {"value": "<script>evil()</script>"},
        ids["state"]: {"value": "yours"},
        names(shop)[I18N("name")]: {"label": "Password", "value": "x"},
        shop.demo.secret.id: {"value": "typed"},
    }
    linked = told(shop, f"?deep_link={make_link(shop, edits)}")["linked"]
    assert linked == {str(ids["markdown"]): {"value": "Hello Ada"}, str(names(shop)[I18N("name")]): {"value": "x"}}


def test_an_expired_link_shows_the_usual_page_and_says_so(shop):
    needs_build(shop)
    config = told(shop, "?deep_link=AAAAAAAAAAA")
    assert (config["app"]["deep_link"], "linked" in config) == ("expired", False)


def test_other_clients_make_and_open_links(shop):
    assert shop.http.get("gradio_api/deep_link?session_hash=nobody").json() == ""
    shop.join(0, "Bob", None, session_hash="linker")
    id = shop.http.get("gradio_api/deep_link?session_hash=linker").json()
    config = shop.http.get(f"config?deep_link={id}").json()
    assert config["deep_link_state"] == "valid"
    assert [one["props"].get("value") for one in config["components"] if one["type"] == "markdown"] == ["Hello Bob"]
    assert shop.http.get("config?deep_link=AAAAAAAAAAA").json()["deep_link_state"] == "invalid"


def test_a_stranger_to_a_session_makes_no_link_of_it(shop):
    assert shop.http.post("limelight/link", json={"session": "guess", "edits": {}}).status_code == 404


def test_links_have_an_end_and_a_bound():
    now = [0.0]
    links = DeepLinks(most=2, kept_s=10, clock=lambda: now[0])
    first, second, third = (links.make("", {}) for _ in range(3))
    assert (links.find(first), len(links)) == (None, 2)
    now[0] = 10
    assert (links.find(second), links.find(third), len(links)) == (None, None, 0)


def test_files_in_a_link_outlive_the_session(tmp_path):
    picture = tmp_path / "cat.txt"
    picture.write_text("meow")
    with gr.Blocks() as demo:
        out = gr.File(label="Out")
        gr.Button("Go").click(lambda: str(picture), None, out)
    one = serve(demo)
    try:
        needs_build(one)
        with one.page() as page:
            session = page.hello()["session"]
            page.say("trigger", run="g" * 20, listener=0, inputs=[])
            page.hear_until("ended")
            answer = one.http.post("limelight/link", json={"session": session, "edits": {}})
            assert answer.status_code == 200, answer.text
            id = answer.json()["id"]
        one.site.engine.files.release(session)
        (props,) = told(one, f"?deep_link={id}")["linked"].values()
        assert one.http.get(props["value"]["url"]).text == "meow"
    finally:
        one.close()


def test_parts_are_named_to_other_clients_as_they_know_them():
    with gr.Blocks() as demo:
        with gr.Tab("A"):
            gr.DeepLinkButton()
        with gr.Walkthrough(), gr.Step("One"):
            gr.Textbox()
    one = serve(demo)
    try:
        types = [(part["type"], part["props"]["name"]) for part in one.http.get("config").json()["components"]]
    finally:
        one.close()
    assert ("tabitem", "tab") in types
    assert ("walkthroughstep", "step") in types
    assert ("button", "deeplinkbutton") in types


def test_pages_ask_who_you_are_and_come_back_there():
    with gr.Blocks(title="Plans") as demo:
        gr.Textbox(label="Home")
    with demo.route("Team", "about/team"):
        gr.Textbox(label="Launch code")
    one = serve(demo, auth=("ada", "love"))
    try:
        needs_build(one)
        asked = one.http.get("about/team")
        assert "Launch code" not in asked.text
        assert '<base href="../">' in asked.text
        assert one.http.get("config?page=about/team").status_code == 401
        assert one.http.post("limelight/link", json={}).status_code == 401
        one.http.post("login", data={"username": "ada", "password": "love"})
        assert "Launch code" in one.http.get("about/team").text
    finally:
        one.close()


def test_pages_of_a_mounted_app_stand_below_its_path():
    import httpx
    from starlette.applications import Starlette
    from starlette.testclient import TestClient

    with gr.Blocks() as demo:
        gr.Textbox(label="Home")
    with demo.route("Team", "about/team"):
        gr.Textbox(label="Inside")
    app = gr.mount_gradio_app(Starlette(), demo, path="/shop")
    with TestClient(app) as client:
        answer = client.get("/shop/about/team")
        assert answer.status_code == 200
        answer = client.get("/shop/about/team/", follow_redirects=False)
        assert httpx.URL("http://x/shop/about/team/").join(answer.headers["location"]).path == "/shop/about/team"
        assert client.get("/shop/nothing", headers={"accept": "text/html"}).status_code == 404

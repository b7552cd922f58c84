"""Pages of an app, links to what showed, texts by language, and values the browser keeps."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

import limelight as gr
from tests.browser.axe import check_accessible


def shop():
    with gr.Blocks(title="Shop") as demo:
        name = gr.Textbox(label="Name")
        greeting = gr.Textbox(label="Greeting", interactive=False)
        seen = gr.State(0)
        gr.Button("Greet").click(lambda name, seen: (f"Hello {name}", seen + 1), [name, seen], [greeting, seen])
    with demo.route("Second page") as app:
        again = gr.Textbox(label="Again")
        own = gr.Textbox(label="Own")
        app.load(lambda name, seen: f"{name} {seen}", [name, seen], again)
        gr.Button("Copy").click(lambda text: text, own, again)
    with demo.route("Team", "about/team") as app:
        query = gr.JSON(label="Query")
        gr.Markdown("[down](#below)\n\n<div style='height: 2000px'></div>\n\n<p id='below'>Below</p>")

        def ask(request: gr.Request):
            return dict(request.query_params)

        app.load(ask, None, query)
    return demo


def test_state_and_values_go_along_from_page_to_page_and_back(serve, page):
    page.goto(serve(shop()))
    page.get_by_label("Name").fill("Ada")
    page.get_by_role("button", name="Greet").click()
    expect(page.get_by_label("Greeting")).to_have_value("Hello Ada")
    page.get_by_role("link", name="Second page").click()
    expect(page).to_have_title("Second page · Shop")
    expect(page.get_by_label("Again")).to_have_value("Ada 1")
    page.get_by_label("Own").fill("typed here")
    page.go_back()
    expect(page.get_by_label("Greeting")).to_have_value("Hello Ada")
    expect(page.get_by_label("Name")).to_have_value("Ada")
    page.go_forward()
    expect(page.get_by_label("Own")).to_have_value("typed here")


def test_the_open_page_is_marked_in_the_line_of_links(serve, page):
    page.goto(f"{serve(shop())}second-page")
    links = page.get_by_role("navigation", name="Pages").get_by_role("link")
    expect(links).to_have_text(["Home", "Second page", "Team"])
    expect(page.locator("[aria-current=page]")).to_have_text("Second page")
    check_accessible(page)


def test_a_page_below_another_has_its_files_its_query_and_its_places(serve, page):
    page.goto(f"{serve(shop())}about/team?q=1")
    expect(page.locator(".ll-json")).to_contain_text("1 key")
    page.get_by_role("link", name="down").click()
    assert page.url.endswith("about/team?q=1#below")
    page.get_by_role("link", name="Home").click()
    expect(page.get_by_label("Name")).to_be_visible()


def test_an_address_with_a_place_opens_the_page_at_that_place(serve, page):
    with gr.Blocks() as demo:
        for number in range(60):
            gr.Textbox(label=f"Field {number}")
        gr.Textbox(label="Far below", elem_id="far-below")
    page.goto(f"{serve(demo)}#far-below")
    expect(page.get_by_label("Far below")).to_be_in_viewport()


def test_the_links_work_on_a_phone(serve, open_page):
    page = open_page(viewport={"width": 360, "height": 740}, has_touch=True, is_mobile=True)
    page.goto(serve(shop()))
    page.get_by_role("link", name="Second page").tap()
    expect(page.get_by_label("Own")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


def test_an_unknown_page_says_so_and_leads_home(serve, page, allowed):
    allowed.append("404")
    page.goto(f"{serve(shop())}about/nobody")
    expect(page.get_by_role("heading", name="Page not found")).to_be_visible()
    page.get_by_role("link", name="Go to Shop").click()
    expect(page.get_by_label("Name")).to_be_visible()


def test_a_link_shows_someone_else_the_page_as_it_was(serve, open_page):
    with gr.Blocks() as demo:
        name = gr.Textbox(label="Name")
        greeting = gr.Textbox(label="Greeting", interactive=False)
        level = gr.Slider(0, 10, 5, step=1, label="Level")
        gr.Button("Greet").click(lambda name: f"Hello {name}", name, greeting)
        demo.load(lambda: 7, None, level)
        gr.DeepLinkButton("Copy link")
    url = serve(demo)
    ada = open_page(permissions=["clipboard-read", "clipboard-write"])
    ada.goto(url)
    ada.get_by_label("Name").fill("Ada")
    ada.get_by_role("button", name="Greet").click()
    expect(ada.get_by_label("Greeting")).to_have_value("Hello Ada")
    ada.get_by_role("slider", name="Level").press("ArrowRight")
    ada.get_by_role("button", name="Copy link").click()
    expect(ada.get_by_role("button", name="Link Copied!")).to_be_visible()
    link = ada.evaluate("navigator.clipboard.readText()")
    bob = open_page()
    bob.goto(link)
    expect(bob.get_by_label("Greeting")).to_have_value("Hello Ada")
    expect(bob.get_by_label("Name")).to_have_value("Ada")
    expect(bob.get_by_role("slider", name="Level")).to_have_value("8")
    bob.get_by_label("Name").fill("Bob")
    bob.wait_for_timeout(400)
    bob.reload()
    expect(bob.get_by_label("Name")).to_have_value("Bob")


def test_an_expired_link_says_so(serve, page):
    page.goto(f"{serve(shop())}?deep_link=gone")
    expect(page.get_by_text("This link has expired")).to_be_visible()
    expect(page.get_by_label("Name")).to_have_value("")


@pytest.mark.parametrize(("locale", "label", "choice"), [("de-AT", "Vorname", "rot"), ("fr-FR", "Name", "red")])
def test_texts_are_shown_in_the_language_of_the_visitor(serve, open_page, locale, label, choice):
    i18n = gr.I18n(
        en={"name": "Name", "red": "red", "title": "Shop"}, de={"name": "Vorname", "red": "rot", "title": "Laden"}
    )
    with gr.Blocks(title=i18n("title")) as demo:
        gr.Markdown(f"## {i18n('name')} and {i18n('missing')}")
        gr.Textbox(label=i18n("name"))
        gr.Radio([(i18n("red"), "red"), "blue"], label="Colour")
    page = open_page(locale=locale)
    page.goto(serve(demo, i18n=i18n))
    expect(page.get_by_label(label)).to_be_visible()
    expect(page.get_by_role("radio", name=choice)).to_be_visible()
    expect(page.get_by_role("heading")).to_have_text(f"{label} and missing")
    expect(page).to_have_title("Laden" if label == "Vorname" else "Shop")


def test_choosing_another_language_changes_the_texts_at_once(serve, page):
    i18n = gr.I18n(en={"name": "Name"}, **{"pt-BR": {"name": "Nome"}})
    with gr.Blocks() as demo:
        gr.Textbox(label=i18n("name"))
    page.goto(serve(demo, i18n=i18n))
    page.get_by_role("button", name="Settings").click()
    page.get_by_label("Language").select_option("pt-BR")
    expect(page.get_by_label("Nome")).to_have_count(1)


def test_texts_that_launch_was_not_given_show_their_keys(serve, page):
    i18n = gr.I18n(en={"name": "Name"})
    with gr.Blocks() as demo:
        gr.Textbox(label=i18n("name"))
        gr.Radio([(i18n("red"), 1)], label="Colour")
    page.goto(serve(demo))
    expect(page.get_by_label("name", exact=True)).to_be_visible()
    expect(page.get_by_role("radio", name="red")).to_be_visible()


def kept_app():
    with gr.Blocks() as demo:
        kept = gr.BrowserState({"name": ""}, storage_key="me")
        name = gr.Textbox(label="Name")
        seen = gr.Textbox(label="Seen", interactive=False)
        loaded = gr.Textbox(label="Loaded", interactive=False)
        name.submit(lambda name: {"name": name}, name, kept)
        kept.change(lambda kept: kept["name"], kept, seen)
        demo.load(lambda kept: kept["name"], kept, loaded)
    return demo


def test_a_value_the_browser_keeps_is_there_before_load_runs(serve, page):
    page.goto(serve(kept_app()))
    page.get_by_label("Name").fill("Ada")
    page.get_by_label("Name").press("Enter")
    expect(page.get_by_label("Seen")).to_have_value("Ada")
    assert page.evaluate("localStorage.getItem('me')") == '{"name":"Ada"}'
    page.evaluate("sessionStorage.clear()")
    page.reload()
    expect(page.get_by_label("Loaded")).to_have_value("Ada")


def test_tabs_tell_each_other(serve, page):
    url = serve(kept_app())
    page.goto(url)
    other = page.context.new_page()
    other.goto(url)
    other.get_by_label("Name").fill("Bob")
    other.get_by_label("Name").press("Enter")
    expect(page.get_by_label("Seen")).to_have_value("Bob")
    page.reload()
    expect(page.get_by_label("Loaded")).to_have_value("Bob")


def test_what_someone_else_wrote_there_is_left_alone(serve, page):
    url = serve(kept_app())
    page.goto(url)
    page.evaluate("localStorage.setItem('me', '{broken')")
    page.reload()
    expect(page.get_by_label("Loaded")).to_have_value("")
    assert page.evaluate("localStorage.getItem('me')") == "{broken"

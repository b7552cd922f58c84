"""Pages of an app: what stands on each, and what starts there."""

import pytest

import limelight as gr
from limelight.errors import BadProp, CannotRun
from limelight.graph.describe import ELSEWHERE, OWN_NAVBAR, AppSpec, page_config
from limelight.graph.pages import pages_of
from limelight.testing import Person


def two_pages():
    with gr.Blocks(title="Shop") as demo:
        name = gr.Textbox(label="Name")
        seen = gr.State(0)
        greeting = gr.Textbox(label="Greeting")
        name.submit(lambda name: f"Hello {name}", name, greeting)
        demo.load(lambda seen: seen + 1, seen, seen)
    with demo.route("About us") as app:
        count = gr.Number(label="Count")
        again = gr.Textbox(label="Again")
        app.load(lambda seen, name: (seen, name), [seen, name], [count, again])
    return demo


def config(demo, path=""):
    return page_config(demo, AppSpec(title="Shop", page=path))


def labels(spec):
    return [child.props.get("label") for child in spec.children if "label" in child.props]


def test_each_page_has_its_own_parts():
    demo = two_pages()
    assert labels(config(demo).root) == ["Name", "Greeting"]
    assert labels(config(demo, "about-us").root) == ["Count", "Again"]


def test_each_page_has_the_listeners_that_something_on_it_starts():
    demo = two_pages()
    assert [one.on for one in config(demo).listeners] == [[(demo.children[0].id, "submit")], [(demo.id, "load")]]
    assert [one.on for one in config(demo, "about-us").listeners] == [[(demo.id, "load")]]


def test_parts_of_other_pages_that_a_listener_reads_come_along_unseen():
    away = config(two_pages(), "about-us").root.children[-1]
    assert (away.id, away.props) == (ELSEWHERE, {"visible": False})
    assert [child.kind for child in away.children] == ["state", "textbox"]


def test_the_line_of_links_stands_first_on_every_page():
    demo = two_pages()
    assert [config(demo, path).root.children[0].id for path in ("", "about-us")] == [OWN_NAVBAR, OWN_NAVBAR]
    assert config(demo).app.pages == [("", "Home", True), ("about-us", "About us", True)]


def test_a_navbar_of_the_app_takes_the_place_of_the_line_nobody_wrote():
    with gr.Blocks() as demo:
        gr.Textbox(label="Name")
        with gr.Row():
            navbar = gr.Navbar(main_page_name="Start")
    with demo.route("More"):
        gr.Textbox()
    first, _, row = config(demo).root.children
    assert (first.id, row.children) == (navbar.id, [])
    assert config(demo, "more").root.children[0].id == OWN_NAVBAR


def test_a_navbar_directly_on_the_page_stands_there_once():
    with gr.Blocks() as demo:
        gr.Textbox(label="Name")
        navbar = gr.Navbar([("Docs", "https://docs.example")])
    assert [child.id for child in config(demo).root.children] == [navbar.id, demo.children[0].id]


def test_an_app_of_one_page_has_no_line_of_links():
    with gr.Blocks() as demo:
        gr.Textbox(label="Name")
    assert (config(demo).app.pages, len(config(demo).root.children)) == ([], 1)


def test_a_page_left_out_of_the_links_brings_no_line_of_links():
    with gr.Blocks() as demo:
        gr.Textbox()
    with demo.route("Hidden", show_in_navbar=False):
        gr.Textbox()
    assert [child.kind for child in config(demo).root.children] == ["textbox"]


def test_chains_stand_where_their_first_listener_does():
    with gr.Blocks() as demo:
        gr.Textbox()
    with demo.route("More"):
        button = gr.Button("Go")
        done = gr.Textbox(label="Done")
        button.click(lambda: 1, None, done).then(lambda: 2, None, done)
    assert (len(config(demo).listeners), len(config(demo, "more").listeners)) == (0, 2)


def test_an_app_rendered_on_a_page_belongs_to_it():
    with gr.Blocks() as inner:
        out = gr.Textbox(label="Inner")
        inner.load(lambda: "loaded", None, out)
    with gr.Blocks() as demo:
        gr.Textbox(label="Outer")
    with demo.route("More"):
        inner.render()
    assert config(demo).listeners == []
    with Person(demo, page="more") as ada:
        assert ada.value("Inner") == "loaded"


@pytest.mark.parametrize(
    ("name", "path", "address"),
    [
        ("About Us", None, "about-us"),
        ("About", "/about/", "about"),
        ("Team", "about/team", "about/team"),
        ("Login", None, "_login"),
        ("Files", "gradio_api/files", "_gradio_api/files"),
        ("Über uns", None, "über-uns"),
    ],
)
def test_the_address_of_a_page(name, path, address):
    with gr.Blocks() as demo:
        pass
    with demo.route(name, path):
        pass
    assert pages_of(demo)[1] == (address, name, True)


@pytest.mark.parametrize("path", ["", "/", "a?b", "a/../b", "#top"])
def test_what_cannot_be_a_path_is_refused(path):
    with gr.Blocks() as demo, pytest.raises(BadProp, match="cannot be the path of the page 'X'"):
        demo.route("X", path)


def test_two_pages_at_one_path_are_refused():
    with gr.Blocks() as demo:
        demo.route("A", "a")
        with pytest.raises(BadProp, match="'B' has the path 'a', which is that of the page 'A'"):
            demo.route("B", "a")


def test_a_page_can_be_opened_again():
    with gr.Blocks() as demo:
        with demo.route("A"):
            gr.Textbox(label="One")
        with demo.route("A"):
            gr.Textbox(label="Two")
    assert labels(config(demo, "a").root) == ["One", "Two"]


def test_state_and_values_come_along_from_page_to_page():
    with Person(two_pages()) as ada:
        ada.type("Name", "Ada").visit("about-us")
        assert (ada.value("Count"), ada.value("Again")) == (1, "Ada")
        assert ada.visit("").visit("about-us").value("Count") == 2


def test_an_unknown_page_names_those_there_are():
    with Person(two_pages()) as ada, pytest.raises(CannotRun, match="no page 'shop'. It has: '', 'about-us'"):
        ada.visit("shop")


def test_the_api_can_be_told_page_by_page():
    with gr.Blocks() as demo:
        gr.Textbox().submit(lambda: None, api_name="first")
    with demo.route("More"):
        gr.Textbox().submit(lambda: None, api_name="second")
    assert list(demo.get_api_info(page="more")["named_endpoints"]) == ["/second"]
    assert list(demo.get_api_info()["named_endpoints"]) == ["/first", "/second"]

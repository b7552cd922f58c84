"""What functions return: values, updates, components, dicts, nothing new."""

import pytest

import limelight as gr
from limelight.testing import Person


def app(fn):
    with gr.Blocks() as demo:
        one = gr.Textbox("first", label="One")
        two = gr.Textbox("second", label="Two")
        gr.Button("Go").click(lambda: fn(one, two), None, [one, two])
    return demo


@pytest.mark.parametrize(
    "update",
    [
        lambda: gr.update(visible=False, value="new"),
        lambda: gr.Textbox("new", visible=False),
        lambda: gr.Textbox(value="new", visible=False),
    ],
    ids=["gr.update", "by position", "by name"],
)
def test_an_update_changes_the_props_it_names(update):
    with Person(app(lambda one, two: (update(), gr.skip()))) as ada:
        ada.click("Go")
        assert ada.value("One") == "new"
        assert not ada.is_visible("One")
        assert ada.value("Two") == "second"


def test_a_dict_sets_the_components_it_names():
    with Person(app(lambda one, two: {two: "new"})) as ada:
        ada.click("Go")
        assert (ada.value("One"), ada.value("Two")) == ("first", "new")


def test_new_choices_hold_for_the_session_and_only_there():
    with gr.Blocks() as demo:
        pick = gr.Radio(["a", "b"], label="Pick")
        out = gr.Textbox(label="Out")
        gr.Button("More").click(lambda: gr.Radio(choices=["c", "d"]), None, pick)
        pick.change(lambda value: f"picked {value}", pick, out)
    with Person(demo) as ada:
        bob = Person(ada)
        ada.click("More").type("Pick", "c")
        bob.type("Pick", "c")
        assert ada.value("Out") == "picked c"
        assert "'c'" in bob.errors[0].message
        assert "Pick" in bob.errors[0].message


def test_a_value_may_be_updated_without_repeating_the_choices():
    with gr.Blocks() as demo:
        pick = gr.Dropdown(["a", "b"], value="a", label="Pick")
        level = gr.Slider(0, 1000, value=5, label="Level")
        gr.Button("Go").click(lambda: (gr.Dropdown(value="b"), gr.Slider(value=900)), None, [pick, level])
    with Person(demo) as ada:
        ada.click("Go")
        assert (ada.errors, ada.value("Pick"), ada.value("Level")) == ([], "b", 900)


def test_an_update_with_an_unknown_argument_names_the_nearest():
    with Person(app(lambda one, two: (gr.update(lins=3), gr.skip()))) as ada:
        ada.click("Go")
        assert "did you mean 'lines'?" in ada.errors[0].message


def test_a_component_made_in_a_function_is_not_added_to_the_page():
    demo = app(lambda one, two: (gr.Textbox(lines=4), gr.skip()))
    count = len(demo.nodes)
    with Person(demo) as ada:
        ada.click("Go")
        assert ada.prop("One", "lines") == 4
    assert len(demo.nodes) == count

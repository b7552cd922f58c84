from __future__ import annotations

import json

import pytest

import limelight as gr
import limelight.errors as gr_errors
from limelight.components.html_script import script_named


def test_names_that_are_no_props_belong_to_the_template():
    html = gr.HTML(3, html_template="${value} of ${most}", most=5)
    assert html.travelling_props()["props"] == {"most": 5}


def test_it_has_no_frame():
    assert gr.HTML("<b>x</b>").container is False


def test_code_in_a_template_becomes_a_script_of_the_app():
    html = gr.HTML(3, html_template="<b>${value > 2 ? `${'}'}many` : 'few'}</b> {${value}}")
    text = script_named(html.travelling_props()["script"])
    assert text is not None
    assert json.dumps("<b>") in text
    assert "value > 2 ? `${'}'}many` : 'few'" in text


def test_a_template_that_only_names_props_needs_no_script():
    assert gr.HTML(3, html_template="${value} of ${most.all}", most={"all": 5}).travelling_props()["script"] is None


def test_values_are_never_part_of_a_script():
    one = gr.HTML("');alert('x", html_template="${value.length}")
    two = gr.HTML("other", html_template="${value.length}")
    assert one.travelling_props()["script"] == two.travelling_props()["script"]


def test_every_event_that_its_javascript_triggers_can_be_listened_to():
    with gr.Blocks() as demo:
        html = gr.HTML(js_on_load="document.addEventListener('keydown', e => trigger('keypress', {key: e.key}))")
        listener = html.keypress(lambda: None)
    assert demo.listeners[listener.id].triggers == [(html.id, "keypress")]
    with pytest.raises(AttributeError, match="keypres"):
        _ = html.keypres


def test_an_update_changes_the_props_of_the_template(person):
    with gr.Blocks() as demo:
        html = gr.HTML("x", html_template="<b style='color: ${color}'>${value}</b>", color="red")
        button = gr.Button()
        button.click(lambda: gr.HTML(color="blue"), None, html)
    ada = person(demo)
    ada.click(button)
    assert ada.prop(html, "props") == {"color": "blue"}
    assert ada.value(html) == "x"


def test_parts_made_inside_are_its_children():
    with gr.Blocks(), gr.HTML(html_template="<h2>${title}</h2>@children", title="Form") as form:
        name = gr.Textbox()
    assert form.children == [name]


def test_a_server_function_needs_a_name():
    with pytest.raises(gr_errors.BadProp, match="no name that JavaScript could call"):
        gr.HTML(server_functions=[lambda: 1])


def test_push_to_hub_says_that_nothing_leaves_the_machine():
    with pytest.raises(gr_errors.AppMistake, match="sends nothing anywhere"):
        gr.HTML().push_to_hub(name="x")

from __future__ import annotations

from pathlib import Path

import pytest

import limelight as gr
from limelight.define import prop
from limelight.errors import BadAnswer, BadProp, BadValue
from limelight.graph.module import module_named

ESM = "export function mount(el, model) { el.textContent = model.props.stars; }\n"


class Stars(gr.Component):
    """A number of stars."""

    esm = ESM
    EVENTS = ["change", "input", "wish"]

    def __init__(self, value=None, *, stars=5, label=None, **kwargs):
        self.stars = stars
        super().__init__(value=value, label=label, **kwargs)

    def preprocess(self, payload):
        return None if payload is None else int(payload)

    def api_info(self):
        return {"type": "integer"}


class Widget:
    """What stands in for a published widget."""

    _esm = "export default { render({ model, el }) {} };\n"
    _css = ".a {}\n"
    keys = ("zoom", "data", "_esm", "_model_name")

    def __init__(self):
        self.zoom, self.data, self.comm, self.heard = 1, b"\x01", None, []

    def get_state(self):
        return {"zoom": self.zoom, "data": memoryview(self.data), "_esm": self._esm, "_model_name": "AnyModel"}

    def _handle_msg(self, message):
        data = message["content"]["data"]
        self.heard.append((data, [bytes(one) for one in message["buffers"]]))
        if data["method"] == "update":
            vars(self).update(data["state"])
        else:
            self.comm.send({"method": "custom", "content": {"echo": data["content"]}}, buffers=message["buffers"])
            update = {"method": "update", "state": {"data": None}, "buffer_paths": [["data"]]}
            self.comm.send(update, buffers=[b"\x02"])


def test_a_class_of_a_user_s_own_has_props_events_and_a_module():
    stars = Stars(3, stars=7, label="How good")
    props = stars.travelling_props()
    assert (stars.kind, props["stars"], props["label"], stars.value) == ("custom", 7, "How good", 3)
    assert module_named(props["module"].rpartition("/")[2]) == ESM.encode()
    assert set(Stars.events) == {"change", "input", "wish"}
    assert stars.api_info() == {"type": "integer"}


def test_only_what_was_given_is_an_update():
    assert Stars(stars=2).given == {"stars": 2}


def test_a_class_with_props_as_ours_needs_no_constructor():
    class Dial(gr.Component):
        esm = ESM
        wire = float | None
        turns: float = prop(default=1)

    assert Dial(turns=2).travelling_props()["turns"] == 2
    assert Dial(interactive=False).interactive is False


def test_a_subclass_of_ours_is_drawn_as_ours_unless_it_brings_a_module():
    class Shout(gr.Textbox):
        def postprocess(self, value):
            return str(value).upper()

    class Bold(gr.Textbox):
        esm = ESM

    assert (Shout.kind, Bold.kind) == ("textbox", "custom")
    assert Shout().postprocess("hi") == "HI"


def test_a_missing_module_is_told_with_its_path():
    class Lost(gr.Component):
        esm = Path("/nowhere/lost.js")

    with pytest.raises(BadProp, match=r"Lost: the module '/nowhere/lost\.js' cannot be read"):
        Lost().travelling_props()


def test_a_widget_s_module_is_served_and_its_private_names_are_not_state():
    part = gr.anywidget(Widget(), label="W")
    props = part.travelling_props()
    assert module_named(props["module"].rpartition("/")[2]) == Widget._esm.encode()
    assert part.initial_value() == {"zoom": 1, "data": {"$bytes": "AQ=="}}


def test_what_a_page_says_reaches_the_widget_and_its_answers_come_back():
    widget = Widget()
    part = gr.anywidget(widget)
    message = {"content": {"ask": 1}, "buffers": [{"$bytes": "Aw=="}]}
    answer = part.sync({"page": "p", "state": {"zoom": 4, "_esm": "evil", "other": 1}, "messages": [message]})
    assert widget.zoom == 4
    assert widget._esm == Widget._esm
    assert widget.heard[1] == ({"method": "custom", "content": {"ask": 1}}, [b"\x03"])
    assert answer["messages"] == [{"content": {"echo": {"ask": 1}}, "buffers": [{"$bytes": "Aw=="}]}]
    assert answer["state"] == {"data": {"$bytes": "Ag=="}}


def test_a_function_makes_a_widget_for_each_page():
    made = []
    part = gr.anywidget(lambda: made.append(Widget()) or made[-1])
    for page, zoom in (("a", 2), ("b", 3), ("a", 5)):
        part.sync({"page": page, "state": {"zoom": zoom}})
    assert [one.zoom for one in made] == [1, 5, 3]


def test_a_function_gets_traits_with_bytes_and_gives_traits_back():
    part = gr.anywidget(Widget())
    assert part.preprocess({"zoom": 2, "data": {"$bytes": "AQ=="}, "_view": 1}) == {"zoom": 2, "data": b"\x01"}
    assert part.postprocess({"zoom": 3, "_esm": "evil"}) == {"zoom": 3}
    with pytest.raises(BadValue):
        part.preprocess("text")
    with pytest.raises(BadAnswer, match="traits by name"):
        part.postprocess(3)


def test_what_is_no_widget_is_refused():
    with pytest.raises(BadProp, match="made with anywidget"):
        gr.anywidget(3)
    with pytest.raises(BadProp, match="which is no widget"):
        gr.anywidget(lambda: 3)

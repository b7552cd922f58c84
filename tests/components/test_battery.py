"""What every component must do, before it gets tests of its own."""

from __future__ import annotations

import inspect
import json

import pytest

import limelight as gr
import limelight.components as components
from limelight.define.prop import MISSING
from limelight.errors import UnknownArgument
from limelight.graph.component import Component
from limelight.graph.node import Node
from limelight.wire.codec import encode

NODES = [
    cls
    for name in sorted(components.MODULE_OF)
    if inspect.isclass(cls := getattr(components, name)) and issubclass(cls, Node) and name != "TabItem"
]
VALUED = [cls for cls in NODES if issubclass(cls, Component)]

API_TYPES = {
    "Annotator": "object", "Gallery": "array", "ImageSlider": None,
    "BrowserState": {}, "Chatbot": "array", "MultimodalTextbox": "object", "Navbar": None,
    "Audio": "object", "Microphone": "object", "PlayableVideo": "object", "Video": "object",
    "Checkbox": "boolean", "CheckboxGroup": "array", "Dataset": "integer", "Dropdown": "string", "File": "object",
    "HTML": "string", "Image": "object", "ImageEditor": "object", "ImageMask": "object", "JSON": {}, "Label": "object",
    "Dataframe": "object", "List": "object", "Matrix": "object", "Numpy": "object",
    "Markdown": "string", "Number": "number", "Paint": "object", "Radio": "string", "Sketchpad": "object",
    "Code": "string", "ColorPicker": "string", "DateTime": "string", "DownloadButton": "object", "Files": "array",
    "ParamViewer": {}, "UploadButton": "object",
    "BarPlot": {}, "Plot": "object", "LinePlot": {}, "ScatterPlot": {},
    "AnyWidget": "object", "Dialogue": None, "FileExplorer": "array", "HighlightedText": "array",
    "AnnotatedImage": "object", "Model3D": "object",
    "Slider": "number", "TextArea": "string", "Textbox": "string", "Timer": "number",
}  # fmt: skip
"""The type that existing clients are told, per component."""


@pytest.fixture(params=NODES, ids=lambda cls: cls.__name__)
def node_class(request):
    return request.param


@pytest.fixture(params=VALUED, ids=lambda cls: cls.__name__)
def valued_class(request):
    return request.param


def test_it_is_made_without_arguments(node_class):
    assert node_class().kind


def test_every_prop_can_be_given_its_own_default(node_class):
    for name, one in node_class.props.items():
        if one.default is not MISSING or one.default_factory:
            node_class(**{name: one.make_default()})


def test_its_signature_lists_every_prop(node_class):
    assert set(inspect.signature(node_class).parameters) >= set(node_class.props)


def test_an_unknown_argument_is_named(node_class):
    if node_class is components.HTML:
        pytest.skip("a template takes props of its own")
    with pytest.raises(UnknownArgument, match="no_such_prop"):
        node_class(no_such_prop=1)


def test_what_the_page_is_told_is_json(node_class):
    json.loads(encode(node_class().travelling_props()))
    json.loads(encode(node_class.default_props()))


def test_a_template_shares_the_kind_of_its_parent():
    assert {cls.kind for cls in (gr.Sketchpad, gr.Paint, gr.ImageMask, gr.ImageEditor)} == {"imageeditor"}
    assert gr.TextArea.kind == "textbox"
    assert gr.ClearButton.kind == "button"


def test_nothing_travels_both_ways(valued_class):
    one = valued_class()
    one.preprocess(None)
    json.loads(encode(one.postprocess(None)))
    json.loads(encode(one.initial_value()))


def test_its_schema_is_the_known_one(valued_class):
    one = valued_class()
    if one.skips_api:
        return
    schema = one.api_info()
    json.dumps(schema)
    assert schema.get("type") == API_TYPES[valued_class.__name__]


def test_its_example_can_be_sent(valued_class):
    one = valued_class()
    payload = one.example_payload()
    holds_file = "gradio.FileData" in json.dumps(payload)
    is_plain = payload is not None and not isinstance(payload, dict) and not holds_file and not one.skips_api
    if is_plain and valued_class is not components.Dataset:
        one.preprocess(payload)


def test_a_function_as_value_is_set_aside(valued_class):
    if "value" not in valued_class.props or valued_class.__name__ in {"State", "FlagButton", "AnyWidget"}:
        return
    one = valued_class(value=lambda: None)
    assert callable(one.load_value)
    json.loads(encode(one.initial_value()))

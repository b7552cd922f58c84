"""The parts of a page, one file each. A name is imported when it is first asked for."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from ..errors import UnknownArgument, nearest

if TYPE_CHECKING:
    from ..graph.node import Node

_MODULES = {
    "accordion": ["Accordion"],
    "annotatedimage": ["AnnotatedImage"],
    "audio": ["Audio", "Microphone", "WaveformOptions"],
    "annotator": ["Annotator"],
    "browserstate": ["BrowserState"],
    "button": ["Button"],
    "chatbot": ["Chatbot"],
    "chathistory": ["ChatHistory"],
    "checkbox": ["Checkbox"],
    "checkboxgroup": ["CheckboxGroup"],
    "clearbutton": ["ClearButton"],
    "code": ["Code"],
    "colorpicker": ["ColorPicker"],
    "column": ["Column"],
    "custom": ["AnyWidget"],
    "dataframe": ["Dataframe", "List", "Matrix", "Numpy"],
    "dataset": ["Dataset"],
    "datetime": ["DateTime"],
    "deeplinkbutton": ["DeepLinkButton"],
    "dialogue": ["Dialogue"],
    "downloadbutton": ["DownloadButton"],
    "draggable": ["Draggable"],
    "dropdown": ["Dropdown"],
    "duplicatebutton": ["DuplicateButton"],
    "file": ["File", "Files"],
    "fileexplorer": ["FileExplorer"],
    "flagbutton": ["FlagButton"],
    "gallery": ["Gallery"],
    "group": ["Group"],
    "highlightedtext": ["HighlightedText"],
    "html": ["HTML"],
    "image": ["Image", "WatermarkOptions", "WebcamOptions"],
    "imageeditor": ["Brush", "Eraser", "ImageEditor", "ImageMask", "LayerOptions", "Paint", "Sketchpad"],
    "imageslider": ["ImageSlider"],
    "json": ["JSON"],
    "label": ["Label"],
    "loginbutton": ["LoginButton"],
    "markdown": ["Markdown"],
    "model3d": ["Model3D"],
    "nativeplot": ["BarPlot", "LinePlot", "ScatterPlot"],
    "message": ["ChatMessage", "ExampleMessage", "MessageDict", "MetadataDict", "OptionDict"],
    "multimodaltextbox": ["MultimodalTextbox"],
    "navbar": ["Navbar"],
    "number": ["Number"],
    "paramviewer": ["ParamViewer"],
    "plot": ["Plot"],
    "radio": ["Radio"],
    "row": ["Row"],
    "sidebar": ["Sidebar"],
    "slider": ["Slider"],
    "state": ["State"],
    "tabs": ["Tab", "TabItem", "Tabs"],
    "textbox": ["InputHTMLAttributes", "TextArea", "Textbox"],
    "timer": ["Timer"],
    "uploadbutton": ["UploadButton"],
    "video": ["PlayableVideo", "Video"],
    "walkthrough": ["Step", "Walkthrough"],
    "workflowcanvas": ["WorkflowCanvas"],
}

MODULE_OF = {name: module for module, names in _MODULES.items() for name in names}
"""The file in which each name stands."""

_OPTIONS = {
    "Brush",
    "ChatMessage",
    "Eraser",
    "ExampleMessage",
    "InputHTMLAttributes",
    "LayerOptions",
    "MessageDict",
    "MetadataDict",
    "OptionDict",
    "WatermarkOptions",
    "WaveformOptions",
    "WebcamOptions",
}
_OTHER_NAMES = {
    "Checkboxgroup": "CheckboxGroup",
    "DataFrame": "Dataframe",
    "Highlight": "HighlightedText",
    "Json": "JSON",
    "Mic": "Microphone",
}
_SHORTCUTS = {
    **{name.lower(): name for name in MODULE_OF if name not in _OPTIONS},
    "mic": "Microphone",
    "text": "Textbox",
    "multimodal_textbox": "MultimodalTextbox",
    "clear_button": "ClearButton",
    "image_editor": "ImageEditor",
}
_NOT_BY_NAME = {"state": "gr.State(value)"}

__all__ = sorted({*MODULE_OF, "Checkboxgroup", "DataFrame", "component"})  # noqa: PLE0605 - derived, so it cannot go stale


def __getattr__(name: str) -> Any:
    if name == "Component":
        return import_module("..graph.component", __name__).Component
    known = _OTHER_NAMES.get(name, name)
    if known not in MODULE_OF:
        raise AttributeError(f"limelight.components has no '{name}'{nearest(name, MODULE_OF)}")
    return getattr(import_module(f".{MODULE_OF[known]}", __name__), known)


def __dir__() -> list[str]:
    return list(__all__)


def component(cls_name: str, render: bool) -> Node:
    """A component by its short name: `component("textbox", render=False)`.

    Parameters:
        cls_name: its name in any case, with or without underscores: "text", "image", "checkbox_group".
        render: whether it is placed on the open page at once.

    Raises `UnknownArgument` for an unknown name, and for "state", which needs a value.
    """
    short = cls_name.strip().lower()
    if short in _NOT_BY_NAME:
        raise UnknownArgument(f"'{cls_name}' cannot be made by its name alone; write {_NOT_BY_NAME[short]}.")
    known = _SHORTCUTS.get(short) or _SHORTCUTS.get(short.replace("_", ""))
    if known is None:
        raise UnknownArgument(f"There is no component called '{cls_name}'{nearest(short, _SHORTCUTS) or '.'}")
    found: Node = __getattr__(known)(render=render)
    return found

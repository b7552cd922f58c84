"""Limelight puts a Python function in front of everyone who has a browser.

    import limelight as gr

    gr.Interface(lambda name: f"Hello {name}!", "textbox", "textbox").launch()

Names, arguments and events are those that Gradio apps use. Nothing heavy is loaded before it is needed: every name
below
is looked up in its own module the first time somebody asks for it.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

from .version import __version__

_WHERE = {
    "Abstain": "wire.abstain",
    "Accordion": "components.accordion",
    "Annotator": "components.annotator",
    "AnnotatedImage": "components.annotatedimage",
    "AnyWidget": "components.custom",
    "AsyncClient": "client",
    "Audio": "components.audio",
    "BadValue": "errors",
    "BarPlot": "components.nativeplot",
    "Blocks": "app",
    "BrowserState": "components.browserstate",
    "Brush": "components.imageeditor",
    "Button": "components.button",
    "CSVLogger": "flags.csv_logger",
    "Cache": "engine.cache",
    "ChatInterface": "recipes.chat",
    "ChatMessage": "components.message",
    "Chatbot": "components.chatbot",
    "Checkbox": "components.checkbox",
    "CheckboxGroup": "components.checkboxgroup",
    "ClearButton": "components.clearbutton",
    "Client": "client",
    "Code": "components.code",
    "ColorPicker": "components.colorpicker",
    "Column": "components.column",
    "Component": "graph.component",
    "CopyData": "define.event",
    "Dataframe": "components.dataframe",
    "Dataset": "components.dataset",
    "DateTime": "components.datetime",
    "DeepLinkButton": "components.deeplinkbutton",
    "DeletedFileData": "define.event",
    "Dialogue": "components.dialogue",
    "DownloadButton": "components.downloadbutton",
    "DownloadData": "define.event",
    "Draggable": "components.draggable",
    "Dropdown": "components.dropdown",
    "DuplicateButton": "components.duplicatebutton",
    "EditData": "define.event",
    "Eraser": "components.imageeditor",
    "Error": "errors",
    "EventData": "define.event",
    "Examples": "recipes.examples",
    "File": "components.file",
    "FileData": "wire.values",
    "FileExplorer": "components.fileexplorer",
    "FileSize": "hosting.sizes",
    "Files": "components.file",
    "FlaggingCallback": "flags.callback",
    "Gallery": "components.gallery",
    "Group": "components.group",
    "HTML": "components.html",
    "HighlightedText": "components.highlightedtext",
    "I18n": "graph.i18n",
    "Image": "components.image",
    "ImageEditor": "components.imageeditor",
    "ImageMask": "components.imageeditor",
    "ImageSlider": "components.imageslider",
    "Info": "engine.progress",
    "InputHTMLAttributes": "components.textbox",
    "Interface": "recipes.interface",
    "JSON": "components.json",
    "Job": "client",
    "KeyUpData": "define.event",
    "Label": "components.label",
    "LayerOptions": "components.imageeditor",
    "LikeData": "define.event",
    "LinePlot": "components.nativeplot",
    "List": "components.dataframe",
    "LoginButton": "components.loginbutton",
    "Markdown": "components.markdown",
    "Matrix": "components.dataframe",
    "MessageDict": "components.message",
    "Microphone": "components.audio",
    "Model3D": "components.model3d",
    "MultimodalTextbox": "components.multimodaltextbox",
    "NO_RELOAD": "hosting.no_reload",
    "Navbar": "components.navbar",
    "Number": "components.number",
    "Numpy": "components.dataframe",
    "OAuthProfile": "engine.oauth",
    "OAuthToken": "engine.oauth",
    "Paint": "components.imageeditor",
    "ParamViewer": "components.paramviewer",
    "PlayableVideo": "components.video",
    "Plot": "components.plot",
    "Progress": "engine.progress",
    "Radio": "components.radio",
    "Request": "engine.request",
    "RetryData": "define.event",
    "Row": "components.row",
    "ScatterPlot": "components.nativeplot",
    "SelectData": "define.event",
    "Server": "recipes.server",
    "Sidebar": "components.sidebar",
    "SimpleCSVLogger": "flags.csv_logger",
    "Sketchpad": "components.imageeditor",
    "Slider": "components.slider",
    "State": "components.state",
    "Step": "components.walkthrough",
    "Success": "engine.progress",
    "Tab": "components.tabs",
    "TabbedInterface": "recipes.tabbed",
    "Tabs": "components.tabs",
    "TextArea": "components.textbox",
    "Textbox": "components.textbox",
    "Timer": "components.timer",
    "UndoData": "define.event",
    "UploadButton": "components.uploadbutton",
    "Video": "components.video",
    "Walkthrough": "components.walkthrough",
    "Warning": "engine.progress",
    "WatermarkOptions": "components.image",
    "WaveformOptions": "components.audio",
    "WebcamOptions": "components.image",
    "Workflow": "recipes.workflow",
    "WorkflowCanvas": "components.workflowcanvas",
    "anywidget": "components.custom",
    "cache": "engine.cache",
    "close_all": "hosting.launch",
    "component": "components",
    "handle_file": "client",
    "load_chat": "hub.chat",
    "mount_gradio_app": "hosting.mount",
    "load": "hub.load",
    "load_openapi": "hub.openapi",
    "on": "graph.blueprint",
    "api": "graph.endpoint",
    "get_package_version": "version",
    "render": "graph.render",
    "set_static_paths": "files.guard",
    "skip": "engine.answer",
    "Events": "define.event",
    "Header": "engine.request",
    "deploy": "cli.deploy",
    "load_ipython_extension": "notebook",
    "get_audio": "files.example_media",
    "get_file": "files.example_media",
    "get_image": "files.example_media",
    "get_model3d": "files.example_media",
    "get_video": "files.example_media",
    "update": "engine.answer",
    "validate": "engine.validate",
}
"""Public name to the module that owns it."""

_ALIASES = {
    "Annotatedimage": "AnnotatedImage",
    "Checkboxgroup": "CheckboxGroup",
    "Highlight": "HighlightedText",
    "Highlightedtext": "HighlightedText",
    "DataFrame": "Dataframe",
    "Json": "JSON",
    "Mic": "Microphone",
    "TabItem": "Tab",
    "Text": "Textbox",
}
"""Other spellings of the same thing."""

_RENAMED = {"Theme": ("themes", "Base")}
"""Names that are called otherwise in their own module."""

_MODULES = ("components", "mcp", "themes")
"""Submodules that are reached as attributes."""

__all__ = sorted([*_WHERE, *_ALIASES, *_RENAMED, *_MODULES, "__version__"])


def __getattr__(name: str) -> Any:
    if name in _MODULES:
        return importlib.import_module(f"{__name__}.{name}")
    if name in _RENAMED:
        module, attribute = _RENAMED[name]
    else:
        attribute = _ALIASES.get(name, name)
        module = _WHERE.get(attribute, "")
    if not module:
        from .errors import nearest
        from .standin import SUBMODULES, StandIn

        if name in SUBMODULES:
            return StandIn(f"{__name__}.{name}")

        raise AttributeError(f"limelight has no '{name}'{nearest(name, __all__)}")
    found = getattr(importlib.import_module(f"{__name__}.{module}"), attribute)
    globals()[name] = found
    return found


def __dir__() -> list[str]:
    return __all__


if TYPE_CHECKING:
    from . import components as components
    from . import mcp as mcp
    from . import themes as themes
    from .app import Blocks as Blocks
    from .cli.deploy import deploy as deploy
    from .client import AsyncClient as AsyncClient
    from .client import Client as Client
    from .client import Job as Job
    from .client import handle_file as handle_file
    from .components import component as component
    from .components.accordion import Accordion as Accordion
    from .components.annotatedimage import AnnotatedImage as AnnotatedImage
    from .components.annotatedimage import AnnotatedImage as Annotatedimage
    from .components.annotator import Annotator as Annotator
    from .components.audio import Audio as Audio
    from .components.audio import Microphone as Mic
    from .components.audio import Microphone as Microphone
    from .components.audio import WaveformOptions as WaveformOptions
    from .components.browserstate import BrowserState as BrowserState
    from .components.button import Button as Button
    from .components.chatbot import Chatbot as Chatbot
    from .components.checkbox import Checkbox as Checkbox
    from .components.checkboxgroup import CheckboxGroup as CheckboxGroup
    from .components.checkboxgroup import CheckboxGroup as Checkboxgroup
    from .components.clearbutton import ClearButton as ClearButton
    from .components.code import Code as Code
    from .components.colorpicker import ColorPicker as ColorPicker
    from .components.column import Column as Column
    from .components.custom import AnyWidget as AnyWidget
    from .components.custom import anywidget as anywidget
    from .components.dataframe import Dataframe as DataFrame
    from .components.dataframe import Dataframe as Dataframe
    from .components.dataframe import List as List
    from .components.dataframe import Matrix as Matrix
    from .components.dataframe import Numpy as Numpy
    from .components.dataset import Dataset as Dataset
    from .components.datetime import DateTime as DateTime
    from .components.deeplinkbutton import DeepLinkButton as DeepLinkButton
    from .components.dialogue import Dialogue as Dialogue
    from .components.downloadbutton import DownloadButton as DownloadButton
    from .components.draggable import Draggable as Draggable
    from .components.dropdown import Dropdown as Dropdown
    from .components.duplicatebutton import DuplicateButton as DuplicateButton
    from .components.file import File as File
    from .components.file import Files as Files
    from .components.fileexplorer import FileExplorer as FileExplorer
    from .components.gallery import Gallery as Gallery
    from .components.group import Group as Group
    from .components.highlightedtext import HighlightedText as Highlight
    from .components.highlightedtext import HighlightedText as HighlightedText
    from .components.highlightedtext import HighlightedText as Highlightedtext
    from .components.html import HTML as HTML
    from .components.image import Image as Image
    from .components.image import WatermarkOptions as WatermarkOptions
    from .components.image import WebcamOptions as WebcamOptions
    from .components.imageeditor import Brush as Brush
    from .components.imageeditor import Eraser as Eraser
    from .components.imageeditor import ImageEditor as ImageEditor
    from .components.imageeditor import ImageMask as ImageMask
    from .components.imageeditor import LayerOptions as LayerOptions
    from .components.imageeditor import Paint as Paint
    from .components.imageeditor import Sketchpad as Sketchpad
    from .components.imageslider import ImageSlider as ImageSlider
    from .components.json import JSON as JSON
    from .components.json import JSON as Json
    from .components.label import Label as Label
    from .components.loginbutton import LoginButton as LoginButton
    from .components.markdown import Markdown as Markdown
    from .components.message import ChatMessage as ChatMessage
    from .components.message import MessageDict as MessageDict
    from .components.model3d import Model3D as Model3D
    from .components.multimodaltextbox import MultimodalTextbox as MultimodalTextbox
    from .components.nativeplot import BarPlot as BarPlot
    from .components.nativeplot import LinePlot as LinePlot
    from .components.nativeplot import ScatterPlot as ScatterPlot
    from .components.navbar import Navbar as Navbar
    from .components.number import Number as Number
    from .components.paramviewer import ParamViewer as ParamViewer
    from .components.plot import Plot as Plot
    from .components.radio import Radio as Radio
    from .components.row import Row as Row
    from .components.sidebar import Sidebar as Sidebar
    from .components.slider import Slider as Slider
    from .components.state import State as State
    from .components.tabs import Tab as Tab
    from .components.tabs import Tab as TabItem
    from .components.tabs import Tabs as Tabs
    from .components.textbox import InputHTMLAttributes as InputHTMLAttributes
    from .components.textbox import TextArea as TextArea
    from .components.textbox import Textbox as Text
    from .components.textbox import Textbox as Textbox
    from .components.timer import Timer as Timer
    from .components.uploadbutton import UploadButton as UploadButton
    from .components.video import PlayableVideo as PlayableVideo
    from .components.video import Video as Video
    from .components.walkthrough import Step as Step
    from .components.walkthrough import Walkthrough as Walkthrough
    from .components.workflowcanvas import WorkflowCanvas as WorkflowCanvas
    from .define.event import CopyData as CopyData
    from .define.event import DeletedFileData as DeletedFileData
    from .define.event import DownloadData as DownloadData
    from .define.event import EditData as EditData
    from .define.event import EventData as EventData
    from .define.event import Events as Events
    from .define.event import KeyUpData as KeyUpData
    from .define.event import LikeData as LikeData
    from .define.event import RetryData as RetryData
    from .define.event import SelectData as SelectData
    from .define.event import UndoData as UndoData
    from .engine.answer import skip as skip
    from .engine.answer import update as update
    from .engine.cache import Cache as Cache
    from .engine.cache import cache as cache
    from .engine.oauth import OAuthProfile as OAuthProfile
    from .engine.oauth import OAuthToken as OAuthToken
    from .engine.progress import Info as Info
    from .engine.progress import Progress as Progress
    from .engine.progress import Success as Success
    from .engine.progress import Warning as Warning
    from .engine.request import Header as Header
    from .engine.request import Request as Request
    from .engine.validate import validate as validate
    from .errors import BadValue as BadValue
    from .errors import Error as Error
    from .files.example_media import get_audio as get_audio
    from .files.example_media import get_file as get_file
    from .files.example_media import get_image as get_image
    from .files.example_media import get_model3d as get_model3d
    from .files.example_media import get_video as get_video
    from .files.guard import set_static_paths as set_static_paths
    from .flags.callback import FlaggingCallback as FlaggingCallback
    from .flags.csv_logger import CSVLogger as CSVLogger
    from .flags.csv_logger import SimpleCSVLogger as SimpleCSVLogger
    from .graph.blueprint import on as on
    from .graph.component import Component as Component
    from .graph.endpoint import api as api
    from .graph.i18n import I18n as I18n
    from .graph.render import render as render
    from .hosting.launch import close_all as close_all
    from .hosting.mount import mount_gradio_app as mount_gradio_app
    from .hosting.no_reload import NO_RELOAD as NO_RELOAD
    from .hosting.sizes import FileSize as FileSize
    from .hub.chat import load_chat as load_chat
    from .hub.load import load as load
    from .hub.openapi import load_openapi as load_openapi
    from .notebook import load_ipython_extension as load_ipython_extension
    from .recipes.chat import ChatInterface as ChatInterface
    from .recipes.examples import Examples as Examples
    from .recipes.interface import Interface as Interface
    from .recipes.server import Server as Server
    from .recipes.tabbed import TabbedInterface as TabbedInterface
    from .recipes.workflow import Workflow as Workflow
    from .themes import Base as Theme
    from .version import get_package_version as get_package_version
    from .wire.abstain import Abstain as Abstain
    from .wire.values import FileData as FileData

"""Apps that are a graph: inputs, functions in between, outputs."""

from __future__ import annotations

import inspect
import json
import re
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any, get_type_hints

from ..app import Blocks
from ..components.button import Button
from ..components.column import Column
from ..components.markdown import Markdown
from ..components.row import Row
from ..components.tabs import Tab, Tabs
from ..components.textbox import Textbox
from ..components.workflowcanvas import WorkflowCanvas
from ..errors import BadProp, Error
from .signature import OwnSignature
from .steps import Graph, Group, asset_component

FILE = "workflow.json"
Wired = tuple[Button, Group, list[Any], list[Any]]


class Workflow(Blocks):
    """An app drawn as a graph. Every group of steps that belong together is a tab, and an endpoint of the API.

    Parameters:
        graph: path of the file that holds the graph; "workflow.json" beside the app when left out.
        bind: the functions its steps call, by name or as a list. Without a file each function is a step.
        edges: pairs of function names, from and to, when there is no file.
    """

    __signature__ = OwnSignature()

    def __init__(
        self,
        graph: str | None = None,
        *,
        bind: dict[str, Callable[..., Any]] | list[Callable[..., Any]] | None = None,
        edges: list[tuple[str, str]] | None = None,
        **kwargs: Any,
    ):
        self.bound = bind if isinstance(bind, dict) else {one.__name__: one for one in bind or ()}
        text = _text_of(graph, self.bound, edges or [])
        self.steps = Graph(_read(text, graph or FILE), self.bound)
        super().__init__(mode="workflow", title=self.steps.name, **kwargs)
        with self:
            canvas = WorkflowCanvas(text, label=self.steps.name, app_view="workflow-app")
            with Column(elem_id="workflow-app"), Column(elem_classes="workflow-app-body"):
                wired = list(self._app())
            self.load(lambda: text, None, canvas, api_name="_load_initial")
            self._endpoints()
            for button, group, inputs, outputs in wired:
                name = _slug(group.subjects[0]["label"])
                button.click(_run_of(group), inputs, outputs, api_name=name)

    def _app(self) -> Iterator[Wired]:
        Markdown(f"# {self.steps.name}")
        groups = self.steps.groups()
        if len(groups) == 1:
            yield self._group(groups[0])
        elif groups:
            with Tabs():
                for group in groups:
                    with Tab(group.subjects[0]["label"]):
                        yield self._group(group)

    def _group(self, group: Group) -> Wired:
        with Row():
            with Column():
                inputs = [asset_component(node, "out", is_input=True) for node in group.references]
                button = Button("Run", variant="primary")
            with Column():
                outputs = [asset_component(node, "in", is_input=False) for node in group.subjects]
        return button, group, inputs, outputs

    def _endpoints(self) -> None:
        """What editors of workflows call: each function alone, with its arguments as JSON."""
        calls: dict[str, Callable[[str], str]] = {"call_space": _no_space}
        calls |= {f"predict_fn_{name}": _as_json(fn) for name, fn in self.bound.items()}
        with Column(visible=False):
            for name, call in calls.items():
                asked, told = Textbox(label="1st"), Textbox(label="1st")
                self.attach([], call, asked, told, {"api_name": name, "api_visibility": "undocumented"})


def _run_of(group: Group) -> Callable[..., Any]:
    """The group's run, with the names its inputs have for clients: in_0, in_1."""

    def run(*values: Any) -> Any:
        return group.run(*values)

    kind = inspect.Parameter.POSITIONAL_OR_KEYWORD
    names = [inspect.Parameter(f"in_{number}", kind) for number in range(len(group.references))]
    run.__signature__ = inspect.Signature(names)  # type: ignore[attr-defined]
    return run


def _as_json(fn: Callable[..., Any]) -> Callable[[str], str]:
    def call(arguments: str) -> str:
        try:
            given = json.loads(arguments)
        except (TypeError, ValueError):
            raise Error(f"'{fn.__name__}' takes its arguments as a JSON list, like [\"hello\", 3].") from None
        result = fn(*given) if isinstance(given, list) else fn(given)
        return json.dumps(list(result) if isinstance(result, tuple) else [result])

    return call


def _no_space(asked: str) -> str:
    raise Error("This app asks no other server. Bind a function under the step's name to run it here.")


def _text_of(graph: str | None, bound: dict[str, Callable[..., Any]], edges: Sequence[tuple[str, str]]) -> str:
    name = Path(graph or FILE)
    for folder in _folders():
        if (folder / name).is_file():
            return (folder / name).read_text(encoding="utf-8")
    if graph is not None and not bound:
        raise BadProp(f"Workflow: there is no file '{graph}'. Give its path, or functions as bind=[...].")
    return json.dumps(graph_of(bound, edges))


def _folders() -> Iterator[Path]:
    """Where the file of a graph may lie: beside the app, or where Python was started."""
    frame = sys._getframe(1)
    package = __name__.partition(".")[0]
    while frame.f_back is not None and frame.f_globals.get("__name__", "").partition(".")[0] == package:
        frame = frame.f_back
    if file := frame.f_globals.get("__file__"):
        yield Path(file).resolve().parent
    yield Path.cwd()


def _read(text: str, name: str) -> dict[str, Any]:
    try:
        graph = json.loads(text)
    except ValueError as error:
        raise BadProp(f"Workflow: '{name}' is no JSON: {error}.") from None
    if not isinstance(graph, dict):
        raise BadProp(f"Workflow: '{name}' holds {type(graph).__name__}, not a graph.")
    return graph


def graph_of(bound: dict[str, Callable[..., Any]], edges: Sequence[tuple[str, str]]) -> dict[str, Any]:
    """A graph of functions alone. Raises `BadProp` for an edge from or to a function that is not bound."""
    nodes = {name: _step_of(name, fn) for name, fn in bound.items()}
    joined = []
    for number, (start, end) in enumerate(edges):
        for name in (start, end):
            if name not in nodes:
                raise BadProp(f"Workflow: the edge {start!r} to {end!r} names '{name}', which is not bound.")
        if not nodes[end]["inputs"]:
            raise BadProp(f"Workflow: '{end}' takes nothing, so no edge can lead to it.")
        port = nodes[end]["inputs"][0]
        joined.append({
            "id": f"edge_{number}", "from_node_id": f"fn_{start}", "from_port_id": "out_0",
            "to_node_id": f"fn_{end}", "to_port_id": port["id"], "type": port["type"],
        })  # fmt: skip
    return {"version": "1", "name": "Workflow", "nodes": list(nodes.values()), "edges": joined}


def _step_of(name: str, fn: Callable[..., Any]) -> dict[str, Any]:
    try:
        hints = get_type_hints(fn)
    except (NameError, TypeError):
        hints = {}
    kinds: dict[Any, str] = {int: "number", float: "number", bool: "boolean"}
    inputs = [
        {"id": f"in_{one}", "label": one, "type": kinds.get(hints.get(one), "text")}
        for one in inspect.signature(fn).parameters
    ]
    out = {"id": "out_0", "label": "output", "type": kinds.get(hints.get("return"), "text")}
    return {
        "id": f"fn_{name}", "source": "fn", "fn": name, "kind": "transform", "label": name, "width": 220,
        "inputs": inputs, "outputs": [out], "data": {},
    }  # fmt: skip


def _slug(label: str) -> str:
    return re.sub(r"\W+", "_", label.strip().lower()).strip("_") or "run"

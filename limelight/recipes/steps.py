"""The steps of a workflow: which belong together, and running them one after the other."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from ..components import component
from ..engine.progress import Warning as Warn
from ..errors import Error, UnknownArgument

_INPUTS = {"number": "number", "image": "image", "audio": "audio", "video": "video", "json": "code", "file": "file",
           "boolean": "checkbox", "model3d": "model3d", "gallery": "gallery"}  # fmt: skip
_OUTPUTS = {**_INPUTS, "json": "json", "markdown": "markdown"}
_FILES = frozenset({"image", "audio", "video", "file", "model3d", "gallery"})
Node = dict[str, Any]


class Graph:
    """A workflow as its file says it.

    Parameters:
        graph: the file's content.
        bound: the functions its steps may call, by name.
    """

    def __init__(self, graph: dict[str, Any], bound: dict[str, Callable[..., Any]]):
        self.name = str(graph.get("name") or "Workflow")
        self.references: list[Node] = list(graph.get("references") or ())
        self.subjects: list[Node] = list(graph.get("subjects") or ())
        operators = [*(graph.get("operators") or ()), *(graph.get("nodes") or ())]
        self.nodes: dict[str, Node] = {one["id"]: one for one in [*self.references, *operators, *self.subjects]}
        self.edges: list[Node] = [
            one for one in graph.get("edges") or () if {one["from_node_id"], one["to_node_id"]} <= self.nodes.keys()
        ]
        self.bound = bound

    def groups(self) -> list[Group]:
        """The parts of the graph that hang together and have an output, in the order of their outputs."""
        found: list[Group] = []
        for subject in self.subjects:
            if not any(subject in group.subjects for group in found):
                ids = self._joined_to(subject["id"])
                references = [one for one in self.references if one["id"] in ids]
                found.append(Group(self, references, [one for one in self.subjects if one["id"] in ids]))
        return found

    def _joined_to(self, start: str) -> set[str]:
        ids, new = {start}, {start}
        while new:
            ends = [{one["from_node_id"], one["to_node_id"]} for one in self.edges]
            new = {id for pair in ends if pair & new for id in pair} - ids
            ids |= new
        return ids

    def incoming(self, node: Node) -> dict[str, tuple[str, str]]:
        """Per input port of a node the node and port it is fed from."""
        edges = (one for one in self.edges if one["to_node_id"] == node["id"])
        return {one["to_port_id"]: (one["from_node_id"], one["from_port_id"]) for one in edges}


@dataclass
class Group:
    """Steps that hang together: run as one."""

    graph: Graph
    references: list[Node]
    subjects: list[Node]

    def run(self, *values: Any) -> Any:
        """What comes out for what goes in. A step that cannot be run leaves its outputs empty and says why.

        Raises `Error` when none of the outputs can be made.
        """
        known: dict[tuple[str, str], Any] = {}
        for node, value in zip(self.references, values, strict=True):
            known |= {(node["id"], port["id"]): value for port in node["outputs"]}
        results, faults = [], []
        for subject in self.subjects:
            try:
                results.append(self._value(subject, known, ()))
            except Error as error:
                results.append(None)
                faults.append(error)
        if faults and len(faults) == len(results):
            raise faults[0]
        for fault in faults:
            Warn(fault.message)
        return results[0] if len(results) == 1 else tuple(results)

    def _value(self, node: Node, known: dict[tuple[str, str], Any], above: tuple[str, ...]) -> Any:
        """What arrives at a node's first input."""
        ports = node.get("inputs") or [{"id": "in"}]
        source = self.graph.incoming(node).get(ports[0]["id"])
        if source is None:
            return stored(node, ports[0]["id"])
        return self._made(source, known, (*above, node["id"]))

    def _made(self, source: tuple[str, str], known: dict[tuple[str, str], Any], above: tuple[str, ...]) -> Any:
        if source in known:
            return known[source]
        node = self.graph.nodes[source[0]]
        if node["id"] in above:
            raise Error(f"'{node['label']}' waits for itself: the graph goes round.")
        fed = self.graph.incoming(node)
        if node.get("role") in {"reference", "subject"}:
            return self._value(node, known, above)
        fn = self.graph.bound.get(str(node.get("fn"))) or self.graph.bound.get(str(node.get("label")))
        if fn is None:
            raise Error(_why_not(node))
        ports = [port["id"] for port in node.get("inputs") or ()]
        below = (*above, node["id"])
        arguments = [self._made(fed[id], known, below) if id in fed else stored(node, id) for id in ports]
        result = fn(*arguments)
        outs = node.get("outputs") or [{"id": "out_0"}]
        several = result if isinstance(result, tuple) and len(outs) > 1 else (result,)
        known |= {(node["id"], port["id"]): value for port, value in zip(outs, several, strict=False)}
        return known.get(source)


def _why_not(node: Node) -> str:
    if node.get("fn"):
        return f"'{node['label']}' calls '{node['fn']}', which is not bound. Give it as bind={{'{node['fn']}': ...}}."
    where = node.get("model_id") or node.get("space_id") or "another server"
    return (
        f"'{node['label']}' runs at {where}, and this app asks no other server. "
        f"Bind a function under its name to run it here: bind={{'{node['label']}': ...}}."
    )


def stored(node: Node, port: str) -> Any:
    """What the file says stands at a port."""
    return (node.get("data") or {}).get(port)


def asset_component(node: Node, port: str, is_input: bool) -> Any:
    """The component that takes or shows what a node holds, at the open spot of the page."""
    kind = str(node.get("asset_type") or "text")
    name = (_INPUTS if is_input else _OUTPUTS).get(kind, "textbox")
    try:
        made = component(name, render=False)
    except UnknownArgument:
        made = component("textbox", render=False)
    value = stored(node, port) if is_input and kind not in _FILES else None
    return type(made)(label=node["label"], **({} if value is None else {"value": value}))

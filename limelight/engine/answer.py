"""What a function returned, as props of its outputs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec

from ..define.event import RUN_DEFAULTS
from ..errors import AppMistake, BadAnswer, Error, counted
from ..graph.node import Node
from ..graph.render import Region
from ..wire.abstain import Abstain
from ..wire.values import FileData

if TYPE_CHECKING:
    from ..graph.component import Component
    from .run import Run

Props = dict[str, Any]

UPDATE = "update"
DRAWN = "__drawn__"
"""The key under which a `gr.render` function's part stands instead of props."""
ABSTAINED = "abstained"
"""The prop under which every output is told why there is no answer."""


def update(
    elem_id: str | None = None, elem_classes: list[str] | str | None = None, visible: Any = None, **kwargs: Any
) -> Props:
    """Change props of an output instead of its value: `return gr.update(visible=False)`.

    Parameters:
        elem_id: id of the element.
        elem_classes: class names of the element.
        visible: whether it is shown.
        kwargs: any other argument of the component, `value` among them.

    Returning a component, `gr.Textbox(lines=3)`, does the same.
    """
    named = {"elem_id": elem_id, "elem_classes": elem_classes, "visible": visible}
    return {**{name: value for name, value in named.items() if value is not None}, **kwargs, "__type__": UPDATE}


def skip() -> Props:
    """Return it for an output that stays as it is."""
    return {"__type__": UPDATE}


def outputs_of(run: Run, result: Any) -> list[Props]:
    """Per output the props that a result sets, as they travel.

    Raises `BadAnswer` when the result does not fit the outputs, and what a component raises for a value it cannot show.
    """
    listener = run.listener
    values = _spread(run, result)
    raw = not listener.options.get("postprocess", RUN_DEFAULTS["postprocess"])
    return [_props(run, node, value, raw) for node, value in zip(listener.outputs, values, strict=True)]


def _spread(run: Run, result: Any) -> list[Any]:
    outputs = run.listener.outputs
    if isinstance(result, dict) and result and all(isinstance(key, Node) for key in result):
        stray = next((key for key in result if key not in outputs), None)
        if stray is not None:
            raise BadAnswer(f"'{run.listener.name}' returned a value for {stray}, which is not among its outputs.")
        return [result.get(node, skip()) for node in outputs]
    if not outputs:
        return []
    if isinstance(result, Abstain):
        return [result] * len(outputs)
    if len(outputs) == 1:
        # A generator or function with one output may still return a list of one, as with `outputs=[x]`.
        return [result[0] if isinstance(result, tuple) and len(result) == 1 else result]
    count = len(result) if isinstance(result, (tuple, list)) else 1
    if result is None:
        return [None] * len(outputs) if _returns_nothing_on_purpose(run) else _raise_count(run, 0)
    if count != len(outputs):
        return _raise_count(run, count)
    return list(result)


def _returns_nothing_on_purpose(run: Run) -> bool:
    # `return` in a generator or an early `return None` with several outputs empties them all.
    return run.listener.is_generator


def _raise_count(run: Run, count: int) -> list[Any]:
    names = ", ".join(getattr(node, "label", None) or type(node).__name__ for node in run.listener.outputs)
    raise BadAnswer(
        f"'{run.listener.name}' ({run.listener.made_at}) returned {counted(count, 'value')} "
        f"for {len(run.listener.outputs)} outputs ({names}). "
        "Return one value per output, or gr.skip() for those that stay."
    )


def _props(run: Run, node: Node, value: Any, raw: bool) -> Props:
    if isinstance(node, Region) and callable(value):
        return {DRAWN: run.session.draw(node, value)}  # pyright: ignore[reportArgumentType] - only the app knows its type
    given = _given(node, value)
    if given is not None:
        return _updated(run, node, given)
    if node.stateful:
        _set_state(run, node, value)
        return {"value": None}
    if isinstance(value, Abstain):
        return _abstained(run, node, value)
    # An answer after an abstention takes its note away.
    note = {ABSTAINED: None} if run.session.served.get(node.id, {}).get(ABSTAINED) is not None else {}
    if raw:
        return {"value": _outgoing(run, value), **note}
    component = run.session.component(node)
    if _streams(run, component):
        return {**_handed_out(run, component, value), **note}
    if run.is_watched and hasattr(component, "frame"):
        return {"value": component.frame(value), **note}
    return {"value": _converted(run, component, value), **note}


def _abstained(run: Run, node: Node, abstain: Abstain) -> Props:
    """The function does not know: the output shows that, and why."""
    run.abstained = abstain.reason
    component = run.session.component(node)
    shown = run.session.served.get(node.id, {}).get("value")
    value = component.abstain(abstain, shown if shown is not None else component.initial_value())
    return {"value": _converted(run, component, value), ABSTAINED: abstain.reason}


def _streams(run: Run, component: Component) -> bool:
    """Whether each result is the next piece of one sound or film, not another one."""
    is_outlet = getattr(component, "streaming", False) and hasattr(component, "outlet")
    return is_outlet and (run.listener.is_generator or run.feed is not None)


def _handed_out(run: Run, component: Any, value: Any) -> Props:
    if value is None:  # nothing to add yet
        return {}
    is_first = component.id not in run.outlets
    if is_first:
        run.outlets[component.id] = run.heard[component.id] = component.outlet()
    outlet = run.outlets[component.id]
    run.call_soon(run.hand_out, component.id, outlet.take(value))
    if not is_first:
        return {}
    place = f"{run.session.id}/{run.id}/{component.id}/playlist.m3u8"
    start = FileData(path=place, url=f"gradio_api/stream/{place}", is_stream=True, orig_name="playlist.m3u8")
    return {"value": msgspec.to_builtins(start)}


def _given(node: Node, value: Any) -> Props | None:
    """The props of an update, however it is written; None for a plain value."""
    if isinstance(value, dict) and value.get("__type__") == UPDATE:
        return {name: one for name, one in value.items() if name != "__type__"}
    if isinstance(value, Node) and value.parent is None:
        if type(value) is not type(node) and not issubclass(type(node), type(value)) and value.kind != node.kind:
            raise BadAnswer(
                f"{type(value).__name__} was returned for {node}. Return a {type(node).__name__} to change its props."
            )
        return {name: one for name, one in value.given.items() if name != "render"}
    return None


def _updated(run: Run, node: Node, given: Props) -> Props:
    if not given:
        return {}
    known = run.session.changed_props(node)
    start = {name: value for name, value in node.given.items() if name != "value"}
    try:
        changed: Any = node.changed({**start, **known, **given})
    except AppMistake as error:
        raise BadAnswer(f"'{run.listener.name}' returned an update that does not fit: {error}") from error
    props = changed.travelling_changes(given)
    if "value" in given and node.stateful:
        _set_state(run, node, given["value"])
    elif "value" in given and "value" in node.props:
        props["value"] = _converted(run, changed, given["value"])
    sent: dict[str, Any] = _outgoing(run, props)
    return sent


def _converted(run: Run, component: Component, value: Any) -> Any:
    try:
        converted = component.postprocess(value)
    except (Error, AppMistake):
        raise
    except Exception as error:
        raise BadAnswer(
            f"'{run.listener.name}' returned {_short(value)} for {component}, which cannot show it: {error}"
        ) from error
    return _outgoing(run, converted)


def _outgoing(run: Run, value: Any) -> Any:
    if value is None or isinstance(value, (str, int, float, bool)):
        return value
    return run.session.engine.files.outgoing(value, owner=run.session.file_owner)


def _set_state(run: Run, node: Node, value: Any) -> None:
    before = run.session.state(node)
    run.session.set_state(node, value)
    if not _is_same(before, value):
        run.changed_states.add(node.id)


def _is_same(before: Any, value: Any) -> bool:
    # The same mutable object may have been changed in place, which nobody can see from here.
    if before is value:
        return isinstance(value, (str, int, float, bool, tuple, frozenset, type(None)))
    try:
        return type(before) is type(value) and bool(before == value)
    except Exception:  # noqa: BLE001 - a user's object may compare in any way
        return False


def _short(value: Any) -> str:
    text = repr(value)
    return text if len(text) <= 80 else f"{text[:77]}..."

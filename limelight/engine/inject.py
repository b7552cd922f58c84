"""Fills the parameters of a user's function: inputs in order, and by annotation the request, the progress, the
event."""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from ..define.event import EventData
from ..errors import Error
from .oauth import COOKIE
from .request import Header, Request

if TYPE_CHECKING:
    from ..graph.listener import Parameter
    from .run import Run


def bound(run: Run, values: list[Any]) -> Callable[[], Any]:
    """The listener's function with all its arguments."""
    listener = run.listener
    assert listener.fn is not None
    keyword_count = len(listener.keyword_inputs)
    by_name = dict(zip(listener.keyword_inputs, values[len(values) - keyword_count :], strict=True))
    positional: list[Any] = values[: len(values) - keyword_count]
    if listener.inputs_as_dict:
        positional = [dict(zip(listener.inputs, positional, strict=False))]
    return functools.partial(listener.fn, *_arguments(run, positional, by_name), **by_name)


def _arguments(run: Run, values: list[Any], by_name: dict[str, Any]) -> list[Any]:
    arguments: list[Any] = []
    rest = iter(values)
    takes_more = True
    for parameter in run.listener.parameters:
        if parameter.is_variadic:
            arguments += rest
            takes_more = False
            continue
        if parameter.injected_as:
            filled = _injected(run, parameter)
            if parameter.is_keyword_only:
                by_name[parameter.name] = filled
            else:
                arguments.append(filled)
            continue
        if parameter.is_keyword_only or parameter.name in by_name or not takes_more:
            continue
        for value in rest:
            arguments.append(value)
            break
        else:
            # Not given: later injected parameters still have to stand in their place.
            if parameter.is_required:
                break
            arguments.append(parameter.default)
    return [*arguments, *rest]


def _injected(run: Run, parameter: Parameter) -> Any:
    if parameter.injected_as == "request":
        facts = run.request
        username = (facts.username if facts else None) or run.session.user
        return Request(facts, username=username, session_hash=(facts.session_hash if facts else None) or run.session.id)
    if parameter.injected_as == "header":
        sent = run.request.headers.get(parameter.name.lower().replace("_", "-")) if run.request else None
        return parameter.default if sent is None else Header(sent)
    if parameter.injected_as == "progress":
        from .progress import Progress

        given = parameter.default if isinstance(parameter.default, Progress) else Progress()
        return given.of(run)
    if parameter.injected_as == "event":
        kind = next((one for one in _classes(parameter.annotation) if issubclass(one, EventData)), EventData)
        data = run.event
        if kind.takes_files and isinstance(data, (dict, list)):
            data = run.session.engine.files.incoming(data, owner=run.session.file_owner)
        return kind(run.session.node(run.target), data)
    if parameter.injected_as in {"oauth_profile", "oauth_token"}:
        return _signed_in(run, parameter)
    return parameter.default


def _signed_in(run: Run, parameter: Parameter) -> Any:
    """The profile or the token of who is signed in; None where the function takes that. Raises `Error` where not."""
    cookies = run.request.cookies if run.request else {}
    found = run.session.engine.sign_ins.find(cookies.get(COOKIE))
    if found is not None:
        return found[0] if parameter.injected_as == "oauth_profile" else found[1]
    if type(None) in _classes(parameter.annotation):
        return None
    raise Error("This asks who you are. Sign in, then try again.", print_exception=False)


def _classes(annotation: Any) -> list[type]:
    return [one for one in (annotation, *getattr(annotation, "__args__", ())) if isinstance(one, type)]

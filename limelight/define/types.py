"""Whether a value fits a type as written in a class, and the type in words."""

from __future__ import annotations

import types
from collections.abc import Callable
from typing import Any, Literal, Union, get_args, get_origin, is_typeddict

_PLAIN = {str: "text", int: "a whole number", float: "a number", bool: "True or False", type(None): "None"}


def fits(value: Any, hint: Any) -> bool:
    """Whether `value` is of the type. Types it does not know in detail (callables, components) count as fitting."""
    if hint is Any or hint is None:
        return hint is Any or value is None
    origin = get_origin(hint)
    if origin in (Union, types.UnionType):
        return any(fits(value, one) for one in get_args(hint))
    if origin is Literal:
        return any(value == one and type(value) is type(one) for one in get_args(hint))
    if hint in (str, bool, type(None)):
        return isinstance(value, hint) or (hint is str and _is_text(value))
    if hint in (int, float):
        return _is_number(value, hint)
    if origin in (list, tuple) or hint in (list, tuple):
        return isinstance(value, (list, tuple)) and all(fits(item, _item(hint)) for item in value)
    if origin is dict or hint is dict:
        return isinstance(value, dict)
    if origin is Callable or hint is Callable:
        return callable(value)
    if is_typeddict(hint):
        return isinstance(value, dict)
    return isinstance(value, hint) if isinstance(hint, type) else True


def _is_text(value: Any) -> bool:
    # A number is written as text (`gr.Button(7)`), and translated text (gr.I18n) stands in for text.
    return isinstance(value, (int, float)) or type(value).__name__ == "I18nData"


def _is_number(value: Any, hint: type) -> bool:
    if isinstance(value, bool):
        return False
    if hint is int:
        return isinstance(value, int) or (hasattr(value, "__index__"))
    return isinstance(value, (int, float)) or hasattr(value, "__float__")


def _item(hint: Any) -> Any:
    args = get_args(hint)
    return args[0] if len(args) == 1 or (len(args) == 2 and args[1] is Ellipsis) else Any


def written(hint: Any) -> str:
    """The type in words: `text or None`, `'full', 'minimal' or 'hidden'`."""
    words = list(dict.fromkeys(_words(hint)))
    return words[0] if len(words) == 1 else ", ".join(words[:-1]) + " or " + words[-1]


def _words(hint: Any) -> list[str]:
    origin = get_origin(hint)
    if origin in (Union, types.UnionType):
        return [word for one in get_args(hint) for word in _words(one)]
    if origin is Literal:
        return [repr(one) for one in get_args(hint)]
    if origin in (list, tuple) or hint in (list, tuple):
        return ["a list"]
    if origin is dict or hint is dict or is_typeddict(hint):
        return ["a dict"]
    if origin is Callable or hint is Callable:
        return ["a function"]
    return [_PLAIN.get(hint) or str(getattr(hint, "__name__", hint))]

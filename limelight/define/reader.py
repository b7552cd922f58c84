"""Reads a class: collects its props and events, binds and checks the arguments of a call, remembers which were given.

A class statement is the whole definition; what else needs to know it (signature, schema, words, TypeScript) asks the
class.
"""

from __future__ import annotations

import inspect
import sys
from typing import TYPE_CHECKING, Any, ClassVar

from ..errors import BadProp, UnknownArgument, nearest
from .event import Event
from .prop import DROPPED, MISSING, Prop, prop
from .types import fits, written

if TYPE_CHECKING:
    from typing_extensions import dataclass_transform
else:

    def dataclass_transform(**_: Any) -> Any:
        """For type checkers only; at run time a class stays as it is."""
        return lambda cls: cls


class _Signature:
    """`__signature__` of a defined class, made when somebody looks."""

    def __get__(self, owner: Any, cls: type[Defined]) -> inspect.Signature:
        kinds = inspect.Parameter
        positional = [cls.props[name] for name in cls.positional]
        rest = [one for name, one in cls.props.items() if name not in cls.positional]
        parameters = [
            kinds(
                one.name,
                kinds.POSITIONAL_OR_KEYWORD if one.name in cls.positional else kinds.KEYWORD_ONLY,
                default=kinds.empty if one.default is MISSING and not one.default_factory else one.make_default(),
                annotation=one.annotation,
            )
            for one in [*positional, *rest]
        ]
        return inspect.Signature(parameters)


@dataclass_transform(kw_only_default=True, field_specifiers=(prop,))
class Defined:
    """The root of everything defined by props: `class Slider(Component): minimum: float = prop(default=0)`."""

    props: ClassVar[dict[str, Prop]] = {}
    """Every prop by name, inherited ones first."""
    dropped: ClassVar[dict[str, Prop]] = {}
    """Inherited props that were taken away. They cannot be given, and read as their default."""
    positional: ClassVar[tuple[str, ...]] = ()
    """The props that may be given by position, in order: the class's own, then inherited ones."""
    events: ClassVar[dict[str, Event]] = {}
    """Every event by name."""
    __signature__ = _Signature()

    def __init_subclass__(cls, **options: Any) -> None:
        super().__init_subclass__(**options)
        own = {name: one for name, one in vars(cls).items() if isinstance(one, Prop)}
        hints = vars(cls).get("__annotations__") or {}
        for name, one in own.items():
            one.name, one.owner, one.annotation = name, cls, hints.get(name, Any)
        inherited = {
            name: one for base in reversed(cls.__mro__[1:]) for name, one in vars(base).get("props", {}).items()
        }
        cls.dropped = {name: one for name, one in inherited.items() if getattr(cls, name, None) is DROPPED}
        cls.props = {name: one for name, one in {**inherited, **own}.items() if name not in cls.dropped}
        first = [name for name, one in own.items() if not one.kw_only]
        later = [
            name for name, one in inherited.items() if name in cls.props and name not in vars(cls) and not one.kw_only
        ]
        cls.positional = (*first, *later)
        for name in own:
            # `render` is an argument and a method: the method stays reachable when a class changes the default.
            if any(callable(vars(base).get(name)) for base in cls.__mro__[1:]):
                delattr(cls, name)
        cls.events = {
            name: one for base in reversed(cls.__mro__) for name, one in vars(base).items() if isinstance(one, Event)
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        given = self._bind(args, kwargs)
        self.given: dict[str, Any] = given
        """The props the caller gave, by name: what an update sends."""
        for name, one in self.props.items():
            if isinstance(getattr(type(self), name), Prop):  # a method may carry the same name, as `render` does
                if name in given or name not in vars(self):  # a class of a user's own may have set it already
                    setattr(self, name, given[name] if name in given else one.make_default())
        for name, one in self.dropped.items():
            setattr(self, name, one.make_default())

    def _bind(self, args: tuple[Any, ...], kwargs: dict[str, Any]) -> dict[str, Any]:
        who = type(self).__name__
        if len(args) > len(self.positional):
            raise UnknownArgument(
                f"{who} takes {len(self.positional)} arguments by position ({', '.join(self.positional)}), "
                f"not {len(args)}. Give the others by name."
            )
        given = dict(zip(self.positional, args))  # noqa: B905 - fewer may be given
        for name, value in kwargs.items():
            if name not in self.props:
                raise UnknownArgument(f"{who} has no '{name}'{nearest(name, self.props)}")
            if name in given:
                raise UnknownArgument(f"{who} got '{name}' twice: by position and by name.")
            given[name] = value
        for name, value in given.items():
            check_prop(who, self.props[name], value)
        for name, one in self.props.items():
            if one.default is MISSING and one.default_factory is None and name not in given:
                raise UnknownArgument(f"{who} needs '{name}'.")
        return given


def check_prop(who: str, one: Prop, value: Any) -> None:
    """Raise `BadProp` when a value is not of the prop's type or outside its limits."""
    hint = evaluated(one)
    if not fits(value, hint):
        choices = [choice for choice in getattr(hint, "__args__", ()) if isinstance(choice, str)]
        raise BadProp(
            f"{who}: '{one.name}' must be {written(hint)}, not {value!r}{nearest(str(value), choices) or '.'}"
        )
    one.check_range(who, value)


def evaluated(one: Prop) -> Any:
    """The type of a prop. A name that only type checkers know counts as anything."""
    if isinstance(one.annotation, str):
        module = sys.modules.get(one.owner.__module__) if one.owner else None
        try:
            one.annotation = eval(one.annotation, vars(module) if module else {})
        except (NameError, TypeError, AttributeError):
            one.annotation = Any
    return one.annotation

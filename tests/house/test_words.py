"""Everything public says what it is."""

from __future__ import annotations

import inspect

from limelight.define.docs import attribute_docs
from limelight.define.prop import Prop
from limelight.define.reader import Defined
from tests.house.sources import ROOT, modules, report


def test_every_public_class_and_function_has_a_docstring():
    faults = []
    for module in modules():
        for name, thing in vars(module).items():
            if name.startswith("_") or getattr(thing, "__module__", None) != module.__name__:
                continue
            if inspect.isfunction(thing) or inspect.isclass(thing):
                faults += _wordless(thing, thing.__name__)
            if inspect.isclass(thing):
                faults += [fault for member in _public_members(thing) for fault in _wordless(*member)]
    assert not faults, report(faults)


def test_every_prop_has_its_sentence():
    faults = [
        f"{_place(cls)}: prop '{name}' of {cls.__name__} has no sentence. Below it, say in a string what it gives."
        for cls in _defined_classes()
        for name, one in vars(cls).items()
        if isinstance(one, Prop) and not _is_sentence(attribute_docs(cls).get(name, ""))
    ]
    assert not faults, report(faults)


def test_every_component_says_what_it_is_in_one_line():
    faults = [
        f"{_place(cls)}: the first line of {cls.__name__}'s docstring must be a sentence of at most 120 characters."
        for cls in _defined_classes()
        if not _is_sentence((cls.__doc__ or "").split("\n")[0]) or len((cls.__doc__ or "").split("\n")[0]) > 120
    ]
    assert not faults, report(faults)


def _defined_classes() -> list[type]:
    found = {}
    for module in modules():
        for thing in vars(module).values():
            if inspect.isclass(thing) and issubclass(thing, Defined) and thing.__module__.startswith("limelight."):
                found[thing] = True
    return list(found)


def _public_members(cls: type) -> list[tuple[object, str]]:
    return [
        (getattr(cls, name), f"{cls.__name__}.{name}")
        for name, member in vars(cls).items()
        if not name.startswith("_") and isinstance(member, (property, classmethod, staticmethod, type(_public_members)))
    ]


def _wordless(thing: object, name: str) -> list[str]:
    # An overriding method has the words of what it overrides.
    return [] if inspect.getdoc(thing) else [f"{_place(thing)}: {name} has no docstring. Say what it gives."]


def _is_sentence(text: str) -> bool:
    return bool(text.strip()) and text.strip()[-1] in ".;:)?`"


def _place(thing: object) -> str:
    thing = getattr(thing, "fget", None) or inspect.unwrap(thing) if not inspect.isclass(thing) else thing  # type: ignore[arg-type]
    try:
        file, line = inspect.getsourcefile(thing), inspect.getsourcelines(thing)[1]
    except (OSError, TypeError):
        return repr(thing)
    return f"{str(file).removeprefix(str(ROOT) + '/')}:{line}"

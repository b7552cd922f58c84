"""The front door has the names that existing apps use, with the arguments, defaults and events they use.

`public_names.json` holds the facts. What Limelight does not have yet is listed there under `not_yet`,
`not_yet_arguments` and `not_yet_events`: these lists may only get shorter. `differs` names a default that is another
one on purpose, and says why.
"""

from __future__ import annotations

import ast
import importlib
import inspect
import json
from pathlib import Path
from typing import Any

import pytest

import limelight
from limelight.define.event import RUN_DEFAULTS, Event, Events, RunOptions
from tests.house.sources import PACKAGE, parsed, report

FACTS = json.loads(Path(__file__).with_name("public_names.json").read_text(encoding="utf-8"))
NAMES: dict[str, dict[str, Any]] = FACTS["names"]
HERE = sorted(NAMES.keys() - set(FACTS["not_yet"]))
MISSING = object()


def test_all_is_sorted_and_every_name_in_it_exists():
    assert list(limelight.__all__) == sorted(limelight.__all__), "limelight/__init__.py: sort `__all__`."
    assert len(set(limelight.__all__)) == len(limelight.__all__), "limelight/__init__.py: a name is in `__all__` twice."
    broken = [name for name in limelight.__all__ if _find(name) is MISSING]
    assert not broken, f"limelight/__init__.py: `__all__` promises {broken}, which cannot be imported."


def test_all_has_every_known_name_that_is_here():
    missing = [name for name in HERE if "." not in name and not name.startswith("_") and name not in limelight.__all__]
    assert not missing, f"limelight/__init__.py: add {missing} to `__all__`, or list them under `not_yet`."


def test_type_checkers_see_the_same_names():
    door = parsed(PACKAGE / "__init__.py")
    block = next(node for node in door.body if isinstance(node, ast.If))
    seen = {
        one.asname or one.name for node in ast.walk(block) if isinstance(node, ast.ImportFrom) for one in node.names
    }
    promised = set(limelight.__all__) - {"__version__"}
    assert seen == promised, (
        f"limelight/__init__.py: the imports under TYPE_CHECKING lack {sorted(promised - seen)} "
        f"and have {sorted(seen - promised)} that the tables lack."
    )


def test_what_is_here_is_no_longer_listed_as_missing():
    arrived = [name for name in FACTS["not_yet"] if _find(name) is not MISSING]
    assert not arrived, f"tests/house/public_names.json: take {arrived} out of `not_yet`; they exist."
    unknown = sorted(set(FACTS["not_yet"]) - NAMES.keys())
    assert not unknown, f"tests/house/public_names.json: `not_yet` lists {unknown}, which are no known names."


@pytest.mark.parametrize("name", HERE)
def test_a_name_takes_the_known_arguments(name: str):
    thing = _find(name)
    assert thing is not MISSING, f"limelight.{name} is gone. Bring it back: existing apps use it."
    facts = NAMES[name]
    if same := facts.get("same_as"):
        assert thing is _find(same), f"limelight.{name} must be limelight.{same}."
    faults = [*_argument_faults(name, thing, facts.get("arguments", [])), *_event_faults(name, thing, facts)]
    assert not faults, report(faults)


def test_a_listener_takes_the_known_options_in_the_known_order():
    ours = ["on_leave"]
    assert ["fn", "inputs", "outputs", *RunOptions.__annotations__] == [*FACTS["listener"], *ours]


def _find(name: str) -> Any:
    thing: Any = limelight
    for part in name.split("."):
        try:
            thing = getattr(thing, part, MISSING)
        except ModuleNotFoundError:
            return MISSING
    return thing


def _parameters(name: str, thing: Any) -> dict[str, inspect.Parameter]:
    """What can be given by name: options taken as `**run` and those that `Blocks.launch` hands on included."""
    if name == "Blocks.launch":
        thing = importlib.import_module("limelight.hosting.launch").launch
    has = dict(inspect.signature(thing).parameters)
    if name == "Blocks.launch":
        has.pop(next(iter(has)))
    if "run" in has and has["run"].kind is inspect.Parameter.VAR_KEYWORD:
        option = inspect.Parameter("option", inspect.Parameter.KEYWORD_ONLY, default=MISSING)
        has = {**dict.fromkeys(RunOptions.__annotations__, option), **has}
    return {key: one for key, one in has.items() if key != "self"}


def _argument_faults(name: str, thing: Any, known: list[dict[str, Any]]) -> list[str]:
    if not known:
        return []
    not_yet = FACTS["not_yet_arguments"].get(name, [])
    has = _parameters(name, thing)
    faults = [f"limelight.{name} has '{key}': take it out of `not_yet_arguments`." for key in not_yet if key in has]
    wanted = [one for one in known if one["name"] not in not_yet]
    for one in wanted:
        if one["name"] not in has:
            faults.append(f"limelight.{name} lacks the argument '{one['name']}'.")
        elif "default" in one and f"{name}.{one['name']}" not in FACTS["differs"]:
            faults += _default_faults(name, has[one["name"]], one["default"])
    by_position = [one["name"] for one in wanted if not one.get("keyword") and one["name"] in has]
    ours = [key for key, one in has.items() if one.kind is one.POSITIONAL_OR_KEYWORD]
    ours = ours[: len(by_position)]
    if ours != by_position:
        faults.append(f"limelight.{name} takes by position {ours}; existing apps say {by_position}.")
    return faults


def _default_faults(name: str, parameter: inspect.Parameter, known: Any) -> list[str]:
    if parameter.default is MISSING:
        return []
    default = list(parameter.default) if isinstance(parameter.default, tuple) else parameter.default
    if default == known and (type(default) is type(known) or {type(default), type(known)} <= {int, float}):
        return []
    return [f"limelight.{name}: '{parameter.name}' defaults to {default!r}; existing apps count on {known!r}."]


def _event_faults(name: str, thing: Any, facts: dict[str, Any]) -> list[str]:
    not_yet = FACTS["not_yet_events"].get(name, [])
    arrived = [
        f"limelight.{name} has '{one}': take it out of `not_yet_events`." for one in not_yet if hasattr(thing, one)
    ]
    missing = [one for one in facts.get("events", []) if one not in not_yet and not hasattr(thing, one)]
    return arrived + [f"limelight.{name} lacks the event '{one}': `{one} = Event()`." for one in missing]


def test_the_signature_of_on_tells_every_option():
    parameters = inspect.signature(limelight.on).parameters
    assert set(RunOptions.__annotations__) <= parameters.keys()
    assert RUN_DEFAULTS.keys() == RunOptions.__annotations__.keys()


def test_every_known_event_has_its_name_in_events():
    known = {event for facts in NAMES.values() for event in facts.get("events", [])}
    named = {name for name, one in vars(Events).items() if isinstance(one, Event)}
    assert named == known - {"unload"}

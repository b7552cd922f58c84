"""Writes the TypeScript that is generated from the Python definitions; with `--check` only says whether it is stale.

messages.gen.ts   every message between a page and the server, and the config a page is built from
props.gen.ts      the props of every component
"""

from __future__ import annotations

import importlib
import importlib.util
import inspect
import pkgutil
import sys
import typing
from pathlib import Path
from types import ModuleType

import msgspec

sys.path.insert(0, str(Path(__file__).parents[1]))

from limelight import settings
from limelight.define.typescript import HEADER, Named, props_text, struct_text, type_text, union_text
from limelight.wire import messages, values

ROOT = Path(__file__).parents[1]
SOURCES = ROOT / "frontend" / "src"
NAMES = {name: Named(name) for name in ("Edit", "Path", "RunStatus", "Numbered")}
EDITS = """\
/** Where in a node's props: the prop's name, then keys and indexes. */
export type Path = (string | number)[];

/** A change to a node's props, as small as the change is. */
export type Edit =
  | [node: number, path: Path, op: "set", value: unknown]
  | [node: number, path: Path, op: "append", text: string]
  | [node: number, path: Path, op: "splice", start: number, gone: number, items: unknown[]]
  | [node: number, path: Path, op: "drop"]
  | [node: number, path: Path, op: "same"];
"""

SETTINGS_HEAD = """\
<!-- Generated from limelight/settings.py by `make types`. Do not edit. -->
# Settings

Every environment variable that Limelight reads. It is looked up when needed; an argument of `launch()` wins over it.
Where two names stand in a row, the first that is set counts; the second is the one existing deployments use.

| Variable | Default | Meaning |
| --- | --- | --- |"""


def messages_file() -> str:
    """The text of `messages.gen.ts`."""
    source = "limelight/wire/messages.py, values.py and graph/describe.py"
    parts = [HEADER.format(source=source), EDITS, struct_text(values.FileData)]
    parts += [f"export type RunStatus = {type_text(messages.RunStatus)};\n"]
    parts += [struct_text(one, NAMES) for one in _structs_of(messages) if one is not messages.Message]
    parts += [
        union_text("FromPage", typing.get_args(messages.FromPage), "What a page says."),
        union_text("Numbered", typing.get_args(messages.Numbered), "What the server says in frames, in order."),
        union_text("FromServer", typing.get_args(messages.FromServer), "What the server says."),
    ]
    if importlib.util.find_spec("limelight.graph.describe"):
        describe = importlib.import_module("limelight.graph.describe")
        parts += [struct_text(one) for one in _structs_of(describe)]
    return "\n".join(parts)


def props_file() -> str:
    """The text of `props.gen.ts`."""
    parts = [HEADER.format(source="the classes in limelight/components")]
    parts.append('import type { FileData } from "../wire/messages.gen";\n')
    bodies = [props_text(cls, f"{name}Props", getattr(cls, "wire", None)) for name, cls in _kinds()]
    if not any("FileData" in body for body in bodies):
        parts.pop()
    return "\n".join([*parts, *(bodies or ["export {};\n"])])


def settings_file() -> str:
    """The text of `docs/settings.md`."""
    rows = []
    for one in vars(settings).values():
        if isinstance(one, settings.Setting):
            names = "<br>".join(f"`{name}`" for name in one.names)
            default = f"`{one.default}`" if one.default else ""
            rows.append(f"| {names} | {default} | {one.meaning} |")
    return "\n".join([SETTINGS_HEAD, *rows, ""])


def _structs_of(module: ModuleType) -> list[type[msgspec.Struct]]:
    """The structs that a module defines, in order."""
    found = (one for one in vars(module).values() if inspect.isclass(one) and issubclass(one, msgspec.Struct))
    return [one for one in found if one.__module__ == module.__name__]


def _kinds() -> list[tuple[str, type]]:
    """Every kind of component by the name of the class that defines it."""
    import limelight.components
    from limelight.graph.node import Node

    classes: dict[str, type] = {}
    for module in sorted(one.name for one in pkgutil.iter_modules(limelight.components.__path__)):
        for one in vars(importlib.import_module(f"limelight.components.{module}")).values():
            if inspect.isclass(one) and issubclass(one, Node) and one.__module__.startswith("limelight.components."):
                # A class that borrows another's folder (TextArea is a textbox) adds no props of its own.
                if one.kind == one.__name__.lower():
                    classes[one.__name__] = one
    return sorted(classes.items())


def main(arguments: list[str]) -> int:
    """Write or check; gives the exit code."""
    stale = []
    for path, text in {
        SOURCES / "wire" / "messages.gen.ts": messages_file(),
        SOURCES / "components" / "props.gen.ts": props_file(),
        ROOT / "docs" / "settings.md": settings_file(),
    }.items():
        if path.exists() and path.read_text() == text:
            continue
        stale.append(str(path.relative_to(ROOT)))
        if "--check" not in arguments:
            path.write_text(text)
    if "--check" in arguments and stale:
        print(f"Stale: {', '.join(stale)}. Run `make types` and commit what it writes.")
        return 1
    print(f"Written: {', '.join(stale)}." if stale else "Generated files are fresh.")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

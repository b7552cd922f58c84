"""`limelight flags`: read the flags that people set, without the app."""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from ..errors import CannotRun

if TYPE_CHECKING:
    from ..flags.flag import Flag, FlagFilter, FlagValue
    from ..flags.store import FlagStore


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The actions `list` and `export`, each with a path and what to choose."""
    actions = parser.add_subparsers(dest="action", metavar="ACTION", required=True)
    listing = actions.add_parser("list", help="show the newest flags")
    listing.add_argument("--limit", type=int, default=20, help="how many at most (default: 20)")
    export = actions.add_parser("export", help="write the flags to a file")
    export.add_argument("--csv", metavar="OUT", required=True, help="the CSV file to write")
    for action in (listing, export):
        action.add_argument("path", help="the flagging folder, or the flags.db in it")
        for name in ("label", "endpoint", "username", "since", "until", "text"):
            action.add_argument(f"--{name}", help=_TIMES.get(name, f"only flags with this {name}"))


def run(options: argparse.Namespace, install_alias: Callable[[], None]) -> int:
    """Do the action; gives the exit code. Raises `CannotRun` when there are no flags at the path."""
    from ..flags.flag import FlagFilter
    from ..flags.store import FlagStore

    store = FlagStore(options.path)
    if not store.path.exists():
        raise CannotRun(
            f"There are no flags at '{options.path}': '{store.path}' does not exist. Give the flagging folder."
        )
    names = ("label", "endpoint", "username", "since", "until", "text")
    wanted = FlagFilter(**{name: getattr(options, name) for name in names})
    if options.action == "export":
        return _export(store, Path(options.csv), wanted)
    return _list(store, wanted, options.limit)


_TIMES = {"since": "only flags set at this UTC time or later", "until": "only flags set before this UTC time"}


def _list(store: FlagStore, wanted: FlagFilter, limit: int) -> int:
    for _, flag in zip(range(limit), store.iterate(wanted), strict=False):
        print(_in_one_line(flag))
    count = store.count(wanted)
    print(f"{count} flag{'' if count == 1 else 's'} in '{store.path}'" + (f", {limit} shown" if count > limit else ""))
    return 0


def _export(store: FlagStore, target: Path, wanted: FlagFilter) -> int:
    from ..flags.export import export_csv

    try:
        count = export_csv(store, target, wanted)
    except OSError as error:
        raise CannotRun(f"'{target}' could not be written: {error.strerror}. Choose another place for it.") from error
    print(f"Wrote {count} flag{'' if count == 1 else 's'} to '{target}'.")
    return 0


def _in_one_line(flag: Flag) -> str:
    facts = [
        f"#{flag.id}",
        (flag.created_at or "")[:19],
        flag.label or "-",
        *(["by " + flag.username] if flag.username else []),
    ]
    values = f"{_values(flag.inputs)} -> {_values(flag.outputs)}"
    expected = f" (expected {_values(flag.expected)})" if flag.expected else ""
    note = f"  note: {flag.note}" if flag.note else ""
    # What visitors wrote must not steer the terminal.
    return "".join(c if c.isprintable() else " " for c in "  ".join(facts) + "  " + values + expected + note)


def _values(values: list[FlagValue]) -> str:
    texts = (
        value.value if isinstance(value.value, str) else json.dumps(value.value, ensure_ascii=False) for value in values
    )
    return ", ".join(text if len(text) <= 40 else f"{text[:39]}…" for text in texts)

"""`limelight demo digits`: serve one of the demos that come along."""

from __future__ import annotations

import argparse
import ast
from collections.abc import Callable
from pathlib import Path

from ..define.docs import first_sentence
from ..errors import CannotRun, nearest
from .run import add_serving_arguments, serve_file

PACKAGE = Path(__file__).parents[1]


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The command's arguments."""
    parser.add_argument("name", nargs="?", help="which demo; left out, they are listed")
    add_serving_arguments(parser)


def run(options: argparse.Namespace, install_alias: Callable[[], None]) -> int:
    """Serve a demo until it is stopped, or list them; gives the exit code."""
    demos = find_demos()
    if options.name is None:
        print(list_of(demos))
        return 0
    if options.name not in demos:
        raise CannotRun(
            f"There is no demo '{options.name}'{nearest(options.name, demos) or '.'} `limelight demo` lists them all."
        )
    try:
        return serve_file(demos[options.name], options, [], install_alias)
    except ModuleNotFoundError as error:
        missing = (error.name or "").split(".")[0]
        if missing in {"", PACKAGE.name}:
            raise
        raise CannotRun(
            f"The demo '{options.name}' needs '{missing}', which is not installed. "
            f"Install what the demos need with: pip install '{PACKAGE.name}[demos]'"
        ) from error


def find_demos() -> dict[str, Path]:
    """The file of every demo by name: those in the installed package, or those of the checkout it lies in."""
    for folder in (PACKAGE / "demos", PACKAGE.parent / "demos"):
        if found := {path.parent.name: path for path in sorted(folder.glob("*/app.py"))}:
            return found
    raise CannotRun(f"No demos were found beside '{PACKAGE}'. Install limelight again: they come with it.")


def list_of(demos: dict[str, Path]) -> str:
    """The demos, one a line, with the first sentence of each."""
    width = max(map(len, demos))
    return "\n".join(f"{name:{width}}  {_sentence_of(path)}" for name, path in demos.items())


def _sentence_of(path: Path) -> str:
    return first_sentence(ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))))

"""`limelight run app.py`: run a file and serve the app it makes."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any

from .. import settings
from ..errors import CannotRun
from ..graph.blueprint import Blueprint


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The command's arguments."""
    parser.add_argument("file", help="a Python file that makes an app")
    add_serving_arguments(parser)
    parser.add_argument("arguments", nargs=argparse.REMAINDER, help="arguments for the file itself")


def add_serving_arguments(parser: argparse.ArgumentParser) -> None:
    """Where to serve and whether to reload; shared by the commands that serve."""
    parser.add_argument("--host", help="address to listen on; 0.0.0.0 is every one of this machine")
    parser.add_argument("--port", type=int, help="port to listen on; without it the first free one from 7860")
    parser.add_argument("--reload", action="store_true", help="start anew when a file changes; open pages follow")


def run(options: argparse.Namespace, install_alias: Callable[[], None]) -> int:
    """Serve the file until it is stopped; gives the exit code. Raises `CannotRun` when there is nothing to serve."""
    file = Path(options.file)
    if not file.is_file():
        raise CannotRun(f"There is no file '{file}'. Give the path of a Python file that makes an app.")
    return serve_file(file, options, own_arguments(options), install_alias)


def own_arguments(options: argparse.Namespace) -> list[str]:
    """The file's own arguments. Ours may stand behind the file as well: `limelight run app.py --reload`."""
    parser = argparse.ArgumentParser(add_help=False, allow_abbrev=False)
    add_serving_arguments(parser)
    return parser.parse_known_args(options.arguments, options)[1]


def serve_file(file: Path, options: argparse.Namespace, arguments: list[str], install_alias: Callable[[], None]) -> int:
    """Serve the app a file makes, in this process or, to reload, in a child that is started anew."""
    for setting, value in ((settings.HOST, options.host), (settings.PORT, options.port)):
        if value is not None:
            os.environ[setting.names[0]] = str(value)
    if options.reload:
        from ..hosting.reload import serve_and_reload

        return serve_and_reload(file, [sys.executable, "-m", "limelight", "run", str(file), *arguments])
    install_alias()
    app = find_app(execute(file, arguments), file)
    if not was_launched(app):
        app.launch()
    if app.is_running:  # launched without blocking
        app.block_thread()
    return 0


def execute(file: Path, arguments: list[str]) -> dict[str, Any]:
    """Run a file as Python runs a script; gives its names."""
    module = ModuleType("__main__")
    module.__file__ = str(file)
    sys.modules["__main__"] = module
    sys.argv = [str(file), *arguments]
    sys.path.insert(0, str(file.resolve().parent))
    exec(compile(file.read_bytes(), str(file), "exec"), module.__dict__)
    return module.__dict__


def find_app(names: dict[str, Any], file: Path) -> Any:
    """The app among a file's names: `demo`, or the only one. Raises `CannotRun` when that leaves a doubt."""
    apps = {name: value for name, value in names.items() if isinstance(value, Blueprint) and value.parent is None}
    if "demo" in apps:
        return apps["demo"]
    distinct = {id(app): app for app in apps.values()}
    if not distinct:
        raise CannotRun(f"'{file}' makes no app. It needs a gr.Interface or gr.Blocks under a name, such as `demo`.")
    if launched := [app for app in distinct.values() if was_launched(app)]:
        return launched[-1]
    if len(distinct) > 1:
        raise CannotRun(f"'{file}' makes several apps: {', '.join(apps)}. Call the one to serve `demo`.")
    return next(iter(distinct.values()))


def was_launched(app: Any) -> bool:
    """Whether the file itself has called `launch`."""
    return bool(getattr(app, "local_url", None))

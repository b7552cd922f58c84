"""`limelight test app.py`: call each endpoint of an app with its examples, and say what fails."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from ..errors import CannotRun
from .run import execute, find_app


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The command's arguments."""
    parser.add_argument("file", help="a Python file that makes an app")
    parser.add_argument("--timeout", type=float, default=60, help="seconds a call may take (default: 60)")


def run(options: argparse.Namespace, install_alias: Callable[[], None]) -> int:
    """Call each endpoint; gives 1 when one of them fails. Raises `CannotRun` when there is nothing to call."""
    from ..testing.check import check_endpoints

    file = Path(options.file)
    if not file.is_file():
        raise CannotRun(f"There is no file '{file}'. Give the path of a Python file that makes an app.")
    install_alias()
    app = _app_of(file)
    outcomes = []
    for one in check_endpoints(app, options.timeout):
        outcomes.append(one)
        with_what = "made-up values" if one.sample is None else f"example {one.sample + 1}"
        verdict = "failed" if one.fault else "passed"
        print(f"{verdict}  /{one.endpoint}  {with_what}  {one.seconds:.3f} s", flush=True)
        if one.fault:
            print(f"        {one.fault}", flush=True)
    failed = sum(one.fault is not None for one in outcomes)
    print(f"{len(outcomes)} calls, {failed} failed")
    return 1 if failed else 0


def _app_of(file: Path) -> Any:
    """The app a file makes; where the file serves it, that is left out."""
    from ..hosting import launch as launching

    real, argv = launching.launch, sys.argv
    launched: list[Any] = []

    def noted(blueprint: Any, *args: Any, **options: Any) -> Any:
        launched.append(blueprint)
        return launching.Addresses(None, "", None)

    launching.launch = noted
    try:
        names = execute(file, [])
    finally:
        launching.launch = real
        sys.argv = argv
    return launched[-1] if launched else find_app(names, file)

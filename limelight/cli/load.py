"""An app out of its file, to be driven instead of served."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from ..errors import CannotRun
from .run import execute, find_app


def load_app(file: Path, install_alias: Callable[[], None]) -> Any:
    """The app that a file makes; where it calls `launch`, nothing is served. Raises `CannotRun` without an app."""
    if not file.is_file():
        raise CannotRun(f"There is no file '{file}'. Give the path of a Python file that makes an app.")
    install_alias()
    with _unserved():
        return find_app(execute(file, []), file)


@contextmanager
def _unserved() -> Iterator[None]:
    # Many files call `launch` whenever they run; the app is there all the same.
    from ..hosting import launch

    served = launch.launch
    launch.launch = lambda *_, **__: (None, None, None)  # type: ignore[assignment]
    try:
        yield
    finally:
        launch.launch = served

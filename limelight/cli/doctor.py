"""`limelight doctor`: what is installed here, and what is missing."""

from __future__ import annotations

import argparse
import os
import platform
import sys
from collections.abc import Callable, Iterable
from importlib import metadata
from pathlib import Path

from .. import settings
from ..version import __version__

CORE = ("msgspec", "starlette", "uvicorn", "websockets", "httptools", "python-multipart")
EXTRAS = {"media": ("numpy", "pillow"), "fast": ("uvloop",), "demos": ("scikit-learn", "vaderSentiment")}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The command has none."""


def run(options: argparse.Namespace, install_alias: Callable[[], None]) -> int:
    """Print the report; gives 1 when something is missing that serving an app needs."""
    missing = [name for name in CORE if _version_of(name) is None]
    is_built = (assets_folder() / "manifest.json").exists()
    print("\n".join(_report(is_built)))
    if missing:
        print(f"\nMissing: {', '.join(missing)}. Install limelight again: pip install --force-reinstall limelight")
    if not is_built:
        print(f"\nThe browser half is missing in '{assets_folder()}'. In a checkout, run: pip install -e .")
    return int(bool(missing) or not is_built)


def assets_folder() -> Path:
    """Where the built browser half is looked for."""
    return Path(settings.ASSETS.read() or Path(__file__).parents[1] / "assets")


def _report(is_built: bool) -> Iterable[str]:
    yield f"limelight {__version__} in {Path(__file__).parents[1]}"
    yield f"Python {platform.python_version()} in {sys.prefix}, {platform.platform()}"
    yield f"Browser half: {'built' if is_built else 'missing'}"
    yield f"Core: {', '.join(f'{name} {_version_of(name) or chr(8212)}' for name in CORE)}"
    for extra, names in EXTRAS.items():
        found = ", ".join(f"{name} {_version_of(name) or 'missing'}" for name in names)
        yield f"Extra '{extra}': {found}"
    yield from (f"{name} is set to '{os.environ[name]}'" for name in _set_here())


def _set_here() -> list[str]:
    known = (name for one in vars(settings).values() if isinstance(one, settings.Setting) for name in one.names)
    return [name for name in known if name in os.environ]


def _version_of(name: str) -> str | None:
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return None

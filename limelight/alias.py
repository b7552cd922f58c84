"""`import gradio` for existing apps: the name stands for this library. Only the command line installs it."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from importlib.abc import Loader, MetaPathFinder
from importlib.machinery import ModuleSpec
from types import ModuleType

from .standin import SUBMODULES, StandIn, own_module

ALIAS = "gradio"


def install() -> None:
    """Make `import gradio` give this library, in this process only. Doing it twice changes nothing."""
    if not any(isinstance(finder, _Finder) for finder in sys.meta_path):
        sys.meta_path.insert(0, _Finder())


class _Finder(MetaPathFinder):
    def find_spec(self, name: str, path: Sequence[str] | None, target: ModuleType | None = None) -> ModuleSpec | None:
        if name != ALIAS and not name.startswith(f"{ALIAS}."):
            return None
        inside = name.split(".")[1:]
        if inside and ".".join(inside) not in SUBMODULES and own_module(inside) is None:
            return None
        return ModuleSpec(name, _Loader(), is_package=True)


class _Loader(Loader):
    def create_module(self, spec: ModuleSpec) -> ModuleType:
        return StandIn(spec.name)

    def exec_module(self, module: ModuleType) -> None:
        """Nothing to run: names are looked up when they are asked for."""

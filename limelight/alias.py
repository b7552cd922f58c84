"""`import gradio` for existing apps: the name stands for this library. Only the command line installs it."""

from __future__ import annotations

import importlib
import importlib.util
import sys
from collections.abc import Sequence
from importlib.abc import Loader, MetaPathFinder
from importlib.machinery import ModuleSpec
from types import ModuleType
from typing import Any

ALIAS = "gradio"
PACKAGE = __name__.rpartition(".")[0]
SUBMODULES = frozenset(
    """
    analytics block_function blocks caching chat_interface component_meta components components.base context
    data_classes events exceptions external flagging helpers i18n image_utils interface ipython_ext layouts mcp
    media networking node_server oauth pipelines processing_utils queueing renderable route_utils routes server
    server_messages state_holder templates themes tunneling utils validators workflow
    """.split()
)
"""Modules that existing apps import names from. Where we have none of that name, the front door answers."""


def install() -> None:
    """Make `import gradio` give this library, in this process only. Doing it twice changes nothing."""
    if not any(isinstance(finder, _Finder) for finder in sys.meta_path):
        sys.meta_path.insert(0, _Finder())


class _Finder(MetaPathFinder):
    def find_spec(self, name: str, path: Sequence[str] | None, target: ModuleType | None = None) -> ModuleSpec | None:
        if name != ALIAS and not name.startswith(f"{ALIAS}."):
            return None
        inside = name.split(".")[1:]
        if inside and ".".join(inside) not in SUBMODULES and _own(inside) is None:
            return None
        return ModuleSpec(name, _Loader(), is_package=True)


class _Loader(Loader):
    def create_module(self, spec: ModuleSpec) -> ModuleType:
        return _Alias(spec.name)

    def exec_module(self, module: ModuleType) -> None:
        """Nothing to run: names are looked up when they are asked for."""


class _Alias(ModuleType):
    """A module whose names are those of our module of the same path, then those of the front door."""

    def __getattr__(self, name: str) -> Any:
        for module in self._stands_for():
            try:
                return getattr(module, name)
            except AttributeError:
                continue
        raise AttributeError(f"Limelight has no '{name}' (asked of '{self.__name__}').")

    def __dir__(self) -> list[str]:
        return sorted({name for module in self._stands_for() for name in dir(module)})

    def _stands_for(self) -> list[ModuleType]:
        own = _own(self.__name__.split(".")[1:])
        return [*([own] if own else []), importlib.import_module(PACKAGE)]


def _own(path: list[str]) -> ModuleType | None:
    """Our module of that path, if there is one."""
    name = ".".join([PACKAGE, *path])
    try:
        return importlib.import_module(name) if importlib.util.find_spec(name) else None
    except ModuleNotFoundError as error:
        if (error.name or "").split(".")[0] == PACKAGE:
            return None
        raise

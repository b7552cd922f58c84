"""Modules that existing apps know, standing for ours: `gr.layouts.Row`, `gradio.blocks.Blocks`."""

from __future__ import annotations

import importlib
import importlib.util
from types import ModuleType
from typing import Any

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


class StandIn(ModuleType):
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
        own = own_module(self.__name__.split(".")[1:])
        return [*([own] if own else []), importlib.import_module(PACKAGE)]


def own_module(path: list[str]) -> ModuleType | None:
    """Our module of that path, if there is one."""
    name = ".".join([PACKAGE, *path])
    try:
        return importlib.import_module(name) if importlib.util.find_spec(name) else None
    except ModuleNotFoundError as error:
        if (error.name or "").split(".")[0] == PACKAGE:
            return None
        raise

"""The signature of a class that has a constructor of its own, made when somebody looks."""

from __future__ import annotations

import inspect
from typing import Any


class OwnSignature:
    """`__signature__ = OwnSignature()`: what `__init__` takes, instead of the props the class inherits."""

    def __get__(self, owner: Any, cls: type) -> inspect.Signature:
        signature = inspect.signature(cls.__init__)  # type: ignore[misc]
        return signature.replace(parameters=list(signature.parameters.values())[1:])

"""Fixtures for pytest, there as soon as Limelight is installed: `person` and `people`."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from ..graph.blueprint import Blueprint
    from .person import Person


@pytest.fixture
def person() -> Iterator[Callable[..., Person]]:
    """Opens an app as one person: `ada = person(demo)`. Takes what `limelight.testing.Person` takes.

    Everybody leaves, and every server stops, when the test ends.
    """
    from .person import Person

    with ExitStack() as leaving:
        yield lambda app, **options: leaving.enter_context(Person(app, **options))


@pytest.fixture
def people(person: Callable[..., Person]) -> Callable[..., list[Person]]:
    """Opens an app as several people at one server: `ada, bob = people(demo, 2)`."""

    def open_all(app: Blueprint, count: int = 2, **options: Any) -> list[Person]:
        first = person(app, **options)
        return [first, *(person(first) for _ in range(count - 1))]

    return open_all

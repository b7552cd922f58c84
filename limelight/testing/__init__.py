"""Drive an app without a browser.

    from limelight.testing import Person

    def test_greets():
        with Person(demo) as ada:
            ada.type("Name", "Ada")
            ada.click("Submit")
            assert ada.value("Greeting") == "Hello Ada!"

A component is named by its label, its `elem_id`, a button's text, or given as the object itself.
`docs/testing.md` tells more; pytest has the fixtures `person` and `people`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .person import Pending, Person

__all__ = ["Pending", "Person"]


def __getattr__(name: str) -> Any:
    # Late: pytest imports this package for its fixtures, whatever it is that is tested.
    if name in __all__:
        from . import person

        return getattr(person, name)
    raise AttributeError(f"{__name__!r} has no '{name}'. It has: {', '.join(__all__)}.")

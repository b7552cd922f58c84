from __future__ import annotations

import inspect

from limelight.recipes.signature import OwnSignature


def test_a_class_shows_what_its_constructor_takes():
    class Thing:
        __signature__ = OwnSignature()

        def __init__(self, first, *, second=2):
            pass

    assert str(inspect.signature(Thing)) == "(first, *, second=2)"

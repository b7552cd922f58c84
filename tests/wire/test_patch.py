"""Edits: applied to copies, never to what somebody else holds."""

import pytest

from limelight.wire.patch import apply_edit


@pytest.mark.parametrize(
    ("before", "edit", "after"),
    [
        ({}, [1, ["value"], "set", 3], {"value": 3}),
        ({"value": "ab"}, [1, ["value"], "append", "c"], {"value": "abc"}),
        ({"value": [1, 2, 3]}, [1, ["value"], "splice", 1, 1, [8, 9]], {"value": [1, 8, 9, 3]}),
        ({"value": {"a": 1, "b": 2}}, [1, ["value", "a"], "drop"], {"value": {"b": 2}}),
        ({"value": [{"t": "x"}]}, [1, ["value", 0, "t"], "append", "y"], {"value": [{"t": "xy"}]}),
        ({"value": 5}, [1, ["value"], "same"], {"value": 5}),
    ],
)
def test_each_edit_does_what_its_name_says(before, edit, after):
    apply_edit(before, edit)
    assert before == after


def test_a_value_somebody_else_holds_is_not_changed():
    held = [{"content": "a"}]
    props = {"value": held}
    apply_edit(props, [1, ["value", 0, "content"], "append", "b"])
    assert held == [{"content": "a"}]
    assert props["value"] == [{"content": "ab"}]


def test_an_unknown_edit_is_an_error_that_names_the_known_ones():
    with pytest.raises(ValueError, match="Expected set, append, splice, drop or same"):
        apply_edit({"value": 1}, [1, ["value"], "shuffle"])

"""The patch between two values is as small as the change, and applying it gives the new value."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from limelight.graph.compare import compare
from limelight.wire.patch import apply_edit

json_values = some.recursive(
    some.none() | some.booleans() | some.integers(-5, 5) | some.text("ab", max_size=4),
    lambda inner: some.lists(inner, max_size=4) | some.dictionaries(some.sampled_from("xyz"), inner, max_size=3),
    max_leaves=12,
)


@given(json_values, json_values)
@settings(max_examples=500, deadline=None)
def test_applying_the_patch_gives_the_new_value(old, new):
    props = {"value": old}
    for edit in compare(1, ["value"], old, new):
        apply_edit(props, edit)
    assert json.dumps(props["value"], sort_keys=True) == json.dumps(new, sort_keys=True)


@pytest.mark.parametrize(
    ("old", "new", "edits"),
    [
        ("hello", "hello world", [[1, ["value"], "append", " world"]]),
        ("hello", "hello", []),
        ("", "x", [[1, ["value"], "set", "x"]]),
        ([1, 2], [1, 2, 3], [[1, ["value"], "splice", 2, 0, [3]]]),
        ({"a": 1, "b": "x"}, {"a": 1, "b": "xy"}, [[1, ["value", "b"], "append", "y"]]),
        (True, 1, [[1, ["value"], "set", 1]]),
    ],
)
def test_a_change_costs_what_changed(old, new, edits):
    assert compare(1, ["value"], old, new) == edits


def test_a_token_in_a_chat_of_500_messages_costs_the_token():
    before = [{"role": "user", "content": f"message {i}"} for i in range(500)]
    after = [*before[:-1], {"role": "user", "content": "message 499 and"}]
    assert compare(1, ["value"], before, after) == [[1, ["value", 499, "content"], "append", " and"]]

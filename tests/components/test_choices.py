from __future__ import annotations

import pytest

from limelight.components.choices import as_pairs, check_value, position_of, refuse_unknown, schema_of_choices
from limelight.errors import BadProp, BadValue


def test_a_plain_value_is_its_own_label():
    assert as_pairs("Radio", ["a", 2, ("B", "b")]) == [["a", "a"], ["2", 2], ["B", "b"]]


def test_pairs_stay_as_they_are_when_read_again():
    pairs = as_pairs("Radio", ["a", ("B", "b")])
    assert as_pairs("Radio", pairs) == pairs


def test_a_choice_of_three_parts_is_refused():
    with pytest.raises(BadProp, match="pair of label and value"):
        as_pairs("Radio", [("a", "b", "c")])


def test_true_is_not_one():
    assert position_of([["one", 1]], True) is None


def test_an_unknown_value_is_answered_with_the_nearest_choice():
    with pytest.raises(BadValue, match=r"'Size' cannot be 'medum'.*did you mean 'medium'"):
        refuse_unknown("Size", as_pairs("Radio", ["small", "medium"]), "medum")


def test_a_first_value_outside_the_choices_is_refused_where_it_is_written():
    with pytest.raises(BadProp, match="none of the choices"):
        check_value("Radio", as_pairs("Radio", ["a"]), "b")


def test_choices_of_several_types_have_no_single_type():
    assert schema_of_choices([["a", "a"], ["1", 1]]) == {"enum": ["a", 1]}
    assert schema_of_choices([["a", "a"]]) == {"enum": ["a"], "type": "string"}

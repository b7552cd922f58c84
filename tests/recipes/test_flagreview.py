from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from limelight.flags.flag import Flag, FlagValue
from limelight.flags.issues import Issues
from limelight.flags.store import FlagStore
from limelight.recipes.flagreview import review_app


@pytest.fixture
def store(tmp_path: Path) -> Iterator[FlagStore]:
    store = FlagStore.shared(tmp_path / "flagged")
    for number in range(3):
        outputs = [FlagValue("Words", "textbox", f"answer {number}")]
        store.add(Flag([FlagValue("Question", "textbox", f"question {number}")], outputs, endpoint="predict"))
    yield store
    store.close()


@pytest.fixture
def ann(person, store: FlagStore):
    return person(review_app(store.path))


def test_the_newest_flag_is_shown_first(ann):
    assert ann.value("Flags") == 3
    assert ann.value("Question") == "question 2"
    assert ann.value("Words") == "answer 2"


def test_a_flag_that_is_done_makes_room_for_the_next(ann, store: FlagStore):
    ann.click("resolve")
    assert store.get(3).status == "resolved"
    assert (ann.value("Flags"), ann.value("Question")) == (2, "question 1")
    ann.click("dismiss").click("reopen")
    assert [store.get(number).status for number in (1, 2)] == ["open", "dismissed"]


def test_next_and_before_walk_through_the_list(ann):
    assert ann.click("next").value("Flags") == 2
    assert ann.click("previous").value("Flags") == 3
    assert ann.click("previous").value("Flags") == 3, "there is none before the first"


def test_nothing_is_accepted_before_somebody_says_what_is_right(ann, store: FlagStore):
    ann.click("accept")
    assert "Say what would have been right" in ann.errors[-1].message
    assert store.get(3).status == "open"


def test_what_a_reviewer_corrects_is_expected_from_then_on(ann, store: FlagStore):
    _, corrected = [node for node in ann._nodes() if getattr(node, "label", None) == "Words"]
    ann.type(corrected, "a better answer").click("accept")
    flag = store.get(3)
    assert (flag.status, flag.expected[0].value) == ("accepted", "a better answer")
    assert flag.outputs[0].value == "answer 2"


def test_words_and_facts_narrow_the_list(ann, store: FlagStore):
    assert ann.type("Search", "question 0").value("Flags") == 1
    ann.type("Search", "nothing of the kind")
    assert ann.value("Flags") is None
    assert ann.type("Search", "").type("Status", "resolved").value("Flags") is None


def test_a_flag_can_be_assigned_and_put_into_a_new_issue(ann, store: FlagStore):
    for label, value in (("Assigned to", "bob"), ("Issue", "mixes up questions"), ("Tolerance", 0.2)):
        ann.type(label, value)
    ann.click("Save")
    flag = store.get(3)
    assert (flag.assignee, flag.tolerance) == ("bob", 0.2)
    assert [(issue.title, issue.flag_count) for issue in Issues(store).all()] == [("mixes up questions", 1)]


def test_a_value_that_its_component_cannot_show_is_shown_as_it_is(person, store: FlagStore):
    store.add(Flag([FlagValue("Odd", "slider", {"no": "number"})], [FlagValue("Gone", "rating", 5)]))
    ann = person(review_app(store.path))
    assert ann.value("Odd") == {"no": "number"}
    assert ann.value("Flags") == 4


def test_an_empty_store_says_that_there_is_nothing(person, tmp_path: Path):
    ann = person(review_app(tmp_path))
    assert ann.value("Flags") is None
    assert any("Nothing to review" in str(ann.value(node)) for node in ann._nodes() if node.kind == "markdown")

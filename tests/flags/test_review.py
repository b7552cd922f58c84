from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from limelight.errors import BadValue
from limelight.flags.flag import Flag, FlagFilter, FlagValue
from limelight.flags.review import Review
from limelight.flags.schema import MIGRATIONS
from limelight.flags.store import FlagStore


@pytest.fixture
def store(tmp_path: Path) -> Iterator[FlagStore]:
    with FlagStore(tmp_path / "flags") as store:
        yield store


def flag(text: str = "seven", **more: object) -> Flag:
    values = {"inputs": [FlagValue("in", "textbox", text)], "outputs": [FlagValue("out", "label", {"label": "1"})]}
    return Flag(**{**values, "endpoint": "predict", **more})  # type: ignore[arg-type]


def test_a_change_is_kept_and_told_in_the_history(store: FlagStore) -> None:
    one = store.add(flag())
    assert Review(store, "ann").change([one], status="accepted", assignee="bob") == 1
    read = store.get(one)
    assert read is not None
    assert (read.status, read.assignee) == ("accepted", "bob")
    told = Review(store).history("flag", one)
    assert [(event.who, event.what, event.details) for event in told] == [
        ("ann", "changed", {"status": ["open", "accepted"], "assignee": [None, "bob"]})
    ]


def test_a_change_that_changes_nothing_is_not_told(store: FlagStore) -> None:
    one = store.add(flag())
    assert Review(store).change([one], status="open") == 0
    assert Review(store).history("flag", one) == []


def test_a_change_of_several_is_all_or_nothing(store: FlagStore) -> None:
    one = store.add(flag())
    with pytest.raises(BadValue, match="no flag 99"):
        Review(store).change([one, 99], status="resolved")
    assert store.count(FlagFilter(status="open")) == 1


@pytest.mark.parametrize(
    ("facts", "said"),
    [
        ({"status": "done"}, "one of open, accepted"),
        ({"stauts": "open"}, "did you mean 'status'"),
        ({"metric": "wre"}, "did you mean 'wer'"),
        ({"tolerance": 2}, "from 0 to 1"),
    ],
)
def test_what_cannot_be_changed_so_is_said(store: FlagStore, facts: dict, said: str) -> None:
    one = store.add(flag())
    with pytest.raises(BadValue, match=said):
        Review(store).change([one], **facts)


def test_the_expected_output_can_be_set_and_set_again(store: FlagStore) -> None:
    one = store.add(flag())
    for digit in "47":
        Review(store, "ann").expect(one, [{"label": digit}])
    read = store.get(one)
    assert read is not None
    assert read.expected == [FlagValue("out", "label", {"label": "7"})]
    assert store.count(FlagFilter(is_corrected=True)) == 1
    assert [event.details for event in Review(store).history("flag", one)] == [
        {"values": [{"label": "4"}]},
        {"values": [{"label": "7"}]},
    ]
    with pytest.raises(BadValue, match="1 outputs but got 2"):
        Review(store).expect(one, [1, 2])


def test_a_corrected_flag_is_found_by_what_was_expected(store: FlagStore) -> None:
    one = store.add(flag())
    Review(store).expect(one, [{"label": "a very rare word"}])
    Review(store).change([one], note="Grüße")
    assert store.count(FlagFilter(text="rare")) == 1
    assert store.count(FlagFilter(text="GRÜSSE")) == store.count(FlagFilter(text="GRÜẞE")) == 1
    assert store.count(FlagFilter(text="ra_e")) == 0
    assert store.count(FlagFilter(text="ü")) == 1


def test_the_same_question_is_a_duplicate(store: FlagStore) -> None:
    first, other, second = store.add(flag()), store.add(flag("eight")), store.add(flag(note="again"))
    review = Review(store)
    assert review.duplicates(store.get(first)) == [second]  # type: ignore[arg-type]
    assert review.duplicates(store.get(other)) == []  # type: ignore[arg-type]


def test_facets_count_what_is_wanted(store: FlagStore) -> None:
    for label in ("wrong", "wrong", "rude"):
        store.add(flag(label=label))
    review = Review(store)
    assert review.facets("label") == [("wrong", 2), ("rude", 1)]
    assert review.facets("status", FlagFilter(label="rude")) == [("open", 1)]
    with pytest.raises(BadValue, match="'lable'; did you mean 'label'"):
        review.facets("lable")


def test_the_history_is_only_added_to(store: FlagStore) -> None:
    one = store.add(flag())
    Review(store).change([one], status="resolved")
    connection = sqlite3.connect(store.path)
    for statement in ("DELETE FROM history", "UPDATE history SET who = 'eve'"):
        with pytest.raises(sqlite3.IntegrityError, match="only added to"):
            connection.execute(statement)
    connection.close()


def test_a_file_of_the_first_format_is_brought_up_to_date(tmp_path: Path) -> None:
    folder = tmp_path / "old"
    folder.mkdir()
    connection = sqlite3.connect(folder / "flags.db")
    for statement in MIGRATIONS[0]:
        connection.execute(statement)
    connection.execute("PRAGMA user_version = 1")
    for number in (1, 2):
        connection.execute(
            "INSERT INTO flags (id, created_at, endpoint, label, source) VALUES (?, '2026', 'p', 'wrong', 'auto')",
            (number,),
        )
        connection.execute("INSERT INTO flag_values VALUES (?, 'input', 0, 'in', 'textbox', '\"needle\"')", (number,))
    connection.commit()
    connection.close()
    with FlagStore(folder) as store:
        assert store.count(FlagFilter(text="Needle", status="open")) == 2
        assert Review(store).duplicates(store.get(1)) == [2]  # type: ignore[arg-type]

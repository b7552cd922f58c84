from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from limelight.errors import BadValue
from limelight.flags.flag import Flag
from limelight.flags.issues import Issues
from limelight.flags.store import FlagStore


@pytest.fixture
def store(tmp_path: Path) -> Iterator[FlagStore]:
    with FlagStore(tmp_path) as store:
        yield store


def test_an_issue_gathers_flags_and_words(store: FlagStore) -> None:
    flags = [store.add(Flag(endpoint="predict")) for _ in range(3)]
    issues = Issues(store, "ann")
    number = issues.open("misreads sevens with a bar", flags[:2])
    issues.comment(number, "The training set has none.")
    issues.set_status(number, "closed")
    assert (issues.get(number).flag_count, issues.get(number).status) == (2, "closed")
    assert [flag.id for flag in store.iterate(issues.flags(number), newest_first=False)] == flags[:2]
    assert [(event.who, event.what) for event in issues.thread(number)] == [
        ("ann", "opened"),
        ("ann", "said"),
        ("ann", "closed"),
    ]
    assert [issue.id for issue in issues.all("open")] == []


def test_a_change_is_decided_with_a_reason_that_stays(store: FlagStore) -> None:
    issues = Issues(store, "bob")
    number = issues.propose("trained on 200 corrected sevens", model_version="v2")
    issues.decide(number, "rejected", "breaks the ones")
    issues.decide(number, "approved", "mended")
    assert [(change.title, change.status) for change in issues.changes()] == [
        ("trained on 200 corrected sevens", "approved")
    ]
    from limelight.flags.review import Review

    told = Review(store).history("change", number)
    assert [(event.what, event.details.get("reason")) for event in told[1:]] == [
        ("rejected", "breaks the ones"),
        ("approved", "mended"),
    ]


@pytest.mark.parametrize(
    ("call", "said"),
    [
        (lambda issues: issues.open(" ", []), "needs a title"),
        (lambda issues: issues.comment(5, "hi"), "no issue 5"),
        (lambda issues: issues.set_status(1, "done"), "'open' or 'closed'"),
        (lambda issues: issues.decide(5, "approved"), "no change 5"),
        (lambda issues: issues.propose(""), "needs a title"),
    ],
)
def test_what_cannot_be_is_said(store: FlagStore, call, said: str) -> None:
    with pytest.raises(BadValue, match=said):
        call(Issues(store))

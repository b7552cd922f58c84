"""The numbered log: nothing lost, nothing twice, bounded."""

import asyncio

from limelight.engine.log import MAX_COUNT, Log
from limelight.wire.messages import Patched, Queued


def append(text, run="r"):
    return Patched(edits=[[1, ["value"], "append", text]], run=run)


def test_numbers_count_up_by_one():
    log = Log()
    for i in range(5):
        log.add_whole(Queued(run="r", position=i, size=5))
    assert [entry.number for entry in log.after(2)] == [3, 4, 5]
    assert log.after(5) == []


def test_a_number_that_was_never_given_or_is_gone_is_told():
    log = Log()
    assert log.after(1) is None
    for i in range(MAX_COUNT + 10):
        log.add_whole(Queued(run="r", position=i, size=5))
    assert log.after(0) is None
    assert len(log.after(10)) == MAX_COUNT


def test_text_that_nobody_has_taken_yet_is_joined():
    log = Log()
    for text in "abc":
        log.add(append(text))
    (entry,) = log.after(0)
    assert entry.message.edits == [[1, ["value"], "append", "abc"]]


def test_what_was_taken_once_is_never_changed():
    log = Log()
    log.add(append("a"))
    log.encode(log.after(0))
    log.add(append("b"))
    assert [entry.message.edits[0][3] for entry in log.after(0)] == ["a", "b"]


def test_text_of_two_runs_is_kept_apart():
    log = Log()
    log.add(append("a", "one"))
    log.add(append("b", "two"))
    assert log.last == 2


def test_a_reader_wakes_when_something_comes():
    async def read():
        log = Log()
        reader = asyncio.ensure_future(log.wait(0))
        await asyncio.sleep(0)
        assert not reader.done()
        log.add_whole(append("a"))
        await asyncio.wait_for(reader, 1)

    asyncio.run(read())


def test_what_comes_after_a_snapshot_joins_nothing_before_it():
    log = Log()
    log.add(append("a"))
    assert log.seal() == 1
    log.add(append("b"))
    assert [entry.message.edits[0][3] for entry in log.after(1)] == ["b"]

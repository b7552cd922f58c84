"""What every store of sessions must do, and what a page finds again with it."""

from __future__ import annotations

import threading

import pytest

import limelight as gr
from limelight.engine.keeper import INTERRUPTED
from limelight.engine.stores.memory import MemoryStore
from limelight.engine.stores.sqlite import SqliteStore
from limelight.engine.stores.store import Facts
from limelight.errors import CannotRun
from limelight.testing import Person


@pytest.fixture(params=["memory", "sqlite"])
def make_store(request, tmp_path):
    """Makes stores; each is the next life of the one before."""
    kept = MemoryStore()
    made = []

    def make(**limits):
        if request.param == "sqlite":
            made.append(SqliteStore(tmp_path / "runs.db", **limits))
            return made[-1]
        return MemoryStore(**limits) if limits else kept

    yield make
    for store in made:
        store.close()


def facts(id="s", used_at=100.0, **more):
    return Facts(**{"id": id, "user": None, "shape": "abc", "ceiling": 7, "used_at": used_at, **more})


# The battery


def test_a_store_reads_what_was_written(make_store):
    store = make_store()
    store.write(facts(user="ada"), {"props:1": b'{"value":1}', "run:a": b"{}"})
    kept = store.read("s")
    assert kept.facts == facts(user="ada")
    assert kept.parts == {"props:1": b'{"value":1}', "run:a": b"{}"}


def test_a_store_does_not_know_what_was_never_written(make_store):
    assert make_store().read("nobody") is None


def test_later_parts_join_earlier_ones_and_none_removes_one(make_store):
    store = make_store()
    store.write(facts(), {"a": b"1", "b": b"2"})
    store.write(facts(ceiling=9), {"b": None, "c": b"3", "a": b"4"})
    assert store.read("s").parts == {"a": b"4", "c": b"3"}
    assert store.read("s").facts.ceiling == 9


def test_sessions_stay_apart(make_store):
    store = make_store()
    store.write(facts("one"), {"a": b"1"})
    store.write(facts("two"), {"a": b"2"})
    assert store.read("one").parts == {"a": b"1"}


def test_what_is_read_is_a_copy(make_store):
    store = make_store()
    store.write(facts(), {"a": b"1"})
    store.read("s").parts.clear()
    assert store.read("s").parts == {"a": b"1"}


def test_old_sessions_go_and_are_named(make_store):
    store = make_store(kept_s=50)
    store.write(facts("old", used_at=100), {"a": b"1"})
    store.write(facts("new", used_at=160), {"a": b"1"})
    assert store.tidy(now=170) == ["old"]
    assert store.read("old") is None
    assert store.read("new") is not None


def test_of_too_many_sessions_the_longest_unused_go(make_store):
    store = make_store(most=2)
    for number in range(4):
        store.write(facts(f"s{number}", used_at=100 + number), {"a": b"1"})
    assert sorted(store.tidy(now=110)) == ["s0", "s1"]


def test_sessions_in_use_stay(make_store):
    store = make_store(kept_s=50)
    store.write(facts(used_at=100), {"a": b"1"})
    assert store.tidy(now=1000, live=["s"]) == []
    assert store.read("s") is not None


def test_many_threads_write_at_once(make_store):
    store = make_store()

    def write(which):
        for number in range(50):
            store.write(facts(f"s{which}"), {f"part:{number}": str(number).encode()})

    threads = [threading.Thread(target=write, args=(which,)) for which in range(6)]
    [thread.start() for thread in threads]
    [thread.join() for thread in threads]
    assert [len(store.read(f"s{which}").parts) for which in range(6)] == [50] * 6


def test_the_next_life_reads_what_the_one_before_wrote(make_store):
    store = make_store()
    store.write(facts(), {"a": b"1"})
    store.close()
    assert make_store().read("s").parts == {"a": b"1"}


# The file


def test_a_file_that_cannot_be_used_is_named(tmp_path):
    (tmp_path / "runs.db").write_text("this is no database, and it is long enough to be looked at " * 20)
    with pytest.raises(CannotRun, match=r"runs\.db"):
        SqliteStore(tmp_path / "runs.db")
    with pytest.raises(CannotRun, match=r"launch\(store="):
        SqliteStore(tmp_path / "runs.db" / "inside.db")


def test_a_file_of_a_newer_version_is_left_alone(tmp_path):
    import sqlite3

    connection = sqlite3.connect(tmp_path / "runs.db")
    connection.execute("PRAGMA user_version = 99")
    connection.close()
    with pytest.raises(CannotRun, match="newer Limelight"):
        SqliteStore(tmp_path / "runs.db")


# What a page finds again


class Basket:
    """Something JSON cannot say."""


@pytest.fixture
def hold():
    event = threading.Event()
    yield event
    event.set()


@pytest.fixture
def demo(hold):
    def slow(text):
        while not hold.wait(0.01):
            yield text

    def fail():
        raise gr.Error("No such thing")

    with gr.Blocks() as demo:
        text, out = gr.Textbox(label="In"), gr.Textbox(label="Out")
        count, basket = gr.State(0), gr.State(Basket)
        shown = gr.Number(label="Count")
        gr.Button("Shout").click(lambda text: gr.Textbox(text.upper(), lines=3), text, out)
        gr.Button("Add").click(lambda n, _: (n + 1, n + 1, Basket()), [count, basket], [count, shown, basket])
        gr.Button("Slow").click(slow, text, out)
        gr.Button("Fail").click(fail)
    return demo


def test_values_states_and_results_are_there_after_a_restart(make_store, demo):
    with Person(demo, store=make_store()) as ada:
        ada.type("In", "hello").click("Shout").click("Add").click("Add")
        done = ada.start("Shout")
        done.wait()
        token, last = ada.session.id, ada.session.log.last
    with Person(demo, store=make_store(), returning_as=token) as ada:
        assert ada.value("Out") == "HELLO"
        assert ada.prop("Out", "lines") == 3
        assert ada.value("Count") == 2
        assert ada.click("Add").value("Count") == 3
        assert ada.session.runs[done.id].values == [{"__type__": "update", "value": "HELLO", "lines": 3}]
        assert ada.session.log.last > last, "a number was given twice"


def test_runs_keep_how_they_ended(make_store, demo):
    with Person(demo, store=make_store()) as ada:
        ada.type("In", "x").click("Shout").click("Fail")
        token = ada.session.id
    with Person(demo, store=make_store(), returning_as=token) as ada:
        views = ada.session.snapshot().runs
        assert [view.status for view in views] == ["done", "failed"]
        assert views[1].ended.error.message == "No such thing"


def test_a_run_that_was_interrupted_has_failed(make_store, demo, hold):
    with Person(demo, store=make_store()) as ada:
        pending = ada.type("In", "x").start("Slow")
        ada.start("Shout").wait_for_end()
        token = ada.session.id
    with Person(demo, store=make_store(), returning_as=token) as ada:
        run = ada.session.runs[pending.id]
        assert run.status == "failed"
        assert run.error.message == INTERRUPTED


def test_a_trigger_that_is_sent_again_after_a_restart_does_not_run_twice(make_store, demo):
    with Person(demo, store=make_store()) as ada:
        run = ada.type("In", "x").start("Shout").wait()
        token = ada.session.id
    with Person(demo, store=make_store(), returning_as=token) as ada:
        known = ada.session.runs[run.id]
        assert ada.session.trigger(known.listener, ["y"], run_id=run.id) is known


def test_starting_over_leaves_nothing_to_come_back(make_store, demo):
    with Person(demo, store=make_store()) as ada:
        ada.type("In", "x").click("Shout").click("Add")
        ada._on_loop(_reset(ada.session))
        token = ada.session.id
    with Person(demo, store=make_store(), returning_as=token) as ada:
        assert ada.session.id == token
        assert ada.value("Out") == ""
        assert ada.session.runs == {}


async def _reset(session):
    session.reset()


def test_an_app_that_has_changed_starts_anew(make_store, demo):
    with Person(demo, store=make_store()) as ada:
        ada.type("In", "x").click("Shout")
        token = ada.session.id
    with gr.Blocks() as other:
        gr.Textbox(label="Something else")
    with Person(other, store=make_store(), returning_as=token) as ada:
        assert ada.session.id != token


def test_nothing_is_kept_without_a_store(demo):
    with Person(demo) as ada:
        token = ada.session.id
    with Person(demo, returning_as=token) as ada:
        assert ada.session.id != token


def test_a_state_that_json_cannot_say_begins_anew(make_store):
    def tangle():
        ring = []
        ring.append(ring)
        return ring, 10**40, "fine"

    with gr.Blocks() as demo:
        ring, huge, plain = gr.State([]), gr.State(0), gr.State("first")
        out = gr.Textbox(label="Out")
        gr.Button("Tangle").click(tangle, None, [ring, huge, plain])
        gr.Button("Look").click(lambda *all: repr(all), [ring, huge, plain], out)
    with Person(demo, store=make_store()) as ada:
        token = ada.click("Tangle").session.id
    with Person(demo, store=make_store(), returning_as=token) as ada:
        assert ada.click("Look").value("Out") in ("([], 0, 'fine')", f"([], {10**40}, 'fine')")


def test_a_part_that_was_spoiled_starts_the_session_anew(make_store, demo):
    with Person(demo, store=make_store()) as ada:
        token = ada.type("In", "x").click("Shout").session.id
    store = make_store()
    store.write(store.read(token).facts, {"props:1": b"{spoiled"})
    with Person(demo, store=store, returning_as=token) as ada:
        assert ada.session.id != token
        assert ada.type("In", "y").click("Shout").value("Out") == "Y"


def test_what_render_drew_is_drawn_again_and_works(make_store):
    with gr.Blocks() as demo:
        count = gr.Number(2, label="Count")
        out = gr.Textbox(label="Out")

        @gr.render(inputs=count)
        def draw(count):
            for number in range(int(count)):
                gr.Button(f"Button {number}").click(lambda number=number: f"{number} pressed", None, out)

    with Person(demo, store=make_store()) as ada:
        token = ada.type("Count", 3).click("Button 2").session.id
        assert ada.value("Out") == "2 pressed"
    store = make_store()
    with Person(demo, store=store) as bob:
        session = bob._on_loop(_come_back(bob._stage.engine, token))
        fragment = next(iter(session.fragments.values()))
        assert sum(node.kind == "button" for node in fragment.nodes.values()) == 3


async def _come_back(engine, token):
    import asyncio

    session = engine.session(token)
    await asyncio.sleep(0)
    for run in list(session.runs.values()):
        await run.finished()
    return session

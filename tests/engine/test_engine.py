"""Sessions have an owner, a bound and an end."""

import asyncio
import time

import limelight as gr
from limelight.engine.engine import GRACE_S, KEPT_S, Engine
from limelight.files.store import FileStore


def with_engine(demo, work, **options):
    async def run():
        engine = Engine(demo, FileStore(), **options)
        await engine.start()
        try:
            return await work(engine)
        finally:
            await engine.stop()

    return asyncio.run(run())


def unloading_app():
    gone = []
    with gr.Blocks() as demo:
        demo.unload(lambda: gone.append("gone"))
    return demo, gone


def test_a_session_is_found_again_by_its_id_only():
    async def work(engine):
        session = engine.session()
        assert session.is_new
        again = engine.session(session.id)
        assert again is session
        assert not again.is_new
        assert engine.session("made-up").id != "made-up"

    with_engine(gr.Blocks(), work)


def test_a_session_is_not_given_to_another_user():
    async def work(engine):
        session = engine.session(user="ada")
        assert engine.session(session.id, user="bob") is not session
        assert engine.session(session.id, user=None) is not session

    with_engine(gr.Blocks(), work)


def test_unload_runs_once_when_a_page_stays_away():
    demo, gone = unloading_app()

    async def work(engine):
        session = engine.session()
        engine.attach(session)
        engine.detach(session)
        engine.tidy(time.monotonic() + GRACE_S - 5)
        assert gone == []
        engine.tidy(time.monotonic() + GRACE_S + 5)
        engine.tidy(time.monotonic() + GRACE_S + 15)
        assert gone == ["gone"]
        assert engine.session(session.id) is session, "it may still be resumed"
        engine.tidy(time.monotonic() + KEPT_S + GRACE_S)
        assert engine.session(session.id) is not session

    with_engine(demo, work)
    assert gone == ["gone", "gone"], "the session made last is unloaded when the engine stops"


def test_the_longest_unused_session_goes_when_there_are_too_many():
    async def work(engine):
        _, second, third = (engine.session() for _ in range(3))
        assert list(engine.sessions) == [second.id, third.id]
        engine.attach(second)
        engine.session()
        assert second.id in engine.sessions, "a connected session stays"
        assert third.id not in engine.sessions

    with_engine(gr.Blocks(), work, capacity=2)


def test_files_of_a_session_go_with_it(tmp_path):
    made = tmp_path / "made.txt"
    made.write_text("result")
    with gr.Blocks() as demo:
        out = gr.File(label="Out")
        gr.Button("Go").click(lambda: str(made), None, out)

    async def work(engine):
        session = engine.session()
        run = session.trigger(next(iter(demo.listeners.values())), [])
        await run.finished()
        handle = run.values[0]["path"].split("/")[0]
        assert engine.files.open(handle).path.read_text() == "result"
        engine.close(session)
        assert engine.files.open(handle) is None

    with_engine(demo, work)

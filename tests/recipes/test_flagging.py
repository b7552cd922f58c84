from __future__ import annotations

import asyncio

import pytest

import limelight as gr
from limelight.engine.engine import Engine
from limelight.errors import BadProp
from limelight.files.store import FileStore
from limelight.flags.store import FlagStore
from limelight.recipes.flagging import read_options, version_of


def play(demo, *steps):
    """Runs (endpoint name, inputs, event) one after the other; the error of the last."""

    async def run_all():
        engine = Engine(demo, files=FileStore())
        await engine.start()
        session = engine.session(None)
        for name, inputs, event in steps:
            run = session.trigger(demo.listener_named(name), inputs, event=event)
            await run.finished()
        await engine.stop()
        return run.error

    return asyncio.run(run_all())


def flags(folder):
    return list(FlagStore.shared(folder).iterate())


def test_the_form_keeps_the_right_answer_and_the_note(tmp_path):
    demo = gr.Interface(lambda a: (a, 1), "text", ["text", "number"], flagging_dir=str(tmp_path))
    event = {"option": None, "expected": "nine", "note": "looks like a four"}
    assert play(demo, ("flag", ["in", "four", 1], event)) is None
    (flag,) = flags(tmp_path)
    assert [one.value for one in flag.inputs] == ["in"]
    assert [one.value for one in flag.outputs] == ["four", 1]
    assert [one.value for one in flag.expected] == ["nine", None]
    assert (flag.note, flag.endpoint, flag.source) == ("looks like a four", "predict", "manual")


def test_each_option_has_its_button(tmp_path):
    options = [("Wrong answer", "wrong"), "rude"]
    demo = gr.Interface(lambda a: a, "text", "text", flagging_options=options, flagging_dir=str(tmp_path))
    words = [one.value for one in demo.nodes.values() if isinstance(one, gr.Button)]
    assert {"Flag as Wrong answer", "Flag as rude"} <= set(words)
    play(demo, ("flag", ["a", "b"], None))
    assert flags(tmp_path)[0].label == "wrong"


def test_auto_flags_what_ended_well(tmp_path):
    demo = gr.Interface(lambda a: a, "text", "text", flagging_mode="auto", flagging_dir=str(tmp_path))
    listener = demo.listener_named("flag")
    assert listener.after == (demo.listener_named("predict"), "success")
    play(demo, ("flag", ["a", "b"], None))
    assert flags(tmp_path)[0].source == "auto"


def test_never_keeps_nothing_and_shows_nothing(tmp_path):
    demo = gr.Interface(lambda a: a, "text", "text", flagging_mode="never", flagging_dir=str(tmp_path))
    assert demo.listener_named("flag") is None
    assert list(tmp_path.iterdir()) == []


def test_a_callback_of_ones_own_is_called(tmp_path):
    class Mine(gr.FlaggingCallback):
        def setup(self, components, flagging_dir):
            self.names = [one.label for one in components]
            self.seen = []

        def flag(self, flag_data, flag_option=None, username=None):
            self.seen.append((flag_data, flag_option))
            return len(self.seen)

    mine = Mine()
    demo = gr.Interface(lambda a: a, "text", "text", flagging_options=["x"], flagging_callback=mine)
    assert play(demo, ("flag", ["in", "out"], None)) is None
    assert mine.names == ["a", "output"]
    assert mine.seen == [(["in", "out"], "x")]


def test_an_option_of_three_parts_is_refused():
    with pytest.raises(BadProp, match="pair of label and value"):
        read_options([("a", "b", "c")])


def test_the_button_tells_how_many_flags_there_are(tmp_path):
    demo = gr.Interface(lambda a: a, "text", "text", flagging_dir=str(tmp_path))

    async def flag_twice():
        engine = Engine(demo, files=FileStore())
        await engine.start()
        session = engine.session(None)
        for _ in range(2):
            run = session.trigger(demo.listener_named("flag"), ["a", "b"], event={})
            await run.finished()
        await engine.stop()
        return run.values

    assert asyncio.run(flag_twice()) == [{"__type__": "update", "count": 2}]


def test_a_flag_tells_the_version_of_the_app_and_of_the_model(tmp_path, monkeypatch):
    monkeypatch.setenv("LIMELIGHT_MODEL_VERSION", "resnet-3")
    demo = gr.Interface(lambda a: a, "text", "text", flagging_dir=str(tmp_path))
    assert play(demo, ("flag", ["in", "out"], {"option": None, "expected": None, "note": None})) is None
    (flag,) = flags(tmp_path)
    assert flag.model_version == "resnet-3"
    assert flag.app_version == version_of(demo.fn)
    assert len(flag.app_version) == 12

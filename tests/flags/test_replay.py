from __future__ import annotations

import asyncio
import threading
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

import limelight as gr
from limelight.flags.flag import Flag, FlagFilter, FlagValue
from limelight.flags.replay import replay, resolve_fixed
from limelight.flags.store import FlagStore
from limelight.wire.values import FileData


@pytest.fixture
def store(tmp_path: Path) -> Iterator[FlagStore]:
    with FlagStore(tmp_path / "flags") as store:
        yield store


def upper(fn=str.upper) -> gr.Blocks:
    return gr.Interface(fn, gr.Textbox(label="in"), gr.Textbox(label="out"), api_name="predict", flagging_mode="never")


def asked(text: str, answered: str, expected: str | None = None, **more: object) -> Flag:
    said = [FlagValue("out", "textbox", expected)] if expected is not None else []
    inputs, outputs = [FlagValue("in", "textbox", text)], [FlagValue("out", "textbox", answered)]
    return Flag(inputs, outputs, said, **{"endpoint": "predict", **more})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("flag", "verdict"),
    [
        (asked("a", "x", "A"), "fixed"),
        (asked("a", "b", "b"), "broken"),
        (asked("a", "A", "A"), "right"),
        (asked("a", "x", "y"), "wrong"),
        (asked("a", "A"), "unchanged"),
        (asked("a", "x"), "changed"),
        (asked("a", "A", endpoint="gone"), "failed"),
    ],
)
def test_a_replay_says_what_became_of_a_flag(store: FlagStore, flag: Flag, verdict: str) -> None:
    store.add(flag)
    report = replay(upper(), store)
    assert [result.verdict for result in report.results] == [verdict]
    assert report.counts == {verdict: 1}


def test_an_answer_near_enough_is_right(store: FlagStore) -> None:
    store.add(asked("abcdefghij", "x", "ABCDEFGHIX", tolerance=0.1))
    store.add(asked("abcdefghij", "x", "ABCDEFGHIX"))
    assert [result.verdict for result in replay(upper(), store).results] == ["fixed", "wrong"]


def test_a_function_that_raises_fails_its_own_flag_alone(store: FlagStore) -> None:
    def answer(text: str) -> str:
        if text == "bad":
            raise ValueError("no such digit")
        return text.upper()

    store.add(asked("bad", "x", "BAD"))
    store.add(asked("a", "x", "A"))
    first, second = replay(upper(answer), store).results
    assert (first.verdict, first.error) == ("failed", "no such digit")
    assert second.verdict == "fixed"


def test_only_what_is_wanted_is_asked_again(store: FlagStore) -> None:
    store.add(asked("a", "x", "A", label="wrong"))
    store.add(asked("b", "x", "B"))
    assert [result.flag.label for result in replay(upper(), store, FlagFilter(label="wrong")).results] == ["wrong"]


def test_several_questions_are_asked_at_a_time(store: FlagStore) -> None:
    both = threading.Barrier(2, timeout=20)

    def answer(text: str) -> str:
        both.wait()
        return text.upper()

    for text in "ab":
        store.add(asked(text, "x", text.upper()))
    assert replay(upper(answer), store, workers=2).counts == {"fixed": 2}


def test_an_interrupted_replay_goes_on_where_it_was(store: FlagStore) -> None:
    calls = []

    def answer(text: str) -> str:
        calls.append(text)
        return text.upper()

    for text in "abc":
        store.add(asked(text, "x", text.upper()))

    def stop_after_two(done: int, total: int) -> None:
        assert total == 3
        if done == 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        replay(upper(answer), store, app_version="v2", workers=1, on_progress=stop_after_two)
    report = replay(upper(answer), store, app_version="v2", workers=1)
    assert report.counts == {"fixed": 3}
    assert calls == ["a", "b", "c"]
    assert replay(upper(answer), store, app_version="v2", workers=1).id == report.id + 1


def test_what_is_fixed_is_resolved_when_told_to(store: FlagStore) -> None:
    store.add(asked("a", "x", "A"))
    store.add(asked("a", "x", "y"))
    report = replay(upper(), store)
    assert store.count(FlagFilter(status="resolved")) == 0
    assert resolve_fixed(store, report, "ann") == 1
    assert [flag.id for flag in store.iterate(FlagFilter(status="resolved"))] == [1]


def test_pictures_go_in_and_the_new_ones_are_kept(store: FlagStore, tmp_path: Path) -> None:
    from PIL import Image

    def darker(picture: np.ndarray) -> np.ndarray:
        return picture // 2

    def kept(value: int) -> FileData:
        path = tmp_path / f"{value}.png"
        Image.fromarray(np.full((8, 8, 3), value, np.uint8)).save(path)
        return FileData(path=str(path), orig_name=path.name)

    picture = gr.Image(format="png")
    demo = gr.Interface(darker, gr.Image(), picture, api_name="predict", flagging_mode="never")
    values = [FlagValue(name, "image", kept(value)) for name, value in (("in", 200), ("out", 200), ("out", 100))]
    store.add(Flag(values[:1], values[1:2], values[2:], endpoint="predict"))
    (result,) = replay(demo, store).results
    assert result.verdict == "fixed"
    with Image.open(store.file_path(result.now[0]["path"])) as now:
        assert now.getpixel((0, 0)) == (100, 100, 100)


def test_states_start_anew_for_each_question(store: FlagStore) -> None:
    with gr.Blocks() as demo:
        text, count, out = gr.Textbox(), gr.State(0), gr.Textbox()
        text.submit(lambda text, count: (f"{text}{count}", count + 1), [text, count], [out, count], api_name="predict")
    for _ in range(2):
        store.add(asked("a", "x", "a0"))
    assert replay(demo, store).counts == {"fixed": 2}


def test_it_can_be_called_where_an_event_loop_runs(store: FlagStore) -> None:
    store.add(asked("a", "x", "A"))

    async def notebook() -> dict:
        return replay(upper(), store).counts

    assert asyncio.run(notebook()) == {"fixed": 1}

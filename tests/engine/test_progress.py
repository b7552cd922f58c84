"""How far a function is."""

import threading
import time

from tqdm import tqdm

import limelight as gr
from limelight.testing import Person
from limelight.wire.messages import Progressed


def steps_of(fn):
    with gr.Blocks() as demo:
        gr.Button("Go").click(fn)
    with Person(demo) as ada:
        ada.click("Go")
        assert ada.errors == []
        log = ada.session.log.after(0)
        return [entry.message.steps for entry in log if isinstance(entry.message, Progressed)]


def test_a_share_and_words():
    def work(progress=gr.Progress()):
        progress(0, desc="Starting")
        progress(1, desc="Done")

    first, last = steps_of(work)
    assert (first[0].progress, first[0].desc) == (0, "Starting")
    assert (last[0].progress, last[0].desc) == (1, "Done")


def test_counts_and_nested_loops():
    def work(progress=gr.Progress()):
        for _ in progress.tqdm([1, 2], desc="outer"):
            for _ in progress.tqdm(range(2), desc="inner", unit="files"):
                pass

    last = steps_of(work)[-1]
    assert [(step.desc, step.index, step.length) for step in last] == [("outer", 2, 2)]
    assert any([step.desc for step in steps] == ["outer", "inner"] for steps in steps_of(work))


def test_steps_faster_than_the_eye_are_not_sent():
    def work(progress=gr.Progress()):
        for _ in progress.tqdm(range(5000)):
            pass

    assert len(steps_of(work)) < 200


def test_the_last_of_fast_steps_is_sent_before_a_slow_one():
    def work(progress=gr.Progress()):
        for number in progress.tqdm(range(8)):
            if number == 3:
                time.sleep(0.3)
                raise gr.Error("stuck")

    with gr.Blocks() as demo:
        gr.Button("Go").click(work)
    with Person(demo) as ada:
        ada.click("Go")
        log = ada.session.log.after(0)
    assert [entry.message.steps[0].index for entry in log if isinstance(entry.message, Progressed)] == [0, 3]


def test_loops_of_the_tqdm_package_are_shown():
    def work(progress=gr.Progress(track_tqdm=True)):
        for _ in tqdm([1, 2, 3], desc="epochs", mininterval=0):
            pass

    last = steps_of(work)[-1][0]
    assert (last.desc, last.index, last.length, last.unit) == ("epochs", 3, 3, "it")


def test_a_run_that_is_not_to_outlive_its_page_is_cancelled():
    going = threading.Event()

    def forever():
        while True:
            going.set()
            time.sleep(0.01)
            yield 1

    with gr.Blocks() as demo:
        out = gr.Number()
        gr.Button("Go").click(forever, None, out, on_leave="cancel")
    with Person(demo) as ada:
        with Person(ada) as bob:
            run = bob.start("Go")
            assert going.wait(5)
        ada.move_clock(61)
        assert run.wait_for_end().status == "cancelled"

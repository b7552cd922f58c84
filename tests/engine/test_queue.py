"""Order, limits, places in line."""

import threading
import time

import limelight as gr
from limelight.engine.queue import Group
from limelight.testing import Person
from limelight.wire.messages import Queued


class Gauge:
    """Counts how many are inside at once."""

    def __init__(self):
        self.inside = self.most = 0
        self.lock = threading.Lock()

    def work(self, value):
        with self.lock:
            self.inside += 1
            self.most = max(self.most, self.inside)
        time.sleep(0.02)
        with self.lock:
            self.inside -= 1
        return value


def most_at_once(count=6, **options):
    gauge = Gauge()
    with gr.Blocks() as demo:
        a, b = gr.Number(1, label="a"), gr.Number(label="b")
        gr.Button("Go").click(gauge.work, a, b, **options)
    with Person(demo) as first:
        people = [first, *(Person(first) for _ in range(count - 1))]
        for person in people:
            person.start("Go")
        for person in people:
            person.settle()
    return gauge.most


def test_one_run_of_a_function_at_a_time_unless_said_otherwise():
    assert most_at_once() == 1


def test_a_limit_lets_so_many_run_at_a_time():
    assert most_at_once(concurrency_limit=3) == 3


def test_no_limit_lets_all_run():
    assert most_at_once(concurrency_limit=None) == 6


def test_functions_with_one_concurrency_id_share_a_limit():
    gauge = Gauge()
    with gr.Blocks() as demo:
        for name in ("One", "Two"):
            a = gr.Number(1)
            gr.Button(name).click(lambda value: gauge.work(value), a, a, concurrency_id="gpu", concurrency_limit=1)
    with Person(demo) as ada:
        ada.start("One")
        ada.start("Two")
        ada.settle()
    assert gauge.most == 1


def test_runs_start_in_the_order_they_came_and_know_their_place():
    hold, order = threading.Event(), []

    def work(value):
        hold.wait(5)
        order.append(value)

    with gr.Blocks() as demo:
        a = gr.Number(label="a")
        gr.Button("Go").click(work, a)
    with Person(demo) as first:
        people = [first, *(Person(first) for _ in range(3))]
        for i, person in enumerate(people):
            person.type("a", i)
            person.start("Go")
        told = [entry.message for entry in people[3].session.log.after(0) if isinstance(entry.message, Queued)]
        assert (told[-1].position, told[-1].size) == (2, 3)
        hold.set()
        for person in people:
            person.settle()
    assert order == [0, 1, 2, 3]


def test_a_full_queue_says_so():
    hold = threading.Event()
    with gr.Blocks() as demo:
        gr.Button("Go").click(lambda: hold.wait(5), trigger_mode="multiple")
    demo.queue(max_size=1)
    with Person(demo) as ada:
        for _ in range(3):
            ada.start("Go")
        hold.set()
        ada.settle()
        assert [error.title for error in ada.errors] == ["Queue is full"]


def test_an_estimate_counts_the_rounds_before():
    group = Group(limit=2, mean_s=10)
    assert [group.eta_s(position) for position in (0, 1, 2)] == [20, 20, 30]
    assert Group(limit=1).eta_s(3) is None

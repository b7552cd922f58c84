"""Batches and validators."""

import threading

import limelight as gr
from limelight.testing import Person


def test_waiting_calls_go_into_one_batch_and_each_gets_its_own_answer():
    hold, sizes = threading.Event(), []

    def double(numbers):
        hold.wait(5)
        sizes.append(len(numbers))
        return [number * 2 for number in numbers]

    with gr.Blocks() as demo:
        a, b = gr.Number(label="a"), gr.Number(label="b")
        gr.Button("Go").click(double, a, b, batch=True, max_batch_size=3)
    with Person(demo) as first:
        people = [first, *(Person(first) for _ in range(4))]
        for i, person in enumerate(people):
            person.type("a", i)
            person.start("Go")
        hold.set()
        assert [person.settle().value("b") for person in people] == [0, 2, 4, 6, 8]
    assert sizes == [1, 3, 1]


def test_a_batch_of_the_wrong_length_is_told():
    with gr.Blocks() as demo:
        a, b = gr.Number(1, label="a"), gr.Number(label="b")
        gr.Button("Go").click(lambda numbers: [1, 2], a, b, batch=True)
    with Person(demo) as ada:
        ada.click("Go")
        assert "must return 1 lists of 1" in ada.errors[0].message


def test_a_validator_stops_the_run_and_names_the_input():
    called = []
    with gr.Blocks() as demo:
        name, age = gr.Textbox(label="Name"), gr.Number(3, label="Age")
        gr.Button("Go").click(
            lambda name, age: called.append(name),
            [name, age],
            validator=lambda name, age: [gr.validate(len(name) > 2, "Too short"), gr.validate(age > 18, "Too young")],
        )
    with Person(demo) as ada:
        ada.click("Go")
        assert ada.errors[0].fields == [
            {"node": name.id, "message": "Too short"},
            {"node": age.id, "message": "Too young"},
        ]
        ada.type("Name", "Ada Lovelace").type("Age", 36).click("Go")
    assert called == ["Ada Lovelace"]

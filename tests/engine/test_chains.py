"""Chains, trigger modes, state, injected parameters."""

import threading

import limelight as gr
from limelight.testing import Person


def test_a_chain_goes_on_by_how_the_step_before_ended():
    with gr.Blocks() as demo:
        log = gr.State([])
        out = gr.Textbox(label="Out")

        def note(word):
            return lambda words: ([*words, word], " ".join([*words, word]))

        def boom(words):
            raise gr.Error("no")

        fine = gr.Button("Fine").click(note("first"), log, [log, out])
        fine.success(note("success"), log, [log, out])
        fine.failure(note("failure"), log, [log, out])
        bad = gr.Button("Bad").click(boom, log, [log, out])
        bad.success(note("success"), log, [log, out])
        bad.failure(note("failure"), log, [log, out]).then(note("then"), log, [log, out])
    with Person(demo) as ada:
        assert ada.click("Fine").value("Out") == "first success"
        bob = Person(ada)
        assert bob.click("Bad").value("Out") == "failure then"


def test_change_fires_when_a_function_changes_the_value():
    with gr.Blocks() as demo:
        a, b, c = (gr.Textbox(label=name) for name in "abc")
        a.change(lambda x: x + "b", a, b)
        b.change(lambda x: x + "c", b, c)
    with Person(demo) as ada:
        assert ada.type("a", "a").value("c") == "abc"


def test_always_last_runs_once_more_with_the_newest_value():
    hold, seen = threading.Event(), []

    def slow(value):
        seen.append(value)
        hold.wait(5)
        return value

    with gr.Blocks() as demo:
        a, b = gr.Textbox(label="a"), gr.Textbox(label="b")
        a.change(slow, a, b)
    with Person(demo) as ada:
        for value in "1234":
            ada._on_loop(ada._change(ada.find("a"), value))
        hold.set()
        assert ada.settle().value("b") == "4"
    assert seen == ["1", "4"]


def test_state_is_kept_per_person_and_never_travels():
    with gr.Blocks() as demo:
        count = gr.State(0)
        out = gr.Number(label="Out")
        gr.Button("Go").click(lambda n: (n + 1, n + 1), count, [count, out])
    with Person(demo) as ada:
        bob = Person(ada)
        ada.click("Go").click("Go")
        bob.click("Go")
        assert (ada.value("Out"), bob.value("Out")) == (2, 1)
        sent = b"".join(ada.session.log.encode(ada.session.log.after(0)))
        assert f'[{count.id},["value"],"set",2]'.encode() not in sent


def test_a_changed_state_fires_its_change():
    with gr.Blocks() as demo:
        words = gr.State([])
        out = gr.Textbox(label="Out")
        gr.Button("Go").click(lambda words: [*words, "x"], words, words)
        words.change(lambda words: f"{len(words)} words", words, out)
    with Person(demo) as ada:
        assert ada.click("Go").value("Out") == "1 words"


def test_parameters_are_filled_by_their_annotation_wherever_they_stand():
    with gr.Blocks() as demo:
        a, out = gr.Textbox("x", label="a"), gr.Textbox(label="Out")

        def fn(request: gr.Request, text, event: gr.SelectData, more="default", progress=gr.Progress()):
            progress(0.5, desc="half")
            return f"{request.session_hash is not None} {text} {event.index} {event.target.label} {more}"

        a.select(fn, a, out)
    with Person(demo) as ada:
        ada.fire("a", "select", {"index": 3, "value": "v"})
        assert (ada.errors, ada.value("Out")) == ([], "True x 3 a default")


def test_a_set_of_inputs_arrives_as_one_dict():
    with gr.Blocks() as demo:
        a, b, out = gr.Number(2, label="a"), gr.Number(3, label="b"), gr.Number(label="Out")
        gr.Button("Go").click(lambda values: values[a] * values[b], {a, b}, out)
    with Person(demo) as ada:
        assert ada.click("Go").value("Out") == 6


def test_a_callable_value_is_called_for_each_page():
    calls = []
    with gr.Blocks() as demo:
        gr.Textbox(lambda: calls.append(1) or f"visit {len(calls)}", label="Out")
    with Person(demo) as ada:
        assert (ada.value("Out"), Person(ada).value("Out")) == ("visit 1", "visit 2")


def test_notices_reach_the_person_in_order():
    def tell():
        gr.Info("one")
        gr.Warning("two", duration=None, title="Careful")

    with gr.Blocks() as demo:
        gr.Button("Go").click(tell)
    with Person(demo) as ada:
        ada.click("Go")
        assert [(one.level, one.message, one.title, one.duration_s) for one in ada.notices] == [
            ("info", "one", "Info", 10),
            ("warning", "two", "Careful", None),
        ]


def test_a_reload_brings_back_what_the_server_gave():
    with gr.Blocks() as demo:
        out = gr.Textbox(label="Out")
        gr.Button("Go").click(lambda: "result", None, out)
    with Person(demo) as ada:
        assert ada.click("Go").reload().value("Out") == "result"

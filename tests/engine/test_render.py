"""Parts of a page that functions draw."""

import limelight as gr
from limelight.testing import Person


def words_app():
    with gr.Blocks() as demo:
        text = gr.Textbox("one two", label="Text")
        out = gr.Textbox(label="Out")

        @gr.render(inputs=text)
        def boxes(text):
            for word in text.split():
                box = gr.Textbox(word, label=f"box {word}", key=word)
                gr.Button(f"say {word}").click(lambda value: f"said {value}", box, out)

    return demo


def labels(person):
    return [node.label for node in person._nodes() if (getattr(node, "label", None) or "").startswith("box")]


def test_a_part_is_drawn_when_the_page_loads_and_when_an_input_changes():
    with Person(words_app()) as ada:
        assert labels(ada) == ["box one", "box two"]
        ada.type("Text", "three")
        assert labels(ada) == ["box three"]


def test_listeners_made_inside_work_on_parts_inside_and_outside():
    with Person(words_app()) as ada:
        ada.type("box two", "changed").click("say two")
        assert (ada.errors, ada.value("Out")) == ([], "said changed")


def test_a_key_keeps_the_part_and_its_value():
    with Person(words_app()) as ada:
        ada.type("box one", "mine")
        before = ada.find("box one").id
        ada.type("Text", "zero one")
        assert ada.find("box one").id == before
        assert ada.value("box one") == "mine"


def test_each_person_has_drawings_of_their_own():
    with Person(words_app()) as ada:
        bob = Person(ada)
        ada.type("Text", "mine")
        assert (labels(ada), labels(bob)) == (["box mine"], ["box one", "box two"])


def test_drawings_do_not_accumulate():
    with Person(words_app()) as ada:
        for i in range(20):
            ada.type("Text", f"word{i}")
        assert len(ada.session.fragments) == 1
        assert len(ada._blueprint.listeners) == 1
        assert len(ada._stage.engine.queue.groups) <= 2


def test_a_drawing_inside_a_drawing():
    with gr.Blocks() as demo:
        count = gr.Number(2, label="Count")

        @gr.render(inputs=count)
        def outer(count):
            size = gr.Number(count, label="Size", key="size")

            @gr.render(inputs=size)
            def inner(size):
                for i in range(int(size)):
                    gr.Textbox(label=f"box {i}")

    with Person(demo) as ada:
        assert labels(ada) == ["box 0", "box 1"]
        ada.type("Size", 3)
        assert labels(ada) == ["box 0", "box 1", "box 2"]
        assert ada.errors == []


def test_a_snapshot_carries_what_was_drawn():
    with Person(words_app()) as ada:
        (part,) = ada.session.snapshot().parts
        assert [child.props.get("label") for child in part.children] == ["box one", None, "box two", None]
        assert "textbox" in part.kinds


def test_a_kept_part_keeps_what_its_key_preserves_and_takes_the_rest_anew():
    with gr.Blocks() as demo:
        text = gr.Textbox("one", label="Text")

        @gr.render(inputs=text)
        def boxes(text):
            box = gr.Textbox(label=f"box {text}", key="box")
            gr.Button("rename").click(lambda: gr.Textbox("mine", label="box renamed"), None, box)

    with Person(demo) as ada:
        ada.click("rename")
        box = ada.find("box renamed")
        assert ada.session.served[box.id] == {"label": "box renamed", "value": "mine"}
        ada.type("Text", "two")
        assert ada.session.served[box.id] == {"value": "mine"}

from __future__ import annotations

from limelight.define.docs import attribute_docs, first_sentence
from limelight.wire.messages import Hello


class Lamp:
    """Gives light."""

    watts: int = 5
    """How much it takes."""
    plain = 1
    color: str = "white"
    """What one sees.

    Any name that CSS knows.
    """

    class Shade:
        """Inside."""

        width_cm = 20
        """From edge to edge."""


class Candle(Lamp):
    """Another."""

    watts: int = 0
    """None."""


def test_the_text_after_an_attribute_is_its_documentation():
    assert attribute_docs(Lamp)["watts"] == "How much it takes."


def test_longer_texts_lose_their_indentation():
    assert attribute_docs(Lamp)["color"] == "What one sees.\n\nAny name that CSS knows."


def test_an_attribute_without_a_text_has_none():
    assert "plain" not in attribute_docs(Lamp)


def test_a_subclass_has_the_words_of_its_bases_and_may_say_it_anew():
    assert attribute_docs(Candle) == {**attribute_docs(Lamp), "watts": "None."}


def test_nested_classes_are_found_by_their_qualified_name():
    assert attribute_docs(Lamp.Shade) == {"width_cm": "From edge to edge."}


def test_structs_of_the_wire_are_read_too():
    assert attribute_docs(Hello)["page"] == "Which page of the app is open."


def test_a_class_without_source_has_no_words():
    assert attribute_docs(int) == {}


def test_the_first_sentence_ends_at_its_full_stop():
    assert first_sentence("A thing.  It does\nmore. And more.\n\nLater.") == "A thing."
    assert first_sentence("No\nfull stop") == "No full stop"
    assert first_sentence(None) == ""

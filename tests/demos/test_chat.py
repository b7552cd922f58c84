"""The chat demo answers from its documents, cites them, and says when they say nothing."""

from __future__ import annotations

import runpy
from pathlib import Path

import pytest

from limelight.testing import Person

APP = Path(__file__).parents[2] / "demos" / "chat" / "app.py"


@pytest.fixture
def demo(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return runpy.run_path(str(APP))["demo"]


def ask(demo, question: str) -> dict:
    with Person(demo) as person:
        person.type(demo.textbox, question).fire(demo.textbox, "submit")
        last: dict = person.value(demo.chatbot)[-1]
        return last


def test_it_answers_with_sources(demo):
    reply = ask(demo, "What is measured in the wine data?")
    assert {one["title"] for one in reply["metadata"]["sources"]} == {"wine"}
    assert "[1]" in reply["content"][0]["text"]


def test_it_says_when_nothing_is_said(demo):
    assert ask(demo, "What is the capital of France?")["metadata"] == {"abstained": True}

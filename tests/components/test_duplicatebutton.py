from __future__ import annotations

import limelight as gr


def test_on_a_space_it_leads_to_where_the_copy_is_made(monkeypatch):
    monkeypatch.setenv("SPACE_ID", "ann/digits")
    props = gr.DuplicateButton().travelling_props()
    assert props["link"] == "https://huggingface.co/spaces/ann/digits?duplicate=true"
    assert props["link_target"] == "_blank"


def test_elsewhere_it_leads_nowhere(monkeypatch):
    monkeypatch.delenv("SPACE_ID", raising=False)
    assert "link" not in gr.DuplicateButton().travelling_props()


def test_an_app_that_says_what_a_press_does_keeps_that(monkeypatch):
    monkeypatch.setenv("SPACE_ID", "ann/digits")
    assert "link" not in gr.DuplicateButton(_activate=False).travelling_props()

from __future__ import annotations

import limelight as gr


def test_its_words_can_be_changed():
    button = gr.DeepLinkButton("Copy a link", copied_value="Copied")
    assert (button.initial_value(), button.copied_value) == ("Copy a link", "Copied")


def test_it_is_a_button_with_a_browser_half_of_its_own():
    assert isinstance(gr.DeepLinkButton(), gr.Button)
    assert gr.DeepLinkButton.kind == "deeplinkbutton"

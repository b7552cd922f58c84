from __future__ import annotations

import limelight as gr


def test_its_words_for_both_states_travel():
    props = {**gr.LoginButton.default_props(), **gr.LoginButton("Come in", "Go, {}").travelling_props()}
    assert (props["value"], props["logout_value"]) == ("Come in", "Go, {}")


def test_a_profile_has_names_and_all_the_provider_told():
    profile = gr.OAuthProfile({"name": "Ada L", "preferred_username": "ada", "sub": "7"})
    assert (profile.name, profile.username, profile["sub"]) == ("Ada L", "ada", "7")

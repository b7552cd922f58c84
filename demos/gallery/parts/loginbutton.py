"""A button to sign in with."""

import limelight as gr


def signed_in_or_out():
    """Functions learn who it is by `profile: gr.OAuthProfile | None`. On one's own machine the sign-in is played."""
    gr.LoginButton()
    said = gr.Markdown("Press to hear who you are.")

    def greet(profile: gr.OAuthProfile | None):
        return f"You are {profile.name}." if profile else "Nobody is signed in."

    gr.Button("Who am I?").click(greet, None, said)

"""A button to sign in with."""

from __future__ import annotations

from pathlib import Path
from typing import Any, ClassVar, Literal

from ..define import prop
from .button import Button


class LoginButton(Button):
    """Signs a person in with Hugging Face, and out again. On one's own machine the sign-in is played.

    Functions learn who it is by a parameter annotated `gr.OAuthProfile | None` or `gr.OAuthToken | None`.
    """

    kind: ClassVar[str] = "loginbutton"

    value: Any = prop(default="Sign in with Hugging Face", kw_only=False)
    """The words on it."""
    logout_value: str = prop(default="Logout ({})", kw_only=False)
    """The words on it for who is signed in; {} stands for the name."""
    variant: Literal["primary", "secondary", "stop", "huggingface"] = prop(default="huggingface")
    """What it stands for: the main action, another action, one that stops or deletes."""
    icon: str | Path | None = prop(default=None)
    """A picture left of the words: a path or a web address; without one, a sign for signing in."""

    def get_block_name(self) -> str:
        """The kind of the part, as older code asks for it."""
        return "button"

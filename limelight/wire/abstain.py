"""The answer that there is no answer."""

from __future__ import annotations


class Abstain:
    """Return it from any function to say that it does not know: `return gr.Abstain("The picture is too dark.")`.

    Parameters:
        reason: why, as the person should read it.

    The outputs are emptied and say so; a chat shows it as a message of its own; flags record it.
    """

    __slots__ = ("reason",)

    def __init__(self, reason: str = ""):
        self.reason = str(reason)

    def __repr__(self) -> str:
        return f"Abstain({self.reason!r})"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Abstain) and other.reason == self.reason

    def __hash__(self) -> int:
        return hash((Abstain, self.reason))

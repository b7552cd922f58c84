"""What happens when a person flags: a class with `setup` and `flag`, so that an app can bring its own."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Sequence
from typing import Any


class FlaggingCallback(ABC):
    """Keeps flags somewhere. Make a subclass and give it to `gr.Interface(flagging_callback=...)`."""

    @abstractmethod
    def setup(self, components: Sequence[Any], flagging_dir: str) -> None:
        """Called once, before the first flag.

        Parameters:
            components: the components whose values are flagged, inputs first, then outputs.
            flagging_dir: the folder to write into; it need not exist.
        """

    @abstractmethod
    def flag(self, flag_data: list[Any], flag_option: str | None = None, username: str | None = None) -> int:
        """Keep one flag and return how many there are now.

        Parameters:
            flag_data: one value per component, as it travels; files are `FileData` with a local path.
            flag_option: the option that was chosen.
            username: who is logged in, if anyone.
        """


def name_of(component: Any, position: int) -> str:
    """What a flagged value is called: its component's label, or "component N"."""
    return str(getattr(component, "label", None) or f"component {position}")

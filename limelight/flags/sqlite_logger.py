"""Flags in the store: what an Interface does unless told otherwise."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from ..errors import BadValue, CannotRun
from .callback import FlaggingCallback, name_of
from .flag import Flag, FlagFilter, FlagValue
from .store import FlagStore


class SQLiteLogger(FlaggingCallback):
    """Keeps each flag in `flags.db` of the flagging folder, durable when `flag` returns.

    Parameters:
        endpoint: the API name of the function whose answers are flagged.
        app_version: what tells this version of the app from others.
        model_version: what tells this version of the model from others.
    """

    def __init__(self, endpoint: str | None = None, app_version: str | None = None, model_version: str | None = None):
        self.endpoint = endpoint
        self.app_version = app_version
        self.model_version = model_version
        self.store: FlagStore | None = None

    def setup(self, components: Sequence[Any], flagging_dir: str | Path, input_count: int | None = None) -> None:
        """Remember what is flagged and where; nothing is written before the first flag.

        Parameters:
            input_count: how many of the components, counted from the first, are inputs; None means all.
        """
        self.components = list(components)
        self.input_count = len(self.components) if input_count is None else input_count
        self.store = FlagStore.shared(flagging_dir)

    def flag(
        self,
        flag_data: list[Any],
        flag_option: str | None = None,
        username: str | None = None,
        *,
        expected: list[Any] | None = None,
        note: str | None = None,
        session: str | None = None,
        seconds: float | None = None,
        source: str = "manual",
        model_version: str | None = None,
    ) -> int:
        """Keep one flag and return how many there are for this endpoint. Raises `FlagNotSaved`.

        Parameters:
            expected: what the outputs should have been, one value per output; None where the person did not say.
            note: free text of the person.
            session: the session it was set in.
            seconds: how long the answer took.
            source: "manual", "auto" or "api".
            model_version: what tells this version of the model from others; None takes the logger's own.
        """
        store = self._store()
        values = self._named(flag_data)
        outputs = values[self.input_count :]
        store.add(
            Flag(
                inputs=values[: self.input_count],
                outputs=outputs,
                expected=_corrected(outputs, expected),
                label=flag_option or None,
                note=note or None,
                endpoint=self.endpoint,
                username=username,
                session=session,
                seconds=seconds,
                source=source,
                app_version=self.app_version,
                model_version=model_version or self.model_version,
            )
        )
        return store.count(FlagFilter(endpoint=self.endpoint))

    def _store(self) -> FlagStore:
        if self.store is None:
            raise CannotRun(
                "SQLiteLogger.flag was called before SQLiteLogger.setup. Call setup(components, flagging_dir) first."
            )
        return self.store

    def _named(self, flag_data: list[Any]) -> list[FlagValue]:
        wanted, given = len(self.components), len(flag_data)
        if wanted != given:
            raise BadValue(
                f"SQLiteLogger.flag was given {given} values for {wanted} components. Give one per component."
            )
        return [
            FlagValue(name_of(component, position), _kind_of(component), value)
            for position, (component, value) in enumerate(zip(self.components, flag_data, strict=True))
        ]


def _kind_of(component: Any) -> str:
    return str(getattr(component, "kind", None) or type(component).__name__.lower())


def _corrected(outputs: list[FlagValue], expected: list[Any] | None) -> list[FlagValue]:
    if expected is None:
        return []
    if len(expected) != len(outputs):
        raise BadValue(f"{len(expected)} expected values were given for {len(outputs)} outputs. Give one per output.")
    return [FlagValue(output.name, output.kind, value) for output, value in zip(outputs, expected, strict=True)]

"""What a run has given so far, whole and as the diffs that other clients read."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import TYPE_CHECKING, Any

from ..files.tables import is_table
from ..wire.messages import Numbered, Patched
from ..wire.patch import Edit, apply_edit

if TYPE_CHECKING:
    from ..engine.run import Run
    from .roots import FileLinks

Diff = list[list[Any]]
"""Edits of one output: `[op, path, value]` with append, replace, add and delete."""


class RunReader:
    """Follows a run and keeps the values of its outputs as they were after each message.

    Edits in a run's log are made against what its page shows, which a client elsewhere has never seen. Where the first
    edit of a value does not bring the whole of it, the reader takes the run's present values and goes on from there.
    """

    def __init__(self, run: Run, links: FileLinks):
        self.run = run
        self._links = links
        self._after = 0
        self._outputs: list[dict[str, Any]] = [{} for _ in run.listener.outputs]
        self._places: dict[int, list[int]] = {}
        for i, node in enumerate(run.listener.outputs):
            self._places.setdefault(node.id, []).append(i)

    @property
    def number(self) -> int:
        """The number of the message that was read last."""
        return self._after

    def final(self) -> list[Any]:
        """The values of a run that is over, without following it."""
        self._outputs = [dict(props) for props in self.run.outputs]
        return self.values()

    async def read(self) -> AsyncIterator[tuple[Numbered, list[Diff] | None]]:
        """Each message of the run, and for a patch what it changes in each output. Ends with the run."""
        log = self.run.log
        while True:
            entries = log.after(self._after)
            if entries is None:
                yield Patched(edits=[]), self._jump()
                continue
            for entry in entries:
                if entry.number <= self._after:
                    continue
                self._after = entry.number
                message = entry.message
                yield message, self._patched(message) if isinstance(message, Patched) else None
            if self.run.is_over and self._after >= log.last:
                return
            await log.wait(self._after)

    def values(self) -> list[Any]:
        """The values now, with addresses a client can fetch."""
        return [self._links.of(value) for value in map(self._value, range(len(self._outputs)))]

    def _value(self, i: int) -> Any:
        if self.run.listener.outputs[i].stateful:
            return None
        props = self._outputs[i]
        return props["value"] if list(props) == ["value"] else {"__type__": "update", **props}

    def _jump(self) -> list[Diff]:
        self._outputs = [dict(props) for props in self.run.outputs]
        self._after = self.run.log.last - (1 if self.run.is_over else 0)
        return [[["replace", [], value]] for value in self.values()]

    def _patched(self, message: Patched) -> list[Diff]:
        if not all(self._is_known(edit) for edit in message.edits):
            return self._jump()
        diffs: list[Diff] = [[] for _ in self._outputs]
        before = [list(props) for props in self._outputs]
        for edit in message.edits:
            for i in self._places.get(edit[0], ()):
                self._apply(i, edit, diffs[i])
        for i, names in enumerate(before):
            is_other_form = names != list(self._outputs[i])  # a bare value or an update
            if is_other_form or is_table(self._outputs[i].get("value")):
                diffs[i] = [["replace", [], self._links.of(self._value(i))]]
        return diffs

    def _is_known(self, edit: Edit) -> bool:
        _, path, op, *_ = edit
        is_whole = op == "set" and len(path) == 1
        return is_whole or all(path[0] in self._outputs[i] for i in self._places.get(edit[0], ()))

    def _apply(self, i: int, edit: Edit, diff: Diff) -> None:
        if edit[2] == "same" or self.run.listener.outputs[i].stateful:
            return
        props = self._outputs[i]
        path = edit[1][1:] if list(props) == ["value"] else edit[1]
        diff += self._diff(props, edit, path)
        apply_edit(props, edit)

    def _diff(self, props: dict[str, Any], edit: Edit, path: list[str | int]) -> Diff:
        op, args = edit[2], edit[3:]
        if op == "set":
            value = self._links.address(args[0]) if path and path[-1] == "url" else self._links.of(args[0])
            return [["replace" if _exists(props, edit[1]) else "add", path, value]]
        if op == "append":
            return [["append", path, args[0]]]
        if op == "drop":
            return [["delete", path, None]]
        start, gone, items = args
        deleted = [["delete", [*path, start], None] for _ in range(gone)]
        return [*deleted, *(["add", [*path, start + k], self._links.of(item)] for k, item in enumerate(items))]


def _exists(props: dict[str, Any], path: list[str | int]) -> bool:
    value: Any = props
    for key in path[:-1]:
        value = value[key]
    return not isinstance(value, dict) or path[-1] in value or len(path) == 1

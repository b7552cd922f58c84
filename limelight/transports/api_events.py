"""The messages of a run as numbered server-sent events, for callers of `/api`."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from typing import TYPE_CHECKING, Any

from ..settings import HEARTBEAT_S
from ..wire.codec import encode
from ..wire.messages import Ended, Failure, Noticed, Patched, Progressed, Queued, Started
from .gradio_values import Diff, RunReader

if TYPE_CHECKING:
    from .api_runs import KeptRun
    from .roots import FileLinks


async def events_of(
    kept: KeptRun, links: FileLinks, after: int = 0, with_changes: bool = False
) -> AsyncIterator[bytes]:
    """A run's events after a number: queued, started, progress, notice, partial, and result, error or cancelled.

    Each carries its number as `id`. With `with_changes` partial results come as `change`: edits per output against
    what the events before have made.
    """
    reader = RunReader(kept.run, links)
    async for message, diffs in reader.read():
        if reader.number <= after:
            continue
        told = _told(kept, message, diffs, reader, with_changes)
        if told is not None:
            name, data = told
            yield b"id: %d\nevent: %s\ndata: %s\n\n" % (reader.number, name.encode(), encode(data))


def _told(
    kept: KeptRun, message: Any, diffs: list[Diff] | None, reader: RunReader, with_changes: bool
) -> tuple[str, Any] | None:
    if isinstance(message, Patched):
        if not kept.run.listener.is_generator:
            return None
        if with_changes and diffs is not None:
            return "change", [diffs[i] for i in kept.contract.shown]
        return "partial", kept.contract.result(reader.values())
    if isinstance(message, Ended):
        return _end(kept, message, reader)
    if isinstance(message, Queued):
        return "queued", {"position": message.position, "size": message.size, "eta_s": message.eta_s}
    if isinstance(message, Started):
        return "started", {"run": kept.run.id, "eta_s": message.eta_s}
    if isinstance(message, Progressed):
        return "progress", message.steps
    if isinstance(message, Noticed):
        return "notice", {"level": message.level, "title": message.title, "message": message.message}
    return None


def _end(kept: KeptRun, ended: Ended, reader: RunReader) -> tuple[str, Any]:
    if ended.status == "done":
        return "result", kept.contract.result(reader.values())
    if ended.status == "cancelled":
        return "cancelled", {"message": "The run was cancelled."}
    failure = ended.error or Failure()
    return "error", {"message": failure.message or HIDDEN, "title": failure.title, "fields": failure.fields}


HIDDEN = "The function failed. The app does not show its errors; its author finds this one in the terminal."


async def with_heartbeat(kept: KeptRun, source: AsyncIterator[bytes]) -> AsyncIterator[bytes]:
    """Events with a sign of life where nothing happens for a while, so that nothing between cuts the line."""
    every_s = float(HEARTBEAT_S.read() or 15)
    kept.reading_began()
    waiting: asyncio.Task[bytes] | None = None
    try:
        while True:
            waiting = waiting or asyncio.ensure_future(anext(source))
            done, _ = await asyncio.wait([waiting], timeout=every_s)
            if not done:
                yield b": still there\n\n"
                continue
            try:
                chunk = waiting.result()
            except StopAsyncIteration:
                return
            waiting = None
            yield chunk
    finally:
        if waiting is not None:
            waiting.cancel()
        kept.reading_ended()

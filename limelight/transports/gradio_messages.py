"""The messages of a run in the words of `queue/data`."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import TYPE_CHECKING, Any

from ..wire.messages import Ended, Failure, Noticed, Patched, Progressed, Queued, Started
from .answers import event
from .gradio_values import RunReader

if TYPE_CHECKING:
    from ..engine.run import Run
    from .roots import FileLinks


async def messages_of(run: Run, links: FileLinks) -> AsyncIterator[bytes]:
    """The run as events, the last is `process_completed`."""
    reader = RunReader(run, links)
    is_first, is_generator = True, run.listener.is_generator
    async for message, diffs in reader.read():
        if isinstance(message, Patched):
            if is_generator and diffs is not None:
                yield _generating(run, reader.values() if is_first else diffs)
                is_first = False
        elif isinstance(message, Ended):
            yield _completed(run, message, reader)
        elif (told := _told(run, message)) is not None:
            yield event(told)


def _told(run: Run, message: Any) -> dict[str, Any] | None:
    if isinstance(message, Queued):
        return {
            "msg": "estimation",
            "event_id": run.id,
            "rank": message.position,
            "queue_size": message.size,
            "rank_eta": message.eta_s,
        }
    if isinstance(message, Started):
        return {"msg": "process_starts", "event_id": run.id, "eta": message.eta_s}
    if isinstance(message, Progressed):
        return {"msg": "progress", "event_id": run.id, "progress_data": [_step(step) for step in message.steps]}
    if isinstance(message, Noticed):
        return {
            "msg": "log",
            "event_id": run.id,
            "log": message.message,
            "level": message.level,
            "duration": message.duration_s,
            "visible": message.visible,
            "title": message.title,
        }
    return None


def _step(step: Any) -> dict[str, Any]:
    return {name: getattr(step, name) for name in ("index", "length", "unit", "progress", "desc")}


def _generating(run: Run, data: list[Any]) -> bytes:
    output = {
        "data": data,
        "is_generating": True,
        "duration": run.seconds,
        "average_duration": run.seconds,
        "render_config": None,
        "changed_state_ids": [],
    }
    return event(
        {"msg": "process_generating", "event_id": run.id, "output": output, "success": True, "time_limit": None}
    )


def _completed(run: Run, ended: Ended, reader: RunReader) -> bytes:
    is_done = ended.status == "done"
    output = result_of(run, ended, reader) if is_done else error_of(ended)
    failure = ended.error
    return event(
        {
            "msg": "process_completed",
            "event_id": run.id,
            "output": output,
            "success": is_done,
            "title": None if is_done else failure.title if failure else "Error",
            "used_cache": None,
            "cache_duration": None,
            "avg_time": ended.seconds,
        }
    )


def result_of(run: Run, ended: Ended, reader: RunReader) -> dict[str, Any]:
    """The `output` of a run that ended well."""
    return {
        "data": reader.values(),
        "is_generating": False,
        "duration": ended.seconds,
        "average_duration": ended.seconds,
        "render_config": None,
        "changed_state_ids": ended.changed_states,
        "used_cache": None,
    }


def error_of(ended: Ended) -> dict[str, Any]:
    """The `output` of a run that failed or was cancelled. Clients take these keys and no others."""
    if ended.status == "cancelled":
        # An empty output makes both clients stumble over what is missing.
        return {"error": "The run was cancelled.", "visible": False}
    failure = ended.error or Failure()
    if failure.message is None:
        return {"error": None}
    return {
        "error": failure.message,
        "duration": failure.duration_s,
        "visible": failure.visible,
        "title": failure.title,
    }

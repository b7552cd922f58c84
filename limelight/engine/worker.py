"""Convert the inputs, call the function, convert its results: one run from start to end."""

from __future__ import annotations

import asyncio
import inspect
import sys
import threading
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

from ..define.event import RUN_DEFAULTS
from ..errors import AppMistake, BadAnswer, BadValue, Error
from ..files.table import Table
from ..graph.building import current_run, open_parent
from ..wire.messages import Failure
from ..wire.values import Part
from .answer import outputs_of
from .batch import call_batch
from .inject import bound
from .run import Cancelled, Run
from .validate import faults, verdicts

if TYPE_CHECKING:
    from .engine import Engine

AHEAD = 64
"""So many results a generator in a thread may be ahead of the event loop."""

_HERE = str(Path(__file__).parent)


class Worker:
    """Performs runs with the engine's backend."""

    def __init__(self, engine: Engine):
        self._engine = engine

    async def perform(self, run: Run) -> None:
        """Perform one run; it is over when this returns.

        On cancel the run ends at once, but this returns only when the function has stopped, so that limits hold.
        """
        current_run.set(run)
        open_parent.set(None)
        try:
            await self._call(run)
            while run.feed is not None and (piece := await run.feed.next(run.seconds)) is not None:
                run.payloads = piece
                known = run.event if isinstance(run.event, dict) else {}
                run.event = {**known, "dropped": run.feed.dropped}
                await self._call(run)
        except (asyncio.CancelledError, Cancelled):
            run.close_outlets(is_cut=True)
            run.end("cancelled")
        except Exception as error:  # noqa: BLE001 - a user's function may raise anything; it costs its own run
            run.close_outlets(is_cut=False)
            self._fail(run, error)
        else:
            run.close_outlets(is_cut=run.is_cancelled)
            run.end("cancelled" if run.is_cancelled else "done")

    async def perform_batch(self, runs: list[Run]) -> None:
        """Perform several runs of one listener with one call. A run that is cancelled meanwhile ends alone."""
        current_run.set(runs[0])
        open_parent.set(None)
        try:
            answers = await self._engine.backend.call(lambda: call_batch(runs, [inputs_of(run) for run in runs]))
        except asyncio.CancelledError:
            raise
        except Exception as error:  # noqa: BLE001 - a user's function may raise anything; it costs its own runs
            for run in runs:
                self._fail(run, error)
            return
        for run, outputs in zip(runs, answers, strict=True):
            run.answer_if_wanted(outputs)
            run.end("cancelled" if run.is_cancelled else "done")

    async def validate(self, run: Run) -> bool:
        """Ask the listener's validator, if any. False when the run has failed by it."""
        validator = run.listener.options.get("validator")
        if validator is None:
            return True
        current_run.set(run)
        try:
            run.verdicts = await self._engine.backend.call(lambda: verdicts(run, validator, inputs_of(run)))
        except Exception as error:  # noqa: BLE001 - a user's function
            self._fail(run, error)
            return False
        fields = faults(run, run.verdicts)
        if fields:
            run.end("failed", Failure(message=fields[0]["message"], title="Please check", fields=fields, visible=False))
        return not fields

    async def _call(self, run: Run) -> None:
        fn = run.listener.fn
        if _is_async(fn):
            values = await self._maybe_in_thread(run.payloads, lambda: inputs_of(run))
            result = bound(run, values)()
            if inspect.isasyncgen(result):
                await self._iterate(run, result)
            else:
                await self._show(run, await result)
            return
        await self._in_thread(run, lambda: self._call_in_thread(run))

    async def _in_thread(self, run: Run, work: Callable[[], Any]) -> Any:
        call = asyncio.ensure_future(self._engine.backend.call(work))
        try:
            return await asyncio.shield(call)
        except asyncio.CancelledError:
            run.close_outlets(is_cut=True)
            run.end("cancelled")
            await asyncio.wait([call])
            if not call.cancelled():
                call.exception()  # what it raised after it was cancelled concerns nobody
            raise

    def _call_in_thread(self, run: Run) -> None:
        result = bound(run, inputs_of(run))()
        if inspect.isgenerator(result):
            self._iterate_in_thread(run, result)
        else:
            run.call_soon(run.answer_if_wanted, outputs_of(run, result))

    def _iterate_in_thread(self, run: Run, generator: Any) -> None:
        credit = threading.Semaphore(AHEAD)

        def give(outputs: list[dict[str, Any]]) -> None:
            run.answer_if_wanted(outputs)
            credit.release()

        try:
            for result in generator:
                if run.is_cancelled:
                    raise Cancelled
                outputs = outputs_of(run, result)
                credit.acquire()
                run.call_soon(give, outputs)
        finally:
            generator.close()

    async def _iterate(self, run: Run, generator: Any) -> None:
        try:
            async for result in generator:
                await self._show(run, result)
        finally:
            await generator.aclose()

    async def _show(self, run: Run, result: Any) -> None:
        outputs = await self._maybe_in_thread(result, lambda: outputs_of(run, result))
        run.answer_if_wanted(outputs)

    async def _maybe_in_thread(self, value: Any, work: Callable[[], Any]) -> Any:
        # Plain text and numbers convert faster than a thread is reached.
        items = value if isinstance(value, (list, tuple)) else [value]
        if all(item is None or isinstance(item, (str, int, float, bool)) for item in items):
            return work()
        return await self._engine.backend.call(work)

    def _fail(self, run: Run, error: Exception) -> None:
        run.exception = error
        if getattr(error, "print_exception", True):
            print_for_author(run, error)
        run.end("failed", failure_of(error, self._engine.show_error))


def inputs_of(run: Run) -> list[Any]:
    """The payloads as the function gets them.

    Raises `BadValue` for a value that a component cannot take, and what a component raises itself.
    """
    raw = not run.listener.options.get("preprocess", RUN_DEFAULTS["preprocess"])
    session, values = run.session, []
    for node, payload in zip(run.listener.inputs, run.payloads, strict=True):
        if node.stateful:
            values.append(session.state(node))
            continue
        if isinstance(payload, (dict, list)):
            payload = session.engine.files.incoming(payload, owner=session.file_owner)
        if node.names_files:
            payload = session.engine.files.named(payload, owner=session.file_owner)
        component = session.component(node)
        if isinstance(payload, Part) and (raw or not getattr(component, "takes_parts", False)):
            payload = _kept(run, payload)
        values.append(_raw(payload) if raw else _preprocessed(component, payload))
    return values


def _raw(payload: Any) -> Any:
    return payload.whole() if isinstance(payload, Table) else payload


def _kept(run: Run, part: Part) -> Any:
    """What came beside a message, as a file."""
    from ..files.live import file_of

    data, name = file_of(part)
    kept = run.session.engine.files.keep_bytes(data, name, run.session.file_owner)
    return run.session.engine.files.incoming(msgspec.to_builtins(kept), owner=run.session.file_owner)


def _preprocessed(component: Any, payload: Any) -> Any:
    preprocess = getattr(component, "preprocess", None)
    if preprocess is None:  # a layout among the inputs has no value
        return payload
    try:
        return preprocess(payload)
    except (Error, AppMistake):
        raise
    except (TypeError, ValueError, KeyError, AttributeError, IndexError) as error:
        shown = repr(payload)
        shown = shown if len(shown) <= 80 else f"{shown[:77]}..."
        raise BadValue(f"{component.label or type(component).__name__} cannot take {shown}: {error}") from error


def failure_of(error: BaseException, show_error: bool) -> Failure:
    """What the person is told: the words of a `gr.Error` always, those of another exception only if the app shows
    errors."""
    if isinstance(error, Error):
        return Failure(message=error.message, title=error.title, duration_s=error.duration, visible=error.visible)
    return Failure(message=(str(error) or type(error).__name__) if show_error else None)


def print_for_author(run: Run, error: BaseException) -> None:
    """The traceback in the terminal, from the user's function on."""
    if isinstance(error, BadAnswer) and error.__cause__ is None:  # raised by us: our own lines would say nothing more
        print(f"\n{run.listener} failed: {error}", file=sys.stderr)
        return
    shown: BaseException = error.__cause__ if isinstance(error, BadAnswer) and error.__cause__ else error
    trace = shown.__traceback__
    while trace is not None and trace.tb_next is not None and trace.tb_frame.f_code.co_filename.startswith(_HERE):
        trace = trace.tb_next
    print(f"\n{run.listener} failed:", file=sys.stderr)
    traceback.print_exception(type(shown), shown, trace)


def _is_async(fn: Any) -> bool:
    while hasattr(fn, "func"):  # functools.partial
        fn = fn.func
    call = fn if inspect.isroutine(fn) else type(fn).__call__
    return any(check(one) for one in (fn, call) for check in (inspect.iscoroutinefunction, inspect.isasyncgenfunction))

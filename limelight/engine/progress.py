"""`gr.Progress`: how far a function is, and the notices it sends while it runs."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Iterable, Iterator, Sized
from typing import TYPE_CHECKING, Any, Literal

from ..graph.building import current_run
from ..wire.messages import Noticed, Step
from .run import Cancelled

if TYPE_CHECKING:
    from .run import Run

INTERVAL_S = 0.05
"""Faster steps are not sent: nobody sees them."""


class Progress:
    """Tells the person how far a function is: `progress(0.3, desc="Loading")`, `for x in progress.tqdm(items):`.

    Give a function a parameter with this as its default: `def train(x, progress=gr.Progress()):`.

    Parameters:
        track_tqdm: also show loops that use the `tqdm` package.

    A step raises inside the function when the person has cancelled the run, so a long loop stops.
    """

    injected_as = "progress"

    def __init__(self, track_tqdm: bool = False):
        self.track_tqdm = track_tqdm
        self._run: Run | None = None
        self._steps: list[Step] = []
        self._sent_at = 0.0
        self._unsent: list[Step] | None = None

    def of(self, run: Run) -> Progress:
        """A tracker for one run."""
        tracker = Progress(self.track_tqdm)
        tracker._run = run
        if self.track_tqdm:
            run.tqdm_tracker = tracker
            _watch_tqdm()
        return tracker

    def __call__(
        self,
        progress: float | tuple[int, int | None] | None,
        desc: str | None = None,
        total: int | float | None = None,
        unit: str = "steps",
        _tqdm: Any = None,
    ) -> Any:
        """Show progress: a share from 0 to 1, or `(done, total)`; None shows only that something is going on.

        Parameters:
            progress: how far.
            desc: what is being done.
            total: the total, when `progress` is a count.
            unit: what is counted.
        """
        if isinstance(progress, tuple):
            index, length = progress
            step = Step(index=index, length=length if length is not None else total, unit=unit, desc=desc)
        elif progress is not None and total is not None:
            step = Step(index=progress, length=total, unit=unit, desc=desc)
        else:
            step = Step(progress=None if progress is None else float(progress), desc=desc, unit=unit)
        self._show([*self._steps, step], must=progress in (0, 1))
        return progress

    def tqdm(
        self,
        iterable: Iterable[Any] | None,
        desc: str | None = None,
        total: int | float | None = None,
        unit: str = "steps",
        _tqdm: Any = None,
    ) -> Iterator[Any]:
        """The items of an iterable, showing how many are done. Nested ones show one below the other."""
        if iterable is None:
            return
        if total is None and isinstance(iterable, Sized):
            total = len(iterable)
        step = Step(index=0, length=total, unit=unit, desc=desc)
        self._steps.append(step)
        try:
            self._show(self._steps, must=True)
            for count, item in enumerate(iterable, 1):
                yield item
                step.index = count
                self._show(self._steps, must=count == total)
        finally:
            self._steps.remove(step)

    def _show(self, steps: list[Step], must: bool = False) -> None:
        run = self._run or current_run.get()
        if run is None:
            return
        if run.is_cancelled:
            raise Cancelled
        now = time.monotonic()
        if must or now - self._sent_at >= INTERVAL_S:
            self._sent_at, self._unsent = now, None
            run.call_soon(run.progress, _copies(steps))
            return
        # The last of some fast steps is shown as well: the one after it may take long.
        is_due, self._unsent = self._unsent is not None, steps
        if not is_due:
            run.call_soon(self._show_unsent_soon, run)

    def _show_unsent_soon(self, run: Run) -> None:
        asyncio.get_running_loop().call_later(INTERVAL_S, self._show_unsent, run)

    def _show_unsent(self, run: Run) -> None:
        steps, self._unsent = self._unsent, None
        if steps:
            run.progress(_copies(steps))


def _copies(steps: list[Step]) -> list[Step]:
    return [Step(**{name: getattr(one, name) for name in one.__struct_fields__}) for one in steps]


def _watch_tqdm() -> None:
    """Let every `tqdm` bar that is drawn also tell the run it is drawn in, if that run tracks them."""
    try:
        from tqdm.std import tqdm
    except ImportError:
        return
    if getattr(tqdm.display, "tells_limelight", False):
        return
    draw = tqdm.display

    def display(self: Any, *args: Any, **kwargs: Any) -> Any:
        tracker = getattr(current_run.get(), "tqdm_tracker", None)
        if tracker is not None:
            desc = (self.desc or "").removesuffix(": ") or None
            step = Step(index=self.n, length=self.total, unit=self.unit, desc=desc)
            tracker._show([*tracker._steps, step], must=self.n == self.total)
        return draw(self, *args, **kwargs)

    display.tells_limelight = True  # type: ignore[attr-defined]
    tqdm.display = display  # type: ignore[method-assign]


def _notice(
    level: Literal["info", "warning", "success"], message: str, duration: float | None, visible: bool, title: str
) -> None:
    run = current_run.get()
    if run is None:
        print(f"{title}: {message}")
        return
    run.call_soon(
        run.notice,
        Noticed(level=level, message=str(message), title=title, duration_s=duration, visible=visible, run=run.id),
    )


def Info(message: str = "Info issued.", duration: float | None = 10, visible: bool = True, title: str = "Info") -> None:
    """Tell the person something from inside a function.

    Parameters:
        message: the words.
        duration: seconds it stays; None keeps it until it is closed.
        visible: False keeps it off the page.
        title: the heading.
    """
    _notice("info", message, duration, visible, title)


def Warning(
    message: str = "Warning issued.", duration: float | None = 10, visible: bool = True, title: str = "Warning"
) -> None:
    """Warn the person from inside a function; the run goes on. Parameters as in `Info`."""
    _notice("warning", message, duration, visible, title)


def Success(
    message: str = "Success.", duration: float | None = 10, visible: bool = True, title: str = "Success"
) -> None:
    """Tell the person from inside a function that something worked. Parameters as in `Info`."""
    _notice("success", message, duration, visible, title)

"""Flagged questions asked again: what the app answers now, beside what it answered and what would have been right."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import AsyncIterator, Callable, Coroutine, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal, TypeVar

import msgspec

from ..engine.engine import Engine
from ..files.store import FileStore
from ..wire.codec import decode, encode
from ..wire.values import is_file, replace_files
from .flag import Flag, FlagFilter, FlagValue
from .measure import FileOf, Score, measure, metric_named, metric_of
from .review import Review
from .store import FlagStore, now

if TYPE_CHECKING:
    import sqlite3

    from ..engine.run import Run
    from ..engine.session import Session
    from ..graph.blueprint import Blueprint
    from .writer import Writer

T = TypeVar("T")

Verdict = Literal["fixed", "broken", "right", "wrong", "changed", "unchanged", "failed"]
VERDICTS: dict[Verdict, str] = {
    "fixed": "was wrong, is right now",
    "broken": "was right, is wrong now",
    "right": "was right and is",
    "wrong": "was wrong and is",
    "changed": "answers otherwise; nobody said what would be right",
    "unchanged": "answers the same; nobody said what would be right",
    "failed": "gave no answer",
}
"""What can become of a flagged question, in words."""

Progress = Callable[[int, int], None]
"""Told after each flag how many are done, of how many."""


@dataclass
class Result:
    """One flagged question asked again."""

    flag: Flag
    verdict: Verdict
    now: list[Any] = field(default_factory=list)
    """One value an output, as the store keeps it."""
    before: Score | None = None
    """How near the answer was then; None when nobody said what would be right."""
    after: Score | None = None
    """How near it is now."""
    seconds: float | None = None
    error: str | None = None


@dataclass
class Report:
    """What a replay found."""

    id: int
    results: list[Result]

    def having(self, verdict: Verdict) -> list[Result]:
        """The results of one verdict."""
        return [result for result in self.results if result.verdict == verdict]

    @property
    def counts(self) -> dict[Verdict, int]:
        """How many flags became what."""
        found = Counter(result.verdict for result in self.results)
        return {verdict: found[verdict] for verdict in VERDICTS if found[verdict]}


@asynccontextmanager
async def opened(blueprint: Blueprint, workers: int = 4) -> AsyncIterator[Engine]:
    """An engine of the app that nobody else uses, for as long as the `with` lasts."""
    files = FileStore()
    engine = Engine(blueprint, files, default_concurrency_limit=workers, show_error=True)
    await engine.start()
    try:
        yield engine
    finally:
        await engine.stop()
        files.close()


def replay(
    blueprint: Blueprint,
    store: FlagStore,
    wanted: FlagFilter | None = None,
    *,
    app_version: str | None = None,
    model_version: str | None = None,
    workers: int = 4,
    resume: bool = True,
    on_progress: Progress | None = None,
) -> Report:
    """Ask flagged questions again and keep what came of each.

    Parameters:
        blueprint: the app whose functions answer.
        store: whose flags.
        wanted: which of them; all by default.
        app_version: what tells this app from others. With it, or a model version, an interrupted replay goes on.
        model_version: what tells this model from others.
        workers: how many questions at a time.
        resume: go on with the replay of these versions that was interrupted, if there is one.
        on_progress: told how many are done.
    """
    asked = Replay(blueprint, store, app_version, model_version)
    return finished(lambda: asked.run(wanted or FlagFilter(), workers, resume, on_progress))


def finished(work: Callable[[], Coroutine[Any, Any, T]]) -> T:
    """What `work()` gives, waited for; also where an event loop runs already, as in a notebook."""
    try:
        asyncio.get_running_loop()
    except RuntimeError:
        return asyncio.run(work())
    with ThreadPoolExecutor(1, "limelight-replay") as thread:
        return thread.submit(lambda: asyncio.run(work())).result()


class Replay:
    """A replay at work."""

    def __init__(self, blueprint: Blueprint, store: FlagStore, app_version: str | None, model_version: str | None):
        self.blueprint = blueprint
        self.store = store
        self.versions = (app_version, model_version)

    async def run(self, wanted: FlagFilter, workers: int, resume: bool, on_progress: Progress | None) -> Report:
        """See `replay`."""
        replay_id, done = await asyncio.to_thread(self._begin, resume)
        flags = [flag for flag in self.store.iterate(wanted, newest_first=False) if flag.id not in done]
        total = len(flags) + len(done)
        waiting = iter(flags)
        async with opened(self.blueprint, workers) as engine:

            async def work() -> None:
                for flag in waiting:
                    session = engine.session()
                    try:
                        result = await answer_again(session, self.store, flag)
                        # Before the session goes, and its files with it.
                        await asyncio.to_thread(self._keep, replay_id, result)
                    finally:
                        engine.close(session)
                    done[flag.id or 0] = result
                    if on_progress is not None:
                        on_progress(len(done), total)

            await asyncio.gather(*(work() for _ in range(max(1, workers))))
        await asyncio.to_thread(self._end, replay_id)
        return Report(replay_id, [done[flag_id] for flag_id in sorted(done)])

    def _begin(self, resume: bool) -> tuple[int, dict[int, Result]]:
        if resume and any(self.versions):
            query = (
                "SELECT id FROM replays WHERE finished_at IS NULL AND app_version IS ? AND model_version IS ? "
                "ORDER BY id DESC LIMIT 1"
            )
            if rows := self.store.rows(query, self.versions):
                return rows[0][0], {result.flag.id or 0: result for result in results_of(self.store, rows[0][0])}
        insert = "INSERT INTO replays (created_at, app_version, model_version) VALUES (?, ?, ?)"

        def work(_: Writer, connection: sqlite3.Connection) -> int:
            return int(connection.execute(insert, (now(), *self.versions)).lastrowid or 0)

        return self.store.write(work), {}

    def _keep(self, replay_id: int, result: Result) -> None:
        values = [FlagValue("", "", value) for value in result.now]
        rows, contents = self.store.prepared(("output", place, value) for place, value in enumerate(values))
        result.now = [msgspec.json.decode(row[-1]) for row in rows]
        shares = [None if score is None else score.share for score in (result.before, result.after)]
        columns = (replay_id, result.flag.id, result.verdict, *shares, result.seconds, result.error)
        text = msgspec.json.encode(result.now).decode()

        def work(writer: Writer, connection: sqlite3.Connection) -> None:
            insert = "INSERT OR REPLACE INTO replay_results VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
            connection.execute(insert, (*columns, text))
            for content in contents:
                writer.insert_file(connection, result.flag.id or 0, content, now())

        self.store.write(work, contents)

    def _end(self, replay_id: int) -> None:
        update = "UPDATE replays SET finished_at = ? WHERE id = ?"
        self.store.write(lambda _, connection: connection.execute(update, (now(), replay_id)).rowcount)


def results_of(store: FlagStore, replay_id: int) -> Iterator[Result]:
    """The kept results of a replay, by flag."""
    query = (
        "SELECT flag_id, verdict, score_before, score_now, seconds, error, json FROM replay_results "
        "WHERE replay_id = ? ORDER BY flag_id"
    )
    for flag_id, verdict, before, after, seconds, error, json in store.rows(query, (replay_id,)):
        flag = store.get(flag_id)
        if flag is not None:
            yield Result(flag, verdict, msgspec.json.decode(json), _score(before), _score(after), seconds, error)


def _score(share: float | None) -> Score | None:
    return None if share is None else Score(share, f"{share:.0%}")


def resolve_fixed(store: FlagStore, report: Report, who: str | None = None) -> int:
    """Mark as resolved what a replay found fixed; gives how many."""
    fixed = [result.flag.id or 0 for result in report.having("fixed") if result.flag.status == "open"]
    return Review(store, who).change(fixed, status="resolved")


async def answer_again(session: Session, store: FlagStore, flag: Flag) -> Result:
    """Ask one flagged question again, in a fresh session. The files of the answer are the session's."""
    engine = session.engine
    listener = engine.blueprint.listener_named(flag.endpoint) if flag.endpoint else None
    if listener is None:
        there = ", ".join(f"'{one.api_name}'" for one in engine.blueprint.listeners.values() if one.fn is not None)
        return Result(flag, "failed", error=f"The app has no endpoint '{flag.endpoint}'. It has: {there}.")
    given = iter([_asked_again(session, store, one.value) for one in flag.inputs])
    inputs = [None if node.stateful else next(given, None) for node in listener.inputs]
    run = session.trigger(listener, inputs)
    await run.finished()
    return _judged(store, flag, run)


def _asked_again(session: Session, store: FlagStore, value: Any) -> Any:
    """A kept value as a page would send it: its files are this session's."""

    def given(file: Any) -> Any:
        if str(file["path"]).startswith(("http://", "https://")):
            return file
        name = file.get("orig_name") or str(file["path"]).rpartition("/")[2]
        kept = session.engine.files.keep_bytes(store.file_path(file["path"]).read_bytes(), name, session.id)
        return decode(encode(kept))

    return replace_files(value, given, is_file)


def _judged(store: FlagStore, flag: Flag, run: Run) -> Result:
    files, owner = run.session.engine.files, run.session.id
    if run.status != "done":
        error = run.error.message if run.error else None
        return Result(flag, "failed", seconds=run.seconds, error=error or f"The run was {run.status}.")
    shown = [value for value, node in zip(run.values, run.listener.outputs, strict=True) if not node.stateful]

    def file_of(file: dict[str, Any]) -> Any:
        path = str(file["path"])
        return store.file_path(path) if len(path) > 64 and path[64] == "/" else files.resolve(path, owner)

    def local(file: Any) -> Any:
        return files.incoming(file, owner)

    before, after = scores(flag, [one.value for one in flag.outputs], file_of), scores(flag, shown, file_of)
    verdict = _verdict(flag, before, after, shown, file_of)
    now_values = [replace_files(value, local, is_file) for value in shown]
    return Result(flag, verdict, now_values, before, after, run.seconds)


def scores(flag: Flag, values: list[Any], file_of: FileOf) -> Score | None:
    """How near values come to what would be right; the worst of several outputs. None when a flag does not say."""
    found = [
        measure(one.kind, value, one.value, file_of, flag.metric)
        for value, one in zip(values, flag.expected, strict=False)
        if one.value is not None
    ]
    return min(found, key=lambda score: score.share, default=None)


def is_right(flag: Flag, score: Score) -> bool:
    """Whether a score is as good as the flag asks for."""
    said = next((one for one in flag.expected if one.value is not None), None)
    metric = metric_named(flag.metric or metric_of(said.kind if said else ""))
    tolerance = metric.tolerance if flag.tolerance is None else flag.tolerance
    return score.share >= 1 - tolerance


def _verdict(flag: Flag, before: Score | None, after: Score | None, shown: list[Any], file_of: FileOf) -> Verdict:
    if before is None or after is None:
        pairs = zip(shown, flag.outputs, strict=False)
        is_same = all(measure("", value, one.value, file_of).share == 1 for value, one in pairs)
        return "unchanged" if is_same else "changed"
    was, is_now = is_right(flag, before), is_right(flag, after)
    return ("right" if was else "fixed") if is_now else ("broken" if was else "wrong")

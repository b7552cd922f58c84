"""`limelight flags`: read the flags that people set, ask their questions again, give them to other programs."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from .. import settings
from ..errors import CannotRun, counted
from .run import add_serving_arguments, serve_file

if TYPE_CHECKING:
    from ..flags.flag import Flag, FlagFilter, FlagValue
    from ..flags.replay import Report, Result
    from ..flags.store import FlagStore

REVIEW = Path(__file__).parents[1] / "recipes" / "flagreview_app.py"
_FILTERS = ("label", "endpoint", "username", "status", "since", "until", "text")
_TIMES = {"since": "only flags set at this UTC time or later", "until": "only flags set before this UTC time"}
_FORMATS = {
    "csv": "a CSV file; cells are harmless in a spreadsheet",
    "jsonl": "a folder with flags.jsonl and files/",
    "dataset": "a folder that datasets.load_dataset opens",
    "parquet": "a Parquet file",
    "coco": "a folder with COCO's instances.json and images/",
}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The actions, each with a path and what to choose."""
    actions = parser.add_subparsers(dest="action", metavar="ACTION", required=True)
    listing = actions.add_parser("list", help="show the newest flags")
    listing.add_argument("--limit", type=int, default=20, help="how many at most (default: 20)")
    export = actions.add_parser("export", help="write the flags to files")
    one_of = export.add_mutually_exclusive_group(required=True)
    for name, words in _FORMATS.items():
        one_of.add_argument(f"--{name}", metavar="OUT", help=f"write {words}")
    export.add_argument("--reviewed", action="store_true", help="leave out flags that nobody has looked at")
    export.add_argument("--test-share", type=float, default=0.0, help="how much is put aside for testing, from 0 to 1")
    replay = actions.add_parser("replay", help="ask flagged questions again")
    test = actions.add_parser("test", help="run the accepted flags as tests")
    for action in (replay, test):
        action.add_argument("app", help="the Python file that makes the app")
        action.add_argument("--workers", type=int, default=4, help="how many questions at a time (default: 4)")
    replay.add_argument("--resolve", action="store_true", help="mark what is fixed as resolved")
    replay.add_argument(
        "--model-version", help="what tells this model from others; an interrupted replay of it goes on"
    )
    replay.add_argument("--json", metavar="OUT", help="write the report to a file as well")
    test.add_argument("--junit", metavar="OUT", help="write JUnit XML, as build servers read it")
    test.add_argument("--known", metavar="FILE", help="a file with the names of cases that are known to fail")
    test.add_argument("--shrink", action="store_true", help="take cases that pass out of that file")
    review = actions.add_parser("review", help="serve a page to review them")
    add_serving_arguments(review)
    review.add_argument("path", help="the flagging folder, or the flags.db in it")
    for action in (listing, export, replay, test):
        action.add_argument("path", help="the flagging folder, or the flags.db in it")
        for name in _FILTERS:
            action.add_argument(f"--{name}", help=_TIMES.get(name, f"only flags with this {name}"))


def run(options: argparse.Namespace, install_alias: Callable[[], None]) -> int:
    """Do the action; gives the exit code. Raises `CannotRun` when there are no flags at the path."""
    from ..flags.flag import FlagFilter

    store = store_at(options.path)
    if options.action == "review":
        return serve_file(REVIEW, options, [options.path], install_alias)
    wanted = FlagFilter(**{name: getattr(options, name) for name in _FILTERS})
    if options.action == "export":
        return _export(store, options, wanted)
    if options.action == "replay":
        return _replay(store, options, wanted, install_alias)
    if options.action == "test":
        return run_tests(store, options, wanted, install_alias)
    return _list(store, wanted, options.limit)


def store_at(path: str) -> FlagStore:
    """The flags at a path. Raises `CannotRun` when there are none."""
    from ..flags.store import FlagStore

    store = FlagStore(path)
    if not store.path.exists():
        raise CannotRun(f"There are no flags at '{path}': '{store.path}' does not exist. Give the flagging folder.")
    return store


def _list(store: FlagStore, wanted: FlagFilter, limit: int) -> int:
    for _, flag in zip(range(limit), store.iterate(wanted), strict=False):
        print(_in_one_line(flag))
    count = store.count(wanted)
    print(f"{counted(count, 'flag')} in '{store.path}'" + (f", {limit} shown" if count > limit else ""))
    return 0


def _export(store: FlagStore, options: argparse.Namespace, wanted: FlagFilter) -> int:
    name, target = next((name, Path(out)) for name in _FORMATS if (out := getattr(options, name)))
    if not 0 <= options.test_share <= 1:
        raise CannotRun(f"--test-share is a number from 0 to 1, not {options.test_share}.")
    try:
        count, unit = _written(store, name, target, options, wanted)
    except OSError as error:
        raise CannotRun(f"'{target}' could not be written: {error.strerror}. Choose another place for it.") from error
    print(f"Wrote {counted(count, unit)} to '{target}'.")
    return 0


def _written(
    store: FlagStore, name: str, target: Path, options: argparse.Namespace, wanted: FlagFilter
) -> tuple[int, str]:
    if name == "csv":
        from ..flags.export import export_csv

        return export_csv(store, target, wanted), "flag"
    from ..flags import dataset

    choice = dataset.Choice(wanted, options.reviewed, options.test_share)
    if name == "parquet":
        return dataset.export_parquet(store, target, choice), "flag"
    if name == "coco":
        return dataset.export_coco(store, target, choice), "picture"
    write = dataset.export_jsonl if name == "jsonl" else dataset.export_dataset
    return write(store, target, choice).counts.total(), "flag"


def _replay(
    store: FlagStore, options: argparse.Namespace, wanted: FlagFilter, install_alias: Callable[[], None]
) -> int:
    from ..flags.replay import replay, resolve_fixed
    from .load import load_app

    app = load_app(Path(options.app), install_alias)
    report = replay(
        app,
        store,
        wanted,
        app_version=settings.APP_VERSION.read() or _digest(Path(options.app)),
        model_version=options.model_version or settings.MODEL_VERSION.read(),
        workers=options.workers,
        on_progress=_show_progress,
    )
    _print_report(report)
    if options.resolve:
        print(f"{counted(resolve_fixed(store, report), 'flag')} resolved.")
    if options.json:
        _write_json(Path(options.json), report)
    store.close()
    return 0


def run_tests(
    store: FlagStore, options: argparse.Namespace, wanted: FlagFilter, install_alias: Callable[[], None]
) -> int:
    """Run the accepted flags as tests; gives 1 when one fails that is not known to, or a known one passes."""
    from ..flags.cases import Budget, cases_of, is_passed, run_cases, write_junit
    from .load import load_app

    cases = cases_of(store, wanted)
    if not cases:
        print("There are no cases: accept flags that say what would be right, then run this again.")
        return 0
    results = run_cases(load_app(Path(options.app), install_alias), cases, options.workers)
    budget = Budget(options.known or "known-failures.txt")
    outcomes = {case.name: is_passed(result) for case, result in zip(cases, results, strict=True)}
    failed = [name for name, passed in outcomes.items() if not passed]
    if options.junit:
        write_junit(options.junit, cases, results, budget.known)
    for case, result in zip(cases, results, strict=True):
        print(f"{'pass' if outcomes[case.name] else 'known' if case.name in budget.known else 'FAIL':5}  {case.name}")
        if not outcomes[case.name]:
            print(_plain(f"       {_result_words(result)}"))
    if options.shrink:
        budget.shrink(failed)
    faults = budget.faults(failed, [name for name, passed in outcomes.items() if passed])
    print(f"{len(cases) - len(failed)} passed, {len(failed)} failed")
    print("\n".join(faults), end="\n" if faults else "")
    return int(bool(faults))


def _result_words(result: Result) -> str:
    from ..flags.cases import fault_of

    return fault_of(result)


def _digest(file: Path) -> str:
    import hashlib

    return hashlib.sha256(file.read_bytes()).hexdigest()[:12]


def _show_progress(done: int, total: int) -> None:
    if sys.stderr.isatty():
        print(f"\r{done} of {total} asked again", end="\n" if done == total else "", file=sys.stderr, flush=True)


def _print_report(report: Report) -> None:
    from ..flags.replay import VERDICTS

    for verdict in ("fixed", "broken", "wrong", "changed", "failed"):
        for result in report.having(verdict):
            said = result.error or f"{_texts([one.value for one in result.flag.outputs])} -> {_texts(result.now)}"
            expected = f" (expected {_values(result.flag.expected)})" if result.flag.expected else ""
            print(_plain(f"{verdict:9}  #{result.flag.id}  {_values(result.flag.inputs)}: {said}{expected}"))
    print(f"\n{counted(len(report.results), 'flag')} asked again (replay {report.id}):")
    for verdict, count in report.counts.items():
        print(f"{count:6}  {verdict:9}  {VERDICTS[verdict]}")


def _write_json(target: Path, report: Report) -> None:
    rows: list[dict[str, Any]] = [
        {
            "flag": result.flag.id,
            "verdict": result.verdict,
            "before": [one.value for one in result.flag.outputs],
            "now": result.now,
            "expected": [one.value for one in result.flag.expected],
            "score_before": result.before and result.before.share,
            "score_now": result.after and result.after.share,
            "error": result.error,
        }
        for result in report.results
    ]
    try:
        text = json.dumps({"replay": report.id, "counts": report.counts, "results": rows}, indent=1, ensure_ascii=False)
        target.write_text(text, encoding="utf-8")
    except OSError as error:
        raise CannotRun(f"'{target}' could not be written: {error.strerror}. Choose another place for it.") from error


def _in_one_line(flag: Flag) -> str:
    facts = [
        f"#{flag.id}",
        (flag.created_at or "")[:19],
        flag.label or "-",
        *([flag.status] if flag.status != "open" else []),
        *(["by " + flag.username] if flag.username else []),
    ]
    values = f"{_values(flag.inputs)} -> {_values(flag.outputs)}"
    expected = f" (expected {_values(flag.expected)})" if flag.expected else ""
    note = f"  note: {flag.note}" if flag.note else ""
    return _plain("  ".join(facts) + "  " + values + expected + note)


def _plain(text: str) -> str:
    """What visitors wrote must not steer the terminal."""
    return "".join(c if c.isprintable() else " " for c in text)


def _values(values: list[FlagValue]) -> str:
    return _texts([value.value for value in values])


def _texts(values: list[Any]) -> str:
    texts = (value if isinstance(value, str) else json.dumps(value, ensure_ascii=False) for value in values)
    return ", ".join(text if len(text) <= 40 else f"{text[:39]}…" for text in texts)

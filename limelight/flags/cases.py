"""Accepted flags as regression cases: each says what the app must answer from now on."""

from __future__ import annotations

import asyncio
import os
import re
from collections.abc import AsyncIterator, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from ..errors import CannotRun
from .flag import Flag, FlagFilter
from .replay import Result, answer_again, finished, opened
from .store import FlagStore

if TYPE_CHECKING:
    from ..graph.blueprint import Blueprint

MOST_WORDS = 5
"""So many words of the first input stand in a case's name."""


@dataclass(frozen=True)
class Case:
    """One accepted flag."""

    flag: Flag
    store: FlagStore

    @property
    def name(self) -> str:
        """What it is called in reports, such as `predict-12-not-bad-at-all`: endpoint, number, what was asked."""
        asked = next((one.value for one in self.flag.inputs if isinstance(one.value, str)), self.flag.label or "")
        words = re.findall(r"\w+", asked)[:MOST_WORDS]
        return "-".join([self.flag.endpoint or "flag", str(self.flag.id), *words]).lower()

    def check(self, blueprint: Blueprint) -> None:
        """Ask the app again. Raises `AssertionError` saying what came instead of what was expected."""
        result = run_cases(blueprint, [self])[0]
        assert is_passed(result), fault_of(result)


def cases_of(store: FlagStore, wanted: FlagFilter | None = None) -> list[Case]:
    """The cases of a store, the oldest first: flags that were accepted and say what would be right."""
    from dataclasses import replace

    chosen = replace(wanted or FlagFilter(), status="accepted", is_corrected=True)
    return [Case(flag, store) for flag in store.iterate(chosen, newest_first=False)]


def run_cases(blueprint: Blueprint, cases: Sequence[Case], workers: int = 4) -> list[Result]:
    """Ask each case again; the results in the cases' order. Nothing is written to the store."""

    async def work() -> list[Result]:
        return [result async for result in _results(blueprint, cases, workers)]

    return finished(work)


async def _results(blueprint: Blueprint, cases: Sequence[Case], workers: int) -> AsyncIterator[Result]:
    async with opened(blueprint, workers) as engine:
        turns = asyncio.Semaphore(workers)

        async def ask(case: Case) -> Result:
            async with turns:
                session = engine.session()
                try:
                    return await answer_again(session, case.store, case.flag)
                finally:
                    engine.close(session)

        for result in await asyncio.gather(*map(ask, cases)):
            yield result


def is_passed(result: Result) -> bool:
    """Whether the answer is as good as the case asks for."""
    return result.verdict in ("fixed", "right")


def fault_of(result: Result) -> str:
    """What came instead, in words."""
    if result.error is not None:
        return f"flag {result.flag.id}: {result.error}"
    expected = ", ".join(repr(one.value) for one in result.flag.expected)
    now = ", ".join(map(repr, result.now))
    words = f" ({result.after.words})" if result.after else ""
    return f"flag {result.flag.id}: expected {expected}, got {now}{words}"


class Budget:
    """The cases that are known to fail, in a text file with a name a line. It may only shrink.

    Parameters:
        path: the file; one that does not exist knows of none.
    """

    def __init__(self, path: str | Path):
        self.path = Path(path)
        lines = self.path.read_text(encoding="utf-8").splitlines() if self.path.exists() else []
        self.known = {name for line in lines if (name := line.partition("#")[0].strip())}

    def faults(self, failed: Iterable[str], passed: Iterable[str]) -> list[str]:
        """Why a run does not hold: cases that fail and are not known to, and known ones that pass by now."""
        new = [f"{name} fails and is not among the known failures." for name in failed if name not in self.known]
        mended = [
            f"{name} passes: take it out of '{self.path}' (or run with --shrink)."
            for name in passed
            if name in self.known
        ]
        return new + mended

    def shrink(self, failed: Iterable[str]) -> int:
        """Take out of the file what does not fail any more; gives how many went. Nothing is ever added."""
        left = self.known & set(failed)
        gone = len(self.known) - len(left)
        if gone:
            part = self.path.with_name(f"{self.path.name}.part")
            part.write_text("".join(f"{name}\n" for name in sorted(left)), encoding="utf-8")
            os.replace(part, self.path)
            self.known = left
        return gone


def write_junit(path: str | Path, cases: Sequence[Case], results: Sequence[Result], known: Iterable[str] = ()) -> None:
    """Write a run as JUnit XML, as build servers read it; a known failure is told as skipped. Raises `CannotRun`."""
    from xml.etree import ElementTree

    tolerated = set(known)
    suite = ElementTree.Element("testsuite", name="flags", tests=str(len(cases)))
    for case, result in zip(cases, results, strict=True):
        facts = {"classname": case.flag.endpoint or "flags", "name": case.name, "time": f"{result.seconds or 0:.3f}"}
        element = ElementTree.SubElement(suite, "testcase", facts)
        if is_passed(result):
            continue
        is_known = case.name in tolerated
        ElementTree.SubElement(element, "skipped" if is_known else "failure", message=_printable(fault_of(result)))
    failures = sum(element.find("failure") is not None for element in suite)
    suite.set("failures", str(failures))
    suite.set("skipped", str(sum(element.find("skipped") is not None for element in suite)))
    try:
        ElementTree.ElementTree(suite).write(path, encoding="utf-8", xml_declaration=True)
    except OSError as error:
        raise CannotRun(f"'{path}' could not be written: {error.strerror}. Choose another place for it.") from error


def _printable(text: str) -> str:
    """What XML can hold."""
    return "".join(each if each.isprintable() or each in "\n\t" else " " for each in text)

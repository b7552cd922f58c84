"""Checks a page against WCAG 2.2 AA with axe-core."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

from playwright.sync_api import Page

ROOT = Path(__file__).parents[2]
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa"]
# A colour that is half way through its transition is nobody's colour.
SETTLED = """async () => {
    await Promise.all(document.getAnimations().filter((one) => one.effect?.getComputedTiming().endTime !== Infinity)
        .map((one) => one.finished.catch(() => undefined)));
}"""
RUN = """async ([within, tags, off]) => {
    const rules = Object.fromEntries(off.map((rule) => [rule, { enabled: false }]));
    const only = { type: "tag", values: tags };
    const found = await axe.run(within ?? document, { runOnly: only, rules, resultTypes: ["violations"] });
    return found.violations;
}"""


@cache
def source() -> str:
    """The text of axe-core, a development package of the browser half."""
    path = ROOT / "frontend" / "node_modules" / "axe-core" / "axe.min.js"
    assert path.is_file(), (
        "These tests need axe-core: run `npm ci` in frontend (installing Limelight from source does)."
    )
    return path.read_text(encoding="utf-8")


def check_accessible(page: Page, within: str | None = None, off: Sequence[str] = ()) -> None:
    """Fail with a readable list of what axe finds. Parameters: within: a CSS selector; off: rules to leave out."""
    if not page.evaluate("() => 'axe' in window"):
        page.evaluate(source())
    page.evaluate(SETTLED)
    violations = page.evaluate(RUN, [within, TAGS, list(off)])
    assert not violations, "axe found:\n" + "\n".join(_lines(violations))


def _lines(violations: list[dict[str, Any]]) -> list[str]:
    return [
        f"- {one['id']}: {one['help']}\n    {node['html'][:200]}\n    {' '.join(node['failureSummary'].split())}"
        for one in violations
        for node in one["nodes"]
    ]

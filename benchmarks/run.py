"""Measure two libraries on the same apps in one run.

python -m benchmarks.run [--only hello,stream] [--rounds 3] [--gradio PYTHON] [--out FILE.json]
"""

from __future__ import annotations

import argparse
import importlib
import json
import shutil
import statistics
import subprocess
import sys
import venv
from pathlib import Path
from typing import Any

from playwright.sync_api import sync_playwright

from benchmarks.browser import FLAGS
from benchmarks.served import Side

SUITES = (
    "imports",
    "hello",
    "stream",
    "many",
    "mixed",
    "idle",
    "upload",
    "busy",
    "client",
    "frame",
    "live",
    "plots",
    "chat",
)
OTHER = "gradio==6.31.0"
HERE = Path(__file__).parent

Figures = dict[str, dict[str, list[float]]]


def main() -> None:
    """Run the suites, print the table."""
    options = _options()
    sides = [Side("limelight", options.limelight), Side("gradio", options.gradio or _gradio())]
    figures: Figures = {side.module: {} for side in sides}
    with sync_playwright() as playwright:
        for suite in options.only.split(","):
            for _ in range(options.rounds):
                for side in sides:  # in turn, so that a busy minute of the machine meets both
                    _measure(suite, side, playwright, figures)
    medians = {
        module: {name: statistics.median(all) for name, all in found.items()} for module, found in figures.items()
    }
    _print_table(medians)
    if options.out:
        Path(options.out).write_text(json.dumps({"median": medians, "all": figures}, indent=1))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="benchmarks.run", description="Limelight beside Gradio on the same apps.")
    parser.add_argument("--only", default=",".join(SUITES), help="suites, separated by commas")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--limelight", default=sys.executable, help="interpreter that has Limelight")
    parser.add_argument("--gradio", help="interpreter that has Gradio; made when left out")
    parser.add_argument("--out", help="file for all figures as JSON")
    return parser.parse_args()


def _gradio() -> str:
    folder = HERE / ".venv-gradio"
    python = folder / "bin" / "python"
    if not python.exists():
        venv.create(folder, with_pip=True)
        subprocess.check_call([str(python), "-m", "pip", "install", "-q", OTHER])
    return str(python)


def _measure(suite: str, side: Side, playwright: Any, figures: Figures) -> None:
    browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=FLAGS)
    try:
        found = importlib.import_module(f"benchmarks.suites.{suite}").measure(side, browser)
    finally:
        browser.close()
    for name, value in found.items():
        figures[side.module].setdefault(name, []).append(value)


def _print_table(medians: dict[str, dict[str, float]]) -> None:
    print(f"{'figure':24}{'limelight':>14}{'gradio':>14}{'ratio':>10}")
    for name, ours in medians["limelight"].items():
        theirs = medians["gradio"].get(name)
        ratio = f"{theirs / ours:10.2f}" if theirs is not None and ours else f"{'-':>10}"
        print(f"{name:24}{ours:14.2f}{theirs if theirs is not None else float('nan'):14.2f}{ratio}")


if __name__ == "__main__":
    main()

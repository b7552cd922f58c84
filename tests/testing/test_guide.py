"""The examples of docs/testing.md are run as they stand there."""

from __future__ import annotations

import os
import re
import subprocess
import sys

from tests.house.sources import ROOT


def test_every_example_of_the_guide_passes(tmp_path):
    blocks = re.findall(r"```python\n(.*?)```", (ROOT / "docs" / "testing.md").read_text(encoding="utf-8"), re.DOTALL)
    count = sum(block.count("\ndef test_") for block in blocks)
    for number, block in enumerate(blocks):
        name = "app.py" if block.startswith("# app.py") else f"test_example_{number}.py"
        (tmp_path / name).write_text(block, encoding="utf-8")
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-p", "limelight.testing.plugin", "."]
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"}
    done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, timeout=120)
    assert f"{count} passed" in done.stdout, done.stdout + done.stderr
    assert count >= 9


def test_the_plugin_loads_nothing_until_a_test_asks():
    code = "import sys, limelight.testing.plugin; print([m for m in sys.modules if m.startswith('limelight.engine')])"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"

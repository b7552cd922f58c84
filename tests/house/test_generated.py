"""Generated files are what the generator would write now."""

from __future__ import annotations

import subprocess
import sys

from tests.house.sources import ROOT


def test_generated_files_are_fresh():
    command = [sys.executable, str(ROOT / "scripts" / "generate.py"), "--check"]
    result = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, check=False)
    assert result.returncode == 0, result.stdout + result.stderr

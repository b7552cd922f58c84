"""`limelight` and `python -m limelight`: the command line, with the alias for existing apps at hand."""

from __future__ import annotations

import sys

from .alias import install
from .cli.main import run_command


def main() -> int:
    """Run the command in `sys.argv`; gives the exit code."""
    return run_command(sys.argv[1:], install_alias=install)


if __name__ == "__main__":
    sys.exit(main())

"""A fixture for pytest, there as soon as Limelight is installed: `limelight_flags`, one test per accepted flag."""

from __future__ import annotations

import pytest

OPTION = "limelight_flags"


def pytest_addoption(parser: pytest.Parser) -> None:
    """Where the flags are: on the command line, or in pytest's settings."""
    words = "the flagging folder whose accepted flags become tests"
    parser.getgroup("limelight").addoption("--limelight-flags", metavar="PATH", default=None, help=words)
    parser.addini(OPTION, words, default="")


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """One test per case. Each gets a `Case`: `limelight_flags.check(demo)` asks the app and fails in words."""
    if OPTION not in metafunc.fixturenames:
        return
    path = metafunc.config.getoption(OPTION) or metafunc.config.getini(OPTION)
    if not path:
        raise pytest.UsageError(
            f"{metafunc.function.__name__} takes limelight_flags, but nobody said where the flags are. "
            "Set limelight_flags in pytest's settings, or give --limelight-flags PATH."
        )
    from .cases import cases_of
    from .store import FlagStore

    cases = cases_of(FlagStore(metafunc.config.rootpath / path))
    metafunc.parametrize(OPTION, cases, ids=[case.name for case in cases])

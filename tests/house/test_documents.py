"""What a user can set or meet is written down."""

from __future__ import annotations

import inspect
import re

from limelight import errors, settings
from tests.house.sources import ROOT, report


def test_every_setting_is_documented():
    text = (ROOT / "docs" / "settings.md").read_text(encoding="utf-8")
    names = {name for one in vars(settings).values() if isinstance(one, settings.Setting) for name in one.names}
    missing = sorted(name for name in names if f"`{name}`" not in text)
    assert not missing, f"docs/settings.md lacks {missing}. Run `make types`."


def test_every_environment_variable_of_ours_is_a_setting():
    names = {name for one in vars(settings).values() if isinstance(one, settings.Setting) for name in one.names}
    faults = []
    for path in sorted((ROOT / "limelight").rglob("*.py")):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            for name in re.findall(r"""["'](LIMELIGHT_[A-Z_]+)["']""", line):
                if name not in names:
                    faults.append(
                        f"{path.relative_to(ROOT)}:{number}: {name} is not in limelight/settings.py. Add it there."
                    )
    assert not faults, report(faults)


def test_every_error_is_in_the_tree_at_the_top_of_errors_and_has_words():
    faults = []
    for name, one in vars(errors).items():
        if inspect.isclass(one) and issubclass(one, Exception) and one.__module__ == errors.__name__:
            if not re.search(rf"\b{name}\b", errors.__doc__ or ""):
                faults.append(f"limelight/errors.py: {name} is not in the tree at the top. Draw it there.")
            if not one.__doc__:
                faults.append(f"limelight/errors.py: {name} has no docstring. Say when a user meets it.")
    assert not faults, report(faults)


def test_no_document_names_a_place_of_one_machine():
    texts = [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), *(ROOT / "changes").glob("*.md")]
    faults = [
        f"{path.relative_to(ROOT)}: names '{place}'. Say it without a path of this machine."
        for path in texts
        for place in ("/root/", "/home/")
        if place in path.read_text(encoding="utf-8")
    ]
    assert not faults, report(faults)

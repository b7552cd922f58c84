"""The names of themes are those that existing apps and their CSS use."""

from __future__ import annotations

import inspect
import json
import subprocess
import sys
from pathlib import Path

import pytest

from limelight import themes

FACTS = json.loads(Path(__file__).with_name("names.json").read_text())


def test_every_member_exists():
    assert [name for name in FACTS["members"] if not hasattr(themes, name)] == []


def test_every_palette_and_scale_exists():
    assert [name for name in FACTS["colors"] if not hasattr(themes.colors, name)] == []
    assert [name for name in FACTS["sizes"] if not hasattr(themes.sizes, name)] == []


def test_every_stock_theme_carries_its_known_name():
    assert {name: getattr(themes, made)().name for name, made in FACTS["stock"].items()} == {
        name: name for name in FACTS["stock"]
    }


@pytest.mark.parametrize("name", FACTS["stock"].values())
def test_every_stock_theme_takes_the_known_arguments(name):
    assert sorted(inspect.signature(getattr(themes, name)).parameters) == FACTS["arguments"]


def test_the_addresses_that_existing_theme_files_import_exist():
    from limelight.themes.base import Base
    from limelight.themes.utils import colors, fonts, sizes
    from limelight.themes.utils.colors import Color

    assert Base is themes.Base
    assert Color is themes.Color
    assert colors.lime is themes.colors.lime
    assert fonts.GoogleFont is themes.GoogleFont
    assert sizes.text_md is themes.sizes.text_md


def test_themes_import_without_heavy_packages():
    code = (
        "import sys, limelight.themes; print([n for n in ('numpy', 'msgspec', 'json', 'asyncio') if n in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"

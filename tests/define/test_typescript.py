from __future__ import annotations

from collections.abc import Callable
from typing import Any, Literal, Optional

import msgspec
import pytest

from limelight.define import prop
from limelight.define.reader import Defined
from limelight.define.typescript import Named, comment, props_text, struct_text, type_text, union_text
from limelight.wire.values import FileData


@pytest.mark.parametrize(
    ("hint", "text"),
    [
        (str, "string"),
        (float | None, "number | null"),
        (Optional[bool], "boolean | null"),  # noqa: UP045 - the older spelling is read as well
        (Literal["a", 1], '"a" | 1'),
        (list[str], "string[]"),
        (list[str | int], "(string | number)[]"),
        (tuple[int, str], "[number, string]"),
        (tuple[int, ...], "number[]"),
        (list, "unknown[]"),
        (dict[str, Any], "Record<string, unknown>"),
        (dict, "Record<string, unknown>"),
        (int | float, "number"),
        (str | Any, "unknown"),
        (str | Callable[..., str] | None, "string | null"),
        (list[FileData], "FileData[]"),
        (object, "unknown"),
    ],
)
def test_types(hint, text):
    assert type_text(hint) == text


class Wave(msgspec.Struct, tag_field="t", tag="wave", omit_defaults=True):
    """A hand goes up.

    */ twice.
    """

    hand: str
    """Which one."""
    times: int = 2
    edits: list[Edit] = []


class Edit(msgspec.Struct):
    """Replaced below."""

    rest: str = ""


def test_a_message_becomes_an_interface_with_its_tag():
    text = struct_text(Wave, {"Edit": Named("Change")})
    assert '  t: "wave";' in text
    assert "  /** Which one. */\n  hand: string;" in text
    assert "  /** Absent: 2. */\n  times?: number;" in text
    assert "  edits?: Change[];" in text


def test_a_struct_that_sends_its_defaults_has_no_absent_fields():
    assert "  rest: string;" in struct_text(Edit)


def test_a_comment_cannot_be_ended_by_its_text():
    assert comment(Wave.__doc__).count("*/") == 1


def test_a_union_lists_its_members():
    assert union_text("Message", [Wave, Edit]) == "export type Message =\n  | Wave\n  | Edit;\n"


class Dial(Defined):
    """Turns."""

    low: float = prop(default=0)
    """Left end."""
    unit: str | None = prop(default=None)
    """What it counts."""
    secret: str = prop(default="", travels=False)
    """Stays here."""
    names: list[str] = prop(default_factory=list)
    """What stands around it."""
    value: Any = prop(default=None)
    """Where it stands."""


def test_props_that_travel_become_an_interface():
    text = props_text(Dial, "DialProps", float | None)
    assert "/** Turns. */\nexport interface DialProps {" in text
    assert "  /** Left end. */\n  low: number;" in text
    assert "  unit?: string | null;" in text
    assert "  names: string[];" in text
    assert "  value?: number | null;" in text
    assert "secret" not in text

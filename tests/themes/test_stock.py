"""Every stock theme can be read in both schemes, and every palette can stand for the accent."""

from __future__ import annotations

import pytest

from limelight import themes
from tests.themes.contrast import contrast

BLOCK, BODY = "block_background_fill", "body_background_fill"

TEXT = [
    ("body_text_color", BODY),
    ("body_text_color", BLOCK),
    ("body_text_color", "background_fill_primary"),
    ("body_text_color", "background_fill_secondary"),
    ("body_text_color", "code_background_fill"),
    ("body_text_color", "color_accent_soft"),
    ("body_text_color", "stat_background_fill"),
    ("body_text_color", "input_background_fill"),
    ("body_text_color", "input_background_fill_focus"),
    ("body_text_color", "input_background_fill_hover"),
    ("body_text_color", "panel_background_fill"),
    ("body_text_color_subdued", BODY),
    ("body_text_color_subdued", BLOCK),
    ("body_text_color_subdued", "background_fill_secondary"),
    ("accordion_text_color", BLOCK),
    ("block_info_text_color", BLOCK),
    ("block_label_text_color", "block_label_background_fill"),
    ("block_label_text_color", BLOCK),
    ("block_title_text_color", BLOCK),
    ("block_title_text_color", BODY),
    ("checkbox_label_text_color", "checkbox_label_background_fill"),
    ("checkbox_label_text_color", "checkbox_label_background_fill_hover"),
    ("checkbox_label_text_color_selected", "checkbox_label_background_fill_selected"),
    ("error_text_color", "error_background_fill"),
    ("error_icon_color", "error_background_fill"),
    ("error_text_color", BLOCK),
    ("input_placeholder_color", "input_background_fill"),
    ("table_text_color", "table_even_background_fill"),
    ("table_text_color", "table_odd_background_fill"),
    ("table_text_color", "table_row_focus"),
    *(
        (f"link_text_color{state}", ground)
        for state in ("", "_hover", "_active", "_visited")
        for ground in (BODY, BLOCK)
    ),
    *(
        (f"button_{kind}_text_color{state}", f"button_{kind}_background_fill{state}")
        for kind in ("primary", "secondary", "cancel")
        for state in ("", "_hover")
    ),
]
"""(ink, ground) of everything that is read: 4.5 to 1."""

SHAPES = [
    *(
        (f"{control}_border_color{state}", BLOCK)
        for control in ("input", "checkbox")
        for state in ("", "_hover", "_focus")
    ),
    ("input_border_color", "input_background_fill"),
    ("checkbox_border_color", "checkbox_background_color"),
    ("input_border_color", BODY),
    *((accent, ground) for accent in ("color_accent", "slider_color", "loader_color") for ground in (BODY, BLOCK)),
    ("checkbox_background_color_selected", BLOCK),
    ("checkbox_check", "checkbox_background_color_selected"),
    ("radio_circle", "checkbox_background_color_selected"),
]
"""(shape, ground) of everything that says where a control is or what is chosen: 3 to 1."""


def too_faint(theme: themes.ThemeClass) -> list[str]:
    """The pairs of a theme that fall short, each as one line."""
    return [
        f"{'dark' if dark else 'light'} {ink} on {ground}: {ratio:.2f} < {least}"
        for pairs, least in ((TEXT, 4.5), (SHAPES, 3.0))
        for ink, ground in pairs
        for dark in (False, True)
        if (ratio := contrast(themes.resolve(theme, ink, dark), themes.resolve(theme, ground, dark))) < least
    ]


@pytest.mark.parametrize("name", themes.STOCK)
def test_every_stock_theme_can_be_read_in_both_schemes(name):
    assert too_faint(themes.theme_named(name)) == []


@pytest.mark.parametrize("hue", [str(color) for color in themes.colors.ALL])
def test_every_palette_can_be_the_accent(hue):
    assert too_faint(themes.Default(primary_hue=hue)) == []


@pytest.mark.parametrize("hue", ["slate", "gray", "zinc", "neutral", "stone"])
def test_every_neutral_palette_can_be_the_ground(hue):
    assert too_faint(themes.Default(neutral_hue=hue)) == []


@pytest.mark.parametrize("given", ["soft", "Soft", "gradio/soft", themes.Soft()])
def test_a_name_in_any_form_gives_the_stock_theme(given):
    assert isinstance(themes.theme_named(given), themes.Soft)


def test_no_name_gives_the_default_theme():
    assert isinstance(themes.theme_named(None), themes.Default)


@pytest.mark.parametrize(("name", "hint"), [("sofft", "'soft'"), ("someone/seafoam", "not fetched from other hosts")])
def test_an_unknown_name_is_told_in_the_log_and_the_default_stands_in(name, hint, caplog):
    assert isinstance(themes.theme_named(name), themes.Default)
    assert hint in caplog.text


def test_a_theme_that_is_no_name_is_refused():
    with pytest.raises(ValueError, match="theme=3 is no theme"):
        themes.theme_named(3)


def test_stock_themes_look_different():
    sheets = {themes.theme_css(made()) for name, made in themes.STOCK.items() if name != "base"}
    assert len(sheets) == len(themes.STOCK) - 1


def test_the_builder_says_what_to_do_instead():
    with pytest.raises(RuntimeError, match=r"theme\.dump"):
        themes.builder()

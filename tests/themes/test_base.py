"""The arguments of a theme become its palettes, scales and fonts."""

from __future__ import annotations

import pytest

from limelight import themes


@pytest.mark.parametrize("hue", ["pink", themes.colors.pink])
def test_a_palette_is_given_by_name_or_as_a_color(hue):
    theme = themes.Soft(primary_hue=hue)
    assert (theme.primary_50, theme.primary_950) == (themes.colors.pink.c50, themes.colors.pink.c950)


@pytest.mark.parametrize("size", ["lg", "text_lg", themes.sizes.text_lg])
def test_a_scale_is_given_by_its_step_its_name_or_as_a_size(size):
    assert themes.Base(text_size=size).text_md == themes.sizes.text_lg.md


def test_an_unknown_palette_is_refused_with_the_nearest():
    with pytest.raises(ValueError, match=r"primary_hue names the hue 'limee'.*did you mean 'lime'"):
        themes.Base(primary_hue="limee")


def test_an_unknown_scale_is_refused():
    with pytest.raises(ValueError, match="radius_size names the size 'radius_huge'"):
        themes.Base(radius_size="huge")


def test_fonts_are_given_as_a_name_a_font_or_a_list():
    assert themes.Base(font="Inter").font == "'Inter'"
    assert themes.Base(font=[themes.Font("Inter"), "system-ui", "Fira Sans"]).font == "'Inter', system-ui, 'Fira Sans'"
    assert themes.Base(font_mono=themes.Font("Fira Code")).font_mono == "'Fira Code'"

"""A theme takes every known value, becomes a complete sheet, and survives being written and read."""

from __future__ import annotations

import gzip
import json
import re
from pathlib import Path

import pytest

from limelight import themes
from limelight.themes.theme import REFERENCE

FACTS = json.loads(Path(__file__).with_name("names.json").read_text())
PROPERTIES = {name.replace("_", "-") for name in FACTS["variables"]}


def declared(sheet: str) -> tuple[dict[str, str], dict[str, str]]:
    """The custom properties of a sheet: those of the light rule, those of the dark one."""
    rules = [body for head, body in re.findall(r"([^{}]+)\{([^{}]*)\}", sheet) if "color-scheme" in body]
    light, dark = (dict(re.findall(r'--([a-z0-9-]+):((?:"[^"]*"|[^;"])*)', body)) for body in rules)
    return light, dark


@pytest.mark.parametrize("name", themes.STOCK)
def test_all_221_names_are_declared(name):
    light, _ = declared(themes.theme_css(themes.theme_named(name)))
    assert len(PROPERTIES) == 221
    assert set(light) == PROPERTIES


@pytest.mark.parametrize("name", themes.STOCK)
def test_whatever_mentions_another_name_is_declared_again_in_dark(name):
    light, dark = declared(themes.theme_css(themes.theme_named(name)))
    derived = {key for key, value in light.items() if "var(" in value}
    assert derived <= set(dark)


@pytest.mark.parametrize("name", themes.STOCK)
def test_no_value_mentions_what_is_not_declared(name):
    sheet = themes.theme_css(themes.theme_named(name))
    assert set(re.findall(r"var\(--([a-z0-9-]+)\)", sheet)) <= PROPERTIES
    assert not REFERENCE.search(sheet)


@pytest.mark.parametrize("name", themes.STOCK)
def test_no_value_asks_another_host(name):
    assert "url(http" not in themes.theme_css(themes.theme_named(name)).replace('url("data:image/svg+xml', "")


def test_the_default_sheet_is_small():
    assert len(gzip.compress(themes.theme_css(themes.Default()).encode(), 9)) <= 2500


def test_set_takes_every_known_name_and_gives_the_theme_back():
    theme = themes.Base()
    assert theme.set(**dict.fromkeys(FACTS["set_parameters"], "1px")) is theme
    assert {getattr(theme, name) for name in FACTS["set_parameters"]} == {"1px"}


def test_set_with_none_keeps_the_value():
    assert themes.Base().set(block_radius=None).block_radius == themes.Base().block_radius


def test_set_refuses_an_unknown_name_with_the_nearest():
    with pytest.raises(TypeError, match="did you mean 'block_radius'"):
        themes.Base().set(blok_radius="1px")


def test_set_refuses_a_mention_of_an_unknown_name_with_the_nearest():
    with pytest.raises(ValueError, match="did you mean 'neutral_200'"):
        themes.Base().set(block_border_color="*neutrl_200")


def test_set_refuses_a_mention_of_a_dark_name():
    with pytest.raises(ValueError, match=r"Write '\*body_text_color'"):
        themes.Base().set(block_title_text_color="*body_text_color_dark")


@pytest.mark.parametrize("value", ["1px; } body { color: red", "</style>", "1px /*", 'url("a', "a\\"])
def test_set_refuses_a_value_that_leaves_its_declaration(value):
    with pytest.raises(ValueError, match="end its own declaration"):
        themes.Base().set(block_radius=value)


def test_set_takes_an_image_written_into_the_value():
    image = "url(\"data:image/svg+xml;utf8,%3csvg fill='white'/%3e\")"
    assert themes.Base().set(checkbox_check=image).checkbox_check == image


def test_a_light_value_alone_leaves_the_dark_one():
    theme = themes.Base().set(body_text_color="#123456")
    assert themes.resolve(theme, "body_text_color") == "#123456"
    assert themes.resolve(theme, "body_text_color", dark=True) != "#123456"


def test_a_name_that_had_one_value_for_both_schemes_still_does():
    theme = themes.Base().set(color_accent="#123456")
    assert themes.resolve(theme, "color_accent", dark=True) == "#123456"


def test_values_that_mention_each_other_in_a_circle_are_refused():
    theme = themes.Base().set(link_text_color="*link_text_color_hover", link_text_color_hover="*link_text_color")
    with pytest.raises(ValueError, match=r"circle: link_text_color -> link_text_color_hover -> link_text_color"):
        themes.theme_css(theme)


def test_a_dumped_theme_loads_as_the_same_sheet(tmp_path):
    theme = themes.Soft(primary_hue="teal").set(block_radius="3px", body_text_color_dark="#eeeeee")
    theme.custom_css = ".mine{color:red}"
    theme.dump(tmp_path / "theme.json")
    for kind in (themes.ThemeClass, themes.Base, themes.Mario):
        assert themes.theme_css(kind.load(tmp_path / "theme.json")) == themes.theme_css(theme)
    assert themes.Base.load(tmp_path / "theme.json").name == "soft"


def test_a_dictionary_with_few_values_keeps_the_others():
    theme = themes.Base.from_dict({"theme": {"block_radius": "3px"}})
    assert theme.block_radius == "3px"
    assert theme.primary_600 == themes.colors.lime.c600


@pytest.mark.parametrize("content", [{}, {"theme": 3}, {"theme": {"set": "1"}}, {"theme": {"block_radius": "1;}"}}])
def test_a_dictionary_that_is_no_theme_is_refused(content):
    with pytest.raises(ValueError, match=r".+"):
        themes.Base.from_dict(content)


def test_fonts_of_a_loaded_theme_may_not_come_from_elsewhere():
    rule = "@font-face{font-family:'X';src:url(https://example.org/x.woff2)}"
    theme = themes.Base.from_dict({"theme": {"_font_css": [rule]}})
    assert "example.org" not in themes.theme_css(theme)


def test_a_file_that_is_no_theme_is_refused(tmp_path):
    (tmp_path / "theme.json").write_text("no")
    with pytest.raises(ValueError, match="no JSON file"):
        themes.Base.load(tmp_path / "theme.json")


def test_the_hub_is_not_asked():
    with pytest.raises(RuntimeError, match="no outside host"):
        themes.Base.from_hub("someone/seafoam")
    with pytest.raises(RuntimeError, match="no outside host"):
        themes.Base().push_to_hub("seafoam")


def test_a_subclass_may_call_set_in_its_constructor():
    class Seafoam(themes.Base):
        def __init__(self, *, primary_hue=themes.colors.emerald, font=("Quicksand", "sans-serif")):
            super().__init__(primary_hue=primary_hue, font=font)
            self.name = "seafoam"
            super().set(button_large_padding="calc(2 * *spacing_md)")

    assert "--button-large-padding:calc(2 * var(--spacing-md))" in themes.theme_css(Seafoam())


def test_a_scope_keeps_two_themes_on_one_page_apart():
    sheet = themes.theme_css(themes.Soft(), scope="#left")
    assert sheet.startswith("#left{")
    assert "#left.dark,#left .dark,.dark #left{" in sheet
    assert ":root" not in sheet


def test_the_hash_follows_the_sheet():
    assert themes.theme_hash(themes.Soft()) == themes.theme_hash(themes.Soft())
    assert themes.theme_hash(themes.Soft()) != themes.theme_hash(themes.Soft().set(block_radius="1px"))


def test_body_css_is_plain_css():
    body = themes.body_css(themes.Default())
    assert list(body) == [
        *("body_background_fill", "body_text_color"),
        *("body_background_fill_dark", "body_text_color_dark"),
    ]
    assert all(re.fullmatch(r"#[0-9a-f]{6}", value) for value in body.values())

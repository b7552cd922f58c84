"""Texts in several languages."""

import json

import pytest

import limelight as gr
from limelight.errors import BadProp
from limelight.graph.i18n import in_english, translations_of


def test_calling_it_gives_what_stands_for_a_text():
    told = gr.I18n(en={"name": "Name"})("name")
    assert told == '__i18n__{"__type__": "translation_metadata", "key": "name"}'
    assert json.loads(told.removeprefix("__i18n__"))["key"] == "name"


def test_it_can_be_given_wherever_a_text_is():
    i18n = gr.I18n(en={"name": "Name"})
    box = gr.Textbox(label=i18n("name"), info=i18n("help"), placeholder=i18n("type"))
    assert box.travelling_props()["label"] == i18n("name")
    assert gr.Dropdown([(i18n("red"), "red")]).choices[0][0] == i18n("red")


def test_a_text_falls_back_to_english_then_to_its_key():
    i18n = gr.I18n(en={"name": "Name"}, de={"name": "Vorname"})
    assert in_english(f"{i18n('name')}: {i18n('age')}", i18n.translations) == "Name: age"
    assert in_english(i18n('a "b" {c}'), None) == 'a "b" {c}'


def test_languages_are_named_as_browsers_name_them():
    assert list(gr.I18n(pt_BR={"name": "Nome"}).translations) == ["pt-BR"]


@pytest.mark.parametrize("texts", ["Name", {"name": 1}, None])
def test_what_is_no_dict_of_texts_is_refused(texts):
    with pytest.raises(BadProp, match="I18n: 'de' must be a dict"):
        gr.I18n(de=texts)


def test_launch_takes_an_i18n_or_a_dict_of_languages():
    assert translations_of({"en": {"a": "b"}}) == {"en": {"a": "b"}}
    assert translations_of(None) is None
    with pytest.raises(BadProp, match=r"gr\.I18n"):
        translations_of("de.json")

"""Texts in several languages: a page picks the one of its visitor."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any

from ..errors import BadProp

Translations = dict[str, dict[str, str]]

FALLBACK = "en"
"""The language a text is shown in when it is not there in the visitor's."""
MARK_BYTES = b"__i18n__"
"""Where this stands in a description, there are texts to exchange."""
_MARK = re.compile(r'__i18n__\{"__type__": ?"translation_metadata", ?"key": ?("(?:[^"\\]|\\.)*")\}')


class I18n:
    """Texts in several languages, by key.

        i18n = gr.I18n(en={"name": "Name"}, de={"name": "Vorname"})
        with gr.Blocks() as demo:
            gr.Textbox(label=i18n("name"))
        demo.launch(i18n=i18n)

    A page shows the text of the language its visitor chose in the settings, or else of their browser; without one,
    the English text, without that the key. Languages are named as browsers do, with `_` for `-`: `en`, `de`, `pt_BR`.
    """

    def __init__(self, **translations: dict[str, str]):
        self.translations: Translations = {}
        """The texts by key, by language."""
        for language, texts in translations.items():
            if not isinstance(texts, Mapping) or not all(
                isinstance(part, str) for pair in texts.items() for part in pair
            ):
                raise BadProp(
                    f"I18n: '{language}' must be a dict of keys and texts, such as {{'name': 'Name'}}, not {texts!r}."
                )
            self.translations[language.replace("_", "-")] = dict(texts)

    def __call__(self, key: str) -> str:
        """What stands for a text: give it as a label, info, title, placeholder, choice, or inside a longer text."""
        return f"__i18n__{json.dumps({'__type__': 'translation_metadata', 'key': key})}"


def translations_of(given: Any) -> Translations | None:
    """The texts of `launch(i18n=...)`. Raises `BadProp` for anything but an `I18n` or a dict of languages."""
    if given is None:
        return None
    if isinstance(given, I18n):
        return given.translations
    if isinstance(given, Mapping):
        return I18n(**given).translations
    raise BadProp(f"i18n must be gr.I18n(en={{...}}, ...), not {given!r}.")


def in_english(text: str, translations: Translations | None) -> str:
    """A text with what stands for others exchanged by the English ones, or by their keys: for where no page is."""
    texts = (translations or {}).get(FALLBACK, {})

    def text_of(mark: re.Match[str]) -> str:
        key = str(json.loads(mark[1]))
        return texts.get(key) or key

    return _MARK.sub(text_of, text)

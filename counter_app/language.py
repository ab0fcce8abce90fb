"""Translatable text below the screen: phrases, and the table that says them in a language.

English is the language of the source. A `Phrase` is an English template with values; it stays a
value until somebody says it, so that a core verb needs not know who listens. Translations are Qt
Linguist files in `resources/translations/<language>/`, one for each room of the house; the screen
feeds the same files to Qt. The look-up goes by the English text alone: the same English says the
same thing everywhere.
"""

from __future__ import annotations

import xml.etree.ElementTree as ElementTree
from collections.abc import Mapping
from importlib.resources import files
from typing import Protocol, runtime_checkable

CHINESE = "zh_CN"
ENGLISH = "en"
LANGUAGES = (CHINESE, ENGLISH)


@runtime_checkable
class Bilingual(Protocol):
    """A name that data bring along in both languages, as a matter of the catalogue does."""

    def said(self, language: str) -> str:
        """The name in a language."""
        ...


class Phrase:
    """An English template (`str.format` fields) and its values, which may be phrases and names."""

    __slots__ = ("template", "values")

    def __init__(self, template: str, /, **values: object) -> None:
        self.template = template
        self.values: Mapping[str, object] = values

    @classmethod
    def kept(cls, template: str, values: Mapping[str, object]) -> Phrase:
        """A phrase that was written down when it was first said."""
        return cls(template, **values)

    def english(self) -> str:
        """Say it in the language of the source."""
        return Translations({}).say(self)

    def __str__(self) -> str:
        return self.english()

    def __repr__(self) -> str:
        # Values may be personal data and a repr may reach a log: the template is enough.
        return f"Phrase({self.template!r})"

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Phrase):
            return NotImplemented
        return self.template == other.template and self.values == other.values

    def __hash__(self) -> int:
        return hash(self.template)


class Translations:
    """English → one language. An English text without a translation is said in English."""

    def __init__(self, table: Mapping[str, str], language: str = ENGLISH) -> None:
        self._table = table
        self.language = language

    def word(self, english: str) -> str:
        """The translation of a template, fields still open."""
        return self._table.get(english, english)

    def say(self, phrase: Phrase) -> str:
        """The phrase in this language, with its values filled in."""
        values = {name: self._value(value) for name, value in phrase.values.items()}
        return self.word(phrase.template).format(**values)

    def _value(self, value: object) -> object:
        if isinstance(value, Phrase):
            return self.say(value)
        return value.said(self.language) if isinstance(value, Bilingual) else value


def load_translations(language: str) -> Translations:
    """The translations shipped for `language`; English needs none."""
    table: dict[str, str] = {}
    if language != ENGLISH:
        folder = files("resources") / "translations" / language
        for source in sorted(folder.iterdir(), key=lambda path: path.name):
            if source.name.endswith(".ts"):
                table.update(read_linguist(source.read_text(encoding="utf-8")))
    return Translations(table, language)


def read_linguist(text: str) -> dict[str, str]:
    """English → translation from the text of one Qt Linguist (.ts) file, finished ones only."""
    table: dict[str, str] = {}
    # The files are part of the program, not input from outside.
    for message in ElementTree.fromstring(text).iter("message"):
        source, translation = message.find("source"), message.find("translation")
        if source is None or translation is None or translation.get("type") is not None:
            continue
        table[source.text or ""] = translation.text or ""
    return table

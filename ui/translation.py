"""Qt's `tr` and the core's phrases, said from the same table of translations.

The table is `counter_app.language.Translations`, looked up by the English text alone: a widget's
class name, which Qt takes for a context, does not matter. Not here: choosing the language.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QObject, QTranslator

from counter_app.language import CHINESE, Phrase, Translations, load_translations


@dataclass(frozen=True)
class Words:
    """The user's language for everything that is not a literal given to `tr`."""

    language: str
    translations: Translations

    def say(self, phrase: Phrase) -> str:
        """A phrase of the core in this language, its values filled in."""
        return self.translations.say(phrase)

    def listing(self, names: Iterable[str]) -> str:
        """Names in one line, with what stands between them in this language."""
        return ("、" if self.language == CHINESE else ", ").join(names)


class TableTranslator(QTranslator):
    """Lets `self.tr("…")` in any QObject find its text by the English alone."""

    def __init__(self, translations: Translations, parent: QObject) -> None:
        super().__init__(parent)
        self._translations = translations

    def isEmpty(self) -> bool:
        """Qt would not ask an empty translator."""
        return False

    def translate(
        self, context: str, text: str, disambiguation: str | None = None, n: int = -1
    ) -> str:
        """The translation, or the English text itself."""
        return self._translations.word(text)


def install_language(application: QCoreApplication, language: str) -> Words:
    """Make `tr` and Qt's own menus speak a language, and hand out the words for phrases.

    The language from before is spoken no more; what is on the screen has to be built anew.
    """
    for before in application.findChildren(QTranslator):
        application.removeTranslator(before)
        before.deleteLater()
    translations = load_translations(language)
    application.installTranslator(TableTranslator(translations, application))
    if language == CHINESE:
        # Qt's own texts (copy, paste …); asked first, it knows none of ours.
        own = QTranslator(application)
        folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        if own.load("qtbase_zh_CN", folder):
            application.installTranslator(own)
    return Words(language, translations)

"""What commands say, in the language of the terminal; progress only where somebody watches."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from dataclasses import dataclass

import typer

from counter_app.language import CHINESE, ENGLISH, Phrase, Translations, load_translations


@dataclass(frozen=True)
class Terminal:
    """A terminal that says phrases in its user's language."""

    translations: Translations

    def say(self, phrase: Phrase) -> None:
        """Print a message."""
        typer.echo(self.translations.say(phrase))

    def complain(self, phrase: Phrase) -> None:
        """Print what went wrong, on standard error."""
        typer.echo(self.translations.say(phrase), err=True)

    def progress(self) -> Callable[[int, int], None] | None:
        """Something that shows how far long work is; None where nobody watches."""
        if not sys.stderr.isatty():
            return None
        return lambda done, total: typer.echo(f"\r{done:,} / {total:,} ", err=True, nl=False)


def user_terminal() -> Terminal:
    """The terminal in the language of its locale: Chinese first, English where it says so."""
    locale = os.environ.get("LC_ALL") or os.environ.get("LANG") or CHINESE
    return Terminal(load_translations(ENGLISH if locale.startswith("en") else CHINESE))

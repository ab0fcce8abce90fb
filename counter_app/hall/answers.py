"""Answers to what is asked about somebody's health: yes, no, or not asked; never a bare tick.

Not here: whose health it is, and what follows from an answer.
"""

from __future__ import annotations

import unicodedata
from enum import StrEnum

import msgspec

from counter_app.errors import InputError
from counter_app.language import Phrase

LONGEST_OTHER = 200
"""Characters of a symptom told in free words."""


class Answer(StrEnum):
    """What somebody said, or that nobody asked."""

    YES = "yes"
    NO = "no"
    NOT_ASKED = "not_asked"

    @property
    def label(self) -> Phrase:
        """The answer as the hall says it."""
        return _ANSWER_LABELS[self]


_ANSWER_LABELS = {
    Answer.YES: Phrase("yes"),
    Answer.NO: Phrase("no"),
    Answer.NOT_ASKED: Phrase("not asked"),
}


class Symptoms(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What is asked about how somebody feels; `other` in their words, empty for nothing more."""

    cough: Answer = Answer.NOT_ASKED
    fatigue: Answer = Answer.NOT_ASKED
    dyspnoea: Answer = Answer.NOT_ASKED
    other: str = ""

    def __repr__(self) -> str:
        return "Symptoms()"  # a repr may reach a log

    @property
    def any(self) -> bool:
        """Whether there is a symptom."""
        return bool(self.other) or Answer.YES in (self.cough, self.fatigue, self.dyspnoea)


SYMPTOM_LABELS = {
    "cough": Phrase("cough"),
    "fatigue": Phrase("fatigue"),
    "dyspnoea": Phrase("short of breath"),
}
"""What each symptom that is asked for is called."""


def parse_other_symptom(typed: str) -> str:
    """A symptom in free words as it is kept; `InputError` at `other` for what can't be one."""
    text = " ".join(unicodedata.normalize("NFC", typed).split())
    if len(text) > LONGEST_OTHER or not text.isprintable():
        raise InputError(
            "Tell the symptom in at most {longest} characters.",
            field="other",
            longest=LONGEST_OTHER,
        )
    return text

"""What a report of an incident says: a value made once, when the report is made (N7.2).

Kept in the entry of the report, so that the same paper can be printed again whatever became of the
incident. Persons are masked in it. Not here: making it (`incident_reports`), its paper.
"""

from __future__ import annotations

from enum import StrEnum

import msgspec

from counter_app.hall.catalogue import Words
from counter_app.hall.persons import PersonFacts
from counter_app.language import Phrase


class ReportForm(StrEnum):
    """Which report of an incident it is."""

    FIRST = "first"
    FOLLOW_UP = "follow_up"
    FINAL = "final"

    @property
    def label(self) -> Phrase:
        """The form as the hall says it."""
        return _FORM_LABELS[self]


_FORM_LABELS = {
    ReportForm.FIRST: Phrase("First report"),
    ReportForm.FOLLOW_UP: Phrase("Follow-up report"),
    ReportForm.FINAL: Phrase("Final report"),
}


class Addressee(StrEnum):
    """Which body a report is for (DOMAIN: Suspected case)."""

    GOVERNMENT = "government"
    SUPERIOR = "superior"

    @property
    def label(self) -> Phrase:
        """The body as the hall says it."""
        return _ADDRESSEE_LABELS[self]


_ADDRESSEE_LABELS = {
    Addressee.GOVERNMENT: Phrase("Local government"),
    Addressee.SUPERIOR: Phrase("Superior body"),
}


class ReportStep(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A step as it stood; moments in ms, 0 where there is none. `state` is of `StepState`."""

    what: Words
    responsible: Words = Words("", "")
    who: str = ""
    due: int = 0
    state: str
    at: int = 0
    note: str = ""


class ReportNote(msgspec.Struct, frozen=True, kw_only=True):
    """Something that happened, as it was noted."""

    at: int
    text: str


class EarlierReport(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A report that was made before, and when and to whom it was sent, 0 where it was not."""

    form: ReportForm
    addressee: Addressee
    serial: int
    sent_at: int = 0
    body: str = ""


class ReportFacts(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """All that a report says. Moments in ms since 1970 UTC.

    `symptoms` and `readings` (tenths of a degree) are those of the isolation case. `of_staff` says
    that the person works in the hall. `situation` and `request` are in the leader's own words.
    """

    hall: str
    number: str
    plan: Words
    plan_version: int
    what: str = ""
    place: str = ""
    happened_at: int
    opened_at: int
    case_number: str = ""
    of_staff: bool = False
    persons: tuple[PersonFacts, ...] = ()
    readings: tuple[int, ...] = ()
    symptoms: str = ""
    steps: tuple[ReportStep, ...] = ()
    notes: tuple[ReportNote, ...] = ()
    earlier: tuple[EarlierReport, ...] = ()
    situation: str = ""
    request: str = ""
    summary: str = ""
    body: str = ""
    made_at: int
    made_by: str

"""A month of rounds and findings as a workbook: done, missed, found and put right (N7.1)."""

from __future__ import annotations

from datetime import date

from counter_app.documents.round_words import finding_course, person, window_words
from counter_app.documents.workbook import Cell, SheetData, WorkbookColumn, workbook
from counter_app.hall.findings import Finding
from counter_app.hall.round_report import RoundMonth
from counter_app.hall.rounds import Round
from counter_app.language import Phrase, Translations


def rounds_month(month: RoundMonth, hall: str, translations: Translations) -> bytes:
    """The bytes of an XLSX file with a sheet for rounds and one for findings."""
    say = translations.say
    title = say(Phrase("Rounds and findings of {month}", month=f"{month.first:%Y-%m}"))
    return workbook([_rounds(month, translations), _findings(month, translations)], title, hall)


def _rounds(month: RoundMonth, translations: Translations) -> SheetData:
    say = translations.say
    columns = [
        WorkbookColumn(say(Phrase("Day")), 12, "day"),
        WorkbookColumn(say(Phrase("Window of time")), 14),
        WorkbookColumn(say(Phrase("Round")), 20),
        WorkbookColumn(say(Phrase("State")), 12),
        WorkbookColumn(say(Phrase("Noted as missed")), 12),
        WorkbookColumn(say(Phrase("Late")), 8),
        WorkbookColumn(say(Phrase("Begun")), 17, "moment"),
        WorkbookColumn(say(Phrase("Ended")), 17, "moment"),
        WorkbookColumn(say(Phrase("Walked by")), 14),
        WorkbookColumn(say(Phrase("Places")), 8, "number"),
        WorkbookColumn(say(Phrase("Looked at")), 10, "number"),
        WorkbookColumn(say(Phrase("Failed")), 8, "number"),
        WorkbookColumn(say(Phrase("Places left out, why")), 24),
        WorkbookColumn(say(Phrase("Note")), 24),
    ]
    rows = [_round_row(one, month, translations) for one in month.rounds]
    return SheetData(say(Phrase("Rounds")), columns, rows)


def _round_row(one: Round, month: RoundMonth, translations: Translations) -> list[Cell]:
    say = translations.say
    yes = say(Phrase("yes"))
    who = one.done_by or one.started_by
    return [
        date.fromisoformat(one.day),
        window_words(one),
        one.name or say(Phrase("Extra round")),
        say(one.state.label),
        yes if one.noted_missed else "",
        yes if one.was_late else "",
        one.started_at,
        one.done_at,
        person(who, month.people) if who else "",
        one.points,
        one.answered,
        one.failed,
        one.left_out,
        one.note,
    ]


def _findings(month: RoundMonth, translations: Translations) -> SheetData:
    say = translations.say
    columns = [
        WorkbookColumn(say(Phrase("Found at")), 17, "moment"),
        WorkbookColumn(say(Phrase("Place")), 18),
        WorkbookColumn(say(Phrase("What was found")), 34),
        WorkbookColumn(say(Phrase("Note")), 24),
        WorkbookColumn(say(Phrase("Weight")), 12),
        WorkbookColumn(say(Phrase("Put right by")), 16),
        WorkbookColumn(say(Phrase("Until when")), 17, "moment"),
        WorkbookColumn(say(Phrase("State")), 16),
        WorkbookColumn(say(Phrase("Rectified at")), 17, "moment"),
        WorkbookColumn(say(Phrase("Verified at")), 17, "moment"),
        WorkbookColumn(say(Phrase("What was done")), 48),
    ]
    rows = [_finding_row(one, month, translations) for one in month.findings]
    return SheetData(say(Phrase("Findings")), columns, rows)


def _finding_row(one: Finding, month: RoundMonth, translations: Translations) -> list[Cell]:
    say = translations.say
    return [
        one.opened_at,
        one.place,
        one.words.said(translations.language),
        one.note,
        say(one.weight.label),
        one.who_name or person(one.who, month.people),
        one.until,
        say(one.state.label),
        one.rectified_at,
        one.verified_at,
        finding_course(one, month.people, translations),
    ]

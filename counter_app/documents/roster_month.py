"""A month of the duty roster for the notice board: on paper, and as a table (N7.1).

The table has the headings that an import knows, so a month that nobody leads yet is the form to
fill in. Not here: who leads.
"""

from __future__ import annotations

from collections.abc import Sequence

from counter_app.documents.pages import Column, Pages
from counter_app.documents.paper import Paper
from counter_app.documents.workbook import SheetData, WorkbookColumn, workbook
from counter_app.hall.duties import NOBODY, Slot
from counter_app.hall.roster import MonthRoster
from counter_app.hall.roster_files import RosterColumn
from counter_app.hall.shifts import Shift
from counter_app.hall.weekdays import weekday
from counter_app.journal.clock import local_time
from counter_app.language import Phrase, Translations


def roster_paper(
    roster: MonthRoster,
    hall: str,
    prepared_by: str,
    prepared_at: int,
    translations: Translations,
) -> Paper:
    """The month as PDF, A4; a line that nobody leads is left free to be written by hand."""
    say = translations.say
    title, month = say(Phrase("Duty roster")), f"{roster.first:%Y-%m}"
    prepared = Phrase(
        "Prepared by {name} at {time}",
        name=prepared_by,
        time=f"{local_time(prepared_at):%Y-%m-%d %H:%M}",
    )
    pages = Pages()
    pages.head(title, hall, month, say(prepared))
    if with_hours := [shift for shift in roster.shifts if shift.name]:
        pages.paragraph("　".join(_named(shift, translations) for shift in with_hours), 9.5)
        pages.gap(4)
    names = dict.fromkeys((RosterColumn.LEADER, RosterColumn.DEPUTY), 2.2)
    shares = {RosterColumn.DAY: 0.9, **names, RosterColumn.PHONE: 1.8}
    columns = _columns(roster)
    pages.table(
        [
            Column(say(column.label), shares.get(column, 1.2), "left", wraps=True)
            for column in columns
        ],
        [[f"{slot.day:%m-%d}", *_cells(slot, columns, translations)] for slot in roster.slots],
    )
    pages.gap(14)
    pages.signatures([say(Phrase("Approved by")), say(Phrase("Date"))])
    return pages.finish(
        title=f"{title} {month}",
        author=hall,
        foot=f"{hall} · {title} · {month}",
        translations=translations,
    )


def roster_workbook(roster: MonthRoster, hall: str, translations: Translations) -> bytes:
    """The month as XLSX; filled in and imported it is the roster."""
    say = translations.say
    widths = {RosterColumn.LEADER: 20, RosterColumn.DEPUTY: 20, RosterColumn.PHONE: 20}
    columns = [column for column in RosterColumn if column is not RosterColumn.REASON]
    data = SheetData(
        f"{roster.first:%Y-%m}",
        [
            WorkbookColumn(
                say(column.label),
                widths.get(column, 13),
                "day" if column is RosterColumn.DAY else "text",
            )
            for column in columns
        ],
        [[slot.day, *_cells(slot, columns, translations)] for slot in roster.slots],
    )
    return workbook([data], f"{say(Phrase('Duty roster'))} {roster.first:%Y-%m}", hall)


def _columns(roster: MonthRoster) -> list[RosterColumn]:
    """Without the shift where every day has only one."""
    left_out = {RosterColumn.REASON}
    if len({slot.shift.name for slot in roster.slots}) == 1:
        left_out.add(RosterColumn.SHIFT)
    return [column for column in RosterColumn if column not in left_out]


def _cells(slot: Slot, columns: Sequence[RosterColumn], translations: Translations) -> list[str]:
    """All cells of a line but the day."""
    leader, deputy, phone = (NOBODY, NOBODY, "") if slot.duty is None else slot.duty.people
    cells = {
        RosterColumn.WEEKDAY: translations.say(weekday(slot.day)),
        RosterColumn.SHIFT: translations.say(slot.shift.label),
        RosterColumn.LEADER: leader.name,
        RosterColumn.DEPUTY: deputy.name,
        RosterColumn.PHONE: phone,
    }
    return [cells[column] for column in columns if column in cells]


def _named(shift: Shift, translations: Translations) -> str:
    return f"{translations.say(shift.label)} {shift.hours}"

"""What the roster page shows, as it is read, and what makes papers and tables of it in the pool."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from counter_app.hall.desks import hall_name
from counter_app.hall.duties import OnDuty, read_on_duty
from counter_app.hall.roster import MonthRoster, month_roster
from counter_app.people.desk import Desk
from ui.page import Context

# The documents are imported where they are made: making papers is not needed to start.


@dataclass(frozen=True)
class Shown:
    """Everything that the page shows."""

    roster: MonthRoster
    on_duty: list[OnDuty]
    hall: str


def read_shown(desk: Desk, month: date) -> Shown:
    """Read it; on the database thread."""
    return Shown(month_roster(desk, month), read_on_duty(desk), hall_name(desk.journal))


def table_maker(shown: Shown, context: Context) -> Callable[[], bytes]:
    """What makes the month as XLSX."""

    def make() -> bytes:
        from counter_app.documents.roster_month import roster_workbook

        return roster_workbook(shown.roster, shown.hall, context.words.translations)

    return make


def paper_maker(shown: Shown, context: Context) -> Callable[[], bytes]:
    """What makes the month as PDF."""

    def make() -> bytes:
        from counter_app.documents.roster_month import roster_paper

        name, now = context.desk.person.name, context.clock.now()
        translations = context.words.translations
        return roster_paper(shown.roster, shown.hall, name, now, translations).pdf

    return make

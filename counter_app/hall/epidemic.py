"""The end of the epidemic, and what is counted from it (N5.3), as an entry like all others.

Set centrally for all halls; where a hall stands alone, by its administrator. It can be moved, and
taken back. What was put off can be made up within three months after it. Not here: the records of
what was put off.
"""

from __future__ import annotations

import calendar
from collections.abc import Iterable
from datetime import date

from sqlalchemy import Column, Connection, PrimaryKeyConstraint, String, Table, select

from counter_app.errors import InputError
from counter_app.journal.entry import Body, Entry, shared_id
from counter_app.journal.fold import Row, Workflow
from counter_app.journal.journal import Journal
from counter_app.people.desk import Desk
from counter_app.people.roles import Right
from counter_app.store.tables import metadata

MONTHS_TO_MAKE_UP = 3
"""After the end of the epidemic (N5.3)."""

EARLIEST = date(2019, 12, 1)
"""Nobody can mean an earlier end."""

LATEST = date(2099, 12, 31)

SHARED_NAME = "epidemic"
"""Of the one subject that the epidemic is to a hall."""

epidemic_table = Table(
    "epidemic",
    metadata,
    Column("hall", String, nullable=False),
    Column("id", String, nullable=False),
    Column("end", String, nullable=False, comment="A day; empty while the end is not known."),
    PrimaryKeyConstraint("hall", "id"),
    info={"one_row": ("id",)},
)


class EpidemicEndSet(Body, frozen=True, kw_only=True):
    """From now on this day is the end of the epidemic; without a day it is not known any more."""

    kind = "epidemic.end_set"
    end: date | None = None


class EpidemicFold:
    """The newest word on the end; earlier ones stay in the journal."""

    def __init__(self, hall: str, subject: str) -> None:
        self._hall, self._subject = hall, subject
        self._end: str | None = None

    def take(self, _entry: Entry, body: EpidemicEndSet) -> None:
        """Take a change."""
        self._end = "" if body.end is None else body.end.isoformat()

    def rows(self) -> Iterable[tuple[Table, Row]]:
        """The one row of the hall."""
        if self._end is not None:
            yield epidemic_table, {"hall": self._hall, "id": self._subject, "end": self._end}


epidemic_workflow = Workflow(
    "epidemic",
    (EpidemicEndSet,),
    {epidemic_table: "id"},
    EpidemicFold,
    shared_name=lambda _body: SHARED_NAME,
)


def set_epidemic_end(desk: Desk, end: date | None) -> None:
    """Let a day be the end of the epidemic, None: not known. `InputError` at `epidemic_end`."""
    if end is not None and not EARLIEST <= end <= LATEST:
        raise InputError(
            "The end of the epidemic lies between {earliest} and {latest}.",
            field="epidemic_end",
            earliest=EARLIEST.isoformat(),
            latest=LATEST.isoformat(),
        )
    with desk.act(Right.CHANGE_SETTINGS) as act:
        # One subject for the whole hall, so that the centre's and a desk's change meet in one fold.
        subject = shared_id(act.hall, SHARED_NAME)
        act.record(subject, EpidemicEndSet(end=end))


def parse_end(typed: str) -> date | None:
    """The day that was typed as 2020-11-30, 2020/11/30 or 20201130; None for nothing."""
    clean = typed.strip().replace("/", "-").replace(".", "-")
    if not clean:
        return None
    try:
        parts = [int(part) for part in clean.split("-")]
        return date(*parts) if len(parts) > 1 else date.fromisoformat(clean)
    except (ValueError, TypeError):
        raise InputError(
            "Enter a day as 2020-11-30, or nothing while the end is not known.",
            field="epidemic_end",
        ) from None


def make_up_until(end: date) -> date:
    """The last day on which what was put off can be made up, when the epidemic ended on `end`.

    Three months later; where that month is shorter, its last day: 2020-11-30 → 2021-02-28.
    """
    months = end.year * 12 + end.month - 1 + MONTHS_TO_MAKE_UP
    year, month = months // 12, months % 12 + 1
    return date(year, month, min(end.day, calendar.monthrange(year, month)[1]))


def epidemic_end_now(connection: Connection, hall: str) -> date | None:
    """The end of the epidemic as last set; None while it is not known."""
    text = connection.scalar(select(epidemic_table.c.end).where(epidemic_table.c.hall == hall))
    return date.fromisoformat(text) if text else None


def read_epidemic_end(journal: Journal) -> date | None:
    """The end of the epidemic, for whoever is signed in and for the program itself."""
    with journal.read() as connection:
        return epidemic_end_now(connection, journal.hall)

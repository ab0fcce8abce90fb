"""A visit told from its entries: what happened, when, at whose hands, from the door to the end.

Reads the journal itself, so nothing is left out: the readings of its temperature check, clashes
that wait to be looked at, reveals and corrections included.
"""

from __future__ import annotations

from typing import Any

import msgspec
from sqlalchemy import Connection, Table, select

from counter_app.hall.catalogue import Catalogue, catalogue_now
from counter_app.hall.isolation import CaseOpened, case_table
from counter_app.hall.temperature import (
    CheckIdentified,
    CheckIsolated,
    Measured,
    TurnedAway,
)
from counter_app.hall.visit_rows import Visit, find_visit, masked
from counter_app.hall.visits import (
    Called,
    ClosedBySystem,
    Corrected,
    Diverted,
    Finished,
    Held,
    Identified,
    Left,
    MatterAdded,
    MatterFinished,
    NoShow,
    Origin,
    Recalled,
    Registered,
    Resumed,
    Returned,
    Revealed,
    ServedOnPaper,
    Started,
    Suspended,
    TicketPrinted,
    Transferred,
)
from counter_app.hall.windows import window_table
from counter_app.journal.entry import SYSTEM, Entry
from counter_app.journal.journal import Journal
from counter_app.journal.tables import to_check_table
from counter_app.journal.writing_rows import read_subject
from counter_app.language import CHINESE, Phrase
from counter_app.people.desk import Desk
from counter_app.people.roles import Right
from counter_app.people.users import user_table


class Moment(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that happened. `happened_at` is when, `entered_at` when it was written down."""

    happened_at: int
    entered_at: int
    what: Phrase
    by: str
    """Name of who did it; empty for the program itself."""
    to_check: bool
    """Whether the entry is set aside and waits for a person's look."""


class VisitStory(msgspec.Struct, frozen=True, kw_only=True):
    """A visit, masked, and everything that happened to it, the oldest first."""

    visit: Visit
    moments: tuple[Moment, ...]


class _Names:
    """Names that the entries know by id or code only."""

    def __init__(self, connection: Connection, hall: str) -> None:
        def named(table: Table, name: str) -> dict[str, Any]:
            rows = connection.execute(select(table.c.id, table.c[name]).where(table.c.hall == hall))
            return {row[0]: row[1] for row in rows}

        self.users = named(user_table, "name")
        self.windows = named(window_table, "number")
        self.cases = named(case_table, "number")
        self.catalogue: Catalogue = catalogue_now(connection, hall)

    def window(self, id: str) -> str:
        return str(self.windows.get(id, "?"))

    def matter(self, code: str) -> Phrase:
        item = self.catalogue.item(code)
        # A name of the catalogue is data in two languages: the hall's own is said.
        return Phrase("{text}", text=code if item is None else item.name(CHINESE))


def visit_story(desk: Desk, visit: str) -> VisitStory:
    """A visit with its whole timeline, masked. `Conflict` when it is not here."""
    hall = desk.journal.hall
    with desk.read(Right.FIND_VISITS) as connection:
        found = find_visit(connection, hall, visit)
        entries = read_subject(connection, hall, visit)
        if found.check:
            entries += read_subject(connection, hall, found.check)
        if found.case:
            opened = read_subject(connection, hall, found.case)
            entries += [entry for entry in opened if entry.kind == CaseOpened.kind]
        aside = {
            (row.device, row.seq)
            for row in connection.execute(
                select(to_check_table.c.device, to_check_table.c.seq).where(
                    to_check_table.c.hall == hall,
                    to_check_table.c.subject.in_({entry.subject for entry in entries}),
                )
            )
        }
        names = _Names(connection, hall)
    moments = []
    for entry in sorted(entries, key=lambda one: one.order):
        body = _decoded(desk.journal, entry)
        what = _told(body, names)
        if what is None:
            continue
        happened = getattr(body, "happened_at", None)
        moments.append(
            Moment(
                happened_at=entry.at if happened is None else happened,
                entered_at=entry.at,
                what=what,
                by="" if entry.actor == SYSTEM else names.users.get(entry.actor, "?"),
                to_check=(entry.device, entry.seq) in aside,
            )
        )
    return VisitStory(visit=masked(found), moments=tuple(moments))


def _decoded(journal: Journal, entry: Entry) -> Any:
    """The body, or None where it was redacted or this program can't read it."""
    kind = journal.workflows.kinds.get(entry.kind)
    if kind is None or entry.body is None or entry.version > kind.version:
        return None
    try:
        return kind.decoder.decode(entry.body)
    except (msgspec.MsgspecError, UnicodeDecodeError):
        return None


def _told(body: Any, names: _Names) -> Phrase | None:
    """What an entry says, without anything personal; None for what has no place in the story."""
    match body:
        case Measured():
            degrees, method = f"{body.reading.tenths / 10:.1f}", body.reading.method.label
            return Phrase("{degrees} °C, {method}", degrees=degrees, method=method)
        case TurnedAway():
            return Phrase("turned away: {why}", why=body.why)
        case CheckIdentified() | CheckIsolated() | Identified():
            return None
        case Registered(origin=Origin.PAPER):
            return Phrase("entered from a paper form, ticket {ticket}", ticket=body.ticket)
        case Registered():
            return Phrase("registered, ticket {ticket}", ticket=body.ticket)
        case Corrected():
            return Phrase("corrected: {why}", why=body.why)
        case Revealed():
            return Phrase("personal data shown")
        case TicketPrinted(succeeded=True):
            return Phrase("ticket printed")
        case TicketPrinted():
            return Phrase("printing failed, the record is kept")
        case Called():
            return Phrase("called to window {window}", window=names.window(body.window))
        case Recalled():
            return Phrase("called again")
        case Started():
            return Phrase("serving began")
        case Held():
            return _because(Phrase("put on hold"), body.why)
        case Resumed():
            return Phrase("serving goes on at window {window}", window=names.window(body.window))
        case Transferred(window=""):
            return _because(Phrase("back to the queue"), body.why)
        case Transferred():
            moved = Phrase("transferred to window {window}", window=names.window(body.window))
            return _because(moved, body.why)
        case NoShow():
            return Phrase("did not come")
        case Returned():
            return Phrase("came back, waits again")
        case MatterAdded():
            return Phrase("matter added: {matter}", matter=names.matter(body.matter))
        case MatterFinished():
            return Phrase(
                "{matter}: {outcome}", matter=names.matter(body.matter), outcome=body.outcome.label
            )
        case Finished():
            return Phrase("visit finished")
        case ServedOnPaper():
            return Phrase("was served when it was entered from paper")
        case Left():
            return _because(Phrase("left without being served"), body.why)
        case Diverted():
            return Phrase("goes on online")
        case Suspended() | CaseOpened():
            case = names.cases.get(body.case, "?") if isinstance(body, Suspended) else body.number
            if isinstance(body, Suspended):
                return Phrase("suspended by isolation case {number}", number=case)
            return Phrase("isolation case {number} opened", number=case)
        case ClosedBySystem():
            return Phrase("closed by system, nobody had ended it")
        case _:
            return Phrase("An entry that this program can't read (redacted or newer).")


def _because(what: Phrase, why: str) -> Phrase:
    return Phrase("{what}: {why}", what=what, why=why) if why else what

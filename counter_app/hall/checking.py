"""'To check': what needs a person's look after desks met, why, and what to do about it (N7.2).

Nothing here is ever lost: every entry is kept, and what waits was either set aside by its fold or
clashes with what another desk stated. Whoever has looked settles it; that is an entry too, so the
item is gone on every desk, and nothing else changes. Not here: what is set aside, which the fold
of each workflow decides (`journal.fold`).
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
from sqlalchemy import (
    BigInteger,
    Column,
    Connection,
    Index,
    LargeBinary,
    PrimaryKeyConstraint,
    String,
    Table,
    and_,
    bindparam,
    exists,
    func,
    select,
)

from counter_app.errors import Conflict, InputError
from counter_app.hall.case_steps import CaseClosed
from counter_app.hall.cases import CaseCleared, case_table
from counter_app.hall.duties import DutyCleared, DutySet, DutySwapped, duty_table
from counter_app.hall.finding_facts import FindingVerified
from counter_app.hall.incident_facts import IncidentClosed, ReportMade
from counter_app.hall.persons import mask_name
from counter_app.hall.round_facts import PointAnswered
from counter_app.hall.telling import Names, decoded, told
from counter_app.hall.temperature import CheckIsolated, check_table
from counter_app.hall.visits import Called, Registered, Suspended, visit_table
from counter_app.hall.windows import WindowOpened
from counter_app.journal.entry import SYSTEM, Body, Entry, EntryName, new_id
from counter_app.journal.fold import FactFold, Reason, Row, Workflow
from counter_app.journal.tables import entry_table, to_check_table
from counter_app.journal.writing_rows import FIELDS, entry_of
from counter_app.language import Phrase
from counter_app.people.desk import Desk
from counter_app.people.roles import Right
from counter_app.store.tables import metadata

MOST = 200
"""Items of one entry that are read at once, the newest first."""

LONGEST_NOTE = 200
"""Characters."""

BY_THEMSELVES = (Reason.UNKNOWN_KIND, Reason.NEWER_VERSION, Reason.NO_BEGINNING)
"""What goes away without anybody's doing, and may be very many: one item each."""

settled_table = Table(
    "check_settled",
    metadata,
    Column("hall", String, nullable=False),
    Column("id", String, nullable=False),
    Column("subject", String, nullable=False),
    Column("written_at", BigInteger, nullable=False, comment="The entry that was looked at."),
    Column("digest", LargeBinary, nullable=False),
    Column("at", BigInteger, nullable=False),
    Column("by", String, nullable=False),
    Column("note", String, nullable=False),
    PrimaryKeyConstraint("hall", "id"),
    Index("check_settled_by_entry", "hall", "subject"),
    info={"one_row": ("id",)},
)


class CheckSettled(Body, frozen=True, kw_only=True):
    """Somebody has looked at an entry that waited.

    It is told by its subject, when it was written and its digest (hexadecimal), so that this holds
    as well for the same act in a branch of the journal, and for nothing that comes later.
    """

    kind = "check.settled"
    aspect = None
    subject: str
    written_at: int
    digest: str
    note: str = ""


def _row(entry: Entry, body: CheckSettled) -> Row:
    return {
        "subject": body.subject,
        "written_at": body.written_at,
        "digest": bytes.fromhex(body.digest),
        "at": entry.at,
        "by": entry.actor,
        "note": body.note,
    }


checking_workflow = Workflow(
    "check",
    (CheckSettled,),
    {settled_table: "id"},
    lambda hall, subject: FactFold(settled_table, _row, hall, subject),
)


class About(msgspec.Struct, frozen=True, kw_only=True):
    """Whom or what an item is about, as far as that is here. Masked.

    `visit` and `case` are ids for the pages that show them, empty where there is none; `duty_day`
    is the day (ISO) of the duty roster.
    """

    ticket: str = ""
    case_number: str = ""
    name: str = ""
    visit: str = ""
    case: str = ""
    duty_day: str = ""


class ItemToCheck(msgspec.Struct, frozen=True, kw_only=True):
    """One thing to look at.

    `entries` names the entry, none where `count` of them go away by themselves. `what` happened,
    `why` it waits and what `to_do` about it are for people; `at` is when it was written (ms since
    1970 UTC), `desk` the name of the desk, `by` that of the person, empty for the program itself.
    """

    reason: Reason
    entry: EntryName | None
    kind: str
    what: Phrase
    why: Phrase
    to_do: Phrase
    at: int
    desk: str
    by: str
    about: About
    count: int = 1

    @property
    def can_settle(self) -> bool:
        """Whether somebody's look ends it."""
        return self.entry is not None


def to_check(desk: Desk) -> list[ItemToCheck]:
    """Everything that waits for a look, the newest first; what goes away by itself comes last.

    Of very many, the newest `MOST` are read. Rows of any workflow may bring one: whoever shows
    them refreshes with every commit.
    """
    hall = desk.journal.hall
    with desk.read(Right.READ_DAY) as connection:
        rows = connection.execute(_WAITING.limit(MOST), {"hall": hall}).all()
        waiting = [(entry_of(row[: len(FIELDS)]), Reason(row.reason)) for row in rows]
        names = Names(connection, hall)
        about = _about(connection, hall, [entry.subject for entry, _ in waiting])
        others = connection.execute(_MANY, {"hall": hall}).all()
    items = []
    for entry, reason in waiting:
        body = decoded(desk.journal.workflows, entry)
        why, to_do = _advice(entry, reason)
        items.append(
            ItemToCheck(
                reason=reason,
                entry=entry.name,
                kind=entry.kind,
                what=told(entry, body, names),
                why=why,
                to_do=to_do,
                at=entry.at,
                desk=names.desk(entry.device),
                by="" if entry.actor == SYSTEM else names.user(entry.actor),
                about=about.get(entry.subject, About()),
            )
        )
    return items + [_many(Reason(reason), count, at) for reason, count, at in others]


def count_to_check(connection: Connection, hall: str) -> int:
    """How many entries wait for somebody to settle them, within a transaction under way."""
    return counts_to_check(connection, [hall]).get(hall, 0)


def counts_to_check(connection: Connection, halls: Sequence[str]) -> dict[str, int]:
    """The same for many halls; those in which nothing waits are left out."""
    rows = connection.execute(
        select(to_check_table.c.hall, func.count().label("waiting"))
        .join(entry_table, _OF_ENTRY)
        .where(
            to_check_table.c.hall.in_(halls),
            to_check_table.c.reason.not_in(BY_THEMSELVES),
            ~_SETTLED,
        )
        .group_by(to_check_table.c.hall)
    )
    return {row.hall: row.waiting for row in rows}


def settle(desk: Desk, item: ItemToCheck, note: str = "") -> None:
    """Say that somebody has looked: the item is gone on every desk, its entry stays as it is.

    Raises `InputError` (field `note`) for too long a note, `Conflict` when it is settled already
    or goes away by itself.
    """
    clean = " ".join(note.split())
    if len(clean) > LONGEST_NOTE:
        raise InputError("Write at most {longest} characters.", field="note", longest=LONGEST_NOTE)
    with desk.act(Right.SETTLE_CHECKS) as act:
        device, seq = item.entry or ("", 0)
        row = act.connection.execute(
            _WAITING.where(entry_table.c.device == device, entry_table.c.seq == seq),
            {"hall": act.hall},
        ).first()
        if row is None:
            raise Conflict("This is settled already.")
        act.record(
            new_id(),
            CheckSettled(
                subject=row.subject,
                written_at=row.at,
                digest=bytes(row.digest).hex(),
                note=clean,
            ),
        )


_OF_ENTRY = and_(
    to_check_table.c.hall == entry_table.c.hall,
    to_check_table.c.device == entry_table.c.device,
    to_check_table.c.seq == entry_table.c.seq,
)

_SETTLED = exists().where(
    settled_table.c.hall == entry_table.c.hall,
    settled_table.c.subject == entry_table.c.subject,
    settled_table.c.written_at == entry_table.c.at,
    settled_table.c.digest == entry_table.c.digest,
)

_WAITING = (
    select(entry_table, to_check_table.c.reason)
    .join(to_check_table, _OF_ENTRY)
    .where(
        to_check_table.c.hall == bindparam("hall"),
        to_check_table.c.reason.not_in(BY_THEMSELVES),
        ~_SETTLED,
    )
    .order_by(entry_table.c.tick.desc(), entry_table.c.device, entry_table.c.seq)
)

_MANY = (
    select(to_check_table.c.reason, func.count().label("count"), func.max(entry_table.c.at))
    .join(entry_table, _OF_ENTRY)
    .where(to_check_table.c.hall == bindparam("hall"), to_check_table.c.reason.in_(BY_THEMSELVES))
    .group_by(to_check_table.c.reason)
    .order_by(to_check_table.c.reason)
)


def _about(connection: Connection, hall: str, subjects: Sequence[str]) -> dict[str, About]:
    """Whom the subjects are about: visits, temperature checks, cases and days of duty, by id."""
    found: dict[str, About] = {}
    wanted = list(dict.fromkeys(subjects))
    numbers = {
        row.id: row.number
        for row in connection.execute(
            select(case_table.c.id, case_table.c.number).where(case_table.c.hall == hall)
        )
    }
    for table in (check_table, visit_table, case_table):
        rows = connection.execute(
            select(table).where(table.c.hall == hall, table.c.id.in_(wanted))
        ).all()
        for row in rows:
            case = row.id if table is case_table else row.case or ""
            found[row.id] = About(
                ticket=getattr(row, "ticket", ""),
                case_number=numbers.get(case, ""),
                name=mask_name(row.name),
                visit=row.id if table is visit_table else getattr(row, "visit", ""),
                case=case,
            )
    days = select(duty_table.c.id, duty_table.c.day).where(
        duty_table.c.hall == hall, duty_table.c.id.in_(wanted)
    )
    found |= {row.id: About(duty_day=row.day) for row in connection.execute(days)}
    return found


def _many(reason: Reason, count: int, at: int) -> ItemToCheck:
    """What goes away by itself, all of a reason as one."""
    if reason is Reason.NO_BEGINNING:
        what = Phrase("{count} entries wait for others that have not arrived yet", count=count)
        why = Phrase("What they build on is still on its way.")
        to_do = Phrase(
            "Nothing, as long as the desks exchange. If it stays, let the desk that wrote them "
            "meet the others."
        )
    else:
        what = Phrase("{count} entries were written by a newer program", count=count)
        why = Phrase("This program can't read them yet. They are kept and passed on.")
        to_do = Phrase("Update the program at this desk; then they appear by themselves.")
    return ItemToCheck(
        reason=reason,
        entry=None,
        kind="",
        what=what,
        why=why,
        to_do=to_do,
        at=at,
        desk="",
        by="",
        about=About(),
        count=count,
    )


def _advice(entry: Entry, reason: Reason) -> tuple[Phrase, Phrase]:
    """Why an entry waits, and what to do about it."""
    of_visit = entry.kind.startswith("visit.")
    match reason:
        case Reason.SAFETY_HELD if entry.kind == CaseCleared.kind:
            return (
                Phrase(
                    "Something spoke for the case or the person was handed over, and the release "
                    "did not know of that: it does not hold."
                ),
                Phrase(
                    "Look at the person again. If the release is right, release the case once "
                    "more on the page Isolation."
                ),
            )
        case Reason.SAFETY_HELD if entry.kind == IncidentClosed.kind:
            return (
                Phrase(
                    "Another desk added something to the incident, and the closing did not know "
                    "of that: the incident stays under way."
                ),
                Phrase(
                    "Look at what was added. If the incident is over, close it once more on the "
                    "page Incidents."
                ),
            )
        case Reason.CLASH if entry.kind == ReportMade.kind:
            return (
                Phrase("Two desks made a report of this number without knowing of each other."),
                Phrase(
                    "Both are kept. Tell whoever received them, and go on with the next number."
                ),
            )
        case Reason.SAFETY_HELD if entry.kind == FindingVerified.kind:
            return (
                Phrase("It was found wrong again, and the verification did not know of that."),
                Phrase("Look at the place again. The finding stays open on the page Rounds."),
            )
        case Reason.SAFETY_HELD if entry.kind == PointAnswered.kind:
            return (
                Phrase("Another desk had found something wrong at the same checkpoint."),
                Phrase("Look at the place again. The finding stays open on the page Rounds."),
            )
        case Reason.SAFETY_HELD if entry.kind == CaseClosed.kind:
            return (
                Phrase(
                    "The case was raised or opened again, and the closing did not know of that: "
                    "the case stays open."
                ),
                Phrase("Look at the case, and close it once more if that is right."),
            )
        case Reason.CLASH if entry.kind in (DutySet.kind, DutyCleared.kind, DutySwapped.kind):
            return (
                Phrase("Two desks said who leads on this day without knowing of each other."),
                Phrase(
                    "Open the day, ask who really leads, and enter that. After a swap, look at "
                    "the other day as well."
                ),
            )
        case Reason.SAFETY_HELD if of_visit:
            return (
                Phrase("An isolation case had suspended the visit: nothing after that counts."),
                Phrase(
                    "Somebody with a fever was at a window all the same: have it disinfected, "
                    "and note who served there."
                ),
            )
        case Reason.SAFETY_HELD:
            return (
                Phrase("A suspected fever is not undone by what came later."),
                Phrase("Find out where the person is, and tell the duty leader."),
            )
        case Reason.CLASH | Reason.OVERTAKEN if entry.kind == Called.kind:
            return (
                Phrase("Another window had called the same visitor."),
                Phrase("See who serves the visitor; the other window calls the next."),
            )
        case Reason.OVERTAKEN if entry.kind == CaseCleared.kind:
            return (
                Phrase("The case was released already."),
                Phrase("Nothing has to be done."),
            )
        case Reason.OVERTAKEN if of_visit and entry.kind != Registered.kind:
            return (
                Phrase("The visit was no longer in the state that this needs."),
                Phrase("Open the visit, see what really happened, and correct it if needed."),
            )
        case Reason.OVERTAKEN:
            return (
                Phrase("It was entered at another desk already."),
                Phrase("Compare the two. If they say the same, nothing has to be done."),
            )
        case Reason.CLASH if entry.kind in (Suspended.kind, CheckIsolated.kind):
            return (
                Phrase("Two desks opened an isolation case for the same person."),
                Phrase("Go on with one of the cases and release the other."),
            )
        case Reason.CLASH if entry.kind == WindowOpened.kind:
            return (
                Phrase("Two desks opened the same window."),
                Phrase("See who stands at the window; the other desk chooses another one."),
            )
        case Reason.CLASH:
            return (
                Phrase(
                    "Two desks changed it and did not know of each other. Both are kept; this "
                    "one stands."
                ),
                Phrase("Look at what stands now, and change it if the other one was right."),
            )
    return (
        Phrase("This program can't make sense of it. It is kept and passed on."),
        Phrase(
            "Tell whoever maintains the program the number of the entry: {name}", name=entry.name
        ),
    )

"""What an entry says, in words, without anything personal.

For the story of a visit and for the list of what is to be checked. Names that entries know by id
only are looked up in the tables; what is not here is said as '?'.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection, Table, select

from counter_app.hall.case_papers import CasePaperMade
from counter_app.hall.case_steps import CaseAsked, CaseDetailed, Step
from counter_app.hall.case_telling import because, told_of_step
from counter_app.hall.cases import (
    CaseCleared,
    CaseIdentified,
    CaseOpened,
    CaseRaised,
    CaseRevealed,
    case_table,
)
from counter_app.hall.catalogue import (
    Catalogue,
    GroupSet,
    ItemRestored,
    ItemRetired,
    ItemSet,
    catalogue_now,
    item_table,
)
from counter_app.hall.contact_calls import ContactCalled, ContactKind, ContactRevealed
from counter_app.hall.desks import DeskAdded, DeskRenamed, HallFounded, HallRenamed, desk_table
from counter_app.hall.duties import DutyCleared, DutySet, DutySwapped
from counter_app.hall.epidemic import EpidemicEndSet
from counter_app.hall.incident_rows import incident_table
from counter_app.hall.incident_telling import told_of_incident
from counter_app.hall.rounds_told import told_of_rounds
from counter_app.hall.rules import RulesSet
from counter_app.hall.shifts import shift_label
from counter_app.hall.staff_told import told_of_staff
from counter_app.hall.temperature import CheckIdentified, CheckIsolated, Measured, TurnedAway
from counter_app.hall.thresholds import ThresholdsSet
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
from counter_app.hall.windows import WindowClosed, WindowOpened, WindowSet, window_table
from counter_app.journal.attachments import AttachmentAdded
from counter_app.journal.entry import Entry
from counter_app.journal.fold import UNREADABLE, Workflows
from counter_app.language import CHINESE, Phrase
from counter_app.people.users import PasswordSet, UserAdded, UserChanged, user_table


class Names:
    """Names that the entries of a hall know by id or code only."""

    def __init__(self, connection: Connection, hall: str) -> None:
        def named(table: Table, name: str) -> Mapping[str, Any]:
            rows = connection.execute(select(table.c.id, table.c[name]).where(table.c.hall == hall))
            return {row[0]: row[1] for row in rows}

        self._users = named(user_table, "name")
        self._logins = named(user_table, "login")
        self._windows = named(window_table, "number")
        self._desks = named(desk_table, "name")
        self._cases = named(case_table, "number")
        self._incidents = named(incident_table, "number")
        self._items = named(item_table, "code")
        self._catalogue: Catalogue = catalogue_now(connection, hall)

    def user(self, id: str) -> str:
        """Somebody of the staff."""
        return str(self._users.get(id, "?"))

    def login(self, id: str) -> str:
        """The sign-in name of an account."""
        return str(self._logins.get(id, "?"))

    def window(self, id: str) -> str:
        """The number of a window."""
        return str(self._windows.get(id, "?"))

    def desk(self, device: str) -> str:
        """The name of a device's desk."""
        return str(self._desks.get(device, "?"))

    def case(self, id: str) -> str:
        """The number of an isolation case."""
        return str(self._cases.get(id, "?"))

    def incident(self, id: str) -> str:
        """The number of an incident."""
        return str(self._incidents.get(id, "?"))

    def matter(self, code: str) -> Phrase:
        """An item of the catalogue by its code."""
        item = self._catalogue.item(code)
        # A name of the catalogue is data in two languages: the hall's own is said.
        return Phrase("{text}", text=code if item is None else item.name(CHINESE))

    def matter_of(self, subject: str) -> Phrase:
        """An item of the catalogue by the id of its row."""
        return self.matter(str(self._items.get(subject, "?")))


def decoded(workflows: Workflows, entry: Entry) -> Any:
    """The body, or None where it was redacted or this program can't read it."""
    kind = workflows.kinds.get(entry.kind)
    if kind is None or entry.body is None or entry.version > kind.version:
        return None
    try:
        return kind.decoder.decode(entry.body)
    except UNREADABLE:
        return None


def told(entry: Entry, body: Any, names: Names) -> Phrase:
    """What an entry says; `body` is that of `decoded`."""
    for tell in (
        _told_of_check,
        _told_of_visit,
        _told_of_queue,
        _told_of_case,
        _told_of_step,
        _told_of_duty,
        _told_of_incident,
        _told_of_rounds,
        _told_of_staff,
        _told_of_hall,
    ):
        said = tell(entry, body, names)
        if said is not None:
            return said
    return Phrase("An entry that this program can't read (redacted or newer).")


def _told_of_check(_entry: Entry, body: Any, names: Names) -> Phrase | None:
    match body:
        case Measured():
            degrees, method = f"{body.reading.tenths / 10:.1f}", body.reading.method.label
            return Phrase("{degrees} °C, {method}", degrees=degrees, method=method)
        case TurnedAway():
            return Phrase("turned away: {why}", why=body.why)
        case CheckIdentified() | Identified() | CaseIdentified() | CaseDetailed():
            return Phrase("personal data entered")
        case CheckIsolated():
            return Phrase("suspended by isolation case {number}", number=names.case(body.case))
    return None


def _told_of_visit(_entry: Entry, body: Any, names: Names) -> Phrase | None:
    match body:
        case Registered(origin=Origin.PAPER):
            return Phrase("entered from a paper form, ticket {ticket}", ticket=body.ticket)
        case Registered():
            return Phrase("registered, ticket {ticket}", ticket=body.ticket)
        case Corrected():
            return Phrase("corrected: {why}", why=body.why)
        case Revealed() | CaseRevealed():
            return Phrase("personal data shown")
        case TicketPrinted(succeeded=True):
            return Phrase("ticket printed")
        case TicketPrinted():
            return Phrase("printing failed, the record is kept")
        case Suspended():
            return Phrase("suspended by isolation case {number}", number=names.case(body.case))
        case ClosedBySystem():
            return Phrase("closed by system, nobody had ended it")
    return None


def _told_of_queue(_entry: Entry, body: Any, names: Names) -> Phrase | None:
    match body:
        case Called():
            return Phrase("called to window {window}", window=names.window(body.window))
        case Recalled():
            return Phrase("called again")
        case Started():
            return Phrase("serving began")
        case Held():
            return because(Phrase("put on hold"), body.why)
        case Resumed():
            return Phrase("serving goes on at window {window}", window=names.window(body.window))
        case Transferred(window=""):
            return because(Phrase("back to the queue"), body.why)
        case Transferred():
            moved = Phrase("transferred to window {window}", window=names.window(body.window))
            return because(moved, body.why)
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
            return because(Phrase("left without being served"), body.why)
        case Diverted():
            return Phrase("goes on online")
    return None


def _told_of_case(entry: Entry, body: Any, names: Names) -> Phrase | None:
    match body:
        case CaseOpened():
            return Phrase("isolation case {number} opened", number=body.number)
        case CaseRaised():
            raised = Phrase("isolation case {number} raised", number=names.case(entry.subject))
            return because(raised, body.why)
        case CaseCleared():
            released = Phrase("isolation case {number} released", number=names.case(entry.subject))
            return because(released, body.why)
        case ContactCalled():
            who = {
                ContactKind.VISITOR: Phrase("{text}", text=body.ticket),
                ContactKind.STAFF: Phrase("{text}", text=names.user(body.person)),
                ContactKind.COMPANION: ContactKind.COMPANION.label,
            }[body.who]
            called = Phrase("contact {who} called, {result}", who=who, result=body.result.label)
            return because(called, body.said)
        case ContactRevealed():
            return Phrase("personal data of a contact shown")
        case CasePaperMade():
            return Phrase("paper made: {paper}", paper=body.paper.label)
    return None


def _told_of_duty(_entry: Entry, body: Any, _names: Names) -> Phrase | None:
    match body:
        case DutySet():
            return Phrase(
                "{leader} leads on {day}, {shift}",
                leader=body.leader.name,
                day=body.day.isoformat(),
                shift=shift_label(body.shift),
            )
        case DutyCleared():
            cleared = Phrase(
                "nobody leads on {day}, {shift}",
                day=body.day.isoformat(),
                shift=shift_label(body.shift),
            )
            return because(cleared, body.why)
        case DutySwapped():
            swapped = Phrase(
                "{leader} leads on {day}, {shift}, changed places with {other} of {other_day}",
                leader=body.leader.name,
                day=body.day.isoformat(),
                shift=shift_label(body.shift),
                other=body.instead_of,
                other_day=body.other_day.isoformat(),
            )
            return because(swapped, body.why)
    return None


def _told_of_incident(entry: Entry, body: Any, names: Names) -> Phrase | None:
    return told_of_incident(body, names.incident(entry.subject))


def _told_of_staff(_entry: Entry, body: Any, names: Names) -> Phrase | None:
    return told_of_staff(body, names.user)


def _told_of_step(_entry: Entry, body: Any, names: Names) -> Phrase | None:
    return told_of_step(body, names.window) if isinstance(body, Step | CaseAsked) else None


def _told_of_hall(entry: Entry, body: Any, names: Names) -> Phrase | None:
    match body:
        case HallFounded() | HallRenamed():
            return Phrase("hall named {name}", name=body.name)
        case DeskAdded() | DeskRenamed():
            return Phrase("desk named {name}", name=body.name)
        case WindowSet():
            return Phrase("window {window} set up", window=body.number)
        case WindowOpened():
            window, desk = names.window(entry.subject), names.desk(body.device)
            return Phrase("window {window} opened at desk {desk}", window=window, desk=desk)
        case WindowClosed():
            return Phrase("window {window} closed", window=names.window(entry.subject))
        case RulesSet():
            return Phrase("rules of the hall changed")
        case ThresholdsSet():
            return Phrase("limits of temperature changed")
        case EpidemicEndSet(end=day) if day is not None:
            return Phrase("end of the epidemic: {day}", day=day.isoformat())
        case EpidemicEndSet():
            return Phrase("end of the epidemic: not known")
        case AttachmentAdded():
            return Phrase("photo or scan attached")
        case GroupSet():
            return Phrase("group {group} of the catalogue changed", group=body.group.code)
        case ItemSet():
            return Phrase("catalogue changed: {matter}", matter=names.matter(body.item.code))
        case ItemRetired():
            return Phrase("no longer offered: {matter}", matter=names.matter_of(entry.subject))
        case ItemRestored():
            return Phrase("offered again: {matter}", matter=names.matter_of(entry.subject))
        case UserAdded():
            return Phrase("account {login} added", login=body.login)
        case UserChanged():
            return Phrase("account {login} changed", login=names.login(entry.subject))
        case PasswordSet():
            return Phrase("password of {login} set", login=names.login(entry.subject))
    return None


def _told_of_rounds(_entry: Entry, body: Any, _names: Names) -> Phrase | None:
    return told_of_rounds(body)

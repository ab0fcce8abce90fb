"""The hall and its desks: their names, and the lane of ticket numbers that each desk has.

Not here: founding (`founding`), the windows at which clerks serve (`windows`).
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

import msgspec
from sqlalchemy import BigInteger, Column, Connection, PrimaryKeyConstraint, String, Table, select

from counter_app.errors import Conflict, InputError
from counter_app.journal.entry import SYSTEM, Body, Entry
from counter_app.journal.fold import Reason, Row, SetAside, Workflow
from counter_app.journal.journal import Act, Journal
from counter_app.journal.tables import entry_table
from counter_app.people.desk import Desk
from counter_app.people.roles import Right
from counter_app.store.tables import metadata

FIRST_LANE = 0
"""The first desk's lane. Each desk of a hall has its own, so that desks which can't see each other
never give out the same ticket number."""

OWN_LANES = range(500, 1000)
"""Lanes that a desk takes by itself while no server can be asked: servers number from 0 up. Which
one follows from its device, so that two such desks hardly ever take the same."""

LONGEST_DESK_NAME = 20
"""Characters; it stands at the top of the rail and on tickets."""

hall_table = Table(
    "hall",
    metadata,
    Column("hall", String, nullable=False),
    Column("id", String, nullable=False),
    Column("name", String, nullable=False),
    PrimaryKeyConstraint("hall", "id"),
    info={"one_row": ("id",)},
)

desk_table = Table(
    "desk",
    metadata,
    Column("hall", String, nullable=False),
    Column("id", String, nullable=False),
    Column("name", String, nullable=False),
    Column("lane", BigInteger, nullable=False),
    PrimaryKeyConstraint("hall", "id"),
    info={"one_row": ("id",)},
)


class HallFounded(Body, frozen=True, kw_only=True):
    """A hall came to be, under this name."""

    kind = "hall.founded"
    name: str


class HallRenamed(Body, frozen=True, kw_only=True):
    """The hall is called this from now on."""

    kind = "hall.renamed"
    name: str


class DeskAdded(Body, frozen=True, kw_only=True):
    """A device became a desk of the hall, with a lane of ticket numbers of its own.

    `branch_of` is the device whose history it shares up to a point, where two computers had
    written under one name.
    """

    kind = "desk.added"
    name: str
    lane: int
    branch_of: str = ""


class DeskRenamed(Body, frozen=True, kw_only=True):
    """The desk is called this from now on; its lane stays."""

    kind = "desk.renamed"
    name: str


class LaneGiven(Body, frozen=True, kw_only=True):
    """The desk's next tickets are of this lane; those that were given out keep their numbers."""

    kind = "desk.lane_given"
    lane: int


class HallFold:
    """The hall under its newest name."""

    def __init__(self, hall: str, subject: str) -> None:
        self._hall, self._subject = hall, subject
        self._name: str | None = None

    def take(self, _entry: Entry, body: HallFounded | HallRenamed) -> None:
        """Take the founding or a new name.

        A second founding comes with the history of a hall that joined this one, which is earlier
        than this one's own: the later one names the hall.
        """
        if isinstance(body, HallRenamed) and self._name is None:
            raise SetAside(Reason.NO_BEGINNING)
        self._name = body.name

    def rows(self) -> Iterable[tuple[Table, Row]]:
        """The hall's row."""
        if self._name is not None:
            yield hall_table, {"hall": self._hall, "id": self._subject, "name": self._name}


class DeskFold:
    """The desk under its newest name, with the lane it was given last."""

    def __init__(self, hall: str, subject: str) -> None:
        self._hall, self._subject = hall, subject
        self._name: str | None = None
        self._lane = FIRST_LANE

    def take(self, _entry: Entry, body: DeskAdded | DeskRenamed | LaneGiven) -> None:
        """Take the beginning, a new name or a new lane."""
        match body:
            case DeskAdded():
                if self._name is not None:
                    raise SetAside(Reason.OVERTAKEN)
                self._name, self._lane = body.name, body.lane
            case _ if self._name is None:
                raise SetAside(Reason.NO_BEGINNING)
            case DeskRenamed():
                self._name = body.name
            case LaneGiven():
                self._lane = body.lane

    def rows(self) -> Iterable[tuple[Table, Row]]:
        """The desk's row."""
        if self._name is not None:
            key = {"hall": self._hall, "id": self._subject}
            yield desk_table, key | {"name": self._name, "lane": self._lane}


hall_workflow = Workflow("hall", (HallFounded, HallRenamed), {hall_table: "id"}, HallFold)
desk_workflow = Workflow("desk", (DeskAdded, DeskRenamed, LaneGiven), {desk_table: "id"}, DeskFold)


def checked_hall_name(name: str) -> str:
    """A hall's name as it is kept; `InputError` for what can't be one."""
    clean = " ".join(name.split())
    if not clean or len(clean) > 100 or not clean.isprintable():
        raise InputError("Enter the hall's name (at most 100 characters).", field="name")
    return clean


def rename_hall(desk: Desk, name: str) -> str:
    """Give the hall another name; old records say the new one too. Returns it as kept."""
    clean = checked_hall_name(name)
    with desk.act(Right.CHANGE_SETTINGS) as act:
        act.record(act.hall, HallRenamed(name=clean))
    return clean


def checked_desk_name(name: str, field: str = "desk_name") -> str:
    """A desk's name as it is kept; `InputError` for what can't be one."""
    clean = " ".join(name.split())
    if not clean or len(clean) > LONGEST_DESK_NAME or not clean.isprintable():
        raise InputError(
            "Enter the desk's name (at most {longest} characters).",
            field=field,
            longest=LONGEST_DESK_NAME,
        )
    return clean


def introduce_desk(journal: Journal, name: str, lane: int) -> None:
    """Write down that this device is a desk of the hall, as its first entry; once is enough.

    The centre gave the lane. Done by the program: nobody is signed in when a computer joins.
    """
    with journal.act(SYSTEM) as act:
        known = select(desk_table.c.id).where(
            desk_table.c.hall == act.hall, desk_table.c.id == act.device
        )
        if act.connection.execute(known).first() is None:
            act.record(act.device, DeskAdded(name=checked_desk_name(name), lane=lane))


def rename_desk(desk: Desk, name: str) -> str:
    """Give this device's desk another name. Returns it as kept.

    Raises `Conflict` when another desk of the hall is called so: people tell desks by their names.
    """
    clean = checked_desk_name(name)
    with desk.act(Right.CHANGE_SETTINGS) as act:
        names = _desk_names(act.connection, act.hall)
        if any(other == clean and id != act.device for id, other in names.items()):
            raise Conflict("Another desk is called so. Choose another name.", field="desk_name")
        act.record(act.device, DeskRenamed(name=clean))
    return clean


def introduce_branch(act: Act, old: str) -> None:
    """Let the device of a branch be a desk of its own, called after the one it was copied from.

    Its lane is one that no server gives, until a server gives it one (`give_lane`).
    """
    names = _desk_names(act.connection, act.hall)
    if act.device in names:
        return
    before, taken = names.get(old, ""), set(names.values())
    numbered = (_numbered_name(before, number) for number in range(2, len(names) + 4))
    name = next(name for name in numbered if name not in taken)
    lanes = set(
        act.connection.scalars(select(desk_table.c.lane).where(desk_table.c.hall == act.hall))
    )
    lane = own_lane(act.device)
    while lane in lanes:
        lane += 1
    act.record(act.device, DeskAdded(name=name, lane=lane, branch_of=old))


def _numbered_name(name: str, number: int) -> str:
    return f"{name[: LONGEST_DESK_NAME - len(str(number)) - 1]}-{number}"


def give_lane(act: Act, lane: int) -> None:
    """Give out this device's tickets in another lane from now on; nothing where it has it."""
    if lane_of(act.connection, act.hall, act.device) != lane:
        act.record(act.device, LaneGiven(lane=lane))


def settle_in(act: Act, lane: int, brought: Collection[str]) -> None:
    """Let this device be a desk of the hall that its own hall has joined, with a lane of its own.

    `brought` are the devices of its old hall, whose lanes are other desks' here: whichever comes
    itself gets one, and until then has one that no server gives.
    """
    names = _desk_names(act.connection, act.hall)
    for device in sorted(brought):
        if device in names:
            own = lane if device == act.device else own_lane(device)
            act.record(device, LaneGiven(lane=own))


def own_lane(device: str) -> int:
    """The lane that a device takes by itself while no server can be asked."""
    return OWN_LANES.start + int(device[:8], 16) % len(OWN_LANES)


def desk_names(desk: Desk) -> dict[str, str]:
    """The names of all desks of the hall, by device."""
    return names_of_desks(desk.journal)


def names_of_desks(journal: Journal) -> dict[str, str]:
    """The same for the program itself."""
    with journal.read() as connection:
        return _desk_names(connection, journal.hall)


def _desk_names(connection: Connection, hall: str) -> dict[str, str]:
    rows = connection.execute(
        select(desk_table.c.id, desk_table.c.name).where(desk_table.c.hall == hall)
    )
    return {row.id: row.name for row in rows}


def hall_name(journal: Journal) -> str:
    """The name of the hall; empty where its founding has not arrived yet."""
    with journal.read() as connection:
        return hall_name_in(connection, journal.hall)


def hall_name_in(connection: Connection, hall: str) -> str:
    """The same within a transaction under way."""
    found = connection.scalar(select(hall_table.c.name).where(hall_table.c.hall == hall))
    return "" if found is None else str(found)


def desk_name(journal: Journal) -> str:
    """The name of this device's desk; empty where it has none yet."""
    with journal.read() as connection:
        found = connection.scalar(
            select(desk_table.c.name).where(
                desk_table.c.hall == journal.hall, desk_table.c.id == journal.device
            )
        )
        return "" if found is None else str(found)


@dataclass(frozen=True)
class Branched:
    """This desk was found to be a copy of another one: what it is called since, what it was called
    before, and when that was (ms since 1970 UTC)."""

    name: str
    before: str
    at: int


def branched(journal: Journal) -> Branched | None:
    """How this desk came to be one of its own, where it was a copy; None where it was not."""
    with journal.read() as connection:
        row = connection.execute(
            select(entry_table.c.body, entry_table.c.at).where(
                entry_table.c.hall == journal.hall,
                entry_table.c.subject == journal.device,
                entry_table.c.kind == DeskAdded.kind,
            )
        ).first()
        if row is None or row.body is None:
            return None
        added = msgspec.json.decode(row.body, type=DeskAdded)
        if not added.branch_of:
            return None
        names = _desk_names(connection, journal.hall)
    return Branched(names.get(journal.device, ""), names.get(added.branch_of, ""), row.at)


def lane_of(connection: Connection, hall: str, device: str) -> int:
    """The lane of ticket numbers that belongs to a device."""
    found = connection.scalar(
        select(desk_table.c.lane).where(desk_table.c.hall == hall, desk_table.c.id == device)
    )
    return FIRST_LANE if found is None else int(found)

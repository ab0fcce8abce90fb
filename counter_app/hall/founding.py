"""Founding a hall on this computer: the hall, its first desk, its administrator, its catalogue.

Everything else that a hall is made of arrives later as entries.
"""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Column, Engine, Integer, PrimaryKeyConstraint, String, Table, select

from counter_app.errors import Conflict, InputError
from counter_app.hall.catalogue import catalogue_workflow
from counter_app.hall.starting_catalogue import starting_facts
from counter_app.hall.temperature import temperature_workflow
from counter_app.hall.thresholds import thresholds_workflow
from counter_app.journal.clock import Clock
from counter_app.journal.entry import Body, Entry, new_id
from counter_app.journal.fold import FactFold, Row, Workflow, Workflows
from counter_app.journal.journal import Journal, found_replica
from counter_app.journal.redaction import redaction_workflow
from counter_app.journal.tables import entry_table, replica_table
from counter_app.people.desk import Desk
from counter_app.people.signing_in import sign_in_workflow
from counter_app.people.users import add_first_administrator, first_account, user_workflow
from counter_app.store.engine import reading
from counter_app.store.tables import metadata

FIRST_LANE = 0
"""The first desk's lane. Each desk of a hall has its own, so that desks which can't see each other
never give out the same ticket number."""

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
    Column("lane", Integer, nullable=False),
    PrimaryKeyConstraint("hall", "id"),
    info={"one_row": ("id",)},
)


class HallFounded(Body, frozen=True, kw_only=True):
    """A hall came to be, under this name."""

    kind = "hall.founded"
    name: str


class DeskAdded(Body, frozen=True, kw_only=True):
    """A device became a desk of the hall, with a lane of ticket numbers of its own."""

    kind = "desk.added"
    name: str
    lane: int


def _hall_row(_entry: Entry, body: HallFounded) -> Row:
    return {"name": body.name}


def _desk_row(_entry: Entry, body: DeskAdded) -> Row:
    return {"name": body.name, "lane": body.lane}


hall_workflow = Workflow(
    "hall",
    (HallFounded,),
    {hall_table: "id"},
    lambda hall, subject: FactFold(hall_table, _hall_row, hall, subject),
)
desk_workflow = Workflow(
    "desk",
    (DeskAdded,),
    {desk_table: "id"},
    lambda hall, subject: FactFold(desk_table, _desk_row, hall, subject),
)


def all_workflows() -> Workflows:
    """Every workflow of the program: the list that names a new one."""
    return Workflows(
        [
            redaction_workflow,
            hall_workflow,
            desk_workflow,
            user_workflow,
            sign_in_workflow,
            thresholds_workflow,
            catalogue_workflow,
            temperature_workflow,
        ]
    )


@dataclass(frozen=True)
class Founded:
    """A new hall and the desk at which its administrator is signed in."""

    hall_name: str
    desk: Desk


def found_hall(
    engine: Engine, clock: Clock, name: str, desk_name: str, login: str, password: str
) -> Founded:
    """Make an empty store the first desk of a new hall.

    Raises `InputError` for what can't be accepted, with nothing written, and `Conflict` when the
    store belongs to a hall already.
    """
    clean_name = " ".join(name.split())
    if not clean_name or len(clean_name) > 100 or not clean_name.isprintable():
        raise InputError("Enter the hall's name (at most 100 characters).", field="name")
    account = first_account(login, login, password)
    with reading(engine) as connection:
        replica = connection.execute(select(replica_table)).one_or_none()
        if connection.execute(select(entry_table.c.seq)).first():
            raise Conflict("There is a hall on this computer already, in this folder.")
    if replica is None:
        # A founding cut off right after this line goes on at the next try.
        found_replica(engine, new_id(), new_id())
    journal = Journal(engine, all_workflows(), clock)
    founding = (
        (journal.hall, HallFounded(name=clean_name)),
        (journal.device, DeskAdded(name=desk_name, lane=FIRST_LANE)),
        *starting_facts(journal.hall),
    )
    person = add_first_administrator(journal, account, founding)
    return Founded(clean_name, Desk(journal, person))


def hall_name(journal: Journal) -> str:
    """The name of the hall; empty where its founding has not arrived yet."""
    with journal.read() as connection:
        found = connection.scalar(
            select(hall_table.c.name).where(hall_table.c.hall == journal.hall)
        )
        return "" if found is None else str(found)

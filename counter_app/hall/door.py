"""What the door's page needs at a glance, read in one view of the tables (N2.1, N2.4).

Questions only: the readings are in `temperature`, the tickets in `registering`.
"""

from __future__ import annotations

import msgspec
from sqlalchemy import Connection, func, select

from counter_app.hall.catalogue import Catalogue, catalogue_now
from counter_app.hall.persons import PersonFacts, mask_person
from counter_app.hall.registering import Occupancy, occupancy_now
from counter_app.hall.rules import HallRules, rules_now
from counter_app.hall.temperature import (
    FINAL,
    Check,
    Measured,
    Method,
    State,
    check_table,
    checks_to_repeat,
    find_check,
)
from counter_app.hall.thresholds import Thresholds, thresholds_now
from counter_app.hall.visit_rows import Visit, masked, read_visits
from counter_app.hall.visits import Origin, visit_matter_table, visit_table
from counter_app.journal.clock import day_of
from counter_app.journal.tables import entry_table
from counter_app.people.desk import Desk
from counter_app.people.roles import Right

FAVOURITES = 5
RECENT = 8
LOOK_BACK = 2_000
"""Own entries among which the last reading is sought; older habits are no habits any more."""


class DoorView(msgspec.Struct, frozen=True, kw_only=True):
    """Everything around the form. Persons are masked.

    `favourites` are codes of the matters most asked for today, filled up from the catalogue;
    `recent` are the newest visits of today. `repeats` is who waits for another reading, and before
    them who is suspected and not in isolation yet.
    """

    thresholds: Thresholds
    rules: HallRules
    catalogue: Catalogue
    favourites: tuple[str, ...]
    repeats: tuple[Check, ...]
    recent: tuple[Visit, ...]
    today: int
    occupancy: Occupancy


class Instrument(msgspec.Struct, frozen=True):
    """How and with which thermometer this desk measures."""

    method: Method
    device: str


def read_door(desk: Desk) -> DoorView:
    """How the door stands now."""
    hall, day = desk.journal.hall, day_of(desk.journal.clock.now()).isoformat()
    repeats = (*suspected_unplaced(desk), *checks_to_repeat(desk))
    with desk.read(Right.REGISTER_VISIT) as connection:
        today = (visit_table.c.hall == hall) & (visit_table.c.day == day)
        catalogue = catalogue_now(connection, hall)
        recent = read_visits(
            connection,
            select(visit_table)
            .where(today, visit_table.c.origin != Origin.PAPER)
            .order_by(visit_table.c.registered_at.desc(), visit_table.c.tick.desc())
            .limit(RECENT),
        )
        return DoorView(
            thresholds=thresholds_now(connection, hall),
            rules=rules_now(connection, hall),
            catalogue=catalogue,
            favourites=_favourites(connection, hall, day, catalogue),
            repeats=repeats,
            recent=tuple(masked(one) for one in recent),
            today=connection.scalar(select(func.count()).where(today)) or 0,
            occupancy=occupancy_now(connection, hall, day),
        )


def suspected_unplaced(desk: Desk) -> tuple[Check, ...]:
    """Who is suspected today without a case, masked: nobody may be forgotten at the door."""
    hall, day = desk.journal.hall, day_of(desk.journal.clock.now()).isoformat()
    with desk.read(Right.MEASURE_TEMPERATURE) as connection:
        found = connection.scalars(
            select(check_table.c.id)
            .where(
                check_table.c.hall == hall,
                check_table.c.day >= day,
                check_table.c.state == State.SUSPECTED,
                check_table.c.case.is_(None),
            )
            .order_by(check_table.c.at)
        ).all()
        checks = [find_check(connection, hall, one) for one in found]
    return tuple(
        msgspec.structs.replace(check, person=mask_person(check.person)) for check in checks
    )


def last_instrument(desk: Desk) -> Instrument | None:
    """What this desk measured with last; None where it has not lately."""
    table = entry_table
    own = (table.c.hall == desk.journal.hall) & (table.c.device == desk.journal.device)
    with desk.read(Right.MEASURE_TEMPERATURE) as connection:
        newest = connection.scalar(select(func.max(table.c.seq)).where(own)) or 0
        body = connection.scalar(
            select(table.c.body)
            .where(
                own,
                table.c.seq > newest - LOOK_BACK,
                table.c.kind == Measured.kind,
                table.c.body.is_not(None),
            )
            .order_by(table.c.seq.desc())
            .limit(1)
        )
    if body is None:
        return None
    reading = msgspec.json.decode(body, type=Measured).reading
    return Instrument(reading.method, reading.device)


def waiting_check(desk: Desk, person: PersonFacts) -> Check | None:
    """Today's check by which this person waits for another reading, in full; None without one.

    Somebody with a fever who shows the same document again goes on where they were, and does not
    begin anew with a clean sheet.
    """
    if not person.document:
        return None
    hall, day = desk.journal.hall, day_of(desk.journal.clock.now()).isoformat()
    with desk.read(Right.MEASURE_TEMPERATURE) as connection:
        found = connection.scalar(
            select(check_table.c.id)
            .where(
                check_table.c.hall == hall,
                check_table.c.day >= day,
                check_table.c.state.not_in(FINAL),
                check_table.c.document == person.document,
            )
            .order_by(check_table.c.at.desc())
            .limit(1)
        )
        return None if found is None else find_check(connection, hall, found)


def _favourites(
    connection: Connection, hall: str, day: str, catalogue: Catalogue
) -> tuple[str, ...]:
    """The matters most asked for today, then the first one of each group."""
    table = visit_matter_table
    rows = connection.execute(
        select(table.c.matter)
        .where(table.c.hall == hall, table.c.day == day)
        .group_by(table.c.matter)
        .order_by(func.count().desc(), table.c.matter)
        .limit(2 * FAVOURITES)
    )
    offered = {item.code for item in catalogue.in_use}
    asked = [code for (code,) in rows if code in offered]
    first: dict[str, str] = {}
    for item in catalogue.in_use:
        first.setdefault(item.group, item.code)
    return tuple(dict.fromkeys((*asked, *first.values())))[:FAVOURITES]

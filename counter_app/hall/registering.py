"""Registering a walk-in: from a normal temperature and a mask to a ticket number (N2.4, N4.1).

At the door, or at a window for who came past it. Nobody gets a ticket without a mask mark and a
normal temperature of today; whoever has no document at hand gets one all the same. Not here: the
measuring (`temperature`), the queue, entry of paper forms (`paper`).
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

import msgspec
from sqlalchemy import Connection, and_, func, or_, select, tuple_

from counter_app.errors import Conflict, InputError, ProgramFault
from counter_app.hall.catalogue import Catalogue, Item, catalogue_now
from counter_app.hall.desks import lane_of
from counter_app.hall.identity import age_on
from counter_app.hall.persons import PersonFacts
from counter_app.hall.rules import rules_now
from counter_app.hall.temperature import Check, Mask, State, find_check
from counter_app.hall.visit_rows import Visit, find_visit, masked, read_visits
from counter_app.hall.visits import (
    INSIDE,
    SENIOR_AGE,
    UNDER_WAY,
    Corrected,
    Identified,
    Origin,
    Priority,
    Registered,
    Revealed,
    TicketPrinted,
    VisitState,
    from_day,
    visit_matter_table,
    visit_table,
)
from counter_app.journal.clock import MINUTE, day_of
from counter_app.journal.entry import new_id
from counter_app.journal.journal import Act
from counter_app.language import CHINESE
from counter_app.people.desk import Desk
from counter_app.people.roles import Right

LANE_SIZE = 1000
LONGEST_NOTE = 200
MOST_COMPANIONS = 9


class Registration(msgspec.Struct, frozen=True, kw_only=True):
    """A filled-in form. `visit` is the form's own id, so that sent twice it counts once.

    `check` is the temperature check that lets the person in. `beyond_limit` is a person's decision
    to serve although the day's limit of a matter is reached.
    """

    visit: str = msgspec.field(default_factory=new_id)
    check: str
    matters: tuple[str, ...]
    person: PersonFacts = PersonFacts()
    priority: frozenset[Priority] = frozenset()
    companions: int = 0
    origin: Origin = Origin.DOOR
    beyond_limit: bool = False
    note: str = ""


class LimitReached(Conflict):
    """The day's limit of a matter is reached; whoever decides so can register beyond it."""


class Occupancy(msgspec.Struct, frozen=True, kw_only=True):
    """How many visitors and companions are inside, and how many may be (N3.1)."""

    inside: int
    limit: int

    @property
    def full(self) -> bool:
        """Whether the next ones wait outside."""
        return self.inside >= self.limit


class Ticket(msgspec.Struct, frozen=True, kw_only=True):
    """A registered visit, in full, and what its ticket says besides."""

    visit: Visit
    ahead: int
    """Waiting visits that will be called before."""
    minutes: int | None
    """Estimated wait; None while there is nothing to estimate from."""
    occupancy: Occupancy
    today: int
    """Visits registered today."""
    nearly_full: tuple[str, ...] = ()
    """Codes of matters whose daily limit is near."""


class Known(msgspec.Struct, frozen=True, kw_only=True):
    """What the hall knows of somebody who shows a document: facts of the last visit, in full."""

    person: PersonFacts
    last_matters: tuple[str, ...]
    last_day: str
    priority: tuple[Priority, ...]
    today: tuple[Visit, ...]
    """Visits of the same person today, masked; not empty means: point it out."""


def register(desk: Desk, form: Registration) -> Ticket:
    """Give a ticket number. The same form again gives the same ticket and writes nothing.

    Raises `InputError` naming the field at fault (`matters`, `mask`, `temperature`, `companions`,
    `note`), `LimitReached` when a matter's limit of the day is reached, `Conflict` when the check
    has let somebody in already.
    """
    if not 0 <= form.companions <= MOST_COMPANIONS:
        raise InputError("At most {most} companions.", field="companions", most=MOST_COMPANIONS)
    note = " ".join(form.note.split())
    if len(note) > LONGEST_NOTE:
        raise InputError(
            "The note has at most {longest} characters.", field="note", longest=LONGEST_NOTE
        )
    with desk.act(Right.REGISTER_VISIT) as act:
        if not is_registered(act.connection, act.hall, form.visit):
            check = _admitting_check(act, form.check)
            catalogue = catalogue_now(act.connection, act.hall, form.matters)
            items = chosen_items(catalogue, form.matters)
            if not form.beyond_limit:
                _check_limits(act, items)
            number = next_ticket(act, letter_of(catalogue, items[0]), act.today.isoformat())
            record_visit(
                act,
                form.visit,
                form.person,
                Registered(
                    ticket=number.text,
                    letter=number.letter,
                    lane=number.lane,
                    serial=number.serial,
                    origin=form.origin,
                    matters=tuple((item.code, item.group) for item in items),
                    priority=with_senior(form.priority, form.person, act.today),
                    companions=form.companions,
                    check=form.check,
                    tenths=check.last,
                    mask=check.mask or Mask.WORN,
                    beyond_limit=form.beyond_limit,
                    note=note,
                ),
            )
    return read_ticket(desk, form.visit)


def record_visit(act: Act, visit: str, person: PersonFacts, body: Registered) -> None:
    """State that a visit began and, as an entry of its own, who the visitor is."""
    act.record(visit, body)
    if person.known:
        act.record(visit, Identified(person=person))


def correct(
    desk: Desk,
    visit: str,
    person: PersonFacts,
    priority: Iterable[Priority],
    companions: int,
    why: str,
) -> Visit:
    """Put right what was registered wrongly; the ticket number stays. Returns the visit in full.

    Raises `InputError` without a reason, `Conflict` when the visit is not here.
    """
    reason = " ".join(why.split())
    if not reason:
        raise InputError("Say why it is corrected.", field="why")
    with desk.act(Right.CORRECT_VISIT) as act:
        find_visit(act.connection, act.hall, visit)
        act.record(
            visit,
            Corrected(
                person=person,
                priority=with_senior(priority, person, act.today),
                companions=companions,
                why=reason,
            ),
        )
    with desk.journal.read() as connection:
        return find_visit(connection, desk.journal.hall, visit)


def reveal(desk: Desk, visit: str, why: str = "") -> PersonFacts:
    """The visitor's facts in full; that somebody asked for them is an entry."""
    with desk.act(Right.REVEAL_PERSON) as act:
        person = find_visit(act.connection, act.hall, visit).person
        act.record(visit, Revealed(why=" ".join(why.split())))
        return person


def note_printing(desk: Desk, visit: str, succeeded: bool) -> None:
    """Keep whether a printer took the ticket; the visit itself is safe either way."""
    with desk.act(Right.REGISTER_VISIT) as act:
        find_visit(act.connection, act.hall, visit)
        act.record(visit, TicketPrinted(succeeded=succeeded))


def read_ticket(desk: Desk, visit: str) -> Ticket:
    """What the ticket of a visit says. `Conflict` when the visit is not here."""
    table = visit_table
    with desk.read(Right.REGISTER_VISIT) as connection:
        hall = desk.journal.hall
        found = find_visit(connection, hall, visit)
        today = table.c.day == found.day
        ahead = _ahead(connection, hall, found)
        catalogue = catalogue_now(connection, hall, [matter.code for matter in found.matters])
        counts = _counts_today(connection, hall, found.day)
        near = tuple(
            matter.code
            for matter in found.matters
            if (item := catalogue.item(matter.code)) is not None
            and item.warning_at
            and counts.get(matter.code, 0) >= item.warning_at
        )
        return Ticket(
            visit=found,
            ahead=ahead,
            minutes=_estimate(connection, hall, found.day, ahead),
            occupancy=occupancy_now(connection, hall, found.day),
            today=connection.scalar(select(func.count()).where(table.c.hall == hall, today)) or 0,
            nearly_full=near,
        )


def occupancy(desk: Desk) -> Occupancy:
    """How many are inside now."""
    with desk.journal.read() as connection:
        day = day_of(desk.journal.clock.now()).isoformat()
        return occupancy_now(connection, desk.journal.hall, day)


def occupancy_now(connection: Connection, hall: str, day: str) -> Occupancy:
    """How many are inside, within a transaction under way."""
    inside = connection.scalar(
        select(func.coalesce(func.sum(1 + visit_table.c.companions), 0)).where(
            visit_table.c.hall == hall,
            from_day(day),
            visit_table.c.state.in_(INSIDE),
        )
    )
    return Occupancy(inside=inside or 0, limit=rules_now(connection, hall).inside_limit)


def recognise_visitor(desk: Desk, person: PersonFacts) -> Known | None:
    """What earlier visits tell of the person; None for somebody new.

    Known by the document; without one, by name and phone together.
    """
    if person.document:
        same = visit_table.c.document == person.document
    elif person.name and person.phone:
        same = (visit_table.c.name == person.name) & (visit_table.c.phone == person.phone)
    else:
        return None
    hall, today = desk.journal.hall, day_of(desk.journal.clock.now()).isoformat()
    with desk.read(Right.REGISTER_VISIT) as connection:
        query = (
            select(visit_table)
            .where(visit_table.c.hall == hall, same)
            .order_by(visit_table.c.row.desc())
            .limit(10)
        )
        visits = read_visits(connection, query)
    if not visits:
        return None
    last = visits[0]
    return Known(
        person=last.person,
        last_matters=tuple(matter.code for matter in last.matters),
        last_day=last.day,
        priority=last.priority,
        today=tuple(masked(one) for one in visits if one.day == today),
    )


class TicketNumber(msgspec.Struct, frozen=True):
    """A ticket number and what it is made of."""

    text: str
    letter: str
    lane: int
    serial: int


def ticket_number(letter: str, lane: int, serial: int) -> TicketNumber:
    """A024 is lane 0's 24th, A1024 lane 1's; after 999 the letter doubles: AA001.

    Lanes keep apart what desks give out that can't see each other.
    """
    series, within = divmod(serial - 1, LANE_SIZE - 1)
    digits = lane * LANE_SIZE + within + 1
    return TicketNumber(f"{letter * (series + 1)}{digits:03d}", letter, lane, serial)


def next_ticket(act: Act, letter: str, day: str) -> TicketNumber:
    """The next number of this desk for a letter on a day.

    Never one that somebody still has who came today before the clock was put back.
    """
    lane = lane_of(act.connection, act.hall, act.device)
    taken = visit_table.c.day == day
    if day == act.today.isoformat():
        taken = or_(taken, and_(from_day(day), visit_table.c.state.in_(UNDER_WAY)))
    last = act.connection.scalar(
        select(func.max(visit_table.c.serial)).where(
            visit_table.c.hall == act.hall,
            taken,
            visit_table.c.letter == letter,
            visit_table.c.lane == lane,
        )
    )
    return ticket_number(letter, lane, (last or 0) + 1)


def letter_of(catalogue: Catalogue, item: Item) -> str:
    """The letter that begins the ticket of somebody who comes for an item first."""
    group = catalogue.group(item.group)
    if group is None:
        raise ProgramFault("An item of the catalogue belongs to no group.")
    return group.letter


def chosen_items(catalogue: Catalogue, codes: Iterable[str]) -> list[Item]:
    """The items behind the chosen codes. `InputError` for none, unknown or retired ones."""
    items = []
    for code in dict.fromkeys(codes):
        item = catalogue.item(code)
        if item is None or item.retired:
            raise InputError(
                "The matter {code} is not offered. Choose another.", field="matters", code=code
            )
        items.append(item)
    if not items:
        raise InputError("Choose what the visitor comes for.", field="matters")
    return items


def with_senior(
    priority: Iterable[Priority], person: PersonFacts, today: date
) -> tuple[Priority, ...]:
    """The reasons for priority in a fixed order; 65 and over is known from the birth date."""
    chosen = set(priority)
    if person.birth_date is not None and age_on(person.birth_date, today) >= SENIOR_AGE:
        chosen.add(Priority.SENIOR)
    return tuple(one for one in Priority if one in chosen)


def is_registered(connection: Connection, hall: str, visit: str) -> bool:
    """Whether a form with this id has become a visit already."""
    query = select(visit_table.c.row).where(visit_table.c.hall == hall, visit_table.c.id == visit)
    return connection.execute(query).first() is not None


def _admitting_check(act: Act, check: str) -> Check:
    """The check that lets somebody in (N2.4): normal, masked, of today, and not used yet."""
    if not check:
        raise InputError("Take the temperature first.", field="temperature")
    found = find_check(act.connection, act.hall, check)
    if found.state is not State.NORMAL:
        raise InputError(
            "No ticket without a normal temperature: {state}.",
            field="temperature",
            state=found.state.label,
        )
    if found.mask not in (Mask.WORN, Mask.PROVIDED):
        raise InputError(
            "Without a mask nobody enters. Offer one, or turn the visitor away.", field="mask"
        )
    if day_of(found.first_at) != act.today:
        raise InputError("This temperature is not of today. Measure again.", field="temperature")
    used = act.connection.scalar(
        select(visit_table.c.ticket).where(
            visit_table.c.hall == act.hall, visit_table.c.check == check
        )
    )
    if used is not None:
        raise Conflict("This temperature has let in ticket {ticket} already.", ticket=used)
    return found


def _counts_today(connection: Connection, hall: str, day: str) -> dict[str, int]:
    rows = connection.execute(
        select(visit_matter_table.c.matter, func.count())
        .where(visit_matter_table.c.hall == hall, visit_matter_table.c.day == day)
        .group_by(visit_matter_table.c.matter)
    )
    return {row[0]: row[1] for row in rows}


def _check_limits(act: Act, items: list[Item]) -> None:
    counts = _counts_today(act.connection, act.hall, act.today.isoformat())
    for item in items:
        if item.daily_limit and counts.get(item.code, 0) >= item.daily_limit:
            raise LimitReached(
                "{matter}: the limit of {limit} for today is reached. "
                "Offer another day or the online way, or register beyond the limit.",
                field="matters",
                matter=item.name(CHINESE),
                limit=item.daily_limit,
            )


def _ahead(connection: Connection, hall: str, visit: Visit) -> int:
    """How many that wait for the same groups will be called before."""
    table, matters = visit_table, visit_matter_table
    place = tuple_(table.c.rank, table.c.tick, table.c.id)
    count = (
        select(func.count(table.c.id.distinct()))
        .join(matters, and_(matters.c.hall == table.c.hall, matters.c.visit == table.c.id))
        .where(
            table.c.hall == hall,
            from_day(visit.day),
            table.c.state == VisitState.WAITING,
            matters.c.group.in_({matter.group for matter in visit.matters}),
            place < tuple_(visit.rank, visit.tick, visit.id),
        )
    )
    return connection.scalar(count) or 0


def _estimate(connection: Connection, hall: str, day: str, ahead: int) -> int | None:
    """Minutes to wait: how long serving took today, for those ahead, over the windows at work."""
    mean, windows = connection.execute(
        select(func.avg(visit_table.c.serving), func.count(visit_table.c.window.distinct())).where(
            visit_table.c.hall == hall,
            visit_table.c.day == day,
            visit_table.c.state.in_((VisitState.DONE, VisitState.SERVING)),
            visit_table.c.serving > 0,
        )
    ).one()
    if mean is None:
        return None
    return int(ahead * mean / max(1, windows) / MINUTE + 0.5)

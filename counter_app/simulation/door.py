"""Somebody comes to the door of a simulated day: measured, asked, given a ticket, or sent home.

What may happen is the hall's business (`hall`); here is only what people and screeners do.
"""

from __future__ import annotations

from collections.abc import Generator
from enum import Enum, auto

import msgspec

from counter_app.errors import Conflict, InputError
from counter_app.hall.isolation import open_case
from counter_app.hall.persons import PersonFacts
from counter_app.hall.queue import divert, leave
from counter_app.hall.registering import (
    LimitReached,
    Registration,
    Ticket,
    correct,
    note_printing,
    occupancy,
    recognise_visitor,
    register,
)
from counter_app.hall.rules import read_rules
from counter_app.hall.temperature import Check, Mask, Method, State, measure, turn_away
from counter_app.hall.thresholds import thresholds_now
from counter_app.hall.visits import Origin, Priority
from counter_app.people.desk import Desk
from counter_app.simulation.isolation import work_through
from counter_app.simulation.people import Invented, could_be_pregnant
from counter_app.simulation.scene import MINUTE, Scene, Stay
from counter_app.simulation.schedule import Steps

MOST_READINGS = 5


class Health(Enum):
    """How somebody's readings will come out."""

    WELL = auto()
    LOW_FIRST = auto()
    """A reading from the cold street."""
    WARM_FIRST = auto()
    """Abnormal once, as after a run for the bus."""
    FEVER = auto()
    """Abnormal each time."""


def some_health(scene: Scene) -> Health:
    """A visitor's health: fevers are rare, and some are none."""
    drawn = scene.chance.random()
    if drawn < 0.005:
        return Health.FEVER
    if drawn < 0.009:
        return Health.WARM_FIRST
    return Health.LOW_FIRST if drawn < 0.03 else Health.WELL


def arrive(scene: Scene, person: Invented, health: Health) -> Steps:
    """One visitor from the street to the queue."""
    past_the_door = scene.happens(0.03)
    desk = scene.chance.choice(scene.cast.posts).desk if past_the_door else scene.cast.door
    scene.tally.counts["arrived"] += 1
    for _ in range(3):
        if not occupancy(desk).full:
            break
        yield scene.span(360)
    else:
        scene.tally.counts["gone_home"] += 1
        return
    mask = Mask.WORN if scene.happens(0.94) else Mask.PROVIDED
    if health is Health.WELL and scene.happens(0.008):
        yield scene.span(50)
        turn_away(desk, scene.chance.choice(scene.lists.reasons.turned_away))
        return
    yield scene.span(10)
    check = yield from _measured(scene, desk, person, health, mask)
    if check is None:
        return
    origin = Origin.WINDOW if past_the_door else Origin.DOOR
    ticket = yield from _registered(scene, desk, person, check, origin)
    if ticket is not None:
        yield from _ticket_in_hand(scene, desk, person, ticket)


def _measured(
    scene: Scene, desk: Desk, person: Invented, health: Health, mask: Mask
) -> Generator[int, None, Check | None]:
    """The check that lets somebody in; None where it did not."""
    with desk.journal.read() as connection:
        thresholds = thresholds_now(connection, desk.journal.hall)
    thermometers = read_rules(desk.journal).thermometers or ("",)
    device = scene.chance.choice(thermometers)
    check: Check | None = None
    for number in range(MOST_READINGS):
        first = number == 0
        if health is Health.LOW_FIRST and first:
            tenths = thresholds.low - scene.chance.randint(1, 14)
        elif health is Health.FEVER or (health is Health.WARM_FIRST and first):
            tenths = thresholds.fever + scene.chance.randint(1, 14)
        else:
            tenths = min(thresholds.fever - 1, round(scene.chance.gauss(364.5, 2.2)))
        check = measure(
            desk,
            f"{tenths / 10:.1f}",
            Method.FOREHEAD if first else scene.chance.choice((Method.EAR, Method.AXILLARY)),
            mask,
            device,
            None if check is None else check.id,
            # Whose fever it is must be known at once; others are asked with their ticket.
            person.facts if health in (Health.FEVER, Health.WARM_FIRST) and first else None,
        )
        match check.state:
            case State.NORMAL:
                return check
            case State.SUSPECTED:
                yield scene.span(25)
                case = open_case(desk, check=check.id, symptoms=_symptoms(scene))
                scene.start(work_through(scene, case))
                return None
            case State.TO_REPEAT:
                rest = thresholds.rest_minutes * MINUTE * scene.hours.pace
                yield round(rest) + scene.span(30)
            case _:
                yield scene.span(20)
    return None


def _symptoms(scene: Scene) -> str:
    return scene.chance.choice(scene.lists.reasons.symptoms)


def _registered(
    scene: Scene, desk: Desk, person: Invented, check: Check, origin: Origin
) -> Generator[int, None, Ticket | None]:
    """The visitor's ticket; None for who goes home instead."""
    known = recognise_visitor(desk, person.facts)
    yield scene.span(15 if known else 40)
    form = Registration(
        check=check.id,
        matters=tuple(item.code for item in scene.matters()),
        person=person.facts,
        priority=_priority(scene, person),
        companions=1 if person.facts.companion else 0,
        origin=origin,
    )
    try:
        return register(desk, form)
    except LimitReached:
        scene.tally.counts["overruled"] += 1
        if scene.happens(0.5):
            scene.tally.counts["gone_home"] += 1
            return None
        return register(desk, msgspec.structs.replace(form, beyond_limit=True))
    except InputError:
        # As when the clock was put right meanwhile and the reading is of another day by now.
        scene.tally.counts["overruled"] += 1
        again = yield from _measured(scene, desk, person, Health.WELL, check.mask or Mask.WORN)
        if again is None:
            return None
        return register(desk, msgspec.structs.replace(form, check=again.id, beyond_limit=True))


def _priority(scene: Scene, person: Invented) -> frozenset[Priority]:
    """What the visitor says; 65 and over is known from the document."""
    if person.age >= 65 or not scene.happens(0.05):
        return frozenset()
    reasons = [Priority.MEDICAL, Priority.DISABLED, Priority.INFANT]
    if could_be_pregnant(person):
        reasons.append(Priority.PREGNANT)
    return frozenset({scene.chance.choice(reasons)})


def _ticket_in_hand(scene: Scene, desk: Desk, person: Invented, ticket: Ticket) -> Steps:
    """The ticket is printed, and the visitor waits, goes on online, or loses patience."""
    visit = ticket.visit.id
    if not scene.happens(0.99):
        note_printing(desk, visit, False)
        yield scene.span(20)
    note_printing(desk, visit, True)
    stay = Stay(visit)
    online = all(
        (item := scene.catalogue.item(matter.code)) is not None and item.online
        for matter in ticket.visit.matters
    )
    scene.waits(stay)
    try:
        if scene.happens(0.01):
            phone = person.facts.phone
            why = scene.chance.choice(scene.lists.reasons.corrected)
            reasons, companions = ticket.visit.priority, ticket.visit.companions
            facts = person.facts if not phone else _heard_better(scene, person)
            correct(desk, visit, facts, reasons, companions, why)
        if online and person.age < 65 and scene.happens(0.06):
            yield scene.span(60)
            if stay.waiting:
                stay.waiting = False
                divert(desk, visit, "portal")
            return
        # Most have patience for the whole morning, some for a quarter of an hour.
        yield scene.span(60 * scene.chance.choice((20, 45, 90, 150, 240)))
        if stay.waiting:
            stay.gone = True
            if scene.happens(0.5):
                leave(scene.cast.leader, visit, scene.chance.choice(scene.lists.reasons.left))
    except Conflict:
        scene.tally.counts["overruled"] += 1


def _heard_better(scene: Scene, person: Invented) -> PersonFacts:
    """The same person with the last digit of the phone as it should have been."""
    digit = scene.chance.choice("0123456789")
    return msgspec.structs.replace(person.facts, phone=person.facts.phone[:-1] + digit)

"""A plausible day of a hall, played through the verbs that the screen uses.

Visitors come as a Poisson process whose rate changes by the half hour, with a dip at lunch. The
same seed, number of visitors and date give the same day in the same hall: names, minutes and
outcomes, not ids. Whoever starts a day in a hall with earlier days meets some people again.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from random import Random

import msgspec
from sqlalchemy import select

from counter_app.hall.catalogue import read_catalogue
from counter_app.hall.closing import close_today
from counter_app.hall.identity import age_on
from counter_app.hall.persons import person_of
from counter_app.hall.rules import read_rules
from counter_app.hall.visits import visit_table
from counter_app.journal.journal import Committed
from counter_app.people.roles import Right
from counter_app.simulation.cast import Cast
from counter_app.simulation.counter import work
from counter_app.simulation.door import Health, arrive, some_health
from counter_app.simulation.people import Crowd, Invented, people_lists
from counter_app.simulation.scene import MINUTE, Hours, Scene
from counter_app.simulation.schedule import Steps
from counter_app.simulation.summary import DaySummary

RATES = (5, 8, 10, 10, 9, 8, 5, 3, 3, 4, 7, 8, 8, 7, 5, 3, 1)
"""How many come in each half hour of a day from 8:30 to 17:00, beside the others."""

REGULARS = 0.2
"""How many were here on an earlier day."""

REMEMBERED = 500
"""Earlier visits that returning visitors are chosen from."""

LOCKING_UP = 40
"""Minutes after closing when the leader closes the day."""

BEFORE_OPENING = 10
"""Minutes before opening when clerks sit down."""


@dataclass(frozen=True)
class Sure:
    """Somebody who comes at this moment for certain, in this health."""

    at: int
    health: Health


def simulate_day(
    cast: Cast,
    day: date,
    visitors: int,
    seed: int,
    *,
    until: int | None = None,
    since: int | None = None,
    hours: Hours | None = None,
    sure: Sequence[Sure] = (),
    healthy: bool = False,
    progress: Callable[[int, int], None] | None = None,
) -> DaySummary:
    """Play a day with so many visitors, and `sure` ones besides; what it came to.

    `hours` are 8:30 to 17:00 unless given; a shorter day goes faster. With `until` everything
    stops there, as it stands: a morning in progress. With `since` nobody comes before, and clerks
    go on with whom they find. Of `healthy` visitors nobody is ill, but for the sure ones.
    `progress` is told how many of how many have come.
    """
    hours = hours or Hours.of(day)
    cast.clock.moment = hours.opens if since is None else since
    scene = Scene(
        cast,
        hours,
        visitors,
        read_catalogue(cast.door),
        people_lists(),
        read_rules(cast.journal),
        Random(f"{seed} {visitors} {day} events"),
    )
    begins = hours.opens - round(BEFORE_OPENING * MINUTE * hours.pace) if since is None else since
    scene.schedule.now = begins
    scene.healthy = healthy
    _invite(scene, day, visitors, seed, since, sure, healthy, progress)
    for post in cast.posts:
        scene.schedule.start(begins, work(scene, post))
    if cast.leader.may(Right.CLOSE_DAY):
        locking = hours.closes + round(LOCKING_UP * MINUTE * hours.pace)
        scene.schedule.start(locking, _lock_up(scene))

    def heard(committed: Committed) -> None:
        scene.tally.counts["acts"] += 1
        scene.tally.counts["entries"] += len(committed.entries)

    cast.journal.listeners.append(heard)
    try:
        scene.schedule.run(until)
    finally:
        cast.journal.listeners.remove(heard)
    with cast.journal.read() as connection:
        return scene.tally.summary(connection, cast.journal.hall, day)


def moments_of_arrival(chance: Random, visitors: int, hours: Hours) -> list[int]:
    """When they come: a Poisson process, given how many there are."""
    slot = (hours.closes - hours.opens) / len(RATES)
    slots = chance.choices(range(len(RATES)), RATES, k=visitors)
    return sorted(round(hours.opens + slot * (one + chance.random())) for one in slots)


def _invite(
    scene: Scene,
    day: date,
    visitors: int,
    seed: int,
    since: int | None,
    sure: Sequence[Sure],
    healthy: bool,
    progress: Callable[[int, int], None] | None,
) -> None:
    # Chance of its own: who comes does not depend on what happens to those before.
    chance = Random(f"{seed} {visitors} {day} people")
    crowd = Crowd(chance, scene.lists, day)
    regulars = _regulars(scene.cast, day)
    coming: list[tuple[int, Health | None]] = [
        (at, Health.WELL if healthy else None)
        for at in moments_of_arrival(chance, visitors, scene.hours)
    ]
    coming += [(one.at, one.health) for one in sure]
    for number, (at, health) in enumerate(sorted(coming, key=lambda one: one[0]), start=1):
        again = regulars and chance.random() < REGULARS
        person = regulars.pop(chance.randrange(len(regulars))) if again else crowd.somebody()
        if since is None or at >= since:
            scene.schedule.start(at, _comes(scene, person, health, number, len(coming), progress))


def _comes(
    scene: Scene,
    person: Invented,
    health: Health | None,
    number: int,
    total: int,
    progress: Callable[[int, int], None] | None,
) -> Steps:
    if progress:
        progress(number, total)
    yield from arrive(scene, person, health or some_health(scene))


def _lock_up(scene: Scene) -> Steps:
    """The leader closes what is left over."""
    yield 0
    close_today(scene.cast.leader)


def _regulars(cast: Cast, day: date) -> list[Invented]:
    """People of earlier days who may come again, each once."""
    with cast.journal.read() as connection:
        rows = connection.execute(
            select(visit_table)
            .where(
                visit_table.c.hall == cast.journal.hall,
                visit_table.c.day < day.isoformat(),
                visit_table.c.document != "",
            )
            .order_by(visit_table.c.row.desc())
            .limit(REMEMBERED)
        ).all()
    people: dict[str, Invented] = {}
    for row in reversed(rows):
        facts = msgspec.structs.replace(person_of(row), companion="", acting_for="")
        age = 50 if facts.birth_date is None else age_on(facts.birth_date, day)
        people[facts.document] = Invented(facts, age)
    return list(people.values())

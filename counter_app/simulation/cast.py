"""The cast of a simulated day: who stands at the door, who serves at which window, who leads.

A real hall is played by one signed-in person at this computer's desk. A demo hall is played by all
its invented staff, each at a desk of its own: their journals exist in this file only, so that the
file looks as if the other desks' entries had arrived.
"""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select

from counter_app.errors import NotAllowed
from counter_app.hall.desks import desk_table
from counter_app.hall.windows import all_windows
from counter_app.journal.clock import SetClock
from counter_app.journal.journal import Journal
from counter_app.people.desk import Desk, Person
from counter_app.people.roles import Right
from counter_app.people.users import roles_from, user_table
from counter_app.simulation.staging import DemoStaging

SPEEDS = (1.0, 0.8, 1.25, 1.05, 0.9)
"""How long clerks take, beside what the catalogue says; one after the other."""

NEEDED = (
    Right.MEASURE_TEMPERATURE,
    Right.REGISTER_VISIT,
    Right.SERVE_QUEUE,
    Right.OPEN_CASE,
    Right.CORRECT_VISIT,
    Right.REVEAL_PERSON,
)
"""What one person must be allowed to play the whole hall."""


@dataclass(frozen=True)
class Post:
    """A clerk at a window. `speed` stretches serving times; `opens` when it is the desk's own."""

    desk: Desk
    window: str
    speed: float = 1.0
    opens: bool = True


@dataclass(frozen=True)
class Cast:
    """Everybody who acts on a simulated day, on one clock."""

    door: Desk
    posts: tuple[Post, ...]
    leader: Desk
    clock: SetClock

    @property
    def journal(self) -> Journal:
        """This computer's journal."""
        return self.door.journal


def cast_of_demo(journal: Journal, staging: DemoStaging, clock: SetClock) -> Cast | None:
    """The staff of a demo hall at their desks; None when somebody of them is not there any more.

    `journal` must go by `clock`.
    """
    with journal.read() as connection:
        persons = {
            row.login: Person(row.id, row.login, row.name, roles_from(row.roles))
            for row in connection.execute(
                select(user_table).where(user_table.c.hall == journal.hall, user_table.c.in_use)
            )
        }
        desks = {
            row.name: row.id
            for row in connection.execute(
                select(desk_table).where(desk_table.c.hall == journal.hall)
            )
        }
        windows = {one.number: one for one in all_windows(connection, journal.hall) if one.in_use}
    if not {staging.door, staging.leader} <= persons.keys():
        return None
    posts = tuple(
        Post(
            Desk(journal.of_invented_desk(desks[place.desk]), persons[place.clerk]),
            windows[place.number].id,
            SPEEDS[number % len(SPEEDS)],
        )
        for number, place in enumerate(staging.windows)
        if place.clerk in persons and place.desk in desks and place.number in windows
    )
    door, leader = persons[staging.door], persons[staging.leader]
    return Cast(Desk(journal, door), posts, Desk(journal, leader), clock) if posts else None


def cast_of_one(desk: Desk, clock: SetClock) -> Cast:
    """One person who plays the whole hall at this desk, at every window in use.

    Raises `NotAllowed` when the roles do not cover that. The desk's journal must go by `clock`.
    """
    if not all(desk.may(right) for right in NEEDED):
        raise NotAllowed(
            "One person plays the whole hall here: sign in as duty leader or counter clerk."
        )
    with desk.journal.read() as connection:
        windows = [one for one in all_windows(connection, desk.journal.hall) if one.in_use]
    posts = [
        # A desk stands at one window at a time.
        Post(desk, window.id, SPEEDS[number % len(SPEEDS)], opens=number == 0)
        for number, window in enumerate(windows)
    ]
    return Cast(desk, tuple(posts), desk, clock)

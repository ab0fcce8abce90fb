"""The duty leader's day: what needs attention now, from every workflow, and the day at a glance.

Each workflow says its own needs; here they are asked for and put in order of urgency (N7.1). What a
person's rights do not cover is left out, and a question that fails keeps no other from being
answered. Not here: what any need means, the paper for the next shift (`shift_handover`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TypeVar

import structlog

from counter_app.errors import CounterError, NotAllowed
from counter_app.hall.day import day_figures
from counter_app.hall.duties import OnDuty, read_on_duty
from counter_app.hall.hygiene_needs import hygiene_needs
from counter_app.hall.incident_needs import incident_needs
from counter_app.hall.isolation_needs import isolation_needs
from counter_app.hall.needs import Need, Urgency, in_order
from counter_app.hall.registering import occupancy
from counter_app.hall.roster_needs import roster_needs
from counter_app.hall.rounds import rounds_now
from counter_app.hall.rounds_needs import rounds_needs
from counter_app.hall.staff_today import staff_needs
from counter_app.journal.clock import day_of
from counter_app.language import Phrase
from counter_app.people.desk import Desk
from counter_app.people.roles import Right

Answer = TypeVar("Answer")

log = structlog.get_logger(__name__)

FILLING_UP = 90
"""Percent of the hall's limit from which on the leader is told."""


@dataclass(frozen=True)
class Question:
    """One workflow's question for its needs, and what it is about, where it can't be answered."""

    about: Phrase
    ask: Callable[[Desk], Sequence[Need]]


@dataclass(frozen=True)
class Glance:
    """The day so far: visits, suspected people, people inside and how many may be, rounds."""

    visits: int
    suspected: int
    inside: int
    inside_limit: int
    rounds_done: int
    rounds_missed: int


@dataclass(frozen=True)
class LeadersDay:
    """What needs attention, the most urgent first; `unread` is what could not be read.

    `read_at` in ms since 1970 UTC; `glance` is None where the figures could not be read, and
    `on_duty` is who leads now by the duty roster.
    """

    read_at: int
    needs: tuple[Need, ...]
    glance: Glance | None
    unread: tuple[Phrase, ...] = ()
    on_duty: tuple[OnDuty, ...] = ()


def occupancy_needs(desk: Desk) -> list[Need]:
    """The hall fills up, or is full."""
    now = occupancy(desk)
    if now.inside * 100 < now.limit * FILLING_UP:
        return []
    title = (
        Phrase("The hall is full: {inside} of {limit}", inside=now.inside, limit=now.limit)
        if now.full
        else Phrase("The hall fills up: {inside} of {limit}", inside=now.inside, limit=now.limit)
    )
    line = (
        Phrase("The next ones wait outside, 1 m apart.")
        if now.full
        else Phrase("{count} more may come in.", count=now.limit - now.inside)
    )
    return [
        Need(
            urgency=Urgency.HALL_FILLING_UP,
            page="queue",
            subject="",
            title=title,
            lines=(line,),
            overdue=now.full,
        )
    ]


QUESTIONS = (
    Question(Phrase("isolation cases"), isolation_needs),
    Question(Phrase("incidents"), incident_needs),
    Question(Phrase("rounds and findings"), rounds_needs),
    Question(Phrase("disinfection and supplies"), hygiene_needs),
    Question(Phrase("staff checks"), staff_needs),
    Question(Phrase("duty roster"), roster_needs),
    Question(Phrase("people inside"), occupancy_needs),
)
"""Every workflow's question for its needs."""


def read_leaders_day(desk: Desk, questions: Iterable[Question] = QUESTIONS) -> LeadersDay:
    """All that the leader's home page shows."""
    desk.check(Right.LEAD_DAY)
    now = desk.journal.clock.now()
    needs: list[Need] = []
    unread: list[Phrase] = []
    for question in questions:
        found = _answer(question.about, partial(question.ask, desk), unread)
        needs += found or []
    glance = _answer(Phrase("figures of the day"), partial(_glance, desk), unread)
    on_duty = _answer(Phrase("duty roster"), partial(read_on_duty, desk), unread) or ()
    return LeadersDay(
        now, tuple(in_order(needs)), glance, tuple(dict.fromkeys(unread)), tuple(on_duty)
    )


def _answer(about: Phrase, ask: Callable[[], Answer], unread: list[Phrase]) -> Answer | None:
    try:
        return ask()
    except NotAllowed:
        # Not this person's business, and so nothing that could be missed.
        return None
    except CounterError as error:
        log.warning("needs_unread", about=about.template, fault=type(error).__name__)
    except Exception as fault:  # noqa: BLE001 - one workflow's trouble must not hide the others
        log.error("needs_unread", about=about.template, fault=type(fault).__name__)
    unread.append(about)
    return None


def _glance(desk: Desk) -> Glance:
    figures = day_figures(desk, day_of(desk.journal.clock.now()))
    rounds = rounds_now(desk)
    return Glance(
        visits=figures.visits,
        suspected=figures.suspected,
        inside=figures.inside,
        inside_limit=figures.inside_limit,
        rounds_done=len(rounds.done),
        rounds_missed=len(rounds.missed),
    )

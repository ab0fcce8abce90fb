"""What of rounds and findings needs somebody's attention (N7.1).

Whoever leads sees missed rounds, the next planned one and every finding; everybody else sees the
findings that were given to them.
"""

from __future__ import annotations

from collections.abc import Mapping

from counter_app.hall.finding_facts import FindingState
from counter_app.hall.findings import Finding, open_findings
from counter_app.hall.needs import Need, Urgency
from counter_app.hall.round_facts import RoundState
from counter_app.hall.rounds import Round, rounds_now
from counter_app.journal.clock import MINUTE
from counter_app.language import Phrase
from counter_app.people.desk import Desk
from counter_app.people.roles import Right
from counter_app.people.users import user_names

PAGE = "rounds"

SOON = 30 * MINUTE
"""So long before its window opens, a planned round is announced."""


def rounds_needs(desk: Desk) -> list[Need]:
    """Missed rounds, what is under way or comes next, and findings that are not verified."""
    now = desk.journal.clock.now()
    needs: list[Need] = []
    if desk.may(Right.DO_ROUND):
        rounds = rounds_now(desk)
        needs += [_missed(one) for one in rounds.missed]
        needs += [_due(one, now) for one in rounds.under_way]
        needs += [_due(one, now) for one in rounds.planned if (one.opens_at or 0) - SOON <= now]
    all_of_them, people = desk.may(Right.VERIFY_FINDING), user_names(desk.journal)
    return needs + [
        _to_do(one, now, people)
        for one in open_findings(desk)
        if all_of_them or one.who == desk.person.id
    ]


def _missed(one: Round) -> Need:
    return Need(
        urgency=Urgency.MISSED_ROUND,
        page=PAGE,
        subject=one.id,
        title=Phrase("Round missed"),
        lines=(_name(one), _answered(one)) if one.answered else (_name(one),),
        due=one.due,
        overdue=True,
    )


def _due(one: Round, now: int) -> Need:
    under_way = one.state is RoundState.UNDER_WAY
    title = Phrase("Round under way") if under_way else Phrase("Round to do")
    return Need(
        urgency=Urgency.DUE_SOON,
        page=PAGE,
        subject=one.id,
        title=title,
        lines=(_name(one), _answered(one)) if under_way else (_name(one),),
        due=one.due,
        overdue=one.due is not None and one.due < now,
    )


def _name(one: Round) -> Phrase:
    if one.slot is None:
        return Phrase("Extra round")
    return Phrase("{name}, {window}", name=one.name, window=str(one.slot.window))


def _answered(one: Round) -> Phrase:
    return Phrase("{answered} of {points} checkpoints", answered=one.answered, points=one.points)


def _to_do(one: Finding, now: int, people: Mapping[str, str]) -> Need:
    rectified = one.state is FindingState.RECTIFIED
    name = one.who_name or people.get(one.who, "?")
    return Need(
        urgency=Urgency.OPEN_FINDING,
        page=PAGE,
        subject=one.id,
        title=Phrase("Finding: {place}", place=one.place),
        lines=(
            Phrase("{text}", text=one.words),
            Phrase("{state} · {weight}", state=one.state.label, weight=one.weight.label),
            Phrase("given to {name}", name=name),
        ),
        due=None if rectified else one.until,
        overdue=one.is_overdue(now),
    )

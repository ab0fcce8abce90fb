"""What the duty roster wants attention for: shifts of today and tomorrow that nobody leads."""

from __future__ import annotations

from datetime import timedelta

from counter_app.hall.duties import duties_of_day
from counter_app.hall.needs import Need, Urgency
from counter_app.journal.clock import day_of
from counter_app.language import Phrase
from counter_app.people.desk import Desk
from counter_app.people.roles import Right

PAGE = "roster"


def roster_needs(desk: Desk) -> list[Need]:
    """Today's shifts that are not over and tomorrow's, where nobody leads; one need a day.

    Nothing for days on which the hall is closed, nor for who may not change the roster.
    """
    if not desk.may(Right.PLAN_ROUNDS):
        return []
    now = desk.journal.clock.now()
    today = day_of(now)
    titles = (Phrase("No leader today"), Phrase("No leader tomorrow"))
    needs = []
    with desk.read(Right.PLAN_ROUNDS) as connection:
        for number, title in enumerate(titles):
            day = today + timedelta(days=number)
            slots = duties_of_day(connection, desk.journal.hall, day)
            empty = [one for one in slots if one.is_missing and one.shift.span(day)[1] > now]
            if not empty:
                continue
            begins = min(one.shift.span(day)[0] for one in empty)
            needs.append(
                Need(
                    urgency=Urgency.DUE_SOON,
                    page=PAGE,
                    subject=day.isoformat(),
                    title=title,
                    lines=tuple(one.shift.label for one in empty if one.shift.name),
                    due=begins if begins > now else None,
                )
            )
    return needs

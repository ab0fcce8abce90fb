"""The duty roster of the demo hall: a month of leaders, one swap, and a day that lacks one yet."""

from __future__ import annotations

from datetime import date, timedelta

from counter_app.hall.duties import Place
from counter_app.hall.roster import month_bounds, month_later, month_roster, set_duty, swap_duties
from counter_app.people.desk import Desk

LEADERS = (
    ("吴建国", "010-55500131"),
    ("阿不都热合曼·买买提", "010-55500132"),
    ("郑敏", "010-55500133"),
    ("冯志强", "010-55500134"),
)
"""Leaders without an account, and their phones."""
OWN_PHONE = "010-55500130"
WHY = "参加市局防疫调度会"
FREE_AFTER = 4
"""So many days after today nobody leads yet."""


def fill_roster(leader: Desk, today: date) -> None:
    """Enter this month's leaders and the next week's, with today's in the hands of `leader`."""
    first, last = month_bounds(today)
    last = max(last, today + timedelta(days=7))
    names = [(leader.person.name, OWN_PHONE), *LEADERS]
    day, turn = first, (first - today).days
    while day <= last:
        if (day - today).days != FREE_AFTER:
            name, phone = names[turn % len(names)]
            deputy, _ = names[(turn + 2) % len(names)]
            set_duty(leader, Place(day), name, deputy, phone)
        day, turn = day + timedelta(days=1), turn + 1
    _swap_once(leader, today)


def _swap_once(leader: Desk, today: date) -> None:
    """Those of tomorrow and of the day after change places, with their deputies."""
    months = (month_roster(leader, month) for month in (today, month_later(today, 1)))
    duties = [slot.duty for month in months for slot in month.slots if slot.duty is not None]
    one, other = (
        next(duty for duty in duties if duty.place.day == today + timedelta(days=ahead))
        for ahead in (1, 2)
    )
    swap_duties(leader, one, other, WHY, with_deputies=True)

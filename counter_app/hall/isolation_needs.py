"""What isolation cases need of whoever may work on them, by what is due next (N2.5, N7.1)."""

from __future__ import annotations

from counter_app.hall.case_dues import Deadline, Due, deadlines
from counter_app.hall.case_rows import Case
from counter_app.hall.isolation import running_cases
from counter_app.hall.needs import Need, Urgency
from counter_app.hall.unclean import Unclean, unclean_windows
from counter_app.journal.clock import day_of, local_time
from counter_app.language import Phrase
from counter_app.people.desk import Desk


def isolation_needs(desk: Desk) -> list[Need]:
    """One need for each case in which something is left to do, with what is due first."""
    now, unclean = desk.journal.clock.now(), unclean_windows(desk)
    return [_need(case, unclean, now) for case in running_cases(desk)]


def due_line(deadline: Deadline, now: int) -> Phrase:
    """What is due, and by when; with the date where that is not today."""
    if deadline.by is None:
        return deadline.what.label
    there = local_time(deadline.by)
    same = there.date() == day_of(now)
    time = there.strftime("%H:%M" if same else "%m-%d %H:%M")
    return Phrase("{what} by {time}", what=deadline.what.label, time=time)


def _need(case: Case, unclean: tuple[Unclean, ...], now: int) -> Need:
    found = deadlines(case, unclean, now)
    first = next(iter(found), None)
    name, who = case.person.name, case.state.label
    if name:
        who = Phrase("{name}, {state}", name=name, state=who)
    return Need(
        urgency=_urgency(case, found, now),
        page="isolation",
        subject=case.id,
        title=Phrase("Case {number}", number=case.number),
        lines=(who, *(due_line(one, now) for one in found)),
        due=first.by if first else None,
        overdue=any(one.overdue(now) for one in found),
    )


def _urgency(case: Case, found: list[Deadline], now: int) -> Urgency:
    late = {one.what for one in found if one.overdue(now)}
    if Due.CALL in late:
        return Urgency.OVERDUE_CALL
    if case.left_at is None:
        return Urgency.RUNNING_CASE
    return Urgency.OVERDUE_DISINFECTION if Due.DISINFECT in late else Urgency.DUE_SOON

"""Who was near the person of a case, found in visits, windows and the door (N2.5).

Computed anew each time from what is known now, so that a correction is seen at once. Stays that
nobody ended last until the end of their day at the latest: nobody stays in the hall overnight.
Not here: the arithmetic (`nearness`), calling the people found (`contacts`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date, datetime, time, timedelta
from typing import Any

from sqlalchemy import Connection, and_, or_, select

from counter_app.hall.case_rows import Case
from counter_app.hall.contact_calls import ContactKind, Met
from counter_app.hall.nearness import Near, Nearness, Span, length, merged, near
from counter_app.hall.round_facts import point_table, round_table
from counter_app.hall.stays import WAITING_AREA, Stay, stays_of
from counter_app.hall.temperature import reading_table
from counter_app.hall.visits import (
    Finished,
    Held,
    MatterFinished,
    Origin,
    Registered,
    Resumed,
    Started,
    VisitState,
    visit_table,
)
from counter_app.hall.windows import WindowClosed, WindowOpened, all_windows
from counter_app.journal.clock import day_of, moment_of
from counter_app.journal.entry import SYSTEM
from counter_app.journal.tables import entry_table

Who = tuple[ContactKind, str]
"""Somebody: a visitor by the id of the visit, staff by that of the account, and whoever came along
with the person of a case by the id of the case."""

FACE_TO_FACE = tuple(kind.kind for kind in (Started, Held, Resumed, MatterFinished, Finished))
"""What a clerk records while the visitor is there."""

ROUND_AT_WAITING, ROUND_AT_COUNTERS = "WAITING", "COUNTERS"
"""Kinds of places at which a round stops, as the hall's checklists name them."""

OPENING = (WindowOpened.kind, WindowClosed.kind)

_COLUMNS = [visit_table.c[name] for name in ("id", "day", "origin", "check", "companions", "stays")]


def who_was_near(connection: Connection, hall: str, case: Case) -> dict[Who, tuple[Met, ...]]:
    """Everybody likely to have been in contact with the person of a case, and how; the closest
    way of each first.
    """
    own = _visits_of(connection, hall, case)
    suspected = _stays_of_case(own, case)
    windows = all_windows(connection, hall)
    numbers = {window.id: window.number for window in windows}
    by_number = {number: id for id, number in numbers.items()}
    beside = {
        id: [by_number[other] for other in (number - 1, number + 1) if other in by_number]
        for id, number in numbers.items()
    }
    others = list(_other_visitors(connection, hall, own))
    others += _sittings(connection, hall, windows_near(suspected, beside), case.opened_at)
    found = near(suspected, others, beside)
    found += _served(connection, hall, own, suspected)
    found += _received(connection, hall, case, own)
    found += _companions(case, own, suspected)
    found += _on_rounds(connection, hall, own, suspected)
    return _ways(found, numbers)


def whereabouts(connection: Connection, hall: str, case: Case) -> list[Stay]:
    """Where the person of a case was on its day, from the door to the case, in order."""
    own = _visits_of(connection, hall, case)
    return sorted(_stays_of_case(own, case), key=lambda stay: (stay.start, stay.end))


def _stays_of_case(own: Sequence[Any], case: Case) -> list[Stay]:
    return [stay for row in own for stay in stays_of(row.id, row.stays, case.opened_at)]


def windows_near(suspected: Iterable[Stay], beside: dict[str, list[str]]) -> list[str]:
    """The windows where somebody was, and those next to them."""
    places = {stay.place for stay in suspected} - {WAITING_AREA}
    return sorted(places.union(*(beside.get(place, ()) for place in places)))


def _visits_of(connection: Connection, hall: str, case: Case) -> Sequence[Any]:
    """The visits of the case's person on its day."""
    table, document = visit_table, case.person.document
    same = and_(table.c.document == document, table.c.day == day_of(case.opened_at).isoformat())
    suspended = and_(table.c.state == VisitState.SUSPENDED, table.c.case == case.id)
    which = [table.c.id == case.visit, suspended, *([same] if document else [])]
    return connection.execute(select(*_COLUMNS).where(table.c.hall == hall, or_(*which))).all()


def _other_visitors(connection: Connection, hall: str, own: Sequence[Any]) -> Iterable[Stay]:
    """Where everybody else was on the days of these visits."""
    ids = {row.id for row in own}
    for day in sorted({row.day for row in own}):
        until = _end_of(day)
        rows = connection.execute(
            select(visit_table.c.id, visit_table.c.state, visit_table.c.stays).where(
                visit_table.c.hall == hall, visit_table.c.day == day
            )
        )
        for id, state, stays in rows:
            if id not in ids:
                guessed = state == VisitState.CLOSED_BY_SYSTEM
                yield from stays_of(_name(ContactKind.VISITOR, id), stays, until, guessed=guessed)


def _sittings(
    connection: Connection, hall: str, windows: Sequence[str], until: int
) -> Iterable[Stay]:
    """Who sat at these windows when, as opening and closing them tells; `until` at the latest."""
    rows = connection.execute(
        select(entry_table.c.subject, entry_table.c.kind, entry_table.c.actor, entry_table.c.at)
        .where(
            entry_table.c.hall == hall,
            entry_table.c.subject.in_(windows),
            entry_table.c.kind.in_(OPENING),
        )
        .order_by(entry_table.c.tick, entry_table.c.device, entry_table.c.seq)
    )
    sitting: dict[str, tuple[str, int]] = {}
    for window, kind, actor, at in rows:
        if window in sitting:
            clerk, since = sitting.pop(window)
            yield Stay(_name(ContactKind.STAFF, clerk), window, since, max(since, at))
        if kind == WindowOpened.kind:
            sitting[window] = actor, at
    for window, (clerk, since) in sitting.items():
        yield Stay(_name(ContactKind.STAFF, clerk), window, since, max(since, until))


def _served(
    connection: Connection, hall: str, own: Sequence[Any], suspected: Sequence[Stay]
) -> Iterable[Near]:
    """Who served the person, as the entries of the visits tell, whoever had opened the window."""
    at_windows = [stay for stay in suspected if stay.place != WAITING_AREA]
    for actor, at in _acts(connection, hall, [row.id for row in own], FACE_TO_FACE):
        stay = next((one for one in at_windows if one.start <= at <= one.end), None)
        place, span = ("", (at, at)) if stay is None else (stay.place, (stay.start, stay.end))
        yield _staff(actor, Nearness.SAME_WINDOW, place, span)


def _received(connection: Connection, hall: str, case: Case, own: Sequence[Any]) -> Iterable[Near]:
    """Who measured and registered the person; not who typed in a paper form later."""
    met = [row for row in own if row.origin != Origin.PAPER]
    checks = {case.check, *(row.check for row in met)} - {""}
    readings = connection.execute(
        select(reading_table.c.actor, reading_table.c.at).where(
            reading_table.c.hall == hall, reading_table.c.check.in_(checks)
        )
    )
    registered = _acts(connection, hall, [row.id for row in met], (Registered.kind,))
    for actor, at in (*readings, *registered):
        yield _staff(actor, Nearness.RECEIVED, "", (at, at))


def _on_rounds(
    connection: Connection, hall: str, own: Sequence[Any], suspected: Sequence[Stay]
) -> Iterable[Near]:
    """Who stopped on a round where the person was just then, as long as an answer takes."""
    rows = connection.execute(
        select(point_table.c.place, point_table.c.answered_at, point_table.c.answered_by)
        .join(
            round_table,
            and_(round_table.c.hall == point_table.c.hall, round_table.c.id == point_table.c.round),
        )
        .where(
            round_table.c.hall == hall,
            round_table.c.day.in_({row.day for row in own}),
            point_table.c.place.in_((ROUND_AT_WAITING, ROUND_AT_COUNTERS)),
            point_table.c.answered_at.is_not(None),
        )
    )
    for place, at, actor in rows:
        for stay in suspected:
            waiting = stay.place == WAITING_AREA
            if (place == ROUND_AT_WAITING) == waiting and stay.start <= at <= stay.end:
                yield _staff(actor, Nearness.ON_ROUND, stay.place, (at, at))


def _acts(
    connection: Connection, hall: str, visits: Sequence[str], kinds: Sequence[str]
) -> Sequence[Any]:
    """Who recorded entries of these kinds for the visits, and when."""
    return connection.execute(
        select(entry_table.c.actor, entry_table.c.at).where(
            entry_table.c.hall == hall,
            entry_table.c.subject.in_(visits),
            entry_table.c.kind.in_(kinds),
            entry_table.c.actor != SYSTEM,
        )
    ).all()


def _companions(case: Case, own: Sequence[Any], suspected: Sequence[Stay]) -> Iterable[Near]:
    """Who came along, all the time."""
    if case.person.companion or case.details.companion or any(row.companions for row in own):
        spans = [(stay.start, stay.end) for stay in suspected]
        whole = merged(spans or [(case.opened_at, case.opened_at)])
        yield Near(_name(ContactKind.COMPANION, case.id), Nearness.TOGETHER, "", whole, False)


def _ways(found: Iterable[Near], numbers: dict[str, int]) -> dict[Who, tuple[Met, ...]]:
    spans: defaultdict[tuple[str, Nearness, str], list[Span]] = defaultdict(list)
    guessed: defaultdict[tuple[str, Nearness, str], bool] = defaultdict(bool)
    for one in found:
        spans[one[:3]] += one.spans
        guessed[one[:3]] |= one.guessed
    ways: defaultdict[Who, list[Met]] = defaultdict(list)
    for (name, nearness, place), all_spans in spans.items():
        whole = merged(all_spans)
        kind, _, id = name.partition(":")
        ways[ContactKind(kind), id].append(
            Met(
                nearness=nearness,
                window=numbers.get(place, 0),
                length=length(whole),
                since=whole[0][0],
                guessed=guessed[name, nearness, place],
            )
        )
    return {who: tuple(sorted(met, key=closeness)) for who, met in ways.items()}


def closeness(met: Met) -> tuple[int, int, int, int]:
    """What ways of being near are sorted by: the closest first, of these the longest."""
    return met.nearness.rank, -met.length, met.since, met.window


def _staff(actor: str, nearness: Nearness, place: str, span: Span) -> Near:
    return Near(_name(ContactKind.STAFF, actor), nearness, place, (span,), False)


def _name(kind: ContactKind, id: str) -> str:
    return f"{kind.value}:{id}"


def _end_of(day: str) -> int:
    return moment_of(datetime.combine(date.fromisoformat(day) + timedelta(days=1), time()))

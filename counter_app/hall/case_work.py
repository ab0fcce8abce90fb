"""Working through an isolation case: each step one verb and one entry, in any order (N2.5).

Steps may be recorded after they happened: `happened_at` is in ms since 1970 UTC, None means now.
All raise `InputError` for what is missing, too long or at an impossible time, and `Conflict` when
the case is not here or in a state that does not allow the step; all return the case in full. Not
here: opening, raising, releasing (`isolation`).
"""

from __future__ import annotations

from collections.abc import Callable, Collection

import msgspec

from counter_app.errors import Conflict, InputError
from counter_app.hall.answers import parse_other_symptom
from counter_app.hall.case_acts import APART, known, line, moment, require, words
from counter_app.hall.case_dues import needs_disinfection
from counter_app.hall.case_rows import DAY, Case, find_case
from counter_app.hall.case_steps import (
    AirStopped,
    Answers,
    AuthorityCalled,
    CaseAsked,
    CaseClosed,
    CaseDetailed,
    CaseDisinfected,
    CaseExtended,
    CaseHandedOver,
    CaseMoved,
    CaseObserved,
    CaseReopened,
    Details,
    Outcome,
    TransportArrived,
    TransportOrdered,
)
from counter_app.hall.cases import CaseState, Ordered
from counter_app.hall.persons import parse_name
from counter_app.hall.rules import rules_now
from counter_app.hall.temperature import Method, Reading, parse_reading
from counter_app.hall.thresholds import thresholds_now
from counter_app.hall.unclean import unclean_now
from counter_app.journal.entry import Body
from counter_app.journal.journal import Act
from counter_app.people.desk import Desk
from counter_app.people.roles import Right

UNDER_WAY = frozenset({CaseState.OPEN, CaseState.HANDED_OVER, CaseState.CLEARED})
LEFT = frozenset({CaseState.HANDED_OVER, CaseState.CLEARED})

LONGEST_EXTENSION = 30 * DAY
"""Milliseconds."""


def move_to_place(desk: Desk, case: str, place: str, happened_at: int | None = None) -> Case:
    """The person is in the observation place."""
    where = line(place, "place")

    def step(act: Act, found: Case) -> Body:
        minutes = rules_now(act.connection, act.hall).observe_minutes
        at = moment(act, found, happened_at)
        return CaseMoved(happened_at=at, place=where, observe_minutes=minutes)

    return _record(desk, case, Right.OPEN_CASE, UNDER_WAY, step)


def observe(
    desk: Desk,
    case: str,
    typed: str,
    method: Method,
    device: str = "",
    measured_by: str = "",
    happened_at: int | None = None,
) -> Case:
    """A reading under observation, `measured_by` the person signed in when that is empty.

    A fever of somebody who is kept apart speaks for the case: no release holds that did not know
    of it. Raises `InputError` (field `temperature`) for what is no temperature.
    """
    reading = Reading(tenths=parse_reading(typed), method=method, device=device.strip()[:40])
    who = parse_name(measured_by, "measured_by")

    def step(act: Act, found: Case) -> Body:
        limits = thresholds_now(act.connection, act.hall)
        fever = found.state is CaseState.OPEN and limits.is_fever(reading.tenths)
        return CaseObserved(
            happened_at=moment(act, found, happened_at),
            reading=reading,
            measured_by=who,
            observe_minutes=rules_now(act.connection, act.hall).observe_minutes,
            fever=fever,
            knowing=known(act, case) if fever else (),
        )

    return _record(desk, case, Right.OPEN_CASE, UNDER_WAY, step)


def note_call(
    desk: Desk,
    case: str,
    *,
    body: str,
    number: str,
    called_by: str,
    reached: bool,
    said: str = "",
    happened_at: int | None = None,
) -> Case:
    """A call to a health authority or hospital: who called which body, and what they said.

    Not reached is a call as well, and the deadline goes on.
    """
    name, dialled = line(body, "body"), words(number, "number")
    caller, answer = line(called_by, "called_by"), words(said, "said")

    def step(act: Act, found: Case) -> Body:
        return AuthorityCalled(
            happened_at=moment(act, found, happened_at),
            body=name,
            number=dialled,
            called_by=caller,
            reached=reached,
            said=answer,
        )

    return _record(desk, case, Right.OPEN_CASE, UNDER_WAY, step)


def detail_case(desk: Desk, case: str, details: Details) -> Case:
    """Where the person lives and works, and who came along: for the hand-over sheet."""
    checked = Details(
        address=words(details.address, "address"),
        workplace=words(details.workplace, "workplace"),
        companion=words(details.companion, "companion"),
    )
    return _record(
        desk, case, Right.OPEN_CASE, UNDER_WAY, lambda _act, _found: CaseDetailed(details=checked)
    )


def ask_case(desk: Desk, case: str, answers: Answers) -> Case:
    """What the person answered about symptoms and the last 14 days; all of it as known now."""
    symptoms = msgspec.structs.replace(
        answers.symptoms, other=parse_other_symptom(answers.symptoms.other)
    )
    asked = msgspec.structs.replace(answers, symptoms=symptoms)
    return _record(
        desk, case, Right.OPEN_CASE, UNDER_WAY, lambda _act, _found: CaseAsked(answers=asked)
    )


def order_transport(
    desk: Desk,
    case: str,
    ordered_from: str,
    destination: str = "",
    happened_at: int | None = None,
) -> Case:
    """A vehicle was asked for."""
    source, target = line(ordered_from, "ordered_from"), words(destination, "destination")

    def step(act: Act, found: Case) -> Body:
        at = moment(act, found, happened_at)
        return TransportOrdered(happened_at=at, ordered_from=source, destination=target)

    return _record(desk, case, Right.WORK_CASE, UNDER_WAY, step)


def note_arrival(desk: Desk, case: str, vehicle: str, happened_at: int | None = None) -> Case:
    """The vehicle is here: its number plate, or whatever names it."""
    plate = line(vehicle, "vehicle")

    def step(act: Act, found: Case) -> Body:
        return TransportArrived(happened_at=moment(act, found, happened_at), vehicle=plate)

    return _record(desk, case, Right.WORK_CASE, UNDER_WAY, step)


def hand_over(
    desk: Desk,
    case: str,
    *,
    receiver: str,
    receiver_body: str,
    vehicle: str,
    destination: str,
    signed: bool,
    happened_at: int | None = None,
) -> Case:
    """The person was handed over; `signed` when the receiver signed the sheet on paper."""
    name, of_body = line(receiver, "receiver"), line(receiver_body, "receiver_body")
    plate, target = words(vehicle, "vehicle"), line(destination, "destination")

    def step(act: Act, found: Case) -> Body:
        return CaseHandedOver(
            happened_at=moment(act, found, happened_at),
            receiver=name,
            receiver_body=of_body,
            vehicle=plate,
            destination=target,
            signed=signed,
            disinfect_minutes=rules_now(act.connection, act.hall).disinfect_minutes,
            knowing=known(act, case),
        )

    return _record(desk, case, Right.WORK_CASE, APART, step)


def extend_case(
    desk: Desk,
    case: str,
    until: int,
    ordered_by: str,
    ordered: Ordered,
    happened_at: int | None = None,
) -> Case:
    """Isolation goes on until a moment (ms since 1970 UTC), on whose order and how it was given.

    It speaks for keeping the person apart: no release holds that did not know of it. Raises
    `InputError` (field `until`) for a moment that has passed or is too far off.
    """
    by = line(ordered_by, "ordered_by")

    def step(act: Act, found: Case) -> Body:
        at = moment(act, found, happened_at)
        if not at < until <= act.now + LONGEST_EXTENSION or until <= act.now:
            raise InputError("Choose an end between now and 30 days from now.", field="until")
        return CaseExtended(
            happened_at=at, until=until, ordered_by=by, ordered=ordered, knowing=known(act, case)
        )

    return _record(desk, case, Right.WORK_CASE, APART, step)


def disinfect_after(
    desk: Desk,
    case: str,
    *,
    done_by: str,
    agent: str,
    concentration: str,
    windows: Collection[str] = (),
    place: bool = False,
    areas: str = "",
    happened_at: int | None = None,
) -> Case:
    """Terminal disinfection of windows (ids), the observation place, other areas in words.

    A window is open for calling again when this happened after the person had left it. Raises
    `InputError` (field `windows`) when nothing is named.
    """
    who, what = line(done_by, "done_by"), line(agent, "agent")
    strength, other = words(concentration, "concentration"), words(areas, "areas")
    if not (windows or place or other):
        raise InputError("Say what was disinfected.", field="windows")

    def step(act: Act, found: Case) -> Body:
        return CaseDisinfected(
            happened_at=moment(act, found, happened_at),
            done_by=who,
            agent=what,
            concentration=strength,
            windows=tuple(dict.fromkeys(windows)),
            place=place,
            areas=other,
        )

    return _record(desk, case, Right.WORK_CASE, UNDER_WAY, step)


def stop_air(
    desk: Desk, case: str, asked_by: str, stopped_by: str, happened_at: int | None = None
) -> Case:
    """Central air conditioning was stopped, because somebody asked for it."""
    asking, stopping = line(asked_by, "asked_by"), line(stopped_by, "stopped_by")

    def step(act: Act, found: Case) -> Body:
        at = moment(act, found, happened_at)
        return AirStopped(happened_at=at, asked_by=asking, stopped_by=stopping)

    return _record(desk, case, Right.WORK_CASE, UNDER_WAY, step)


def close_case(desk: Desk, case: str, outcome: Outcome, note: str = "") -> Case:
    """Close the file of somebody who has left, when all is disinfected."""
    clean = words(note, "note")

    def step(act: Act, found: Case) -> Body:
        if needs_disinfection(found, unclean_now(act.connection, act.hall, act.now)):
            raise Conflict(
                "Record the disinfection of the windows and the observation place first."
            )
        return CaseClosed(
            happened_at=moment(act, found, None),
            outcome=outcome,
            note=clean,
            knowing=known(act, case),
        )

    return _record(desk, case, Right.WORK_CASE, LEFT, step)


def reopen_case(desk: Desk, case: str, why: str) -> Case:
    """Open a closed file again. Whoever is suspected anew is raised instead (`raise_case`)."""
    reason = line(why, "why")

    def step(act: Act, found: Case) -> Body:
        at = moment(act, found, None)
        return CaseReopened(happened_at=at, why=reason, knowing=known(act, case))

    return _record(desk, case, Right.WORK_CASE, frozenset({CaseState.CLOSED}), step)


def _record(
    desk: Desk,
    case: str,
    right: Right,
    states: Collection[CaseState],
    step: Callable[[Act, Case], Body],
) -> Case:
    with desk.act(right) as act:
        found = find_case(act.connection, act.hall, case)
        require(found, states)
        act.record(case, step(act, found))
    with desk.read(Right.OPEN_CASE) as connection:
        return find_case(connection, desk.journal.hall, case)

"""Incidents: something happened, and the plan for it is worked through (N7.2).

An incident begins by hand, from an isolation case, or by itself when somebody of the staff is
suspected to be ill; of one case or one check there is one incident, also where two desks open it
without knowing of each other. It ends with a summary, once every step is settled. Not here: the
steps (`incident_steps`), reports (`incident_reports`), when it is over (`incident_course`).
"""

from __future__ import annotations

from counter_app.errors import Conflict, InputError
from counter_app.hall import happened
from counter_app.hall.case_rows import find_case
from counter_app.hall.emergency_plans import STAFF, VISITOR, plans_now
from counter_app.hall.incident_facts import (
    IncidentClosed,
    IncidentNoted,
    IncidentOpened,
    IncidentReopened,
    IncidentState,
)
from counter_app.hall.incident_fold import COURSE
from counter_app.hall.incident_rows import (
    Incident,
    find_incident,
    incident_table,
    incidents_where,
)
from counter_app.hall.yearly_numbers import next_number
from counter_app.journal.entry import new_id, shared_id
from counter_app.journal.journal import Act
from counter_app.journal.writing_rows import read_subject
from counter_app.people.desk import Desk
from counter_app.people.roles import Right

LONGEST_LINE = 200
LONGEST_TEXT = 2000
"""Characters."""

MOST_CLOSED = 200
"""Closed incidents that are listed, the newest."""


def open_incident(
    desk: Desk, plan: str, *, what: str = "", place: str = "", happened_at: int | None = None
) -> Incident:
    """Something happened: from now on its plan is worked through.

    `happened_at` in ms since 1970 UTC, now where it is not given. Raises `InputError` (fields
    `plan`, `what`, `place`, `happened_at`).
    """
    with desk.act(Right.WORK_INCIDENT) as act:
        incident = new_id()
        _open(
            act,
            incident,
            plan,
            what=checked_line(what, "what"),
            place=checked_line(place, "place"),
            happened_at=checked_moment(act, happened_at),
        )
    return read_incident(desk, incident)


def open_from_case(desk: Desk, case: str) -> Incident:
    """The incident of an isolation case, opened when there is none yet. `Conflict` when the case
    is not here."""
    # Named by the case alone, so that desks which don't see each other open the same one.
    incident = shared_id(case, "incident")
    with desk.act(Right.WORK_INCIDENT) as act:
        opened_at = find_case(act.connection, act.hall, case).opened_at
        if not is_here(act, incident):
            _open(act, incident, VISITOR, case=case, happened_at=min(opened_at, act.now))
    return read_incident(desk, incident)


def open_for_staff(act: Act, user: str, check: str) -> str:
    """Within an act: somebody of the staff is suspected to be ill. Returns the incident's id.

    There is one for each check, however often and at how many desks this is called. Which right
    the act needed is the caller's; nobody need be a leader to raise this.
    """
    incident = shared_id(check, "incident")
    if not is_here(act, incident):
        _open(act, incident, STAFF, user=user, check=check, happened_at=act.now)
    return incident


def note_incident(desk: Desk, incident: str, text: str, happened_at: int | None = None) -> Incident:
    """Write down what belongs to the story. Raises `InputError` (fields `text`, `happened_at`)."""
    clean = checked_text(text, "text")
    with desk.act(Right.WORK_INCIDENT) as act:
        find_running(act, incident)
        moment = checked_moment(act, happened_at)
        knowing = closings_known(act, incident)
        act.record(incident, IncidentNoted(text=clean, happened_at=moment, knowing=knowing))
    return read_incident(desk, incident)


def close_incident(desk: Desk, incident: str, summary: str) -> Incident:
    """It is over. Raises `InputError` (field `summary`) without a summary, `Conflict` when it is
    closed already or a step is neither done nor not applicable."""
    clean = checked_text(summary, "summary")
    with desk.act(Right.WORK_INCIDENT) as act:
        still = len(find_running(act, incident).open_steps)
        if still:
            raise Conflict(
                "{count} steps are still to do. Settle each as done or not applicable, then close.",
                count=still,
            )
        act.record(
            incident, IncidentClosed(summary=clean, knowing=course_known(act, incident, COURSE))
        )
    return read_incident(desk, incident)


def reopen_incident(desk: Desk, incident: str, why: str) -> Incident:
    """It is not over after all. Raises `InputError` (field `why`), `Conflict` while it runs."""
    clean = checked_text(why, "why")
    with desk.act(Right.WORK_INCIDENT) as act:
        found = find_incident(act.connection, act.hall, incident)
        if found.state is IncidentState.RUNNING:
            raise Conflict("This incident is under way already.")
        act.record(incident, IncidentReopened(why=clean, knowing=closings_known(act, incident)))
    return read_incident(desk, incident)


def running_incidents(desk: Desk) -> list[Incident]:
    """Incidents under way, the oldest first."""
    with desk.read(Right.WORK_INCIDENT) as connection:
        running = incident_table.c.state == IncidentState.RUNNING
        return incidents_where(connection, desk.journal.hall, running)


def closed_incidents(desk: Desk) -> list[Incident]:
    """Incidents that are over, the newest first."""
    with desk.read(Right.WORK_INCIDENT) as connection:
        closed = incident_table.c.state == IncidentState.CLOSED
        found = incidents_where(connection, desk.journal.hall, closed)
    return found[::-1][:MOST_CLOSED]


def read_incident(desk: Desk, incident: str) -> Incident:
    """One incident. `Conflict` when it is not here."""
    with desk.read(Right.WORK_INCIDENT) as connection:
        return find_incident(connection, desk.journal.hall, incident)


def _open(
    act: Act,
    incident: str,
    plan: str,
    *,
    happened_at: int,
    what: str = "",
    place: str = "",
    case: str = "",
    user: str = "",
    check: str = "",
) -> None:
    followed = plans_now(act.connection, act.hall).get(plan)
    if followed is None:
        raise InputError("Choose the plan to follow.", field="plan")
    number = next_number(act, incident_table)
    act.record(
        incident,
        IncidentOpened(
            number=number.text,
            year=number.year,
            lane=number.lane,
            serial=number.serial,
            plan=followed,
            happened_at=happened_at,
            what=what,
            place=place,
            case=case,
            user=user,
            check=check,
        ),
    )


def is_here(act: Act, incident: str) -> bool:
    """Whether an incident was opened, as far as is known here."""
    return bool(incidents_where(act.connection, act.hall, incident_table.c.id == incident))


def find_running(act: Act, incident: str) -> Incident:
    """The incident, to work on it. `Conflict` when it is not here or closed."""
    found = find_incident(act.connection, act.hall, incident)
    if found.state is IncidentState.CLOSED:
        raise Conflict("This incident is closed. Open it again first.")
    return found


def course_known(act: Act, incident: str, kinds: frozenset[str]) -> tuple[str, ...]:
    """The marks of its entries of some kinds, as far as they are here."""
    entries = read_subject(act.connection, act.hall, incident)
    return tuple(entry.mark for entry in entries if entry.kind in kinds)


def closings_known(act: Act, incident: str) -> tuple[str, ...]:
    """The marks of what closed it, as far as that is here."""
    return course_known(act, incident, frozenset({IncidentClosed.kind}))


def checked_line(text: str, field: str, *, needed: bool = False) -> str:
    """One line as it is kept; `InputError` when it is too long, or missing and `needed`."""
    clean = " ".join(text.split())
    if needed and not clean:
        raise InputError("This must be filled in.", field=field)
    if len(clean) > LONGEST_LINE:
        raise InputError("Write at most {longest} characters.", field=field, longest=LONGEST_LINE)
    return clean


def checked_text(text: str, field: str, *, needed: bool = True) -> str:
    """Some lines as they are kept; `InputError` when missing or too long."""
    lines = (" ".join(line.split()) for line in text.strip().splitlines())
    clean = "\n".join(lines)
    if needed and not clean:
        raise InputError("This must be filled in.", field=field)
    if len(clean) > LONGEST_TEXT:
        raise InputError("Write at most {longest} characters.", field=field, longest=LONGEST_TEXT)
    return clean


def checked_moment(act: Act, at: int | None, *, not_before: int = 0) -> int:
    """A typed moment, now where none was typed; `InputError` (field `happened_at`) when it lies
    ahead, or before what it belongs to."""
    if at is None:
        return max(act.now, not_before)
    if at < not_before:
        raise InputError("This time is before it began.", field="happened_at")
    return happened.checked_moment(at, act.now, act.now)

"""Working through an incident's plan: steps done, not applicable, taken back, added, assigned.

In any order and from several desks (N7.2). Each says who did it and when that was, which may be
earlier than its writing. Not here: opening and closing (`incidents`).
"""

from __future__ import annotations

import msgspec

from counter_app.errors import Conflict, InputError
from counter_app.hall.emergency_plans import LATEST
from counter_app.hall.incident_facts import (
    StepAdded,
    StepAssigned,
    StepSettled,
    StepState,
    StepTakenBack,
)
from counter_app.hall.incident_rows import Incident
from counter_app.hall.incidents import (
    checked_line,
    checked_moment,
    closings_known,
    find_running,
    read_incident,
)
from counter_app.journal.clock import MINUTE
from counter_app.journal.entry import new_id
from counter_app.journal.fold import UNREADABLE
from counter_app.journal.journal import Act
from counter_app.journal.writing_rows import read_subject
from counter_app.people.desk import Desk
from counter_app.people.roles import Right


def settle_step(
    desk: Desk,
    incident: str,
    step: str,
    state: StepState = StepState.DONE,
    *,
    who: str = "",
    note: str = "",
    happened_at: int | None = None,
) -> Incident:
    """A step is done, or not applicable, which needs a `note` that says why.

    `who` is the name of who did it, the signed-in person's where it is not given. Raises
    `InputError` (fields `who`, `note`, `happened_at`), `Conflict` when the step is done already.
    """
    not_needed = state is StepState.NOT_APPLICABLE
    name = checked_line(who, "who") or desk.person.name
    clean = checked_line(note, "note", needed=not_needed)
    with desk.act(Right.WORK_INCIDENT) as act:
        found = find_running(act, incident)
        before = found.step(step)
        if before.state is StepState.DONE or before.state is state:
            raise Conflict("This step is settled already.")
        moment = checked_moment(act, happened_at, not_before=found.happened_at)
        act.record(
            incident,
            StepSettled(
                settling=new_id(), step=step, state=state, who=name, happened_at=moment, note=clean
            ),
        )
    return read_incident(desk, incident)


def take_step_back(desk: Desk, incident: str, step: str, why: str) -> Incident:
    """A step is still to do after all. Raises `InputError` (field `why`), `Conflict` when it is
    open anyway."""
    clean = checked_line(why, "why", needed=True)
    with desk.act(Right.WORK_INCIDENT) as act:
        if find_running(act, incident).step(step).state is StepState.OPEN:
            raise Conflict("This step is still to do.")
        act.record(
            incident,
            StepTakenBack(
                step=step,
                why=clean,
                settlings=_settlings(act, incident, step),
                knowing=closings_known(act, incident),
            ),
        )
    return read_incident(desk, incident)


def add_step(
    desk: Desk, incident: str, what: str, *, responsible: str = "", minutes: int = 0
) -> Incident:
    """Something is to be done that the plan does not say, within some minutes from now, 0 without
    a limit. Raises `InputError` (fields `what`, `responsible`, `minutes`)."""
    clean, name = checked_line(what, "what", needed=True), checked_line(responsible, "responsible")
    if not 0 <= minutes <= LATEST:
        raise InputError(
            "A step has 0 (no limit) to {latest} minutes.", field="minutes", latest=LATEST
        )
    with desk.act(Right.WORK_INCIDENT) as act:
        find_running(act, incident)
        act.record(
            incident,
            StepAdded(
                step=new_id(),
                what=clean,
                responsible=name,
                due=act.now + minutes * MINUTE if minutes else 0,
                knowing=closings_known(act, incident),
            ),
        )
    return read_incident(desk, incident)


def assign_step(desk: Desk, incident: str, step: str, who: str) -> Incident:
    """Name who is responsible for a step; an empty name takes it back to whom the plan names."""
    name = checked_line(who, "who")
    with desk.act(Right.WORK_INCIDENT) as act:
        find_running(act, incident).step(step)
        act.record(incident, StepAssigned(step=step, who=name))
    return read_incident(desk, incident)


_SETTLED = msgspec.json.Decoder(StepSettled)


def _settlings(act: Act, incident: str, step: str) -> tuple[str, ...]:
    """What settled a step, as far as it is here."""
    found = []
    for entry in read_subject(act.connection, act.hall, incident):
        if entry.kind != StepSettled.kind or entry.body is None:
            continue
        try:
            body = _SETTLED.decode(entry.body)
        except UNREADABLE:
            continue
        if body.step == step:
            found.append(body.settling)
    return tuple(found)

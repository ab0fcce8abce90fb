"""What the duty leader of the demo hall does about incidents, and when a shift ends.

Real verbs, on the demo's clock. What may happen is the hall's business (`hall.incidents`).
"""

from __future__ import annotations

import tomllib
from importlib.resources import files

import msgspec

from counter_app.hall.emergency_plans import CROWDING
from counter_app.hall.incident_facts import Way
from counter_app.hall.incident_report_facts import Addressee
from counter_app.hall.incident_reports import make_report, record_sending
from counter_app.hall.incident_steps import settle_step
from counter_app.hall.incidents import (
    close_incident,
    note_incident,
    open_from_case,
    open_incident,
)
from counter_app.hall.isolation import running_cases
from counter_app.hall.shift_handover import hand_over
from counter_app.journal.clock import MINUTE
from counter_app.simulation.cast import Cast

BEFORE = 6 * MINUTE
"""So long before now the incident of the morning was opened."""

EVERY = 3 * MINUTE
"""Between two steps of a plan that goes well."""


class IncidentWords(msgspec.Struct, frozen=True, kw_only=True):
    """What is written down, as `resources/simulation/incidents.toml` has it."""

    next_leader: str
    remarks: str
    crowd: str
    crowd_place: str
    crowd_summary: str
    note: str
    who: str
    situation: str
    request: str
    government: str
    received_by: str
    receipt: str


def incident_words() -> IncidentWords:
    """The whole file."""
    path = files("resources") / "simulation" / "incidents.toml"
    return msgspec.convert(tomllib.loads(path.read_text(encoding="utf-8")), IncidentWords)


def end_a_shift(cast: Cast) -> None:
    """After a day in which people crowded and were led apart, the shift is handed over."""
    words, leader, clock = incident_words(), cast.leader, cast.clock
    incident = open_incident(leader, CROWDING, what=words.crowd, place=words.crowd_place)
    for step in incident.steps:
        clock.advance(EVERY)
        settle_step(leader, incident.id, step.code, who=words.who)
    close_incident(leader, incident.id, words.crowd_summary)
    hand_over(leader, words.next_leader, words.remarks)


def begin_an_incident(cast: Cast, now: int) -> None:
    """Of the case that runs: its plan is being worked through, the first report is out."""
    words, leader, clock = incident_words(), cast.leader, cast.clock
    cases = running_cases(leader)
    if not cases:
        return
    clock.moment = max(cases[0].opened_at, now - BEFORE)
    incident = open_from_case(leader, cases[0].id)
    settle_step(leader, incident.id, incident.steps[0].code, who=words.who)
    note_incident(leader, incident.id, words.note)
    clock.moment = now
    report = make_report(
        leader,
        incident.id,
        Addressee.GOVERNMENT,
        words.situation,
        request=words.request,
        body=words.government,
    )
    record_sending(
        leader,
        incident.id,
        report.id,
        words.government,
        Way.PHONE,
        confirmed_by=words.received_by,
        receipt=words.receipt,
    )

"""Handing a shift over: what the next leader must know, kept as it was then (N7.1).

The needs of all workflows, running incidents with what was sent, the day's figures and the leader's
own remarks, so that the same paper can be printed again. Not here: what is kept (`shift_facts`),
the paper.
"""

from __future__ import annotations

import msgspec
from sqlalchemy import select

from counter_app.hall.catalogue import Words
from counter_app.hall.desks import hall_name
from counter_app.hall.incident_rows import Incident
from counter_app.hall.incidents import (
    checked_line,
    checked_text,
    closed_incidents,
    running_incidents,
)
from counter_app.hall.leading import LeadersDay, read_leaders_day
from counter_app.hall.needs import Need
from counter_app.hall.shift_facts import (
    KeptIncident,
    KeptNeed,
    KeptSending,
    ShiftFacts,
    ShiftHandedOver,
    handover_table,
)
from counter_app.journal.clock import MINUTE
from counter_app.journal.entry import new_id
from counter_app.language import CHINESE, ENGLISH, Phrase, load_translations
from counter_app.people.desk import Desk
from counter_app.people.roles import Right

LATELY = 24 * 60 * MINUTE
"""Incidents that ended so shortly before are on the sheet as well."""

MOST = 30
"""Earlier hand-overs that are listed."""


def hand_over(desk: Desk, to: str, remarks: str = "") -> ShiftFacts:
    """Hand the shift over to somebody, by name, with remarks; what the sheet says.

    Raises `InputError` (fields `to`, `remarks`).
    """
    name = checked_line(to, "to", needed=True)
    words = checked_text(remarks, "remarks", needed=False)
    facts = _facts(desk, read_leaders_day(desk), name, words)
    with desk.act(Right.LEAD_DAY) as act:
        kept = msgspec.structs.replace(facts, made_at=act.now)
        act.record(new_id(), ShiftHandedOver(facts=kept))
    return kept


def handovers(desk: Desk) -> list[ShiftFacts]:
    """What was handed over before, the newest first."""
    with desk.read(Right.LEAD_DAY) as connection:
        texts = connection.execute(
            select(handover_table.c.facts)
            .where(handover_table.c.hall == desk.journal.hall)
            .order_by(handover_table.c.at.desc(), handover_table.c.id)
            .limit(MOST)
        ).scalars()
        return [msgspec.json.decode(text, type=ShiftFacts) for text in texts]


def _facts(desk: Desk, day: LeadersDay, to: str, remarks: str) -> ShiftFacts:
    chinese, english = load_translations(CHINESE), load_translations(ENGLISH)

    def both(phrase: Phrase) -> Words:
        return Words(chinese.say(phrase), english.say(phrase))

    def kept(need: Need) -> KeptNeed:
        return KeptNeed(
            urgency=need.urgency,
            title=both(need.title),
            lines=tuple(both(line) for line in need.lines),
            due=need.due or 0,
            overdue=need.overdue,
        )

    glance = day.glance
    return ShiftFacts(
        hall=hall_name(desk.journal),
        handed_by=desk.person.name,
        handed_to=to,
        made_at=day.read_at,
        remarks=remarks,
        figures=glance is not None,
        visits=glance.visits if glance else 0,
        suspected=glance.suspected if glance else 0,
        inside=glance.inside if glance else 0,
        inside_limit=glance.inside_limit if glance else 0,
        rounds_done=glance.rounds_done if glance else 0,
        rounds_missed=glance.rounds_missed if glance else 0,
        needs=tuple(kept(need) for need in day.needs),
        incidents=tuple(_incident(one) for one in _incidents(desk, day.read_at)),
        unread=tuple(both(one) for one in day.unread),
    )


def _incidents(desk: Desk, now: int) -> list[Incident]:
    if not desk.may(Right.WORK_INCIDENT):
        return []
    ended = [one for one in closed_incidents(desk) if (one.closed_at or 0) > now - LATELY]
    return [*running_incidents(desk), *ended]


def _incident(incident: Incident) -> KeptIncident:
    return KeptIncident(
        number=incident.number,
        title=Words(incident.what, incident.what) if incident.what else incident.plan_names,
        opened_at=incident.opened_at,
        closed_at=incident.closed_at or 0,
        steps=len(incident.steps),
        settled=len(incident.steps) - len(incident.open_steps),
        sendings=tuple(
            KeptSending(
                form=report.form,
                addressee=report.addressee,
                serial=report.serial,
                body=report.facts.body if sending is None else sending.body,
                how=None if sending is None else sending.how,
                sent_at=0 if sending is None else sending.sent_at,
                confirmed_by="" if sending is None else sending.confirmed_by,
            )
            for report in incident.reports
            for sending in (report.sendings or (None,))
        ),
    )

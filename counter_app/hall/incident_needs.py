"""What running incidents need of the duty leader, by their next deadline (N7.2, N7.1)."""

from __future__ import annotations

from counter_app.hall.incident_rows import Incident
from counter_app.hall.incidents import running_incidents
from counter_app.hall.needs import Need, Urgency
from counter_app.language import Phrase
from counter_app.people.desk import Desk


def incident_needs(desk: Desk) -> list[Need]:
    """One need for each running incident, with the step that is due next."""
    now = desk.journal.clock.now()
    return [_need(incident, now) for incident in running_incidents(desk)]


def _need(incident: Incident, now: int) -> Need:
    still = incident.open_steps
    due = still[0].due if still else None
    late = sum(1 for step in still if step.due is not None and step.due < now)
    if still:
        count = Phrase("{count} steps still to do", count=len(still))
        if late:
            count = Phrase("{count} steps still to do, {late} late", count=len(still), late=late)
        lines: tuple[Phrase, ...] = (Phrase("Next: {step}", step=still[0].what), count)
    else:
        lines = (Phrase("Every step is settled: report, then close it."),)
    return Need(
        urgency=Urgency.RUNNING_INCIDENT,
        page="incidents",
        subject=incident.id,
        title=Phrase(
            "Incident {number}: {what}",
            number=incident.number,
            what=incident.what or incident.plan_names,
        ),
        lines=lines,
        due=due,
        overdue=late > 0,
    )

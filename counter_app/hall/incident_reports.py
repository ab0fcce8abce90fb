"""Reports of an incident to the local government and the superior body, and each sending (N7.2).

A report is made from the facts as they stand, and kept as it was made. Persons are masked in it;
where the body needs to know who it is, that is a choice of its own, with a reason, and an entry.
Each sending says to whom, how, when and by whom, and who there confirmed it. Not here: the paper.
"""

from __future__ import annotations

from counter_app.errors import Conflict
from counter_app.hall.case_rows import find_case
from counter_app.hall.catalogue import Words
from counter_app.hall.desks import hall_name_in
from counter_app.hall.incident_facts import (
    IncidentState,
    ReceiptConfirmed,
    ReportIdentified,
    ReportMade,
    ReportSent,
    Way,
)
from counter_app.hall.incident_report_facts import (
    Addressee,
    EarlierReport,
    ReportFacts,
    ReportForm,
    ReportNote,
    ReportStep,
)
from counter_app.hall.incident_rows import Incident, Report, find_incident
from counter_app.hall.incidents import (
    checked_line,
    checked_moment,
    checked_text,
    closings_known,
    read_incident,
)
from counter_app.hall.persons import PersonFacts, mask_person
from counter_app.journal.entry import new_id
from counter_app.journal.journal import Act
from counter_app.people.desk import Desk
from counter_app.people.roles import Right
from counter_app.people.users import name_of_user


def next_report(incident: Incident, addressee: Addressee, *, final: bool) -> tuple[ReportForm, int]:
    """Which report comes next for a body, and its number among the follow-up reports (else 0)."""
    made = [report for report in incident.reports if report.addressee is addressee]
    if final:
        return ReportForm.FINAL, 0
    if not made:
        return ReportForm.FIRST, 0
    last = max((one.serial for one in made if one.form is ReportForm.FOLLOW_UP), default=0)
    return ReportForm.FOLLOW_UP, last + 1


def make_report(
    desk: Desk,
    incident: str,
    addressee: Addressee,
    situation: str,
    *,
    request: str = "",
    body: str = "",
    final: bool = False,
    whole: bool = False,
    why: str = "",
) -> Report:
    """Make the next report for a body: the first, a numbered follow-up, or the final one.

    `situation` and `request` are in the leader's own words, `body` is the name of the body.
    `whole` names persons unmasked and needs `why` and the right to reveal them. Raises
    `InputError` (fields `situation`, `request`, `body`, `why`), `Conflict` when the final report
    was made already, or is asked for while the incident is under way.
    """
    told, asked = (
        checked_text(situation, "situation"),
        checked_text(request, "request", needed=False),
    )
    name, reason = checked_line(body, "body"), checked_line(why, "why", needed=whole)
    if whole:
        desk.check(Right.REVEAL_PERSON)
    report = new_id()
    with desk.act(Right.WORK_INCIDENT) as act:
        found = find_incident(act.connection, act.hall, incident)
        made = {one.form for one in found.reports if one.addressee is addressee}
        if final and found.state is IncidentState.RUNNING:
            raise Conflict("Close the incident first; the final report says how it ended.")
        if ReportForm.FINAL in made and final:
            raise Conflict("The final report to this body is made already.")
        form, serial = next_report(found, addressee, final=final)
        persons = _persons(act, found)
        facts = _facts(act, found, desk.person.name, told, asked, name, persons)
        act.record(
            incident,
            ReportMade(
                report=report,
                form=form,
                addressee=addressee,
                serial=serial,
                facts=facts,
                whole=whole,
                why=reason if whole else "",
                knowing=closings_known(act, incident),
            ),
        )
        if whole and persons:
            act.record(incident, ReportIdentified(report=report, persons=persons))
    return read_incident(desk, incident).report(report)


def record_sending(
    desk: Desk,
    incident: str,
    report: str,
    body: str,
    how: Way,
    *,
    happened_at: int | None = None,
    confirmed_by: str = "",
    receipt: str = "",
    note: str = "",
) -> Incident:
    """A report went to a body. With `confirmed_by`, somebody there confirmed it at once.

    Raises `InputError` (fields `body`, `confirmed_by`, `receipt`, `note`, `happened_at`),
    `Conflict` when the report is not here.
    """
    to, clean = checked_line(body, "body", needed=True), checked_line(note, "note")
    by, number = checked_line(confirmed_by, "confirmed_by"), checked_line(receipt, "receipt")
    sending = new_id()
    with desk.act(Right.WORK_INCIDENT) as act:
        made = find_incident(act.connection, act.hall, incident).report(report)
        moment = checked_moment(act, happened_at, not_before=made.made_at)
        act.record(
            incident,
            ReportSent(
                sending=sending,
                report=report,
                body=to,
                how=how,
                happened_at=moment,
                who=desk.person.name,
                note=clean,
            ),
        )
        if by:
            confirmed = ReceiptConfirmed(sending=sending, by=by, happened_at=moment, receipt=number)
            act.record(incident, confirmed)
    return read_incident(desk, incident)


def confirm_receipt(
    desk: Desk,
    incident: str,
    sending: str,
    by: str,
    *,
    receipt: str = "",
    happened_at: int | None = None,
) -> Incident:
    """Somebody there has confirmed a sending. Raises `InputError` (fields `confirmed_by`,
    `receipt`, `happened_at`), `Conflict` when it is not here or confirmed already."""
    name = checked_line(by, "confirmed_by", needed=True)
    number = checked_line(receipt, "receipt")
    with desk.act(Right.WORK_INCIDENT) as act:
        found = find_incident(act.connection, act.hall, incident)
        sent = [one for report in found.reports for one in report.sendings if one.id == sending]
        if not sent:
            raise Conflict("This sending is not here.")
        if sent[0].confirmed_at is not None:
            raise Conflict("This sending is confirmed already.")
        moment = checked_moment(act, happened_at, not_before=sent[0].sent_at)
        act.record(
            incident,
            ReceiptConfirmed(sending=sending, by=name, happened_at=moment, receipt=number),
        )
    return read_incident(desk, incident)


def _persons(act: Act, incident: Incident) -> tuple[PersonFacts, ...]:
    """Who the incident is about, in full: of its case, or of the staff."""
    found = []
    if incident.case:
        found.append(find_case(act.connection, act.hall, incident.case).person)
    if incident.user:
        found.append(PersonFacts(name=name_of_user(act.connection, act.hall, incident.user)))
    return tuple(person for person in found if person.known)


def _facts(
    act: Act,
    incident: Incident,
    made_by: str,
    situation: str,
    request: str,
    body: str,
    persons: tuple[PersonFacts, ...],
) -> ReportFacts:
    case = find_case(act.connection, act.hall, incident.case) if incident.case else None
    return ReportFacts(
        hall=hall_name_in(act.connection, act.hall),
        number=incident.number,
        plan=incident.plan_names,
        plan_version=incident.plan_version,
        what=incident.what,
        place=incident.place,
        happened_at=incident.happened_at,
        opened_at=incident.opened_at,
        case_number="" if case is None else case.number,
        of_staff=bool(incident.user),
        persons=tuple(mask_person(person) for person in persons),
        readings=() if case is None else tuple(reading.tenths for reading in case.readings),
        symptoms="" if case is None else case.symptoms,
        steps=tuple(
            ReportStep(
                what=step.what,
                responsible=Words(step.assigned, step.assigned)
                if step.assigned
                else step.responsible,
                who=step.who,
                due=step.due or 0,
                state=step.state.value,
                at=step.at or 0,
                note=step.note,
            )
            for step in incident.steps
        ),
        notes=tuple(ReportNote(at=note.happened_at, text=note.text) for note in incident.notes),
        earlier=tuple(_earlier(report) for report in incident.reports),
        situation=situation,
        request=request,
        summary=incident.summary,
        body=body,
        made_at=act.now,
        made_by=made_by,
    )


def _earlier(report: Report) -> EarlierReport:
    first = report.sendings[0] if report.sendings else None
    return EarlierReport(
        form=report.form,
        addressee=report.addressee,
        serial=report.serial,
        sent_at=0 if first is None else first.sent_at,
        body="" if first is None else first.body,
    )

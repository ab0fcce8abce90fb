"""What is asked before a report is made, sent, or confirmed by who received it (N7.2)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

from counter_app.hall.happened import parse_moment
from counter_app.hall.incident_facts import IncidentState, Way
from counter_app.hall.incident_report_facts import Addressee, ReportForm
from counter_app.hall.incident_reports import (
    confirm_receipt,
    make_report,
    next_report,
    record_sending,
)
from counter_app.hall.incident_rows import Incident, Report, Sending
from counter_app.hall.rules import HallRules
from counter_app.people.desk import Desk
from ui.page import Context
from ui.pages.incident_sheets import IncidentSheet
from ui.widgets.chips import Chips, Choice
from ui.widgets.field import Field
from ui.widgets.lines import Lines


class ReportSheet(IncidentSheet):
    """The next report for a body, in the leader's words beside the facts."""

    def __init__(self, context: Context) -> None:
        look, say = context.style, context.words.say
        super().__init__(look, "", self.tr("Make the report"), "Ctrl+Enter")
        self._context = context
        self._incident: Incident | None = None
        self._bodies: Mapping[Addressee, tuple[str, str]] = {}
        self.addressee: Chips[Addressee] = Chips(
            look, self.tr("For"), [(one, say(one.label)) for one in Addressee], Choice.ONE
        )
        self.body_name = Field(look, self.tr("Name of the body"))
        self.situation = Lines(look, self.tr("Situation and what was done"), rows=3)
        self.request = Lines(look, self.tr("What is asked for (may stay empty)"), rows=2)
        self.persons: Chips[bool] = Chips(
            look,
            self.tr("Persons in it"),
            [(False, self.tr("masked")), (True, self.tr("in full, the body needs it"))],
            Choice.ONE,
        )
        self.why = Field(look, self.tr("Why the body needs to know who it is"))
        self.fields = {
            "body": self.body_name,
            "situation": self.situation,
            "request": self.request,
            "why": self.why,
        }
        self.ask(
            self.addressee, self.body_name, self.situation, self.request, self.persons, self.why
        )
        self.addressee.changed.connect(self._show_form)
        self.persons.changed.connect(self._show_why)

    @property
    def final(self) -> bool:
        """Whether it is the final one: of a closed incident, to whom none was made yet."""
        incident = self._incident
        if incident is None or incident.state is IncidentState.RUNNING:
            return False
        made = (one for one in incident.reports if one.addressee is self.addressee.value())
        return all(one.form is not ReportForm.FINAL for one in made)

    def verb(self, desk: Desk, incident: str, today: date) -> Callable[[], Report]:
        """Make the report."""
        addressee = self.addressee.value() or Addressee.GOVERNMENT
        situation, request = self.typed("situation"), self.typed("request")
        body, final = self.typed("body"), self.final
        whole, why = self.whole(), self.typed("why")
        return lambda: make_report(
            desk,
            incident,
            addressee,
            situation,
            request=request,
            body=body,
            final=final,
            whole=whole,
            why=why,
        )

    def begin(self, incident: Incident, rules: HallRules) -> None:
        """Ask for an incident; the body that had no report yet comes first."""
        self._incident = incident
        self._bodies = {
            Addressee.GOVERNMENT: (rules.local_government, rules.local_government_phone),
            Addressee.SUPERIOR: (rules.superior_body, rules.superior_body_phone),
        }
        self.clear()
        made = {report.addressee for report in incident.reports}
        self.addressee.set_value(next((one for one in Addressee if one not in made), None))
        if self.addressee.value() is None:
            self.addressee.set_value(Addressee.GOVERNMENT)
        self.persons.set_value(False)
        self.situation.set_text(incident.summary)
        self._show_form()
        self._show_why()

    def whole(self) -> bool:
        """Whether persons are named in full."""
        return bool(self.persons.value())

    def first_focus(self) -> None:
        """At whom it is for."""
        self.addressee.first_focus()

    def _show_form(self) -> None:
        incident, to = self._incident, self.addressee.value()
        if incident is None or to is None:
            return
        form, serial = next_report(incident, to, final=self.final)
        name = f"{self._context.words.say(form.label)} {serial or ''}".strip()
        self.heading.setText(
            self.tr("Incident {number}: {report}").format(number=incident.number, report=name)
        )
        before = [one.facts.body for one in incident.reports if one.addressee is to]
        name, phone = self._bodies[to]
        self.body_name.set_text(before[-1] if before else name)
        self.explain(self.tr("Phone {phone}").format(phone=phone) if phone else "")

    def _show_why(self) -> None:
        self.why.setVisible(self.whole())


class SendingSheet(IncidentSheet):
    """A report went out: to whom, how, when, and who confirmed it."""

    def __init__(self, context: Context) -> None:
        look, say = context.style, context.words.say
        super().__init__(look, self.tr("To whom was it sent, and how?"), self.tr("Record it"))
        self.report = ""
        self.to = Field(look, self.tr("To whom (body and person)"))
        self.how: Chips[Way] = Chips(
            look, self.tr("How"), [(one, say(one.label)) for one in Way], Choice.ONE
        )
        self.time = self.moment_field(context)
        self.fields = {
            "body": self.to,
            "happened_at": self.time,
            "confirmed_by": Field(look, self.tr("Receipt confirmed by (empty: not yet)")),
            "receipt": Field(look, self.tr("Receipt number or words")),
            "note": Field(look, self.tr("Note")),
        }
        self.ask(self.to, self.how, *list(self.fields.values())[1:])

    def verb(self, desk: Desk, incident: str, today: date) -> Callable[[], Incident]:
        """Record the sending."""
        report, to, how = self.report, self.typed("body"), self.how.value() or Way.PHONE
        by, receipt, note = self.typed("confirmed_by"), self.typed("receipt"), self.typed("note")
        moment = parse_moment(self.time.text(), today)
        return lambda: record_sending(
            desk,
            incident,
            report,
            to,
            how,
            happened_at=moment,
            confirmed_by=by,
            receipt=receipt,
            note=note,
        )

    def begin(self, report: Report) -> None:
        """Ask about a report."""
        self.report = report.id
        self.clear()
        self.how.set_value(Way.PHONE)
        self.to.set_text(report.facts.body)


class ReceiptSheet(IncidentSheet):
    """Somebody there has confirmed what was sent before."""

    def __init__(self, context: Context) -> None:
        look = context.style
        super().__init__(look, self.tr("Who confirmed the receipt?"), self.tr("Record it"))
        self.sending = ""
        self.time = self.moment_field(context)
        self.fields = {
            "confirmed_by": Field(look, self.tr("Receipt confirmed by")),
            "receipt": Field(look, self.tr("Receipt number or words")),
            "happened_at": self.time,
        }
        self.ask(*self.fields.values())

    def verb(self, desk: Desk, incident: str, today: date) -> Callable[[], Incident]:
        """Record who confirmed it."""
        sending, by, receipt = self.sending, self.typed("confirmed_by"), self.typed("receipt")
        moment = parse_moment(self.time.text(), today)
        return lambda: confirm_receipt(
            desk, incident, sending, by, receipt=receipt, happened_at=moment
        )

    def begin(self, sending: Sending) -> None:
        """Ask about a sending."""
        self.sending = sending.id
        self.clear()

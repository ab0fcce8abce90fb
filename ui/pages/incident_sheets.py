"""What is asked before an incident is opened, and while its plan is worked through (N7.2)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from counter_app.hall.case_rows import Case
from counter_app.hall.emergency_plans import EmergencyPlan
from counter_app.hall.happened import parse_moment
from counter_app.hall.incident_facts import StepState
from counter_app.hall.incident_rows import Incident, Step
from counter_app.hall.incident_steps import add_step, settle_step
from counter_app.hall.incidents import note_incident, open_from_case, open_incident
from counter_app.people.desk import Desk
from ui.page import Context
from ui.pages.asking_sheet import AskingSheet
from ui.widgets.chips import Chips, Choice
from ui.widgets.field import Field
from ui.widgets.key_button import Emphasis
from ui.widgets.lines import Lines

FROM_CASE = "case:"


class IncidentSheet(AskingSheet):
    """A question whose answer a verb records."""

    def verb(self, desk: Desk, incident: str, today: date) -> Callable[[], object]:
        """What records what was filled in; `InputError` for what is no time or number."""
        raise NotImplementedError

    def moment_field(self, context: Context) -> Field:
        """A field for when it was."""
        return Field(context.style, self.tr("When (as 9:05; empty: now)"))


class OpenSheet(IncidentSheet):
    """Something happened: which plan is followed, or of which case it is."""

    def __init__(self, context: Context) -> None:
        look = context.style
        super().__init__(
            look,
            self.tr("Something happened: open an incident"),
            self.tr("Open it"),
            "F9",
            Emphasis.DANGER,
        )
        self._context = context
        self.plan: Chips[str] = Chips(look, self.tr("Emergency plan"), [], Choice.ONE)
        self.what = Field(look, self.tr("What happened (short; empty: as the plan is called)"))
        self.place = Field(look, self.tr("Where"))
        self.time = self.moment_field(context)
        self.fields = {"what": self.what, "place": self.place, "happened_at": self.time}
        self.explain(self.tr("Its steps and their times begin now. F9 again opens it."))
        self.ask(self.plan, self.what, self.place, self.time)

    def verb(self, desk: Desk, incident: str, today: date) -> Callable[[], Incident]:
        """Open an incident by hand or from a case."""
        plan, what, place = self.plan.value() or "", self.typed("what"), self.typed("place")
        if plan.startswith(FROM_CASE):
            return lambda: open_from_case(desk, plan.removeprefix(FROM_CASE))
        moment = parse_moment(self.time.text(), today)
        return lambda: open_incident(desk, plan, what=what, place=place, happened_at=moment)

    def begin(self, plans: Sequence[EmergencyPlan], cases: Sequence[Case]) -> None:
        """Ask anew; running cases without an incident are offered first."""
        language = self._context.words.language
        options = [
            (
                f"{FROM_CASE}{case.id}",
                self.tr("Isolation case {number}").format(number=case.number),
            )
            for case in cases
        ] + [(plan.code, plan.names.said(language)) for plan in plans]
        self.plan.set_options(options)
        self.plan.set_value(options[0][0] if options else None)
        self.clear()

    def first_focus(self) -> None:
        """At the plans."""
        self.plan.first_focus()


class StepSheet(IncidentSheet):
    """A step is done, or not applicable."""

    def __init__(self, context: Context) -> None:
        look, say = context.style, context.words.say
        super().__init__(look, "", self.tr("Record it"), "Enter")
        self.step = ""
        ways = [(one, say(one.label)) for one in (StepState.DONE, StepState.NOT_APPLICABLE)]
        self.state: Chips[StepState] = Chips(look, self.tr("How it stands"), ways, Choice.ONE)
        self.who = Field(look, self.tr("Step done by"))
        self.time = self.moment_field(context)
        self.note = Field(look, self.tr("Note (why, where it is not applicable)"))
        self.fields = {"who": self.who, "happened_at": self.time, "note": self.note}
        self.ask(self.state, self.who, self.time, self.note)

    def verb(self, desk: Desk, incident: str, today: date) -> Callable[[], Incident]:
        """Settle the step."""
        step, state = self.step, self.state.value() or StepState.DONE
        who, note = self.typed("who"), self.typed("note")
        moment = parse_moment(self.time.text(), today)
        return lambda: settle_step(
            desk, incident, step, state, who=who, note=note, happened_at=moment
        )

    def begin(self, step: Step, words: str, me: str) -> None:
        """Ask about a step; whoever is named for it is taken to have done it."""
        self.clear()
        self.step = step.code
        self.heading.setText(words)
        self.state.set_value(StepState.DONE)
        self.who.set_text(step.assigned or me)

    def first_focus(self) -> None:
        """At how it stands: Enter alone says it is done."""
        self.state.first_focus()


class NewStepSheet(IncidentSheet):
    """Something is to be done that the plan does not say."""

    def __init__(self, context: Context) -> None:
        look = context.style
        super().__init__(look, self.tr("What else is to be done?"), self.tr("Add a step"))
        self.fields = {
            "what": Field(look, self.tr("What is to be done")),
            "responsible": Field(look, self.tr("Who is responsible")),
            "minutes": Field(look, self.tr("Within so many minutes from now (empty: no limit)")),
        }
        self.ask(*self.fields.values())

    def verb(self, desk: Desk, incident: str, today: date) -> Callable[[], Incident]:
        """Add the step."""
        what, who = self.typed("what"), self.typed("responsible")
        typed = self.typed("minutes").strip() or "0"
        # What is no number is refused as a limit that no step can have.
        minutes = int(typed) if typed.isascii() and typed.isdigit() else -1
        return lambda: add_step(desk, incident, what, responsible=who, minutes=minutes)


class WordsSheet(IncidentSheet):
    """One text: a note, a summary, a reason, a name."""

    def __init__(self, context: Context) -> None:
        super().__init__(context.style, "", self.tr("Record it"), "Ctrl+Enter")
        self.words = Lines(context.style, "", rows=4)
        self.fields = {}
        self._record: Callable[[Desk, str, str], object] = note_incident
        self.ask(self.words)

    def begin(
        self,
        record: Callable[[Desk, str, str], object],
        heading: str,
        field: str,
        label: str,
        explain: str = "",
    ) -> None:
        """Ask for a text which `record` calls `field`."""
        self._record = record
        self.fields = {field: self.words}
        self.clear()
        self.heading.setText(heading)
        self.words.label.setText(label)
        self.words.edit.setAccessibleName(label)
        self.explain(explain)

    def verb(self, desk: Desk, incident: str, today: date) -> Callable[[], object]:
        """Record the text."""
        record, text = self._record, self.words.text()
        return lambda: record(desk, incident, text)

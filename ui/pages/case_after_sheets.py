"""What follows an isolation: longer, disinfection, air conditioning, the end of the file (N2.5)."""

from __future__ import annotations

from datetime import date

from counter_app.errors import InputError
from counter_app.hall.case_rows import Case
from counter_app.hall.case_steps import CaseDisinfected, Outcome
from counter_app.hall.case_work import (
    close_case,
    disinfect_after,
    extend_case,
    reopen_case,
    stop_air,
)
from counter_app.hall.cases import Ordered
from counter_app.hall.happened import parse_moment
from counter_app.journal.clock import day_of
from ui.page import Context
from ui.pages.case_card import CaseFacts
from ui.pages.case_step_sheet import StepSheet, Verb
from ui.widgets.chips import Chips, Choice

PLACE = "place"
"""Among what was disinfected: the observation place; all others are ids of windows."""


class ExtendSheet(StepSheet):
    """Isolation goes on, on somebody's order."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.confirm.setText(self.tr("Extend"))
        self.name_it(self.tr("isolation goes on"))
        self.until = self.add_line("until", self.tr("Until (hour:minute)"))
        days = [
            (at, self.tr("today") if at == 0 else self.tr("in {count} days").format(count=at))
            for at in (0, 1, 2, 3, 7, 14)
        ]
        self.days: Chips[int] = Chips(context.style, self.tr("On which day"), days)
        self.ordered_by = self.add_line(
            "ordered_by", self.tr("Ordered by (authority or hospital, and the person's name)")
        )
        ways = [(one, context.words.say(one.label)) for one in Ordered]
        self.ordered: Chips[Ordered] = Chips(context.style, self.tr("How it was ordered"), ways)
        self.lay_out((self.until, self.days), (self.ordered_by, self.ordered))

    def fill(self, case: Case, facts: CaseFacts) -> None:
        """Today, by phone."""
        self.days.set_value(0)
        self.ordered.set_value(Ordered.BY_PHONE)

    def verb(self) -> Verb:
        """Record it."""
        case, at = self.case, self.moment()
        day = date.fromordinal(
            day_of(self.context.clock.now()).toordinal() + (self.days.value() or 0)
        )
        until = parse_moment(self.until.text(), day, "until")
        if until is None:
            raise InputError("This must be filled in.", field="until")
        by, way = self.ordered_by.text(), self.ordered.value() or Ordered.BY_PHONE
        return lambda desk: extend_case(desk, case, until, by, way, at)


class DisinfectSheet(StepSheet):
    """Terminal disinfection: what, with what, by whom."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.confirm.setText(self.tr("Record the disinfection"))
        self.name_it(self.tr("disinfected"))
        self.what: Chips[str] = Chips(
            context.style, self.tr("What was disinfected"), [], Choice.SEVERAL
        )
        self.areas = self.add_line("areas", self.tr("Other areas"))
        self.done_by = self.add_line("done_by", self.tr("Done by"))
        self.agent = self.add_line("agent", self.tr("Agent"))
        self.concentration = self.add_line("concentration", self.tr("Concentration"))
        self.fields["windows"] = self.what
        self.lay_out((self.what,), (self.areas, self.done_by), (self.agent, self.concentration))

    def fill(self, case: Case, facts: CaseFacts) -> None:
        """Whatever is still to be done is chosen, with the agent that was used last."""
        open_here = {one.window for one in facts.unclean if one.case == case.id}
        numbers = facts.windows
        windows = [one for one in dict.fromkeys([*case.windows, *open_here]) if one in numbers]
        word = self.tr("window {number}")
        options = [(one, word.format(number=numbers[one])) for one in windows]
        if case.moves or case.left_at is None:
            options.append((PLACE, self.tr("observation place")))
        self.what.set_options(options)
        chosen = [one for one in windows if one in open_here]
        if case.left_at is not None and not case.place_is_clean:
            chosen.append(PLACE)
        self.what.set_values(chosen)
        used = [one for known in facts.cases for one in known.facts(CaseDisinfected)]
        last = used[-1] if used else None
        self.agent.set_text(last.agent if last else self.tr("Chlorine disinfectant"))
        self.concentration.set_text(last.concentration if last else "1000 mg/L")
        away = case.gone_at is not None
        self.explain(
            self.tr("A window is open for calling again when this happened after the person left.")
            if away
            else self.tr(
                "The person is still here, as far as is recorded: this opens no window yet. "
                "Record first where the person is."
            )
        )

    def first_focus(self) -> None:
        """Who did it is not known yet."""
        self.done_by.edit.setFocus()

    def verb(self) -> Verb:
        """Record it."""
        case, at, chosen = self.case, self.moment(), self.what.values()
        windows = sorted(chosen - {PLACE})
        who, agent = self.done_by.text(), self.agent.text()
        strength, areas = self.concentration.text(), self.areas.text()
        return lambda desk: disinfect_after(
            desk,
            case,
            done_by=who,
            agent=agent,
            concentration=strength,
            windows=windows,
            place=PLACE in chosen,
            areas=areas,
            happened_at=at,
        )


class AirSheet(StepSheet):
    """Central air conditioning was stopped, because somebody asked for it."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.confirm.setText(self.tr("Record that it stands still"))
        self.name_it(self.tr("air conditioning stopped"))
        self.asked_by = self.add_line("asked_by", self.tr("Asked for by"))
        self.stopped_by = self.add_line("stopped_by", self.tr("Stopped by"))
        self.lay_out((self.asked_by, self.stopped_by))

    def fill(self, case: Case, facts: CaseFacts) -> None:
        """Whoever was reached by phone asks for it mostly."""
        reached = [call.body for call in case.calls if call.reached]
        self.asked_by.set_text(reached[-1] if reached else "")

    def verb(self) -> Verb:
        """Record it."""
        case, at = self.case, self.moment()
        asked, stopped = self.asked_by.text(), self.stopped_by.text()
        return lambda desk: stop_air(desk, case, asked, stopped, at)


class CloseSheet(StepSheet):
    """The file is closed: how it ended."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.timed = False
        self.confirm.setText(self.tr("Close the case"))
        self.name_it(self.tr("close the case"))
        outcomes = [(one, context.words.say(one.label)) for one in Outcome]
        self.outcome: Chips[Outcome] = Chips(context.style, self.tr("How it ended"), outcomes)
        self.fields["outcome"] = self.outcome
        self.note = self.add_line("note", self.tr("Note"))
        self.lay_out((self.outcome,), (self.note,))

    def fill(self, case: Case, facts: CaseFacts) -> None:
        """Nothing is known before somebody says so."""
        self.outcome.set_value(Outcome.UNKNOWN)

    def verb(self) -> Verb:
        """Record it."""
        case, outcome, note = self.case, self.outcome.value() or Outcome.UNKNOWN, self.note.text()
        return lambda desk: close_case(desk, case, outcome, note)


class ReopenSheet(StepSheet):
    """Why a closed file is open again."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.timed = False
        self.confirm.setText(self.tr("Open the case again"))
        self.name_it(self.tr("open the case again"))
        self.why = self.add_line("why", self.tr("Why"))
        self.explain(
            self.tr("The person stays released. Who is suspected anew is raised by F7 instead.")
        )
        self.lay_out((self.why,))

    def verb(self) -> Verb:
        """Record it."""
        case, why = self.case, self.why.text()
        return lambda desk: reopen_case(desk, case, why)

"""In the observation place, and the readings there (N2.5)."""

from __future__ import annotations

from counter_app.hall.case_rows import Case
from counter_app.hall.case_work import move_to_place, observe
from counter_app.hall.temperature import Method
from ui.page import Context
from ui.pages.case_card import CaseFacts
from ui.pages.case_step_sheet import StepSheet, Verb
from ui.widgets.chips import Chips


class MoveSheet(StepSheet):
    """Where the person is kept apart now."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.confirm.setText(self.tr("The person is there"))
        self.name_it(self.tr("in the observation place"))
        self.place = self.add_line("place", self.tr("Which place"))
        self.explain(self.tr("1 m apart, masks on, a door that closes, nobody else there."))
        self.lay_out((self.place,))

    def fill(self, case: Case, facts: CaseFacts) -> None:
        """The place that was used last is used again."""
        used = [one.place for known in facts.cases for one in known.moves]
        own = [one.place for one in case.moves]
        self.place.set_text((own or used or [self.tr("Observation room")])[-1])

    def verb(self) -> Verb:
        """Record it."""
        case, place, at = self.case, self.place.text(), self.moment()
        return lambda desk: move_to_place(desk, case, place, at)


class ObserveSheet(StepSheet):
    """A reading under observation."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.confirm.setText(self.tr("Record the reading"))
        self.name_it(self.tr("a reading"))
        self.reading = self.add_line("temperature", self.tr("Temperature"))
        methods = [(one, context.words.say(one.label)) for one in Method if one is not Method.GATE]
        self.method: Chips[Method] = Chips(context.style, self.tr("Method"), methods)
        self.device = self.add_line("device", self.tr("Thermometer"))
        self.measured_by = self.add_line(
            "measured_by", self.tr("Measured by (if it was somebody else)")
        )
        self.lay_out((self.reading, self.device, self.measured_by), (self.method,))

    def fill(self, case: Case, facts: CaseFacts) -> None:
        """The thermometer and method of the last reading are used again."""
        readings = [*case.readings, *(one.reading for one in case.observations)]
        last = readings[-1] if readings else None
        self.method.set_value(
            last.method if last and last.method is not Method.GATE else Method.EAR
        )
        self.device.set_text(last.device if last else next(iter(facts.rules.thermometers), ""))

    def verb(self) -> Verb:
        """Record it."""
        case, typed, at = self.case, self.reading.text(), self.moment()
        method, device = self.method.value() or Method.EAR, self.device.text()
        who = self.measured_by.text()
        return lambda desk: observe(desk, case, typed, method, device, who, at)

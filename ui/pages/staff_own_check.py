"""One's own health check before the shift: type the reading, Enter (N2.3)."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from counter_app.errors import CounterError
from counter_app.hall.rules import read_rules
from counter_app.hall.staff_checks import Fitness
from counter_app.hall.staff_health import (
    StaffCheck,
    correct_health,
    own_check,
    report_health,
)
from counter_app.journal.clock import local_time
from counter_app.people.roles import Right
from ui.page import Page
from ui.pages.settings_form import field_of
from ui.pages.settings_section import Section
from ui.pages.staff_health_form import WELL, HealthForm
from ui.pages.staff_words import FITNESS_TONES, degrees
from ui.widgets.button_row import ButtonRow
from ui.widgets.field import Field
from ui.widgets.key_button import Emphasis, KeyButton
from ui.widgets.verdict import VerdictBand


class OwnCheckPart(Section):
    """The verdict of today above, the form below it."""

    right = Right.REPORT_HEALTH
    topics: ClassVar[frozenset[str]] = frozenset({"staff_check", "rules"})

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        look = self.look
        self.check: StaffCheck | None = None
        self._correcting = False
        self.verdict = VerdictBand(look)
        self.form = HealthForm(look, self.say)
        self.form.changed.connect(self._name_button)
        self.why = Field(look, self.tr("What was wrong, and why"))
        self.why.hide()
        self.record = KeyButton(look, "", "Enter", Emphasis.PRIMARY)
        self.correct = KeyButton(look, self.tr("Correct"), "F6", icon="edit")
        self.back = KeyButton(look, self.tr("Back"), "Esc")
        self.record.clicked.connect(self.save)
        self.correct.clicked.connect(lambda: self._begin_correction(True))
        self.back.clicked.connect(lambda: self._begin_correction(False))
        self.body.addWidget(self.verdict)
        self.show_scrolled(self.form)
        self.body.addWidget(self.why)
        self.body.addWidget(ButtonRow(look, self.record, self.correct, self.back))
        self._show(None)

    def title(self) -> str:
        """The tab."""
        return self.tr("My check")

    def refresh(self) -> None:
        """Read today's check."""
        desk = self.desk

        def read() -> tuple[StaffCheck | None, tuple[str, ...]]:
            return own_check(desk), read_rules(desk.journal).thermometers

        self.page.read(read, self._was_read)

    def first_focus(self) -> None:
        """Into the reading."""
        if self._correcting:
            self.why.edit.setFocus()
        else:
            self.form.first_focus()

    def save(self) -> None:
        """Record what the form says."""
        try:
            report = self.form.report()
        except CounterError as error:
            self._failed(error)
            return
        desk, why = self.desk, self.why.text()
        if self._correcting:
            self._act(lambda: correct_health(desk, report, why))
        else:
            self._act(lambda: report_health(desk, report))

    def _act(self, verb: Callable[[], StaffCheck]) -> None:
        if not self.record.isEnabled():
            return
        self.record.setEnabled(False)

        def done(check: StaffCheck) -> None:
            self.record.setEnabled(True)
            self.page.notice.dismiss()
            self._correcting = False
            self.check = None
            self._show(check)
            self.first_focus()

        def failed(error: CounterError) -> None:
            self.record.setEnabled(True)
            self._failed(error)

        self.page.run(verb, done, failed)

    def _failed(self, error: CounterError) -> None:
        field, text = field_of(error), self.say(error.phrase)
        if field == "why":
            self.why.complain(text)
        elif not self.form.complain(field, text):
            self.page.show_error(error)

    def _was_read(self, read: tuple[StaffCheck | None, tuple[str, ...]]) -> None:
        check, thermometers = read
        self.form.offer_thermometers(thermometers)
        if check != self.check:
            self._show(check)

    def _show(self, check: StaffCheck | None) -> None:
        """Say where today's check stands; a form in which somebody types is left alone."""
        before, self.check = self.check, check
        typed = bool(self.form.reading.text()) and before is not None
        if not self._correcting and not typed:
            if check is None:
                self.form.begin(WELL)
            else:
                self.form.again(check)
        self._show_verdict(check)
        self.correct.setVisible(check is not None and not self._correcting)
        self.back.setVisible(self._correcting)
        self.why.setVisible(self._correcting)
        self._name_button()

    def _show_verdict(self, check: StaffCheck | None) -> None:
        if check is None:
            self.verdict.clear(
                self.tr("No check today yet. Type the temperature, look at the answers, Enter.")
            )
            return
        newest = check.newest
        self.verdict.show_verdict(
            FITNESS_TONES[check.state],
            self.say(check.state.label),
            self._advice(check),
            caption=f"{local_time(check.at):%H:%M}",
            value="" if newest is None else degrees(newest.tenths),
        )

    def _advice(self, check: StaffCheck) -> str:
        match check.state:
            case Fitness.FIT:
                return self.tr("Thank you. Mask and gloves stay on during the shift.")
            case Fitness.TO_REPEAT if check.repeat_from is not None:
                return self.tr("Rest, then measure again by another method from {time} on.").format(
                    time=f"{local_time(check.repeat_from):%H:%M}"
                )
            case Fitness.NOT_FIT if not check.answers.warns:
                return self.tr("Put on mask and gloves, then record it again.")
            case Fitness.NOT_FIT:
                return self.tr("Please do not start. Talk with the duty leader first.")
            case Fitness.SUSPECTED:
                return self.tr(
                    "Stay apart from others. The duty leader knows and comes to you; "
                    "an incident is open."
                )
            case _:
                return self.tr("Warm up a little, then measure again.")

    def _begin_correction(self, begin: bool) -> None:
        self._correcting = begin
        self.form.clear_marks()
        self.why.set_text("")
        if self.check is not None:
            (self.form.fill if begin else self.form.again)(self.check)
        self._show(self.check)
        self.form.first_focus()

    def _name_button(self) -> None:
        if self._correcting:
            words = self.tr("Save the correction")
        elif self.form.says_well() and (self.check is None or self.check.state is Fitness.FIT):
            words = self.tr("I am well: record")
        else:
            words = self.tr("Record")
        self.record.setText(words)
        self.record.updateGeometry()

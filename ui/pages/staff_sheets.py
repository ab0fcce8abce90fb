"""What is asked within the staff page: another's health check, a reason."""

from __future__ import annotations

from PySide6.QtCore import Qt

from counter_app.errors import CounterError
from counter_app.hall.staff_checks import HealthAnswers
from ui.page import Context
from ui.pages.settings_form import field_of
from ui.pages.sheet import Sheet
from ui.pages.staff_health_form import HealthForm
from ui.widgets.field import Field


class HealthSheet(Sheet):
    """The form of a check for somebody else; nothing is assumed of them."""

    def __init__(self, context: Context) -> None:
        super().__init__(context.style, "", self.tr("Record"), "Enter")
        self._say = context.words.say
        self.user = ""
        self.form = HealthForm(context.style, self._say)
        self.explain(self.tr("What was not asked stays “not asked”."))
        self.ask(self.form)

    def offer(self, thermometers: tuple[str, ...]) -> None:
        """The hall's thermometers."""
        self.form.offer_thermometers(thermometers)

    def begin(self, user: str, name: str, answers: HealthAnswers) -> None:
        """Ask for somebody."""
        self.user = user
        self.heading.setText(self.tr("{name}: health check of today").format(name=name))
        self.form.begin(answers)
        self.complain("")

    def refuse(self, error: CounterError) -> None:
        """Say what is wrong, at its field if it is one of these."""
        self.set_busy(False)
        text = self._say(error.phrase)
        if not self.form.complain(field_of(error), text):
            self.complain(text)

    def first_focus(self) -> None:
        """Into the reading."""
        self.form.first_focus()


class WhySheet(Sheet):
    """A reason, for whatever is being asked."""

    def __init__(self, context: Context) -> None:
        super().__init__(context.style, "", self.tr("Record"), "Enter")
        self._say = context.words.say
        self.subject = ""
        self.why = Field(context.style, self.tr("Why"))
        self.ask(self.why)

    def begin(self, subject: str, heading: str, text: str = "") -> None:
        """Ask why, of a subject."""
        self.subject = subject
        self.heading.setText(heading)
        self.explain(text)
        self.why.set_text("")
        self.complain("")

    def refuse(self, error: CounterError) -> None:
        """Say what is wrong, at the field if it is that."""
        self.set_busy(False)
        text = self._say(error.phrase)
        if field_of(error) == "why":
            self.why.complain(text)
        else:
            self.complain(text)

    def first_focus(self) -> None:
        """Into the field."""
        self.why.edit.setFocus(Qt.FocusReason.OtherFocusReason)

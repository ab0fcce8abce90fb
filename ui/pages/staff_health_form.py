"""The form of a health check: the reading, and what is asked besides it (N2.3).

For oneself and for a leader who tells of another. Not here: what is done with it.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout

from counter_app.hall.answers import SYMPTOM_LABELS, Answer, Symptoms, parse_other_symptom
from counter_app.hall.staff_checks import Fitness, HealthAnswers
from counter_app.hall.staff_health import HealthReport, StaffCheck
from counter_app.hall.temperature import Method
from counter_app.language import Phrase
from ui.style import Style
from ui.widgets.card import Card
from ui.widgets.chips import Chips, Choice
from ui.widgets.field import Field
from ui.widgets.menu_choice import MenuChoice
from ui.widgets.reading import ReadingField

WELL = HealthAnswers(
    mask=Answer.YES,
    gloves=Answer.YES,
    symptoms=Symptoms(cough=Answer.NO, fatigue=Answer.NO, dyspnoea=Answer.NO),
    contact=Answer.NO,
)
"""What nearly everybody says of themselves: shown before it is said, with one key to say it."""


class HealthForm(Card):
    """Fields of one check. `changed` when an answer or the reading is another; `entered` when
    Enter was pressed in a field."""

    changed = Signal()
    entered = Signal()

    def __init__(self, style: Style, say: Callable[[Phrase], str]) -> None:
        super().__init__(style, horizontal=True, margin=20, spacing=24)
        self._say = say
        answers = [(one, say(one.label)) for one in Answer]
        asked = {
            "mask": self.tr("Wears a mask"),
            "gloves": self.tr("Wears gloves"),
            **{name: say(label) for name, label in SYMPTOM_LABELS.items()},
            "contact": self.tr("Contact or travel, 14 days"),
        }
        self.answers: dict[str, Chips[Answer]] = {
            name: Chips(style, label, answers, Choice.ONE) for name, label in asked.items()
        }
        self.other = Field(style, self.tr("Anything else (may stay empty)"))
        self.reading = ReadingField(style, self.tr("Temperature ℃"))
        self.instrument: MenuChoice[str] = MenuChoice(style, self.tr("How it is measured"), "F3")
        self.offer_thermometers(())
        left = QGridLayout()
        left.setHorizontalSpacing(style.px(18))
        left.setVerticalSpacing(style.px(12))
        for at, chips in enumerate(self.answers.values()):
            left.addWidget(chips, at // 2, at % 2)
            chips.changed.connect(self.changed)
        left.addWidget(self.other, 3, 0, 1, 2)
        left.setRowStretch(4, 1)
        right = QVBoxLayout()
        right.setSpacing(style.px(4))
        right.addWidget(self.reading)
        right.addWidget(self.instrument, 0, Qt.AlignmentFlag.AlignRight)
        right.addStretch()
        self.body.addLayout(right, 40)
        self.body.addLayout(left, 60)
        for field in (self.reading, self.other):
            field.typed.connect(self.changed)
            field.entered.connect(self.entered)
        self.begin(WELL)

    def offer_thermometers(self, labels: tuple[str, ...]) -> None:
        """Offer the hall's thermometers beside the methods."""
        self.instrument.offer(
            [(one.value, self._say(one.label)) for one in Method],
            [(f"device {label}", label) for label in labels],
        )

    def begin(self, answers: HealthAnswers) -> None:
        """An empty reading and these answers."""
        self.reading.set_text("")
        self._show_answers(answers)

    def fill(self, check: StaffCheck) -> None:
        """What was told already, to be corrected or told again."""
        newest = check.newest
        self.reading.set_text("" if newest is None else f"{newest.tenths / 10:.1f}")
        if newest is not None:
            self.instrument.choose(newest.method.value)
            self.instrument.choose(f"device {newest.device}")
        self._show_answers(check.answers)

    def again(self, check: StaffCheck) -> None:
        """Another reading of the same check, an abnormal one by a second method; what was answered
        stays."""
        first = check.newest
        self.reading.set_text("")
        self._show_answers(check.answers)
        repeats = check.state is Fitness.TO_REPEAT
        if repeats and first is not None and first.method is not Method.AXILLARY:
            self.instrument.choose(Method.AXILLARY.value)

    def report(self) -> HealthReport:
        """What the form says. Raises `InputError` naming the field at fault."""
        said = {name: chips.value() or Answer.NOT_ASKED for name, chips in self.answers.items()}
        chosen = self.instrument.values()
        return HealthReport(
            typed=self.reading.text(),
            method=Method(chosen[0]),
            device=chosen[1].removeprefix("device ") if len(chosen) > 1 else "",
            answers=HealthAnswers(
                mask=said["mask"],
                gloves=said["gloves"],
                symptoms=Symptoms(
                    cough=said["cough"],
                    fatigue=said["fatigue"],
                    dyspnoea=said["dyspnoea"],
                    other=parse_other_symptom(self.other.text()),
                ),
                contact=said["contact"],
            ),
        )

    def says_well(self) -> bool:
        """Whether the answers are those of somebody who is well and protected."""
        said = {name: chips.value() for name, chips in self.answers.items()}
        well = all(
            said[name] is (Answer.YES if name in ("mask", "gloves") else Answer.NO) for name in said
        )
        return well and not self.other.text().strip()

    def complain(self, field: str, text: str) -> bool:
        """Say an error at its field and go there; False where the field is not here."""
        fields = {"temperature": self.reading, "other": self.other}
        if field not in fields:
            return False
        fields[field].complain(text)
        return True

    def clear_marks(self) -> None:
        """Take all errors away."""
        self.reading.clear_marks()
        self.other.clear_marks()

    def first_focus(self) -> None:
        """Into the reading, over what stands there."""
        self.reading.edit.setFocus(Qt.FocusReason.OtherFocusReason)
        self.reading.edit.selectAll()

    def _show_answers(self, answers: HealthAnswers) -> None:
        symptoms = answers.symptoms
        self.other.set_text(symptoms.other)
        for name, chips in self.answers.items():
            chips.set_value(getattr(symptoms if name in SYMPTOM_LABELS else answers, name))

"""Settings of what judges a temperature, with a sentence that says what they mean (N2.1)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from PySide6.QtWidgets import QGridLayout

from counter_app.errors import InputError
from counter_app.hall.temperature import parse_reading
from counter_app.hall.thresholds import Operator, Thresholds, read_thresholds, set_thresholds
from counter_app.people.roles import Right
from ui.page import Page
from ui.pages.settings_form import Form, SaveBar, Value, focus_on
from ui.pages.settings_section import Section
from ui.widgets.card import Card
from ui.widgets.chips import Chips
from ui.widgets.field import Field
from ui.widgets.label import Kind, Label

SIGNS = {Operator.AT_LEAST: "≥", Operator.ABOVE: ">"}


class TemperatureSection(Section):
    """Fever threshold and its sign, low limit, rest; and what that means."""

    right = Right.CHANGE_SETTINGS
    topics: ClassVar[frozenset[str]] = frozenset({"thresholds"})

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        look = self.look
        signs = tuple((operator.value, sign) for operator, sign in SIGNS.items())
        self.form = Form(
            {
                "operator": Chips[str](look, self.tr("A fever is"), signs),
                "fever": Field(look, self.tr("Fever threshold (℃)")),
                "low": Field(look, self.tr("Too low to count, below (℃)")),
                "rest_minutes": Field(look, self.tr("Rest before the second reading (minutes)")),
            },
            self,
        )
        self.bar = SaveBar(look, self.form)
        self.bar.save.clicked.connect(self.save)
        self.meaning = Label("", Kind.STRONG, wraps=True)
        self._later = Label(
            self.tr("It holds for readings from now on; earlier verdicts stay as they were."),
            Kind.SECONDARY,
            wraps=True,
        )
        self.form.changed.connect(self._say_meaning)
        self.form.changed.connect(self.state_changed)
        card = Card(look, margin=18, spacing=14)
        grid = QGridLayout()
        grid.setHorizontalSpacing(look.px(16))
        grid.setVerticalSpacing(look.px(12))
        for at, name in enumerate(("operator", "fever", "low", "rest_minutes")):
            grid.addWidget(self.form.fields[name], at // 2, at % 2)
            grid.setColumnStretch(at % 2, 1)
        card.body.addLayout(grid)
        card.body.addWidget(self.meaning)
        card.body.addWidget(self._later)
        card.body.addStretch(1)
        self.show_scrolled(card)
        self.body.addWidget(self.bar)

    def title(self) -> str:
        """The tab."""
        return self.tr("Temperature")

    def refresh(self) -> None:
        """Read what judges now."""
        self.page.read(lambda: read_thresholds(self.desk), self._show)

    def first_focus(self) -> None:
        """To the threshold."""
        focus_on(self.form.fields["fever"])

    def has_unsaved(self) -> bool:
        """Whether a field differs from what judges."""
        return bool(self.form.unsaved())

    def save(self) -> None:
        """Let other thresholds judge from now on."""
        try:
            thresholds = self._typed()
        except InputError as error:
            self.complain(error, self.form)
            return
        desk, saved = self.desk, self.form.values()
        self.act(
            self.bar.save,
            lambda: set_thresholds(desk, thresholds),
            lambda _done: self._saved(saved),
            self.form,
        )

    def _typed(self) -> Thresholds:
        return Thresholds(
            fever=self._tenths("fever"),
            operator=Operator(self.form.text("operator")),
            low=self._tenths("low"),
            rest_minutes=self.form.number("rest_minutes"),
        )

    def _tenths(self, name: str) -> int:
        try:
            return parse_reading(self.form.text(name))
        except InputError as error:
            error.field = name
            raise

    def _saved(self, saved: Mapping[str, Value]) -> None:
        self.form.settle(saved)
        self.refresh()
        self.bar.say_saved()

    def _show(self, now: Thresholds) -> None:
        self.form.refresh(
            {
                "operator": frozenset({now.operator.value}),
                "fever": f"{now.fever / 10:.1f}",
                "low": f"{now.low / 10:.1f}",
                "rest_minutes": str(now.rest_minutes),
            }
        )

    def _say_meaning(self) -> None:
        try:
            typed = self._typed()
        except (InputError, ValueError):
            self.meaning.setText("")
            return
        sentences = [
            self.tr("{sign} {fever} ℃ is judged abnormal.").format(
                sign=SIGNS[typed.operator], fever=f"{typed.fever / 10:.1f}"
            ),
            self.tr("Below {low} ℃ is measured again.").format(low=f"{typed.low / 10:.1f}"),
            self.tr("After an abnormal reading the person rests {minutes} minutes.").format(
                minutes=typed.rest_minutes
            )
            if typed.rest_minutes
            else self.tr("After an abnormal reading the second one follows at once."),
        ]
        self.meaning.setText("\n".join(sentences))

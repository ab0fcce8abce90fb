"""What every step of an isolation case is asked with: fields, when it was, and its verb (N2.5).

Not here: the steps (`case_*_sheets`), and what follows when one is recorded (`isolation`).
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from counter_app.hall.case_rows import DAY, Case
from counter_app.hall.happened import AHEAD, parse_moment
from counter_app.journal.clock import MINUTE, day_of
from counter_app.people.desk import Desk
from ui.page import Context
from ui.pages.case_card import CaseFacts
from ui.pages.sheet import Sheet
from ui.widgets.chips import Chips
from ui.widgets.field import Field
from ui.widgets.key_button import Emphasis

Verb = Callable[[Desk], Case]


class StepSheet(Sheet):
    """One step of one case. `fields` are the lines by the names that errors give them.

    A sheet with `timed` has a field for when it happened: nothing typed means now.
    """

    def __init__(self, context: Context, emphasis: Emphasis = Emphasis.PRIMARY) -> None:
        super().__init__(context.style, "", "", "Enter", emphasis)
        self.context, self._what = context, ""
        self.case, self._opened_at = "", 0
        self.fields: dict[str, Field | Chips[Any]] = {}
        # The sheet's own even when it is never laid out: a field of nobody is a window, which
        # Python would end by a garbage collection, maybe while Qt goes through its parts.
        self.happened = Field(
            context.style, self.tr("When (hour:minute)"), placeholder=self.tr("now"), parent=self
        )
        self.happened.hide()
        self.timed = True

    def name_it(self, what: str) -> None:
        """What is recorded, for the heading."""
        self._what = what

    def begin(self, case: Case, facts: CaseFacts) -> None:
        """Ask for a case, everything empty but what is known already."""
        self.case, self._opened_at = case.id, case.opened_at
        self.heading.setText(
            self.tr("Case {number}: {what}").format(number=case.number, what=self._what)
        )
        for field in self.fields.values():
            if isinstance(field, Field):
                field.set_text("")
        self.happened.set_text("")
        self.complain("")
        self.fill(case, facts)

    def fill(self, case: Case, facts: CaseFacts) -> None:
        """Put in what is known already; a sheet of its own does."""

    def verb(self) -> Verb:
        """What recording it does, with all that is typed now. Raises `InputError`."""
        raise NotImplementedError

    def line(self, name: str) -> str:
        """What is typed in a field."""
        field = self.fields[name]
        assert isinstance(field, Field)
        return field.text()

    def moment(self) -> int | None:
        """When it happened, None for now. Raises `InputError` (field `happened_at`)."""
        now = self.context.clock.now()
        at = parse_moment(self.happened.text(), day_of(now))
        # Shortly after midnight people write of the evening before.
        if at is not None and at > now + AHEAD and at - DAY >= self._opened_at - MINUTE:
            at -= DAY
        return at

    def refuse(self, field: str, text: str) -> None:
        """Say what is wrong, at the field if it is one of these."""
        self.set_busy(False)
        found = self.happened if field == "happened_at" else self.fields.get(field)
        if found is None:
            self.complain(text)
        else:
            self.complain("")
            found.complain(text)

    def first_focus(self) -> None:
        """At the first field that is empty, else at the button that goes on."""
        for field in self.fields.values():
            if isinstance(field, Chips):
                field.first_focus()
                return
            if not field.text():
                field.edit.setFocus(Qt.FocusReason.OtherFocusReason)
                return
        self.confirm.setFocus(Qt.FocusReason.OtherFocusReason)

    def add_line(self, name: str, label: str) -> Field:
        """A line to type in, under the name that errors give it."""
        field = Field(self.context.style, label)
        self.fields[name] = field
        return field

    def lay_out(self, *rows: tuple[QWidget, ...]) -> None:
        """Put the fields in rows, and when it happened at the end of the last one."""
        look = self.context.style
        holder = QWidget()
        grid = QGridLayout(holder)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(look.px(16))
        grid.setVerticalSpacing(look.px(8))
        whole = max(len(row) for row in rows)
        for at, row in enumerate(rows):
            for column, widget in enumerate(row):
                last = column == len(row) - 1
                grid.addWidget(widget, at, column, 1, whole - column if last else 1)
        for column in range(whole):
            grid.setColumnStretch(column, 1)
        self.ask(holder)
        if self.timed:
            self.happened.setMaximumWidth(look.px(260))
            self.ask(self.happened)
            self.happened.show()

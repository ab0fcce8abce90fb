"""The history of meetings: when, with whom, how much went each way, and what was the matter."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from counter_app.journal.clock import local_time
from counter_app.sync.standing import MeetingRecord
from ui.page import Context
from ui.pages.visit_words import day_and_time
from ui.style import Tone
from ui.widgets.label import Label
from ui.widgets.table import Column, Table


class History(QWidget):
    """The table; below it, in full, what was the matter at the selected meeting."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.table: Table[MeetingRecord] = Table(
            context.style,
            (
                Column(self.tr("When"), self._when, width=120),
                Column(self.tr("With"), self._with, width=200, bold=True),
                Column(self.tr("Sent"), lambda one: f"{one.sent:,}", width=90, right=True),
                Column(self.tr("Received"), lambda one: f"{one.received:,}", width=90, right=True),
                Column(self.tr("Took"), self._took, width=90, right=True),
                Column(self.tr("Outcome"), self._outcome, tone=_tone),
            ),
            lambda one: (one.at, one.peer_name, one.kind),
            self.tr("No meeting yet."),
        )
        self.outcome = Label("", wraps=True)
        self.outcome.hide()
        self.table.chosen_row.connect(self._chosen)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(context.style.px(8))
        box.addWidget(self.table, 1)
        box.addWidget(self.outcome)

    def show_meetings(self, meetings: Sequence[MeetingRecord]) -> None:
        """Show these, the newest first; the selected one stays selected."""
        self.table.show_rows(meetings)
        self._chosen(self.table.selected())

    def _chosen(self, record: MeetingRecord | None) -> None:
        trouble = None if record is None else record.trouble
        self.outcome.setText("" if trouble is None else self._context.words.say(trouble))
        self.outcome.setVisible(trouble is not None)

    def _when(self, record: MeetingRecord) -> str:
        today = local_time(self._context.clock.now()).date().isoformat()
        return day_and_time(record.at, today)

    def _with(self, record: MeetingRecord) -> str:
        return record.peer_name or self._context.words.say(record.kind.label)

    def _took(self, record: MeetingRecord) -> str:
        if record.took < 100:
            return self.tr("at once")
        return self.tr("{seconds} s").format(seconds=f"{record.took / 1000:.1f}")

    def _outcome(self, record: MeetingRecord) -> str:
        if record.trouble is not None:
            return f"⚠ {self._context.words.say(record.trouble)}"
        return self.tr("✓ All went through")


def _tone(record: MeetingRecord) -> Tone | None:
    return None if record.trouble is None else Tone.ATTENTION

"""Duty rounds: today's rounds and walking them, findings, and what is planned (N7.1).

Whoever leads walks rounds and verifies; everybody who works in the hall sees findings and puts
right what was given to them; leader and administrator plan. Not here: the duty roster.
"""

from __future__ import annotations

from typing import ClassVar

from counter_app.hall import codes
from counter_app.hall.checkpoints import Checkpoint
from counter_app.hall.round_report import is_finding
from counter_app.people.roles import Right
from ui.page import Context
from ui.pages.round_papers import RoundPapers
from ui.pages.rounds_checklists import ChecklistsSection
from ui.pages.rounds_checkpoints import CheckpointsSection
from ui.pages.rounds_findings import FindingsSection
from ui.pages.rounds_plans import PlansSection
from ui.pages.rounds_today import TodaySection
from ui.pages.sectioned_page import SectionedPage
from ui.pages.settings_section import Section
from ui.style import Tone

SECTIONS: tuple[tuple[str, type[Section]], ...] = (
    ("today", TodaySection),
    ("findings", FindingsSection),
    ("plans", PlansSection),
    ("checkpoints", CheckpointsSection),
    ("checklists", ChecklistsSection),
)


class RoundsPage(SectionedPage):
    """Today, findings, plans, checkpoints, checklists: as far as the person's roles cover them."""

    parts = SECTIONS
    topics: ClassVar[frozenset[str]] = frozenset().union(*(one.topics for _, one in SECTIONS))
    right = Right.RECTIFY_FINDING

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.labels = RoundPapers(self, self._close_labels)
        self.labels.sheet.hide()
        self.body.addWidget(self.labels.sheet, 1)
        checkpoints = self.section_named("checkpoints")
        if isinstance(checkpoints, CheckpointsSection):
            checkpoints.labels_asked.connect(self._show_labels)

    def title(self) -> str:
        """The page's title."""
        return self.tr("Rounds")

    def first_focus(self) -> None:
        """Into the part that is open, or the labels over it."""
        if self.labels.sheet.isHidden():
            super().first_focus()
        else:
            self.labels.sheet.setFocus()

    def open_with(self, argument: object) -> None:
        """Open a part by its name, a finding or a round by its id."""
        if not isinstance(argument, str) or argument in self.names():
            super().open_with(argument)
            return
        desk, subject = self.context.desk, argument
        self.run(lambda: is_finding(desk, subject), lambda yes: self._open_subject(subject, yes))

    def on_scanned(self, text: str) -> bool:
        """A checkpoint's label: its questions in the round that is under way."""
        if super().on_scanned(text):
            return True
        if text.startswith(codes.CHECKPOINT):
            self.notice.say(Tone.ATTENTION, self.tr("This is a checkpoint. A leader walks rounds."))
            return True
        return False

    def _show_labels(self, only: Checkpoint | None) -> None:
        for part in (self.tabs, self.room):
            part.hide()
        self.labels.sheet.show()
        self.labels.show_labels(only)

    def _close_labels(self) -> None:
        self.labels.sheet.hide()
        for part in (self.tabs, self.room):
            part.show()
        super().first_focus()

    def _open_subject(self, subject: str, is_of_finding: bool) -> None:
        if not self.labels.sheet.isHidden():
            self._close_labels()
        findings, today = self.section_named("findings"), self.section_named("today")
        if is_of_finding and isinstance(findings, FindingsSection):
            super().open_with("findings")
            findings.open_finding(subject)
        elif isinstance(today, TodaySection):
            super().open_with("today")
            today.open_round(subject)

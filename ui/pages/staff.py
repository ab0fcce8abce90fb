"""Staff: one's own health check, the staff today, training, and what is private (N2.3, N6.3, N6.4).

Parts side by side, each in a file of its own; Ctrl+Tab goes from one to the next. Everybody has
their own; the rest is for who leads.
"""

from __future__ import annotations

from typing import ClassVar

from counter_app.people.roles import Right
from ui.pages.sectioned_page import SectionedPage
from ui.pages.settings_section import Section
from ui.pages.staff_attention import OWN_CHECK
from ui.pages.staff_care import CarePart
from ui.pages.staff_own_check import OwnCheckPart
from ui.pages.staff_today_list import TodayPart
from ui.pages.staff_training import TrainingPart

PARTS: tuple[tuple[str, type[Section]], ...] = (
    (OWN_CHECK, OwnCheckPart),
    ("today", TodayPart),
    ("training", TrainingPart),
    ("care", CarePart),
)
"""In order; the name is what `navigate("staff", name)` opens."""


class StaffPage(SectionedPage):
    """Whatever concerns the staff themselves."""

    parts = PARTS
    topics: ClassVar[frozenset[str]] = frozenset().union(*(one.topics for _, one in PARTS))
    right: ClassVar[Right | None] = Right.REPORT_HEALTH

    def title(self) -> str:
        """The page's title."""
        return self.tr("Staff")

    def first_focus(self) -> None:
        """Into the part that is open, while the page is seen."""
        if not self.is_behind:
            super().first_focus()

    def open_with(self, argument: object) -> None:
        """Open the part of this name, or the member of the staff with this id."""
        super().open_with(argument)
        if argument in self.names() or not isinstance(argument, str):
            return
        today = self.section_named("today")
        if isinstance(today, TodayPart):
            super().open_with("today")
            today.choose(argument)

"""Hygiene: what is to be disinfected and aired now, supplies, and the registers behind it.

Keyboard and scanner alone (N2.1, N2.2). A scanned label opens this page from any other. Not here:
each part (`hygiene_*`).
"""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from counter_app.hall import hygiene_needs as needs
from counter_app.hall.assets import Asset
from counter_app.people.roles import Right
from ui.page import Context
from ui.pages.hygiene_agents import AgentsSection
from ui.pages.hygiene_air import AirSection
from ui.pages.hygiene_assets import AssetsSection
from ui.pages.hygiene_due import DueSection
from ui.pages.hygiene_kinds import KindsSection
from ui.pages.hygiene_lists import AreasSection, SupplyListSection
from ui.pages.hygiene_supplies import SuppliesSection
from ui.pages.sectioned_page import SectionedPage
from ui.pages.settings_section import Section

SECTIONS: tuple[tuple[str, type[Section]], ...] = (
    (needs.DUE, DueSection),
    (needs.AIR, AirSection),
    (needs.SUPPLIES, SuppliesSection),
    ("assets", AssetsSection),
    ("kinds", KindsSection),
    ("areas", AreasSection),
    ("agents", AgentsSection),
    ("supply-list", SupplyListSection),
)


class HygienePage(SectionedPage):
    """The parts side by side; a paper lies over them while it is looked at."""

    parts = SECTIONS
    topics: ClassVar[frozenset[str]] = frozenset().union(*(one.topics for _, one in SECTIONS))
    right = Right.KEEP_CLEAN

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._over: QWidget | None = None
        for section in self._sections.values():
            if isinstance(section, DueSection | AirSection):
                section.month.clicked.connect(self._open_month)
            elif isinstance(section, AssetsSection):
                section.labels_asked.connect(self._open_labels)

    def title(self) -> str:
        """The page's title."""
        return self.tr("Hygiene")

    @property
    def over(self) -> QWidget | None:
        """The paper that lies over the parts; None when none does."""
        return self._over

    def first_focus(self) -> None:
        """Into the part that is open, or the paper over it."""
        if self.is_behind:
            return
        if self._over is not None:
            self._over.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            super().first_focus()

    def open_with(self, argument: object) -> None:
        """Open the part that a need names, at what it is about; or a part by its name."""
        part, _, subject = str(argument).partition(":")
        self._close_over()
        super().open_with(part)
        section = self.section_named(part)
        if subject and isinstance(section, DueSection | AirSection | SuppliesSection):
            section.choose(subject)

    def on_scanned(self, text: str) -> bool:
        """A label is logged, whatever is looked at."""
        if not super().on_scanned(text):
            return False
        self._close_over()
        self.first_focus()
        return True

    def _open_month(self) -> None:
        # Imported here: making papers is not needed to start.
        from ui.pages.hygiene_papers import MonthPaper

        paper = MonthPaper(self.context, self._close_over)
        self._open_over(paper)
        paper.show_now()

    def _open_labels(self, asset: Asset | None) -> None:
        from ui.pages.hygiene_papers import LabelPapers

        papers = LabelPapers(self.context, self._close_over)
        self._open_over(papers)
        papers.begin(asset)

    def _open_over(self, widget: QWidget) -> None:
        self._close_over()
        self._over = widget
        for part in (self.tabs, self.room):
            part.hide()
        self.notice.dismiss()
        self.body.addWidget(widget, 1)
        self.first_focus()

    def _close_over(self) -> None:
        if self._over is None:
            return
        over, self._over = self._over, None
        over.hide()
        self.body.removeWidget(over)
        over.deleteLater()
        for part in (self.tabs, self.room):
            part.show()
        self.first_focus()

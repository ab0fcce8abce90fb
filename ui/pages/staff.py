"""Staff: one's own health check, the staff today, training, and what is private (N2.3, N6.3, N6.4).

Parts side by side, each in a file of its own; Ctrl+Tab goes from one to the next. Everybody has
their own; the rest is for who leads.
"""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QTabBar

from counter_app.people.roles import Right
from ui.page import Context, Page
from ui.pages.settings_section import Section
from ui.pages.staff_attention import OWN_CHECK
from ui.pages.staff_own_check import OwnCheckPart
from ui.pages.staff_today_list import TodayPart

PARTS: tuple[tuple[str, type[Section]], ...] = (
    (OWN_CHECK, OwnCheckPart),
    ("today", TodayPart),
)
"""In order; the name is what `navigate("staff", name)` opens."""


class StaffPage(Page):
    """Tabs and, below them, the part that is open."""

    topics: ClassVar[frozenset[str]] = frozenset().union(*(one.topics for _, one in PARTS))
    right: ClassVar[Right | None] = Right.REPORT_HEALTH

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.tabs = QTabBar()
        self.tabs.setExpanding(False)
        self.tabs.setDrawBase(False)
        self.tabs.setAccessibleName(self.title())
        self._stack = QStackedWidget()
        self._parts: dict[str, Section] = {}
        for name, make in PARTS:
            if make.right is not None and not context.desk.may(make.right):
                continue
            part = make(self)
            self._parts[name] = part
            self.tabs.addTab(part.title())
            self._stack.addWidget(part)
        self.tabs.currentChanged.connect(self._open)
        self.body.addWidget(self.tabs)
        self.body.addWidget(self._stack, 1)
        for keys, step in (
            (("Ctrl+Tab", "Ctrl+PgDown"), 1),
            (("Ctrl+Shift+Tab", "Ctrl+PgUp"), -1),
        ):
            shortcut = QShortcut(self)
            shortcut.setKeys([QKeySequence(key) for key in keys])
            shortcut.activated.connect(lambda by=step: self._step(by))

    def title(self) -> str:
        """The page's title."""
        return self.tr("Staff")

    @property
    def part(self) -> Section:
        """The part that is open."""
        return list(self._parts.values())[self._stack.currentIndex()]

    def part_named(self, name: str) -> Section | None:
        """A part; None where the person's roles do not cover it."""
        return self._parts.get(name)

    def refresh(self) -> None:
        """Every part reads anew; what is typed stays."""
        for part in self._parts.values():
            part.refresh()

    def first_focus(self) -> None:
        """Into the part that is open."""
        if not self.is_behind:
            self.part.first_focus()

    def open_with(self, argument: object) -> None:
        """Open the part of this name, or the member of the staff with this id."""
        if argument in self._parts:
            self.tabs.setCurrentIndex(list(self._parts).index(str(argument)))
            return
        today = self._parts.get("today")
        if isinstance(today, TodayPart) and isinstance(argument, str):
            self.tabs.setCurrentIndex(list(self._parts).index("today"))
            today.choose(argument)

    def _open(self, at: int) -> None:
        self.notice.dismiss()
        self._stack.setCurrentIndex(at)
        # Arrows on the tabs stay on the tabs.
        if not self.tabs.hasFocus():
            self.part.first_focus()

    def _step(self, by: int) -> None:
        self.tabs.setCurrentIndex((self.tabs.currentIndex() + by) % self.tabs.count())
        self.part.first_focus()

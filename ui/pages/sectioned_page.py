"""A page of several parts side by side, each in a file of its own; Ctrl+Tab goes to the next."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtCore import QSize
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedLayout, QTabBar, QWidget

from ui.page import Context, Page
from ui.pages.settings_section import Section


class _OneOf(QStackedLayout):
    """One section at a time. Each scrolls by itself, so none asks for the height of its text."""

    def hasHeightForWidth(self) -> bool:
        """Whatever its buttons would like."""
        return False


class _Room(QWidget):
    """Takes what is left of the page and asks for little."""

    def sizeHint(self) -> QSize:
        """No more than it needs."""
        return self.minimumSizeHint()


class SectionedPage(Page):
    """Tabs and, below them, the section that is open; only those that the person's roles cover.

    `parts` are in order; a name is what `navigate` opens.
    """

    parts: ClassVar[tuple[tuple[str, type[Section]], ...]] = ()

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.tabs = QTabBar()
        self.tabs.setExpanding(False)
        self.tabs.setDrawBase(False)
        self.tabs.setUsesScrollButtons(True)
        self.tabs.setAccessibleName(self.title())
        self.room = _Room()
        self._stack = _OneOf(self.room)
        self._sections: dict[str, Section] = {}
        for name, make in self.parts:
            if make.right is not None and not context.desk.may(make.right):
                continue
            if make.of_computer and context.computer is None:
                continue
            section = make(self)
            self._sections[name] = section
            self.tabs.addTab(section.title())
            self._stack.addWidget(section)
            section.state_changed.connect(self._mark_unsaved)
        self.tabs.currentChanged.connect(self._open)
        self.body.addWidget(self.tabs)
        self.body.addWidget(self.room, 1)
        for keys, step in (
            (("Ctrl+Tab", "Ctrl+PgDown"), 1),
            (("Ctrl+Shift+Tab", "Ctrl+PgUp"), -1),
        ):
            shortcut = QShortcut(self)
            shortcut.setKeys([QKeySequence(key) for key in keys])
            shortcut.activated.connect(lambda by=step: self._step(by))
        self.set_secondary(self.tr("Ctrl+Tab: the next part"))

    def names(self) -> tuple[str, ...]:
        """The sections that this person has, in order."""
        return tuple(self._sections)

    @property
    def section(self) -> Section:
        """The section that is open."""
        return list(self._sections.values())[self._stack.currentIndex()]

    def section_named(self, name: str) -> Section | None:
        """A section; None where the person's roles do not cover it."""
        return self._sections.get(name)

    def refresh(self) -> None:
        """Every section reads anew; what is typed stays."""
        for section in self._sections.values():
            section.refresh()

    def first_focus(self) -> None:
        """Into the section that is open."""
        self.section.first_focus()

    def open_with(self, argument: object) -> None:
        """Open the section of this name."""
        if argument in self._sections:
            self.tabs.setCurrentIndex(list(self._sections).index(str(argument)))

    def on_scanned(self, text: str) -> bool:
        """Whichever section has a use for it takes it, and is opened."""
        for name, section in self._sections.items():
            if section.on_scanned(text):
                self.open_with(name)
                return True
        return False

    def _open(self, at: int) -> None:
        self.notice.dismiss()
        self._stack.setCurrentIndex(at)
        # Arrows on the tabs stay on the tabs.
        if not self.tabs.hasFocus():
            self.section.first_focus()

    def _step(self, by: int) -> None:
        self.tabs.setCurrentIndex((self.tabs.currentIndex() + by) % self.tabs.count())
        self.section.first_focus()

    def _mark_unsaved(self) -> None:
        for at, section in enumerate(self._sections.values()):
            mark = " ●" if section.has_unsaved() else ""
            self.tabs.setTabText(at, section.title() + mark)

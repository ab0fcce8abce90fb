"""What happened, one line after another: when, what, by whom. Long lines wrap; it scrolls."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QScrollArea, QSizePolicy, QWidget

from ui.style import Style, Tone
from ui.widgets.label import Kind, Label

PAGE = 0.8
"""The part of what is seen by which one step scrolls."""


@dataclass(frozen=True)
class Step:
    """One line. `mark` stands below `what` in the tone of attention."""

    time: str
    what: str
    by: str = ""
    mark: str = ""


class Timeline(QScrollArea):
    """Lines in the order in which they are given; a refresh leaves the place where it was."""

    def __init__(self, style: Style, empty: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._style, self._empty = style, empty
        self._steps: tuple[Step, ...] | None = None
        self._holder = QWidget()
        self._holder.setProperty("kind", "scrolled")
        self._grid = QGridLayout(self._holder)
        self._grid.setContentsMargins(0, 0, style.px(8), 0)
        self._grid.setHorizontalSpacing(style.px(12))
        self._grid.setVerticalSpacing(style.px(8))
        self._grid.setColumnStretch(1, 1)
        self.setWidget(self._holder)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setMinimumHeight(style.px(96))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        self.show_steps(())

    def steps(self) -> tuple[Step, ...]:
        """What is shown."""
        return self._steps or ()

    def show_steps(self, steps: Sequence[Step], *, from_top: bool = False) -> None:
        """Show these lines; `from_top` when they tell of something else than before."""
        place = 0 if from_top else self.verticalScrollBar().value()
        if tuple(steps) != self._steps:
            self._steps = tuple(steps)
            self._fill()
        self.verticalScrollBar().setValue(place)

    def turn_page(self, pages: int) -> None:
        """Go down by pages; up where negative."""
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() + round(pages * self.viewport().height() * PAGE))

    def _fill(self) -> None:
        while (old := self._grid.takeAt(0)) is not None:
            widget = old.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for row in range(self._grid.rowCount()):
            self._grid.setRowStretch(row, 0)
        line = 0
        for step in self._steps or ():
            top = Qt.AlignmentFlag.AlignTop
            what = Label(step.what, wraps=True)
            # A wrapped label asks for the width of its longest line otherwise.
            what.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
            what.setAccessibleName(" ".join(part for part in _parts(step) if part))
            self._grid.addWidget(Label(step.time, Kind.SECONDARY), line, 0, top)
            self._grid.addWidget(what, line, 1, top)
            self._grid.addWidget(Label(step.by, Kind.SECONDARY), line, 2, top)
            if step.mark:
                line += 1
                mark = Label(step.mark, Kind.SMALL, wraps=True)
                mark.set_tone(Tone.ATTENTION)
                self._grid.addWidget(mark, line, 1, 1, 2, top)
            line += 1
        if not self._steps and self._empty:
            self._grid.addWidget(Label(self._empty, Kind.SECONDARY, wraps=True), 0, 0, 1, 3)
        self._grid.setRowStretch(line + 1, 1)
        for label in self._holder.findChildren(Label):
            # At once: a layout of labels still to be shown would be low, and scroll to the top.
            label.setVisible(self._grid.indexOf(label) >= 0)


def _parts(step: Step) -> tuple[str, ...]:
    return step.time, step.what, step.by, step.mark

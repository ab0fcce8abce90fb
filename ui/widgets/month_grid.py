"""A month as a grid of days, worked by keyboard: arrows go from day to day, Enter opens one.

What stands in a day is given in words. The month follows where the arrows leave it.
"""

from __future__ import annotations

import calendar
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.style import Style, Tone
from ui.widgets.key_button import ENTER_KEYS

WEEK = 7
HEAD = 30
"""Height of the names of the days of the week, in pixels of the design."""
LINE = 19
LOWEST = 47
"""Height of a day at least."""

STEPS = {
    int(Qt.Key.Key_Left): -1,
    int(Qt.Key.Key_Right): 1,
    int(Qt.Key.Key_Up): -WEEK,
    int(Qt.Key.Key_Down): WEEK,
}


@dataclass(frozen=True)
class DayCell:
    """What stands in a day, line by line; a tone gives it its ground."""

    lines: tuple[str, ...] = ()
    tone: Tone | None = None


class MonthGrid(QWidget):
    """Weeks below each other, Monday first. One day is chosen, one may be marked.

    `chosen` carries another day that was chosen, of this month or beyond its ends; `activated` the
    chosen day on Enter or a double click.
    """

    chosen = Signal(object)
    activated = Signal(object)

    def __init__(self, style: Style, weekdays: Sequence[str]) -> None:
        super().__init__()
        self._look, self._weekdays = style, tuple(weekdays)
        self._first = date(2020, 1, 1)
        self._day = self._today = self._first
        self._marked: date | None = None
        self._cells: dict[date, DayCell] = {}
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_month(self, first: date, cells: Mapping[date, DayCell], today: date) -> None:
        """Show the month that begins on `first`."""
        self._first, self._today = first, today
        self._cells = dict(cells)
        self._tell()
        self.updateGeometry()
        self.update()

    def day(self) -> date:
        """The chosen day."""
        return self._day

    def today(self) -> date:
        """The day that is shown as today."""
        return self._today

    def choose(self, day: date) -> None:
        """Choose a day; nobody is told."""
        self._day = day
        self._tell()
        self.update()

    def mark(self, day: date | None) -> None:
        """Mark a day with a frame of its own, or none."""
        self._marked = day
        self.update()

    def cell(self, day: date) -> DayCell:
        """What stands in a day."""
        return self._cells.get(day, DayCell())

    def sizeHint(self) -> QSize:
        """As large as it may be."""
        return self.minimumSizeHint()

    def minimumSizeHint(self) -> QSize:
        """The weeks with one line a day."""
        px = self._look.px
        return QSize(px(7 * 64), px(HEAD + self._weeks() * LOWEST))

    def event(self, event: QEvent) -> bool:
        """Enter is the grid's own and no button's."""
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.key() in ENTER_KEYS
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows choose, Home and End go to the ends of the month, Enter opens."""
        key = event.key()
        if key in ENTER_KEYS:
            if not event.isAutoRepeat():
                self.activated.emit(self._day)
        elif key in STEPS:
            self._go(self._day + timedelta(days=STEPS[key]))
        elif key == Qt.Key.Key_Home:
            self._go(self._first)
        elif key == Qt.Key.Key_End:
            self._go(self._last())
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click chooses."""
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        day = self._day_at(event)
        if day is not None:
            self._go(day)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """A double click opens."""
        if self._day_at(event) == self._day:
            self.activated.emit(self._day)

    def place_of(self, day: date) -> QRect:
        """Where a day of the month stands."""
        before = self._first.weekday() + (day - self._first).days
        return self._place(before // WEEK, before % WEEK)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The names of the days, then every day with its lines."""
        look, px = self._look, self._look.px
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(look.font(13))
        painter.setPen(look.colour("secondary"))
        for column, name in enumerate(self._weekdays):
            column_there = self._place(0, column)
            head = QRect(column_there.left() + px(8), 0, column_there.width(), px(HEAD))
            painter.drawText(head, int(Qt.AlignmentFlag.AlignVCenter), name)
        day = self._first
        while day <= self._last():
            self._paint_day(painter, day)
            day += timedelta(days=1)
        painter.end()

    def _paint_day(self, painter: QPainter, day: date) -> None:
        look, px = self._look, self._look.px
        place, cell = self.place_of(day), self.cell(day)
        frame = QRectF(place).adjusted(1.5, 1.5, -1.5, -1.5)
        chosen = day == self._day
        ground = look.soft(cell.tone) if cell.tone is not None else look.colour("card")
        rim = QPen(look.colour("line"), 1)
        if day == self._marked:
            rim = QPen(look.accent(Tone.ATTENTION), 2, Qt.PenStyle.DashLine)
        if chosen:
            ground = look.colour("chosen_row") if cell.tone is None else ground
            rim = QPen(look.colour("info" if self.hasFocus() else "border"), 2)
        painter.setBrush(ground)
        painter.setPen(rim)
        painter.drawRoundedRect(frame, px(6), px(6))
        self._paint_number(painter, day, place)
        inner = place.adjusted(px(8), px(26), -px(6), -px(4))
        rows = max(1, inner.height() // px(LINE))
        lines = cell.lines
        if len(lines) > rows:
            lines = (*lines[: rows - 1], " · ".join(lines[rows - 1 :]))
        painter.setFont(look.font(14))
        painter.setPen(look.ink(cell.tone) if cell.tone is not None else look.colour("text"))
        metrics = painter.fontMetrics()
        for row, line in enumerate(lines):
            at = QRect(inner.left(), inner.top() + row * px(LINE), inner.width(), px(LINE))
            shown = metrics.elidedText(line, Qt.TextElideMode.ElideRight, at.width())
            painter.drawText(at, int(Qt.AlignmentFlag.AlignVCenter), shown)

    def _paint_number(self, painter: QPainter, day: date, place: QRect) -> None:
        look, px = self._look, self._look.px
        number = QRect(place.left() + px(5), place.top() + px(4), px(26), px(22))
        painter.setFont(look.font(13, bold=day == self._today))
        painter.setPen(look.colour("text" if day.weekday() < 5 else "secondary"))
        if day == self._today:
            painter.setBrush(look.colour("info"))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.drawRoundedRect(QRectF(number), px(11), px(11))
            painter.setPen(look.colour("on_colour"))
        painter.drawText(number, int(Qt.AlignmentFlag.AlignCenter), str(day.day))

    def _place(self, week: int, column: int) -> QRect:
        head = self._look.px(HEAD)
        weeks = self._weeks()
        left = [self.width() * one // WEEK for one in (column, column + 1)]
        top = [head + (self.height() - head) * one // weeks for one in (week, week + 1)]
        return QRect(left[0], top[0], left[1] - left[0], top[1] - top[0])

    def _weeks(self) -> int:
        return (self._first.weekday() + self._last().day - 1) // WEEK + 1

    def _last(self) -> date:
        days = calendar.monthrange(self._first.year, self._first.month)[1]
        return self._first.replace(day=days)

    def _day_at(self, event: QMouseEvent) -> date | None:
        where = event.position().toPoint()
        days = (self._first + timedelta(days=one) for one in range(self._last().day))
        return next((day for day in days if self.place_of(day).contains(where)), None)

    def _go(self, day: date) -> None:
        if day != self._day:
            self.choose(day)
            self.chosen.emit(day)

    def _tell(self) -> None:
        """Say the chosen day to who can't see it."""
        said = ", ".join(self.cell(self._day).lines)
        self.setAccessibleDescription(f"{self._day.isoformat()}: {said}")

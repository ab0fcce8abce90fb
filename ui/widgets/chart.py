"""Charts painted by hand: bars and lines over labelled places, with ticks people count in.

They show numbers that are given to them; nothing is computed here but the scale.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QFontMetrics,
    QHelpEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPolygonF,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from ui.style import Style, Tone

FEW = 8
"""So many labels are names that must all be read; more are numbers in a row."""


def nice_ticks(lowest: float, highest: float, about: int = 4) -> list[float]:
    """Round numbers from at most `lowest` to at least `highest`, 1, 2 or 5 apart in some power."""
    span = highest - lowest
    if span <= 0:
        span = abs(highest) or 1.0
        highest = lowest + span
    rough = span / about
    power = 10.0 ** math.floor(math.log10(rough))
    step = power * next(nice for nice in (1, 2, 5, 10) if nice * power >= rough * 0.999)
    first, last = math.floor(lowest / step + 1e-9), math.ceil(highest / step - 1e-9)
    return [round(number * step, 10) for number in range(first, last + 1)]


def number_text(number: float) -> str:
    """A number without a needless `.0`; thousands apart."""
    return f"{number:,.0f}" if float(number).is_integer() else f"{number:,.1f}"


@dataclass(frozen=True)
class Bar:
    """One bar: its label below, its value, and what its colour means."""

    label: str
    value: float
    tone: Tone = Tone.INFO


@dataclass(frozen=True)
class Series:
    """One line: its name, a value for each label (None where nothing is known), its tone."""

    name: str
    values: Sequence[float | None]
    tone: Tone = Tone.INFO


class _Chart(QWidget):
    """Frame, ticks and labels that bars and lines have in common."""

    def __init__(self, style: Style, name: str, unit: str, empty: str, parent: QWidget | None):
        super().__init__(parent)
        self._look, self._name, self._unit, self._empty = style, name, unit, empty
        self._labels: list[str] = []
        self._known = False
        self._ticks: list[float] = [0, 1]
        self.setMouseTracking(True)
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def sizeHint(self) -> QSize:
        """Wide and not too high."""
        return QSize(self._look.px(420), self._look.px(220))

    def minimumSizeHint(self) -> QSize:
        """Smaller, ticks and labels would run into each other."""
        return QSize(self._look.px(200), self._look.px(120))

    def has_data(self) -> bool:
        """Whether there is anything to show."""
        return bool(self._labels)

    def plot(self) -> QRectF:
        """The ground of bars and lines, in widget pixels."""
        px, metrics = self._look.px, self._metrics()
        left = max(metrics.horizontalAdvance(number_text(tick)) for tick in self._ticks) + px(10)
        top = metrics.height() + px(8)
        bottom = metrics.height() + px(8)
        space = QRectF(self.rect())
        return space.adjusted(left, top, -px(4), -bottom)

    def place_of(self, index: int) -> QRectF:
        """The column of one label."""
        plot = self.plot()
        width = plot.width() / max(1, len(self._labels))
        return QRectF(plot.left() + index * width, plot.top(), width, plot.height())

    def height_of(self, value: float) -> float:
        """Where a value lies, in widget pixels from the top."""
        plot, low, high = self.plot(), self._ticks[0], self._ticks[-1]
        return plot.bottom() - (value - low) / (high - low) * plot.height()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Unit, ticks, labels, and then what is special; or the words for nothing."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self._look.font(13))
        painter.setPen(self._look.colour("secondary"))
        if not self._known:
            pass  # nothing is claimed before something was read
        elif not self.has_data():
            flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(self.rect(), int(flags), self._empty)
        else:
            self._paint_frame(painter)
            self._paint_data(painter)
        painter.end()

    def event(self, event: QEvent) -> bool:
        """The numbers of the place the mouse is over."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            QToolTip.showText(event.globalPos(), self._told(QPointF(event.pos())), self)
            return True
        return super().event(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Follow the mouse from place to place."""
        told = self._told(event.position())
        if told:
            QToolTip.showText(event.globalPosition().toPoint(), told, self)
        else:
            QToolTip.hideText()

    def describe(self, index: int) -> str:
        """The numbers of one label, in words."""
        raise NotImplementedError

    def _paint_data(self, painter: QPainter) -> None:
        raise NotImplementedError

    def _told(self, at: QPointF) -> str:
        for index in range(len(self._labels)):
            if self.place_of(index).contains(at):
                return self.describe(index)
        return ""

    def _show(self, labels: Sequence[str], ticks: list[float]) -> None:
        self._known = True
        self._labels, self._ticks = list(labels), ticks
        said = "; ".join(self.describe(index) for index in range(len(self._labels)))
        self.setAccessibleDescription(said or self._empty)
        self.update()

    def _metrics(self) -> QFontMetrics:
        return QFontMetrics(self._look.font(13))

    def _paint_frame(self, painter: QPainter) -> None:
        look, plot, metrics = self._look, self.plot(), self._metrics()
        upper = QRectF(0, 0, self.width(), metrics.height())
        painter.drawText(upper, Qt.AlignmentFlag.AlignLeft, self._unit)
        half = metrics.height() / 2
        for tick in self._ticks:
            height = self.height_of(tick)
            painter.setPen(QPen(look.colour("border" if tick == self._ticks[0] else "line"), 1))
            painter.drawLine(QPointF(plot.left(), height), QPointF(plot.right(), height))
            painter.setPen(look.colour("secondary"))
            side = QRectF(0, height - half, plot.left() - look.px(6), half * 2)
            flags = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(side, flags, number_text(tick))
        self._paint_labels(painter, plot.bottom() + look.px(5), half * 2)

    def _paint_labels(self, painter: QPainter, top: float, height: float) -> None:
        """Each label below its place; of many every so-manyth, of few all, shortened."""
        metrics, place = self._metrics(), self.place_of(0).width()
        widest = max(metrics.horizontalAdvance(label) for label in self._labels) + self._look.px(8)
        few = len(self._labels) <= FEW
        every = 1 if few else max(1, math.ceil(widest / max(1.0, place)))
        for index, label in enumerate(self._labels):
            if index % every:
                continue
            width = place if few else max(widest, place * every)
            left = self.place_of(index).center().x() - width / 2
            left = min(left, self.width() - width)
            text = metrics.elidedText(label, Qt.TextElideMode.ElideRight, int(width))
            space = QRectF(left, top, width, height)
            painter.drawText(space, Qt.AlignmentFlag.AlignCenter, text)


class BarChart(_Chart):
    """A bar for each label, its value above it."""

    def __init__(
        self,
        style: Style,
        name: str,
        *,
        unit: str = "",
        empty: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(style, name, unit, empty, parent)
        self._bars: list[Bar] = []

    def show_bars(self, bars: Sequence[Bar]) -> None:
        """Show these bars; none shows the words for nothing."""
        self._bars = list(bars)
        highest = max((bar.value for bar in bars), default=0)
        self._show([bar.label for bar in bars], nice_ticks(0, highest or 1))

    def describe(self, index: int) -> str:
        """Label and value of a bar."""
        bar = self._bars[index]
        return f"{bar.label} {number_text(bar.value)} {self._unit}".strip()

    def _paint_data(self, painter: QPainter) -> None:
        look = self._look
        painter.setFont(look.font(13))
        height = self._metrics().height()
        for index, bar in enumerate(self._bars):
            place = self.place_of(index)
            width = min(place.width() * 0.62, look.px(56))
            top = self.height_of(bar.value)
            body = QRectF(place.center().x() - width / 2, top, width, place.bottom() - top)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.accent(bar.tone))
            round_by = min(look.px(3), body.height() / 2)
            painter.drawRoundedRect(body, round_by, round_by)
            text = number_text(bar.value)
            room = self._metrics().horizontalAdvance(text)
            if bar.value and room <= place.width():
                painter.setPen(look.colour("text"))
                above = QRectF(place.left(), top - height - 1, place.width(), height)
                painter.drawText(above, Qt.AlignmentFlag.AlignCenter, text)


class LineChart(_Chart):
    """One or more lines over the same labels; a limit may be drawn across."""

    def __init__(
        self,
        style: Style,
        name: str,
        *,
        unit: str = "",
        empty: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(style, name, unit, empty, parent)
        self._series: list[Series] = []
        self._limit: tuple[float, str] | None = None

    def show_lines(
        self,
        labels: Sequence[str],
        series: Sequence[Series],
        *,
        from_zero: bool = True,
        limit: tuple[float, str] | None = None,
    ) -> None:
        """Show these lines. `limit` is a value and its name, drawn as a dashed line."""
        self._series, self._limit = list(series), limit
        values = [value for line in series for value in line.values if value is not None]
        if limit is not None and values:
            values.append(limit[0])
        lowest = 0.0 if from_zero else min(values, default=0.0)
        ticks = nice_ticks(lowest, max(values, default=1.0) or 1.0)
        self._show(labels if values else [], ticks)

    def describe(self, index: int) -> str:
        """Label and every line's value there."""
        known = [
            f"{line.name} {number_text(value)}"
            for line in self._series
            if index < len(line.values) and (value := line.values[index]) is not None
        ]
        return f"{self._labels[index]} {', '.join(known)} {self._unit}".strip()

    def _paint_data(self, painter: QPainter) -> None:
        look = self._look
        if self._limit is not None:
            height = self.height_of(self._limit[0])
            plot = self.plot()
            painter.setPen(QPen(look.colour("alarm"), 1, Qt.PenStyle.DashLine))
            painter.drawLine(QPointF(plot.left(), height), QPointF(plot.right(), height))
            name = QRectF(plot.left(), height - self._metrics().height() - 2, plot.width(), 24)
            painter.drawText(name, Qt.AlignmentFlag.AlignRight, self._limit[1])
        for line in self._series:
            self._paint_line(painter, line)
        self._paint_names(painter)

    def _paint_line(self, painter: QPainter, line: Series) -> None:
        colour = self._look.accent(line.tone)
        run: list[QPointF] = []
        for index, value in enumerate([*line.values, None]):
            if value is not None:
                run.append(QPointF(self.place_of(index).center().x(), self.height_of(value)))
                continue
            painter.setPen(QPen(colour, self._look.px(2)))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawPolyline(QPolygonF(run))
            painter.setBrush(colour)
            painter.setPen(Qt.PenStyle.NoPen)
            for point in run:
                painter.drawEllipse(point, self._look.px(3), self._look.px(3))
            run = []

    def _paint_names(self, painter: QPainter) -> None:
        if len(self._series) < 2:
            return
        px, metrics, right = self._look.px, self._metrics(), float(self.width())
        for line in reversed(self._series):
            width = metrics.horizontalAdvance(line.name)
            painter.setPen(self._look.colour("text"))
            space = QRectF(right - width, 0, width + 1, metrics.height())
            painter.drawText(space, Qt.AlignmentFlag.AlignLeft, line.name)
            painter.setPen(QPen(self._look.accent(line.tone), px(3)))
            middle = metrics.height() / 2
            painter.drawLine(
                QPointF(space.left() - px(20), middle), QPointF(space.left() - px(6), middle)
            )
            right = space.left() - px(34)

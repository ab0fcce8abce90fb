"""Above the queue: the last calls as a board, and how full the hall is against its limit (N3.1)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ui.pages.queue_state import BOARD
from ui.style import Style, Tone
from ui.widgets.card import Card
from ui.widgets.label import Kind, Label

NEARLY = 0.9
"""The part of the limit from which the bar warns."""


@dataclass(frozen=True)
class BoardCall:
    """A ticket and the window it goes to; `also` are others that called it too."""

    ticket: str
    window: str
    also: str = ""


class FullnessBar(QWidget):
    """A calm bar: blue, amber near the limit, red from it on; the words stand beside it."""

    def __init__(self, style: Style) -> None:
        super().__init__()
        self._look, self._part, self.tone = style, 0.0, Tone.INFO
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_part(self, inside: int, limit: int) -> None:
        """Show how much of the limit is taken."""
        self._part = inside / limit if limit else 0.0
        full, near = self._part >= 1, self._part >= NEARLY
        self.tone = Tone.ALARM if full else Tone.ATTENTION if near else Tone.INFO
        self.update()

    def sizeHint(self) -> QSize:
        """A thin line."""
        return QSize(self._look.px(120), self._look.px(10))

    def paintEvent(self, event: QPaintEvent) -> None:
        """The whole and the part."""
        look = self._look
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        whole = QRectF(self.rect())
        round_ = whole.height() / 2
        painter.setBrush(look.colour("quiet_soft"))
        painter.drawRoundedRect(whole, round_, round_)
        if self._part > 0:
            part = QRectF(whole)
            part.setWidth(max(whole.height(), whole.width() * min(1.0, self._part)))
            painter.setBrush(look.accent(self.tone))
            painter.drawRoundedRect(part, round_, round_)
        painter.end()


class OccupancyCard(Card):
    """People inside, the limit, and what to do when it is reached."""

    def __init__(self, style: Style) -> None:
        super().__init__(style, margin=16, spacing=6)
        self.count = Label("—", Kind.NUMBER)
        self.limit = Label("", Kind.SECONDARY)
        self.bar = FullnessBar(style)
        self.word = Label("", Kind.SMALL, wraps=True)
        row = QHBoxLayout()
        row.setSpacing(style.px(6))
        row.addWidget(self.count)
        row.addWidget(self.limit, 0, Qt.AlignmentFlag.AlignBottom)
        row.addStretch()
        self.body.addWidget(Label(self.tr("People inside"), Kind.SMALL))
        self.body.addLayout(row)
        self.body.addWidget(self.bar)
        self.body.addWidget(self.word)
        self.body.addStretch()

    def show_count(self, inside: int, limit: int) -> None:
        """Show how many are inside, companions included."""
        self.count.setText(str(inside))
        self.limit.setText(self.tr("/ {limit} people").format(limit=limit))
        self.bar.show_part(inside, limit)
        words = {
            Tone.ALARM: self.tr("Full: the next ones wait outside."),
            Tone.ATTENTION: self.tr("Nearly full."),
        }
        self.word.setText(
            words.get(self.bar.tone, self.tr("{count} more may enter").format(count=limit - inside))
        )
        self.word.set_tone(None if self.bar.tone is Tone.INFO else self.bar.tone)

    def mark_stale(self) -> None:
        """The number may be old, and says so."""
        self.word.setText(self.tr("not up to date"))
        self.word.set_tone(Tone.ATTENTION)


class CallBoard(Card):
    """The last calls, the newest first and strongest: ticket over window."""

    def __init__(self, style: Style) -> None:
        super().__init__(style, margin=16, spacing=4)
        self._cells: list[tuple[Label, Label]] = []
        self.body.addWidget(Label(self.tr("Last calls"), Kind.SMALL))
        grid = QGridLayout()
        grid.setHorizontalSpacing(style.px(24))
        grid.setVerticalSpacing(0)
        for column in range(BOARD):
            ticket, window = Label("", Kind.DISPLAY), Label("", Kind.SECONDARY)
            cell = QVBoxLayout()
            cell.setSpacing(0)
            cell.addWidget(ticket)
            cell.addWidget(window)
            grid.addLayout(cell, 0, column)
            grid.setColumnStretch(column, 1)
            self._cells.append((ticket, window))
        self._nobody = Label(self.tr("Nobody is called just now."), Kind.SECONDARY)
        self.body.addLayout(grid)
        self.body.addWidget(self._nobody)
        self.body.addStretch()

    def show_calls(self, calls: Sequence[BoardCall]) -> None:
        """Show ticket and window of each call, and which other window is not meant."""
        for at, (ticket, window) in enumerate(self._cells):
            call = calls[at] if at < len(calls) else None
            ticket.setText(call.ticket if call is not None else "")
            ticket.set_tone(Tone.INFO if at == 0 else None)
            where = "" if call is None else self.tr("→ window {number}").format(number=call.window)
            if call is not None and call.also:
                where = self.tr("→ window {number}, not {other}").format(
                    number=call.window, other=call.also
                )
            window.setText(where)
            window.set_tone(Tone.ATTENTION if call is not None and call.also else None)
        self._nobody.setVisible(not calls)
        self.setAccessibleName(", ".join(f"{one.ticket} → {one.window}" for one in calls))

    def texts(self) -> list[tuple[str, str]]:
        """What is shown, cell by cell."""
        return [(ticket.text(), window.text()) for ticket, window in self._cells if ticket.text()]

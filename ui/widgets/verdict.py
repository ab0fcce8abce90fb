"""The verdict band: what came out, across the full width, readable from two metres."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ui.style import FAMILY, Style, Tone
from ui.widgets.label import Label

ICONS = {
    Tone.NORMAL: "check-circle",
    Tone.ATTENTION: "warning",
    Tone.ALARM: "warning",
    Tone.INFO: "info",
    Tone.QUIET: "info",
}


class VerdictBand(QWidget):
    """A full colour with icon, headline and detail; at the right a caption over a big value."""

    def __init__(self, style: Style, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._style, self._tone, self._icon = style, Tone.QUIET, ""
        px = style.px
        self._headline = self._line(34, bold=True)
        self._detail = self._line(17)
        self._caption = self._line(15)
        self._value = self._line(34, bold=True)
        for label in (self._caption, self._value):
            label.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        for label in (self._headline, self._detail):
            label.setWordWrap(True)
            label.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        words = QVBoxLayout()
        words.setSpacing(px(2))
        words.addStretch()
        words.addWidget(self._headline)
        words.addWidget(self._detail)
        words.addStretch()
        side = QVBoxLayout()
        side.setSpacing(px(2))
        side.addStretch()
        side.addWidget(self._caption)
        side.addWidget(self._value)
        side.addStretch()
        box = QHBoxLayout(self)
        box.setContentsMargins(px(106), px(14), px(26), px(14))
        box.setSpacing(px(20))
        box.addLayout(words, 1)
        box.addLayout(side)
        # Labels that wrap would let it shrink, and the page would jump.
        self.setMinimumHeight(px(112))
        self.clear()

    def show_verdict(
        self,
        tone: Tone,
        headline: str,
        detail: str = "",
        *,
        caption: str = "",
        value: str = "",
        icon: str = "",
    ) -> None:
        """Say what came out. The icon is the tone's own unless another is named."""
        self._tone, self._icon = tone, icon or ICONS[tone]
        self._headline.setText(headline)
        self._headline.setVisible(True)
        self._detail.setText(detail)
        self._detail.setVisible(bool(detail))
        self._caption.setText(caption)
        self._caption.setVisible(bool(caption))
        self.set_value(value)
        self._colour("on_colour")
        self.setAccessibleName(f"{headline}. {detail}" if detail else headline)
        self.update()

    def set_value(self, value: str) -> None:
        """Change the big value at the right alone, as a timer does."""
        self._value.setText(value)
        self._value.setVisible(bool(value))

    def clear(self, hint: str = "") -> None:
        """Nothing came out yet; a quiet hint may say what comes next."""
        self._tone, self._icon = Tone.QUIET, ""
        self._headline.setText("")
        self._headline.setVisible(False)
        self._detail.setText(hint)
        self._detail.setVisible(bool(hint))
        self._caption.setVisible(False)
        self.set_value("")
        self._colour("secondary")
        self.setAccessibleName(hint)
        self.update()

    @property
    def tone(self) -> Tone:
        """What is said now; quiet when nothing is."""
        return self._tone

    def headline(self) -> str:
        """The headline as shown; empty when nothing is said."""
        return self._headline.text()

    def detail(self) -> str:
        """The line below it."""
        return self._detail.text()

    def value(self) -> str:
        """The big value at the right."""
        return self._value.text()

    def sizeHint(self) -> QSize:
        """As high whether it speaks or not: the page must not jump."""
        hint = super().sizeHint()
        return QSize(hint.width(), max(hint.height(), self._style.px(112)))

    def minimumSizeHint(self) -> QSize:
        """Never lower than that."""
        return QSize(self._style.px(320), self._style.px(112))

    def paintEvent(self, event: QPaintEvent) -> None:
        """The colour and the icon; the words are labels."""
        look, px = self._style, self._style.px
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        place = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        if self._icon:
            painter.setBrush(look.fill(self._tone))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.drawRoundedRect(place, px(10), px(10))
            size = px(60)
            picture = look.picture(self._icon, look.colour("on_colour"), 60)
            painter.drawPixmap(px(24), (self.height() - size) // 2, size, size, picture)
        else:
            painter.setBrush(look.colour("card"))
            painter.setPen(QPen(look.colour("line"), 1, Qt.PenStyle.DashLine))
            painter.drawRoundedRect(place, px(10), px(10))
            picture = look.picture("info", look.colour("border"), 36)
            size = px(36)
            painter.drawPixmap(px(36), (self.height() - size) // 2, size, size, picture)
        painter.end()

    def _line(self, pixels: int, *, bold: bool = False) -> Label:
        label = Label(parent=self)
        label.setProperty("pixels", self._style.px(pixels))
        label.setProperty("bold", bold)
        return label

    def _colour(self, name: str) -> None:
        colour: QColor = self._style.colour(name)
        for label in (self._headline, self._detail, self._caption, self._value):
            weight = "bold" if label.property("bold") else "normal"
            label.setStyleSheet(
                f"color: {colour.name()}; font-family: '{FAMILY}';"
                f"font-size: {label.property('pixels')}px; font-weight: {weight};"
            )

"""A button with its key in a small frame. The key works wherever the focus is in the window."""

from __future__ import annotations

from enum import Enum

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFontMetrics,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QPen,
    QShortcut,
)
from PySide6.QtWidgets import QAbstractButton, QWidget

from ui.style import Style


class Emphasis(Enum):
    """How much a button asks to be pressed: one primary a page."""

    PRIMARY = "primary"
    DANGER = "danger"
    PLAIN = "plain"


ENTER_KEYS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class KeyButton(QAbstractButton):
    """Text and key. `clicked` comes from mouse, key and keyboard focus alike; never by a held key.

    `key` is as it is written on the keyboard: "Enter", "F8", "Esc", "Ctrl+P"; empty for none.
    """

    def __init__(
        self,
        style: Style,
        text: str,
        key: str = "",
        emphasis: Emphasis = Emphasis.PLAIN,
        *,
        icon: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._style, self._key, self._emphasis, self._icon = style, key, emphasis, icon
        self.setText(text)
        self.setAccessibleDescription(key)
        self.setFont(style.font(15, bold=emphasis is not Emphasis.PLAIN))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._shortcut: QShortcut | None = None
        if key:
            self._shortcut = QShortcut(self)
            self._shortcut.setKeys(sequences(key))
            self._shortcut.setAutoRepeat(False)
            self._shortcut.activated.connect(self.click)

    @property
    def key(self) -> str:
        """The key as written."""
        return self._key

    def set_emphasis(self, emphasis: Emphasis) -> None:
        """Ask more or less to be pressed."""
        self._emphasis = emphasis
        self.setFont(self._style.font(15, bold=emphasis is not Emphasis.PLAIN))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Text, key frame and room around them."""
        px, width = self._style.px, self.fontMetrics().horizontalAdvance(self.text())
        width += px(34) + (self._key_width() + px(12) if self._key else 0)
        return QSize(width + (px(26) if self._icon else 0), px(44))

    def minimumSizeHint(self) -> QSize:
        """It is not made smaller."""
        return self.sizeHint()

    def event(self, event: QEvent) -> bool:
        """Where this button has the keyboard, Enter presses it and nothing else."""
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.key() in ENTER_KEYS
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses, as Space does."""
        if event.key() in ENTER_KEYS:
            if not event.isAutoRepeat():
                self.click()
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The surface, the words, the key."""
        look, px = self._style, self._style.px
        ground, ink, line = self._colours()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        place = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        painter.setBrush(ground)
        painter.setPen(QPen(line, 1))
        painter.drawRoundedRect(place, px(8), px(8))
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(look.colour("text"), 2))
            painter.drawRoundedRect(place.adjusted(2, 2, -2, -2), px(6), px(6))
        painter.setPen(ink)
        left = px(17)
        total = self.sizeHint().width()
        left += max(0, (self.width() - total) // 2)
        if self._icon:
            size = px(18)
            picture = look.picture(self._icon, ink, 18)
            painter.drawPixmap(left, (self.height() - size) // 2, size, size, picture)
            left += px(26)
        width = self.fontMetrics().horizontalAdvance(self.text())
        upright = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(QRectF(left, 0, width + 2, self.height()), upright, self.text())
        if self._key:
            self._paint_key(painter, left + width + px(12), ink)
        painter.end()

    def _paint_key(self, painter: QPainter, left: int, ink: QColor) -> None:
        px = self._style.px
        height = px(20)
        frame = QRectF(left + 0.5, (self.height() - height) / 2, self._key_width(), height)
        rim = QColor(ink)
        rim.setAlphaF(0.55)
        painter.setPen(QPen(rim, 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(frame, px(4), px(4))
        painter.setFont(self._style.font(13))
        painter.setPen(ink)
        painter.drawText(frame, Qt.AlignmentFlag.AlignCenter, self._key)

    def _key_width(self) -> int:
        metrics = QFontMetrics(self._style.font(13))
        return metrics.horizontalAdvance(self._key) + self._style.px(14)

    def _colours(self) -> tuple[QColor, QColor, QColor]:
        """Ground, ink and rim."""
        look = self._style
        if not self.isEnabled():
            return look.colour("quiet_soft"), look.colour("secondary"), look.colour("line")
        if self._emphasis is Emphasis.PLAIN:
            ground = look.colour("chosen_row" if self._lit() else "card")
            return ground, look.colour("text"), look.colour("border")
        ground = look.colour("info" if self._emphasis is Emphasis.PRIMARY else "alarm")
        if self._lit():
            ground = ground.darker(115)
        return ground, look.colour("on_colour"), ground

    def _lit(self) -> bool:
        return self.underMouse() or self.isDown()


def sequences(key: str) -> list[QKeySequence]:
    """What Qt calls a key that is written so; Enter is both of the keyboard's."""
    head, plus, last = key.rpartition("+")
    if last == "Enter":
        return [QKeySequence(head + plus + name) for name in ("Return", "Enter")]
    return [QKeySequence(key)]

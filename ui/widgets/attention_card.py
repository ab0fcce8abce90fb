"""One thing that needs attention: a bar of its colour, a title, lines, and perhaps a time."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ui.style import Style, Tone
from ui.widgets.key_button import ENTER_KEYS
from ui.widgets.label import Kind, Label
from ui.widgets.ticking import Now, Stage, TurningTime


class AttentionCard(QAbstractButton):
    """Pressing it, by mouse or keyboard, asks to go where the thing can be dealt with."""

    def __init__(
        self,
        style: Style,
        tone: Tone,
        title: str,
        lines: Sequence[str] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._style, self._tone = style, tone
        px = style.px
        self.setText(title)
        self.setAccessibleName(". ".join((title, *lines)))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        # As narrow as the column: a button by itself would be as wide as its words like.
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        head = QHBoxLayout()
        head.setSpacing(px(8))
        mark = Label()
        icon = "warning" if tone is Tone.ALARM else "info"
        mark.setPixmap(style.picture(icon, style.accent(tone), 18))
        head.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(Label(title, Kind.STRONG, wraps=True), 1)
        self._head = head
        box = QVBoxLayout(self)
        box.setContentsMargins(px(14), px(10), px(12), px(10))
        box.setSpacing(px(2))
        box.addLayout(head)
        for line in lines:
            box.addWidget(Label(line, Kind.SMALL, wraps=True))
        for label in self.findChildren(Label):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def run_time(self, clock: Now, ticking: QTimer, moment: int, *, down: bool) -> None:
        """Let a time turn at the right of the title: since a moment, or until it."""
        time = TurningTime(self._style, clock, ticking)
        time.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        stages = [Stage(-(10**15), self._tone)]
        if down:
            time.count_down(moment, stages)
        else:
            time.count_up(moment, stages)
        self._head.addWidget(time, 0, Qt.AlignmentFlag.AlignTop)

    def hasHeightForWidth(self) -> bool:
        """Long lines wrap."""
        return True

    def heightForWidth(self, width: int) -> int:
        """As high as its lines need."""
        layout = self.layout()
        return layout.heightForWidth(width) if layout is not None else -1

    def sizeHint(self) -> QSize:
        """What its lines need."""
        layout = self.layout()
        return layout.sizeHint() if layout is not None else QSize()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses, as Space does."""
        if event.key() in ENTER_KEYS:
            self.click()
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The card and its bar; the words are labels."""
        look, px = self._style, self._style.px
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        place = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        path = QPainterPath()
        path.addRoundedRect(place, px(8), px(8))
        painter.setClipPath(path)
        painter.fillPath(path, look.colour("chosen_row" if self.underMouse() else "card"))
        painter.fillRect(QRectF(0, 0, px(4), self.height()), look.accent(self._tone))
        painter.setClipping(False)
        rim = QPen(look.colour("info"), 2) if self.hasFocus() else QPen(look.colour("line"), 1)
        painter.setPen(rim)
        painter.drawPath(path)
        painter.end()

"""The rail at the left: the hall, the pages one may open, their keys, and where it burns."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFontMetrics,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QPen,
    QShortcut,
)
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QVBoxLayout, QWidget

from ui.page_list import PageEntry
from ui.style import Style
from ui.translation import Words
from ui.widgets.key_button import ENTER_KEYS
from ui.widgets.label import Label

WIDTH = 196
FOLDED = 60


class RailItem(QAbstractButton):
    """One page: icon, title, key, and a red count where something burns."""

    def __init__(self, style: Style, icon: str, title: str, key: str) -> None:
        super().__init__()
        self._style, self._icon, self._key_text, self._count = style, icon, key, 0
        self.setText(title)
        self.setToolTip(f"{title}  {key}" if key else title)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)

    def set_count(self, count: int) -> None:
        """The red count; 0 shows none."""
        self._count = count
        self.setAccessibleDescription(str(count) if count else "")
        self.update()

    @property
    def count(self) -> int:
        """The red count."""
        return self._count

    def nextCheckState(self) -> None:  # noqa: N802 - Qt's name
        """The rail decides which item is lit, not the press."""

    def sizeHint(self) -> QSize:
        """Full height."""
        return QSize(self._style.px(FOLDED), self._style.px(46))

    def minimumSizeHint(self) -> QSize:
        """On a low screen with large type, items move together."""
        return QSize(self._style.px(FOLDED), self._style.px(26))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens, as Space does."""
        if event.key() in ENTER_KEYS:
            self.click()
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Ground, bar, icon, title, and key or count."""
        look, px = self._style, self._style.px
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        place = self.rect()
        if self.isChecked() or self.underMouse():
            painter.fillRect(place, look.colour("rail_current"))
        if self.isChecked():
            painter.fillRect(0, 0, px(4), place.height(), look.colour("rail_bar"))
        if self.hasFocus():
            painter.setPen(QPen(look.colour("rail_bar"), 2))
            painter.drawRect(place.adjusted(1, 1, -1, -1))
        ink = look.colour("on_colour" if self.isChecked() else "rail_text")
        size = px(20)
        picture = look.picture(self._icon, ink, 20)
        painter.drawPixmap(px(20), (place.height() - size) // 2, size, size, picture)
        end = self._paint_end(painter)
        if self._folded:
            painter.end()
            return
        painter.setPen(ink)
        painter.setFont(look.font(15, bold=self.isChecked()))
        room = QRectF(px(52), 0, end - px(56), place.height())
        title = painter.fontMetrics().elidedText(
            self.text(), Qt.TextElideMode.ElideRight, int(room.width())
        )
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, title)
        painter.end()

    @property
    def _folded(self) -> bool:
        return self.width() < self._style.px(WIDTH)

    def _paint_end(self, painter: QPainter) -> int:
        """Paint the count or the key; where it begins."""
        look, px = self._style, self._style.px
        right = self.width() - px(20)
        if self._count and self._folded:
            # A dot beside the icon; the number is in the attention column.
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.colour("alarm"))
            painter.drawEllipse(QRectF(px(38), self.height() / 2 - px(14), px(11), px(11)))
            return right
        if self._count:
            text = str(self._count)
            font = look.font(12, bold=True)
            width = max(px(20), QFontMetrics(font).horizontalAdvance(text) + px(10))
            badge = QRectF(right - width, (self.height() - px(20)) / 2, width, px(20))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.colour("alarm"))
            painter.drawRoundedRect(badge, px(10), px(10))
            painter.setPen(look.colour("on_colour"))
            painter.setFont(font)
            painter.drawText(badge, Qt.AlignmentFlag.AlignCenter, text)
            return right - width
        if not self._key_text or self._folded:
            return right
        font = look.font(11)
        painter.setFont(font)
        painter.setPen(look.colour("rail_key"))
        flags = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(QRectF(0, 0, right, self.height()), flags, self._key_text)
        return right - QFontMetrics(font).horizontalAdvance(self._key_text)


class Rail(QWidget):
    """The pages of one person. `asked` carries the name of the page that was pressed."""

    asked = Signal(str)

    def __init__(
        self, style: Style, words: Words, hall: str, desk: str, pages: Sequence[PageEntry]
    ) -> None:
        super().__init__()
        self.setObjectName("rail")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._style = style
        self._names: list[Label] = []
        self._items: dict[str, RailItem] = {}
        px = style.px
        box = QVBoxLayout(self)
        box.setContentsMargins(0, px(18), 0, px(16))
        box.setSpacing(0)
        for text, kind in ((hall, "hall"), (desk, "desk")):
            label = Label(text, elides=True)
            label.setProperty("kind", kind)
            label.setContentsMargins(px(20), 0, px(12), 0)
            box.addWidget(label)
            self._names.append(label)
        box.addSpacing(px(16))
        for entry in (page for page in pages if not page.at_bottom):
            box.addWidget(self._item(style, words, entry), 0)
        box.addStretch(1)
        for entry in (page for page in pages if page.at_bottom):
            box.addWidget(self._item(style, words, entry), 0)
        self.set_folded(False)

    def set_names(self, hall: str, desk: str) -> None:
        """The hall and its desk are called so now."""
        for label, text in zip(self._names, (hall, desk), strict=True):
            label.setText(text)

    def set_folded(self, folded: bool) -> None:
        """Show icons only, where there is no room for words."""
        self.setFixedWidth(self._style.px(FOLDED if folded else WIDTH))
        for label in self._names:
            # Hidden, they would let everything below jump.
            label.setMaximumWidth(0 if folded else self._style.px(WIDTH))

    def set_current(self, name: str) -> None:
        """Light the page that is open."""
        for known, item in self._items.items():
            item.setChecked(known == name)

    def set_counts(self, counts: Mapping[str, int]) -> None:
        """Red counts by page name."""
        for name, item in self._items.items():
            item.set_count(counts.get(name, 0))

    def item(self, name: str) -> RailItem:
        """The item of a page."""
        return self._items[name]

    def _item(self, style: Style, words: Words, entry: PageEntry) -> RailItem:
        key = f"Ctrl {entry.key}" if entry.key else ""
        item = RailItem(style, entry.icon, words.say(entry.title), key)
        item.clicked.connect(lambda: self.asked.emit(entry.name))
        if entry.key:
            shortcut = QShortcut(QKeySequence(f"Ctrl+{entry.key}"), item)
            shortcut.setAutoRepeat(False)
            shortcut.activated.connect(lambda: self.asked.emit(entry.name))
        self._items[entry.name] = item
        return item

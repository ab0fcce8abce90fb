"""A plain table: thin lines, 36 px rows, worked by keyboard.

Rows are values of the page's own; columns say how to show them. What is selected stays selected
over a refresh, by the row's key.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from PySide6.QtCore import (
    QAbstractTableModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    Qt,
    Signal,
)
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from ui.style import Style, Tone
from ui.widgets.key_button import ENTER_KEYS

Row = TypeVar("Row")
Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True)
class Column(Generic[Row]):
    """How one column shows a row.

    `width` in pixels of the design; 0 shares what is left. A `pill` is a rounded ground in the
    row's tone. A `press` column is an action: one click on it activates the row.
    """

    title: str
    text: Callable[[Row], str]
    width: int = 0
    tone: Callable[[Row], Tone | None] | None = None
    bold: bool = False
    right: bool = False
    pill: bool = False
    press: bool = False


class _Rows(QAbstractTableModel, Generic[Row]):
    def __init__(self, columns: Sequence[Column[Row]]) -> None:
        super().__init__()
        self.columns = tuple(columns)
        self.rows: list[Row] = []

    def replace(self, rows: Sequence[Row]) -> None:
        self.beginResetModel()
        self.rows = list(rows)
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        column, row = self.columns[index.column()], self.rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return column.text(row)
        if role == Qt.ItemDataRole.UserRole:
            return column.tone(row) if column.tone is not None else None
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.columns[section].title
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if self.columns[section].right else None
            return Qt.AlignmentFlag.AlignVCenter | (side or Qt.AlignmentFlag.AlignLeft)
        return None


class _Painter(QStyledItemDelegate):
    def __init__(self, style: Style, columns: Sequence[Column[Any]], parent: QWidget) -> None:
        super().__init__(parent)
        self._look, self._columns = style, columns

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        look, px, column = self._look, self._look.px, self._columns[index.column()]
        place: QRect = option.rect
        state: QStyle.StateFlag = option.state
        painter.save()
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        if chosen:
            painter.fillRect(place, look.colour("chosen_row"))
            if index.column() == 0:
                bar = QRect(place.left(), place.top(), px(3), place.height())
                painter.fillRect(bar, look.colour("info"))
        painter.setPen(QPen(look.colour("line"), 1))
        painter.drawLine(place.bottomLeft(), place.bottomRight())
        text = str(index.data() or "")
        tone = index.data(Qt.ItemDataRole.UserRole)
        font: QFont = look.font(13 if column.pill else 15, bold=column.bold)
        painter.setFont(font)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        inner = place.adjusted(px(8), 0, -px(8), 0)
        metrics = QFontMetrics(font)
        ink = look.colour("text")
        if column.press:
            ink = look.colour("info_text")
        if tone is not None:
            ink = look.ink(tone)
        if column.pill and text:
            inner = self._paint_pill(painter, inner, metrics, text, tone or Tone.QUIET)
        painter.setPen(ink)
        side = Qt.AlignmentFlag.AlignRight if column.right else Qt.AlignmentFlag.AlignLeft
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, inner.width())
        painter.drawText(inner, int(side | Qt.AlignmentFlag.AlignVCenter), shown)
        painter.restore()

    def _paint_pill(
        self, painter: QPainter, inner: QRect, metrics: QFontMetrics, text: str, tone: Tone
    ) -> QRect:
        px = self._look.px
        width = min(inner.width(), metrics.horizontalAdvance(text) + px(24))
        height = px(26)
        top = inner.center().y() - height // 2
        pill = QRectF(inner.left(), top, width, height)
        painter.setBrush(self._look.soft(tone))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.drawRoundedRect(pill, height / 2, height / 2)
        return QRect(inner.left() + px(12), inner.top(), width - px(22), inner.height())


class Table(QTableView, Generic[Row]):
    """Rows in columns. `activated_row` on Enter, double click or a press column; `chosen_row`
    whenever another row, or none, is selected. Both carry the row.
    """

    activated_row = Signal(object)
    chosen_row = Signal(object)

    def __init__(
        self,
        style: Style,
        columns: Sequence[Column[Row]],
        key: Callable[[Row], Hashable],
        empty: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._look, self._key, self._empty = style, key, empty
        self._columns = tuple(columns)
        self._model: _Rows[Row] = _Rows(columns)
        self._filling = False
        self._known = False
        self.setModel(self._model)
        self.setItemDelegate(_Painter(style, self._columns, self))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setShowGrid(False)
        self.viewport().setAutoFillBackground(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(style.px(38))
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionsClickable(False)
        header.setFixedHeight(style.px(36))
        header.setMinimumSectionSize(style.px(24))
        for at, column in enumerate(self._columns):
            if column.width:
                header.setSectionResizeMode(at, QHeaderView.ResizeMode.Fixed)
                header.resizeSection(at, style.px(column.width))
            else:
                header.setSectionResizeMode(at, QHeaderView.ResizeMode.Stretch)
        self.setMinimumHeight(style.px(36 + 38 * 2))
        self.doubleClicked.connect(self._activate)
        self.clicked.connect(self._pressed)
        self.selectionModel().selectionChanged.connect(self._chosen)

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Show these rows; the selected one stays selected where it still is."""
        self._known = True
        before = self.selected()
        place = self.verticalScrollBar().value()
        self._filling = True
        self._model.replace(rows)
        if before is not None:
            self._select_index(self._index_of(self._key(before)))
        self._filling = False
        self.verticalScrollBar().setValue(place)
        after = self.selected()
        if (before is None) != (after is None):
            self.chosen_row.emit(after)
        self.viewport().update()

    def rows(self) -> list[Row]:
        """The rows that are shown."""
        return list(self._model.rows)

    def says_none(self) -> bool:
        """Whether the words for none are shown: never before anything was shown."""
        return self._known and not self._model.rows

    def selected(self) -> Row | None:
        """The selected row."""
        places = self.selectionModel().selectedRows()
        return self._model.rows[places[0].row()] if places else None

    def select(self, key: Hashable) -> bool:
        """Select the row with a key; False where there is none."""
        at = self._index_of(key)
        self._select_index(at)
        return at is not None

    def select_first(self) -> None:
        """Select the first row, when there is one."""
        self._select_index(0 if self._model.rows else None)

    def text_at(self, row: int, column: int) -> str:
        """What a cell shows."""
        return self._columns[column].text(self._model.rows[row])

    def event(self, event: QEvent) -> bool:
        """With a row selected, Enter is the table's own and no button's."""
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.key() in ENTER_KEYS
            and self.selected() is not None
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter activates; arrows begin at the first row."""
        if event.key() in ENTER_KEYS:
            row = self.selected()
            if row is not None:
                self.activated_row.emit(row)
            return
        if event.key() == Qt.Key.Key_Down and self.selected() is None:
            self.select_first()
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The rows, or the words for none; a ring where the keyboard is."""
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        if self.says_none():
            painter.setPen(self._look.colour("secondary"))
            painter.setFont(self._look.font(15))
            space = self.viewport().rect().adjusted(8, 8, -8, -8)
            flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(space, int(flags), self._empty)
        if self.hasFocus():
            painter.setPen(QPen(self._look.colour("info"), 2))
            painter.drawRect(self.viewport().rect().adjusted(1, 1, -1, -1))
        painter.end()

    def _index_of(self, key: Hashable) -> int | None:
        keys = (at for at, row in enumerate(self._model.rows) if self._key(row) == key)
        return next(keys, None)

    def _select_index(self, at: int | None) -> None:
        if at is None:
            self.clearSelection()
            return
        self.setCurrentIndex(self._model.index(at, 0))
        self.selectRow(at)

    def _activate(self, index: QModelIndex) -> None:
        if not self._columns[index.column()].press:
            self.activated_row.emit(self._model.rows[index.row()])

    def _pressed(self, index: QModelIndex) -> None:
        if self._columns[index.column()].press:
            self.activated_row.emit(self._model.rows[index.row()])

    def _chosen(self) -> None:
        if not self._filling:
            self.chosen_row.emit(self.selected())

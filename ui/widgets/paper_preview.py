"""A paper before it is printed: its pages as pictures, and what can be done with it, by key.

Pictures come in, wishes go out; it neither makes papers nor prints them.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from ui.style import Style, Tone
from ui.widgets.key_button import Emphasis, KeyButton
from ui.widgets.label import Kind, Label

GAP = 16
"""Between two pages and around them."""
ZOOMS = (0.5, 0.75, 1.0, 1.5, 2.0)


class _Pages(QWidget):
    """All pages one below the other, as wide as asked for."""

    def __init__(self, style: Style) -> None:
        super().__init__()
        self._style = style
        self.pages: list[QImage] = []
        self._width = 0

    def place(self, width: int) -> None:
        """Show the pages at a width, never larger than twice their own."""
        self._width = width
        self.setFixedSize(width + 2 * self._gap, self._tops()[-1])
        self.update()

    def top_of(self, number: int) -> int:
        """Where a page begins, its gap included."""
        return self._tops()[number] - self._gap

    def page_at(self, height: int) -> int:
        """Which page lies at a height."""
        tops = self._tops()[:-1]
        return max((at for at, top in enumerate(tops) if top - self._gap <= height), default=0)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Each page on white with a thin line around it."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        for page, top in zip(self.pages, self._tops(), strict=False):
            size = self._size_of(page)
            painter.fillRect(self._gap, top, size.width(), size.height(), Qt.GlobalColor.white)
            # Scaled by hand: the painter alone would drop thin lines.
            ratio = self.devicePixelRatioF()
            shown = page.scaled(
                size * ratio,
                Qt.AspectRatioMode.IgnoreAspectRatio,
                Qt.TransformationMode.SmoothTransformation,
            )
            shown.setDevicePixelRatio(ratio)
            painter.drawImage(QPoint(self._gap, top), shown)
            painter.setPen(QPen(self._style.colour("border"), 1))
            painter.drawRect(self._gap, top, size.width() - 1, size.height() - 1)
        painter.end()

    @property
    def _gap(self) -> int:
        return self._style.px(GAP)

    def _size_of(self, page: QImage) -> QSize:
        return QSize(self._width, round(page.height() * self._width / max(1, page.width())))

    def _tops(self) -> list[int]:
        tops = [self._gap]
        for page in self.pages:
            tops.append(tops[-1] + self._size_of(page).height() + self._gap)
        return tops


class PaperPreview(QWidget):
    """A paper's pages with the keys to print, save and close it.

    `print_asked`, `save_asked` and `closed` carry wishes. While there are no pages, or `set_busy`
    says that one is being made or printed, it can only be closed.
    """

    print_asked = Signal()
    save_asked = Signal()
    closed = Signal()

    def __init__(self, style: Style, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._style = style
        self._zoom = ZOOMS.index(1.0)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.print_button = KeyButton(
            style, self.tr("Print"), "Ctrl+P", Emphasis.PRIMARY, icon="print"
        )
        self.save_button = KeyButton(style, self.tr("Save as PDF"), "Ctrl+S")
        self.close_button = KeyButton(style, self.tr("Close"), "Esc")
        self.print_button.clicked.connect(self.print_asked)
        self.save_button.clicked.connect(self.save_asked)
        self.close_button.clicked.connect(self.closed)
        self._state = Label("", Kind.SECONDARY, elides=True)
        self._place = Label("", Kind.SMALL)
        self._pages = _Pages(style)
        self._scroll = QScrollArea()
        self._scroll.setWidget(self._pages)
        self._scroll.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._scroll.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._scroll.setAccessibleName(self.tr("Preview"))
        self._scroll.verticalScrollBar().valueChanged.connect(self._tell_place)
        self.setFocusProxy(self._scroll)
        row = QHBoxLayout()
        row.setSpacing(style.px(10))
        row.addWidget(self.print_button)
        row.addWidget(self.save_button)
        row.addWidget(self._state, 1)
        row.addWidget(self._place)
        row.addWidget(self.close_button)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(style.px(12))
        box.addWidget(self._scroll, 1)
        box.addLayout(row)
        self.show_pages(())

    def show_pages(self, pages: Sequence[QImage]) -> None:
        """Show these pages from the top; none takes the paper away."""
        self._pages.pages = list(pages)
        self._fit()
        self._scroll.verticalScrollBar().setValue(0)
        self.set_busy(False)
        self._tell_place()

    def page_count(self) -> int:
        """How many pages are shown."""
        return len(self._pages.pages)

    def page_in_sight(self) -> int:
        """The page in the middle of what is seen, from 1; 0 where there is none."""
        if not self._pages.pages:
            return 0
        bar, view = self._scroll.verticalScrollBar(), self._scroll.viewport()
        return self._pages.page_at(bar.value() + view.height() // 2) + 1

    def set_busy(self, busy: bool) -> None:
        """Offer printing and saving, or not just now."""
        for button in (self.print_button, self.save_button):
            button.setEnabled(bool(self._pages.pages) and not busy)

    def say(self, text: str, tone: Tone | None = None) -> None:
        """Say beside the buttons how it went."""
        self._state.setText(text)
        self._state.set_tone(tone)

    def said(self) -> str:
        """What is said beside the buttons."""
        return self._state.text()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Page keys turn whole pages; + and - zoom; Home and End go to the ends."""
        bar = self._scroll.verticalScrollBar()
        here = self.page_in_sight() - 1
        match event.key():
            case Qt.Key.Key_PageDown if here + 1 < self.page_count():
                bar.setValue(self._pages.top_of(here + 1))
            case Qt.Key.Key_PageUp if here > 0:
                bar.setValue(self._pages.top_of(here - 1))
            case Qt.Key.Key_Home:
                bar.setValue(0)
            case Qt.Key.Key_End:
                bar.setValue(bar.maximum())
            case Qt.Key.Key_Plus | Qt.Key.Key_Equal:
                self._zoom_to(self._zoom + 1)
            case Qt.Key.Key_Minus:
                self._zoom_to(self._zoom - 1)
            case _:
                super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Pages follow the width."""
        super().resizeEvent(event)
        self._fit()
        self._tell_place()

    def _zoom_to(self, step: int) -> None:
        self._zoom = max(0, min(step, len(ZOOMS) - 1))
        self._fit()
        self._tell_place()

    def _fit(self) -> None:
        pages, px = self._pages.pages, self._style.px
        bar = self._scroll.verticalScrollBar().sizeHint().width()
        room = self._scroll.width() - bar - 2 * px(GAP) - px(4)
        widest = max((page.width() for page in pages), default=px(200))
        # A slip is not blown up to the width of a sheet.
        self._pages.place(max(px(80), round(min(room, widest) * ZOOMS[self._zoom])))

    def _tell_place(self) -> None:
        count = self.page_count()
        self._place.setText(
            self.tr("Page {page} of {count}").format(page=self.page_in_sight(), count=count)
            if count > 1
            else ""
        )

"""A row of photos: added from a file or from the camera's folder, looked at, taken out again.

Knows nothing of what they are for. Files are read and made small by whoever is passed in, off the
UI thread. Nothing watches a folder: its newest pictures are listed when somebody asks.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QAbstractButton, QFileDialog, QSizePolicy, QVBoxLayout, QWidget

from ui.style import Style, Tone
from ui.widgets.flow import Flow
from ui.widgets.key_button import ENTER_KEYS, KeyButton
from ui.widgets.label import Kind, Label

SIDE = 104
"""Pixels of a thumbnail on the screen."""

CROSS = 28
"""Pixels of the corner that takes a photo out: a finger finds it."""

REMOVING = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)

FILTERS = "*.jpg *.jpeg *.png *.webp *.bmp *.pdf"


@dataclass(frozen=True)
class Picture:
    """A small JPEG, the name of its file, and whatever the page keeps of it."""

    thumbnail: bytes
    name: str
    value: object


class PictureFiles(Protocol):
    """Whoever reads the files of pictures, off the UI thread; answers come back on it."""

    def prepare(
        self,
        path: Path,
        done: Callable[[Picture], None],
        failed: Callable[[str], None],
        owner: QWidget,
    ) -> None:
        """Read a file and make it fit, or say in words why not."""
        ...

    def newest(
        self,
        folder: Path | None,
        done: Callable[[Path, Sequence[Picture]], None],
        failed: Callable[[str], None],
        owner: QWidget,
    ) -> None:
        """The folder's newest pictures, their `value` being their paths.

        None: the folder of the camera, wherever it is.
        """
        ...


class Thumbnail(QAbstractButton):
    """One small picture; pressed it is `clicked`, its cross or Delete says `removed`."""

    removed = Signal()

    def __init__(self, style: Style, picture: Picture, *, removable: bool) -> None:
        super().__init__()
        self.picture, self._style, self._removable = picture, style, removable
        self._pixels = QPixmap()
        self._pixels.loadFromData(picture.thumbnail, "JPEG")
        self.setAccessibleName(picture.name)
        self.setToolTip(picture.name)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def sizeHint(self) -> QSize:
        """A square."""
        return QSize(self._style.px(SIDE), self._style.px(SIDE))

    def minimumSizeHint(self) -> QSize:
        """It is not made smaller."""
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens as Space does; Delete takes it out."""
        if event.key() in ENTER_KEYS:
            self.click()
        elif self._removable and event.key() in REMOVING:
            self.removed.emit()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A press on the cross takes it out."""
        if self._removable and self._cross().contains(event.position()):
            self.removed.emit()
        else:
            super().mousePressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The picture in its own shape, a ring where the keyboard is, the cross in its corner."""
        look = self._style
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        place = QRectF(self.rect()).adjusted(1.5, 1.5, -1.5, -1.5)
        painter.setBrush(look.colour("quiet_soft"))
        ring = self.hasFocus() or self.underMouse()
        painter.setPen(QPen(look.colour("info" if ring else "border"), 2 if self.hasFocus() else 1))
        painter.drawRoundedRect(place, look.px(6), look.px(6))
        ratio = self.devicePixelRatioF()
        inner = QSize(self.width() - look.px(10), self.height() - look.px(10)) * ratio
        shown = self._pixels.scaled(
            inner, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
        )
        shown.setDevicePixelRatio(ratio)
        size = shown.deviceIndependentSize()
        at = QPoint(
            round((self.width() - size.width()) / 2), round((self.height() - size.height()) / 2)
        )
        painter.drawPixmap(at, shown)
        if self._removable:
            self._paint_cross(painter)
        painter.end()

    def _paint_cross(self, painter: QPainter) -> None:
        corner = self._cross().adjusted(4, 4, -4, -4)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._style.colour("text"))
        painter.drawEllipse(corner)
        painter.setPen(QPen(self._style.colour("card"), 2))
        arm = corner.adjusted(*(sign * corner.width() * 0.3 for sign in (1, 1, -1, -1)))
        painter.drawLine(arm.topLeft(), arm.bottomRight())
        painter.drawLine(arm.topRight(), arm.bottomLeft())

    def _cross(self) -> QRectF:
        side = self._style.px(CROSS)
        return QRectF(self.width() - side, 0, side, side)


class Photographs(QWidget):
    """The photos of a form, `most` at the most.

    `changed` when one was added or taken out, `opened` with the picture that somebody wants to see
    large. `key` adds from a file, as it is written on the keyboard.
    """

    changed = Signal()
    opened = Signal(object)

    def __init__(
        self, style: Style, label: str, files: PictureFiles, *, most: int = 6, key: str = ""
    ) -> None:
        super().__init__()
        self._style, self._files, self._most = style, files, most
        self._under_way = 0
        self._generation = 0
        self._taken: list[Thumbnail] = []
        self._offered: list[Thumbnail] = []
        self._row, self._row_flow = self._line()
        self._offers, self._offers_flow = self._line()
        self.from_file = KeyButton(style, self.tr("Add photo"), key)
        self.from_camera = KeyButton(style, self.tr("Newest photos"))
        self.other_folder = KeyButton(style, self.tr("Other folder"))
        self.from_file.clicked.connect(self._choose_file)
        self.from_camera.clicked.connect(self._show_or_hide_newest)
        self.other_folder.clicked.connect(self._choose_folder)
        buttons, flow = self._line()
        for button in (self.from_file, self.from_camera, self.other_folder):
            flow.addWidget(button)
        self.other_folder.hide()
        self._state = Label("", Kind.SECONDARY, wraps=True)
        self._state.hide()
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(style.px(8))
        for widget in (Label(label), self._row, buttons, self._offers, self._state):
            box.addWidget(widget)
        self._row.hide()
        self._offers.hide()

    def pictures(self) -> list[Picture]:
        """What is in the row, in the order in which it was added."""
        return [one.picture for one in self._taken]

    def is_preparing(self) -> bool:
        """Whether a photo is still being made ready: saving now would leave it out."""
        return self._under_way > 0

    def clear(self) -> None:
        """An empty row for the next record; what is being made ready is forgotten."""
        self._generation += 1
        self._under_way = 0
        for one in self._taken:
            self._take_out(self._row_flow, one)
        self._taken = []
        self._show_offers(())
        self._say("")
        self._settle()

    def add_file(self, path: Path) -> None:
        """Make a file ready and put it into the row."""
        if len(self._taken) + self._under_way >= self._most:
            self._say(self.tr("At most {most} photos.").format(most=self._most), Tone.ATTENTION)
            return
        generation = self._generation
        self._under_way += 1
        self._say(self.tr("Preparing the photo …"))

        def done(picture: Picture) -> None:
            if generation == self._generation:
                self._under_way -= 1
                self._add(picture)
                self._say(self.tr("Preparing the photo …") if self._under_way else "")
                self._settle()

        def failed(why: str) -> None:
            if generation == self._generation:
                self._under_way -= 1
                self._say(why, Tone.ALARM)
                self._settle()

        self._files.prepare(path, done, failed, self)

    def show_newest(self, folder: Path | None = None) -> None:
        """List the newest pictures of a folder, to be pressed."""
        generation = self._generation
        self._say(self.tr("Looking for photos …"))

        def done(where: Path, found: Sequence[Picture]) -> None:
            if generation == self._generation:
                self._show_offers(found)
                nothing = self.tr("There are no photos in {folder}.").format(folder=where.name)
                self._say("" if found else nothing)
                self.other_folder.show()
                if self._offered:
                    self._offered[0].setFocus(Qt.FocusReason.OtherFocusReason)

        def failed(why: str) -> None:
            if generation == self._generation:
                self.other_folder.show()
                self._say(why, Tone.ALARM)

        self._files.newest(folder, done, failed, self)

    def _line(self) -> tuple[QWidget, Flow]:
        line = QWidget()
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        line.setSizePolicy(policy)
        return line, Flow(self._style.px(8), line)

    def _add(self, picture: Picture) -> None:
        thumbnail = Thumbnail(self._style, picture, removable=True)
        thumbnail.clicked.connect(lambda: self.opened.emit(picture))
        thumbnail.removed.connect(lambda: self._remove(thumbnail))
        self._taken.append(thumbnail)
        self._row_flow.addWidget(thumbnail)
        thumbnail.show()

    def _remove(self, thumbnail: Thumbnail) -> None:
        if thumbnail not in self._taken:
            return
        place = self._taken.index(thumbnail)
        self._taken.remove(thumbnail)
        self._take_out(self._row_flow, thumbnail)
        self._settle()
        following: QWidget = (
            self._taken[min(place, len(self._taken) - 1)] if self._taken else (self.from_file)
        )
        following.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_offers(self, found: Sequence[Picture]) -> None:
        for one in self._offered:
            self._take_out(self._offers_flow, one)
        self._offered = []
        for picture in found:
            thumbnail = Thumbnail(self._style, picture, removable=False)
            thumbnail.clicked.connect(lambda *, one=thumbnail: self._take_offer(one))
            self._offered.append(thumbnail)
            self._offers_flow.addWidget(thumbnail)
            thumbnail.show()
        self._offers.setVisible(bool(found))
        self.other_folder.setVisible(bool(found))

    def _take_offer(self, thumbnail: Thumbnail) -> None:
        path = thumbnail.picture.value
        if isinstance(path, Path):
            thumbnail.setEnabled(False)
            self.add_file(path)

    @staticmethod
    def _take_out(flow: Flow, thumbnail: Thumbnail) -> None:
        flow.removeWidget(thumbnail)
        thumbnail.hide()
        thumbnail.deleteLater()

    def _settle(self) -> None:
        self._row.setVisible(bool(self._taken))
        self.updateGeometry()
        self.changed.emit()

    def _say(self, text: str, tone: Tone | None = None) -> None:
        self._state.setText(text)
        self._state.set_tone(tone)
        self._state.setVisible(bool(text))

    def _show_or_hide_newest(self) -> None:
        if self._offered:
            self._show_offers(())
        else:
            self.show_newest()

    def _choose_file(self) -> None:
        dialog = QFileDialog(self, self.from_file.text())
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.setNameFilters([FILTERS, "*"])
        dialog.filesSelected.connect(self._chosen)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _chosen(self, names: list[str]) -> None:
        for name in names:
            self.add_file(Path(name))

    def _choose_folder(self) -> None:
        dialog = QFileDialog(self, self.other_folder.text())
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.fileSelected.connect(lambda name: self.show_newest(Path(name)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

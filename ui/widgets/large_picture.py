"""A picture as large as there is room; of several, one below the other."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage, QPixmap, QResizeEvent
from PySide6.QtWidgets import QLabel, QScrollArea, QVBoxLayout, QWidget

from ui.style import Style


class LargePicture(QScrollArea):
    """Shows pictures within its width; a single one whole. Up and Down scroll."""

    def __init__(self, style: Style) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self._pages: list[QImage] = []
        self._labels: list[QLabel] = []
        inside = QWidget()
        self._box = QVBoxLayout(inside)
        self._box.setSpacing(style.px(12))
        self.setWidget(inside)

    def show_pages(self, pages: Sequence[QImage]) -> None:
        """Show these and no others."""
        for label in self._labels:
            self._box.removeWidget(label)
            label.deleteLater()
        self._pages, self._labels = list(pages), []
        for _ in pages:
            label = QLabel()
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            self._labels.append(label)
            self._box.addWidget(label)
        self._place()

    def is_empty(self) -> bool:
        """Whether nothing is shown."""
        return not self._pages

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The pictures follow the room."""
        super().resizeEvent(event)
        self._place()

    def _place(self) -> None:
        room = self.viewport().size() - QSize(24, 24)
        ratio = self.devicePixelRatioF()
        for page, label in zip(self._pages, self._labels, strict=True):
            height = room.height() if len(self._pages) == 1 else page.height()
            bounds = QSize(min(room.width(), page.width() * 2), max(1, height))
            shown = page.scaled(
                bounds * ratio,
                Qt.AspectRatioMode.KeepAspectRatio,
                Qt.TransformationMode.SmoothTransformation,
            )
            shown.setDevicePixelRatio(ratio)
            label.setPixmap(QPixmap.fromImage(shown))

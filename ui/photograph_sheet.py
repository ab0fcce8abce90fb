"""A photo over a page, as large as there is room: what is being added, or what a record has.

What a page puts into its stack when somebody opens a thumbnail. A scan (PDF) shows its pages.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QImage
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from counter_app.errors import CounterError
from counter_app.hall.attachments import read_attachment
from ui.page import Context
from ui.paper_pictures import paper_pictures
from ui.style import Tone
from ui.widgets.key_button import KeyButton
from ui.widgets.label import Kind, Label
from ui.widgets.large_picture import LargePicture


class PhotographSheet(QWidget):
    """One photo at a time. `closed` is called when the person has done with it."""

    def __init__(self, context: Context, closed: Callable[[], None]) -> None:
        super().__init__()
        self._context = context
        self._shown = 0
        self.picture = LargePicture(context.style)
        self.state = Label("", Kind.SECONDARY, elides=True)
        self.close_button = KeyButton(context.style, self.tr("Close"), "Esc")
        self.close_button.clicked.connect(closed)
        head = QHBoxLayout()
        head.addWidget(self.state, 1)
        head.addWidget(self.close_button)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addLayout(head)
        box.addWidget(self.picture, 1)
        self.setFocusProxy(self.close_button)

    def show_data(self, data: bytes) -> None:
        """Show bytes that are at hand: those of `hall.attachments.Prepared`."""
        self._show(lambda: data, self._context.work.paper)

    def show_attachment(self, attachment: str) -> None:
        """Show an attachment by its id; where its bytes are not here yet, that is said.

        To be called again when the topic `attachment` tells of bytes that have come.
        """
        desk = self._context.desk
        self._show(lambda: read_attachment(desk, attachment), self._context.work.database)

    def _show(self, read: Callable[[], bytes | None], where: Callable[..., None]) -> None:
        self._shown += 1
        number = self._shown
        self.picture.show_pages(())
        self._say(self.tr("Opening …"))

        def here(data: bytes | None) -> None:
            if number != self._shown:
                return
            if data is None:
                self._say(
                    self.tr(
                        "Not on this computer yet. It is fetched as soon as the hub or the centre "
                        "is reached."
                    ),
                    Tone.ATTENTION,
                )
                return
            self._context.work.paper(lambda: _pages_of(data), decoded, failed, self)

        def decoded(pages: list[QImage]) -> None:
            if number == self._shown:
                self.picture.show_pages(pages)
                self._say("")

        def failed(error: CounterError) -> None:
            if number == self._shown:
                self._say(self._context.words.say(error.phrase), Tone.ALARM)

        where(read, here, failed, self)

    def _say(self, text: str, tone: Tone | None = None) -> None:
        self.state.setText(text)
        self.state.set_tone(tone)


def _pages_of(data: bytes) -> list[QImage]:
    if data.startswith(b"%PDF-"):
        return paper_pictures(data)
    return [QImage.fromData(data)]

"""A paper over a page: made in the pool, looked at, printed, saved, closed.

What a page puts into its stack when somebody asks for a document. Not here: what the paper says.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtGui import QImage
from PySide6.QtWidgets import QVBoxLayout, QWidget

from counter_app.errors import CounterError
from ui.file_saving import ask_where, save_file
from ui.page import Context
from ui.paper_pictures import paper_pictures
from ui.style import Tone
from ui.widgets.paper_preview import PaperPreview


class PaperSheet(QWidget):
    """One paper at a time. `closed` is called when the person has done with it.

    Where a print must be kept as a fact, `print_it` does the printing in place of this sheet.
    """

    def __init__(
        self,
        context: Context,
        closed: Callable[[], None],
        print_it: Callable[[], None] | None = None,
    ) -> None:
        super().__init__()
        self._context = context
        self._pdf = b""
        self._file_name = ""
        self._made = 0
        self.preview = PaperPreview(context.style)
        self.preview.print_asked.connect(print_it or self._print)
        self.preview.save_asked.connect(self._ask_where)
        self.preview.closed.connect(closed)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.preview)
        self.setFocusProxy(self.preview)

    def show_paper(self, make: Callable[[], bytes], file_name: str) -> None:
        """Make a PDF in the pool and show it; `file_name` is offered for saving it."""
        self._made += 1
        number, self._pdf, self._file_name = self._made, b"", file_name
        self.preview.show_pages(())
        self.preview.say(self.tr("Preparing the paper …"))

        def work() -> tuple[bytes, list[QImage]]:
            pdf = make()
            return pdf, paper_pictures(pdf)

        def done(made: tuple[bytes, list[QImage]]) -> None:
            if number == self._made:
                self._pdf, pictures = made
                self.preview.show_pages(pictures)
                self.preview.say("")

        self._context.work.paper(work, done, self._failed, self)

    def pdf(self) -> bytes:
        """The paper that is shown; empty while it is being made."""
        return self._pdf

    def save_to(self, path: Path) -> None:
        """Write the paper to a file."""
        pdf = self._pdf

        def done(_none: None) -> None:
            self.preview.set_busy(False)
            self.preview.say(self.tr("Saved as {name}").format(name=path.name), Tone.NORMAL)

        self.preview.set_busy(True)
        save_file(self._context.work, path, lambda: pdf, done, self._failed, self)

    def _print(self) -> None:
        pdf = self._pdf
        self.preview.set_busy(True)
        self.preview.say(self.tr("Printing …"))

        def done() -> None:
            self.preview.set_busy(False)
            self.preview.say(self.tr("Printed"), Tone.NORMAL)

        self._context.printing.send(
            lambda: pdf, done, self._failed, self, self._file_name.removesuffix(".pdf")
        )

    def _ask_where(self) -> None:
        ask_where(self, self.tr("Save as PDF"), self._file_name, self.save_to)

    def _failed(self, error: CounterError) -> None:
        self.preview.set_busy(False)
        self.preview.say(self._context.words.say(error.phrase), Tone.ALARM)

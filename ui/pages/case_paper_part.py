"""Papers of an isolation case: chosen by key, looked at, printed, saved (N2.5).

A part that lies over the 'Isolation' page. That one is made is recorded before it is seen.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from counter_app.errors import CounterError
from counter_app.hall.case_dossier import Dossier, take_out
from counter_app.hall.case_papers import CasePaper
from counter_app.language import Translations
from ui.page import Page
from ui.paper_sheet import PaperSheet
from ui.widgets.button_row import ButtonRow
from ui.widgets.card import Card
from ui.widgets.key_button import Emphasis, KeyButton
from ui.widgets.label import Kind, Label

FILE_NAMES = {
    CasePaper.HAND_OVER: "hand-over",
    CasePaper.CONTACTS: "contacts",
    CasePaper.FILE: "file",
}


def pdf_of(paper: CasePaper, dossier: Dossier, translations: Translations) -> bytes:
    """The paper; for the pool."""
    # Imported here: making papers is not needed to start.
    from counter_app.documents.case_file import case_file
    from counter_app.documents.contact_sheet import contact_sheet
    from counter_app.documents.handover_sheet import handover_sheet

    makers = {
        CasePaper.HAND_OVER: handover_sheet,
        CasePaper.CONTACTS: contact_sheet,
        CasePaper.FILE: case_file,
    }
    return makers[paper](dossier, translations).pdf


class CasePaperPart(QWidget):
    """Which paper, then the paper. `closed` is called when the person has done with them."""

    def __init__(self, page: Page, closed: Callable[[], None]) -> None:
        super().__init__()
        self._page, self._context = page, page.context
        self._case = self._number = ""
        look = page.look
        self.heading = Label("", Kind.HEADING)
        self._buttons = {
            CasePaper.HAND_OVER: KeyButton(
                look, self.tr("Hand-over sheet"), "F2", Emphasis.PRIMARY, icon="document"
            ),
            CasePaper.CONTACTS: KeyButton(look, self.tr("List of contacts"), "F3", icon="document"),
            CasePaper.FILE: KeyButton(look, self.tr("Case file"), "F4", icon="document"),
        }
        self.back = KeyButton(look, self.tr("Back"), "Esc")
        self._choice = Card(look, margin=18)
        self._choice.body.addWidget(self.heading)
        self._choice.body.addWidget(
            Label(
                self.tr(
                    "Each holds whole personal data. Who makes one and when is recorded. Give it "
                    "only to whoever needs it to protect health."
                ),
                wraps=True,
            )
        )
        self._choice.body.addWidget(ButtonRow(look, *self._buttons.values(), self.back))
        self.preview = PaperSheet(page.context, closed)
        self._below = QWidget()
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self._choice)
        box.addWidget(self.preview, 1)
        box.addWidget(self._below, 1)
        for paper, button in self._buttons.items():
            button.clicked.connect(lambda _checked=False, one=paper: self.make(one))
        self.back.clicked.connect(closed)

    def show_case(self, case: str, number: str) -> None:
        """Ask which paper of a case."""
        self._case, self._number = case, number
        self.heading.setText(self.tr("Case {number}: which paper?").format(number=number))
        self._turn_to(self._choice)

    def first_focus(self) -> None:
        """On the paper, or where one is chosen."""
        shown = self.preview if self._choice.isHidden() else self._buttons[CasePaper.HAND_OVER]
        shown.setFocus(Qt.FocusReason.OtherFocusReason)

    def make(self, paper: CasePaper) -> None:
        """Record that the paper is made, and show it."""
        desk, case = self._context.desk, self._case
        translations = self._context.words.translations
        self._set_busy(True)

        def taken(dossier: Dossier) -> None:
            self._set_busy(False)
            self._turn_to(self.preview)
            name = f"case-{self._number}-{FILE_NAMES[paper]}.pdf"
            self.preview.show_paper(lambda: pdf_of(paper, dossier, translations), name)
            self.first_focus()

        def refused(error: CounterError) -> None:
            self._set_busy(False)
            self._page.show_error(error)

        self._page.run(lambda: take_out(desk, case, paper), taken, refused)

    def _turn_to(self, shown: QWidget) -> None:
        self._choice.setVisible(shown is self._choice)
        self._below.setVisible(shown is self._choice)
        self.preview.setVisible(shown is self.preview)

    def _set_busy(self, busy: bool) -> None:
        for button in (*self._buttons.values(), self.back):
            button.setEnabled(not busy)

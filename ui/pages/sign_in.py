"""Signing in: the hall's name, two fields, one button. Also the lock of an idle desk (等保).

Asks and shows; who signs in is decided elsewhere. Light to import: it is the first thing painted.
"""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.style import Style, Tone
from ui.widgets.card import Card
from ui.widgets.field import Field
from ui.widgets.key_button import Emphasis, KeyButton
from ui.widgets.label import Kind, Label

WIDTH, MARGIN = 420, 28
"""Of the card, in pixels of the design."""


class SignInSheet(QWidget):
    """`submitted` carries name and password; what is sent before `set_ready` waits for it."""

    submitted = Signal(str, str)

    def __init__(self, style: Style) -> None:
        super().__init__()
        self.setObjectName("ground")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._ready = self._busy = self._waiting = False
        px = style.px
        self._icon = Label()
        self._icon.setPixmap(style.picture("hall", style.colour("info"), 56))
        self._icon.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._hall = Label(self.tr("Social-insurance service hall"), Kind.DISPLAY, wraps=True)
        self._hall.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._desk = Label("", Kind.SECONDARY)
        self._desk.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._state = Label("", Kind.STRONG, wraps=True)
        self._state.hide()
        self.login = Field(style, self.tr("Sign-in name"))
        self.password = Field(style, self.tr("Password"), password=True)
        self.button = KeyButton(style, self.tr("Sign in"), "Enter", Emphasis.PRIMARY)
        self.button.clicked.connect(self._submit)
        self._working = Label("", Kind.SECONDARY)
        self._word = Label("", Kind.SMALL, wraps=True)
        self._word.hide()
        card = Card(style, margin=MARGIN, spacing=14)
        card.setFixedWidth(px(WIDTH))
        self._line = px(WIDTH - 2 * MARGIN)
        row = QHBoxLayout()
        row.addWidget(self.button)
        row.addWidget(self._working, 1)
        for widget in (self._state, self.login, self.password):
            card.body.addWidget(widget)
        card.body.addLayout(row)
        card.body.addWidget(self._word)
        box = QVBoxLayout(self)
        box.setContentsMargins(px(24), px(24), px(24), px(24))
        box.setSpacing(px(6))
        box.addStretch(2)
        for label in (self._icon, self._hall, self._desk):
            box.addWidget(label)
        box.addSpacing(px(18))
        box.addWidget(card, 0, Qt.AlignmentFlag.AlignHCenter)
        box.addStretch(3)
        self.setTabOrder(self.login.edit, self.password.edit)
        self.setTabOrder(self.password.edit, self.button)

    def set_ready(self, hall: str, desk: str, word: str = "") -> None:
        """The hall is open: its name, the desk's, and perhaps a plain word about the data's key."""
        self._ready = True
        if hall:
            self._hall.setText(hall)
        self._desk.setText(desk)
        self._word.setText(word)
        self._word.setVisible(bool(word))
        # Qt's boxes ask for a height before they know the width, and then squeeze the fields.
        height = self._word.heightForWidth(self._line) if word else 0
        self._word.setMinimumHeight(height)
        self.set_busy(False)
        if self._waiting:
            self._waiting = False
            self._submit()

    def ask(self) -> None:
        """Ask anybody: empty fields."""
        self._state.hide()
        self.login.set_text("")
        self._begin(self.login)

    def ask_again(self, person: str, login: str) -> None:
        """The desk is locked: ask its person; another name in the field changes the user."""
        self._state.setText(self.tr("Locked. {person} is at work here.").format(person=person))
        self._state.show()
        self.login.set_text(login)
        self._begin(self.password)

    def set_busy(self, busy: bool) -> None:
        """While the password is looked at, nothing more is sent."""
        self._busy = busy
        self.button.setEnabled(not busy)
        self._working.setText(self.tr("One moment …") if busy else "")

    def complain(self, text: str, field: str = "") -> None:
        """Say what is wrong, at the field it belongs to."""
        self.set_busy(False)
        wrong = self.login if field == "login" else self.password
        self.password.edit.clear()
        wrong.complain(text)

    def first_focus(self) -> None:
        """The first field that is still empty."""
        field = self.password if self.login.text() else self.login
        field.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def say_trouble(self, text: str) -> None:
        """The hall can't be opened: say why. Nothing can be sent."""
        self._ready = self._waiting = False
        self._working.setText("")
        self.button.setEnabled(False)
        self._word.setText(text)
        self._word.set_tone(Tone.ALARM)
        self._word.show()

    def _begin(self, field: Field) -> None:
        self.password.set_text("")
        self.login.clear_marks()
        self.set_busy(False)
        field.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def _submit(self) -> None:
        if not self.login.text().strip():
            self.login.complain(self.tr("Enter your sign-in name."))
            return
        if not self.password.text():
            # Enter after the name: on to the password, as one would with Tab.
            self.password.edit.setFocus(Qt.FocusReason.TabFocusReason)
            return
        if self._busy:
            return
        self.set_busy(True)
        if not self._ready:
            # Typed faster than the hall opens: sent as soon as it can be.
            self._waiting = True
            return
        self.submitted.emit(self.login.text(), self.password.text())

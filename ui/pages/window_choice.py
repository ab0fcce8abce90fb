"""Sitting down: which window this desk serves at."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from counter_app.hall.windows import Window
from ui.page import Context
from ui.pages.window_state import WindowState, served_names
from ui.style import Tone
from ui.widgets.card import Card
from ui.widgets.flow import Flow
from ui.widgets.key_button import Emphasis, KeyButton
from ui.widgets.label import Kind, Label
from ui.widgets.table import Column, Table


class WindowChoice(QWidget):
    """The windows with what they serve and who sits there. `opened` carries the one chosen."""

    opened = Signal(object)
    closed = Signal()
    back = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._state: WindowState | None = None
        look = context.style
        self.table: Table[Window] = Table(
            look,
            [
                Column(self.tr("Window no."), lambda one: str(one.number), 90, bold=True),
                Column(self.tr("Serves"), self._serves),
                Column(self.tr("Who sits there"), self._who, 190, tone=self._who_tone),
            ],
            lambda one: one.id,
            self.tr("No window is set up yet. The administrator does it in the settings."),
        )
        self.table.activated_row.connect(self.opened)
        self.open = KeyButton(look, self.tr("Sit down here"), "Enter", Emphasis.PRIMARY)
        self.open.clicked.connect(self._open)
        self.close_button = KeyButton(look, self.tr("Close this desk's window"), "F7")
        self.close_button.clicked.connect(self.closed)
        self.cancel = KeyButton(look, self.tr("Back"), "Esc")
        self.cancel.clicked.connect(self.back)
        card = Card(look)
        card.body.addWidget(Label(self.tr("Which window is this?"), Kind.HEADING))
        card.body.addWidget(self.table, 1)
        buttons = QWidget()
        flow = Flow(look.px(10), buttons)
        for button in (self.open, self.close_button, self.cancel):
            flow.addWidget(button)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(look.px(16))
        box.addWidget(card, 1)
        box.addWidget(buttons)

    def show_state(self, state: WindowState) -> None:
        """Show the windows; the selection stays, or begins at this desk's own or the first free."""
        self._state = state
        rows = [one for one in state.windows if one.in_use]
        self.table.show_rows(rows)
        if self.table.selected() is None and rows:
            closed = {one.window for one in state.unclean}
            free = next((one for one in rows if not one.device and one.id not in closed), rows[0])
            self.table.select((state.here or free).id)
        for button in (self.close_button, self.cancel):
            button.setVisible(state.here is not None)
        self.open.setEnabled(bool(rows))

    def first_focus(self) -> None:
        """The arrows choose, Enter sits down."""
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _open(self) -> None:
        chosen = self.table.selected()
        if chosen is not None:
            self.opened.emit(chosen)

    def _serves(self, window: Window) -> str:
        assert self._state is not None
        return served_names(window, self._state.catalogue, self._context.words)

    def _who(self, window: Window) -> str:
        assert self._state is not None
        closed = next((one for one in self._state.unclean if one.window == window.id), None)
        if closed is not None:
            words = self.tr("closed until disinfected, case {number}")
            return words.format(number=closed.number)
        if not window.device:
            return self.tr("free")
        name = self._state.clerks.get(window.clerk, "?")
        here = self._state.here
        if here is not None and here.id == window.id:
            return self.tr("{name} (this desk)").format(name=name)
        return name

    def _who_tone(self, window: Window) -> Tone | None:
        assert self._state is not None
        if any(one.window == window.id for one in self._state.unclean):
            return Tone.ALARM
        return Tone.ATTENTION if window.device else Tone.NORMAL

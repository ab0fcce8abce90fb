"""The buttons of the window, a row for each stage of serving; one primary each, always at F2."""

from __future__ import annotations

from enum import Enum

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.style import Style
from ui.widgets.flow import Flow
from ui.widgets.key_button import Emphasis, KeyButton


class Stage(Enum):
    """How far the work at the window is."""

    NOBODY = "nobody"
    CALLED = "called"
    SERVING = "serving"
    SUSPENDED = "suspended"


class WindowButtons(QWidget):
    """Shows one row; a hidden row's keys do nothing."""

    def __init__(self, style: Style) -> None:
        super().__init__()
        self._look = style
        primary = Emphasis.PRIMARY
        self.next = self._button(self.tr("Call the next"), "F2", primary)
        self.begin = self._button(self.tr("Begin serving"), "F2", primary)
        self.recall = self._button(self.tr("Call again"), "F3")
        self.no_show = self._button(self.tr("No-show"), "F4")
        self.finish = self._button(self.tr("Finish, call the next"), "F2", primary)
        self.hold = self._button(self.tr("Hold"), "F3")
        self.transfer = self._button(self.tr("Transfer"), "F4")
        self.add = self._button(self.tr("Add matter"), "F5")
        self.leaves = [self._button(self.tr("Leaves unserved"), "F7") for _ in range(2)]
        self.ills = [self._button(self.tr("Isolate"), "F9") for _ in range(2)]
        self.seen = self._button(self.tr("Seen"), "F2", primary)
        self.open_case = self._button(self.tr("Open the case"), "F9")
        self._rows = {
            Stage.NOBODY: (self.next,),
            Stage.CALLED: (self.begin, self.recall, self.no_show, self.leaves[0], self.ills[0]),
            Stage.SERVING: (
                self.finish,
                self.hold,
                self.transfer,
                self.add,
                self.leaves[1],
                self.ills[1],
            ),
            Stage.SUSPENDED: (self.seen, self.open_case),
        }
        self._holders: dict[Stage, QWidget] = {}
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        for stage, buttons in self._rows.items():
            holder = QWidget()
            flow = Flow(style.px(10), holder)
            for button in buttons:
                flow.addWidget(button)
            holder.hide()
            box.addWidget(holder)
            self._holders[stage] = holder

    def show_stage(self, stage: Stage) -> None:
        """Show the row of a stage."""
        for one, holder in self._holders.items():
            holder.setVisible(one is stage)

    def focus_primary(self, stage: Stage) -> None:
        """Put the keyboard on the primary button of a stage."""
        self._rows[stage][0].setFocus(Qt.FocusReason.OtherFocusReason)

    def _button(self, text: str, key: str, emphasis: Emphasis = Emphasis.PLAIN) -> KeyButton:
        return KeyButton(self._look, text, key, emphasis)

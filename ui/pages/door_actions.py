"""The row of buttons at the door: which are offered when, and their keys."""

from __future__ import annotations

from enum import Enum

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.style import Style
from ui.widgets.key_button import Emphasis, KeyButton


class Action(Enum):
    """What a button of the row asks for."""

    ENTER = "enter"
    REGISTER = "register"
    BEYOND = "beyond"
    NEXT = "next"
    REPEAT = "repeat"
    SAVE_REFUSAL = "save_refusal"
    SAVE_CORRECTION = "save_correction"
    ISOLATE_DIRECTLY = "isolate_directly"
    ISOLATE = "isolate"
    OPEN_CASE = "open_case"
    TURN_AWAY = "turn_away"
    PRINT_AGAIN = "print_again"
    CORRECT = "correct"
    MEASURE_ANEW = "measure_anew"
    MORE = "more"
    SKIP = "skip"
    BACK = "back"


class DoorActions(QWidget):
    """All buttons; only those offered are seen and have their keys. `asked` carries the action."""

    asked = Signal(object)

    def __init__(self, style: Style) -> None:
        super().__init__()
        primary, danger, plain = Emphasis.PRIMARY, Emphasis.DANGER, Emphasis.PLAIN
        rows: tuple[tuple[Action, str, str, Emphasis], ...] = (
            (Action.ENTER, self.tr("Go on"), "Enter", primary),
            (Action.REGISTER, self.tr("Register"), "Enter", primary),
            (Action.NEXT, self.tr("Next visitor"), "Enter", primary),
            (Action.REPEAT, self.tr("Measure again now"), "Enter", primary),
            (Action.SAVE_REFUSAL, self.tr("Record and turn away"), "Enter", primary),
            (Action.SAVE_CORRECTION, self.tr("Save the correction"), "Enter", primary),
            (Action.ISOLATE_DIRECTLY, self.tr("Isolate directly"), "F9", danger),
            (Action.ISOLATE, self.tr("Isolate"), "F9", danger),
            (Action.OPEN_CASE, self.tr("Open the case"), "F9", plain),
            (Action.BEYOND, self.tr("Register all the same"), "Ctrl+Enter", plain),
            (Action.TURN_AWAY, self.tr("Turn away"), "F7", plain),
            (Action.PRINT_AGAIN, self.tr("Print again"), "F8", plain),
            (Action.CORRECT, self.tr("Correct"), "F6", plain),
            (Action.MEASURE_ANEW, self.tr("Measure anew"), "F6", plain),
            (Action.MORE, self.tr("More"), "F5", plain),
            (Action.BACK, self.tr("Back"), "Esc", plain),
            (Action.SKIP, self.tr("Next visitor"), "Esc", plain),
        )
        self._buttons: dict[Action, KeyButton] = {}
        box = QHBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(style.px(10))
        for action, text, key, emphasis in rows:
            icon = "print" if action is Action.PRINT_AGAIN else ""
            button = KeyButton(style, text, key, emphasis, icon=icon)
            button.clicked.connect(lambda _on=False, it=action: self.asked.emit(it))
            button.hide()
            self._buttons[action] = button
            if action is Action.BACK:
                box.addStretch()
            box.addWidget(button)
        self.setMinimumHeight(style.px(44))

    def button(self, action: Action) -> KeyButton:
        """The button of an action."""
        return self._buttons[action]

    def offer(self, *actions: Action) -> None:
        """Offer these and nothing else."""
        for action, button in self._buttons.items():
            button.setVisible(action in actions)

    def set_busy(self, busy: bool) -> None:
        """While something is under way nothing else begins."""
        for button in self._buttons.values():
            button.setEnabled(not busy)

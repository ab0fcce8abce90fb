"""The steps of the chosen isolation case as buttons, one key each; the one due next first (N2.5).

Which steps are offered follows from the state of the case and from who is signed in. Not here: what
a step asks (`case_*_sheets`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from counter_app.hall.case_dues import Deadline, Due
from counter_app.hall.case_rows import Case
from counter_app.hall.cases import CaseState
from counter_app.people.roles import Right
from ui.page import Context
from ui.pages.case_after_sheets import (
    AirSheet,
    CloseSheet,
    DisinfectSheet,
    ExtendSheet,
    ReopenSheet,
)
from ui.pages.case_call_sheet import CallSheet
from ui.pages.case_person_sheets import AskedSheet, DetailsSheet
from ui.pages.case_place_sheets import MoveSheet, ObserveSheet
from ui.pages.case_scan_sheet import ScanSheet
from ui.pages.case_step_sheet import StepSheet
from ui.pages.case_transport_sheets import HandOverSheet, TransportSheet
from ui.widgets.key_button import Emphasis, KeyButton

UNDER_WAY = frozenset({CaseState.OPEN, CaseState.HANDED_OVER, CaseState.CLEARED})
APART = frozenset({CaseState.OPEN})
LEFT = UNDER_WAY - APART
CLOSED = frozenset({CaseState.CLOSED})
ALWAYS = frozenset(CaseState)


@dataclass(frozen=True)
class StepButton:
    """A button, the sheet that it opens, and when it is offered to whom."""

    button: KeyButton
    sheet: StepSheet
    right: Right
    states: frozenset[CaseState]


class CaseSteps(QObject):
    """Its buttons stand in the row of the page.

    `asked` carries the sheet of a step that somebody wants to record.
    """

    asked = Signal(object)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._next: StepSheet | None = None
        look = context.style
        self.move_sheet, self.observe_sheet = MoveSheet(context), ObserveSheet(context)
        self.call_sheet, self.asked_sheet = CallSheet(context), AskedSheet(context)
        self.details_sheet, self.transport_sheet = DetailsSheet(context), TransportSheet(context)
        self.hand_over_sheet, self.disinfect_sheet = HandOverSheet(context), DisinfectSheet(context)
        self.extend_sheet, self.air_sheet = ExtendSheet(context), AirSheet(context)
        self.close_sheet, self.reopen_sheet = CloseSheet(context), ReopenSheet(context)
        self.scan_sheet = ScanSheet(context)
        self.next = KeyButton(look, "", "F2", Emphasis.PRIMARY, icon="clock")
        self.next.clicked.connect(self._ask_next)
        steps = (
            (self.tr("Observation place"), "Alt+1", self.move_sheet, Right.OPEN_CASE, UNDER_WAY),
            (self.tr("Reading"), "Alt+2", self.observe_sheet, Right.OPEN_CASE, UNDER_WAY),
            (self.tr("Call"), "Alt+3", self.call_sheet, Right.OPEN_CASE, UNDER_WAY),
            (self.tr("Symptoms, 14 days"), "Alt+4", self.asked_sheet, Right.OPEN_CASE, UNDER_WAY),
            (
                self.tr("Address, work"),
                "Alt+5",
                self.details_sheet,
                Right.OPEN_CASE,
                UNDER_WAY,
            ),
            (self.tr("Vehicle"), "Alt+6", self.transport_sheet, Right.WORK_CASE, UNDER_WAY),
            (self.tr("Hand over"), "Alt+7", self.hand_over_sheet, Right.WORK_CASE, APART),
            (self.tr("Disinfection"), "Alt+8", self.disinfect_sheet, Right.WORK_CASE, UNDER_WAY),
            (self.tr("Close the case"), "Alt+9", self.close_sheet, Right.WORK_CASE, LEFT),
            (self.tr("Open it again"), "Alt+9", self.reopen_sheet, Right.WORK_CASE, CLOSED),
            (self.tr("Extend"), "Alt+0", self.extend_sheet, Right.WORK_CASE, APART),
            (self.tr("Air conditioning"), "Alt+A", self.air_sheet, Right.WORK_CASE, UNDER_WAY),
            (self.tr("Signed sheet"), "Alt+S", self.scan_sheet, Right.WORK_CASE, ALWAYS),
        )
        self.steps = tuple(
            StepButton(KeyButton(look, text, key), sheet, right, states)
            for text, key, sheet, right, states in steps
        )
        for step in self.steps:
            step.button.clicked.connect(lambda _on=False, sheet=step.sheet: self.asked.emit(sheet))

    @property
    def buttons(self) -> tuple[KeyButton, ...]:
        """All buttons, that of what is due next first."""
        return (self.next, *(step.button for step in self.steps))

    @property
    def sheets(self) -> tuple[StepSheet, ...]:
        """All that steps are asked with."""
        return tuple(step.sheet for step in self.steps)

    def show_case(self, case: Case | None, dues: Sequence[Deadline], busy: bool = False) -> None:
        """Offer what can be recorded in a case, and first what is `dues` first."""
        offered = []
        for step in self.steps:
            allowed = self._context.desk.may(step.right)
            is_offered = case is not None and allowed and case.state in step.states
            step.button.setVisible(is_offered)
            step.button.setEnabled(not busy)
            if is_offered:
                offered.append(step.sheet)
        of_due: dict[Due, StepSheet] = {
            Due.PLACE: self.move_sheet,
            Due.CALL: self.call_sheet,
            Due.OBSERVE: self.observe_sheet,
            Due.DECIDE: self.extend_sheet,
            Due.DISINFECT: self.disinfect_sheet,
            Due.CLOSE: self.close_sheet,
        }
        first = next((one for one in dues if of_due[one.what] in offered), None)
        self._next = None if first is None else of_due[first.what]
        self.next.setVisible(first is not None)
        self.next.setEnabled(not busy)
        if first is not None:
            what = self._context.words.say(first.what.label)
            self.next.setText(self.tr("Next: {what}").format(what=what))

    def _ask_next(self) -> None:
        if self._next is not None:
            self.asked.emit(self._next)

"""What can be done with an incident, each with its key: only what makes sense just now is shown."""

from __future__ import annotations

from counter_app.hall.incident_facts import IncidentState, StepState
from counter_app.hall.incident_rows import Incident
from ui.pages.incident_view import PLAN, REPORTS, IncidentView
from ui.style import Style
from ui.widgets.button_row import ButtonRow
from ui.widgets.key_button import Emphasis, KeyButton


class IncidentButtons(ButtonRow):
    """Those of a step, those of a report, and those of the incident itself."""

    def __init__(self, style: Style) -> None:
        primary = Emphasis.PRIMARY
        super().__init__(style)
        self._style = style
        self.settle = self._button(self.tr("Settle the step"), "F2", primary)
        self.print = self._button(self.tr("Show the paper"), "F2", primary)
        self.back = self._button(self.tr("Take step back"), "F3")
        self.sent = self._button(self.tr("Sent…"), "F3")
        self.assign = self._button(self.tr("Assign"), "F4")
        self.confirmed = self._button(self.tr("Receipt confirmed…"), "F4")
        self.more = self._button(self.tr("Add a step"), "F5")
        self.report = self._button(self.tr("New report"), "F6", icon="document")
        self.note = self._button(self.tr("Note"), "F7", icon="edit")
        self.close_it = self._button(self.tr("End incident"), "F8", icon="check")
        self.reopen = self._button(self.tr("Open it again"), "F8")
        self.open = self._button(self.tr("New incident"), "F9", icon="plus")

    def show_for(self, incident: Incident | None, view: IncidentView, *, busy: bool) -> None:
        """Offer what can be done with an incident, its chosen step or its chosen report."""
        runs = incident is not None and incident.state is IncidentState.RUNNING
        step = view.steps.step() if runs and view.tab == PLAN else None
        row = view.row() if incident is not None and view.tab == REPORTS else None
        state = None if step is None else step.state
        sending = None if row is None else row.sending
        unconfirmed = sending is not None and sending.confirmed_at is None
        for button, shown in (
            (self.settle, state in (StepState.OPEN, StepState.NOT_APPLICABLE)),
            (self.back, state in (StepState.DONE, StepState.NOT_APPLICABLE)),
            (self.assign, state is StepState.OPEN),
            (self.more, runs and view.tab == PLAN),
            (self.print, row is not None),
            (self.sent, row is not None),
            (self.confirmed, unconfirmed),
            (self.report, incident is not None),
            (self.note, runs),
            (self.close_it, runs),
            (self.reopen, incident is not None and not runs),
            (self.open, True),
        ):
            button.setVisible(shown)
            button.setEnabled(shown and not busy)

    def _button(
        self, text: str, key: str, emphasis: Emphasis = Emphasis.PLAIN, icon: str = ""
    ) -> KeyButton:
        button = KeyButton(self._style, text, key, emphasis, icon=icon)
        self.add(button)
        return button

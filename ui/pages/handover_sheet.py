"""Handing over a shift: to whom, and what the next leader should know besides (N7.1)."""

from __future__ import annotations

from ui.page import Context
from ui.pages.asking_sheet import AskingSheet
from ui.widgets.field import Field
from ui.widgets.lines import Lines


class HandoverSheet(AskingSheet):
    """Asked before the hand-over is recorded and its paper shown."""

    def __init__(self, context: Context) -> None:
        look = context.style
        super().__init__(
            look, self.tr("Hand over the shift"), self.tr("Record and show the sheet"), "Ctrl+Enter"
        )
        self.fields = {
            "to": Field(look, self.tr("To whom (name)")),
            "remarks": Lines(look, self.tr("Remarks for the next leader"), rows=5),
        }
        self.explain(
            self.tr("What needs attention, incidents, rounds and figures come by themselves.")
        )
        self.ask(*self.fields.values())

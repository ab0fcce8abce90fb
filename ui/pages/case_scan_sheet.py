"""A signed sheet to be kept with an isolation case: which one, and its scan or photos (N2.5)."""

from __future__ import annotations

from counter_app.errors import InputError
from counter_app.hall.case_rows import Case
from counter_app.hall.case_scans import keep_scans
from counter_app.hall.case_steps import ScanOf
from ui.page import Context
from ui.pages.case_card import CaseFacts
from ui.pages.case_step_sheet import StepSheet, Verb
from ui.photograph_files import PhotographFiles, prepared_of
from ui.widgets.chips import Chips
from ui.widgets.photographs import Photographs


class ScanSheet(StepSheet):
    """Files are made fit in the pool while the person goes on."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.timed = False
        self.confirm.setText(self.tr("Keep the signed sheet"))
        self.name_it(self.tr("signed sheet"))
        say = context.words.say
        self.what: Chips[ScanOf] = Chips(
            context.style, self.tr("Which sheet"), [(one, say(one.label)) for one in ScanOf]
        )
        self.fields["what"] = self.what
        self.scans = Photographs(
            context.style,
            self.tr("Scan (PDF) or photos (JPEG, PNG)"),
            PhotographFiles(context),
            key="F3",
        )
        self.lay_out((self.what,), (self.scans,))

    def fill(self, case: Case, facts: CaseFacts) -> None:
        """The hand-over sheet comes first, then the others."""
        kept = {scan.what for scan in case.scans}
        self.what.set_value(next((one for one in ScanOf if one not in kept), ScanOf.OTHER))
        self.scans.clear()

    def verb(self) -> Verb:
        """Keep it."""
        if self.scans.is_preparing():
            raise InputError("A photo is still being prepared. Save in a moment.")
        case, what = self.case, self.what.value() or ScanOf.OTHER
        scans = prepared_of(self.scans.pictures())
        return lambda desk: keep_scans(desk, case, what, scans)

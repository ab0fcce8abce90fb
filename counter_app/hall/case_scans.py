"""Signed sheets of an isolation case, kept as scans or photos and looked at again (N2.5).

A sheet may come back when the file is closed already, so the state of the case does not matter.
Not here: making a file fit to be kept (`photographs`), its bytes (`attachments`).
"""

from __future__ import annotations

from collections.abc import Sequence

from counter_app.errors import Conflict, InputError
from counter_app.hall.attachments import Prepared, attach
from counter_app.hall.case_acts import moment
from counter_app.hall.case_rows import Case, find_case
from counter_app.hall.case_steps import CaseScanKept, ScanOf
from counter_app.hall.cases import CaseRevealed
from counter_app.people.desk import Desk
from counter_app.people.roles import Right


def keep_scans(desk: Desk, case: str, what: ScanOf, scans: Sequence[Prepared]) -> Case:
    """Keep the scans of a signed sheet with its case, all or none. Returns the case in full.

    Raises `InputError` (field `photograph`) where there is none, `Conflict` when the case is not
    here.
    """
    if not scans:
        raise InputError("Add the scan or photo of the signed sheet first.", field="photograph")
    with desk.act(Right.WORK_CASE) as act:
        found = find_case(act.connection, act.hall, case)
        at = moment(act, found, None)
        for scan in scans:
            attachment = attach(act, scan)
            act.record(case, CaseScanKept(happened_at=at, attachment=attachment, what=what))
    with desk.read(Right.OPEN_CASE) as connection:
        return find_case(connection, desk.journal.hall, case)


def open_scan(desk: Desk, case: str, attachment: str) -> str:
    """Record that a kept scan is looked at, for it shows who the person is; returns its id.

    `Conflict` when the case is not here, or has no such scan.
    """
    with desk.act(Right.WORK_CASE) as act:
        kept = find_case(act.connection, act.hall, case).scans
        if all(scan.attachment != attachment for scan in kept):
            raise Conflict("This scan is not kept with this case.")
        act.record(case, CaseRevealed())
    return attachment

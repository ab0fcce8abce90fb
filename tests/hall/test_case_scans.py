"""Signed sheets kept with a case: who may, from which desk, when, and that looking is recorded."""

import pytest

from counter_app.errors import Conflict, InputError, NotAllowed
from counter_app.hall.attachments import prepare_photograph, prepare_scan, read_attachment
from counter_app.hall.case_scans import keep_scans, open_scan
from counter_app.hall.case_steps import Outcome, ScanOf
from counter_app.hall.case_work import close_case
from counter_app.hall.cases import CaseState, Ordered
from counter_app.hall.isolation import clear_case, open_case, read_case
from counter_app.hall.timeline import case_story
from counter_app.journal.clock import MINUTE
from counter_app.journal.refold import refold
from counter_app.people.roles import ROLE_RIGHTS, Right, Role
from tests.pictures import drawn, photograph, written

PHOTO = prepare_photograph(photograph(), "sheet.jpg")
SCAN = prepare_scan(written(drawn(), "PDF"), "sheet.pdf")


@pytest.fixture
def case(small_hall):
    return open_case(small_hall.door, check=small_hall.check("38.0").id).id


@pytest.mark.parametrize("role", Role)
def test_whoever_works_on_cases_keeps_and_opens_them(small_hall, case, role):
    (kept,) = keep_scans(small_hall.leader, case, ScanOf.CONTACTS, [PHOTO]).scans
    desk, before = small_hall.desk(role), small_hall.count()
    if Right.WORK_CASE in ROLE_RIGHTS[role]:
        keep_scans(desk, case, ScanOf.HAND_OVER, [SCAN])
        assert small_hall.count() == before + 2, "the attachment, and that it is of the case"
        assert open_scan(desk, case, kept.attachment) == kept.attachment
        assert small_hall.count() == before + 3
    else:
        with pytest.raises(NotAllowed):
            keep_scans(desk, case, ScanOf.HAND_OVER, [SCAN])
        with pytest.raises(NotAllowed):
            open_scan(desk, case, kept.attachment)
        assert small_hall.count() == before


def test_the_bytes_are_kept_and_the_course_tells_it(small_hall, case):
    small_hall.clock.advance(MINUTE)
    found = keep_scans(small_hall.leader, case, ScanOf.HAND_OVER, [SCAN, PHOTO])
    assert [scan.what for scan in found.scans] == [ScanOf.HAND_OVER] * 2
    data = [read_attachment(small_hall.leader, scan.attachment) for scan in found.scans]
    assert data == [SCAN.data, PHOTO.data]
    told = [str(one.what) for one in case_story(small_hall.leader, case)]
    assert told[-2:] == ["signed sheet kept: hand-over sheet"] * 2
    tables = small_hall.tables()
    refold(small_hall.journal)
    assert small_hall.tables() == tables


def test_a_sheet_may_come_back_after_the_file_is_closed(small_hall, case):
    leader = small_hall.leader
    clear_case(leader, case, "王医生", Ordered.BY_PHONE, "阴性")
    closed = close_case(leader, case, Outcome.RULED_OUT)
    found = keep_scans(leader, case, ScanOf.OTHER, [PHOTO])
    assert (found.state, found.closing) == (CaseState.CLOSED, closed.closing)
    assert small_hall.to_check() == []


def test_two_desks_keep_one_each_and_both_stand_everywhere(small_hall, case):
    other = small_hall.desk_at(small_hall.new_desk(1), Role.LEADER)
    small_hall.copy(small_hall.journal, other.journal)
    keep_scans(small_hall.leader, case, ScanOf.HAND_OVER, [SCAN])
    clear_case(other, case, "王医生", Ordered.BY_PHONE, "阴性")
    small_hall.clock.advance(MINUTE)
    keep_scans(other, case, ScanOf.CONTACTS, [PHOTO])
    small_hall.copy(other.journal, small_hall.journal)
    small_hall.copy(small_hall.journal, other.journal)
    for desk in (small_hall.leader, other):
        found = read_case(desk, case)
        assert [scan.what for scan in found.scans] == [ScanOf.HAND_OVER, ScanOf.CONTACTS]
        assert found.state is CaseState.CLEARED
        assert small_hall.to_check(desk.journal) == []


def test_what_is_not_there_is_refused_and_nothing_is_written(small_hall, case):
    leader, before = small_hall.leader, small_hall.count()
    with pytest.raises(InputError) as refused:
        keep_scans(leader, case, ScanOf.OTHER, [])
    assert refused.value.field == "photograph"
    with pytest.raises(Conflict, match="not here"):
        keep_scans(leader, "nothing", ScanOf.OTHER, [PHOTO])
    with pytest.raises(Conflict, match="not kept with this case"):
        open_scan(leader, case, "nothing")
    assert small_hall.count() == before

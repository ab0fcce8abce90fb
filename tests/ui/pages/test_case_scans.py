"""Signed sheets on the 'Isolation' page by keys: kept from a file, opened again; what F10 shows."""

import pytest

from counter_app.hall.case_steps import Details, ScanOf
from counter_app.hall.case_work import detail_case
from counter_app.hall.isolation import open_case, read_case
from tests.pictures import drawn, photograph, written
from ui.page_list import PAGES

ISOLATION = tuple(entry for entry in PAGES if entry.name == "isolation")


@pytest.fixture
def case(small_hall):
    return open_case(small_hall.door, check=small_hall.check("38.0").id).id


@pytest.fixture
def open_desk(desk_of, small_hall, case):
    def build(person=None):
        return desk_of(person or small_hall.leader, ISOLATION)

    return build


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("sheet.pdf", written(drawn(), "PDF")),
        ("sheet.jpg", photograph()),
        ("sheet.png", written(drawn(), "PNG")),
    ],
)
def test_a_signed_sheet_is_kept_and_opened_by_keys(
    qtbot, open_desk, small_hall, case, tmp_path, name, data
):
    desk = open_desk()
    page, sheet = desk.page, desk.page.steps.scan_sheet
    assert not page.scans_button.isVisible()
    desk.press("Alt+S")
    assert sheet.isVisible()
    assert sheet.what.value() is ScanOf.HAND_OVER
    desk.press("Enter")
    assert "请先添加" in sheet.problem.text()
    path = tmp_path / name
    path.write_bytes(data)
    sheet.scans.add_file(path)
    qtbot.waitUntil(lambda: len(sheet.scans.pictures()) == 1)
    desk.press("Enter")
    desk.settle()
    assert sheet.isHidden()
    (kept,) = read_case(small_hall.leader, case).scans
    assert kept.what is ScanOf.HAND_OVER
    assert "交接单" in page.cards[0].told("scans")
    before = small_hall.count()
    desk.press("Alt+D")
    assert page.scans.isVisible()
    desk.press("F2")
    desk.settle()
    qtbot.waitUntil(lambda: not page.scans.shown.picture.is_empty())
    assert small_hall.count() == before + 1, "that it was looked at"
    desk.press("Esc")
    assert page.scans.isVisible(), "back to the choice"
    assert page.scans.buttons[0].hasFocus()
    desk.press("Esc")
    assert page.scans.isHidden()
    assert page.list.isVisible()


def test_what_is_being_prepared_is_not_left_out(open_desk, small_hall, case, tmp_path):
    desk = open_desk()
    sheet = desk.page.steps.scan_sheet
    desk.press("Alt+S")
    sheet.scans._under_way = 1
    desk.press("Enter")
    assert "照片还在处理" in sheet.problem.text()
    assert read_case(small_hall.leader, case).scans == []


def test_nobody_else_is_offered_it(open_desk, small_hall):
    desk = open_desk(small_hall.clerk)
    step = next(one for one in desk.page.steps.steps if one.sheet is desk.page.steps.scan_sheet)
    assert not step.button.isVisible()
    assert not desk.page.scans_button.isVisible()


def test_where_somebody_lives_and_works_is_shown_with_the_person(open_desk, small_hall, case):
    detail_case(
        small_hall.door, case, Details(address="和平路 1 号", workplace="纺织厂", companion="王芳")
    )
    desk = open_desk()
    card = desk.page.cards[0]
    assert "和平路" not in card.document.text()
    assert "王芳" not in card.document.text()
    before = small_hall.count()
    desk.press("F10")
    desk.settle()
    assert "住址 和平路 1 号" in card.document.text()
    assert "单位 纺织厂" in card.document.text()
    assert "王芳" in card.document.text()
    assert small_hall.count() == before + 1
    desk.press("F10")
    assert "和平路" not in card.document.text()

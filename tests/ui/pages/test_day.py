"""The Day page by keyboard: numbers, days before, the sheet looked at, saved and not printed."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog

from counter_app.hall.catalogue import read_catalogue
from counter_app.hall.registering import Registration, register
from counter_app.hall.temperature import Mask, Method, measure
from counter_app.journal.clock import MINUTE
from counter_app.people.desk import Desk, Person
from counter_app.people.roles import Role
from tests.ui.conftest import journal_of
from ui.page_list import PAGES


@pytest.fixture
def busy_folder(hall_folder, clock):
    """Three came today, one of them was measured twice."""
    journal, engine = journal_of(hall_folder, clock)
    roles = frozenset({Role.SCREENER, Role.LEADER})
    desk = Desk(journal, Person("0" * 32, "li", "李敏", roles))
    code = read_catalogue(desk).in_use[0].code
    for typed in ("36.5", "36.4", "36.9"):
        check = measure(desk, typed, Method.FOREHEAD, Mask.WORN)
        register(desk, Registration(check=check.id, matters=(code,)))
        clock.advance(MINUTE)
    measure(desk, "38.1", Method.FOREHEAD, Mask.WORN)
    engine.dispose()
    return hall_folder


@pytest.fixture
def day(open_window, sign_in, type_in, qtbot, busy_folder):
    window = open_window(busy_folder, PAGES)
    sign_in(window, "wang")
    type_in((Qt.Key.Key_8, Qt.KeyboardModifier.ControlModifier))
    frame = window.frame
    assert frame is not None
    page = frame.page
    qtbot.waitUntil(lambda: page.tile("visits").value() == "3")
    return page


def test_a_leader_sees_the_day_in_numbers(day):
    assert day.tile("inside").value() == "3"
    assert day.tile("waiting").value() == "—", "nobody was called: no number is made up"
    assert "8 0; 9 0; 10 0; 11 0; 12 3" in day.arrivals.accessibleDescription()
    assert "38.1" not in day.temperatures.accessibleDescription(), "beyond the end is one bar"
    assert "37.9 1" in day.temperatures.accessibleDescription()
    assert day.matters.text_at(0, 1) == "3"


def test_the_day_before_is_empty_and_there_is_no_tomorrow(day, type_in, qtbot):
    assert not day.later.isEnabled()
    type_in((Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier))
    qtbot.waitUntil(lambda: day.tile("visits").value() == "0")
    assert not day.arrivals.has_data()
    assert day.later.isEnabled()
    type_in((Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier))
    qtbot.waitUntil(lambda: day.tile("visits").value() == "3")


def test_the_sheet_is_looked_at_saved_and_its_print_can_fail(
    day, type_in, qtbot, tmp_path, monkeypatch
):
    type_in(Qt.Key.Key_F8)
    sheet = day.preview
    qtbot.waitUntil(lambda: sheet.pdf().startswith(b"%PDF"), timeout=20_000)
    assert sheet.preview.page_count() >= 1
    assert not day.earlier.isEnabled(), "keys of what lies below do nothing"
    type_in((Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier))
    qtbot.waitUntil(lambda: "打印机" in sheet.preview.said())

    def choose(dialog):
        dialog.fileSelected.emit(str(tmp_path / "day.pdf"))

    monkeypatch.setattr(QFileDialog, "open", choose)
    type_in((Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier))
    qtbot.waitUntil(lambda: "day.pdf" in sheet.preview.said())
    assert (tmp_path / "day.pdf").read_bytes() == sheet.pdf()
    sheet.save_to(Path(tmp_path / "no such folder" / "day.pdf"))
    qtbot.waitUntil(lambda: "无法保存" in sheet.preview.said())
    type_in(Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: day.sheet_button.hasFocus())
    assert day.earlier.isEnabled()


def test_a_new_visit_elsewhere_shows_by_itself(day, busy_folder, clock, qtbot):
    journal, engine = journal_of(busy_folder, clock)
    roles = frozenset({Role.SCREENER})
    desk = Desk(journal, Person("0" * 32, "li", "李敏", roles))
    code = read_catalogue(desk).in_use[1].code
    check = measure(desk, "36.6", Method.EAR, Mask.PROVIDED)
    register(desk, Registration(check=check.id, matters=(code,)))
    engine.dispose()
    qtbot.waitUntil(lambda: day.tile("visits").value() == "4", timeout=10_000)

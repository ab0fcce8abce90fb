"""Joining a hall on a computer without one, by keyboard: what is wrong is said where it is."""

import pytest
from PySide6.QtCore import Qt

from ui.page_list import PAGES

ENTER = Qt.Key.Key_Return
CODE = "7K2QM-90XDA-B3TZV-0H1RC"


def join_by_keyboard(qtbot, window, type_in, code, name="D02", address=""):
    qtbot.waitUntil(lambda: window.first_start is not None)
    type_in(Qt.Key.Key_F2)
    assert window.first_start.join_hall.code.edit.hasFocus()
    type_in(code, ENTER, name, ENTER, *([address] if address else []), ENTER)


@pytest.mark.parametrize(
    ("code", "address", "field"),
    [
        ("7K2QM", "127.0.0.1", "code"),
        (CODE, "not an address!", "address"),
        (CODE, "127.0.0.1:1", "address"),
    ],
)
def test_what_is_wrong_is_said_at_its_field_and_nothing_typed_is_lost(
    qtbot, open_window, tmp_path, type_in, code, address, field
):
    window = open_window(tmp_path / "second", PAGES)
    join_by_keyboard(qtbot, window, type_in, code, address=address)
    sheet = window.first_start.join_hall
    wrong = getattr(sheet, field)
    qtbot.waitUntil(lambda: bool(wrong.problem()), timeout=10_000)
    assert wrong.edit.hasFocus()
    assert (sheet.code.text(), sheet.address.text()) == (code, address)
    assert sheet.desk_name.text() == "D02"
    assert sheet.button.isEnabled()
    type_in(Qt.Key.Key_F2)
    assert window.new_hall.name.edit.hasFocus(), "a new hall can still be made"


def test_a_scanned_code_fills_its_address_as_well(qtbot, open_window, tmp_path, type_in):
    window = open_window(tmp_path / "second", PAGES)
    qtbot.waitUntil(lambda: window.first_start is not None)
    type_in(Qt.Key.Key_F2, f"counter-app:127.0.0.1:1#{CODE}", ENTER)
    sheet = window.first_start.join_hall
    assert (sheet.code.text(), sheet.address.text()) == (CODE, "127.0.0.1:1")
    assert sheet.desk_name.edit.hasFocus()


def test_what_has_come_is_counted_and_the_rest_can_be_left_for_later(
    qtbot, open_window, tmp_path, type_in
):
    window = open_window(tmp_path / "second", PAGES)
    qtbot.waitUntil(lambda: window.first_start is not None)
    type_in(Qt.Key.Key_F2)
    sheet = window.first_start.join_hall
    asked = []
    sheet.stop_asked.connect(lambda: asked.append(True))
    sheet.say_progress(7)
    assert sheet.stop.isHidden(), "nothing is under way"
    sheet.set_busy(True)
    sheet.say_progress(12_340)
    assert sheet.working.text() == "已取得 12,340 条记录…"
    type_in(Qt.Key.Key_Escape)
    assert asked == [True]

"""A hall joins a centre, a second computer joins the hall: by keyboard, against a real server."""

import pytest
from PySide6.QtCore import Qt

from counter_app.hall.desks import desk_names
from counter_app.hall.rules import HallRules, read_rules, set_rules
from tests.served_centre import ServedCentre
from tests.ui.conftest import PASSWORD
from ui.page_list import PAGES

ENTER, TAB = Qt.Key.Key_Return, Qt.Key.Key_Tab
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def centre(tmp_path, clock):
    one = ServedCentre(tmp_path, clock)
    yield one
    one.stop()


@pytest.fixture
def hall_record(centre):
    return centre.hall("城东社保经办大厅")


@pytest.fixture
def first(qtbot, open_window, hall_folder, sign_in, type_in, centre, hall_record):
    """The hall's first computer, joined to the centre with all its history."""
    window = open_window(hall_folder, PAGES)
    sign_in(window, "limin")
    section = open_connection(window, type_in)
    type_in(centre.code(hall_record), ENTER, centre.address, (Qt.Key.Key_S, CONTROL))
    qtbot.waitUntil(lambda: len(section.table.rows()) == 1, timeout=10_000)
    return window


def open_connection(window, type_in):
    type_in((Qt.Key.Key_9, CONTROL))
    page = window.frame.page
    page.open_with("connection")
    page.first_focus()
    return page.section


def journal_of(window):
    return window.frame.context.desk.journal


def join_by_keyboard(qtbot, window, type_in, code, name="D02", address=""):
    qtbot.waitUntil(lambda: window.first_start is not None)
    type_in(Qt.Key.Key_F2)
    assert window.first_start.join_hall.code.edit.hasFocus()
    type_in(code, ENTER, name, ENTER, *([address] if address else []), ENTER)


def test_a_hall_of_its_own_joins_with_all_its_history(qtbot, first, centre, type_in):
    status = first.frame.status
    qtbot.waitUntil(lambda: status._line.text() == "已连接中心", timeout=10_000)
    qtbot.waitUntil(lambda: status._waiting.text() == "全部已上报", timeout=10_000)
    section = first.frame.page.section
    assert section.table.text_at(0, 0) == "市社保中心"
    assert centre.address in section.addresses.text()
    shown = section.fingerprint.text().replace(" ", "").replace("\n", "")
    assert shown == centre.certificate.fingerprint.replace(" ", "").replace(":", "").upper()
    assert section.code.text() == ""
    assert "市社保中心" in first.frame.page.notice.text()


def test_a_second_computer_joins_by_a_scanned_code_and_sees_what_the_first_one_does(
    qtbot, first, centre, hall_record, open_window, tmp_path, type_in, sign_in
):
    status = first.frame.status
    qtbot.waitUntil(lambda: status._waiting.text() == "全部已上报", timeout=10_000)
    second = open_window(tmp_path / "second", PAGES)
    join_by_keyboard(qtbot, second, type_in, centre.scanned(hall_record))
    qtbot.waitUntil(lambda: second.first_start is None, timeout=10_000)
    assert second.locked
    assert second.sign_in._hall.text() == "城东社保经办大厅"
    assert second.sign_in._desk.text() == "D02"
    sign_in(second, "wang")
    ours, theirs = first.frame.context.desk, second.frame.context.desk
    assert ours.journal.hall == theirs.journal.hall
    qtbot.waitUntil(lambda: "D02" in desk_names(ours).values(), timeout=10_000)
    heard = []
    second.frame.context.changes.changed.connect(heard.append)
    first.work.database(lambda: set_rules(ours, HallRules(inside_limit=17)))
    qtbot.waitUntil(lambda: read_rules(theirs.journal).inside_limit == 17, timeout=10_000)
    qtbot.waitUntil(lambda: any("rules" in topics for topics in heard))
    assert not any("visit" in topics for topics in heard), "only what was taken is told"


def test_a_code_of_another_server_is_said_at_the_code(
    qtbot, centre, open_window, tmp_path, type_in
):
    window = open_window(tmp_path / "second", PAGES)
    other = "7K2QM-90XDA-B3TZV-0H1RC"
    join_by_keyboard(qtbot, window, type_in, other, address=centre.address)
    sheet = window.first_start.join_hall
    qtbot.waitUntil(lambda: bool(sheet.code.problem()), timeout=10_000)
    assert sheet.code.edit.hasFocus()
    assert sheet.code.text() == other


def test_a_code_works_once_and_another_one_after_it(
    qtbot, first, centre, hall_record, open_window, tmp_path, type_in
):
    code = centre.scanned(hall_record)
    second = open_window(tmp_path / "second", PAGES)
    join_by_keyboard(qtbot, second, type_in, code)
    qtbot.waitUntil(lambda: second.first_start is None, timeout=10_000)
    third = open_window(tmp_path / "third", PAGES)
    join_by_keyboard(qtbot, third, type_in, code, "D03")
    sheet = third.first_start.join_hall
    qtbot.waitUntil(lambda: bool(sheet.code.problem()), timeout=10_000)
    assert "另一台电脑" in sheet.code.problem()
    type_in((Qt.Key.Key_A, CONTROL), centre.code(hall_record), ENTER, ENTER, ENTER)
    qtbot.waitUntil(lambda: third.first_start is None, timeout=10_000)


def test_the_line_is_cut_and_comes_back_and_a_revoked_desk_is_told(qtbot, first, centre, type_in):
    status, journal = first.frame.status, journal_of(first)
    qtbot.waitUntil(lambda: status._waiting.text() == "全部已上报", timeout=10_000)
    centre.cut()
    desk = first.frame.context.desk
    first.work.database(lambda: set_rules(desk, HallRules(inside_limit=17)))
    qtbot.waitUntil(lambda: status._line.text().startswith("网络已断开"), timeout=10_000)
    qtbot.waitUntil(lambda: status._waiting.text() == "待上报中心 1 条")
    centre.start()
    type_in((Qt.Key.Key_7, CONTROL), Qt.Key.Key_F5)
    qtbot.waitUntil(lambda: status._waiting.text() == "全部已上报", timeout=20_000)
    centre.revoke(journal.device)
    qtbot.waitUntil(first.frame.page.meet.isEnabled)
    type_in(Qt.Key.Key_F5)
    qtbot.waitUntil(lambda: status._line.text().startswith("⚠ 本机接入已被撤销"), timeout=10_000)

    def titles():
        return [str(item.title) for item in first.frame.attention.items()]

    # Read beside the status line, not before it.
    qtbot.waitUntil(lambda: "This computer's access was withdrawn" in titles())


def test_an_administrator_stops_exchanging(qtbot, first, type_in):
    section = first.frame.page.section
    assert section.table.rows()
    section.first_focus()
    type_in(Qt.Key.Key_F8, Qt.Key.Key_F8)
    qtbot.waitUntil(lambda: section.table.rows() == [])
    status = first.frame.status
    qtbot.waitUntil(lambda: status._line.text().startswith("单机运行"), timeout=10_000)


def test_a_code_scanned_anywhere_in_the_settings_goes_where_it_belongs(
    open_window, hall_folder, sign_in, type_in, centre, hall_record
):
    window = open_window(hall_folder, PAGES)
    sign_in(window, "limin")
    type_in((Qt.Key.Key_9, CONTROL))
    page = window.frame.page
    window.on_scanned(centre.scanned(hall_record))
    assert page.section is page.section_named("connection")
    assert page.section.address.text() == centre.address
    assert page.section.code.text().count("-") == 3
    window.on_scanned("6901234567892")
    assert window.frame.notice.text(), "what is no code is said to be none"


def test_only_administrators_see_the_section(qtbot, open_window, hall_folder, sign_in, type_in):
    window = open_window(hall_folder, PAGES)
    sign_in(window, "wang", PASSWORD)
    type_in((Qt.Key.Key_9, CONTROL))
    assert "connection" not in window.frame.page.names()

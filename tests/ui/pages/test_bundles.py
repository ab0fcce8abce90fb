"""Writing to a stick and reading from it, by keys alone."""

import pytest

from counter_app.people.roles import Role
from tests.ui.small_desk import SmallDesk
from ui.page_list import PAGES

MEETINGS = tuple(entry for entry in PAGES if entry.name == "meetings")
PASSPHRASE = "east hall 2020"


@pytest.fixture
def at_desk(qtbot, small_hall):
    """One desk at a time: the next one's window takes the place of the last."""
    desks = []

    def build(person):
        while desks:
            desks.pop().stop()
        desks.append(SmallDesk(qtbot, person, small_hall.clock, MEETINGS))
        return desks[0]

    yield build
    for one in desks:
        one.stop()


def fill(desk, path, *passphrases):
    desk.type(str(path))
    for one in passphrases:
        desk.press("Enter")
        desk.type(one)
    desk.press("Enter")


def wait_until_done(desk):
    desk.qtbot.waitUntil(lambda: desk.page.bundle.isHidden(), timeout=20_000)
    desk.settle()


def test_a_bundle_is_written_at_one_desk_and_read_at_another(at_desk, small_hall, tmp_path):
    small_hall.ticket()
    stick = tmp_path / "a.counter"
    first = at_desk(small_hall.leader)
    first.press("F6")
    assert first.page.bundle.file.edit.hasFocus()
    fill(first, stick, PASSPHRASE, PASSPHRASE)
    wait_until_done(first)
    assert first.page.notice.text().startswith("交换文件已写好")
    assert first.page.history.table.hasFocus()
    journal = small_hall.new_desk(1)
    second = at_desk(small_hall.desk(Role.LEADER, journal))
    second.press("F7")
    fill(second, stick, PASSPHRASE)
    wait_until_done(second)
    assert small_hall.tables(journal)["visit"] == small_hall.tables()["visit"]
    assert second.page.answers.text().startswith("D00：")
    assert "D00" in second.page.notice.accessibleName()


def test_what_is_wrong_is_said_where_it_is_and_esc_goes_back(at_desk, small_hall, tmp_path):
    desk = at_desk(small_hall.leader)
    sheet = desk.page.bundle
    desk.press("F6")
    fill(desk, tmp_path / "a.counter", "short", "short")
    desk.qtbot.waitUntil(lambda: bool(sheet.passphrase.problem()), timeout=20_000)
    assert sheet.passphrase.edit.hasFocus()
    desk.press("Esc", "F6")
    fill(desk, tmp_path / "a.counter", PASSPHRASE, PASSPHRASE + "!")
    assert sheet.again.problem() == "两次输入的口令不一致。"
    desk.press("Esc", "F7")
    assert sheet.again.isHidden()
    fill(desk, tmp_path / "none.counter", PASSPHRASE)
    desk.qtbot.waitUntil(lambda: bool(sheet.file.problem() or sheet.problem.text()))
    desk.press("Esc")
    assert sheet.isHidden()


def test_a_clerk_has_no_such_buttons(at_desk, small_hall):
    desk = at_desk(small_hall.clerk)
    assert desk.page.write.isHidden()
    desk.press("F6")
    assert desk.page.bundle.isHidden()

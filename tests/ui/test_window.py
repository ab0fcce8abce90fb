from importlib import import_module

from PySide6.QtCore import Qt

from counter_app.hall.rules import HallRules, set_rules
from counter_app.people.desk import Desk
from counter_app.people.roles import Role
from counter_app.people.signing_in import LockOut, sign_in
from counter_app.people.users import add_user, change_user, list_users
from counter_app.sync.peers import PeerKind
from counter_app.sync.standing import PeerStanding, Standing
from tests.ui.conftest import PASSWORD, TEST_PAGES, NotePage, journal_of
from ui.page import Page
from ui.page_list import PAGES
from ui.standing_words import DAY, clock_words, line_of
from ui.status_facts import status_reader
from ui.status_line import Line, StatusFacts

ENTER = Qt.Key.Key_Return
CONTROL = Qt.KeyboardModifier.ControlModifier


def test_a_new_hall_is_founded_locked_and_unlocked_by_keyboard_alone(
    qtbot, open_window, tmp_path, type_in
):
    window = open_window(tmp_path / "empty")
    qtbot.waitUntil(lambda: window.new_hall is not None)
    assert window.new_hall.name.edit.hasFocus()
    type_in("East hall", ENTER, ENTER, "limin", ENTER, PASSWORD, ENTER, PASSWORD, ENTER)
    qtbot.waitUntil(lambda: window.frame is not None)
    assert "East hall" in window.windowTitle()
    assert "密钥" in window.frame.notice._next.text(), "a key in a file is said plainly"
    page = window.frame.page
    assert page.line.edit.hasFocus()
    type_in("half a word")
    type_in((Qt.Key.Key_L, CONTROL))
    assert window.locked
    type_in(PASSWORD, ENTER)
    qtbot.waitUntil(lambda: window.frame is not None)
    assert window.frame.page is page
    assert page.line.text() == "half a word"
    assert page.line.edit.hasFocus()


def test_mistakes_in_a_new_hall_are_said_at_their_field(qtbot, open_window, tmp_path):
    window = open_window(tmp_path / "empty")
    qtbot.waitUntil(lambda: window.new_hall is not None)
    sheet = window.new_hall
    sheet.name.set_text("大厅")
    sheet.login.set_text("LI MIN")
    sheet.password.set_text(PASSWORD)
    sheet.again.set_text("other")
    sheet.button.click()
    assert sheet.again.problem()
    sheet.again.set_text(PASSWORD)
    sheet.button.click()
    qtbot.waitUntil(lambda: bool(sheet.login.problem()))
    assert sheet.login.edit.hasFocus()
    assert sheet.button.isEnabled()


def test_a_wrong_password_is_said_and_then_locks_out(qtbot, open_window, hall_folder, type_in):
    window = open_window(hall_folder)
    qtbot.waitUntil(lambda: window.sign_in._ready)
    assert window.sign_in._hall.text() == "城东社保经办大厅"
    type_in("limin", ENTER)
    for attempt in range(6):
        type_in("wrong password", ENTER)
        qtbot.waitUntil(lambda: not window.sign_in._busy)
        problem = window.sign_in.password.problem()
        assert ("15" in problem) is (attempt == 5), problem
    assert window.frame is None


def test_the_lock_disables_what_is_below(qtbot, open_window, hall_folder, sign_in, type_in):
    window = open_window(hall_folder)
    sign_in(window, "limin")
    frame, page = window.frame, window.frame.page
    page.line.set_text("draft")
    window.lock()
    assert not frame.isEnabled()
    assert not frame.isVisible()
    type_in("wrong password", ENTER)
    qtbot.waitUntil(lambda: bool(window.sign_in.password.problem()))
    type_in((Qt.Key.Key_2, CONTROL))
    window.on_scanned("110101199003074514")
    assert page.kept == page.scans == []
    assert frame.page is page
    assert page.line.text() == "draft"


def test_change_of_user_keeps_the_first_ones_draft(qtbot, open_window, hall_folder, sign_in):
    window = open_window(hall_folder)
    sign_in(window, "limin")
    first = window.frame
    first.page.line.set_text("half a word")
    assert "case" not in first.rail._items
    window.lock()
    window.sign_in.login.set_text("")
    window.sign_in.login.edit.setFocus()
    sign_in(window, "wang")
    second = window.frame
    assert second is not first
    assert "case" in second.rail._items
    assert second.page.line.text() == ""
    window.lock()
    window.sign_in.login.set_text("")
    window.sign_in.login.edit.setFocus()
    sign_in(window, "limin")
    assert window.frame is first
    assert first.page.line.text() == "half a word"
    window.sign_out()
    sign_in(window, "limin")
    assert window.frame is not first


def test_other_roles_meanwhile_mean_other_pages(qtbot, open_window, hall_folder, sign_in, clock):
    window = open_window(hall_folder)
    sign_in(window, "wang")
    first = window.frame
    window.lock()
    journal, engine = journal_of(hall_folder, clock)
    administrator = Desk(journal, signed_in(journal))
    wang = next(user for user in list_users(administrator) if user.login == "wang")
    change_user(administrator, wang.id, wang.name, [Role.SCREENER], True)
    engine.dispose()
    window.sign_in.login.set_text("")
    window.sign_in.login.edit.setFocus()
    sign_in(window, "wang")
    assert window.frame is not first
    assert "case" not in window.frame.rail._items


def signed_in(journal):
    return sign_in(journal, "limin", PASSWORD, LockOut())


def test_keys_open_pages_and_pages_are_built_once(
    qtbot, open_window, hall_folder, sign_in, type_in
):
    window = open_window(hall_folder)
    sign_in(window, "limin")
    frame = window.frame
    first = frame.page
    assert list(frame._pages) == ["note"], "others are built when they are opened"
    type_in((Qt.Key.Key_2, CONTROL))
    assert frame.page is not first
    assert frame.rail.item("other").isChecked()
    assert not frame.rail.item("note").isChecked()
    frame.navigate("note", "a visit")
    assert frame.page is first
    assert first.argument == "a visit"
    frame.navigate("case")
    assert frame.page is first, "a page beyond one's rights does not open"


def test_a_change_refreshes_the_open_page_now_and_others_when_they_are_opened(
    qtbot, open_window, hall_folder, sign_in, clock
):
    window = open_window(hall_folder)
    sign_in(window, "limin")
    frame = window.frame
    note = frame.page
    frame.navigate("other")
    other = frame.page
    assert (note.refreshed, other.refreshed) == (1, 1)
    journal, engine = journal_of(hall_folder, clock)
    add_user(Desk(journal, signed_in(journal)), "zhou", "周明", [Role.CLERK], PASSWORD)
    engine.dispose()
    qtbot.waitUntil(lambda: other.refreshed == 2, timeout=5000)
    assert note.refreshed == 1
    frame.navigate("note")
    assert note.refreshed == 2


def test_what_needs_attention_is_shown_counted_and_leads_to_its_page(
    qtbot, open_window, hall_folder, sign_in
):
    window = open_window(hall_folder)
    sign_in(window, "limin")
    frame = window.frame
    qtbot.waitUntil(lambda: len(frame.attention.items()) == 2)
    assert frame.attention.items()[0].page == "other", "alarms first"
    assert frame.rail.item("other").count == 1
    assert frame.rail.item("note").count == 0
    frame.attention._cards.itemAt(0).widget().click()
    assert frame.page is frame._pages["other"]
    assert frame.page.argument == "case"


def test_the_column_folds_when_narrow_and_by_hand(open_window, hall_folder, sign_in, type_in):
    window = open_window(hall_folder)
    sign_in(window, "limin")
    column = window.frame.attention
    window.resize(1366, 768)
    assert not column.folded
    assert window.frame.rail.width() == 196
    window.resize(1100, 768)
    assert column.folded
    window.resize(900, 768)
    assert window.frame.rail.width() == 60
    type_in((Qt.Key.Key_0, CONTROL))
    assert not column.folded


def test_an_error_nobody_took_is_said_and_work_goes_on(qtbot, open_window, hall_folder, sign_in):
    window = open_window(hall_folder)
    sign_in(window, "limin")
    page = window.frame.page
    page.line.set_text("wrong")
    page.button.click()
    qtbot.waitUntil(lambda: bool(page.notice.text()))
    page.context.work.database(lambda: 1 // 0)
    qtbot.waitUntil(lambda: bool(window.frame.notice.text()))
    crashes = list((hall_folder / "crashes").iterdir())
    assert len(crashes) == 1
    page.line.set_text("right")
    page.button.click()
    qtbot.waitUntil(lambda: page.kept == ["right"])


def test_what_no_page_can_use_is_said(qtbot, open_window, hall_folder, sign_in):
    window = open_window(hall_folder)
    sign_in(window, "limin")
    window.on_scanned("110101199003074514")
    assert window.frame.page.scans == ["110101199003074514"]
    assert not window.frame.notice.text()
    window.on_scanned("nonsense")
    assert window.frame.notice.text()


def test_a_code_opens_the_page_whose_it_is(qtbot, open_window, hall_folder, sign_in):
    window = open_window(hall_folder)
    sign_in(window, "limin")
    window.on_scanned("counter:test:7")
    assert window.frame.current == "note"
    assert window.frame.notice.text()
    window.sign_out()
    sign_in(window, "wang")
    window.on_scanned("counter:test:7")
    assert window.frame.current == "case"
    assert window.frame.page.scans == ["counter:test:7"]
    assert not window.frame.notice.text()


def test_a_hall_that_cannot_be_opened_is_said(qtbot, open_window, hall_folder):
    (hall_folder / "counter.key").unlink()
    window = open_window(hall_folder)
    qtbot.waitUntil(lambda: not window.sign_in.button.isEnabled())
    assert "密钥" in window.sign_in._word.text()


def test_roles_without_pages_are_told_so(open_window, hall_folder, sign_in):
    window = open_window(hall_folder, pages=TEST_PAGES[2:3])
    sign_in(window, "limin")
    assert window.frame.page is None


def test_nothing_is_left_running_when_the_window_closes(qtbot, open_window, hall_folder, sign_in):
    window = open_window(hall_folder)
    sign_in(window, "limin")
    window.close()
    assert not window.ticking.isActive()


def test_every_page_of_the_program_is_what_its_entry_says():
    for entry in PAGES:
        module, _, name = entry.made_by.partition(":")
        page = getattr(import_module(module), name)
        assert issubclass(page, Page)
        assert page.right is entry.right


def test_names_and_keys_of_pages_are_their_own():
    names = [entry.name for entry in PAGES]
    keys = [entry.key for entry in PAGES if entry.key]
    assert len(set(names)) == len(names)
    assert len(set(keys)) == len(keys)
    assert issubclass(NotePage, Page)


def test_the_status_line_says_how_things_stand(qtbot, open_window, hall_folder, sign_in):
    window = open_window(hall_folder)
    sign_in(window, "limin")
    line = window.frame.status
    line.show_facts(StatusFacts())
    assert line._line.text() == "单机运行 · 照常办理"
    assert line._inside.text() == line._waiting.text() == line._disk.text() == ""
    line.show_facts(StatusFacts(Line.HALL, to_centre=35, inside=46, limit=80, disk_left=120))
    assert line._line.text() == "大厅内已连通 · 照常办理"
    assert "35" in line._waiting.text()
    assert "全部已上报" not in line._waiting.text()
    assert line._inside.text() == "厅内 46 / 80 人"
    assert "120" in line._disk.text()
    line.show_facts(StatusFacts(Line.CENTRE, to_hub=0, to_centre=0))
    assert line._waiting.text() == "全部已上报"
    line.show_facts(StatusFacts(Line.CENTRE, to_hub=2, to_centre=0))
    assert line._waiting.text() == "待同步大厅 2 条"
    line.show_facts(StatusFacts(Line.WITHDRAWN, to_centre=4, clock=clock_words(-3 * DAY)))
    assert line._line.text().startswith("⚠ 本机接入已被撤销")
    assert line._wrong_time.text() == "⚠ 本机时钟慢了 3 天"
    line.show_facts(StatusFacts(Line.LOOKING))
    assert line._line.text() == "正在联络其他电脑 · 照常办理"
    assert line._wrong_time.text() == ""


def test_the_line_is_what_the_standing_says():
    def standing(*peers, revoked=False):
        return Standing(
            tuple(
                PeerStanding("", kind, "", (), "", reached, None, 0, None)
                for kind, reached in peers
            ),
            None,
            None,
            None,
            revoked,
        )

    hub, centre = PeerKind.HUB, PeerKind.CENTRE
    assert line_of(standing()) is Line.ALONE
    assert line_of(standing((hub, None), (centre, None))) is Line.LOOKING
    assert line_of(standing((hub, True), (centre, False))) is Line.HALL
    assert line_of(standing((hub, False), (centre, True))) is Line.CENTRE
    assert line_of(standing((hub, False), (centre, None))) is Line.CUT
    assert line_of(standing((hub, True), (centre, False), revoked=True)) is Line.WITHDRAWN


def test_a_clock_is_wrong_from_two_minutes_on():
    assert clock_words(None) is clock_words(120_000) is clock_words(-120_000) is None
    assert str(clock_words(120_001)) == "This computer's clock is 2 minutes ahead"
    assert str(clock_words(-5 * 3_600_000)) == "This computer's clock is 5 hours behind"


def test_a_disk_nearly_full_is_announced(hall_folder, clock):
    journal, engine = journal_of(hall_folder, clock)
    desk = Desk(journal, signed_in(journal))
    assert status_reader(hall_folder, lambda _folder: 499_999_999)(desk).disk_left == 499
    assert status_reader(hall_folder, lambda _folder: 10**12)(desk).disk_left is None
    engine.dispose()


def test_the_hall_decides_when_an_idle_desk_locks(qtbot, open_window, hall_folder, sign_in, clock):
    window = open_window(hall_folder)
    sign_in(window, "limin")
    assert window.idle_minutes == 5
    desk = window.frame.context.desk
    with qtbot.waitSignal(window.frame.context.changes.changed):
        window.frame.context.work.database(lambda: set_rules(desk, HallRules(idle_minutes=2)))
    qtbot.waitUntil(lambda: window.idle_minutes == 2)

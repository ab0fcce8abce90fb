"""Windows and staff in the settings, by keyboard."""

from PySide6.QtCore import Qt

from counter_app.errors import InputError
from counter_app.hall.catalogue import read_catalogue
from counter_app.hall.windows import list_windows, open_window
from counter_app.people.desk import Desk, Person
from counter_app.people.roles import Role
from counter_app.people.signing_in import LockOut, sign_in
from counter_app.people.users import list_users
from tests.ui.conftest import PASSWORD
from tests.ui.pages.conftest import CONTROL, SAVE

TAB, ENTER, ESC = Qt.Key.Key_Tab, Qt.Key.Key_Return, Qt.Key.Key_Escape
DOWN, UP, RIGHT = Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Right
F2, F8, DELETE, SPACE = Qt.Key.Key_F2, Qt.Key.Key_F8, Qt.Key.Key_Delete, Qt.Key.Key_Space
ALL = (Qt.Key.Key_A, CONTROL)
ALT_UP = (Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
ALT_DOWN = (Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)


def ready(qtbot, section):
    qtbot.waitUntil(lambda: bool(section.table.rows()) and section.row is not None)


def add_code(qtbot, section, type_in, typed):
    add = section.form.fields["serves"].add
    type_in(typed)
    qtbot.waitUntil(add.is_open)
    type_in(ENTER)
    assert add.text() == ""


def test_a_window_gets_its_order_of_preference_by_keyboard(qtbot, settings, type_in):
    _, page, section = settings("windows")
    ready(qtbot, section)
    desk = page.context.desk
    catalogue = read_catalogue(desk)
    group, item = catalogue.groups[1].code, catalogue.items[0].code
    serves = section.form.fields["serves"]
    assert section.table.hasFocus()
    type_in(ENTER)
    assert serves.add.edit.hasFocus()
    add_code(qtbot, section, type_in, group)
    add_code(qtbot, section, type_in, item)
    assert serves.text().split() == ["*", group, item]
    serves.list.setFocus()
    type_in(ALT_UP, ALT_UP, DOWN, DOWN, ALT_UP)
    assert serves.text().split() == [item, group, "*"]
    assert page.tabs.tabText(page.tabs.currentIndex()).endswith("●")
    type_in(SAVE)
    qtbot.waitUntil(lambda: list_windows(desk)[0].serves == (item, group, "*"))
    qtbot.waitUntil(lambda: not section.has_unsaved())
    type_in(DELETE, SAVE)
    qtbot.waitUntil(lambda: len(list_windows(desk)[0].serves) == 2)


def test_a_window_that_serves_nothing_is_refused_at_the_list(qtbot, settings, type_in):
    _, _page, section = settings("windows")
    ready(qtbot, section)
    serves = section.form.fields["serves"]
    serves.list.setFocus()
    type_in(DOWN, DELETE, SAVE)
    qtbot.waitUntil(lambda: bool(serves.problem()))
    assert serves.add.edit.hasFocus()
    assert serves.text() == ""


def test_windows_are_added_and_taken_out_of_use_with_a_second_press(qtbot, settings, type_in):
    _, page, section = settings("windows")
    ready(qtbot, section)
    desk = page.context.desk
    type_in(F2)
    number = section.form.fields["number"]
    assert number.edit.hasFocus()
    assert number.text() == "2"
    type_in(ALL, "1", SAVE)
    qtbot.waitUntil(lambda: "已有" in number.problem())
    type_in(ALL, "100", SAVE)
    qtbot.waitUntil(lambda: "99" in number.problem())
    type_in(ALL, "7", SAVE)
    qtbot.waitUntil(lambda: [one.number for one in list_windows(desk)] == [1, 7])
    qtbot.waitUntil(lambda: section.row is not None and section.row.window.number == 7)
    type_in(ESC, F8)
    assert section.use.asking
    type_in(DOWN, F8, F8)
    qtbot.waitUntil(lambda: not list_windows(desk)[1].in_use)
    qtbot.waitUntil(lambda: not section.row.window.in_use)
    assert section._who(section.row) == "停用"
    type_in(F8)
    qtbot.waitUntil(lambda: list_windows(desk)[1].in_use)


def test_who_sits_at_a_window_is_said(qtbot, settings):
    _, page, section = settings("windows")
    ready(qtbot, section)
    desk = page.context.desk
    wang = next(one for one in list_users(desk) if one.login == "wang")
    leader = Desk(desk.journal, Person(wang.id, wang.login, wang.name, wang.roles))
    page.context.work.database(lambda: open_window(leader, list_windows(leader)[0].id))
    qtbot.waitUntil(lambda: section._who(section.row) == "王芳")
    assert "D01" in section.heading.text()


def test_staff_are_added_and_changed_by_keyboard(qtbot, settings, type_in):
    _, page, section = settings("users")
    ready(qtbot, section)
    desk, form = page.context.desk, section.form
    type_in(F2, "wang", TAB, "Zhao", TAB, SPACE, TAB, PASSWORD, TAB, "other", SAVE)
    assert form.fields["again"].problem()
    assert form.fields["again"].edit.hasFocus()
    type_in(ALL, PASSWORD, SAVE)
    qtbot.waitUntil(lambda: bool(form.fields["login"].problem()))
    assert form.fields["login"].edit.hasFocus(), "a name that is taken is said at its field"
    type_in(ALL, "zhao", SAVE)
    qtbot.waitUntil(lambda: any(one.login == "zhao" for one in list_users(desk)))
    person = sign_in(desk.journal, "zhao", PASSWORD, LockOut())
    assert person.roles == {Role.SCREENER}
    qtbot.waitUntil(lambda: section.row is not None and section.row.user.login == "zhao")
    assert form.text("password") == ""
    form.fields["name"].edit.setFocus()
    type_in(ALL, "Zhao Li", TAB, RIGHT, SPACE, SAVE)
    qtbot.waitUntil(
        lambda: next(one for one in list_users(desk) if one.login == "zhao").name == "Zhao Li"
    )
    changed = next(one for one in list_users(desk) if one.login == "zhao")
    assert changed.roles == {Role.SCREENER, Role.CLERK}
    assert sign_in(desk.journal, "zhao", PASSWORD, LockOut()).name == "Zhao Li"


def test_the_last_administrator_cannot_be_lost_here_either(qtbot, settings, type_in):
    _, page, section = settings("users")
    ready(qtbot, section)
    assert section.row.user.login == "limin"
    type_in(F8, F8)
    qtbot.waitUntil(lambda: "管理员" in page.notice.text())
    assert all(one.in_use for one in list_users(page.context.desk))
    assert section.use.isEnabled()


def test_a_locked_account_is_shown_and_a_new_password_opens_it(qtbot, settings, type_in):
    _, page, section = settings("users")
    ready(qtbot, section)
    journal = page.context.desk.journal

    def guess():
        for _ in range(5):
            try:
                sign_in(journal, "wang", "falsch-2020", LockOut())
            except InputError:
                continue

    page.context.work.database(guess)
    type_in(DOWN)
    assert section.row.user.login == "wang"
    # Five hashes, made slow on purpose.
    qtbot.waitUntil(lambda: section.row.waits == 15, timeout=30_000)
    assert "15" in section.heading.text()
    section.form.fields["password"].edit.setFocus()
    type_in("neues-wort-2021", TAB, "neues-wort-2021", SAVE)
    qtbot.waitUntil(lambda: section.row.waits == 0)
    assert sign_in(journal, "wang", "neues-wort-2021", LockOut()).login == "wang"


def test_what_is_typed_for_one_stays_while_another_is_looked_at(qtbot, settings, type_in):
    _, page, section = settings("users")
    ready(qtbot, section)
    form = section.form
    type_in(ENTER)
    assert form.fields["name"].edit.hasFocus()
    type_in(ALL, "Li Min", TAB, TAB, "half-a-password", ESC, DOWN)
    assert section.row.user.login == "wang"
    assert (form.text("name"), form.text("password")) == ("王芳", "")
    assert page.tabs.tabText(page.tabs.currentIndex()).endswith("●")
    type_in(UP)
    assert form.text("name") == "Li Min"
    assert form.text("password") == "", "a password is no draft"
    type_in(Qt.Key.Key_F4)
    assert form.text("name") == "limin"
    assert not section.has_unsaved()

import json
from datetime import date

import pytest
from PySide6.QtCore import Qt

from counter_app.hall.desks import desk_name, hall_name
from counter_app.hall.epidemic import read_epidemic_end
from counter_app.hall.rules import HallRules, read_rules
from counter_app.hall.thresholds import Operator, Thresholds, read_thresholds, set_thresholds
from counter_app.people.signing_in import LockOut, sign_in
from tests.ui.conftest import PASSWORD
from tests.ui.pages.conftest import CONTROL, SAVE, SHIFT
from ui.options import read_options
from ui.screen_settings import SCREEN_FILE, ScreenSettings, read_screen_settings
from ui.style import Style

TAB, ENTER, RIGHT = Qt.Key.Key_Tab, Qt.Key.Key_Return, Qt.Key.Key_Right
ALL = (Qt.Key.Key_A, CONTROL)


def test_everybody_sees_the_sections_of_their_roles(settings):
    _, page, section = settings(login="wang")
    assert [page.tabs.tabText(at) for at in range(page.tabs.count())] == ["我的密码", "显示"]
    assert section is page.section_named("password")
    assert page.section_named("hall") is None


def test_the_administrator_goes_round_all_sections_by_keyboard(settings, type_in):
    _, page, section = settings("hall")
    seen = []
    for _ in range(page.tabs.count()):
        seen.append(page.section.title())
        type_in((TAB, CONTROL))
    assert page.section is section
    assert seen[0] == "大厅"
    assert {"体温", "我的密码", "显示", "备份"} < set(seen)
    type_in((TAB, CONTROL | SHIFT))
    assert page.section.title() == seen[-1]


def test_rules_are_saved_with_one_key_and_a_wrong_one_is_said_at_its_field(
    qtbot, settings, type_in
):
    _, page, section = settings("hall")
    field = section.form.fields["inside_limit"]
    qtbot.waitUntil(lambda: field.text() == "80")
    assert field.edit.hasFocus()
    type_in(ALL, "0")
    assert page.tabs.tabText(0) == "大厅 ●", "what is not saved is shown"
    type_in(SAVE)
    qtbot.waitUntil(lambda: bool(field.problem()))
    assert field.edit.hasFocus()
    assert field.text() == "0", "nothing typed is lost"
    type_in(ALL, "x", SAVE)
    assert field.problem() == "请输入整数。"
    type_in(ALL)
    field.edit.insert("４５")  # from an input method
    type_in(TAB, ALL, "30", SAVE)
    journal = page.context.desk.journal
    qtbot.waitUntil(lambda: read_rules(journal).inside_limit == 45)
    assert read_rules(journal).backups_kept == 30
    qtbot.waitUntil(lambda: field.text() == "45")
    assert page.tabs.tabText(0) == "大厅"


def test_names_show_in_the_rail_at_once(qtbot, settings):
    window, page, section = settings("hall")
    form, journal = section.form, page.context.desk.journal
    qtbot.waitUntil(lambda: form.text("name") == "城东社保经办大厅")
    for name, text in (("name", "城西大厅"), ("desk_name", " ")):
        form.fields[name].set_text(text)
    section.bar.save.click()
    qtbot.waitUntil(lambda: bool(form.fields["desk_name"].problem()))
    form.fields["desk_name"].set_text("大门")
    section.bar.save.click()
    qtbot.waitUntil(lambda: window.frame.rail._names[1].text() == "大门")
    assert window.frame.rail._names[0].text() == "城西大厅"
    assert (hall_name(journal), desk_name(journal)) == ("城西大厅", "大门")
    assert "城西大厅" in window.windowTitle()


def test_drafts_stay_when_the_page_is_left_and_when_others_change_things(qtbot, settings, type_in):
    _, page, section = settings("temperature")
    form = section.form
    qtbot.waitUntil(lambda: form.text("fever") == "37.3")
    type_in(ALL, "37.2", (Qt.Key.Key_8, CONTROL), (Qt.Key.Key_9, CONTROL))
    assert form.text("fever") == "37.2"
    desk = page.context.desk
    page.context.work.database(lambda: set_thresholds(desk, Thresholds(rest_minutes=9)))
    qtbot.waitUntil(lambda: form.text("rest_minutes") == "9")
    assert form.text("fever") == "37.2"
    assert form.unsaved() == ["fever"]
    type_in(Qt.Key.Key_F4)
    assert form.text("fever") == "37.3"
    assert not section.has_unsaved()


def test_thresholds_say_what_they_mean_before_they_are_saved(qtbot, settings, type_in):
    _, page, section = settings("temperature")
    qtbot.waitUntil(lambda: "体温 ≥ 37.3 ℃ 判为异常" in section.meaning.text())
    type_in(ALL)
    section.form.fields["fever"].edit.insert("３７．５")  # from an input method
    assert "≥ 37.5 ℃" in section.meaning.text()
    section.form.fields["operator"].first_focus()
    type_in(RIGHT)
    assert "> 37.5 ℃" in section.meaning.text()
    section.first_focus()
    type_in(ALL, "99", SAVE)
    assert section.form.fields["fever"].problem()
    assert section.meaning.text() == ""
    type_in(ALL, "34", SAVE)
    qtbot.waitUntil(lambda: "低" in section.form.fields["fever"].problem())
    type_in(ALL, "37.5", SAVE)
    desk = page.context.desk
    qtbot.waitUntil(lambda: read_thresholds(desk).fever == 375)
    assert read_thresholds(desk).operator is Operator.ABOVE


def test_a_clerk_changes_the_own_password(qtbot, settings, type_in):
    _, page, section = settings("password", "wang")
    assert section.old.edit.hasFocus()
    type_in("falsch-2020", ENTER, "neues-wort-2021", ENTER, "anders", ENTER)
    assert section.again.problem()
    type_in(ALL, "neues-wort-2021", ENTER)
    qtbot.waitUntil(lambda: section.old.problem() == "当前密码不对。")
    type_in(ALL, PASSWORD, SAVE)
    qtbot.waitUntil(lambda: bool(page.notice.text()))
    assert section.old.text() == section.new.text() == section.again.text() == ""
    journal = page.context.desk.journal
    assert sign_in(journal, "wang", "neues-wort-2021", LockOut()).login == "wang"


def test_a_new_password_that_protects_nothing_is_said_at_its_field(qtbot, settings, type_in):
    _, _page, section = settings("password", "wang")
    type_in(PASSWORD, ENTER, "short", ENTER, "short", ENTER)
    qtbot.waitUntil(lambda: bool(section.new.problem()))
    assert section.new.edit.hasFocus()


def test_screen_settings_hold_at_once_and_at_the_next_start(qtbot, settings, type_in, hall_folder):
    window, page, section = settings("screen", "wang")
    section.form.fields["language"].first_focus()
    type_in(RIGHT, TAB, RIGHT, SAVE)
    assert section.button.asking, "what is typed elsewhere would go: it asks first"
    assert read_screen_settings(hall_folder) == ScreenSettings()
    type_in(SAVE)
    qtbot.waitUntil(lambda: window.frame is not None and window.frame.page is not page)
    assert window.frame.page.title() == "Settings"
    assert window.frame.context.style == Style(1.25)
    assert window.frame.context.desk.person.login == "wang"
    assert read_screen_settings(hall_folder) == ScreenSettings("en", 1.25)
    window.sign_out()
    assert window.sign_in.button.text() == "Sign in"


def test_the_command_line_holds_over_what_is_kept(hall_folder):
    kept = ScreenSettings("en", 1.5, True)
    assert read_options([]).over(kept) == kept
    given = read_options(["--language", "zh_CN", "--no-high-contrast"])
    assert given.over(kept) == ScreenSettings("zh_CN", 1.5, False)
    assert given.fixed == {"language", "high_contrast"}


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "[]",
        "7",
        '"x"',
        '{"language": ["en"]}',
        '{"scale": "big"}',
        '{"scale": 9}',
        "[" * 9999,
    ],
)
def test_damaged_screen_settings_do_not_keep_anybody_from_starting(tmp_path, text):
    (tmp_path / SCREEN_FILE).write_text(text, encoding="utf-8")
    assert read_screen_settings(tmp_path) == ScreenSettings()


def test_what_is_sound_in_damaged_screen_settings_holds(tmp_path):
    kept = {"language": "en", "scale": None, "high_contrast": "yes"}
    (tmp_path / SCREEN_FILE).write_text(json.dumps(kept), encoding="utf-8")
    assert read_screen_settings(tmp_path) == ScreenSettings("en")


def test_a_backup_is_made_by_key_and_made_anew(qtbot, settings, type_in, hall_folder):
    _, page, section = settings("backups")
    folder = hall_folder / "backups"
    qtbot.waitUntil(lambda: "1" in section.kept.text())
    (daily,) = folder.glob("daily-*.backup")
    before = daily.stat().st_mtime_ns
    type_in(Qt.Key.Key_F8)
    qtbot.waitUntil(lambda: bool(page.notice.text()), timeout=10_000)
    assert list(folder.glob("daily-*.backup")) == [daily]
    assert daily.stat().st_mtime_ns > before
    assert not list(folder.glob("*.newer"))
    assert str(folder) in section.place.text()
    assert "密钥" in section.key.text()


def test_the_end_of_the_epidemic_is_set_in_the_hall_and_what_follows_is_said(
    qtbot, settings, type_in
):
    _, page, section = settings("hall")
    form, journal = section.form, page.context.desk.journal
    qtbot.waitUntil(lambda: form.text("inside_limit") == "80")
    assert form.text("epidemic_end") == ""
    form.fields["epidemic_end"].set_text("2020-11-31")
    section.bar.save.click()
    qtbot.waitUntil(lambda: bool(form.fields["epidemic_end"].problem()))
    assert form.fields["epidemic_end"].edit.hasFocus()
    type_in(ALL, "2020/11/30")
    assert "2021-02-28" in section.make_up.text()
    section.bar.save.click()
    qtbot.waitUntil(lambda: read_epidemic_end(journal) == date(2020, 11, 30))
    qtbot.waitUntil(lambda: form.text("epidemic_end") == "2020-11-30")
    assert read_rules(journal) == HallRules(), "nothing else was recorded"

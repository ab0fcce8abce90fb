"""The service catalogue in the settings, by keyboard."""

from typing import Any

import pytest
from PySide6.QtCore import Qt

from counter_app.hall.catalogue import Channel, ChannelKind, Group, Item, Words, read_catalogue
from tests.ui.pages.conftest import CONTROL, SAVE
from ui.pages.settings_words import lines_of, words_of
from ui.style import Tone

TAB, ENTER, ESC, SPACE = Qt.Key.Key_Tab, Qt.Key.Key_Return, Qt.Key.Key_Escape, Qt.Key.Key_Space
F2, F3, F6, F7, F8 = (getattr(Qt.Key, f"Key_F{number}") for number in (2, 3, 6, 7, 8))
DOWN, RIGHT = Qt.Key.Key_Down, Qt.Key.Key_Right
ALL = (Qt.Key.Key_A, CONTROL)


@pytest.fixture
def catalogue(qtbot, settings):
    _, page, section = settings("catalogue")
    qtbot.waitUntil(lambda: bool(section.table.rows()))
    return page, section


def item_now(desk, code) -> Any:
    return read_catalogue(desk).item(code)


def find(section, type_in, code):
    section.first_focus()
    type_in(ALL, code, ENTER)
    assert section.table.selected().code == code


def test_a_matter_is_found_opened_changed_and_saved(qtbot, catalogue, type_in):
    page, section = catalogue
    desk = page.context.desk
    item = read_catalogue(desk).in_use[0]
    find(section, type_in, item.code)
    type_in(ENTER)
    form = section.item_form.form
    assert form.text("names") == item.names.chinese
    assert form.fields["names"].edit.hasFocus()
    assert not form.unsaved()
    form.fields["minutes"].edit.setFocus()
    type_in(ALL, "0", SAVE)
    qtbot.waitUntil(lambda: bool(form.fields["minutes"].problem()))
    assert form.fields["minutes"].edit.hasFocus()
    type_in(ALL, "25", SAVE)
    qtbot.waitUntil(lambda: item_now(desk, item.code).minutes == 25)
    qtbot.waitUntil(lambda: not section.has_unsaved())
    type_in(ESC)
    assert section.shown is None
    assert section.table.hasFocus()
    kept = item_now(desk, item.code)
    assert (kept.papers, kept.channels, kept.names) == (item.papers, item.channels, item.names)


def test_a_new_matter_with_papers_and_channels(qtbot, catalogue, type_in):
    page, section = catalogue
    desk = page.context.desk
    form = section.item_form.form
    type_in(F2)
    assert form.fields["code"].edit.hasFocus()
    type_in(SAVE)
    qtbot.waitUntil(lambda: bool(form.fields["code"].problem()))
    type_in("x-1", SAVE)
    qtbot.waitUntil(lambda: bool(form.fields["group"]._problem.text()))
    type_in(SPACE, TAB, "Ming", TAB, "Name", SAVE)
    qtbot.waitUntil(lambda: bool(item_now(desk, "X-1")))
    qtbot.waitUntil(lambda: not section.has_unsaved())
    form.fields["online"].first_focus()
    type_in(Qt.Key.Key_Left, SAVE)
    channels = form.fields["channels"]
    qtbot.waitUntil(lambda: bool(channels.problem()))
    type_in(F6, RIGHT, TAB, "Shebao", TAB, "Insurance", TAB, "12333", TAB)
    type_in("Kai | Open", ENTER, "Tian | Fill in", F6, TAB, "Wang", SAVE)
    qtbot.waitUntil(lambda: len(item_now(desk, "X-1").channels) == 2)
    first, second = item_now(desk, "X-1").channels
    assert first == Channel(
        kind=ChannelKind.APP,
        place=Words("Shebao", "Insurance"),
        address="12333",
        steps=(Words("Kai", "Open"), Words("Tian", "Fill in")),
    )
    assert second.kind is ChannelKind.PORTAL
    qtbot.waitUntil(lambda: not section.has_unsaved())
    type_in(F7)
    assert len(form.fields["channels"]._channels) == 2, "removing asks first"
    type_in(F7, SAVE)
    qtbot.waitUntil(lambda: item_now(desk, "X-1").channels == (first,))
    qtbot.waitUntil(lambda: not section.has_unsaved())
    form.fields["papers"].edit.setFocus()
    type_in("Zheng | Card", SAVE)
    qtbot.waitUntil(lambda: item_now(desk, "X-1").papers == (Words("Zheng", "Card"),))
    assert item_now(desk, "X-1").online


def test_retiring_asks_once_more_and_what_is_retired_is_shown_on_demand(qtbot, catalogue, type_in):
    page, section = catalogue
    desk = page.context.desk
    code = read_catalogue(desk).in_use[0].code
    find(section, type_in, code)
    type_in(ENTER, F8)
    assert not item_now(desk, code).retired
    type_in(F8)
    qtbot.waitUntil(lambda: item_now(desk, code).retired)
    qtbot.waitUntil(lambda: "已停用" in section.item_form.heading.text())
    type_in(ESC)
    qtbot.waitUntil(lambda: section.table.rows() == [])
    section.retired.first_focus()
    type_in(SPACE)
    (row,) = section.table.rows()
    assert section._state(row) == "已停用"
    assert section._tone(row) is Tone.QUIET
    section.table.setFocus()
    type_in(DOWN, ENTER, F8)
    qtbot.waitUntil(lambda: not item_now(desk, code).retired)


def test_a_group_gets_its_letter_and_a_taken_one_is_said(qtbot, catalogue, type_in):
    page, section = catalogue
    desk = page.context.desk
    form = section.group_form.form
    taken = read_catalogue(desk).groups[0].letter
    type_in(F3, "99", TAB, taken, TAB, "Zu", TAB, "Group", SAVE)
    qtbot.waitUntil(lambda: bool(form.fields["letter"].problem()))
    assert form.fields["letter"].edit.hasFocus()
    type_in(ALL, "z", SAVE)
    qtbot.waitUntil(lambda: read_catalogue(desk).group("99") is not None)
    assert read_catalogue(desk).group("99") == Group(
        code="99", letter="Z", names=Words("Zu", "Group")
    )
    qtbot.waitUntil(lambda: not section.has_unsaved())
    type_in(ESC, F3, "99", SAVE)
    qtbot.waitUntil(lambda: "已有" in form.fields["code"].problem())
    assert form.text("names_english") == ""


def test_who_leaves_while_it_is_saved_finds_it_saved_and_no_draft(qtbot, catalogue, type_in):
    page, section = catalogue
    desk = page.context.desk
    type_in(F3, "99", TAB, "z", TAB, "Zu", TAB, "Group", SAVE, ESC, F2, "half")
    qtbot.waitUntil(lambda: read_catalogue(desk).group("99") is not None)
    qtbot.waitUntil(lambda: bool(section._catalogue.group("99")))
    assert section.item_form.form.text("code") == "half"
    assert section.shown is section.item_form
    assert section._open is None
    type_in(Qt.Key.Key_F4)
    assert not section.has_unsaved()


def test_a_draft_waits_while_another_matter_is_looked_at(qtbot, catalogue, type_in):
    page, section = catalogue
    first, second = read_catalogue(page.context.desk).in_use[:2]
    find(section, type_in, first.code)
    type_in(ENTER, ALL, "Neu", ESC)
    assert section._state(first) == "● 未保存"
    assert section.has_unsaved()
    find(section, type_in, second.code)
    type_in(ENTER)
    form = section.item_form.form
    assert form.text("names") == second.names.chinese
    type_in(ESC)
    find(section, type_in, first.code)
    type_in(ENTER)
    assert form.text("names") == "Neu"
    type_in(Qt.Key.Key_F4)
    assert form.text("names") == first.names.chinese
    assert not section.has_unsaved()


def test_groups_stand_before_their_matters(catalogue):
    page, section = catalogue
    rows = section.table.rows()
    whole = read_catalogue(page.context.desk)
    assert len(rows) == len(whole.groups) + len(whole.in_use)
    group = None
    for row in rows:
        if isinstance(row, Item):
            assert row.group == group
        else:
            group = row.code


def test_lines_of_words():
    words = (Words("身份证", "ID card"), Words("照片", ""))
    assert words_of(lines_of(words)) == words
    assert words_of("a｜b\n\n | c\n") == (Words("a", "b"), Words("", "c"))

"""The private part of the 'Staff' page by keys alone (N6.4)."""

from functools import partial

import pytest
from argon2 import PasswordHasher

from counter_app.hall.care import keep_own_note, read_care
from counter_app.people import passwords, sealing
from counter_app.people.desk import Desk
from counter_app.people.roles import Role
from counter_app.people.signing_in import LockOut, sign_in, unlock_private
from counter_app.people.users import add_user, set_password
from ui.page_list import PAGES

PASSWORD, ANOTHER = "hall-east-2020", "another-word-2021"
PAGES_HERE = tuple(entry for entry in PAGES if entry.name in ("staff", "meetings"))
SECRET = "这段时间我常常失眠"


@pytest.fixture(autouse=True)
def quick_hash(monkeypatch):
    for name, cost in (("ROUNDS", 1), ("MEMORY", 8), ("LANES", 1)):
        monkeypatch.setattr(sealing, name, cost)
    quick = partial(PasswordHasher, time_cost=1, memory_cost=8, parallelism=1)
    monkeypatch.setattr(passwords, "PasswordHasher", quick)


@pytest.fixture
def employed(small_hall):
    def add(login, *roles):
        add_user(small_hall.administrator, login, login, roles or (Role.CLERK,), PASSWORD)
        return Desk(small_hall.journal, sign_in(small_hall.journal, login, PASSWORD, LockOut()))

    return add


@pytest.fixture
def open_care(desk_of):
    """Opens the private part of somebody's page, up to the password."""

    def build(person):
        desk = desk_of(person, PAGES_HERE)
        desk.press("Ctrl+Shift+Tab")
        return desk

    return build


def records(person, password=PASSWORD):
    return read_care(person, unlock_private(person, password, LockOut()))


def enter(desk, password=PASSWORD):
    desk.type(password)
    desk.press("Enter")


def test_a_wrong_password_opens_nothing(open_care, employed):
    desk = open_care(employed("chen"))
    part = desk.page.section
    assert part.password.edit.hasFocus()
    enter(desk, ANOTHER)
    assert part.password.problem()
    assert not part.is_open
    enter(desk)
    assert part.is_open
    assert part.password.text() == ""


def test_a_note_is_written_and_read_again(open_care, employed):
    clerk = employed("chen")
    desk = open_care(clerk)
    part = desk.page.section
    enter(desk)
    desk.press("F8")
    desk.type(SECRET)
    desk.press("Ctrl+S")
    assert part.text.text() == SECRET
    assert part.table.text_at(0, 1) == "个人记录"
    assert [one.text for one in records(clerk)] == [SECRET]
    desk.press("F8")
    desk.press("Ctrl+S")
    assert part.writing.note.problem()


def test_a_self_check_asks_for_every_answer_and_ends_in_calm_words(open_care, employed):
    clerk = employed("chen")
    desk = open_care(clerk)
    part = desk.page.section
    enter(desk)
    desk.press("F9")
    desk.press("Ctrl+S")
    assert part.questions.problem.isVisible()
    assert part.questions.answers() == [-1] * 13
    for _ in range(13):
        desk.press("Space", "Tab")
    desk.press("Ctrl+S")
    assert "还不错" in part.text.text()
    assert "12320" in part.text.text()
    (record,) = records(clerk)
    assert record.result is not None
    assert record.result.answers == (0,) * 13


@pytest.mark.parametrize("leave", ["Ctrl+7", "Ctrl+Tab", "F4"])
def test_it_closes_and_forgets_what_was_typed_when_one_goes(open_care, employed, leave):
    desk = open_care(employed("chen"))
    part = desk.page.section
    enter(desk)
    desk.press("F8")
    desk.type("草稿 draft")
    if leave == "F4":
        desk.press("Esc")
    desk.press(leave)
    assert not part.is_open
    assert part.writing.note.text() == ""
    assert part.table.rows() == []
    assert not part.writing.note.edit.document().isUndoAvailable()


def test_under_the_lock_nothing_of_it_is_left(open_care, employed):
    clerk = employed("chen")
    desk = open_care(clerk)
    part = desk.page.section
    enter(desk)
    keep_own_note(clerk, unlock_private(clerk, PASSWORD, LockOut()), SECRET)
    desk.settle()
    part.table.select_first()
    assert part.text.text() == SECRET
    desk.press("F8")
    desk.type("草稿 draft")
    desk.frame.setEnabled(False)  # what the lock does
    assert not part.is_open
    assert part.writing.note.text() == ""
    assert part.text.text() == ""
    desk.frame.setEnabled(True)


def test_staff_care_writes_about_a_talk_and_the_person_reads_it(open_care, employed):
    clerk, care = employed("chen"), employed("wei", Role.CARE)
    unlock_private(clerk, PASSWORD, LockOut())
    desk = open_care(care)
    part = desk.page.section
    enter(desk)
    desk.press("F6")
    desk.type("谈了四十分钟")
    desk.press("Ctrl+S")
    assert "谈话对象" in part.writing.problem.text()
    part.writing.person.choose(clerk.person.id)
    desk.press("Ctrl+S")
    assert [one.text for one in records(clerk)] == ["谈了四十分钟"]
    assert part.table.text_at(0, 2) == "chen"


def test_nobody_but_staff_care_writes_about_others(open_care, employed):
    desk = open_care(employed("chen", Role.LEADER))
    enter(desk)
    assert not desk.page.section.care_note.isVisible()


def with_a_new_password(employed, small_hall):
    """A clerk who wrote something and has a new password since, and staff care."""
    clerk, care = employed("chen"), employed("wei", Role.CARE)
    unlock_private(care, PASSWORD, LockOut())
    keep_own_note(clerk, unlock_private(clerk, PASSWORD, LockOut()), SECRET)
    set_password(small_hall.administrator, clerk.person.id, ANOTHER)
    return clerk, care


def test_after_a_new_password_the_page_says_what_can_not_be_opened(open_care, employed, small_hall):
    clerk, _ = with_a_new_password(employed, small_hall)
    desk = open_care(clerk)
    enter(desk, ANOTHER)
    assert "管理员" in desk.page.notice.text()
    assert "打不开" in desk.page.section.text.text()
    assert not desk.page.section.share.isVisible()


def test_staff_care_shares_old_records_again(open_care, employed, small_hall):
    clerk, care = with_a_new_password(employed, small_hall)
    assert [one.text for one in records(clerk, ANOTHER)] == [None]
    desk = open_care(care)
    enter(desk)
    part = desk.page.section
    assert "1" in part.share.text()
    desk.press("F7")
    assert not part.share.isVisible()
    assert [one.text for one in records(clerk, ANOTHER)] == [SECRET]

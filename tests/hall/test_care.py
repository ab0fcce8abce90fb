"""Private self-check, own notes, care notes: readable by the person and staff care only (N6.4)."""

import re
import sqlite3
from functools import partial

import msgspec
import pytest
from argon2 import PasswordHasher
from sqlalchemy import select

from counter_app.errors import Conflict, InputError, NotAllowed, ProgramFault
from counter_app.hall.care import (
    CareForm,
    care_readers,
    care_record_table,
    keep_care_note,
    keep_own_note,
    keep_self_check,
    read_care,
    share_care,
    unshared_care,
)
from counter_app.hall.self_check import self_check_questions
from counter_app.journal.entry import new_id
from counter_app.journal.export import exported_lines
from counter_app.journal.refold import refold
from counter_app.journal.tables import entry_table
from counter_app.language import CHINESE
from counter_app.people import passwords, sealing
from counter_app.people.care_keys import CareKeyWrapped, care_key_table
from counter_app.people.desk import Desk, Person
from counter_app.people.roles import ROLE_RIGHTS, Right, Role
from counter_app.people.signing_in import (
    LockOut,
    SignInFailed,
    change_own_password,
    sign_in,
    unlock_private,
)
from counter_app.people.users import add_user, change_user, set_password
from counter_app.sync.joining import move_to_hall
from tests.small_hall import SmallHall

PASSWORD = "城东大厅2020"
ANOTHER = "另一个密码2021"
LOCK = LockOut()
SECRET = "这段时间我常常失眠，怕把病带回家"
TALK = "与当事人谈了四十分钟，建议换班休息"


@pytest.fixture(autouse=True)
def quick_hash(monkeypatch):
    for name, cost in (("ROUNDS", 1), ("MEMORY", 8), ("LANES", 1)):
        monkeypatch.setattr(sealing, name, cost)
    quick = partial(PasswordHasher, time_cost=1, memory_cost=8, parallelism=1)
    monkeypatch.setattr(passwords, "PasswordHasher", quick)


@pytest.fixture
def hall(tmp_path):
    small = SmallHall(tmp_path)
    yield small
    for engine in small.engines:
        engine.dispose()


def employed(hall, login, *roles):
    """Somebody who has signed in at the first desk."""
    add_user(hall.administrator, login, login, roles or [Role.CLERK], PASSWORD)
    return Desk(hall.journal, sign_in(hall.journal, login, PASSWORD, LOCK))


def unlocked(desk, password=PASSWORD):
    return unlock_private(desk, password, LOCK)


def texts(desk, keys):
    return [record.text for record in read_care(desk, keys)]


def everything_in_the_clear(engine, path):
    """The bytes of the whole file as whoever has its key can see them."""
    raw = engine.raw_connection()
    try:
        raw.driver_connection.execute(f"ATTACH DATABASE '{path}' AS clear KEY ''")
        raw.driver_connection.execute("SELECT sqlcipher_export('clear')")
        raw.driver_connection.execute("DETACH DATABASE clear")
    finally:
        raw.close()
    return path.read_bytes()


def answers(first=0):
    return [first, *[0] * (len(self_check_questions().questions) - 1)]


def test_the_person_and_staff_care_read_it_and_nobody_else(hall):
    clerk, care = employed(hall, "li"), employed(hall, "wang", Role.CARE)
    colleague, leader = employed(hall, "zhao"), employed(hall, "qian", Role.LEADER)
    keys_of_care = unlocked(care)
    keys = unlocked(clerk)
    note = keep_own_note(clerk, keys, SECRET)
    assert (note.form, note.text, note.about) == (CareForm.OWN_NOTE, SECRET, clerk.person.id)
    talk = keep_care_note(care, keys_of_care, clerk.person.id, TALK)
    assert texts(clerk, keys) == [TALK, SECRET]
    assert texts(care, keys_of_care) == [TALK, SECRET]
    assert texts(colleague, unlocked(colleague)) == []
    assert texts(leader, unlocked(leader)) == []
    assert repr(talk) == f"CareRecord({talk.id!r})"


def test_another_role_can_not_open_it_even_with_everything_of_the_file(hall):
    clerk, leader = employed(hall, "li"), employed(hall, "qian", Role.LEADER)
    keep_own_note(clerk, unlocked(clerk), SECRET)
    keys = unlocked(leader)
    # As if a tampered program asked for all rows with the leader's keys.
    reading_all = Desk(
        hall.journal,
        Person(leader.person.id, "qian", "钱", frozenset({Role.CARE})),
    )
    (record,) = read_care(reading_all, keys)
    assert (record.text, record.result) == (None, None)
    with pytest.raises(ProgramFault):
        read_care(clerk, keys)


def test_no_byte_of_it_is_anywhere_in_the_clear(hall, tmp_path):
    clerk, care = employed(hall, "li"), employed(hall, "wang", Role.CARE)
    keys_of_care, keys = unlocked(care), unlocked(clerk)
    keep_own_note(clerk, keys, SECRET)
    keep_self_check(clerk, keys, answers(2), "睡不好")
    keep_care_note(care, keys_of_care, clerk.person.id, TALK)
    share_care(clerk, keys)
    with hall.journal.read() as connection:
        bodies = [bytes(body) for body in connection.scalars(select(entry_table.c.body)) if body]
        lines = "\n".join(exported_lines(connection, hall.hall, bodies=True))
        rows = repr(connection.execute(select(care_record_table)).all())
    deciphered = everything_in_the_clear(hall.engines[0], tmp_path / "clear.db")
    spilled = [SECRET, TALK, "睡不好", '"level":"', "strained", "private_bytes"]
    for text in spilled:
        assert text not in lines
        assert text not in rows
        assert text.encode() not in deciphered
        assert not any(text.encode() in body for body in bodies)
    assert clerk.person.login.encode() in deciphered
    for path in tmp_path.glob("desk-*"):
        raw = path.read_bytes()
        assert not any(text.encode() in raw for text in spilled)
    with pytest.raises(sqlite3.DatabaseError):
        sqlite3.connect(tmp_path / "desk-0.db").execute("select * from care_record")


def test_only_the_rounded_length_is_seen(hall):
    clerk = employed(hall, "li")
    keys = unlocked(clerk)
    for text in ("短", "一" * 160):
        keep_own_note(clerk, keys, text)
    with hall.journal.read() as connection:
        sealed = [
            msgspec.json.decode(text, type=sealing.SealedText)
            for text in connection.scalars(select(care_record_table.c.sealed))
        ]
    assert len({len(one.text) for one in sealed}) == 1


def test_a_self_check_comes_to_calm_words(hall):
    clerk = employed(hall, "li")
    keys = unlocked(clerk)
    questions = self_check_questions()
    calm = keep_self_check(clerk, keys, answers(1))
    assert calm.result is not None
    assert (calm.result.level, calm.result.version, calm.text) == ("calm", questions.version, "")
    strain = [0 if at in questions.serious else 1 for at in range(1, len(answers()) + 1)]
    strained = keep_self_check(clerk, keys, strain, "加班太多")
    assert strained.result is not None
    assert (strained.result.level, strained.text) == ("strained", "加班太多")
    serious = answers()
    serious[questions.serious[0] - 1] = 1
    assert questions.level_of(serious).name == "talk"
    assert questions.level_of([3] * len(questions.questions)).name == "talk"
    assert questions.levels[-1].up_to == (len(questions.answers) - 1) * len(questions.questions)
    assert all(re.search(r"[\u4e00-\u9fff]", one.said(CHINESE)) for one in questions.questions)


@pytest.mark.parametrize("wrong", [[], [0], [9] * 13, [0] * 12 + [-1]])
def test_a_sheet_with_an_answer_missing_is_refused(hall, wrong):
    clerk = employed(hall, "li")
    with pytest.raises(InputError) as refused:
        keep_self_check(clerk, unlocked(clerk), wrong)
    assert refused.value.field == "answers"


def test_refused_are_empty_and_endless_notes_and_nobody(hall):
    care = employed(hall, "wang", Role.CARE)
    keys = unlocked(care)
    for text in (" \n ", "长" * 4001, "a\0b"):
        with pytest.raises(InputError) as refused:
            keep_own_note(care, keys, text)
        assert refused.value.field == "note"
    with pytest.raises(InputError) as nobody:
        keep_care_note(care, keys, "", TALK)
    assert nobody.value.field == "about"
    with pytest.raises(Conflict):
        keep_care_note(care, keys, new_id(), TALK)


@pytest.mark.parametrize("role", Role)
def test_each_verb_asks_for_its_right(hall, role):
    desk, other = employed(hall, "wang", role), employed(hall, "li")
    keys = unlocked(desk)
    assert keep_own_note(desk, keys, SECRET).text == SECRET
    assert keep_self_check(desk, keys, answers()).text == ""
    assert share_care(desk, keys) == 0
    assert unshared_care(desk, keys) == 0
    assert [one.user for one in care_readers(desk)] == [desk.person.id]
    if Right.READ_CARE_NOTES in ROLE_RIGHTS[role]:
        assert keep_care_note(desk, keys, other.person.id, TALK).text == TALK
    else:
        with pytest.raises(NotAllowed):
            keep_care_note(desk, keys, other.person.id, TALK)


def test_it_opens_at_every_desk_of_the_hall_without_a_line(hall):
    clerk, care = employed(hall, "li"), employed(hall, "wang", Role.CARE)
    unlocked(care)
    keep_own_note(clerk, unlocked(clerk), SECRET)
    other = hall.new_desk(1)
    hall.copy(hall.journal, other)
    for desk in (clerk, care):
        there = Desk(other, desk.person)
        assert texts(there, unlocked(there)) == [SECRET]
    assert hall.tables() != {}
    hall.copy(other, hall.journal)
    assert hall.tables() == hall.tables(other)


def test_a_wrong_password_opens_nothing_and_counts(hall):
    clerk = employed(hall, "li")
    with pytest.raises(InputError) as refused:
        unlocked(clerk, ANOTHER)
    assert refused.value.field == "password"
    with hall.journal.read() as connection:
        kinds = connection.scalars(select(entry_table.c.kind).order_by(entry_table.c.seq)).all()
    assert kinds[-1] == SignInFailed.kind
    for _ in range(LOCK.tries - 1):
        with pytest.raises(InputError):
            unlocked(clerk, ANOTHER)
    with pytest.raises(InputError, match="Too many"):
        unlocked(clerk)


def test_the_key_goes_along_when_one_changes_ones_password(hall):
    clerk = employed(hall, "li")
    keep_own_note(clerk, unlocked(clerk), SECRET)
    change_own_password(clerk, PASSWORD, ANOTHER, LOCK)
    keys = unlocked(clerk, ANOTHER)
    assert (keys.renewed, texts(clerk, keys)) == (False, [SECRET])
    with pytest.raises(InputError):
        unlocked(clerk, PASSWORD)


def test_a_password_set_by_the_administrator_opens_nothing_old_but_care_does(hall):
    clerk, care = employed(hall, "li"), employed(hall, "wang", Role.CARE)
    keys_of_care = unlocked(care)
    keep_own_note(clerk, unlocked(clerk), SECRET)
    set_password(hall.administrator, clerk.person.id, ANOTHER)
    keys = unlocked(clerk, ANOTHER)
    assert keys.renewed
    assert texts(clerk, keys) == [None]
    assert texts(care, keys_of_care) == [SECRET]
    assert unshared_care(care, keys_of_care) == 1
    assert share_care(care, keys_of_care) == 1
    assert unshared_care(care, keys_of_care) == 0
    assert texts(clerk, keys) == [SECRET]
    assert not unlocked(clerk, ANOTHER).renewed


def test_who_takes_over_care_reads_old_notes_once_somebody_shares_them(hall):
    clerk, care = employed(hall, "li"), employed(hall, "wang", Role.CARE)
    keys = unlocked(clerk)
    keep_own_note(clerk, keys, SECRET)
    assert [one.has_key for one in care_readers(clerk)] == [True, False]
    keys_of_care = unlocked(care)
    assert [(one.name, one.has_key) for one in care_readers(clerk)] == [
        ("li", True),
        ("wang", True),
    ]
    assert texts(care, keys_of_care) == [None]
    assert share_care(care, keys_of_care) == 0
    assert share_care(clerk, keys) == 1
    assert texts(care, keys_of_care) == [SECRET]
    employed(hall, "admin", Role.ADMINISTRATOR)
    change_user(hall.administrator, care.person.id, "wang", [Role.CLERK], True)
    former = Desk(hall.journal, Person(care.person.id, "wang", "wang", frozenset({Role.CLERK})))
    assert texts(former, keys_of_care) == []
    assert [one.name for one in care_readers(clerk)] == ["li"]


def test_two_desks_make_a_key_each_and_both_open_everything(hall):
    other = hall.new_desk(1)
    clerk = employed(hall, "li")
    hall.copy(hall.journal, other)
    there = Desk(other, clerk.person)
    keep_own_note(clerk, unlocked(clerk), SECRET)
    keep_own_note(there, unlocked(there), TALK)
    hall.copy(hall.journal, other)
    hall.copy(other, hall.journal)
    assert sorted(texts(clerk, unlocked(clerk))) == sorted([SECRET, TALK])
    assert sorted(texts(there, unlocked(there))) == sorted([SECRET, TALK])
    assert hall.tables() == hall.tables(other)


def test_it_still_opens_after_the_hall_has_joined_another_one(hall):
    clerk = employed(hall, "li")
    keep_own_note(clerk, unlocked(clerk), SECRET)
    move_to_hall(hall.journal, new_id())
    assert texts(clerk, unlocked(clerk)) == [SECRET]


def test_nobody_states_a_key_or_a_record_of_another(hall):
    clerk, colleague = employed(hall, "li"), employed(hall, "zhao")
    keep_own_note(clerk, unlocked(clerk), SECRET)
    with hall.journal.read() as connection:
        key = connection.scalar(select(care_key_table.c.id))
    before = hall.tables()["care_key"]
    wrapped = sealing.PrivateKey.new().wrapped(PASSWORD, b"x")
    with hall.journal.act(colleague.person.id) as act:
        act.record(key, CareKeyWrapped(wrapped=wrapped))
    assert hall.tables()["care_key"] == before
    assert hall.to_check() == [("care_key.wrapped", "not_foldable")]


def test_a_record_moved_to_another_person_or_place_does_not_open(hall):
    clerk, colleague = employed(hall, "li"), employed(hall, "zhao")
    keys, others = unlocked(clerk), unlocked(colleague)
    keep_own_note(clerk, keys, SECRET)
    with hall.journal.read() as connection:
        row = connection.execute(
            select(entry_table).where(entry_table.c.kind == "care.own_note_kept")
        ).one()
    kind = hall.journal.workflows.kinds[row.kind]
    body = kind.decoder.decode(bytes(row.body))
    for actor, about in (
        (clerk.person.id, clerk.person.id),
        (colleague.person.id, colleague.person.id),
    ):
        with hall.journal.act(actor) as act:
            act.record(new_id(), msgspec.structs.replace(body, about=about))
    assert sorted(texts(clerk, keys), key=str) == [None, SECRET]
    assert texts(colleague, others) == [None]


def test_folding_anew_changes_nothing(hall):
    clerk, care = employed(hall, "li"), employed(hall, "wang", Role.CARE)
    keys = unlocked(clerk)
    keep_own_note(clerk, keys, SECRET)
    unlocked(care)
    share_care(clerk, keys)
    before = hall.tables()
    refold(hall.journal)
    assert hall.tables() == before

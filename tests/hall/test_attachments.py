"""What an act attaches is saved with it or not at all, seen at once, and gone when redacted."""

import pytest
from sqlalchemy import func, select, update

from counter_app.hall.attachments import (
    LEFTOVERS_KEPT,
    attach,
    attachments_by_id,
    collect_leftovers,
    prepare_photograph,
    read_attachment,
)
from counter_app.journal.attachments import WANTED, AttachmentAdded
from counter_app.journal.contents import content_table, keep_whole, part_table
from counter_app.journal.redaction import redaction_of
from counter_app.journal.refold import refold
from counter_app.journal.writing_rows import read_subject
from counter_app.people.roles import Right
from counter_app.store.engine import writing
from tests.pictures import noisy, photograph, written


@pytest.fixture
def prepared():
    """A photo of several parts."""
    return prepare_photograph(written(noisy(900, 900)), "IMG_7.jpg")


def attached(desk, *prepared):
    with desk.act(Right.DO_ROUND) as act:
        return [attach(act, one) for one in prepared]


def shown(desk, *ids):
    with desk.journal.read() as connection:
        return attachments_by_id(connection, desk.journal.hall, ids)


def rows(desk, table):
    with desk.journal.read() as connection:
        return connection.scalar(select(func.count()).select_from(table))


def redact(desk, attachment):
    with desk.act(Right.REDACT) as act:
        (entry,) = read_subject(act.connection, act.hall, attachment)
        act.record(*redaction_of(entry, "retention ended"))


def test_what_was_attached_is_shown_and_read(small_hall, prepared):
    (one,) = attached(small_hall.leader, prepared)
    found = shown(small_hall.leader, one, "unknown")[one]
    assert (found.id, found.digest, found.size) == (one, prepared.digest, prepared.size)
    assert (found.media, found.name) == ("image/jpeg", "IMG_7.jpg")
    assert found.thumbnail == prepared.thumbnail
    assert rows(small_hall.leader, part_table) > 1
    assert read_attachment(small_hall.leader, one) == prepared.data


def test_an_act_that_fails_leaves_nothing(small_hall, prepared):
    def broken():
        with small_hall.leader.act(Right.DO_ROUND) as act:
            attach(act, prepared)
            raise RuntimeError("the form was not complete")

    with pytest.raises(RuntimeError):
        broken()
    assert rows(small_hall.leader, part_table) == rows(small_hall.leader, content_table) == 0


def test_the_same_photo_twice_is_kept_once(small_hall, prepared):
    one, two = attached(small_hall.leader, prepared, prepared)
    assert one != two
    assert rows(small_hall.leader, content_table) == 1
    assert read_attachment(small_hall.leader, two) == prepared.data


def test_another_desk_sees_the_thumbnail_and_asks_for_the_rest(small_hall, prepared):
    other = small_hall.desk_at(small_hall.new_desk(1))
    (one,) = attached(small_hall.leader, prepared)
    assert read_attachment(other, one) is None, "its entry has not come"
    small_hall.copy(small_hall.journal, other.journal)
    assert shown(other, one)[one].thumbnail == prepared.thumbnail
    told = []
    other.journal.listeners.append(lambda committed: told.append(committed.topics))
    assert read_attachment(other, one) is None
    assert read_attachment(other, one) is None
    assert told == [{WANTED}], "whoever shows it again asks no second time"


def test_a_photo_with_a_wrong_byte_is_not_shown_but_asked_for_anew(small_hall, prepared, caplog):
    (one,) = attached(small_hall.leader, prepared)
    with writing(small_hall.journal.engine) as connection:
        data = connection.scalar(select(part_table.c.data).where(part_table.c.start == 0))
        assert data is not None
        damaged = bytes([data[0] ^ 1]) + data[1:]
        connection.execute(update(part_table).where(part_table.c.start == 0).values(data=damaged))
    assert read_attachment(small_hall.leader, one) is None
    assert "attachment_damaged" in caplog.text
    assert read_attachment(small_hall.leader, one) is None


def test_redaction_takes_the_bytes_along(small_hall, prepared):
    (one,) = attached(small_hall.leader, prepared)
    other = small_hall.desk_at(small_hall.new_desk(1))
    small_hall.copy(small_hall.journal, other.journal)
    redact(small_hall.administrator, one)
    assert shown(small_hall.leader, one) == {}
    assert rows(small_hall.leader, part_table) == rows(small_hall.leader, content_table) == 0
    assert read_attachment(small_hall.leader, one) is None
    small_hall.copy(small_hall.journal, other.journal)
    assert shown(other, one) == {}


def test_bytes_that_another_record_names_stay(small_hall, prepared):
    one, two = attached(small_hall.leader, prepared, prepared)
    redact(small_hall.administrator, one)
    assert read_attachment(small_hall.leader, two) == prepared.data


def test_bytes_that_nothing_names_are_collected_by_the_daily_chore(small_hall, prepared):
    attached(small_hall.leader, prepared)
    with writing(small_hall.journal.engine) as connection:
        keep_whole(connection, small_hall.hall, b"of a newer program", small_hall.clock.now())
    assert collect_leftovers(small_hall.journal) == 0
    small_hall.clock.advance(LEFTOVERS_KEPT + 1)
    assert collect_leftovers(small_hall.journal) == 1
    assert rows(small_hall.leader, content_table) == 1


def test_folding_anew_changes_nothing(small_hall, prepared):
    ids = attached(small_hall.leader, prepared, prepare_photograph(photograph(2), "b.jpg"))
    before = shown(small_hall.leader, *ids)
    refold(small_hall.journal)
    assert shown(small_hall.leader, *ids) == before
    assert read_attachment(small_hall.leader, ids[0]) == prepared.data


@pytest.mark.parametrize(
    "body",
    [
        AttachmentAdded(digest="../etc", size=1, media="image/jpeg", name="a"),
        AttachmentAdded(digest="a" * 64, size=0, media="image/jpeg", name="a"),
        AttachmentAdded(digest="a" * 64, size=10**9, media="image/jpeg", name="a"),
        AttachmentAdded(
            digest="a" * 64, size=1, media="image/jpeg", name="a", thumbnail=bytes(99_000)
        ),
    ],
)
def test_what_no_program_of_ours_attaches_is_set_aside(small_hall, body):
    with small_hall.leader.act(Right.DO_ROUND) as act:
        act.record("0" * 32, body)
    assert shown(small_hall.leader, "0" * 32) == {}
    assert small_hall.to_check() == [("attachment.added", "not_foldable")]

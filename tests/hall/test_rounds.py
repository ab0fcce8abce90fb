"""Rounds: planned, under way, done or missed, at one desk and at several."""

from datetime import timedelta

import msgspec
import pytest

from counter_app.errors import Conflict, InputError
from counter_app.hall.catalogue import Words
from counter_app.hall.checking import to_check
from counter_app.hall.checklists import Question, set_checklist
from counter_app.hall.checkpoints import set_checkpoint
from counter_app.hall.findings import open_findings
from counter_app.hall.round_facts import Result, RoundState
from counter_app.hall.rounds import (
    GivenAnswer,
    answer_point,
    finish_round,
    overlooked,
    read_round,
    rounds_now,
    rounds_of_day,
    start_extra_round,
    start_round,
)
from counter_app.hall.rounds_needs import rounds_needs
from counter_app.journal.clock import MINUTE
from counter_app.journal.refold import refold
from counter_app.people.roles import Role
from tests.hall.round_hall import HOUR, RoundHall, slot_of


@pytest.fixture
def rounds(small_hall):
    return RoundHall(small_hall)


@pytest.fixture
def there(rounds):
    """The leader at another desk, which knows what this one knows now."""
    other = rounds.small.new_desk(1)
    rounds.small.copy(rounds.journal, other)
    return rounds.small.desk_at(other, Role.LEADER)


def meet(rounds, there):
    rounds.small.copy(rounds.journal, there.journal)
    rounds.small.copy(there.journal, rounds.journal)
    assert rounds.small.tables() == rounds.small.tables(there.journal)


def states(desk):
    today = rounds_now(desk)
    return [
        [one.slot and slot_of(one).window.opens // 60 for one in those]
        for those in (today.planned, today.under_way, today.done, today.missed)
    ]


def test_a_day_of_rounds(rounds):
    assert states(rounds.leader) == [[13, 16, 23], [], [], []]
    rounds.at(13, 10)
    begun = start_round(rounds.leader, rounds.slot()).round
    assert (begun.name, begun.points, begun.answered) == ("每日巡查", 2, 0)
    assert states(rounds.leader) == [[16, 23], [13], [], []]
    done = rounds.walk(begun.id).round
    assert (done.state, done.answered, done.failed, done.was_late) == (
        RoundState.DONE,
        2,
        0,
        False,
    )
    rounds.at(17, 1)
    assert states(rounds.leader) == [[23], [], [13], [16]]
    assert rounds.note_missed() == 1
    assert rounds.note_missed() == 0
    assert states(rounds.leader) == [[23], [], [13], [16]]
    # Over midnight: the late one is still to be done, and stays the round of yesterday.
    rounds.at(24, 30)
    today = rounds_now(rounds.leader)
    assert next(one.day for one in today.planned) == "2020-02-10"
    late = start_round(rounds.leader, slot_of(today.planned[0])).round
    assert rounds.walk(late.id).round.was_late is False
    refold(rounds.journal)
    with rounds.journal.read() as connection:
        day = rounds_of_day(
            connection, rounds.hall, rounds.today - timedelta(1), rounds.clock.now()
        )
    assert [len(those) for those in (day.planned, day.under_way, day.done, day.missed)] == [
        0,
        0,
        2,
        1,
    ]


def test_a_round_begins_when_its_window_opens(rounds):
    with pytest.raises(Conflict):
        start_round(rounds.leader, rounds.slot())
    rounds.at(13)
    start_round(rounds.leader, rounds.slot())


def test_starting_again_goes_on_and_a_done_one_is_done(rounds):
    rounds.at(13)
    slot = rounds.slot()
    begun = start_round(rounds.leader, slot)
    rounds.answer(begun.round.id, rounds.entrance)
    before = rounds.small.count()
    again = start_round(rounds.leader, slot)
    assert rounds.small.count() == before
    assert [point.answered_at is not None for point in again.points] == [True, False]
    rounds.answer(begun.round.id, rounds.toilets)
    finish_round(rounds.leader, begun.round.id)
    for refused in (
        lambda: start_round(rounds.leader, slot),
        lambda: finish_round(rounds.leader, begun.round.id),
        lambda: rounds.answer(begun.round.id, rounds.toilets),
    ):
        with pytest.raises(Conflict):
            refused()


def test_an_extra_round_any_time_also_at_some_checkpoints_only(rounds):
    extra = start_extra_round(rounds.leader, "夜间抽查", [rounds.toilets.id])
    assert (extra.round.slot, extra.round.points, extra.round.due) == (None, 1, None)
    # A place outside the plan joins when somebody looks at it.
    assert rounds.answer(extra.round.id, rounds.entrance).round.points == 2
    rounds.answer(extra.round.id, rounds.toilets)
    assert finish_round(rounds.leader, extra.round.id).round.state is RoundState.DONE
    assert states(rounds.leader) == [[13, 16, 23], [], [None], []]
    assert start_extra_round(rounds.leader).round.points == 2


def test_without_checkpoints_there_is_no_round(small_hall):
    with pytest.raises(InputError) as refused:
        start_extra_round(small_hall.leader)
    assert refused.value.field == "checkpoints"


def test_whoever_leaves_a_place_out_says_why(rounds):
    extra = start_extra_round(rounds.leader).round
    rounds.answer(extra.id, rounds.entrance)
    with pytest.raises(InputError) as refused:
        finish_round(rounds.leader, extra.id)
    assert refused.value.field == "left_out"
    done = finish_round(rounds.leader, extra.id, left_out="卫生间检修").round
    assert (done.left_out, done.answered, done.points) == ("卫生间检修", 1, 2)


def test_every_question_is_answered_and_a_failure_says_who_and_until_when(rounds):
    extra = start_extra_round(rounds.leader).round
    good = rounds.answers(rounds.entrance)
    ago = rounds.facts(until=rounds.clock.now() - HOUR)
    wrong = [
        ({"MASKED": None}, "MASKED"),
        ({"MASKED": GivenAnswer(result=Result.FAIL)}, "MASKED.who"),
        (
            {"MASKED": GivenAnswer(result=Result.FAIL, finding=rounds.facts(who_name=" "))},
            "MASKED.who",
        ),
        ({"MASKED": GivenAnswer(result=Result.FAIL, finding=ago)}, "MASKED.until"),
        ({"MASKED": GivenAnswer(result=Result.PASS, note="x" * 301)}, "MASKED.note"),
    ]
    before = rounds.small.count()
    for change, field in wrong:
        given = {code: one for code, one in (good | change).items() if one is not None}
        with pytest.raises(InputError) as refused:
            answer_point(rounds.leader, extra.id, rounds.entrance.id, 1, given)
        assert refused.value.field == field
    assert rounds.small.count() == before


def test_a_round_keeps_the_list_that_it_answered(rounds):
    extra = start_extra_round(rounds.leader).round
    old = rounds.checklist(rounds.toilets)
    rounds.answer(extra.id, rounds.toilets)
    words = Words("有洗手液", "There is soap")
    new = set_checklist(
        rounds.leader,
        msgspec.structs.replace(old, questions=(Question(code="SOAP", words=words),)),
    )
    with pytest.raises(Conflict):
        answer_point(rounds.leader, extra.id, rounds.toilets.id, old.version, {})
    (point,) = [one for one in read_round(rounds.leader, extra.id).points if one.answers]
    assert (point.version, len(point.answers)) == (1, 3)
    assert [one.words for one in point.answers] == [one.words for one in old.questions]
    (point,) = [one for one in rounds.answer(extra.id, rounds.toilets).points if one.answers]
    assert (point.version, [one.words for one in point.answers]) == (new.version, [words])


def test_two_desks_do_one_planned_round_together(rounds, there):
    rounds.at(13, 5)
    ids = {start_round(desk, rounds.slot(desk=desk)).round.id for desk in (rounds.leader, there)}
    (round,) = ids
    rounds.answer(round, rounds.entrance)
    rounds.answer(round, rounds.toilets, desk=there)
    meet(rounds, there)
    assert finish_round(there, round).round.answered == 2
    meet(rounds, there)
    assert read_round(rounds.leader, round).round.state is RoundState.DONE
    assert to_check(rounds.leader) == []


def test_a_missed_round_noted_by_two_desks_is_missed_once_and_done_late_stays_both(rounds, there):
    rounds.at(14, 1)
    assert rounds.note_missed() == rounds.note_missed(there.journal) == 1
    meet(rounds, there)
    (missed,) = rounds_now(rounds.leader).missed
    assert (missed.state, missed.noted_missed, missed.started_at) == (
        RoundState.MISSED,
        True,
        None,
    )
    assert to_check(rounds.leader) == []
    late = rounds.walk(start_round(there, slot_of(missed)).round.id, there).round
    assert (late.state, late.noted_missed, late.was_late) == (RoundState.DONE, True, True)
    meet(rounds, there)
    assert read_round(rounds.leader, missed.id).round == late


def test_a_round_done_in_time_at_a_desk_that_was_away_arrives_after_it_was_noted_missed(
    rounds, there
):
    rounds.at(13, 30)
    round = start_round(there, rounds.slot(desk=there)).round.id
    rounds.walk(round, there)
    rounds.at(14, 30)
    rounds.note_missed()
    assert states(rounds.leader) == [[16, 23], [], [], [13]]
    meet(rounds, there)
    for desk in (rounds.leader, there):
        found = read_round(desk, round).round
        assert (found.state, found.noted_missed, found.was_late) == (RoundState.DONE, True, False)
        assert to_check(desk) == []


def test_a_round_begun_and_never_ended_is_missed_an_hour_after_its_window(rounds):
    rounds.at(13, 30)
    round = start_round(rounds.leader, rounds.slot()).round.id
    rounds.answer(round, rounds.entrance)
    rounds.at(14, 59)
    assert rounds.note_missed() == 0
    assert states(rounds.leader) == [[16, 23], [13], [], []]
    rounds.at(15, 1)
    assert rounds.note_missed() == 1
    (missed,) = rounds_now(rounds.leader).missed
    assert (missed.answered, missed.points) == (1, 2)
    rounds.answer(round, rounds.toilets)
    assert finish_round(rounds.leader, round).round.was_late


@pytest.mark.parametrize("step", [-26 * HOUR, -HOUR, HOUR, 20 * HOUR])
def test_a_clock_that_is_mended_loses_no_round_and_invents_none(rounds, step):
    rounds.at(17, 30)
    rounds.note_missed()
    rounds.clock.advance(step)
    rounds.note_missed()
    rounds.at(18)
    rounds.note_missed()
    today = rounds_now(rounds.leader)
    found = [slot_of(one).window.opens // 60 for one in (*today.planned, *today.missed)]
    assert sorted(found) == [13, 16, 23]
    assert all(one.noted_missed for one in today.missed)
    # What was noted while the clock was ahead can be done when its time really comes.
    rounds.at(23, 30)
    (late,) = [
        one
        for one in (*rounds_now(rounds.leader).planned, *rounds_now(rounds.leader).missed)
        if slot_of(one).window.opens == 23 * 60
    ]
    done = rounds.walk(start_round(rounds.leader, slot_of(late)).round.id).round
    assert (done.state, done.was_late) == (RoundState.DONE, False)


def test_a_desk_that_was_off_for_days_notes_what_nobody_did(rounds):
    rounds.at(12 + 3 * 24)
    assert rounds.note_missed() == 3 * 3
    with rounds.journal.read() as connection:
        assert overlooked(connection, rounds.hall, rounds.clock.now()) == []


def test_a_failure_beats_a_pass_that_did_not_know_of_it(rounds, there):
    round = start_extra_round(rounds.leader).round.id
    meet(rounds, there)
    rounds.answer(round, rounds.toilets, fail=("CLEAN",))
    rounds.answer(round, rounds.entrance, desk=there)
    rounds.answer(round, rounds.toilets, desk=there)
    meet(rounds, there)
    for desk in (rounds.leader, there):
        (failed,) = [one for one in read_round(desk, round).points if one.has_failed()]
        assert failed.point.name == "二楼卫生间"
        (item,) = to_check(desk)
        assert (item.kind, item.reason) == ("round.answered", "safety_held")
        assert "Another desk had found something wrong" in str(item.why)
    # Whoever knows of the failure can correct it.
    rounds.answer(round, rounds.toilets, desk=there)
    assert read_round(there, round).round.failed == 0


def test_what_needs_attention(rounds):
    assert rounds_needs(rounds.leader) == []
    rounds.at(12, 35)
    (need,) = rounds_needs(rounds.leader)
    assert (str(need.title), need.overdue) == ("Round to do", False)
    assert need.due == rounds.clock.now() + 85 * MINUTE
    rounds.at(13, 5)
    round = start_round(rounds.leader, rounds.slot()).round.id
    rounds.answer(round, rounds.toilets, fail=("CLEAN",))
    under_way, finding = rounds_needs(rounds.leader)
    assert (str(under_way.title), str(under_way.lines[1])) == (
        "Round under way",
        "1 of 2 checkpoints",
    )
    assert (str(finding.title), str(finding.lines[0])) == (
        "Finding: 二楼卫生间",
        "Clean and disinfected",
    )
    assert not finding.overdue
    assert rounds_needs(rounds.small.clerk) == []
    rounds.at(17, 5)
    needs = {str(need.title): need.overdue for need in rounds_needs(rounds.leader)}
    assert needs == {
        "Round missed": True,
        "Finding: 二楼卫生间": True,
    }
    assert len(rounds_needs(rounds.leader)) == 3
    assert len(open_findings(rounds.leader)) == 1


def test_a_checkpoint_that_is_closed_drops_out_of_new_rounds(rounds):
    toilets = rounds.toilets
    set_checkpoint(rounds.leader, toilets.name, toilets.place, in_use=False, checkpoint=toilets.id)
    rounds.at(13)
    assert start_round(rounds.leader, rounds.slot()).round.points == 1

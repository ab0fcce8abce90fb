"""Findings: opened by a failure, rectified, verified or opened again, also at several desks."""

import pytest

from counter_app.errors import Conflict, InputError
from counter_app.hall.checking import settle, to_check
from counter_app.hall.finding_facts import FindingState, Weight
from counter_app.hall.findings import (
    change_finding,
    findings_between,
    open_findings,
    read_finding,
    rectify_finding,
    reopen_finding,
    usual_until,
    verify_finding,
)
from counter_app.hall.rounds import start_extra_round
from counter_app.hall.rounds_needs import rounds_needs
from counter_app.journal.clock import local_time
from counter_app.journal.refold import refold
from counter_app.people.roles import Role
from tests.hall.round_hall import HOUR, RoundHall


@pytest.fixture
def rounds(small_hall):
    return RoundHall(small_hall)


@pytest.fixture
def there(rounds):
    other = rounds.small.new_desk(1)
    rounds.small.copy(rounds.journal, other)
    return rounds.small.desk_at(other, Role.LEADER)


@pytest.fixture
def round(rounds):
    return start_extra_round(rounds.leader).round.id


@pytest.fixture
def finding(rounds, round):
    rounds.answer(round, rounds.toilets, fail=("CLEAN",))
    (found,) = open_findings(rounds.leader)
    return found.id


def meet(rounds, there):
    rounds.small.copy(rounds.journal, there.journal)
    rounds.small.copy(there.journal, rounds.journal)
    refold(there.journal)
    assert rounds.small.tables() == rounds.small.tables(there.journal)


def test_a_failure_is_put_right_and_verified(rounds, round, finding):
    found = read_finding(rounds.leader, finding)
    assert (found.state, found.place, found.words.english, found.round) == (
        FindingState.OPEN,
        "二楼卫生间",
        "Clean and disinfected",
        round,
    )
    assert (found.weight, found.who_name, found.note) == (Weight.SERIOUS, "保洁王师傅", "地面湿滑")
    with pytest.raises(Conflict):
        verify_finding(rounds.leader, finding)
    with pytest.raises(InputError) as refused:
        rectify_finding(rounds.small.clerk, finding, " ")
    assert refused.value.field == "note"
    clerk = rounds.small.clerk
    rectified = rectify_finding(clerk, finding, "已拖干并放置提示牌")
    assert (rectified.state, rectified.rectified_by) == (FindingState.RECTIFIED, clerk.person.id)
    verified = verify_finding(rounds.leader, finding, "现场查看")
    assert (verified.state, verified.verified_by) == (
        FindingState.VERIFIED,
        rounds.leader.person.id,
    )
    assert open_findings(rounds.leader) == []
    with pytest.raises(Conflict):
        rectify_finding(clerk, finding, "再次")
    with rounds.journal.read() as connection:
        since, until = rounds.clock.now() - 1, rounds.clock.now() + 1
        assert findings_between(connection, rounds.hall, since, until) == [verified]
        assert findings_between(connection, rounds.hall, until, until + HOUR) == []


def test_it_is_opened_again_with_a_reason_and_a_new_time(rounds, finding):
    with pytest.raises(Conflict):
        reopen_finding(rounds.leader, finding, "没做", rounds.clock.now() + HOUR)
    rectify_finding(rounds.leader, finding, "已处理")
    for why, until, field in ((" ", HOUR, "why"), ("没做", -HOUR, "until")):
        with pytest.raises(InputError) as refused:
            reopen_finding(rounds.leader, finding, why, rounds.clock.now() + until)
        assert refused.value.field == field
    again = reopen_finding(rounds.leader, finding, "仍有水渍", rounds.clock.now() + HOUR)
    assert (again.state, again.reopened_why) == (FindingState.OPEN, "仍有水渍")
    rectify_finding(rounds.leader, finding, "重新处理")
    verify_finding(rounds.leader, finding)
    assert (
        reopen_finding(rounds.leader, finding, "又湿了", rounds.clock.now() + HOUR).verified_at
        is None
    )


def test_the_same_fault_in_the_next_round_is_the_same_finding(rounds, finding):
    rectify_finding(rounds.leader, finding, "已处理")
    later = start_extra_round(rounds.leader).round.id
    rounds.answer(later, rounds.toilets, fail=("CLEAN", "SOAP"), note="仍有水渍")
    found = {one.question: one for one in open_findings(rounds.leader)}
    assert found.keys() == {"CLEAN", "SOAP"}
    again = found["CLEAN"]
    assert (again.id, again.state, again.seen, again.note) == (
        finding,
        FindingState.OPEN,
        2,
        "仍有水渍",
    )
    # Once it is verified, a failure is a new one.
    rectify_finding(rounds.leader, finding, "已处理")
    verify_finding(rounds.leader, finding)
    last = start_extra_round(rounds.leader).round.id
    rounds.answer(last, rounds.toilets, fail=("CLEAN",))
    (new,) = [one for one in open_findings(rounds.leader) if one.question == "CLEAN"]
    assert (new.id != finding, new.round) == (True, last)


def test_it_is_given_to_somebody_else_until_another_time(rounds, finding):
    clerk = rounds.small.clerk.person.id
    facts = rounds.facts(who=clerk, weight=Weight.AT_ONCE, until=rounds.clock.now() + 5 * HOUR)
    changed = change_finding(rounds.leader, finding, facts)
    assert (changed.who, changed.who_name, changed.weight) == (clerk, "", Weight.AT_ONCE)
    assert changed.until == rounds.clock.now() + 5 * HOUR
    (need,) = rounds_needs(rounds.small.clerk)
    assert (need.subject, need.overdue) == (finding, False)
    rounds.clock.advance(6 * HOUR)
    (need,) = rounds_needs(rounds.small.clerk)
    assert need.overdue
    rectify_finding(rounds.small.clerk, finding, "已处理")
    assert not rounds_needs(rounds.small.clerk)[0].overdue
    verify_finding(rounds.leader, finding)
    with pytest.raises(Conflict):
        change_finding(rounds.leader, finding, rounds.facts(who=clerk))
    assert rounds_needs(rounds.small.clerk) == []


@pytest.mark.parametrize("raised_by", ["reopened", "found again"])
@pytest.mark.parametrize("verified_first", [True, False])
def test_a_verification_that_did_not_know_that_it_failed_again_does_not_hold(
    rounds, there, finding, raised_by, verified_first
):
    rectify_finding(rounds.leader, finding, "已处理")
    meet(rounds, there)

    def verify():
        verify_finding(there, finding)

    def raise_it():
        if raised_by == "reopened":
            reopen_finding(rounds.leader, finding, "仍有水渍", rounds.clock.now() + HOUR)
        else:
            again = start_extra_round(rounds.leader).round.id
            rounds.answer(again, rounds.toilets, fail=("CLEAN",))

    for deed in (verify, raise_it) if verified_first else (raise_it, verify):
        rounds.answer(start_extra_round(there).round.id, rounds.entrance, desk=there)
        deed()
    meet(rounds, there)
    for desk in (rounds.leader, there):
        assert read_finding(desk, finding).state is FindingState.OPEN
        (item,) = to_check(desk)
        assert (item.kind, item.reason) == ("finding.verified", "safety_held")
        assert "found wrong again" in str(item.why)
    settle(there, item)
    rectify_finding(there, finding, "重新处理")
    verify_finding(there, finding)
    meet(rounds, there)
    assert read_finding(rounds.leader, finding).state is FindingState.VERIFIED
    assert to_check(rounds.leader) == []


def test_two_desks_that_find_the_same_in_one_round_have_one_finding(rounds, there, round):
    meet(rounds, there)
    rounds.answer(round, rounds.toilets, fail=("CLEAN",))
    rounds.clock.advance(HOUR)
    rounds.answer(round, rounds.toilets, fail=("CLEAN",), desk=there, note="有积水")
    meet(rounds, there)
    (found,) = open_findings(rounds.leader)
    assert (found.seen, found.until) == (2, rounds.clock.now())
    assert open_findings(there) == [found]


def test_who_rectified_without_knowing_that_it_failed_again_has_not_ended_it(
    rounds, there, finding
):
    rectify_finding(rounds.leader, finding, "已处理")
    meet(rounds, there)
    reopen_finding(rounds.leader, finding, "仍有水渍", rounds.clock.now() + HOUR)
    rectify_finding(there, finding, "补充说明")
    meet(rounds, there)
    assert read_finding(there, finding).state is FindingState.OPEN
    assert to_check(there) == []


@pytest.mark.parametrize(
    ("weight", "hour", "expected"),
    [
        (Weight.AT_ONCE, 9, (10, "09:30")),
        (Weight.SERIOUS, 9, (10, "17:00")),
        (Weight.SERIOUS, 18, (11, "17:00")),
        (Weight.MINOR, 9, (13, "17:00")),
    ],
)
def test_a_form_offers_a_usual_time(rounds, weight, hour, expected):
    until = local_time(usual_until(weight, rounds.at(hour)))
    assert (until.day, f"{until:%H:%M}") == expected


@pytest.mark.parametrize("until", [-HOUR, 367 * 24 * HOUR])
def test_a_time_that_nobody_can_mean_is_refused(rounds, finding, until):
    with pytest.raises(InputError) as refused:
        change_finding(rounds.leader, finding, rounds.facts(until=rounds.clock.now() + until))
    assert refused.value.field == "until"


def test_a_finding_that_is_not_here_is_told(rounds):
    with pytest.raises(Conflict):
        read_finding(rounds.leader, "0" * 32)

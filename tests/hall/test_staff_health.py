"""Health checks of the staff before the shift (N2.3)."""

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select

from counter_app.errors import Conflict, InputError, NotAllowed
from counter_app.hall.answers import Answer, Symptoms, parse_other_symptom
from counter_app.hall.checking import to_check
from counter_app.hall.incidents import running_incidents
from counter_app.hall.needs import Urgency
from counter_app.hall.staff_checks import (
    Fitness,
    HealthAnswers,
    StaffAnswered,
    StaffCheckFold,
    StaffCleared,
    StaffMeasured,
    staff_check_table,
)
from counter_app.hall.staff_health import (
    HealthReport,
    clear_staff,
    correct_health,
    open_missing_incidents,
    own_check,
    report_health,
    reveal_staff_check,
    take_out_checks,
)
from counter_app.hall.staff_today import lacks_own_check, staff_needs, staff_today
from counter_app.hall.staff_told import told_of_staff
from counter_app.hall.temperature import Method, Reading
from counter_app.hall.thresholds import Thresholds
from counter_app.hall.windows import open_window
from counter_app.journal.clock import MINUTE, day_of
from counter_app.journal.entry import Entry, new_id
from counter_app.journal.fold import SetAside
from counter_app.journal.refold import refold
from counter_app.journal.tables import entry_table
from counter_app.people.desk import Desk, Person
from counter_app.people.roles import ROLE_RIGHTS, Right, Role
from counter_app.people.signing_in import SignedIn
from counter_app.people.users import UserAdded
from tests.small_hall import NOON, SmallHall

WELL = HealthAnswers(
    mask=Answer.YES,
    gloves=Answer.YES,
    symptoms=Symptoms(cough=Answer.NO, fatigue=Answer.NO, dyspnoea=Answer.NO),
    contact=Answer.NO,
)
COUGHS = HealthAnswers(mask=Answer.YES, gloves=Answer.YES, symptoms=Symptoms(cough=Answer.YES))
FIRST = Method.FOREHEAD
ROOT = "f" * 32


@pytest.fixture
def hall(tmp_path):
    small = SmallHall(tmp_path)
    yield small
    for engine in small.engines:
        engine.dispose()


def employed(hall, role, name="李敏", journal=None):
    """Somebody with an account, at the first desk or at another one."""
    id = new_id()
    with hall.journal.act(ROOT) as act:
        body = UserAdded(login=f"u{id[-8:]}", name=name, roles=(role.value,), password="-")
        act.record(id, body)
    return Desk(journal or hall.journal, Person(id, "u", name, frozenset({role})))


def state_of(desk):
    check = own_check(desk)
    return None if check is None else check.state


def report(typed="365", answers=WELL, method=FIRST):
    return HealthReport(typed=typed, method=method, device="T-01", answers=answers)


def test_three_keys_make_somebody_fit(hall):
    clerk = employed(hall, Role.CLERK)
    assert lacks_own_check(clerk)
    assert own_check(clerk) is None
    check = report_health(clerk, report("365"))
    assert check.state is Fitness.FIT
    assert check.newest == Reading(tenths=365, method=FIRST, device="T-01")
    assert check.answers == WELL
    assert own_check(clerk) == check
    assert not lacks_own_check(clerk)
    assert check.repeat_from is None


def test_a_fever_asks_for_a_rest_and_a_second_reading(hall):
    clerk = employed(hall, Role.CLERK)
    check = report_health(clerk, report("376"))
    assert (check.state, check.repeat_from) == (Fitness.TO_REPEAT, NOON + 5 * MINUTE)
    again = report_health(clerk, report("365", method=Method.AXILLARY))
    assert (again.id, again.state, len(again.readings)) == (check.id, Fitness.FIT, 2)


def test_abnormal_twice_is_suspected_and_no_later_reading_undoes_it(hall):
    clerk = employed(hall, Role.CLERK)
    report_health(clerk, report("376"))
    assert report_health(clerk, report("378")).state is Fitness.SUSPECTED
    check = report_health(clerk, report("364"))
    assert (check.state, check.suspected_at) == (Fitness.SUSPECTED, NOON)
    corrected = correct_health(clerk, report("365"), "看错了")
    assert corrected.state is Fitness.SUSPECTED


def test_a_low_reading_never_clears_anybody(hall):
    clerk = employed(hall, Role.CLERK)
    assert report_health(clerk, report("342")).state is Fitness.LOW


@pytest.mark.parametrize(
    ("answers", "state"),
    [
        (WELL, Fitness.FIT),
        (HealthAnswers(), Fitness.FIT),
        (COUGHS, Fitness.NOT_FIT),
        (HealthAnswers(contact=Answer.YES), Fitness.NOT_FIT),
        (HealthAnswers(mask=Answer.NO), Fitness.NOT_FIT),
        (HealthAnswers(gloves=Answer.NO), Fitness.NOT_FIT),
        (HealthAnswers(symptoms=Symptoms(other="头痛")), Fitness.NOT_FIT),
    ],
)
def test_what_is_told_decides_as_well(hall, answers, state):
    assert report_health(employed(hall, Role.CLERK), report(answers=answers)).state is state


def test_a_mask_put_on_is_said_by_the_next_report(hall):
    clerk = employed(hall, Role.CLERK)
    report_health(clerk, report(answers=HealthAnswers(mask=Answer.NO)))
    assert report_health(clerk, report()).state is Fitness.FIT


def test_a_symptom_is_not_forgotten_by_saying_no_later_but_by_a_correction(hall):
    clerk = employed(hall, Role.CLERK)
    report_health(clerk, report(answers=COUGHS))
    still = report_health(clerk, report(answers=WELL))
    assert still.state is Fitness.NOT_FIT
    assert still.answers.symptoms.cough is Answer.YES
    mended = correct_health(clerk, report(answers=WELL), "按错了")
    assert (mended.state, mended.answers) == (Fitness.FIT, WELL)
    assert len(mended.readings) == 2


def test_a_mistyped_reading_is_kept_and_counts_no_more(hall):
    clerk = employed(hall, Role.CLERK)
    report_health(clerk, report("385"))
    check = correct_health(clerk, report("365"), "按错了")
    assert check.state is Fitness.FIT
    assert [(one.reading.tenths, one.replaced) for one in check.readings] == [
        (385, True),
        (365, False),
    ]


def test_a_leader_lets_somebody_work_and_a_new_fever_counts_again(hall):
    clerk, leader = employed(hall, Role.CLERK), employed(hall, Role.LEADER)
    report_health(clerk, report(answers=COUGHS))
    check = report_health(clerk, report("378", COUGHS))
    report_health(clerk, report("379", COUGHS))
    with pytest.raises(InputError) as refused:
        clear_staff(leader, check.id, " ")
    assert refused.value.field == "why"
    cleared = clear_staff(leader, check.id, "医院排除，慢性咽炎")
    assert (cleared.state, cleared.cleared_by) == (Fitness.FIT, leader.person.id)
    with pytest.raises(Conflict):
        clear_staff(leader, check.id, "再一次")
    assert report_health(clerk, report("377", COUGHS)).state is Fitness.TO_REPEAT
    assert report_health(clerk, report("377", COUGHS)).state is Fitness.SUSPECTED


def test_refused_are_no_temperature_no_person_no_reason(hall):
    clerk, leader = employed(hall, Role.CLERK), employed(hall, Role.LEADER)
    with pytest.raises(InputError) as refused:
        report_health(clerk, report("3x"))
    assert refused.value.field == "temperature"
    with pytest.raises(Conflict):
        report_health(leader, report(), new_id())
    with pytest.raises(Conflict):
        correct_health(clerk, report(), "为什么")
    with pytest.raises(InputError):
        correct_health(clerk, report(), "")
    with pytest.raises(InputError) as too_long:
        parse_other_symptom("痛" * 201)
    assert too_long.value.field == "other"
    with pytest.raises(Conflict):
        reveal_staff_check(leader, new_id())


@pytest.mark.parametrize("role", Role)
def test_each_verb_asks_for_its_right(hall, role):
    rights = ROLE_RIGHTS[role]
    other, desk = employed(hall, Role.CLERK), employed(hall, role)
    check = report_health(other, report(answers=COUGHS))
    assert report_health(desk, report()).user == desk.person.id
    assert own_check(desk) is not None
    assert correct_health(desk, report("366"), "按错了").newest == Reading(
        tenths=366, method=FIRST, device="T-01"
    )
    today = day_of(NOON)
    verbs = {
        Right.KEEP_STAFF: (
            lambda: report_health(desk, report(), other.person.id),
            lambda: correct_health(desk, report(answers=COUGHS), "按错了", other.person.id),
            lambda: clear_staff(desk, check.id, "医院排除"),
            lambda: open_missing_incidents(desk),
        ),
        Right.READ_STAFF: (
            lambda: staff_today(desk),
            lambda: reveal_staff_check(desk, check.id),
            lambda: take_out_checks(desk, today, today),
        ),
    }
    for right, acts in verbs.items():
        for act in acts:
            if right in rights:
                act()
            else:
                with pytest.raises(NotAllowed):
                    act()
    assert bool(staff_needs(desk)) <= (Right.READ_STAFF in rights)


def test_reveals_and_lists_taken_out_are_entries(hall):
    clerk, leader = employed(hall, Role.CLERK), employed(hall, Role.LEADER)
    check = report_health(clerk, report())
    assert reveal_staff_check(leader, check.id) == check
    assert take_out_checks(leader, day_of(NOON), day_of(NOON)) == [check]
    with hall.journal.read() as connection:
        kinds = connection.scalars(select(entry_table.c.kind).order_by(entry_table.c.seq)).all()
    assert kinds[-2:] == ["staff_check.revealed", "staff_check.taken_out"]
    assert repr(check) == f"StaffCheck({check.id!r})"
    assert "365" not in repr(report())
    assert "YES" not in repr(WELL).upper()


def test_two_desks_write_of_the_same_check(hall):
    other = hall.new_desk(1)
    clerk = employed(hall, Role.CLERK)
    hall.copy(hall.journal, other)
    there = Desk(other, clerk.person)
    first = report_health(clerk, report("376"))
    second = report_health(there, report("378"))
    assert first.id == second.id
    assert second.state is Fitness.TO_REPEAT
    hall.copy(hall.journal, other)
    hall.copy(other, hall.journal)
    assert own_check(clerk) == own_check(there)
    assert state_of(clerk) is Fitness.SUSPECTED
    assert hall.tables() == hall.tables(other)
    assert hall.to_check() == []


def test_a_leaders_word_does_not_hold_against_what_another_desk_wrote_meanwhile(hall):
    other = hall.new_desk(1)
    clerk, leader = employed(hall, Role.CLERK), employed(hall, Role.LEADER)
    report_health(clerk, report("376"))
    check = report_health(clerk, report("378"))
    hall.copy(hall.journal, other)
    there = Desk(other, clerk.person)
    report_health(there, report("379"))
    assert clear_staff(leader, check.id, "医院排除").state is Fitness.FIT
    hall.copy(hall.journal, other)
    hall.copy(other, hall.journal)
    assert own_check(clerk) == own_check(there)
    assert state_of(clerk) is Fitness.SUSPECTED
    assert ("staff_check.cleared", "safety_held") in hall.to_check()
    known = clear_staff(leader, check.id, "再次核对，医院排除")
    assert known.state is Fitness.FIT


def test_who_is_at_work_without_a_check_and_who_is_suspected(hall):
    leader = employed(hall, Role.LEADER, "王主任")
    at_window = employed(hall, Role.CLERK, "赵一")
    came = employed(hall, Role.CLERK, "钱二")
    at_home = employed(hall, Role.CLERK, "孙三")
    ill = employed(hall, Role.CLERK, "周五")
    open_window(at_window, hall.first)
    with hall.journal.act(came.person.id) as act:
        act.record(new_id(), SignedIn(user=came.person.id))
    report_health(leader, report())
    report_health(ill, report("376"))
    report_health(ill, report("378"))
    rows = {one.name: one for one in staff_today(leader)}
    assert staff_today(leader)[0].name == "周五"
    assert (rows["赵一"].window, rows["赵一"].lacks_check) == (1, True)
    assert (rows["钱二"].came_at, rows["钱二"].lacks_check) == (NOON, True)
    assert not rows["孙三"].lacks_check
    assert at_home.person.id == rows["孙三"].user
    needs = staff_needs(leader)
    assert [(need.urgency, need.subject, need.overdue) for need in needs] == [
        (Urgency.STAFF_SUSPECTED, ill.person.id, True),
        (Urgency.STAFF_WITHOUT_CHECK, at_window.person.id, False),
        (Urgency.STAFF_WITHOUT_CHECK, came.person.id, False),
    ]
    assert staff_needs(at_window) == []


def test_yesterdays_check_is_not_todays(hall):
    clerk, leader = employed(hall, Role.CLERK), employed(hall, Role.LEADER)
    yesterday = report_health(clerk, report())
    hall.clock.advance(24 * 60 * MINUTE)
    assert own_check(clerk) is None
    assert report_health(clerk, report()).id != yesterday.id
    both = take_out_checks(leader, day_of(NOON), day_of(hall.clock.now()))
    assert [one.day for one in both] == ["2020-02-10", "2020-02-11"]


def test_folding_anew_changes_nothing(hall):
    clerk, leader = employed(hall, Role.CLERK), employed(hall, Role.LEADER)
    report_health(clerk, report("376", COUGHS))
    check = report_health(clerk, report("378", COUGHS))
    clear_staff(leader, check.id, "医院排除")
    report_health(clerk, report("377", WELL))
    before = hall.tables()
    refold(hall.journal)
    assert hall.tables() == before


def test_a_suspicion_opens_an_incident_in_the_same_act(hall):
    clerk, leader = employed(hall, Role.CLERK), employed(hall, Role.LEADER)
    report_health(clerk, report("376"))
    assert running_incidents(leader) == []
    check = report_health(clerk, report("378"))
    report_health(clerk, report("379"))
    (incident,) = running_incidents(leader)
    assert (incident.user, incident.check) == (clerk.person.id, check.id)
    assert open_missing_incidents(leader) == 0


def test_a_suspicion_that_came_about_when_desks_met_gets_its_incident_by_the_leader(hall):
    other = hall.new_desk(1)
    clerk, leader = employed(hall, Role.CLERK), employed(hall, Role.LEADER)
    hall.copy(hall.journal, other)
    report_health(clerk, report("376"))
    report_health(Desk(other, clerk.person), report("378"))
    hall.copy(other, hall.journal)
    assert state_of(clerk) is Fitness.SUSPECTED
    assert running_incidents(leader) == []
    assert open_missing_incidents(leader) == 1
    assert open_missing_incidents(leader) == 0
    assert [one.user for one in running_incidents(leader)] == [clerk.person.id]


def test_what_is_to_be_checked_says_who_and_nothing_of_the_health(hall):
    other = hall.new_desk(1)
    clerk, leader = employed(hall, Role.CLERK), employed(hall, Role.LEADER)
    report_health(clerk, report("376"))
    check = report_health(clerk, report("378"))
    hall.copy(hall.journal, other)
    report_health(Desk(other, clerk.person), report("379"))
    clear_staff(leader, check.id, "医院排除")
    hall.copy(other, hall.journal)
    (item,) = [one for one in to_check(leader) if one.kind == "staff_check.cleared"]
    assert item.what.english() == "a member of staff may work after all: 医院排除"
    told = told_of_staff(
        StaffMeasured(
            user="u",
            day="2020-02-10",
            reading=Reading(tenths=376, method=FIRST),
            thresholds=Thresholds(),
        ),
        lambda _user: "李敏",
    )
    assert told is not None
    assert told.english() == "health check of 李敏, 2020-02-10"


# --------------------------------------------------------------------- any order, any facts

THRESHOLDS = Thresholds()
FACTS = st.one_of(
    st.sampled_from([342, 365, 368, 376, 385]).map(
        lambda tenths: StaffMeasured(
            user="u",
            day="2020-02-10",
            reading=Reading(tenths=tenths, method=FIRST),
            thresholds=THRESHOLDS,
        )
    ),
    st.sampled_from([WELL, COUGHS, HealthAnswers(mask=Answer.NO)]).map(
        lambda answers: StaffAnswered(user="u", day="2020-02-10", answers=answers)
    ),
    st.just(StaffCleared(why="医院排除")),
)


def folded(bodies):
    """The row after these facts in this order; each leader's word knows of all before it."""
    fold = StaffCheckFold("h", "s")
    marks = []
    for at, body in enumerate(bodies):
        entry = Entry(
            hall="h",
            device="d",
            seq=at + 1,
            tick=at + 1,
            at=NOON + at,
            skew=None,
            kind=body.kind,
            version=1,
            subject="s",
            base=None,
            actor="u",
            left=0,
            body=b"{}",
            digest=bytes([at] * 32),
            hash=b"",
        )
        if isinstance(body, StaffCleared):
            body = StaffCleared(why=body.why, knowing=tuple(marks))
        else:
            body = msgspec.structs.replace(body, knowing=tuple(marks))
        try:
            fold.take(entry, body)
        except SetAside:
            continue
        marks.append(entry.mark)
    rows = [row for table, row in fold.rows() if table is staff_check_table]
    return rows[0] if rows else None


@given(st.lists(FACTS, max_size=8))
def test_after_a_suspicion_only_a_leaders_word_helps(bodies):
    suspected = False
    for end in range(1, len(bodies) + 1):
        row = folded(bodies[:end])
        if row is None:
            continue
        if suspected and not isinstance(bodies[end - 1], StaffCleared):
            assert row["state"] == Fitness.SUSPECTED.value
        suspected = row["state"] == Fitness.SUSPECTED.value


@given(st.lists(FACTS, max_size=8))
def test_nobody_is_fit_without_a_normal_reading_or_a_leaders_word(bodies):
    row = folded(bodies)
    if row is not None and row["state"] == Fitness.FIT.value:
        normal = any(
            isinstance(one, StaffMeasured) and 350 <= one.reading.tenths < 373 for one in bodies
        )
        assert normal or row["cleared_at"] is not None

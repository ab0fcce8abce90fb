import re

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from counter_app.errors import NotAllowed
from counter_app.hall.catalogue import retire_item
from counter_app.hall.day import day_figures
from counter_app.hall.identity import DocumentKind
from counter_app.hall.paper import PaperStatus, enter_all, enter_from_paper
from counter_app.hall.paper_forms import PaperForm
from counter_app.hall.queue import call_next
from counter_app.hall.registering import occupancy
from counter_app.hall.temperature import State, check_table, checks_to_repeat
from counter_app.hall.timeline import visit_story
from counter_app.hall.visit_rows import find_visit
from counter_app.hall.visits import Outcome, Priority, VisitState
from counter_app.journal.clock import day_of, local_time
from counter_app.journal.refold import refold
from counter_app.language import CHINESE, load_translations
from counter_app.people.roles import Role

LADY = "110101194912310024"  # born 1949-12-31
REGISTERED, TO_CHECK, REJECTED = PaperStatus
FORM = PaperForm(
    row=2,
    time="2020-02-10 09:15",
    name="刘秀兰",
    document_kind="身份证",
    document=LADY,
    phone="13812348000",
    temperature="36.5",
    mask="是",
    matters="职工参保",
)


def form(**changes):
    return msgspec.structs.replace(FORM, **changes)


@pytest.fixture
def enter(small_hall):
    def entered(paper=FORM, desk=None, **options):
        return enter_from_paper(desk or small_hall.clerk, paper, **options)

    return entered


def visit_of(small_hall, result, journal=None):
    with (journal or small_hall.journal).read() as connection:
        return find_visit(connection, small_hall.hall, result.visit)


def checks(small_hall, journal=None):
    with (journal or small_hall.journal).read() as connection:
        return connection.execute(select(check_table)).all()


def test_a_form_becomes_a_visit_with_both_times(small_hall, enter):
    result = enter(form(note="停电", outcome="办结"))
    assert (result.status, result.reason, result.ticket) == (REGISTERED, None, "A001")
    visit = visit_of(small_hall, result)
    assert f"{local_time(visit.registered_at):%Y-%m-%d %H:%M}" == "2020-02-10 09:15"
    assert visit.state is VisitState.DONE
    assert (visit.tenths, visit.note, visit.origin) == (365, "停电", "paper")
    assert visit.person.document_kind is DocumentKind.RESIDENT_ID
    assert visit.priority == (Priority.SENIOR,)
    assert [one.outcome for one in visit.matters] == [Outcome.DONE]
    (check,) = checks(small_hall)
    assert (check.id, check.state, check.first_at) == (visit.check, "normal", visit.registered_at)
    moments = visit_story(small_hall.leader, visit.id).moments
    assert [str(moment.what) for moment in moments] == [
        "36.5 °C, forehead thermometer",
        "entered from a paper form, ticket A001",
        "was served when it was entered from paper",
    ]
    assert {moment.happened_at for moment in moments} == {visit.registered_at}
    assert {moment.entered_at for moment in moments} == {small_hall.clock.now()}


def test_who_was_served_on_paper_stands_in_no_queue_and_no_time_is_made_up(small_hall, enter):
    visit = visit_of(small_hall, enter())
    assert (visit.waiting, visit.serving, visit.called_at, visit.started_at) == (0, 0, None, None)
    assert visit.ended_at == visit.registered_at
    assert call_next(small_hall.clerk, small_hall.first) is None
    assert occupancy(small_hall.clerk).inside == 0
    figures = day_figures(small_hall.leader, day_of(small_hall.clock.now()))
    assert (figures.visits, figures.by_state) == (1, {VisitState.DONE: 1})
    assert (figures.waiting, figures.serving, figures.peak_inside) == (None, None, 0)
    assert figures.temperatures == ((365, 1),)


def test_who_is_still_here_waits_but_only_of_today(small_hall, enter):
    yesterday = enter(form(time="2020-02-09 09:15"), still_here=True)
    assert visit_of(small_hall, yesterday).state is VisitState.DONE
    today = enter(form(name="王伟", document="", document_kind=""), still_here=True)
    called = call_next(small_hall.clerk, small_hall.first)
    assert called is not None
    assert called.id == today.visit
    assert called.waited(small_hall.clock.now()) == (2 * 60 + 45) * 60_000


def test_numbers_are_of_the_day_on_which_it_happened(small_hall, enter):
    here = small_hall.ticket("105").visit.ticket
    assert here == "A001"
    tickets = [
        enter(form(time=time, note=time)).ticket
        for time in ("2020-02-09 9:15", "2020-02-10 9:15", "2020-02-09 9:20", "2020-02-10 9:20")
    ]
    assert tickets == ["A001", "A002", "A002", "A003"]


def test_the_same_form_again_adds_nothing_however_it_is_written(small_hall, enter):
    first = enter(form(matters="105、201", outcome="办结"))
    before = small_hall.count()
    spelled = form(
        row=9,
        time="2020年2月10日 上午9点15分",
        name=" 刘秀兰 ",
        document_kind="",
        document="110101 19491231 0024",
        phone="+86 138-1234-8000",
        temperature="３６．５０℃",
        mask="√",
        matters="单位信息变更；职工参保登记",
        outcome="已办结",
    )
    again = enter(spelled)
    assert (again.status, again.visit, again.ticket) == (REGISTERED, first.visit, first.ticket)
    assert enter(form(matters="201,105", time="43871.385416666664")).visit == first.visit
    assert small_hall.count() == before


def test_another_outcome_later_is_pointed_out_and_changes_nothing(small_hall, enter):
    first = enter(form(outcome="办结"))
    before = small_hall.count()
    again = enter(form(outcome="材料不齐"))
    assert (again.status, again.visit) == (TO_CHECK, first.visit)
    assert small_hall.count() == before


@pytest.mark.parametrize(
    "change", [{"phone": ""}, {"note": "改"}, {"matters": "201"}, {"document": ""}]
)
def test_the_same_visitor_in_the_same_minute_is_not_entered_twice(small_hall, enter, change):
    first = enter()
    before = small_hall.count()
    mended = enter(form(**change, document_kind="" if "document" in change else "身份证"))
    assert (mended.status, mended.visit) == (TO_CHECK, first.visit)
    assert first.ticket in str(mended.reason)
    assert small_hall.count() == before


def test_equal_rows_of_one_file_count_once_and_the_other_is_pointed_out(small_hall):
    nobody = PaperForm(time="2020-02-10 9:15", temperature="36.5", mask="是", matters="105")
    rows = [msgspec.structs.replace(nobody, row=row) for row in (2, 3)]
    rows.append(msgspec.structs.replace(nobody, row=4, note="another visitor"))
    for _ in range(2):
        results = list(enter_all(small_hall.clerk, rows))
        assert [one.status for one in results] == [REGISTERED, TO_CHECK, REGISTERED]
        assert "Row 2" in str(results[1].reason)
        assert results[0].visit == results[1].visit != results[2].visit
    assert len(checks(small_hall)) == 2


@pytest.mark.parametrize(
    ("change", "state", "reason"),
    [
        ({"temperature": "37.9"}, State.TO_REPEAT, "37.9 °C is a fever"),
        ({"temperature": "34.1"}, State.LOW, "34.1 °C is too low"),
        ({"mask": "否"}, State.NORMAL, "Without a mask"),
        ({"mask": ""}, State.NORMAL, "does not say"),
    ],
)
def test_what_the_door_would_stop_is_kept_but_gets_no_ticket(
    small_hall, enter, change, state, reason
):
    result = enter(form(**change))
    assert (result.status, result.visit, result.ticket) == (TO_CHECK, None, "")
    assert reason in str(result.reason)
    (check,) = checks(small_hall)
    assert (check.id, check.state, check.document) == (result.check, state, LADY)
    before = small_hall.count()
    assert enter(form(**change)) == result
    assert small_hall.count() == before


def test_a_fever_of_today_stands_on_the_doors_list(small_hall, enter):
    result = enter(form(temperature="38.0"))
    assert [one.id for one in checks_to_repeat(small_hall.door)] == [result.check]
    enter(form(time="2020-02-09 9:15", temperature="38.0"))
    assert len(checks_to_repeat(small_hall.door)) == 1


def test_a_mask_filled_in_later_gives_a_ticket_and_no_second_reading(small_hall, enter):
    unknown = enter(form(mask=""))
    filled = enter()
    assert (filled.status, filled.check) == (REGISTERED, unknown.check)
    assert [one.readings for one in checks(small_hall)] == [1]


def test_without_a_temperature_nothing_is_kept(small_hall, enter):
    before = small_hall.count()
    result = enter(form(temperature=""))
    assert (result.status, result.check) == (TO_CHECK, None)
    assert small_hall.count() == before


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"document": "110101194912310025"}, "Document number: .*check digit"),
        ({"document": "1.10101E+17"}, "Document number: .*lost its last digits"),
        ({"document": "1.10101194912310E+17"}, "Document number: .*lost its last digits"),
        ({"document": "110101194912310000"}, "Document number: .*lost its last digits"),
        ({"document": "110101491231002"}, "Document number: .*15 digits. Type the 18"),
        ({"document_kind": "会员卡"}, "Document type: .*not known"),
        ({"phone": "1.38123E+10"}, "Phone: .*lost its last digits"),
        ({"phone": "1381234800"}, "Phone: .*11 digits"),
        ({"name": "刘*"}, "Name: .*masked"),
        ({"temperature": "265"}, "Temperature: "),
        ({"method": "手"}, "Measured with: "),
        ({"mask": "也许"}, "Mask: .*yes, provided or no"),
        ({"matters": ""}, "Matters: .*missing"),
        ({"matters": "、"}, "Matters: .*missing"),
        ({"matters": "社保卡"}, "Matters: Matter 1 is not .*Did you mean 80"),
        ({"matters": "105、退休"}, "Matters: Matter 2 is not .*Did you mean 501 退休申请"),
        ({"matters": "§§"}, "Matters: .*Write its code"),
        ({"outcome": "好"}, "Outcome: "),
        ({"note": "x" * 201}, "Note: .*200"),
        ({"note": "x" * 501}, "Note: .*500"),
        ({"time": ""}, "Time: .*missing"),
        ({"time": "9:15"}, "Time: .*no date"),
        ({"time": "0.385416"}, "Time: .*no date"),
        ({"time": "2020-02-10"}, "Time: The hour is missing"),
        ({"time": "2020-02-30 9:15"}, "Time: This is no time"),
        ({"time": "2020-02-10 25:15"}, "Time: This is no time"),
        ({"time": "10/02/2020 9:15"}, "Time: This is no time"),
        ({"time": "2020-02-10 12:11"}, "Time: .*future"),
        ({"time": "2002-02-10 9:15"}, "Time: The year"),
        ({"day": "gestern"}, "Date: "),
    ],
)
def test_what_cannot_be_is_rejected_with_its_field_and_keeps_nothing(
    small_hall, enter, change, reason
):
    before = small_hall.count()
    result = enter(form(**change))
    assert (result.status, result.visit, result.check) == (REJECTED, None, None)
    assert result.reason is not None
    assert re.match(reason, str(result.reason)), str(result.reason)
    assert small_hall.count() == before
    for said in (str(result.reason), load_translations(CHINESE).say(result.reason)):
        assert not re.search(r"\d{10}", said), "a reason is read aloud and printed: no numbers"


def test_a_number_that_really_ends_in_zeros_can_be_written_apart(enter):
    assert enter(form(document="110101 19491231 0024")).status is REGISTERED


@pytest.mark.parametrize("nothing", ["", "无", "-", "未带"])
def test_nothing_at_hand_is_entered_all_the_same(small_hall, enter, nothing):
    result = enter(form(document=nothing, document_kind="无", name="", phone=""))
    assert result.status is REGISTERED
    assert not visit_of(small_hall, result).person.known


def test_a_retired_matter_was_offered_then(small_hall, enter):
    retire_item(small_hall.administrator, "105")
    assert enter().status is REGISTERED


def test_several_matters_by_code_and_name_in_both_languages(small_hall, enter):
    typed = "101；Employee registration、 人员增减 / 201\n单位登记"
    visit = visit_of(small_hall, enter(form(matters=typed)))
    assert [one.code for one in visit.matters] == ["101", "105", "301", "201"]


@pytest.mark.parametrize("role", [Role.SCREENER, Role.CARE])
def test_who_may_not_enter_from_paper_enters_nothing(small_hall, enter, role):
    before = small_hall.count()
    with pytest.raises(NotAllowed):
        enter(desk=small_hall.desk(role))
    assert small_hall.count() == before


def test_the_same_form_at_two_desks_that_cannot_see_each_other_is_one(small_hall, enter):
    other = small_hall.new_desk(1)
    small_hall.copy(small_hall.journal, other)
    desk = small_hall.desk(Role.CLERK, other)
    for paper in (FORM, form(name="王伟", document="", document_kind="", temperature="38.2")):
        enter(paper)
        enter_from_paper(desk, paper)
    small_hall.copy(small_hall.journal, other)
    small_hall.copy(other, small_hall.journal)
    for journal in (small_hall.journal, other):
        states = sorted((row.state, row.readings) for row in checks(small_hall, journal))
        assert states == [("normal", 1), ("to_repeat", 1)], "one fever is not two"
    assert small_hall.tables() == small_hall.tables(other)
    kinds = {kind for kind, _ in small_hall.to_check()}
    assert kinds == {"temperature.measured", "visit.registered", "visit.served_on_paper"}


def test_folding_anew_gives_the_same(small_hall, enter):
    enter()
    enter(form(temperature="38.2", name="王伟", document="", document_kind=""))
    before = small_hall.tables()
    refold(small_hall.journal)
    assert small_hall.tables() == before


def test_reprs_show_nobody(small_hall, enter):
    assert "刘" not in repr(FORM)
    assert LADY not in repr(FORM)
    assert "刘" not in repr(enter())


ANYTHING = st.text(max_size=30)


@settings(
    max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None
)
@given(
    st.fixed_dictionaries(
        {},
        optional={name: ANYTHING for name in PaperForm.__struct_fields__ if name != "row"},
    )
)
def test_whatever_is_typed_has_a_result_and_a_second_time_adds_nothing(small_hall, changes):
    first = enter_from_paper(small_hall.clerk, form(**changes))
    assert (first.visit is not None) or first.reason is not None
    before = small_hall.count()
    again = enter_from_paper(small_hall.clerk, form(**changes))
    assert (again.status, again.visit) == (first.status, first.visit)
    assert small_hall.count() == before

"""A day at the door, by keyboard and scanner alone."""

import msgspec
import pytest
from sqlalchemy import select

from counter_app.documents.preview import page_text
from counter_app.hall.catalogue import set_item
from counter_app.hall.door import read_door
from counter_app.hall.identity import DocumentKind, check_digit
from counter_app.hall.isolation import open_cases, read_case
from counter_app.hall.registering import occupancy, read_ticket
from counter_app.hall.rules import HallRules, set_rules
from counter_app.hall.temperature import Mask, Method, State, check_table
from counter_app.hall.visits import Priority, VisitState
from counter_app.journal.clock import MINUTE
from counter_app.store.tables import metadata
from tests.ui.small_desk import JAM, SmallDesk
from ui.page_list import PAGES
from ui.pages import door as door_page
from ui.pages.door_stages import Overlay, Stage
from ui.style import Style, Tone

LIU = "110101194912310024"
WANG = "110101199003074514"
DAY = 24 * 60 * MINUTE
DOOR = tuple(entry for entry in PAGES if entry.name == "door")


@pytest.fixture
def door(qtbot, small_hall):
    desk = SmallDesk(qtbot, small_hall.door, small_hall.clock, DOOR)
    yield desk
    desk.stop()


def rows(hall, table):
    with hall.journal.read() as connection:
        return connection.execute(select(metadata.tables[table])).all()


def newest(hall):
    visit = read_door(hall.door).recent[0]
    return read_ticket(hall.door, visit.id).visit


def come(door, name="", temperature="365"):
    """Somebody without a document at hand, up to the reading."""
    door.press("Enter")
    door.type(name)
    door.press("Enter", "Enter")
    door.type(temperature)
    door.press("Enter")


def printed(door, word):
    """Wait until the band says how the printing went."""
    door.qtbot.waitUntil(lambda: word in door.page.band.detail())
    door.settle()


def test_a_new_visitor_gets_a_ticket_and_the_next_one_finds_everything_clear(door, small_hall):
    page = door.page
    assert page.form.document.edit.hasFocus()
    assert "37.3" in page._secondary.text()
    door.scan(LIU)
    assert page.form.name.edit.hasFocus(), "nobody knows the name yet"
    assert "校验通过" in page.form.document._mark.text()
    assert page.form.document.edit.text() == "110101**********24"
    assert page.form._badge.isVisible(), "65 and over is known from the document"
    door.type("刘秀兰")
    door.press("Enter")
    door.type("13812348000")
    door.press("Enter")
    assert page.form.reading.edit.hasFocus()
    door.type("365")
    door.press("Enter")
    assert (door.page.band.tone, page.stage) == (Tone.NORMAL, Stage.MATTERS)
    assert page.form.reading.text() == "36.5"
    assert len(rows(small_hall, "temperature_check")) == 1, "a reading is saved at once"
    assert page.matters.field.edit.hasFocus()
    door.type("sbksl")
    door.qtbot.waitUntil(lambda: bool(page.matters.field.suggestions()))
    door.press("Enter")
    assert page.matters.codes() == ("801",)
    door.press("Enter")
    printed(door, "已打印")
    visit = newest(small_hall)
    assert visit.ticket in door.page.band.headline()
    assert (door.page.band.tone, door.page.band.value()) == (Tone.NORMAL, "1")
    assert "社会保障卡申领" in door.page.band.detail()
    assert (visit.person.name, visit.person.phone) == ("刘秀兰", "13812348000")
    assert (visit.priority, visit.prints) == ((Priority.SENIOR,), 1)
    assert door.printing.jobs == [visit.ticket], "others see the job's name: a number, no person"
    slip = page_text(door.printing.papers[0], 0)
    assert visit.ticket in slip
    assert "刘秀兰" not in slip
    assert [one.ticket for one in page.recent.table.rows()] == [visit.ticket]
    assert page.recent.table.text_at(0, 1) == "刘**"
    door.press("Enter")
    assert page.form.is_empty()
    assert page.matters.codes() == ()
    assert page.form.document.edit.hasFocus()
    assert door.page.band.headline() == ""


def test_a_returning_visitor_needs_two_keys_from_reading_to_ticket(door, small_hall):
    small_hall.ticket("504", person=small_hall.person("刘秀兰", LIU, "13812348000"))
    small_hall.clock.advance(DAY)
    door.presses = 0
    door.scan(LIU)
    page = door.page
    assert page.form.reading.edit.hasFocus()
    assert (page.form.name.edit.text(), page.form.phone.edit.text()) == ("刘**", "138****8000")
    assert page.matters.codes() == ("504",)
    door.type("365")
    door.press("Enter", "Enter")
    printed(door, "已打印")
    assert page.stage is Stage.REGISTERED
    assert door.presses <= 6, "key presses besides the scan and the digits"
    assert door.presses == 2
    visit = newest(small_hall)
    assert visit.person.name == "刘秀兰"
    assert [one.code for one in visit.matters] == ["504"]


def test_full_width_and_other_ways_of_typing_a_reading(door, small_hall):
    for typed in ("36.5", "36,5", "３６．５"):
        come(door, temperature=typed)
        assert door.page.form.reading.text() == "36.5"
        door.press("Esc")
    assert {row.last for row in rows(small_hall, "temperature_check")} == {365}


def test_no_document_at_hand_is_served_all_the_same(door, small_hall):
    door.press("Enter")
    assert "未带证件" in door.page.form.document._mark.text()
    assert door.page.form.name.edit.hasFocus()
    door.type("吴用")
    door.press("Enter", "Enter")
    door.type("366")
    door.press("Enter", "Alt+1", "Enter")
    assert newest(small_hall).person.name == "吴用"


def test_a_fever_that_passes(door, small_hall):
    page = door.page
    door.scan(LIU)
    door.type("刘秀兰")
    door.press("Enter", "Enter")
    door.type("376")
    door.press("Enter")
    assert (door.page.band.tone, page.stage) == (Tone.ALARM, Stage.REPEAT)
    assert (door.page.band.headline(), door.page.band.value()) == ("体温异常 · 请复测", "05:00")
    small_hall.clock.advance(29_000)
    door.ticking.timeout.emit()
    assert door.page.band.value() == "04:31"
    # The next person is served meanwhile; the first one waits in the list.
    door.press("Esc")
    assert [page.repeats.table.text_at(0, at) for at in range(5)] == [
        "刘**", "37.6", "额温枪 T-01", "04:31", "复测",
    ]  # fmt: skip
    come(door, "王伟")
    door.press("Alt+1", "Enter", "Enter")
    small_hall.clock.advance(5 * MINUTE)
    door.ticking.timeout.emit()
    assert page.repeats.table.text_at(0, 3) == "可复测"
    door.press("F11", "Enter")
    assert page.form.reading.edit.hasFocus()
    assert page.form.name.text() == "刘秀兰"
    assert page.form.method() is Method.AXILLARY, "the second reading is by another method"
    door.type("36.8")
    door.press("Enter")
    assert page.stage is Stage.MATTERS
    assert page.repeats.table.rows() == []
    door.press("Alt+1", "Enter")
    assert newest(small_hall).tenths == 368
    door.press("Enter")
    assert page.form.method() is Method.FOREHEAD, "back to what this desk measures with"


def test_somebody_waiting_who_scans_again_goes_on_where_they_were(door):
    door.scan(LIU)
    door.type("刘秀兰")
    door.press("Enter", "Enter")
    door.type("378")
    door.press("Enter", "Esc")
    door.scan(LIU)
    assert door.page.stage is Stage.AGAIN
    assert door.page.band.tone is Tone.ALARM
    assert door.page.form.reading.edit.hasFocus()
    door.type("379")
    door.press("Enter")
    assert door.page.stage is Stage.SUSPECTED


def test_a_fever_twice_is_isolated_with_one_key(door, small_hall):
    door.scan(LIU)
    door.type("刘秀兰")
    door.press("Enter", "Enter")
    door.type("378")
    door.press("Enter", "Enter")
    door.type("381")
    door.press("Enter")
    assert door.page.band.headline() == "两次异常 · 疑似"
    door.scan(WANG)
    door.press("Esc")
    assert door.page.stage is Stage.SUSPECTED, "nobody suspected is let go by a stray key or scan"
    door.press("F9")
    case = read_case(small_hall.leader, open_cases(small_hall.leader)[0].id)
    assert case.number in door.page.band.headline()
    assert "留观场所" in door.page.band.detail()
    assert case.person.name == "刘秀兰"
    assert [one.tenths for one in case.readings] == [378, 381]
    door.press("Enter")
    assert door.page.form.document.text() == WANG, "what was scanned meanwhile was kept"


def test_one_key_isolates_from_the_first_reading_too(door, small_hall):
    come(door, "何平", "39.2")
    door.press("F9")
    assert door.page.stage is Stage.ISOLATED
    assert [one.person.name for one in open_cases(small_hall.leader)] == ["何*"]
    assert door.page.repeats.table.rows() == []


def test_a_low_reading_is_taken_again_and_is_never_normal(door, small_hall):
    come(door, "郑和", "345")
    assert (door.page.band.tone, door.page.stage) == (Tone.ATTENTION, Stage.AGAIN)
    assert door.page.band.headline() == "读数偏低 · 请重测"
    assert door.page.form.reading.edit.hasFocus()
    door.type("364")
    door.press("Enter")
    assert door.page.stage is Stage.MATTERS
    (check,) = rows(small_hall, "temperature_check")
    assert (check.first, check.last, check.readings) == (345, 364, 2)


def test_who_refuses_a_mask_is_turned_away_with_the_reason(door, small_hall):
    door.press("Enter", "F3", "F3")
    assert door.page.band.headline() == "未戴口罩 · 不能进入"
    door.press("Enter", "Enter")
    door.type("365")
    door.press("Enter")
    assert "口罩" in door.page.form.masked._problem.text(), "nobody is let in without"
    assert rows(small_hall, "temperature_check") == []
    door.press("F7")
    assert door.page.refusal.text() == "拒绝佩戴口罩"
    door.press("Enter")
    assert door.page.stage is Stage.TURNED_AWAY
    (check,) = rows(small_hall, "temperature_check")
    assert check.state == State.TURNED_AWAY


def test_a_refusal_needs_words_and_can_be_taken_back(door, small_hall):
    door.press("F7", "Enter")
    assert "原因" in door.page.refusal.why.problem()
    door.press("Esc")
    assert (door.page.stage, door.page.overlay) == (Stage.PERSON, None)
    assert rows(small_hall, "temperature_check") == []


def test_a_printer_jam_keeps_the_record_and_prints_again(door, small_hall):
    door.printing.refuse = JAM
    come(door, "冯唐")
    door.press("Alt+1", "Enter")
    printed(door, "打印失败，记录已保留")
    visit = newest(small_hall)
    assert visit.print_failed
    assert door.page.recent.table.text_at(0, 3) == "未打印"
    door.printing.refuse = None
    door.press("F8")
    printed(door, "号票已打印")
    assert newest(small_hall).ticket == visit.ticket, "a ticket number never changes"
    assert (newest(small_hall).prints, newest(small_hall).print_failed) == (1, False)
    door.press("F8")
    door.qtbot.waitUntil(lambda: len(door.printing.papers) == 2)
    assert "2" in page_text(door.printing.papers[1], 0)


def test_a_hall_that_does_not_print_at_once(door, small_hall):
    set_rules(small_hall.administrator, HallRules(print_tickets=False))
    door.settle()
    come(door, "冯唐")
    door.press("Alt+1", "Enter")
    assert "未打印" in door.page.band.detail()
    assert door.printing.papers == []


def test_the_same_person_again_today_is_pointed_out_in_words(door, small_hall):
    earlier = small_hall.ticket("504", person=small_hall.person("刘秀兰", LIU)).visit
    door.scan(LIU)
    assert door.page.band.tone is Tone.ATTENTION
    assert earlier.ticket in door.page.band.headline()
    door.type("365")
    door.press("Enter", "Enter")
    assert newest(small_hall).ticket != earlier.ticket, "pointed out, not in the way"


def test_a_daily_limit_is_decided_by_a_person(door, small_hall):
    item = next(one for one in small_hall.catalogue().in_use if one.online)
    set_item(small_hall.administrator, msgspec.structs.replace(item, daily_limit=1))
    small_hall.ticket(item.code)
    door.settle()
    come(door, "韩梅")
    door.type(item.code)
    door.press("Enter")
    door.press("Enter")
    assert (door.page.stage, door.page.band.tone) == (Stage.LIMIT, Tone.ATTENTION)
    assert "网上办理" in door.page.band.detail(), "the online way is offered"
    door.press("Enter")
    assert door.page.stage is Stage.LIMIT, "Enter alone never goes beyond"
    door.press("Ctrl+Enter")
    assert door.page.stage is Stage.REGISTERED
    assert newest(small_hall).person.name == "韩梅"


def test_another_matter_instead_of_a_full_one(door, small_hall):
    item = next(one for one in small_hall.catalogue().in_use if one.online)
    set_item(small_hall.administrator, msgspec.structs.replace(item, daily_limit=1))
    small_hall.ticket(item.code)
    come(door, "韩梅")
    door.type(item.code)
    door.press("Enter", "Enter", "Backspace")
    assert (door.page.stage, door.page.matters.codes()) == (Stage.MATTERS, ())
    door.type("805")
    door.press("Enter", "Enter")
    assert [one.code for one in newest(small_hall).matters] == ["805"]


def test_a_full_hall_is_said_in_amber(door, small_hall):
    set_rules(small_hall.administrator, HallRules(inside_limit=1))
    come(door, "韩梅")
    door.press("Alt+1", "Enter")
    assert occupancy(small_hall.door).full
    assert door.page.band.tone is Tone.ATTENTION
    assert "大厅已满，请在外等候" in door.page.band.detail()


def test_a_wrong_digit_is_said_at_the_document_and_nothing_typed_is_lost(door, small_hall):
    page = door.page
    door.scan(LIU[:-1] + "5")
    assert "校验码" in page.form.document.problem()
    assert page.form.document.edit.hasFocus()
    assert page.form.document.text() == LIU[:-1] + "5"
    door.scan(LIU)
    assert page.form.document.problem() == ""
    # Typed, and left with Tab, it is checked too.
    door.press("Esc")
    door.type(LIU[:-1] + "6")
    door.press("Tab")
    assert "校验码" in page.form.document.problem()


def test_an_unusual_area_only_warns(door):
    first = "60010119900307451"
    door.scan(first + check_digit(first))
    assert "核对" in door.page.form.document._mark.text()
    assert door.page.form.document.problem() == ""


def test_the_kind_of_document_is_recognised_or_chosen(door, small_hall):
    form = door.page.form
    door.scan("H12345678")
    assert "港澳" in form.document._mark.text()
    # By its look alone this could be anything: a key chooses the kind, and the keyboard is back.
    door.press("Esc")
    door.type("AB123456789")
    door.press("Enter")
    assert "选择" in form.document.problem()
    door.press("F2")
    door.choose(DocumentKind.PASSPORT.label)
    assert form.document_kind() is DocumentKind.PASSPORT
    assert form.document.edit.hasFocus()
    door.press("Enter")
    assert "护照" in form.document._mark.text()


def test_a_double_enter_registers_nothing_that_was_not_seen(door, small_hall, monkeypatch):
    settle = door_page.SETTLE

    def double_enter():
        """Two presses, the second one within the time, however slow the computer is."""
        door.qtbot.waitUntil(door.page.takes_enter)
        door.strike("Enter")
        monkeypatch.setattr(door_page, "SETTLE", DAY)
        door.strike("Enter")

    small_hall.ticket("504", person=small_hall.person("刘秀兰", LIU, "13812348000"))
    small_hall.clock.advance(DAY)
    door.scan(LIU)
    door.type("365")
    double_enter()
    door.settle()
    door.strike("Enter")
    door.settle()
    assert door.page.stage is Stage.MATTERS
    assert len(rows(small_hall, "visit")) == 1
    monkeypatch.setattr(door_page, "SETTLE", settle)
    # The second half of a double press comes before the ticket can have been read, and long before
    # the slip is printed.
    double_enter()
    door.qtbot.waitUntil(lambda: door.page.stage is Stage.REGISTERED)
    door.strike("Enter")
    door.settle()
    assert door.page.stage is Stage.REGISTERED, "the ticket stays in sight"
    assert len(rows(small_hall, "visit")) == 2


def test_keys_while_a_verb_is_under_way_double_nothing_and_a_scan_is_kept(door, small_hall):
    door.scan(LIU)
    door.type("刘秀兰")
    door.press("Enter", "Enter")
    door.type("376")
    door.qtbot.waitUntil(door.page.takes_enter)
    go_on = door.hold_database()
    for key in ("Enter", "Enter", "Esc", "F7"):
        door.strike(key)
    door.burst(WANG)
    go_on.set()
    door.settle()
    assert len(rows(small_hall, "temperature_reading")) == 1
    assert door.page.stage is Stage.REPEAT, "the red band is seen before anybody else comes"
    assert door.page.form.name.text() == "刘秀兰"
    door.press("Esc")
    assert door.page.form.document.text() == WANG


@pytest.mark.parametrize("field", ["document", "name", "phone", "reading"])
def test_a_scan_lands_in_the_document_whatever_field_it_meets(door, field):
    door.press("Enter")
    door.type("吴用")
    getattr(door.page.form, field).edit.setFocus()
    door.scan(WANG)
    form = door.page.form
    assert form.document.text() == WANG
    assert form.name.text() == "吴用"
    assert (form.phone.text(), form.reading.text()) == ("", "")


def test_another_document_takes_away_what_was_filled_in_for_the_first(door, small_hall):
    small_hall.ticket("504", person=small_hall.person("刘秀兰", LIU, "13812348000"))
    small_hall.clock.advance(DAY)
    door.scan(LIU)
    door.scan(WANG)
    form = door.page.form
    assert (form.name.text(), form.phone.text()) == ("", "")
    assert door.page.matters.codes() == ()
    assert not form._badge.isVisible()


def test_what_few_visitors_need_is_one_key_away(door, small_hall):
    door.press("Enter")
    door.type("吴用")
    door.press("F5")
    assert door.page.overlay is Overlay.MORE
    door.press("Right", "Right", "Right", "Space", "Tab")
    door.type("2")
    door.press("Tab")
    door.type("吴妻")
    door.press("Enter")
    assert door.page.overlay is None
    assert "孕妇" in door.page.form._badge.text()
    assert door.page.form.reading.edit.hasFocus()
    door.type("365")
    door.press("Enter", "Alt+1", "Enter")
    visit = newest(small_hall)
    assert (visit.priority, visit.companions) == ((Priority.PREGNANT,), 2)
    assert visit.person.companion == "吴妻"


def test_too_many_companions_lead_back_to_their_field(door):
    door.press("Enter")
    door.type("吴用")
    door.press("F5", "Tab")
    door.type("99")
    door.press("Enter")
    assert door.page.form.reading.edit.hasFocus()
    door.type("365")
    door.press("Enter", "Alt+1", "Enter")
    assert door.page.overlay is Overlay.MORE
    assert door.page.more.companions.problem()
    assert door.page.more.companions.edit.hasFocus()


def test_a_mistake_is_corrected_with_its_reason_and_the_number_stays(door, small_hall):
    come(door, "吴永")
    door.press("Alt+1", "Enter", "F6")
    assert door.page.correction.name.edit.hasFocus()
    door.type("吴用")
    door.press("Enter")
    assert "原因" in door.page.correction.why.problem()
    door.type("听错了")
    door.press("Enter")
    visit = newest(small_hall)
    assert visit.person.name == "吴用"
    assert visit.ticket in door.page.band.headline()
    # An earlier one from the list at the right: its facts are asked for, which is an entry.
    door.press("Enter")
    table = door.page.recent.table
    table.setFocus()
    door.press("Down")
    before = small_hall.count()
    door.strike("Enter")
    door.settle()
    assert door.page.correction.name.text() == "吴用"
    assert small_hall.count() == before + 1
    door.press("Esc")
    assert door.page.form.isVisible()


def test_a_mistyped_normal_reading_is_measured_anew(door, small_hall):
    come(door, "吴用", "365")
    door.press("F6")
    assert door.page.form.reading.edit.hasFocus()
    door.type("375")
    door.press("Enter")
    assert door.page.stage is Stage.REPEAT
    assert len(rows(small_hall, "temperature_check")) == 2, "both stand in the record"


def test_method_and_thermometer_are_remembered_at_this_desk(door, small_hall):
    door.page.form.measure_with(Method.EAR, "T-02")
    door.page.form.instrument.changed.emit()
    come(door, "吴用")
    door.press("Esc")
    assert (door.page.form.method(), door.page.form.device()) == (Method.EAR, "T-02")
    (check,) = rows(small_hall, "temperature_check")
    assert (check.method, check.thermometer) == (Method.EAR, "T-02")
    assert check.mask == Mask.WORN


def test_with_large_type_the_field_at_work_is_in_sight(qtbot, small_hall):
    door = SmallDesk(qtbot, small_hall.door, small_hall.clock, DOOR, style=Style(scale=1.5))
    try:
        come(door, "吴用")
        field = door.page.matters.field.edit
        qtbot.waitUntil(lambda: field.visibleRegion().boundingRect().height() == field.height())
        door.press("Alt+1", "Enter", "Enter")
        field = door.page.form.document.edit
        qtbot.waitUntil(lambda: field.visibleRegion().boundingRect().height() == field.height())
    finally:
        door.stop()


def test_a_refresh_leaves_the_form_and_the_focus_alone(door, small_hall):
    door.press("Enter")
    door.type("吴")
    small_hall.ticket("504")
    door.qtbot.waitUntil(lambda: len(door.page.recent.table.rows()) == 1)
    assert door.page.form.name.text() == "吴"
    assert door.page.form.name.edit.hasFocus()


def test_what_another_desk_finished_meanwhile_is_said(door, small_hall):
    fever = small_hall.check("376", person=small_hall.person("何平"))
    door.settle()
    assert len(door.page.repeats.table.rows()) == 1
    small_hall.check("365", check=fever.id)
    door.page._resume(fever.id)
    door.settle()
    assert "已有结果" in door.page.notice.text()
    assert door.page.stage is Stage.PERSON


def test_visits_are_waiting_and_every_check_let_in_at_most_one(door, small_hall):
    for name in ("甲", "乙", "丙"):
        come(door, name)
        door.press("Alt+1", "Enter", "Enter")
    visits = rows(small_hall, "visit")
    assert [visit.state for visit in visits] == [VisitState.WAITING] * 3
    assert len({visit.check for visit in visits}) == len(rows(small_hall, check_table.name)) == 3

"""The 'Visits' page by keys and scanner alone."""

import pytest

from counter_app.documents.preview import page_text
from counter_app.errors import DeviceFault, DiskFull
from counter_app.hall.isolation import open_cases
from counter_app.hall.queue import call_next, no_show
from counter_app.hall.timeline import Moment, VisitStory, visit_story
from counter_app.hall.visits import Priority, VisitState
from counter_app.language import Phrase
from ui.page_list import PAGES
from ui.pages.visits import UPRIGHT
from ui.style import Style
from ui.widgets.chips import Chip

RECORDS = tuple(entry for entry in PAGES if entry.name in ("visits", "isolation"))
LADY = "110101194912310024"


@pytest.fixture
def visit(small_hall):
    person = small_hall.person("单小玲", LADY, "13812348000")
    return small_hall.ticket(*small_hall.codes(2), person=person).visit


@pytest.fixture
def open_desk(desk_of, small_hall):
    def build(person=None, **rest):
        return desk_of(person or small_hall.clerk, RECORDS, **rest)

    return build


@pytest.fixture
def desk(open_desk, visit):
    return open_desk()


def tickets(desk):
    return [row.ticket for row in desk.page.search.table.rows()]


def shown(desk):
    story = desk.page.detail.story
    return None if story is None else story.visit.ticket


def kinds(hall, visit):
    return [moment.what.template for moment in visit_story(hall.clerk, visit).moments]


def search(desk, text):
    desk.type(text)
    desk.settle()
    desk.settle()


def test_before_anything_is_typed_there_are_todays_visits_and_a_hint(desk, visit):
    assert tickets(desk) == [visit.ticket]
    assert shown(desk) is None
    assert "sxl" in desk.page.detail.hint.text()
    assert not desk.page.reveal.isVisible()
    assert desk.page.search.field.edit.hasFocus()


def test_the_first_found_is_shown_and_arrows_choose_from_the_field(desk, small_hall, visit):
    other = small_hall.ticket(person=small_hall.person("单田芳")).visit
    search(desk, "shan")
    assert tickets(desk) == [other.ticket, visit.ticket]
    assert shown(desk) == other.ticket
    desk.press("Down")
    assert shown(desk) == visit.ticket
    desk.press("Down", "Down")
    assert shown(desk) == visit.ticket, "the last stays the last"
    desk.press("Up")
    assert shown(desk) == other.ticket
    assert desk.page.search.field.edit.hasFocus()
    assert desk.page.search.field.text() == "shan"
    desk.press("Esc")
    assert desk.page.search.field.text() == ""
    assert shown(desk) is None
    assert len(tickets(desk)) == 2


def test_nobody_found_is_said_and_the_detail_goes(desk):
    search(desk, "shan")
    assert shown(desk)
    search(desk, "qqq")
    assert tickets(desk) == []
    assert shown(desk) is None


def test_everything_shown_is_masked(desk):
    search(desk, "sxl")
    row = desk.page.search.table
    cells = [row.text_at(0, column) for column in range(7)]
    assert cells[1:4] == ["今天", "单**", "110101**********24"]
    assert desk.page.detail.name.text() == "单**"
    assert "138****8000" in desk.page.detail.more.text()


def test_revealing_is_an_entry_and_ends_after_half_a_minute(desk, small_hall, visit):
    search(desk, "0024")
    before = small_hall.count()
    desk.press("F10")
    desk.settle()
    detail = desk.page.detail
    assert (detail.name.text(), detail.document.text()) == ("单小玲", LADY)
    assert small_hall.count() == before + 1
    assert "personal data shown" in kinds(small_hall, visit.id)
    desk.settle()
    assert detail.name.text() == "单小玲", "the refresh after the entry does not mask it"
    for _ in range(30):
        desk.ticking.timeout.emit()
    assert (detail.name.text(), detail.document.text()) == ("单**", "110101**********24")
    desk.press("F10")
    assert detail.revealed
    desk.press("F10")
    assert not detail.revealed, "the same key masks at once"
    assert kinds(small_hall, visit.id).count("personal data shown") == 2


def test_another_visit_is_never_shown_with_the_facts_of_the_one_before(desk, small_hall):
    small_hall.ticket(person=small_hall.person("单田芳"))
    search(desk, "shan")
    desk.press("F10", "Down")
    assert desk.page.detail.name.text() == "单**"


def test_a_scanned_ticket_is_opened_at_once(desk, small_hall, visit):
    for _ in range(3):
        small_hall.ticket()
    desk.type("zz")
    desk.scan(f"counter:visit:{visit.id}")
    desk.settle()
    assert shown(desk) == visit.ticket
    assert tickets(desk) == [visit.ticket]
    assert desk.page.search.field.text() == ""
    desk.press("Esc")
    assert len(tickets(desk)) == 4


def test_a_scanned_document_opens_its_newest_visit(desk, small_hall, visit):
    small_hall.clock.advance(60_000)
    again = small_hall.ticket(person=small_hall.person("单小玲", LADY)).visit
    desk.scan(LADY)
    desk.settle()
    assert tickets(desk) == [again.ticket, visit.ticket]
    assert shown(desk) == again.ticket
    assert desk.page.search.field.text() == ""
    assert "110101**********24" in desk.page._secondary.text()
    assert LADY not in desk.page._secondary.text()


def test_a_wrong_document_and_a_foreign_code_are_said(desk):
    desk.scan("110101194912310025")
    assert desk.page.search.field.problem()
    desk.scan("https://example.org/x")
    assert not desk.frame.notice.isHidden()


def test_a_ticket_of_another_hall_is_said(desk, visit):
    desk.scan("counter:visit:0123456789abcdef")
    desk.settle()
    assert desk.page.notice.text() == "找不到这次来访。"
    assert shown(desk) is None


def test_another_page_can_open_a_visit(desk, visit):
    desk.frame.navigate("visits", visit.id)
    desk.settle()
    desk.settle()
    assert shown(desk) == visit.ticket


def test_the_ticket_is_printed_again_and_a_refusal_keeps_the_record(desk, small_hall, visit):
    search(desk, "sxl")
    desk.press("F8")
    desk.settle()
    assert len(desk.printing.papers) == 1
    assert desk.printing.papers[0].startswith(b"%PDF")
    assert kinds(small_hall, visit.id)[-1] == "ticket printed"
    desk.printing.refuse = DeviceFault("No printer is set up on this computer.")
    desk.press("F8")
    desk.settle()
    assert desk.page.notice.text()
    assert "printing failed" in kinds(small_hall, visit.id)[-1]
    assert desk.page.print_again.isEnabled()


def test_a_correction_needs_a_reason_and_keeps_the_ticket(desk, small_hall, visit):
    search(desk, "sxl")
    desk.press("F6")
    panel = desk.page.correction
    assert panel.isVisible()
    assert not desk.page.search.field.isVisible()
    assert panel.document.text() == LADY
    desk.type("单晓玲")
    desk.press("Enter")
    assert panel.why.problem()
    assert panel.why.edit.hasFocus()
    assert panel.name.text() == "单晓玲", "nothing typed is lost"
    desk.type("name misheard")
    desk.press("Enter")
    desk.settle()
    assert not panel.isVisible()
    assert desk.page.search.field.edit.hasFocus()
    assert kinds(small_hall, visit.id)[-1] == "corrected: {why}"
    search(desk, "xiaoling")
    assert tickets(desk) == [visit.ticket]
    assert panel.name.text() == panel.document.text() == "", "the panel forgets the person"


def test_a_correction_can_be_left_alone(desk, small_hall, visit):
    search(desk, "sxl")
    desk.press("F6", "Esc")
    assert desk.page.search.field.edit.hasFocus()
    assert shown(desk) == visit.ticket
    assert "corrected: {why}" not in kinds(small_hall, visit.id)


def test_a_wrong_document_is_said_at_its_field(desk):
    search(desk, "sxl")
    desk.press("F6", "Tab")
    desk.type("110101194912310025")
    desk.press("Enter")
    assert desk.page.correction.document.problem()


def test_a_no_show_comes_back(desk, small_hall, visit):
    search(desk, "sxl")
    assert not desk.page.back.isVisible()
    call_next(small_hall.clerk, small_hall.first)
    no_show(small_hall.clerk, visit.id)
    desk.settle()
    assert desk.page.back.isVisible()
    desk.press("F5")
    assert visit_story(small_hall.clerk, visit.id).visit.state is VisitState.WAITING
    desk.settle()
    assert not desk.page.back.isVisible()


def test_somebody_falls_ill_inside(desk, small_hall, visit):
    search(desk, "sxl")
    desk.press("F9")
    assert desk.page.illness.isVisible()
    assert open_cases(small_hall.leader) == []
    desk.press("F9")
    desk.settle()
    (case,) = open_cases(small_hall.leader)
    assert case.visit == visit.id
    assert "未询问" in case.symptoms
    assert desk.page is desk.frame._pages["isolation"]
    assert desk.page.selected().id == case.id
    desk.press("Ctrl+4")
    desk.settle()
    assert shown(desk) == visit.ticket
    desk.press("F9")
    assert desk.page is desk.frame._pages["isolation"], "the case that is there is opened"
    assert len(open_cases(small_hall.leader)) == 1


def test_a_visit_of_yesterday_opens_no_case(open_desk, small_hall, visit):
    small_hall.clock.advance(24 * 3_600_000)
    desk = open_desk()
    search(desk, "sxl")
    assert shown(desk) == visit.ticket
    assert desk.page.search.table.text_at(0, 1) == visit.day
    assert not desk.page.case.isVisible()
    assert desk.page.reveal.isVisible()


def test_the_administrator_finds_and_changes_nothing(open_desk, small_hall, visit):
    desk = open_desk(small_hall.administrator)
    search(desk, "sxl")
    assert shown(desk) == visit.ticket
    buttons = desk.page._allowed
    assert not any(button.isVisible() for button in buttons)


def test_what_changes_elsewhere_shows_and_keeps_words_and_choice(desk, small_hall, visit):
    other = small_hall.ticket(person=small_hall.person("单田芳")).visit
    search(desk, "shan")
    desk.press("Down")
    small_hall.ticket(person=small_hall.person("单于"))
    call_next(small_hall.clerk, small_hall.first)
    desk.settle()
    desk.settle()
    assert len(tickets(desk)) == 2 + ("单于"[0] == "单")
    assert shown(desk) == visit.ticket
    assert desk.page.detail.story.visit.state is VisitState.CALLED
    assert desk.page.search.field.text() == "shan"
    assert other.ticket in tickets(desk)


def test_the_timeline_tells_everything_in_order_and_when_it_was_entered(desk, small_hall, visit):
    search(desk, "sxl")
    steps = desk.page.detail.timeline.steps()
    assert [step.what for step in steps] == ["36.5 ℃，额温枪", f"登记取号 {visit.ticket}"]
    assert {step.time for step in steps} == {"12:00"}
    assert not any(step.mark for step in steps)
    story = visit_story(small_hall.clerk, visit.id)
    late = Moment(
        happened_at=story.moments[0].happened_at,
        entered_at=story.moments[0].happened_at + 26 * 3_600_000,
        what=Phrase("ticket printed"),
        by="",
        to_check=True,
    )
    desk.page.detail.show_story(
        VisitStory(visit=story.visit, moments=(*story.moments, late)), desk.page._hall
    )
    step = desk.page.detail.timeline.steps()[-1]
    assert "02-11 14:00 补录" in step.mark
    assert "待核对" in step.mark
    assert step.by == "系统"


def test_waiting_turns(desk, small_hall):
    search(desk, "sxl")
    assert "00:00" in desk.page.detail.spans.text()
    small_hall.clock.advance(95_000)
    desk.ticking.timeout.emit()
    assert "01:35" in desk.page.detail.spans.text()


def test_priority_matters_and_windows_are_told(open_desk, small_hall):
    visit = small_hall.ticket(
        *small_hall.codes(2),
        person=small_hall.person("仇英"),
        priority=frozenset({Priority.MEDICAL}),
        companions=2,
    ).visit
    call_next(small_hall.clerk, small_hall.first)
    desk = open_desk()
    search(desk, "qy")
    chips = [chip.text() for chip in desk.page.detail._marks.findChildren(Chip)]
    assert chips == ["已叫号", "★ 医护绿色通道"]
    assert "2 人" in desk.page.detail.facts.text()
    assert "1 号窗口" in desk.page.detail.facts.text()
    assert shown(desk) == visit.ticket


def test_a_database_that_fails_is_said_and_nothing_is_shown_as_none(desk, monkeypatch):
    def fails(*_args):
        raise DiskFull("The disk is full.")

    monkeypatch.setattr("ui.pages.visit_search.find", fails)
    before = tickets(desk)
    search(desk, "s")
    assert desk.page.notice.text()
    assert tickets(desk) == before, "stale, and said to be"
    assert "未更新" in desk.page._stale_mark.text()
    assert desk.page._stale_mark.isVisible()


@pytest.mark.parametrize(("size", "beside"), [((1366, 768), False), ((1920, 1080), True)])
def test_the_detail_stands_where_there_is_room(open_desk, visit, size, beside):
    desk = open_desk(size=size)
    search(desk, "sxl")
    page = desk.page
    assert (page.width() >= Style().px(UPRIGHT)) is beside
    table, detail = page.search.found.geometry(), page.detail.geometry()
    assert (detail.left() > table.right()) is beside
    assert (detail.top() > table.bottom()) is not beside
    assert page.height() <= desk.frame._stack.height(), "nothing has to be scrolled"


def test_a_ticket_is_looked_at_saved_and_printed_from_there(
    desk, small_hall, visit, qtbot, tmp_path
):
    search(desk, "sxl")
    desk.press("F7")
    slip = desk.page.slip
    qtbot.waitUntil(lambda: slip.pdf() != b"", timeout=20_000)
    assert slip.isVisible()
    assert slip.preview.page_count() == 1
    text = page_text(slip.pdf(), 0)
    assert visit.ticket in text
    assert "单小玲" not in text
    slip.save_to(tmp_path / "ticket.pdf")
    qtbot.waitUntil(lambda: "ticket.pdf" in slip.preview.said())
    assert (tmp_path / "ticket.pdf").read_bytes() == slip.pdf()
    desk.press("Ctrl+P")
    assert not slip.isVisible()
    assert len(desk.printing.papers) == 1
    assert kinds(small_hall, visit.id)[-1] == "ticket printed"
    desk.press("F7", "Esc")
    assert not slip.isVisible()
    assert desk.page.search.field.edit.hasFocus()

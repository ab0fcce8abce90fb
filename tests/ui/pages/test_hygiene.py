"""The hygiene page by keyboard and scanner alone."""

import pytest

from counter_app.hall import codes
from counter_app.hall.assets import list_assets, retire_asset
from counter_app.hall.cadence import Cadence, Rhythm
from counter_app.hall.disinfection import disinfections_between
from counter_app.hall.hygiene_lists import read_lists
from counter_app.hall.supplies import MoveKind, move_supply, read_supplies
from counter_app.hall.ventilation import airings_between, start_airing
from counter_app.hall.windows import list_windows
from counter_app.journal.clock import MINUTE, local_time
from counter_app.people.roles import Role
from tests.hall.hygiene import ALCOHOL, CHLORINE, add, log
from ui.page_list import PAGES
from ui.pages.hygiene_attention import read_attention
from ui.style import Tone

HYGIENE = tuple(entry for entry in PAGES if entry.name == "hygiene")
WITH_ANOTHER = tuple(entry for entry in PAGES if entry.name in ("visits", "hygiene"))
HOUR = 60 * MINUTE


@pytest.fixture
def open_desk(desk_of, small_hall):
    def build(person=None, pages=HYGIENE, **rest):
        return desk_of(person or small_hall.clerk, pages, **rest)

    return build


@pytest.fixture
def assets(small_hall):
    """A counter, a toilet and a ticket machine."""
    return (
        add(small_hall, "C-01", "COUNTER", "COUNTERS", "1 号窗口柜台"),
        add(small_hall, "W-01", "TOILET", "TOILETS", "一楼卫生间"),
        add(small_hall, "Q-01", "TICKETS", "ENTRANCE", "取号机"),
    )


def records(hall):
    with hall.journal.read() as connection:
        return disinfections_between(connection, hall.hall, 0, 1 << 60)


def airings(hall):
    with hall.journal.read() as connection:
        found = airings_between(connection, hall.hall, "2000-01-01", "2999-01-01")
    return [
        (one.area, *(at and f"{local_time(at):%H:%M}" for at in (one.started_at, one.ended_at)))
        for one in found
    ]


def part(desk, name):
    desk.page.open_with(name)
    desk.settle()
    return desk.page.section


def pass_time(desk, hall, minutes):
    hall.clock.advance(minutes * MINUTE)
    desk.ticking.timeout.emit()


# ---------------------------------------------------------------------- what is due


def test_a_scan_and_enter_log_with_what_this_desk_used_last(open_desk, small_hall, assets):
    log(small_hall, assets[0], method=ALCOHOL)
    small_hall.clock.advance(MINUTE)
    desk = open_desk()
    desk.scan(assets[1].code)
    before = desk.presses
    desk.press("Enter")
    assert desk.presses == before + 1
    newest = records(small_hall)[-1]
    assert newest.assets == (assets[1].id,)
    assert (newest.agent, newest.amount, newest.minutes) == ("ALCOHOL", 750, 3)
    assert "已登记：1 处" in desk.page.notice.text()
    assert desk.page.section.table.hasFocus()


def test_a_second_scan_joins_the_first_and_a_double_one_does_nothing(open_desk, small_hall, assets):
    desk = open_desk()
    for asset in (assets[0], assets[1], assets[1], assets[0]):
        desk.scan(asset.code)
    assert desk.page.section.sheet.text.text() == "C-01 1 号窗口柜台、W-01 一楼卫生间"
    desk.press("Enter")
    (record,) = records(small_hall)
    assert set(record.assets) == {assets[0].id, assets[1].id}
    desk.scan(assets[1].code)
    desk.press("Enter")
    assert len(records(small_hall)) == 1
    assert "刚才已登记过" in desk.page.notice.text()


def test_enter_right_after_the_scan_is_meant_for_what_was_scanned(open_desk, small_hall, assets):
    """Also where the database is slow and another row is selected."""
    desk = open_desk()
    newer = add(small_hall, "N-01", "DOOR", "ENTRANCE", "入口门把手")
    go_on = desk.hold_database()
    desk.burst(newer.code)
    desk.strike("Enter")
    desk.strike("Enter")
    go_on.set()
    desk.settle()
    assert [one.assets for one in records(small_hall)] == [(newer.id,)]


def test_a_label_opens_this_page_from_any_other(open_desk, small_hall, assets):
    desk = open_desk(pages=WITH_ANOTHER)
    assert desk.frame.page.title() != "消毒通风"
    go_on = desk.hold_database()
    desk.burst(assets[2].code)
    assert desk.page.title() == "消毒通风"
    # Before anything of the page could be read.
    desk.strike("Enter")
    go_on.set()
    desk.settle()
    desk.settle()
    assert [one.assets for one in records(small_hall)] == [(assets[2].id,)]


def test_a_label_of_nothing_here_or_out_of_use_says_so(open_desk, small_hall, assets):
    desk = open_desk()
    desk.scan(codes.ASSET + "0" * 32)
    assert "没有这个标签对应的设施" in desk.page.notice.text()
    assert desk.page.section.sheet.isHidden()
    retire_asset(small_hall.leader, assets[0].id)
    desk.settle()
    desk.scan(assets[0].code)
    desk.press("Enter")
    assert "已停用" in desk.page.section.sheet.problem.text()
    assert records(small_hall) == []


def test_marked_assets_are_logged_together_with_all_that_is_typed(open_desk, small_hall, assets):
    desk = open_desk()
    pass_time(desk, small_hall, 125)
    section = desk.page.section
    assert [one.asset.number for one in section.table.rows()] == ["Q-01", "W-01", "C-01"]
    assert section.table.text_at(0, 1) == "超时"
    assert section.table.text_at(0, 6) == "超 05:00"
    desk.press("F6", "F2")
    sheet = section.sheet
    assert "登记消毒：2 处设施" in sheet.heading.text()
    sheet.amount.edit.setFocus()
    sheet.amount.edit.selectAll()
    desk.type("250")
    assert "500–1000 mg/L" in sheet.amount._mark.text()
    for field, text in ((sheet.at, "1400"), (sheet.worker, "张阿姨"), (sheet.note, "喷洒")):
        field.edit.setFocus()
        desk.type(text)
    desk.press("Enter")
    (record,) = records(small_hall)
    assert len(record.assets) == 2
    assert (record.amount, record.unusual, record.done_by, record.note) == (
        250,
        True,
        "张阿姨",
        "喷洒",
    )
    assert f"{local_time(record.happened_at):%H:%M}" == "14:00"
    assert section.table.rows()[-1].asset.number != "C-01"


def test_what_can_not_be_is_said_at_its_field_and_nothing_typed_is_lost(
    open_desk, small_hall, assets
):
    desk = open_desk()
    desk.scan(assets[0].code)
    sheet = desk.page.section.sheet
    for field, wrong in ((sheet.amount, "99999"), (sheet.minutes, "x"), (sheet.at, "23:00")):
        right = field.text()
        field.edit.setFocus()
        field.edit.selectAll()
        desk.type(wrong)
        desk.press("Enter")
        assert field.problem()
        assert field.text() == wrong
        field.set_text(right)
    assert records(small_hall) == []
    desk.press("Esc")
    assert sheet.isHidden()
    desk.press("Enter", "Enter")
    assert len(records(small_hall)) == 1


def test_a_wrong_disinfection_is_taken_back_with_its_reason_by_keys(open_desk, small_hall, assets):
    log(small_hall, assets[0], method=CHLORINE)
    small_hall.clock.advance(30 * MINUTE)
    log(small_hall, assets[0], assets[1], method=CHLORINE)
    desk = open_desk()
    due = part(desk, "due")
    due.choose(assets[2].id)
    assert not due.mistake.isEnabled(), "nothing was logged of it"
    due.choose(assets[0].id)
    desk.press("F9")
    sheet = due.withdraw_sheet
    assert "12:30" in sheet.record.chip(sheet.record.value()).text()
    # Without a reason nothing is taken back.
    desk.press("Enter")
    assert sheet.why.problem() != ""
    desk.type("扫错了标签")
    desk.press("Enter")
    old, new = records(small_hall)
    assert (old.withdrawn_at, new.withdrawn_why) == (None, "扫错了标签")
    assert due.table.hasFocus()
    # An earlier one can be chosen by its time; what is taken back is not offered any more.
    due.choose(assets[0].id)
    desk.press("F9")
    assert sheet.record.value() == old.id
    desk.press("Esc")
    due.choose(assets[1].id)
    assert not due.mistake.isEnabled()


def test_due_times_turn_and_sort_themselves(open_desk, small_hall, assets):
    log(small_hall, assets[2])
    desk = open_desk()
    section = desk.page.section
    assert section.table.text_at(0, 6) == "14:00"
    pass_time(desk, small_hall, 95)
    assert (section.table.text_at(0, 1), section.table.text_at(0, 6)) == ("即将到期", "还剩 25:00")
    pass_time(desk, small_hall, 1)
    assert section.table.text_at(0, 6) == "还剩 24:00"
    pass_time(desk, small_hall, 24)
    assert section.table.text_at(0, 1) == "超时"


def test_what_another_desk_logs_is_shown_and_what_is_gathered_stays(open_desk, small_hall, assets):
    desk = open_desk()
    desk.scan(assets[0].code)
    desk.page.section.sheet.note.edit.setFocus()
    desk.type("喷")
    log(small_hall, assets[1])
    desk.settle()
    desk.settle()
    sheet = desk.page.section.sheet
    assert (sheet.assets, sheet.note.text()) == ((assets[0].id,), "喷")


# ---------------------------------------------------------------------- air


def test_one_key_begins_and_ends_an_airing_and_its_time_turns(open_desk, small_hall):
    desk = open_desk()
    section = part(desk, "air")
    section.choose("WAITING")
    desk.press("F2")
    assert section.table.text_at(1, 0) == "正在通风"
    pass_time(desk, small_hall, 12)
    assert section.table.text_at(1, 4) == "12:00"
    desk.press("F2")
    assert "再按一次" in section.turn.text()
    assert airings(small_hall) == [("WAITING", "12:00", None)]
    pass_time(desk, small_hall, 20)
    desk.page.refresh()
    desk.settle()
    desk.press("F2")
    assert airings(small_hall) == [("WAITING", "12:00", "12:32")]
    assert section.table.text_at(1, 2) == "1 / 3"


def test_a_forgotten_end_is_flagged_and_said_afterwards(open_desk, small_hall):
    start_airing(small_hall.clerk, "WAITING")
    desk = open_desk()
    section = part(desk, "air")
    section.choose("WAITING")
    pass_time(desk, small_hall, 121)
    desk.page.refresh()
    desk.settle()
    assert section.table.text_at(1, 0) == "未记结束？"
    desk.press("F4")
    desk.type("1100")
    desk.press("Enter")
    assert "不能早于开始" in section.time_sheet.at.problem()
    section.time_sheet.at.edit.selectAll()
    desk.type("12:45")
    desk.press("Enter")
    assert airings(small_hall) == [("WAITING", "12:00", "12:45")]


def test_what_was_entered_by_mistake_is_taken_back(open_desk, small_hall):
    start_airing(small_hall.clerk, "WAITING")
    desk = open_desk()
    section = part(desk, "air")
    section.choose("WAITING")
    desk.press("F6", "Enter")
    assert section.mistake_sheet.why.problem()
    desk.type("选错区域")
    desk.press("Enter")
    assert airings(small_hall) == []


# ---------------------------------------------------------------------- supplies


def test_supplies_are_counted_used_and_delivered(open_desk, small_hall):
    desk = open_desk()
    section = part(desk, "supplies")
    section.choose("GLOVES")
    for key, number in (("F6", "150"), ("F4", "50"), ("F2", "120")):
        desk.press(key)
        desk.type(number)
        desk.press("Enter")
        small_hall.clock.advance(MINUTE)
    level = next(one for one in read_supplies(small_hall.clerk) if one.supply.code == "GLOVES")
    assert (level.level.stock, level.is_low) == (80, True)
    assert [section.table.text_at(1, at) for at in range(5)] == [
        "需补货",
        "一次性手套",
        "80 副",
        "120.0",
        "0",
    ]
    desk.press("Enter", "Enter")
    assert section.sheet.quantity.problem()
    desk.type("0")
    desk.press("Enter")
    assert section.sheet.quantity.problem()
    desk.press("Esc")
    assert section.table.hasFocus()


# ---------------------------------------------------------------------- registers


def test_only_whoever_keeps_the_assets_sees_the_registers(open_desk, small_hall):
    usual = ("due", "air", "supplies")
    registers = ("assets", "kinds", "areas", "agents", "supply-list")
    assert open_desk().page.names() == usual
    for role in (Role.LEADER, Role.ADMINISTRATOR):
        assert open_desk(small_hall.desk(role)).page.names() == usual + registers


def test_the_register_is_kept_by_keys(open_desk, small_hall):
    desk = open_desk(small_hall.leader)
    section = part(desk, "assets")
    desk.press("F9")
    assert [one.label for one in list_assets(small_hall.clerk)] == [
        "C-01 1 号窗口柜台",
        "C-02 2 号窗口柜台",
    ]
    desk.press("F2")
    desk.type("t-01")
    desk.press("Tab")
    desk.type("卫生间")
    section.form.fields["kind"].set_value("TOILET")
    # Whoever registers one after the other chooses only what differs from the last.
    assert section.form.text("area") == "COUNTERS"
    section.form.fields["area"].set_value("TOILETS")
    desk.press("Ctrl+S")
    made = next(one for one in list_assets(small_hall.clerk) if one.number == "T-01")
    assert (made.name, made.kind, made.area) == ("卫生间", "TOILET", "TOILETS")
    desk.press("F8", "F8")
    assert not next(one for one in list_assets(small_hall.clerk) if one.id == made.id).in_use


def test_an_asset_belongs_to_a_window(open_desk, small_hall):
    desk = open_desk(small_hall.leader)
    section = part(desk, "assets")
    desk.press("F9")
    section.table.select_first()
    desk.settle()
    first = list_windows(small_hall.leader)[0].id
    assert section.form.text("window") == first


def test_the_cadence_of_a_kind_is_changed_and_asks_only_what_it_needs(open_desk, small_hall):
    desk = open_desk(small_hall.leader)
    section = part(desk, "kinds")
    section.table.select("COUNTER")
    desk.settle()
    fields = section.form.fields
    assert fields["minutes"].isVisible()
    assert not fields["times"].isVisible()
    fields["rhythm"].chip("fixed").click()
    assert fields["times"].isVisible()
    assert not fields["minutes"].isVisible()
    fields["times"].edit.setFocus()
    desk.type("9:00,2500")
    desk.press("Ctrl+S")
    assert fields["times"].problem()
    fields["times"].edit.selectAll()
    desk.type("9:00, 14:30")
    desk.press("Ctrl+S")
    assert read_lists(small_hall.clerk).kinds["COUNTER"].cadence == Cadence(
        rhythm=Rhythm.FIXED, times=(540, 870), grace=60
    )


@pytest.mark.parametrize(
    ("name", "key", "field", "typed", "value"),
    [
        ("areas", "WAITING", "airings", "4", 4),
        ("agents", "ALCOHOL", "usual", "70", 700),
        ("supply-list", "MASKS", "reorder_at", "500", 500),
    ],
)
def test_a_list_is_changed(open_desk, small_hall, name, key, field, typed, value):
    desk = open_desk(small_hall.leader)
    section = part(desk, name)
    section.table.select(key)
    desk.settle()
    section.form.fields[field].edit.setFocus()
    section.form.fields[field].edit.selectAll()
    desk.type(typed)
    desk.press("Ctrl+S")
    assert getattr(section.of(read_lists(small_hall.clerk))[key], field) == value
    desk.press("F8", "F8")
    assert not section.of(read_lists(small_hall.clerk))[key].in_use


# ---------------------------------------------------------------------- papers


def test_the_labels_of_an_asset_are_printed_from_the_first_free_place(
    qtbot, open_desk, small_hall, assets
):
    desk = open_desk(small_hall.leader)
    section = part(desk, "assets")
    section.table.select(assets[0].id)
    desk.settle()
    desk.press("F7")
    papers = desk.page.over
    papers.sheet.start.edit.setFocus()
    papers.sheet.start.edit.selectAll()
    desk.type("99")
    desk.press("Enter")
    assert "1 到 24" in papers.sheet.start.problem()
    papers.sheet.start.edit.selectAll()
    desk.type("7")
    desk.press("Enter")
    qtbot.waitUntil(lambda: papers.paper.pdf() != b"")
    desk.press("Ctrl+P")
    assert len(desk.printing.papers) == 1
    desk.press("Esc", "Esc")
    assert desk.page.over is None
    assert section.table.hasFocus()


def test_single_labels_need_no_place(qtbot, open_desk, small_hall, assets):
    desk = open_desk(small_hall.leader)
    part(desk, "assets")
    desk.press("F7")
    papers = desk.page.over
    papers.sheet.which.set_value("all")
    papers.sheet.kind_of_paper.chip(4).click()
    assert not papers.sheet.start.isVisible()
    papers.sheet.first_focus()
    desk.press("Tab", "Tab", "Enter")
    qtbot.waitUntil(lambda: papers.paper.pdf() != b"")


def test_the_months_record_is_shown_and_saved_as_a_workbook(
    qtbot, open_desk, small_hall, assets, tmp_path
):
    log(small_hall, *assets, method=CHLORINE)
    desk = open_desk()
    desk.press("F8")
    month = desk.page.over
    qtbot.waitUntil(lambda: month.paper.pdf() != b"")
    assert month.month.text() == "2020-02"
    assert not month.later.isEnabled()
    path = tmp_path / "hygiene.xlsx"
    month.save_workbook(path)
    qtbot.waitUntil(lambda: "hygiene.xlsx" in month.said.text())
    assert path.read_bytes().startswith(b"PK")
    desk.press("Alt+Left")
    assert month.month.text() == "2020-01"
    assert month.later.isEnabled()
    desk.scan(assets[1].code)
    assert desk.page.over is None
    desk.press("Enter")
    assert len(records(small_hall)) == 2 or "刚才" in desk.page.notice.text()


# ---------------------------------------------------------------------- attention


def test_what_needs_attention_opens_where_it_is_dealt_with(open_desk, small_hall, assets):
    move_supply(small_hall.clerk, "MASKS", MoveKind.COUNTED, 10)
    small_hall.clock.advance(3 * HOUR)
    items = {
        str(item.argument).partition(":")[0]: item for item in read_attention(small_hall.clerk)
    }
    assert items["due"].tone is items["air"].tone is Tone.ALARM
    assert items["supplies"].tone is Tone.ATTENTION
    desk = open_desk(small_hall.leader)
    for name, item in items.items():
        desk.page.open_with(item.argument)
        desk.settle()
        assert desk.page.section is desk.page.section_named(name)
        selected = desk.page.section.table.selected()
        assert str(item.argument).partition(":")[2] in (
            getattr(getattr(selected, "asset", None), "id", ""),
            getattr(getattr(selected, "area", None), "code", ""),
            getattr(getattr(selected, "supply", None), "code", ""),
        )

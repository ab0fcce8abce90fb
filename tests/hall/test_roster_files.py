"""Rosters from files: read as people write them, looked at, entered in one act or not at all."""

import csv
from datetime import date, datetime

import openpyxl
import pytest

from counter_app.errors import Conflict, InputError, NotAllowed
from counter_app.hall.duties import Place, duties_between
from counter_app.hall.paper_files import read_sheet
from counter_app.hall.roster import set_duty
from counter_app.hall.roster_files import (
    give_back,
    import_roster,
    look_into,
    parse_day,
)
from counter_app.hall.rules import HallRules, set_rules
from counter_app.hall.shifts import Shift
from counter_app.people.roles import ROLE_RIGHTS, Right, Role
from counter_app.people.users import add_user

FEBRUARY = date(2020, 2, 1)


@pytest.mark.parametrize(
    ("typed", "month", "day"),
    [
        ("2020-02-10", FEBRUARY, date(2020, 2, 10)),
        ("2020年2月10日", FEBRUARY, date(2020, 2, 10)),
        ("2020/2/10 星期一", FEBRUARY, date(2020, 2, 10)),
        ("20200210", FEBRUARY, date(2020, 2, 10)),
        ("2020-02-10 00:00:00", FEBRUARY, date(2020, 2, 10)),
        ("43871", FEBRUARY, date(2020, 2, 10)),
        ("2月10日", FEBRUARY, date(2020, 2, 10)),
        ("２月１０日（周一）", FEBRUARY, date(2020, 2, 10)),
        ("2.10", FEBRUARY, date(2020, 2, 10)),
        ("2/10", FEBRUARY, date(2020, 2, 10)),
        ("02-10", FEBRUARY, date(2020, 2, 10)),
        ("10", FEBRUARY, date(2020, 2, 10)),
        ("10日", FEBRUARY, date(2020, 2, 10)),
        ("10号 礼拜一", FEBRUARY, date(2020, 2, 10)),
        ("29", FEBRUARY, date(2020, 2, 29)),
        ("1月3日", date(2020, 12, 5), date(2021, 1, 3)),
        ("12月31日", date(2021, 1, 1), date(2020, 12, 31)),
        ("3月1日", date(2020, 2, 29), date(2020, 3, 1)),
        ("星期天 2月16日", FEBRUARY, date(2020, 2, 16)),
    ],
)
def test_days_as_people_write_them(typed, month, day):
    assert parse_day(typed, month) == day


@pytest.mark.parametrize(
    ("typed", "month"),
    [
        ("", FEBRUARY),
        ("30", FEBRUARY),
        ("29", date(2021, 2, 1)),
        ("2月30日", FEBRUARY),
        ("0", FEBRUARY),
        ("13月1日", FEBRUARY),
        ("Monday", FEBRUARY),
        ("2月10日 星期二", FEBRUARY),
        ("2.1", FEBRUARY),  # a spreadsheet's 2.10 looks the same
        ("2020-02-30", FEBRUARY),
    ],
)
def test_what_is_no_day_is_refused(typed, month):
    with pytest.raises(InputError) as refused:
        parse_day(typed, month)
    assert refused.value.field == "day"


def write_csv(path, *rows, encoding="gb18030"):
    with path.open("w", encoding=encoding, newline="") as file:
        csv.writer(file).writerows(rows)
    return path


def write_xlsx(path, *rows):
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    for row in rows:
        sheet.append(row)
    book.save(path)
    return path


def leaders(hall):
    """Who leads on which day of the month."""
    with hall.journal.read() as connection:
        found = duties_between(connection, hall.hall, date(2020, 1, 1), date(2020, 12, 31))
    return {place: duty.leader.name for place, duty in found.items()}


HEADINGS = ("日期", "班次", "带班领导", "副班", "值班电话")


@pytest.fixture
def roster(tmp_path):
    return write_xlsx(
        tmp_path / "二月值班表.xlsx",
        ("城东大厅二月带班值班表",),
        HEADINGS,
        (datetime(2020, 2, 10), "全天", "张伟", "王芳", 13812348000),
        ("2月11日", None, "买买提·吐尔逊", None, "010-55500120"),
        ("12", "", "𬭚𠅤", "", ""),
        ("13日", "", "", "", ""),
    )


def test_a_roster_is_looked_at_and_then_entered_in_one_act(small_hall, roster):
    before = small_hall.count()
    file = look_into(small_hall.leader, roster, FEBRUARY)
    assert small_hall.count() == before, "looking enters nothing"
    assert [one.place.day.day for one in file.changes] == [10, 11, 12]
    assert (file.unchanged, file.empty, file.rejected) == (0, 1, {})
    assert (file.changes[0].deputy.name, file.changes[0].phone) == ("王芳", "13812348000")
    assert import_roster(small_hall.leader, file) == 3
    assert small_hall.count() == before + 3
    assert list(leaders(small_hall).values()) == ["张伟", "买买提·吐尔逊", "𬭚𠅤"]


def test_the_same_file_again_changes_nothing(small_hall, roster):
    import_roster(small_hall.leader, look_into(small_hall.leader, roster, FEBRUARY))
    before = small_hall.count()
    again = look_into(small_hall.leader, roster, FEBRUARY)
    assert (again.changes, again.unchanged) == ((), 3)
    assert import_roster(small_hall.leader, again) == 0
    assert small_hall.count() == before


def test_the_same_file_at_two_desks_is_no_clash(small_hall, roster):
    away = small_hall.new_desk(1)
    for desk in (small_hall.leader, small_hall.desk(Role.LEADER, away)):
        import_roster(desk, look_into(desk, roster, FEBRUARY))
    small_hall.copy(small_hall.journal, away)
    small_hall.copy(away, small_hall.journal)
    assert small_hall.to_check() == []
    assert small_hall.tables() == small_hall.tables(away)


def test_english_headings_and_accounts(small_hall, tmp_path):
    password = "长城内外 2020"
    user = add_user(small_hall.administrator, "zhou", "周军", [Role.LEADER], password)
    path = write_csv(
        tmp_path / "roster.csv",
        ("Date", "Weekday", "Leader on duty", "Deputy", "Remarks"),
        ("2020-02-10", "Mon", "zhou", "李娜", "x"),
        encoding="utf-8",
    )
    file = look_into(small_hall.leader, path, FEBRUARY)
    assert file.ignored == ("Remarks",)
    assert file.changes[0].leader.user == user.id


def test_rejected_rows_come_back_with_their_reasons_and_the_others_are_entered(
    small_hall, tmp_path
):
    path = write_csv(
        tmp_path / "roster.csv",
        HEADINGS,
        ("2月10日", "", "张伟", "", ""),
        ("2月30日", "", "李娜", "", ""),
        ("2月11日", "夜班", "李娜", "", ""),
        ("2月12日", "", "李娜", "李娜", ""),
        ("2月13日", "", "", "王芳", ""),
        ("2月14日", "", "赵敏", "", "打手机"),
        ("2002-02-15", "", "赵敏", "", ""),
        ("10", "", "别人", "", ""),
        ("10日", "", "张伟", "", ""),
    )
    file = look_into(small_hall.leader, path, FEBRUARY)
    assert sorted(file.rejected) == [3, 4, 5, 6, 7, 8, 9]
    assert import_roster(small_hall.leader, file) == 1
    assert list(leaders(small_hall).values()) == ["张伟"]
    back = give_back(file, path, str)
    assert back is not None
    rows = [row.cells for row in read_sheet(back).rows]
    assert rows[0] == (*HEADINGS, "Reason")
    assert rows[2][0] == "2月11日"
    assert "no shift" in rows[2][5]
    assert "Row 2" in rows[7][5]
    again = look_into(small_hall.leader, back, FEBRUARY)
    assert sorted(again.rejected) == [2, 3, 4, 5, 6, 7], "the row that clashed is the only one now"
    assert give_back(look_into(small_hall.leader, path, FEBRUARY), path, str) == back


def test_shifts_are_told_by_their_names(small_hall, tmp_path):
    shifts = (Shift(name="早班", begins=480, ends=750), Shift(name="晚班", begins=750, ends=1080))
    set_rules(small_hall.administrator, HallRules(shifts=shifts))
    path = write_csv(
        tmp_path / "roster.csv",
        HEADINGS,
        ("10", "早班", "张伟", "", ""),
        ("10", "晚班 12:30-18:00", "李娜", "", ""),
        ("11", "", "李娜", "", ""),
    )
    file = look_into(small_hall.leader, path, FEBRUARY)
    assert sorted(file.rejected) == [4]
    import_roster(small_hall.leader, file)
    day = date(2020, 2, 10)
    assert leaders(small_hall) == {Place(day, "早班"): "张伟", Place(day, "晚班"): "李娜"}


def test_a_roster_that_changed_since_the_look_is_not_written_over(small_hall, roster):
    file = look_into(small_hall.leader, roster, FEBRUARY)
    set_duty(small_hall.leader, Place(date(2020, 2, 12)), "赵敏")
    count = small_hall.count()
    with pytest.raises(Conflict, match="nothing was entered"):
        import_roster(small_hall.leader, file)
    assert small_hall.count() == count
    again = look_into(small_hall.leader, roster, FEBRUARY)
    before = again.changes[2].before
    assert before is not None
    assert before.leader.name == "赵敏"
    assert import_roster(small_hall.leader, again) == 3


@pytest.mark.parametrize(
    ("rows", "what"),
    [
        ([("日期", "备注"), ("10", "x")], "Duty leader is missing"),
        ([("带班领导",), ("张伟",)], "Date is missing"),
        ([("日期", "带班领导")], "no row below"),
        ([("日期", "带班领导", "领导"), ("10", "张伟", "李娜")], "More than one"),
    ],
)
def test_what_is_no_roster_is_refused_as_a_whole(small_hall, tmp_path, rows, what):
    path = write_csv(tmp_path / "roster.csv", *rows)
    with pytest.raises(InputError, match=what):
        look_into(small_hall.leader, path, FEBRUARY)


@pytest.mark.parametrize("role", Role)
def test_only_whoever_plans_rounds_imports(small_hall, roster, role):
    file = look_into(small_hall.leader, roster, FEBRUARY)
    before = small_hall.count()
    desk = small_hall.desk(role)
    if Right.PLAN_ROUNDS in ROLE_RIGHTS[role]:
        assert import_roster(desk, look_into(desk, roster, FEBRUARY)) == 3
    else:
        for act in (lambda: look_into(desk, roster, FEBRUARY), lambda: import_roster(desk, file)):
            with pytest.raises(NotAllowed):
                act()
        assert small_hall.count() == before

"""A month's record: told whole, also what was withdrawn, too short or half known."""

import io
from datetime import date, datetime

import openpyxl
import pytest

from counter_app.documents.hygiene_record import HygieneRecord, hygiene_record, hygiene_workbook
from counter_app.documents.preview import page_count, page_text
from counter_app.errors import NotAllowed
from counter_app.hall.disinfection import withdraw_disinfection
from counter_app.hall.hygiene_month import read_month
from counter_app.hall.ventilation import end_airing, start_airing
from counter_app.journal.clock import MINUTE, day_of, moment_of
from counter_app.language import CHINESE, ENGLISH, load_translations
from counter_app.people.roles import ROLE_RIGHTS, Right, Role
from tests.documents.looking import text_of
from tests.hall.hygiene import ALCOHOL, CHLORINE, add, log

LONGEST = "买买提·吐尔逊·阿卜杜热合曼专用𬭚𠅤号自助服务一体机（社会保障卡即时制卡和打印）"


def record(hall, day=None):
    return HygieneRecord(
        hall="城东社保经办大厅",
        month=read_month(hall.leader, day or day_of(hall.clock.now())),
        prepared_by="周军",
        prepared_at=hall.clock.now(),
    )


def paper(hall, language=CHINESE):
    return hygiene_record(record(hall), load_translations(language))


@pytest.fixture
def busy_hall(small_hall):
    """Disinfections withdrawn, unusual and by somebody without an account; airings of all sorts."""
    first, second = add(small_hall), add(small_hall, "M-01", "MACHINE", "SELF_SERVICE", LONGEST)
    add(small_hall, "W-01", "TOILET", "TOILETS", "卫生间")
    log(small_hall, first, second, done_by="保洁 张阿姨", note="喷洒")
    small_hall.clock.advance(MINUTE)
    wrong = log(small_hall, first, method=ALCOHOL)
    withdraw_disinfection(small_hall.clerk, wrong.id, "扫错了")
    weak = type(CHLORINE)(agent="CHLORINE", amount=250, minutes=30)
    log(small_hall, second, method=weak)
    for area, minutes in (("WAITING", 35), ("COUNTERS", 10)):
        start_airing(small_hall.clerk, area)
        small_hall.clock.advance(minutes * MINUTE)
        end_airing(small_hall.clerk, area)
    end_airing(small_hall.clerk, "STAFF")
    start_airing(small_hall.clerk, "ENTRANCE")
    return small_hall


def test_the_record_tells_everything(busy_hall):
    text = text_of(paper(busy_hall))
    for words in (
        "消毒和通风记录",
        "城东社保经办大厅",
        "2020-02",
        "含氯消毒液",
        "500 mg/L",
        "医用酒精",
        "75 %",
        "保洁 张阿姨",
        "作废：扫错了",
        "浓度不常用",
        "时间不足",
        "未记开始",
        "未记结束",
        LONGEST,
        "W-01 卫生间",
    ):
        assert words in text, words
    assert paper(busy_hall).missing == ""


def test_the_record_is_said_in_english(busy_hall):
    text = text_of(paper(busy_hall, ENGLISH))
    for words in ("500 mg/L", "withdrawn: ", "Waiting area", "too short"):
        assert words in text, words


def test_the_workbook_has_a_line_for_each_asset_and_each_airing(busy_hall):
    data = hygiene_workbook(record(busy_hall), load_translations(CHINESE))
    book = openpyxl.load_workbook(io.BytesIO(data))
    assert book.sheetnames == ["消毒", "通风"]
    rows = list(book["消毒"].values)
    assert rows[0][:4] == ("时间", "编号", "设施", "类别")
    assert len(rows) == 1 + 4
    assert len(list(book["通风"].values)) == 1 + 4
    assert {row[1] for row in rows[1:]} == {"C-01", "M-01"}
    assert LONGEST in {row[2] for row in rows[1:]}


def test_only_the_month_that_is_asked_for_is_told(busy_hall):
    assert record(busy_hall, date(2020, 1, 31)).month.disinfections == ()
    assert len(record(busy_hall, date(2020, 2, 29)).month.disinfections) == 3
    assert (
        text_of(
            hygiene_record(record(busy_hall, date(2020, 3, 1)), load_translations(CHINESE))
        ).count("本月没有")
        == 2
    )


def test_the_last_moment_of_a_month_is_of_it_and_the_next_is_not(small_hall):
    asset = add(small_hall)
    for moment in (datetime(2020, 2, 29, 23, 59), datetime(2020, 3, 1)):
        small_hall.clock.moment = moment_of(moment)
        log(small_hall, asset)
    assert len(record(small_hall, date(2020, 2, 1)).month.disinfections) == 1
    assert len(record(small_hall, date(2020, 3, 31)).month.disinfections) == 1


def test_a_full_month_goes_on_over_many_pages(small_hall):
    assets = [add(small_hall, f"C-{number:02}", name=LONGEST) for number in range(8)]
    for _ in range(90):
        small_hall.clock.advance(60 * MINUTE)
        log(small_hall, *assets)
    made = hygiene_record(record(small_hall), load_translations(CHINESE))
    assert page_count(made.pdf) > 5
    for page in range(page_count(made.pdf) - 1):
        assert "消毒剂" in page_text(made.pdf, page)


@pytest.mark.parametrize("role", Role)
def test_only_whoever_keeps_the_hall_clean_reads_the_month(small_hall, role):
    desk = small_hall.desk(role)
    if Right.KEEP_CLEAN in ROLE_RIGHTS[role]:
        assert read_month(desk, date(2020, 2, 10)).first == date(2020, 2, 1)
    else:
        with pytest.raises(NotAllowed):
            read_month(desk, date(2020, 2, 10))

"""The hand-over sheet and the file: every field of the sheet, nothing cut, nothing made up."""

import pytest

from counter_app.documents.case_file import case_file
from counter_app.documents.handover_sheet import handover_sheet
from counter_app.documents.preview import page_text
from counter_app.hall.case_dossier import take_out
from counter_app.hall.case_papers import CasePaper
from counter_app.hall.case_work import move_to_place
from counter_app.hall.cases import Ordered
from counter_app.hall.isolation import clear_case, open_case
from counter_app.hall.temperature import Mask, Method, measure
from counter_app.journal.clock import MINUTE
from counter_app.journal.entry import SYSTEM
from counter_app.language import CHINESE, ENGLISH, load_translations
from counter_app.people.users import UserAdded
from tests.documents.ill_visitor import LADY, fall_ill, work_through
from tests.documents.looking import text_of

WORDS = {language: load_translations(language) for language in (CHINESE, ENGLISH)}


@pytest.fixture
def hall(small_hall):
    """The small hall, whose people have accounts."""
    with small_hall.journal.act(SYSTEM) as act:
        for login, desk in (("door", small_hall.door), ("clerk", small_hall.clerk)):
            added = UserAdded(login=login, name=f"某{login}", roles=("clerk",), password="x")
            act.record(desk.person.id, added)
    return small_hall


def plain(text):
    """Without the spaces at which lines are broken."""
    return "".join(text.split())


def sheet(hall, case, language=CHINESE):
    return handover_sheet(take_out(hall.leader, case.id, CasePaper.HAND_OVER), WORDS[language])


def file_of(hall, case, language=CHINESE):
    return case_file(take_out(hall.leader, case.id, CasePaper.FILE), WORDS[language])


def test_every_field_of_a_case_stands_on_its_sheet(hall):
    ill = fall_ill(hall, beside=1)
    work_through(ill)
    text = plain(text_of(sheet(hall, ill.case)))
    for part in (
        "刘秀兰",
        LADY,
        "女",
        "1949-12-31",
        "13812348000",
        "刘小明",
        "南河北路128号3单元1702室",
        "甘肃某某农业科技发展有限责任公司",
        "36.5℃额温枪T-01某door",
        "37.9℃耳温枪耳温枪T-07王护士",
        "咳嗽是乏力否呼吸困难未询问",
        "疫区旅居史是接触疫区人员或病人未询问",
        "其他症状咽痛",
        "观察和自述咳嗽：有",
        "到过的窗口1号窗口",
        "12:00–12:03等候区;12:03–12:10",
        "一楼东侧留观室进入时间2020-02-1012:12",
        "离开时间2020-02-1012:39",
        "2020-02-1012:13城关区疾控中心0931-8886666李敏未接通",
        "2020-02-1012:14城关区疾控中心0931-8886666李敏已派车，约二十分钟到，请勿让其他人接触",
        "2020-02-1014:19城关区疾控中心赵主任电话通知",
        "120急救中心",
        "甘A·12345",
        "市第一人民医院发热门诊",
        "陈医生",
        "已在纸上签字",
        "1号窗口;留观场所;等候区座椅保洁周师傅含氯消毒剂1000mg/L",
        "赵主任由谁停用孙师傅",
        "已结案结果排除",
        "核酸检测阴性",
        "13900000100",
        "等候区3分钟",
        "移交人",
        "接收人签字",
    ):
        assert part in text, part


def test_what_nobody_wrote_down_is_left_free_and_never_made_up(hall):
    ill = fall_ill(hall, beside=0)
    text = plain(text_of(sheet(hall, ill.case)))
    assert "住址工作单位体温记录" in text
    assert "发热未询问咳嗽未询问" in text
    assert "地点进入时间开始留观" in text
    assert "车辆送往哪里接收人接收单位移交时间接收人签字" in text
    assert "状态留观中" in text or "状态" in text
    assert "否" not in text.partition("症状和14天接触史")[2].partition("在大厅的情况")[0]


def test_both_readings_stand_with_method_device_and_who_measured(hall):
    check = hall.check("37.6").id
    hall.clock.advance(6 * MINUTE)
    measure(hall.clerk, "38.1", Method.EAR, Mask.WORN, "T-02", check)
    case = open_case(hall.door, check=check)
    text = plain(text_of(sheet(hall, case)))
    assert "2020-02-1012:0037.6℃额温枪T-01某door" in text
    assert "2020-02-1012:0638.1℃耳温枪T-02某clerk" in text


def test_a_release_stands_with_who_ordered_it_and_how(hall):
    ill = fall_ill(hall, beside=0)
    clear_case(hall.leader, ill.case.id, "市疾控 李医生", Ordered.IN_WRITING, "两次复测正常")
    text = plain(text_of(sheet(hall, ill.case)))
    assert "市疾控李医生" in text
    assert "书面" in text
    assert "两次复测正常" in text


@pytest.mark.parametrize("language", [CHINESE, ENGLISH])
def test_forty_contacts_make_more_pages_with_nothing_lost(hall, language):
    ill = fall_ill(hall, beside=40)
    paper = sheet(hall, ill.case, language)
    assert paper.pages >= 3
    assert paper.missing == ""
    text = plain(text_of(paper))
    assert all(phone in text and plain(name) in text for name, phone in ill.beside)
    totals = [page_text(paper.pdf, page) for page in range(paper.pages)]
    ends = {CHINESE: "第 {} / {} 页", ENGLISH: "Page {} / {}"}[language]
    assert all(ends.format(number, paper.pages) in page for number, page in enumerate(totals, 1))


def test_the_file_tells_the_whole_course_in_order(hall):
    ill = fall_ill(hall, beside=1)
    work_through(ill)
    paper = file_of(hall, ill.case)
    text = plain(text_of(paper)).partition("全过程")[2]
    told = [
        "36.5℃，额温枪",
        "登记取号A001",
        "叫号到1号窗口",
        "开启留观个案2020-001",
        "已到留观场所：一楼东侧留观室",
        "城关区疾控中心电话未接通",
        "留观测温：37.9℃，耳温枪",
        "车辆已到：甘A·12345",
        "已结案：排除：核酸检测阴性",
    ]
    places = [text.index(one) for one in told]
    assert places == sorted(places)
    assert LADY in plain(text_of(paper))


def test_what_was_written_down_later_says_so_and_stands_where_it_happened(hall):
    ill = fall_ill(hall, beside=0)
    moved = hall.clock.now() + 2 * MINUTE
    hall.clock.advance(30 * MINUTE)
    hall.check("36.6")
    move_to_place(hall.leader, ill.case.id, "留观室", moved)
    text = plain(text_of(file_of(hall, ill.case)))
    assert "2020-02-1012:12已到留观场所：留观室(12:40补记)" in text


def test_the_same_case_makes_the_same_paper(hall):
    ill = fall_ill(hall, beside=3)
    dossier = take_out(hall.leader, ill.case.id, CasePaper.HAND_OVER)
    assert (
        handover_sheet(dossier, WORDS[CHINESE]).pdf == handover_sheet(dossier, WORDS[CHINESE]).pdf
    )

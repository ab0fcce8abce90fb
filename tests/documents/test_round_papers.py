"""The papers of rounds: a report with photos, long names and many places; a month as a workbook."""

import io

import openpyxl
import pytest
from PIL import Image

from counter_app.documents.checkpoint_labels import checkpoint_labels
from counter_app.documents.preview import page_count
from counter_app.documents.round_report import round_report
from counter_app.documents.rounds_month import rounds_month
from counter_app.hall.attachments import prepare_photograph
from counter_app.hall.checklists import read_checklists
from counter_app.hall.checkpoints import set_checkpoint
from counter_app.hall.findings import open_findings, rectify_finding, verify_finding
from counter_app.hall.round_facts import Result
from counter_app.hall.round_report import read_month, read_report
from counter_app.hall.rounds import (
    GivenAnswer,
    answer_point,
    finish_round,
    start_extra_round,
    start_round,
)
from counter_app.language import Translations, load_translations
from tests.documents.looking import codes_of, text_of
from tests.hall.round_hall import HOUR, RoundHall

LONG = "东侧无障碍通道买买提·吐尔逊捐赠纪念𬭚𠅤展示台旁的自助服务与等候综合区域二号点位"
CHINESE = load_translations("zh_CN")


@pytest.fixture
def rounds(small_hall):
    return RoundHall(small_hall)


def photograph():
    buffer = io.BytesIO()
    Image.new("RGB", (640, 480), (90, 140, 120)).save(buffer, "JPEG")
    return prepare_photograph(buffer.getvalue(), "IMG_0001.jpg")


def report_of(rounds, round, translations=CHINESE):
    report = read_report(rounds.leader, round)
    now = rounds.clock.now()
    return round_report(report, "城东社保经办大厅", "李敏", now, translations)


def test_the_report_says_what_was_asked_answered_found_and_done(rounds):
    rounds.at(13, 10)
    round = start_round(rounds.leader, rounds.slot()).round.id
    rounds.answer(round, rounds.entrance)
    given = rounds.answers(rounds.toilets, ("CLEAN",))
    given["CLEAN"] = GivenAnswer(
        result=Result.FAIL,
        note="地面湿滑",
        finding=rounds.facts(),
        photographs=(photograph(), photograph(), photograph()),
    )
    answer_point(rounds.leader, round, rounds.toilets.id, 1, given)
    finish_round(rounds.leader, round, "整体良好")
    (finding,) = open_findings(rounds.leader)
    rectify_finding(rounds.leader, finding.id, "已拖干")
    verify_finding(rounds.leader, finding.id)
    paper = report_of(rounds, round)
    text = text_of(paper)
    for words in (
        "巡查报告",
        "城东社保经办大厅",
        "13:00-14:00",
        "每日巡查",
        "一楼入口",
        "每位来访者均佩戴口罩",
        "检查表第 1 版",
        "地面湿滑",
        "保洁王师傅",
        "已拖干",
        "已复核",
        "整体良好",
        "带班领导",
    ):
        assert words in text, words
    assert len(read_report(rounds.leader, round).photographs) == 3
    assert "Round report" in text_of(report_of(rounds, round, Translations({})))


def test_long_names_rare_characters_and_many_places_stay_on_their_pages(rounds):
    places = [set_checkpoint(rounds.leader, f"{LONG[:37]}{n}", "WAITING") for n in range(14)]
    round = start_extra_round(rounds.leader, "", [one.id for one in places]).round.id
    for one in places[:12]:
        rounds.answer(round, one, ("ORDER",), note="第三排座椅损坏" * 30)
    finish_round(rounds.leader, round, left_out="停电" * 100)
    paper = report_of(rounds, round)
    text = text_of(paper)
    assert "𬭚𠅤" in text
    assert text.count("未查看。") == 2
    pages = page_count(paper.pdf)
    assert pages >= 3


def test_a_photo_that_has_not_come_leaves_its_frame(rounds):
    small = rounds.small
    round = start_extra_round(rounds.leader).round.id
    given = rounds.answers(rounds.toilets)
    given["SOAP"] = GivenAnswer(result=Result.PASS, photographs=(photograph(),))
    answer_point(rounds.leader, round, rounds.toilets.id, 1, given)
    other = small.new_desk(1)
    small.copy(rounds.journal, other)
    there = small.desk(next(iter(rounds.leader.person.roles)), other)
    ((_, data),) = read_report(rounds.leader, round).photographs
    ((_, small_one),) = read_report(there, round).photographs
    # The entry brought the small picture along; the whole one comes later.
    assert small_one is not None
    assert data is not None
    assert len(small_one) < len(data)


def test_the_month_counts_what_was_done_and_missed(rounds):
    rounds.at(13, 10)
    done = rounds.walk(start_round(rounds.leader, rounds.slot()).round.id).round
    rounds.at(17, 30)
    rounds.note_missed()
    extra = start_extra_round(rounds.leader).round.id
    rounds.answer(extra, rounds.toilets, fail=("CLEAN",))
    month = read_month(rounds.leader, rounds.today)
    assert [(one.state, one.id == done.id) for one in month.rounds] == [
        ("done", True),
        ("missed", False),
        ("under_way", False),
    ]
    (finding,) = month.findings
    assert finding.words.chinese == "清洁并已消毒"
    data = rounds_month(month, "城东社保经办大厅", CHINESE)
    book = openpyxl.load_workbook(io.BytesIO(data))
    assert book.sheetnames == ["巡查", "问题"]
    rows = list(book["巡查"].iter_rows(values_only=True))
    assert [row[3] for row in rows[1:]] == ["巡查完成", "漏查", "进行中"]
    found = list(book["问题"].iter_rows(values_only=True))
    assert found[1][2] == "清洁并已消毒"
    rounds.clock.advance(40 * 24 * HOUR)
    assert read_month(rounds.leader, rounds.today).rounds == ()


def test_labels_of_checkpoints_are_read_by_a_scanner(rounds):
    places = [rounds.entrance, rounds.toilets, set_checkpoint(rounds.leader, LONG[:40], "WAITING")]
    kinds = read_checklists(rounds.leader)
    hall = "城东社保经办大厅"
    sheet = checkpoint_labels(places, kinds, hall, CHINESE, single=False)
    assert page_count(sheet.pdf) == 1
    assert set(codes_of(sheet)) == {one.code for one in places}
    for words in ("一楼入口", "卫生间", "巡查点", hall, "𬭚𠅤"):
        assert words in text_of(sheet), words
    single = checkpoint_labels(places[:1], kinds, hall, CHINESE, single=True)
    assert codes_of(single) == [rounds.entrance.code]

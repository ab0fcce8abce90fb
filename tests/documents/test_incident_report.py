"""A report of an incident says all its facts, masked or in full, on as many pages as it needs."""

import msgspec
import pytest

from counter_app.documents.incident_report import incident_report
from counter_app.documents.preview import page_count, page_text
from counter_app.hall.catalogue import Words
from counter_app.hall.incident_report_facts import (
    Addressee,
    EarlierReport,
    ReportFacts,
    ReportForm,
    ReportNote,
    ReportStep,
)
from counter_app.hall.incident_rows import Report
from counter_app.hall.persons import PersonFacts, mask_person
from counter_app.language import CHINESE, ENGLISH, load_translations
from tests.documents.looking import text_of
from tests.small_hall import NOON

WORDS = {language: load_translations(language) for language in (CHINESE, ENGLISH)}
DAY = 86_400_000
WHO = PersonFacts(name="买买提·吐尔逊𬭚𠅤", phone="13812348000")

FACTS = ReportFacts(
    hall="城东社保经办大厅",
    number="2020-1001",
    plan=Words("办事群众中出现疑似病例", "Suspected case among visitors"),
    plan_version=3,
    what="一名群众发热",
    place="一楼 A 区",
    happened_at=NOON,
    opened_at=NOON + 60_000,
    case_number="2020-002",
    persons=(mask_person(WHO),),
    readings=(378, 381),
    symptoms="咳嗽: 有",
    steps=(
        ReportStep(
            what=Words("就地隔离", "Isolate"),
            responsible=Words("测温员", "Screener"),
            who="孙丽",
            due=NOON + 300_000,
            state="done",
            at=NOON + 120_000,
        ),
        ReportStep(what=Words("电话报告", "Call"), state="open", due=NOON + DAY),
        ReportStep(what=Words("关空调", "Stop air"), state="not_applicable", note="无中央空调"),
    ),
    notes=(ReportNote(at=NOON + 180_000, text="家属到场"),),
    earlier=(
        EarlierReport(
            form=ReportForm.FIRST,
            addressee=Addressee.SUPERIOR,
            serial=0,
            sent_at=NOON,
            body="市人社局",
        ),
        EarlierReport(form=ReportForm.FOLLOW_UP, addressee=Addressee.SUPERIOR, serial=1),
    ),
    situation="已就地隔离，\n正在联系疾控。",
    request="请派车",
    body="城东区政府办",
    made_at=NOON + 240_000,
    made_by="王芳",
)
REPORT = Report(
    id="r",
    form=ReportForm.FOLLOW_UP,
    addressee=Addressee.GOVERNMENT,
    serial=2,
    made_at=NOON,
    made_by="u",
    whole=False,
    why="",
    facts=FACTS,
    persons=(),
    sendings=(),
)


def with_facts(**changes):
    facts = msgspec.structs.replace(FACTS, **changes)
    return msgspec.structs.replace(REPORT, facts=facts)


def test_it_says_every_fact():
    text = text_of(incident_report(REPORT, WORDS[CHINESE]))
    for said in [
        "突发事件报告·续报2",
        "城东社保经办大厅",
        "2020-1001",
        "报送：城东区政府办",
        "一名群众发热",
        "一楼A区",
        "2020-002",
        "37.8℃/38.1℃",
        "咳嗽:有",
        "已就地隔离，",
        "正在联系疾控。",
        "请派车",
        "就地隔离",
        "已完成12:02孙丽",
        "02-1112:00",
        "不适用无中央空调",
        "12:03",
        "家属到场",
        "2020-02-1012:00市人社局",
        "尚未报送",
        "王芳制",
        "带班领导",
        "单位盖章",
        "第1/",
    ]:
        assert said in text.replace(" ", ""), said


def test_persons_are_masked_unless_the_report_was_made_with_them_in_full():
    masked = text_of(incident_report(REPORT, WORDS[CHINESE]))
    assert "138****8000" in masked
    assert "吐尔逊" not in masked
    assert "脱敏" in masked
    whole = msgspec.structs.replace(REPORT, whole=True, why="疾控要求", persons=(WHO,))
    paper = incident_report(whole, WORDS[CHINESE])
    text = text_of(paper)
    assert "买买提·吐尔逊𬭚" in text
    assert "13812348000" in text
    assert "疾控要求" in text
    deleted = msgspec.structs.replace(whole, persons=())
    text = text_of(incident_report(deleted, WORDS[CHINESE]))
    assert "现已删除" in text
    assert "13812348000" not in text


def test_it_speaks_both_languages_and_of_the_staff():
    report = with_facts(of_staff=True, case_number="", what="", body="")
    text = text_of(incident_report(report, WORDS[ENGLISH]))
    for said in ("Follow-up report 2", "To: Local government", "Suspected case among visitors"):
        assert said in text
    assert "Member of the staff" in text
    assert "Isolation case" not in text


@pytest.mark.parametrize("language", [CHINESE, ENGLISH])
def test_much_of_everything_takes_pages_each_with_number_and_head(language):
    report = with_facts(
        steps=FACTS.steps * 13,
        notes=tuple(ReportNote(at=NOON + at, text=f"第 {at} 条 " * 12) for at in range(40)),
        situation="很长的情况说明。" * 120,
    )
    paper = incident_report(report, WORDS[language])
    pages = [page_text(paper.pdf, page) for page in range(page_count(paper.pdf))]
    assert paper.pages == len(pages) >= 3
    assert all("2020-1001" in text for text in pages)
    whole = "".join("".join(pages).split())
    assert all(f"第{at}条" in whole for at in range(40))
    assert whole.count("很长的情况说明。") == 120
    assert sum(("孙丽" in text) for text in pages) >= 1
    assert incident_report(report, WORDS[language]) == paper, "the same paper each time"


def test_the_signatures_never_stand_alone():
    for count in range(1, 30):
        report = with_facts(notes=FACTS.notes * count, earlier=())
        paper = incident_report(report, WORDS[CHINESE])
        last = page_text(paper.pdf, paper.pages - 1)
        assert "单位盖章" in last
        assert "家属到场" in last

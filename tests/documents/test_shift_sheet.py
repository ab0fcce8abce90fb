"""The hand-over sheet says all that was kept, on as many pages as it needs."""

import msgspec
import pytest

from counter_app.documents.preview import page_count, page_text
from counter_app.documents.shift_sheet import SECTIONS, shift_sheet
from counter_app.hall.catalogue import Words
from counter_app.hall.incident_facts import Way
from counter_app.hall.incident_report_facts import Addressee, ReportForm
from counter_app.hall.needs import Urgency
from counter_app.hall.shift_facts import KeptIncident, KeptNeed, KeptSending, ShiftFacts
from counter_app.language import CHINESE, ENGLISH, load_translations
from tests.documents.looking import text_of
from tests.small_hall import NOON

WORDS = {language: load_translations(language) for language in (CHINESE, ENGLISH)}
NEED = KeptNeed(
    urgency=Urgency.RUNNING_CASE,
    title=Words("留观个案 2020-001", "Case 2020-001"),
    lines=(Words("买买提·*", "买买提·*"), Words("12:05 前到留观场所", "in place by 12:05")),
    due=NOON + 300_000,
    overdue=True,
)
FACTS = ShiftFacts(
    hall="城东社保经办大厅",
    handed_by="王芳",
    handed_to="赵刚𬭚",
    made_at=NOON,
    remarks="钥匙在抽屉里\n口罩周三到货",
    visits=214,
    suspected=1,
    inside=36,
    inside_limit=40,
    rounds_done=2,
    rounds_missed=1,
    needs=(NEED,),
    incidents=(
        KeptIncident(
            number="2020-003",
            title=Words("一名群众发热", ""),
            opened_at=NOON - 600_000,
            steps=10,
            settled=4,
            sendings=(
                KeptSending(
                    form=ReportForm.FOLLOW_UP,
                    addressee=Addressee.SUPERIOR,
                    serial=2,
                    body="市人社局",
                    how=Way.FAX,
                    sent_at=NOON - 60_000,
                    confirmed_by="周科长",
                ),
                KeptSending(form=ReportForm.FIRST, addressee=Addressee.GOVERNMENT),
            ),
        ),
    ),
)


def test_it_says_every_fact():
    text = text_of(shift_sheet(FACTS, WORDS[CHINESE])).replace(" ", "")
    for said in [
        "交接班记录",
        "城东社保经办大厅",
        "2020-02-1012:00",
        "王芳→赵刚",
        "214",
        "36/40",
        "2，漏查1",
        "留观个案2020-001",
        "买买提·*",
        "12:05前到留观场所",
        "12:05超时",
        "2020-003一名群众发热",
        "11:50启动，已处理4/10步",
        "续报2→市人社局11:59传真周科长确认收到",
        "首报→当地政府尚未报送",
        "钥匙在抽屉里",
        "口罩周三到货",
        "交班人王芳",
        "接班人赵刚",
        "第1/1页",
    ]:
        assert said in text, said


def test_every_urgency_has_its_place():
    assert sorted(one for _, urgencies in SECTIONS for one in urgencies) == sorted(Urgency)


def test_a_calm_shift_says_so_and_what_was_not_read_is_said():
    calm = msgspec.structs.replace(FACTS, needs=(), incidents=(), remarks="", figures=False)
    text = text_of(shift_sheet(calm, WORDS[ENGLISH]))
    assert "Nothing needed attention" in text
    assert "214" not in text, "figures that were not read are no zero"
    unread = msgspec.structs.replace(calm, unread=(Words("巡查和问题", "rounds and findings"),))
    assert "交班时未能读取：巡查和问题" in text_of(shift_sheet(unread, WORDS[CHINESE]))


@pytest.mark.parametrize("language", [CHINESE, ENGLISH])
def test_many_needs_take_pages_each_with_its_number_and_nothing_is_lost(language):
    needs = tuple(
        KeptNeed(
            urgency=urgency,
            title=Words(f"第 {at} 项问题，买买提·吐尔逊负责整改", f"finding {at}"),
            lines=(Words("很长的说明" * 12, "a long line " * 12),),
            due=NOON + at * 86_400_000,
        )
        for at, urgency in enumerate([*Urgency] * 4)
    )
    facts = msgspec.structs.replace(FACTS, needs=needs)
    paper = shift_sheet(facts, WORDS[language])
    pages = [page_text(paper.pdf, page) for page in range(page_count(paper.pdf))]
    assert paper.pages == len(pages) >= 3
    whole = "".join("".join(pages).split())
    wanted = "第{}项问题" if language == CHINESE else "finding{}"
    assert all(wanted.format(at) in whole for at in range(len(needs)))
    said = "接班人" if language == CHINESE else "Taken over by"
    assert said in pages[-1]
    assert shift_sheet(facts, WORDS[language]) == paper

"""The ticket slip says what the visitor needs, names nobody, and wastes no paper."""

from dataclasses import replace

import pypdfium2
import pytest

from counter_app.documents.guidance_slip import Channel, GuidanceSlip, guidance_slip
from counter_app.documents.paper import Paper
from counter_app.documents.preview import page_count
from counter_app.documents.ticket_slip import TicketSlip, ticket_slip
from counter_app.errors import ProgramFault
from counter_app.language import CHINESE, ENGLISH, Phrase, load_translations
from tests.documents.looking import codes_of, text_of

WORDS = {language: load_translations(language) for language in (CHINESE, ENGLISH)}
SLIP = TicketSlip(
    hall="城关区社会保险经办大厅",
    number="A012",
    matters=("企业职工基本养老保险参保登记",),
    taken_at=1581299512000,
    printed_at=1581299516000,
    reference="counter:visit:0190d0c2-7b1c-7abc-8def-0123456789ab",
    ahead=3,
    minutes=15,
    name="张𬭚",
    temperature=365,
)
FULL = replace(
    SLIP,
    matters=tuple(f"城乡居民基本养老保险关系转移接续（跨省）第 {n} 项" for n in range(1, 6)),
    priority="医护绿色通道",
    wait_outside=True,
    copy=2,
)


def size(paper: Paper) -> tuple[float, float]:
    with pypdfium2.PdfDocument(paper.pdf) as document:
        width, height = document[0].get_size()
    return width / 72 * 25.4, height / 72 * 25.4


def metadata(paper: Paper) -> dict[str, str]:
    with pypdfium2.PdfDocument(paper.pdf) as document:
        return dict(document.get_metadata_dict())


def test_the_slip_says_what_the_visitor_needs():
    text = text_of(ticket_slip(FULL, WORDS[CHINESE]))
    for said in [
        "城关区社会保险经办大厅",
        "A012",
        "优先：医护绿色通道",
        "大厅人数已满，请在门外等候",
        "2020-02-10 09:51",
        "3 人",
        "约 15 分钟",
        "36.5 ℃",
        "请保持 1 米间距，全程佩戴口罩",
        "打印时间 2020-02-10 09:51:56 · 补打 2",
    ]:
        assert said in text
    assert all(f"第 {n} 项" in text for n in range(1, 6))


def test_the_slip_speaks_english_and_translates_phrases():
    slip = replace(SLIP, priority=Phrase("Temperature"), copy=3)
    text = text_of(ticket_slip(slip, WORDS[ENGLISH]))
    assert "Your number" in text
    assert "Copy 3" in text
    assert "Priority: Temperature" in text
    assert "优先：体温" in text_of(ticket_slip(slip, WORDS[CHINESE]))


def test_what_is_not_known_is_left_out():
    bare = replace(SLIP, ahead=None, minutes=None, name="", temperature=None)
    text = text_of(ticket_slip(bare, WORDS[CHINESE]))
    assert not any(
        word in text for word in ("前面等候", "预计等候", "姓名", "体温", "补打", "优先")
    )


@pytest.mark.parametrize(
    ("name", "shown"),
    [("张𬭚", "张*"), ("𠅤三丰", "𠅤**"), ("买买提·吐尔逊", "买买提·*"), ("张*", "张*")],
)
def test_no_full_name_reaches_paper(name, shown):
    paper = ticket_slip(replace(SLIP, name=name), WORDS[CHINESE])
    assert f"姓名{shown}" in text_of(paper).replace(" ", "")
    assert name == shown or name not in text_of(paper)
    assert name[-1] not in "".join(metadata(paper).values())


def test_a_slip_shows_no_name_or_temperature_in_a_log():
    assert "张" not in repr(SLIP)
    assert "365" not in repr(SLIP)


def test_the_code_is_read_from_a_thermal_print_and_holds_the_reference_alone():
    assert codes_of(ticket_slip(SLIP, WORDS[CHINESE])) == [SLIP.reference]


@pytest.mark.parametrize("reference", ["", "张三", "counter:visit:张三", "counter:visit:x;110101"])
def test_a_code_with_anything_else_is_our_fault(reference):
    with pytest.raises(ProgramFault):
        replace(SLIP, reference=reference)


def test_a_slip_is_80_mm_wide_and_as_long_as_it_needs():
    short, long = (ticket_slip(slip, WORDS[CHINESE]) for slip in (SLIP, FULL))
    assert size(short)[0] == pytest.approx(80, abs=0.1)
    assert size(short)[1] < 170
    assert size(short)[1] + 50 < size(long)[1] < 300
    assert short.pages == page_count(short.pdf) == 1


def test_a_slip_is_small():
    assert len(ticket_slip(SLIP, WORDS[CHINESE]).pdf) < 40_000
    assert len(ticket_slip(FULL, WORDS[CHINESE]).pdf) < 60_000


def test_the_same_slip_is_the_same_bytes_and_another_is_not():
    first = ticket_slip(SLIP, WORDS[CHINESE])
    assert ticket_slip(replace(SLIP), WORDS[CHINESE]) == first
    assert ticket_slip(replace(SLIP, copy=2), WORDS[CHINESE]).pdf != first.pdf


def test_a_long_number_still_fits_on_its_line():
    assert "LONG-0000123" in text_of(
        ticket_slip(replace(SLIP, number="LONG-0000123"), WORDS[ENGLISH])
    )


def test_metadata_name_the_hall_and_no_person():
    found = metadata(ticket_slip(SLIP, WORDS[CHINESE]))
    assert found["Title"] == "号票 A012"
    assert found["Author"] == SLIP.hall


def test_the_guidance_slip_leads_through_every_channel():
    slip = GuidanceSlip(
        hall="城关区社会保险经办大厅",
        matter="养老保险待遇资格认证",
        printed_at=SLIP.printed_at,
        channels=(
            Channel(
                name="掌上12333",
                url="https://www.12333.gov.cn/portal/app",
                address="掌上 12333 手机应用",
                steps=("注册登录。", "按提示认证。"),
            ),
            Channel(name="邮寄", address="人民路 100 号", steps=("填表并签名。",)),
        ),
    )
    paper = guidance_slip(slip, WORDS[CHINESE])
    text = text_of(paper)
    for said in [
        "不见面办理指引",
        "途径 1：掌上12333",
        "按提示认证。",
        "途径 2：邮寄",
        "人民路 100 号",
    ]:
        assert said in text
    assert "12333" in text
    assert codes_of(paper) == ["https://www.12333.gov.cn/portal/app"]
    assert guidance_slip(slip, WORDS[CHINESE]) == paper
    assert "No visit needed" in text_of(guidance_slip(slip, WORDS[ENGLISH]))
    assert size(paper)[0] == pytest.approx(80, abs=0.1)

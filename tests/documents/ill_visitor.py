"""A case for papers: a visitor fell ill at a window after waiting among many."""

from dataclasses import dataclass

import msgspec

from counter_app.hall.answers import Answer, Symptoms
from counter_app.hall.case_rows import Case
from counter_app.hall.case_steps import Answers, Details, Outcome
from counter_app.hall.case_work import (
    ask_case,
    close_case,
    detail_case,
    disinfect_after,
    extend_case,
    hand_over,
    move_to_place,
    note_arrival,
    note_call,
    observe,
    order_transport,
    stop_air,
)
from counter_app.hall.cases import Ordered
from counter_app.hall.isolation import open_case
from counter_app.hall.queue import start
from counter_app.hall.temperature import Method
from counter_app.journal.clock import MINUTE
from tests.small_hall import SmallHall

LADY = "110101194912310024"
NAMES = (
    "张国强",
    "买买提·吐尔逊·阿卜杜热西提·艾合买提江",
    "𬭚𠅤",
    "Maria da Conceição Fernandes de Albuquerque e Silva",
    "王芳",
)


@dataclass
class IllVisitor:
    """The hall, the case, and the names and phones of who waited along."""

    hall: SmallHall
    case: Case
    beside: list[tuple[str, str]]


def fall_ill(hall, beside=5):
    """刘秀兰 came with 刘小明, waited with `beside` others, and coughed at window 1."""
    lady = hall.person("刘秀兰", LADY, "13812348000")
    lady = msgspec.structs.replace(lady, companion="刘小明")
    visit = hall.ticket(*hall.codes(2), person=lady, companions=1).visit
    people = []
    for number in range(beside):
        hall.clock.advance(MINUTE // 4)
        name, phone = NAMES[number % len(NAMES)], f"139000001{number:02}"
        hall.ticket(person=hall.person(name, "", phone), companions=number % 3)
        people.append((name, phone))
    hall.clock.advance(3 * MINUTE)
    hall.call_next(hall.clerk, hall.first)
    start(hall.clerk, visit.id)
    hall.clock.advance(7 * MINUTE)
    case = open_case(hall.clerk, visit=visit.id, symptoms="咳嗽：有")
    return IllVisitor(hall, case, people)


def work_through(ill):
    """Every step of the case, from the observation place to the closed file."""
    hall, case, leader = ill.hall, ill.case.id, ill.hall.leader
    hall.clock.advance(2 * MINUTE)
    move_to_place(leader, case, "一楼东侧留观室")
    detail_case(
        leader,
        case,
        Details(
            address="城关区雁滩街道南河北路 128 号 3 单元 1702 室",
            workplace="甘肃某某农业科技发展有限责任公司",
        ),
    )
    symptoms = Symptoms(cough=Answer.YES, fatigue=Answer.NO, other="咽痛")
    ask_case(leader, case, Answers(fever=Answer.YES, symptoms=symptoms, travel=Answer.YES))
    for reached in (False, True):
        hall.clock.advance(MINUTE)
        note_call(
            leader,
            case,
            body="城关区疾控中心",
            number="0931-8886666",
            called_by="李敏",
            reached=reached,
            said="已派车，约二十分钟到，请勿让其他人接触" if reached else "",
        )
    observe(leader, case, "37.9", Method.EAR, "耳温枪 T-07", "王护士")
    hall.clock.advance(5 * MINUTE)
    until = hall.clock.now() + 120 * MINUTE
    extend_case(leader, case, until, "城关区疾控中心 赵主任", Ordered.BY_PHONE)
    order_transport(leader, case, "120 急救中心", "市第一人民医院发热门诊")
    hall.clock.advance(20 * MINUTE)
    note_arrival(leader, case, "甘A·12345")
    hand_over(
        leader,
        case,
        receiver="陈医生",
        receiver_body="市第一人民医院",
        vehicle="甘A·12345",
        destination="市第一人民医院发热门诊",
        signed=True,
    )
    hall.clock.advance(10 * MINUTE)
    stop_air(leader, case, "赵主任", "孙师傅")
    hall.clock.advance(MINUTE)
    disinfect_after(
        leader,
        case,
        done_by="保洁周师傅",
        agent="含氯消毒剂",
        concentration="1000 mg/L",
        windows=[hall.first],
        place=True,
        areas="等候区座椅",
    )
    hall.clock.advance(MINUTE)
    close_case(leader, case, Outcome.RULED_OUT, "核酸检测阴性")

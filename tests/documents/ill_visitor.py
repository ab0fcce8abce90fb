"""A case for papers: a visitor fell ill at a window after waiting among many."""

from dataclasses import dataclass

import msgspec

from counter_app.hall.case_rows import Case
from counter_app.hall.isolation import open_case
from counter_app.hall.queue import start
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

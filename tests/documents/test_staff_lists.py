"""The staff's health checks and trainings on paper and as tables."""

import io
from datetime import date

import msgspec
import openpyxl

from counter_app.documents.preview import page_count
from counter_app.documents.staff_lists import day_list, month_workbook
from counter_app.documents.training_record import training_record, training_workbook
from counter_app.hall.answers import Answer, Symptoms
from counter_app.hall.staff_checks import Fitness, HealthAnswers, KeptReading
from counter_app.hall.staff_health import StaffCheck
from counter_app.hall.staff_today import StaffToday
from counter_app.hall.temperature import Method, Reading
from counter_app.hall.training import Lacking, Participant, Training, TrainingFacts
from counter_app.hall.training_topics import starting_topics
from counter_app.language import CHINESE, Translations, load_translations
from tests.documents.looking import text_of

NOON = 1_581_307_200_000
DAY = date(2020, 2, 10)
LONG = "阿卜杜热合曼·买买提吐尔逊·艾合买提江"
RARE = "𬭚𠅤"
ENGLISH = Translations({})


def kept(tenths, replaced=False):
    reading = Reading(tenths=tenths, method=Method.EAR, device="T-02")
    return KeptReading(reading=reading, at=NOON, by="u", mark="m", replaced=replaced)


USUAL = (kept(365),)
NOTHING = HealthAnswers()


def cells_of(content):
    sheet = openpyxl.load_workbook(io.BytesIO(content)).worksheets[0]
    return [list(row) for row in sheet.iter_rows(values_only=True)]


def check(user, state=Fitness.FIT, readings=USUAL, answers=NOTHING, why=""):
    return StaffCheck(
        id=f"check {user}",
        user=user,
        day=DAY.isoformat(),
        state=state,
        first_at=NOON,
        at=NOON,
        by="u",
        readings=readings,
        answers=answers,
        repeat_from=None,
        suspected_at=None,
        cleared_at=None,
        cleared_by=None,
        cleared_why=why,
    )


def somebody(user, name, state=Fitness.FIT, window=None, came_at=NOON):
    return StaffToday(
        user=user,
        name=name,
        roles=frozenset(),
        window=window,
        windows=(),
        came_at=came_at,
        check="" if state is None else f"check {user}",
        state=state,
        checked_at=None,
        repeat_from=None,
    )


COUGH = HealthAnswers(
    mask=Answer.YES,
    gloves=Answer.NO,
    symptoms=Symptoms(cough=Answer.YES, fatigue=Answer.NO, dyspnoea=Answer.NO, other="头痛"),
)


def test_a_day_names_everybody_with_readings_and_outcome():
    staff = [
        somebody("a", LONG, Fitness.NOT_FIT, window=3),
        somebody("b", RARE),
        somebody("c", "孙三", None),
        somebody("d", "周五", None, came_at=None),
    ]
    checks = [
        check("a", Fitness.NOT_FIT, (kept(385, replaced=True), kept(371)), COUGH, "医院排除"),
        check("b", readings=(kept(374), kept(366))),
    ]
    words = load_translations(CHINESE)
    paper = day_list(DAY, staff, checks, "城东社保经办大厅", "王主任", NOON, words)
    text = text_of(paper)
    for part in (LONG, RARE, "孙三", "37.1", "37.4 → 36.6", "咳嗽", "头痛", "未询问", "医院排除"):
        assert part in text, part
    assert "38.5" not in text
    assert page_count(paper.pdf) == 1


def test_a_hundred_people_take_some_pages_and_nobody_is_lost():
    staff = [somebody(str(number), f"{LONG}{number:03d}") for number in range(100)]
    checks = [check(one.user, answers=COUGH) for one in staff]
    paper = day_list(DAY, staff, checks, "城东社保经办大厅", "王主任", NOON, ENGLISH)
    text = text_of(paper)
    assert page_count(paper.pdf) >= 3
    assert all(f"{number:03d}" in text for number in range(100))


def test_a_month_is_one_row_a_reading():
    checks = [
        check("a", Fitness.NOT_FIT, (kept(385, replaced=True), kept(371)), COUGH, "=1+1"),
        msgspec.structs.replace(check("b"), day="2020-02-03"),
    ]
    rows = cells_of(month_workbook(checks, {"a": LONG, "b": RARE}, "Hall", ENGLISH))
    assert [row[1] for row in rows[1:]] == [LONG, LONG, RARE]
    assert [row[3] for row in rows[1:]] == [38.5, 37.1, 36.5]
    assert [row[6] for row in rows[1:]] == ["yes", "", ""]
    assert rows[1][11] == "=1+1"
    assert rows[3][0].date() == date(2020, 2, 3)


def taught(people, topic="hands"):
    facts = TrainingFacts(
        topic=topic,
        day=DAY,
        minutes=30,
        taught_by="市疾控中心 王医生",
        participants=tuple(people),
    )
    return Training(id="t", facts=facts, at=NOON, by="u")


def test_the_training_record_names_who_took_part_and_who_lacks_what():
    topics = starting_topics()
    people = [
        Participant(user="a", passed=Answer.YES),
        Participant(user="b", passed=Answer.NO),
        Participant(name=RARE),
    ]
    lacking = [Lacking("b", "赵一鸣", topics[:2])]
    words = load_translations(CHINESE)
    paper = training_record(
        [taught(people)] * 90,
        lacking,
        topics,
        {"a": LONG, "b": "赵一鸣"},
        "大厅",
        "王",
        NOON,
        words,
    )
    text = text_of(paper)
    assert page_count(paper.pdf) >= 3
    assert text.count(LONG) == 90
    for part in (RARE, "未通过", "七步洗手法", "口罩、手套"):
        assert part in text, part


def test_an_empty_training_record_says_so():
    text = text_of(training_record([], [], starting_topics(), {}, "Hall", "Wang", NOON, ENGLISH))
    assert "No training on record yet." in text
    assert "Everybody has every required topic." in text


def test_the_training_table_is_one_row_a_person():
    people = [Participant(user="a", passed=Answer.YES), Participant(name=RARE)]
    content = training_workbook([taught(people)], starting_topics(), {"a": LONG}, "Hall", ENGLISH)
    rows = cells_of(content)
    assert [(row[2], row[4], row[5]) for row in rows[1:]] == [
        (30, LONG, "yes"),
        (30, RARE, "not asked"),
    ]

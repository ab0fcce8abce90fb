from datetime import date, datetime

import pytest

from counter_app.errors import InputError
from counter_app.hall.identity import DocumentKind
from counter_app.hall.paper_words import (
    DOCUMENT_WORDS,
    HEADINGS,
    MASK_WORDS,
    METHOD_WORDS,
    OUTCOME_WORDS,
    Column,
    column_of,
    parse_date,
    parse_kind,
    parse_mask,
    parse_matters,
    parse_method,
    parse_moment,
    parse_outcome,
)
from counter_app.hall.temperature import Mask, Method
from counter_app.hall.visits import Outcome
from counter_app.language import CHINESE, load_translations
from tests.small_hall import NOON

DAY = date(2020, 2, 10)


@pytest.mark.parametrize(
    "typed",
    [
        "2020-02-10 09:15",
        "2020/2/10 9:15",
        "2020.2.10 9:15:00",
        "2020-02-10T09:15",
        "2020年2月10日9时15分",
        "2020年2月10日 上午9点15分",
        "２０２０－０２－１０　９：１５",
        "2020/2/10 星期一 9:15",
        "2020/2/10 9:15 AM",
        "20200210 9:15",
        "43871.385416666664",
        "9:15",
        "09:15:00",
        "9时15分",
        "上午 9:15",
        "0.38541666666666669",
    ],
)
def test_a_time_may_be_written_in_many_ways(typed):
    assert parse_moment(typed, DAY, NOON) == datetime(2020, 2, 10, 9, 15)


@pytest.mark.parametrize(
    ("typed", "hour", "minute"),
    [
        ("下午3点半", 15, 30),
        ("3:30 pm", 15, 30),
        ("12:05 am", 0, 5),
        ("中午12时5分", 12, 5),
        ("中午1点", 13, 0),
        ("晚上8:00", 20, 0),
        ("下午15:30", 15, 30),
        ("9.15", 9, 15),
        ("8点", 8, 0),
    ],
)
def test_halves_of_the_day(typed, hour, minute):
    moment = parse_moment(typed, date(2020, 2, 9), NOON)
    assert moment == datetime(2020, 2, 9, hour, minute)


@pytest.mark.parametrize(
    "typed",
    ["2020-02-10", "2020/2/10", "2020年2月10日", "20200210", "43871", "2020-02-10 00:00:00"],
)
def test_a_date_alone(typed):
    assert parse_date(typed) == DAY


@pytest.mark.parametrize("typed", ["", "2020-13-10", "10.2.2020", "1", "99999"])
def test_what_is_no_date(typed):
    with pytest.raises(InputError):
        parse_date(typed)


@pytest.mark.parametrize(
    ("heading", "column"),
    [
        ("时间", Column.TIME),
        ("Document number", Column.DOCUMENT),
        ("体温（℃）", Column.TEMPERATURE),
        ("Matter(s)", Column.MATTERS),
        ("姓 名 *", Column.NAME),
        ("是否佩戴口罩", Column.MASK),
        ("ＮＡＭＥ：", Column.NAME),
        ("", None),
        ("性别", None),
    ],
)
def test_headings(heading, column):
    assert column_of(heading) is column


def test_no_word_means_two_things():
    for words in (HEADINGS, MASK_WORDS, DOCUMENT_WORDS, METHOD_WORDS, OUTCOME_WORDS):
        known = [word for names in words.values() for word in names.split()]
        assert len(known) == len(set(known))


@pytest.mark.parametrize(
    ("choices", "parse"),
    [
        (Mask, parse_mask),
        (DocumentKind, parse_kind),
        (Method, parse_method),
        (Outcome, parse_outcome),
    ],
)
def test_every_word_that_the_program_says_is_understood(choices, parse):
    chinese = load_translations(CHINESE)
    for choice in choices:
        assert parse(str(choice.label)) is choice
        assert parse(chinese.say(choice.label)) is choice


def test_every_heading_that_the_program_says_is_understood():
    chinese = load_translations(CHINESE)
    for column in Column:
        assert column_of(str(column.label)) is column
        assert column_of(chinese.say(column.label)) is column


@pytest.mark.parametrize(
    ("typed", "mask"),
    [
        *((word, Mask.WORN) for word in ("是", "已戴", "有", "yes", "√", "TRUE", " Y ")),
        *((word, Mask.PROVIDED) for word in ("提供", "发放", "provided")),
        *((word, Mask.REFUSED) for word in ("否", "无", "拒绝", "no")),
        *((word, None) for word in ("", " ", "-")),
    ],
)
def test_masks(typed, mask):
    assert parse_mask(typed) is mask


def test_every_matter_is_known_by_its_names_in_both_languages(small_hall):
    catalogue = small_hall.catalogue()
    for item in catalogue.in_use:
        for name in (item.code, item.names.chinese, item.names.english):
            assert parse_matters(name, catalogue) == [item], name

"""The day sheet takes figures that make sense, and says what a day was like."""

from dataclasses import replace
from datetime import date

import pytest

from counter_app.documents.day_sheet import day_sheet
from counter_app.documents.day_values import (
    Band,
    Count,
    DaySheet,
    MatterRow,
    Spread,
    WindowRow,
)
from counter_app.documents.preview import page_count, page_text
from counter_app.errors import ProgramFault
from counter_app.language import CHINESE, ENGLISH, Phrase, load_translations
from tests.documents.looking import text_of

WORDS = {language: load_translations(language) for language in (CHINESE, ENGLISH)}
MINUTE = 60_000

EMPTY = DaySheet(
    hall="城关区社会保险经办大厅",
    day=date(2020, 2, 10),
    prepared_by="李会计",
    prepared_at=1581325200000,
    visits=0,
    by_state=(),
    by_group=(),
    by_priority=(),
    outcomes=(),
    diverted=0,
    checks=0,
    refused=0,
    fevers=0,
    open_cases=0,
    waiting=None,
    serving=None,
    peak_inside=0,
    peak_at=None,
    limit_inside=None,
    arrivals=(0,) * 24,
    waiting_bands=(),
    temperatures=(),
    threshold=373,
    matters=(),
    windows=(),
)

BUSY = replace(
    EMPTY,
    visits=214,
    by_state=(Count(label=Phrase("Done"), count=171), Count(label="挂起", count=3)),
    by_group=(Count(label="A 养老保险", count=88),),
    by_priority=(Count(label="医护绿色通道", count=4),),
    outcomes=tuple(Count(label=f"结果{n}", count=100 - n) for n in range(9)),
    diverted=22,
    checks=231,
    refused=7,
    fevers=2,
    open_cases=1,
    waiting=Spread(count=190, average=11 * MINUTE, median=500_000, ninetieth=26 * MINUTE),
    serving=Spread(count=180, average=7 * MINUTE, median=6 * MINUTE, ninetieth=15 * MINUTE),
    peak_inside=34,
    peak_at=1581301512000,
    limit_inside=40,
    arrivals=(0,) * 7 + (3, 57, 41) + (0,) * 14,
    waiting_bands=(Band(below=5, count=61), Band(below=10, count=52), Band(below=None, count=19)),
    temperatures=((365, 206), (349, 13), (345, 10), (391, 17)),
    matters=(
        MatterRow(
            matter="社会保障卡补领、换领、换发",
            letter="C",
            visits=52,
            done=49,
            diverted=1,
            waiting=270_000,
            serving=None,
        ),
    ),
    windows=(
        WindowRow(window="3 号窗口", served=27, no_shows=5, serving=7 * MINUTE, busy=11_340_000),
    ),
)
LONG = replace(BUSY, matters=BUSY.matters * 60)


def test_a_day_has_24_hours():
    with pytest.raises(ProgramFault):
        replace(EMPTY, arrivals=(1, 2, 3))


def test_only_the_last_band_is_open():
    fine = (Band(below=5, count=2), Band(below=None, count=1))
    assert replace(EMPTY, waiting_bands=fine).waiting_bands == fine
    with pytest.raises(ProgramFault):
        replace(EMPTY, waiting_bands=fine[::-1])


def test_a_day_with_checks_alone_is_not_empty():
    assert EMPTY.empty
    assert not replace(EMPTY, checks=1).empty


def test_the_sheet_says_the_numbers_of_the_day():
    text = text_of(day_sheet(BUSY, WORDS[CHINESE]))
    for said in [
        "大厅日报",
        EMPTY.hall,
        "2020-02-10 星期一",
        "李会计",
        "2020-02-10 17:00",
        "214",
        "231",
        "11.0",
        "8.3",
        "26.0",
        "10:25",
        "上限 40",
        "A 养老保险",
        "医护绿色通道",
        "社会保障卡补领、换领、换发",
        "3 号窗口",
        "189.0",
        "第 1 / 1 页",
    ]:
        assert said in text


def test_the_plots_show_every_number():
    text = text_of(day_sheet(BUSY, WORDS[CHINESE]))
    assert all(str(number) in text for number in (57, 61, 52, 19, 206, 17))
    assert "0–5" in text
    assert "≥10" in text
    assert "37.3" in text
    assert "23" in text, "readings below the scale are counted together"


def test_many_outcomes_are_summed_up_not_dropped():
    text = text_of(day_sheet(BUSY, WORDS[ENGLISH]))
    assert "结果4" in text
    assert "结果5" not in text
    assert f"all others{95 + 94 + 93 + 92}" in text.replace(" ", "").replace(
        "allothers", "all others"
    )


def test_the_sheet_speaks_both_languages():
    assert "办结" in text_of(day_sheet(BUSY, WORDS[CHINESE]))
    english = text_of(day_sheet(BUSY, WORDS[ENGLISH]))
    assert "Monday" in english
    assert "Page 1 / " in english


def test_an_empty_day_says_so_and_still_tells_of_open_cases():
    text = text_of(day_sheet(EMPTY, WORDS[CHINESE]))
    assert "当日无人来访，也没有测温记录。" in text
    assert "未结留观个案" not in text
    assert "未结留观个案" in text_of(day_sheet(replace(EMPTY, open_cases=1), WORDS[CHINESE]))


def test_a_signature_never_stands_alone_on_a_page():
    for rows in range(1, 40):
        paper = day_sheet(replace(BUSY, windows=(), matters=BUSY.matters * rows), WORDS[CHINESE])
        last = page_text(paper.pdf, paper.pages - 1)
        assert "带班领导签字" in last
        assert "社会保障卡补领、换领、换发" in last


def test_a_long_day_takes_more_pages_and_each_has_its_number_and_the_table_its_head():
    paper = day_sheet(LONG, WORDS[CHINESE])
    pages = [page_text(paper.pdf, page) for page in range(page_count(paper.pdf))]
    assert paper.pages == len(pages) == 3
    for number, text in enumerate(pages, 1):
        assert f"第 {number} / 3 页" in text
    assert "平均等候" in pages[1]
    assert "带班领导签字" in pages[-1]
    assert sum(text.count("社会保障卡补领、换领、换发") for text in pages) == 60


def test_the_same_day_is_the_same_bytes_and_stays_small():
    paper = day_sheet(LONG, WORDS[CHINESE])
    assert day_sheet(LONG, WORDS[CHINESE]) == paper
    assert len(paper.pdf) < 90_000


def test_nothing_measured_is_a_dash_and_no_zero():
    unmeasured = replace(BUSY, waiting=None, serving=None, matters=(), windows=())
    text = text_of(day_sheet(unmeasured, WORDS[CHINESE]))
    assert text.count("—") == 5

import sqlite3
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counter_app.hall.search_text import LONGEST_QUERY, MOST_READINGS, search_query, search_text

DOCUMENT, PHONE, TICKET = "110101194912310024", "13812348000", "A023"


def found(typed, name="", document="", phone="", ticket=""):
    """Whether one visit with these facts is found in a real index by what is typed."""
    query = search_query(typed)
    if query is None:
        return False
    index = sqlite3.connect(":memory:")
    try:
        index.execute("CREATE VIRTUAL TABLE t USING fts5(words, tokenize='ascii', detail=none)")
        index.execute("INSERT INTO t VALUES (?)", (search_text(name, document, phone, ticket),))
        return bool(index.execute("SELECT 1 FROM t WHERE t MATCH ?", (query,)).fetchall())
    finally:
        index.close()


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        ("单田芳", "shantf"),
        ("仇英", "qiuying"),
        ("曾国藩", "zgf"),
        ("解缙", "xiejin"),
        ("区寄", "ouji"),
        ("查良镛", "zhaly"),
        ("朴树", "piaoshu"),
        ("尉迟恭", "yuchigong"),
        ("尉健行", "yujianxing"),
        ("万俟卨", "moqi"),
        ("黑明", "heming"),
        ("翟天临", "zhaitl"),
        ("缪昌文", "miaocw"),
        ("盖叫天", "gejt"),
        ("任正非", "renzf"),
        ("乐嘉", "yuejia"),
        ("欧阳娜娜", "ouyangnn"),
        ("欧阳娜娜", "oynn"),
        ("诸葛亮", "zhugel"),
        ("长孙无忌", "zhangsunwj"),
        ("单于", "chanyu"),
        ("覃辉", "qinhui"),
    ],
)
def test_family_names_are_found_as_they_are_read(name, typed):
    assert found(typed, name)


@pytest.mark.parametrize("typed", ["dantf", "dantianfang", "shantianfang", "shan t", "tianfang"])
def test_other_readings_count_too(typed):
    assert found(typed, "单田芳")


@pytest.mark.parametrize("typed", ["lvlve", "lulue", "lvlue", "lyulue", "ll", "lul"])
def test_u_with_dots_is_typed_in_any_way(typed):
    assert found(typed, "吕略")


@pytest.mark.parametrize(
    "typed", ["王", "王小", "王小玲", "小玲", "玲", "王*", "王·小玲", "王，", "王 玲"]
)
def test_a_name_is_found_from_any_of_its_characters(typed):
    assert found(typed, "王小玲")


@pytest.mark.parametrize(
    "typed", ["w", "wxl", "wangxl", "wangxiao", "xl", "xiaol", "ＷＡＮＧ", "玲 w"]
)
def test_and_from_any_of_its_syllables(typed):
    assert found(typed, "王小玲")


@pytest.mark.parametrize("typed", ["小王", "wl", "angxiao", "李", "lxl", "王李"])
def test_what_is_not_in_the_name_finds_nothing(typed):
    assert not found(typed, "王小玲")


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        ("㐂伟", "㐂"),
        ("㐂伟", "㐂w"),
        ("𬭚", "𬭚"),
        ("李𠅤明", "𠅤"),
        ("李𠅤明", "𠅤明"),
        ("买买提·吐尔逊", "吐尔逊"),
        ("买买提·吐尔逊", "买买提吐尔"),
        ("买买提·吐尔逊", "买买提·吐"),
        ("买买提·吐尔逊", "mmttex"),
        ("John Smith", "smith"),
        ("John Smith", "JOHN SM"),
        ("John Smith", "johnsm"),
        ("José Müller", "jose muller"),
        ("José Müller", "Müll"),
        ("Łukasz", "łuk"),
    ],
)
def test_rare_characters_dots_and_latin_names_are_found(name, typed):
    assert found(typed, name)


@pytest.mark.parametrize("typed", ["0024", "24", "4", "110101194912310024", "１００２４"])
def test_the_end_of_a_document_is_enough(typed):
    assert found(typed, document=DOCUMENT)


@pytest.mark.parametrize(
    ("document", "typed"),
    [
        ("11010119491231002X", "002x"),
        ("11010119491231002X", "2X"),
        ("E12345678", "5678"),
        ("E12345678", "e12345678"),
        ("军2001", "军2001"),
        ("军2001", "2001"),
    ],
)
def test_letters_of_a_document_count(document, typed):
    assert found(typed, document=document)


@pytest.mark.parametrize(
    "typed", ["8000", "0", "13812348000", "138 1234 8000", "138-1234-8000", "48000"]
)
def test_the_end_of_a_phone_is_enough(typed):
    assert found(typed, phone=PHONE)


@pytest.mark.parametrize("typed", ["1381", "1101", "2348", "1949"])
def test_the_middle_or_the_beginning_of_a_number_is_not(typed):
    assert not found(typed, document=DOCUMENT, phone=PHONE)


@pytest.mark.parametrize(
    ("ticket", "typed"),
    [
        ("A023", "A023"),
        ("A023", "a23"),
        ("A023", "a0"),
        ("A023", "023"),
        ("A023", "23"),
        ("A1024", "a1024"),
        ("A1024", "1024"),
        ("AA001", "aa1"),
        ("AA001", "aa001"),
    ],
)
def test_a_ticket_is_found_with_and_without_zeros_and_letter(ticket, typed):
    assert found(typed, ticket=ticket)


def test_words_of_different_facts_must_all_fit():
    facts = ("王小玲", DOCUMENT, PHONE, TICKET)
    for typed in ("王 0024", "wang8000", "wxl a23", "8000 0024", "王0024", "小玲 8000 023"):
        assert found(typed, *facts)
    for typed in ("李 0024", "王 0025", "wxl b23", "8001 0024", "wang0025"):
        assert not found(typed, *facts)


@pytest.mark.parametrize(
    "typed", ["", "  ", "*", '"', "'--", "😀", "\x00", "\ufdd0", "·", "\ud800"]
)
def test_what_says_nothing_is_no_query(typed):
    assert search_query(typed) is None


@given(st.text(alphabet=st.characters(), max_size=2 * LONGEST_QUERY))
def test_whatever_is_typed_is_a_query_that_the_index_takes(typed):
    found(typed, "王小玲", DOCUMENT, PHONE, TICKET)


@given(st.sampled_from(['"', "*", "AND", "OR", "NOT", "NEAR(", ")", "^", ":", "{", "-", "王", "0"]))
def test_operators_are_only_text(part):
    for typed in (part, part * 9, f"{part} {part}", f"王 {part}", f'"{part}" *'):
        found(typed, "王小玲", DOCUMENT, PHONE, TICKET)
    assert not found(f"李 OR {part}", "王小玲", DOCUMENT, PHONE, TICKET)


HAN = st.characters(min_codepoint=0x4E00, max_codepoint=0x9FA5)


@given(st.text(HAN, min_size=1, max_size=20), st.data())
def test_every_piece_of_a_name_finds_it(name, data):
    start = data.draw(st.integers(0, len(name) - 1))
    end = data.draw(st.integers(start + 1, len(name)))
    assert found(name[start:end], name)


@given(st.text(st.characters(categories=["L"]), min_size=1, max_size=30))
def test_a_name_in_any_script_finds_itself(name):
    assert found(name, name)


@given(st.text("0123456789", min_size=1, max_size=18), st.integers(1, 18))
def test_every_end_of_a_number_finds_it(number, length):
    assert found(number[-length:], document=number)
    assert found(number[-length:], phone=number)


@given(st.text(HAN, max_size=100))
def test_the_words_of_long_names_of_many_readings_stay_few(name):
    words = search_text(name, "", "", "").split()
    assert len(words) <= len(name) * (2 * MOST_READINGS + 1) + MOST_READINGS
    assert len(set(words)) == len(words)
    assert not any(unicodedata.category(one) == "Cc" for word in words for one in word)


def test_nothing_known_is_no_words():
    assert search_text("", "", "", "") == ""

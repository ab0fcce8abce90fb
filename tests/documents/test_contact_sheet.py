"""The list of contacts: everybody whole, in order, with the calls so far and room to write."""

import pytest

from counter_app.documents.contact_sheet import contact_sheet
from counter_app.documents.preview import page_text
from counter_app.hall.case_dossier import take_out
from counter_app.hall.case_papers import CasePaper
from counter_app.hall.contact_calls import CallResult
from counter_app.hall.contacts import list_contacts, record_call
from counter_app.hall.isolation import open_case
from counter_app.language import CHINESE, ENGLISH, load_translations
from tests.documents.ill_visitor import LADY, fall_ill
from tests.documents.looking import text_of

WORDS = {language: load_translations(language) for language in (CHINESE, ENGLISH)}


def plain(text):
    """Without the spaces at which lines are broken."""
    return "".join(text.split())


def sheet(hall, case, language=CHINESE):
    return contact_sheet(take_out(hall.leader, case.id, CasePaper.CONTACTS), WORDS[language])


@pytest.mark.parametrize("language", [CHINESE, ENGLISH])
def test_forty_contacts_are_all_on_it_whole_and_in_order(small_hall, language):
    ill = fall_ill(small_hall, beside=40)
    paper = sheet(small_hall, ill.case, language)
    assert paper.pages == 3
    assert paper.missing == ""
    text = plain(text_of(paper))
    places = [text.index(phone) for _, phone in ill.beside]
    assert places == sorted(places)
    for name, _ in ill.beside:
        assert plain(name) in text
    assert text.index("刘小明") < places[0]
    heads = {CHINESE: "接触方式和时长", ENGLISH: "Hownear,howlong"}
    assert all(heads[language] in plain(page_text(paper.pdf, page)) for page in range(3))


def test_it_says_why_how_long_and_where_the_person_was(small_hall):
    ill = fall_ill(small_hall, beside=1)
    text = text_of(sheet(small_hall, ill.case))
    assert "12:00–12:03 等候区; 12:03–12:10 1 号窗口" in text
    assert "等候区 3 分钟" in text
    assert "同行 10 分钟" in text
    assert "刘秀兰" in text
    assert "2020-001" in text
    assert LADY not in text


def test_calls_so_far_stand_with_what_was_said(small_hall):
    ill = fall_ill(small_hall, beside=1)
    first = list_contacts(small_hall.leader, ill.case.id).contacts[0]
    record_call(small_hall.leader, first, CallResult.NOT_REACHED)
    record_call(small_hall.leader, first, CallResult.REACHED, "没有症状，已告知居家观察")
    text = plain(text_of(sheet(small_hall, ill.case)))
    assert "未接通" in text
    assert "已接通,没有症状，已告知居家观察" in text


def test_without_a_visit_there_is_only_who_measured(small_hall):
    check = small_hall.check("38.0").id
    case = open_case(small_hall.door, check=check)
    text = text_of(sheet(small_hall, case))
    assert "测温或登记 片刻" in text
    assert "行踪" not in text


def test_names_are_neither_in_the_title_nor_at_the_foot(small_hall):
    ill = fall_ill(small_hall, beside=1)
    paper = sheet(small_hall, ill.case)
    assert "刘秀兰".encode("utf-16-be") not in paper.pdf
    assert page_text(paper.pdf, 0).splitlines()[-2].count("刘秀兰") == 0

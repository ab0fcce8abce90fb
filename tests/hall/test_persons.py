from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counter_app.errors import InputError
from counter_app.hall.identity import DocumentKind
from counter_app.hall.persons import (
    PersonFacts,
    mask_document,
    mask_name,
    mask_person,
    mask_phone,
    parse_name,
    parse_person,
    parse_phone,
)

TODAY = date(2020, 2, 10)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("张国强", "张国强"),
        ("  刘  秀兰 ", "刘 秀兰"),
        ("买买提•吐尔逊", "买买提·吐尔逊"),
        ("买买提.吐尔逊", "买买提·吐尔逊"),
        ("𬭚𠅤", "𬭚𠅤"),
        ("O'Neill Jr.", "O'Neill Jr."),
        ("", ""),
    ],
)
def test_any_name_is_kept_as_it_is_written(typed, kept):
    assert parse_name(typed) == kept


@pytest.mark.parametrize("typed", ["张*", "张＊", "张3", "张\u0000", "长" * 101])
def test_what_is_no_name_is_refused_at_its_field(typed):
    with pytest.raises(InputError) as refused:
        parse_name(typed, "companion")
    assert refused.value.field == "companion"


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("138 1234 8000", "13812348000"),
        ("１３８１２３４８０００", "13812348000"),
        ("+86 138-1234-8000", "13812348000"),
        ("010-65134000", "01065134000"),
        ("12333", "12333"),
        ("+852 2123 4567", "+85221234567"),
        ("", ""),
    ],
)
def test_a_phone_number_is_kept_as_digits(typed, kept):
    assert parse_phone(typed) == kept


@pytest.mark.parametrize("typed", ["138123480", "138123480001", "abc", "12", "138****8000"])
def test_what_cannot_be_dialled_is_refused(typed):
    with pytest.raises(InputError) as refused:
        parse_phone(typed)
    assert refused.value.field == "phone"


def test_a_form_becomes_facts():
    facts = parse_person(name="刘秀兰", document="110101194912310024", phone="", today=TODAY)
    assert facts.document_kind is DocumentKind.RESIDENT_ID
    assert facts.birth_date == date(1949, 12, 31)
    assert "刘" not in repr(facts)
    assert not parse_person(today=TODAY).known


def test_masks_hide_what_identifies():
    assert [mask_name(one) for one in ("张", "刘秀兰", "买买提·吐尔逊", "John Smith", "")] == [
        "张*",
        "刘**",
        "买买提·*",
        "John *",
        "",
    ]
    assert mask_document("110101194912310024") == "110101**********24"
    assert mask_document("H12345678") == "H******78"
    assert mask_phone("13812348000") == "138****8000"
    assert mask_phone("12333") == "***33"


@given(st.text(min_size=2, max_size=20), st.text("0123456789", min_size=5, max_size=18))
def test_no_mask_gives_the_whole_away(name, number):
    masked = mask_person(
        PersonFacts(name=name, document=number, phone=number, birth_date=TODAY, acting_for=name)
    )
    assert masked.birth_date is None
    assert masked.name != name or "*" in name
    assert masked.document.count("*") >= 2
    assert masked.phone.count("*") >= 2

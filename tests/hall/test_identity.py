from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counter_app.errors import InputError
from counter_app.hall.identity import (
    DocumentKind,
    Sex,
    age_on,
    check_digit,
    normal_form,
    parse_document,
)

TODAY = date(2020, 2, 10)
BIRTH_DATES = st.dates(date(1890, 2, 11), TODAY)


def number(area="110101", birth="19491231", serial="002"):
    first = area + birth + serial
    return first + check_digit(first)


def test_the_published_example_of_the_check_digit():
    # The worked examples of GB 11643: 11010519491231002X and 440524188001010014.
    assert check_digit("11010519491231002") == "X"
    assert check_digit("44052418800101001") == "4"


@pytest.mark.parametrize(
    ("typed", "kind"),
    [
        (number(), DocumentKind.RESIDENT_ID),
        (number(area="810000"), DocumentKind.RESIDENCE_PERMIT),
        (number(area="911156"), DocumentKind.FOREIGN_PERMANENT_RESIDENT),
        ("chn110111111111", DocumentKind.FOREIGN_PERMANENT_RESIDENT),
        ("h12345678", DocumentKind.HONG_KONG_MACAO_PERMIT),
        ("12345678", DocumentKind.TAIWAN_PERMIT),
        ("E12345678", DocumentKind.PASSPORT),
        ("91110000600037341L", DocumentKind.SOCIAL_CREDIT_CODE),
        ("", DocumentKind.NONE),
    ],
)
def test_the_kind_is_recognised_by_its_form(typed, kind):
    document = parse_document(typed, None, TODAY)
    assert document.kind is kind
    assert document.number == typed.upper()


@given(birth=BIRTH_DATES, serial=st.integers(0, 999), area=st.sampled_from(["110101", "659001"]))
def test_every_right_number_is_read_whole(birth, serial, area):
    right = number(area, f"{birth:%Y%m%d}", f"{serial:03}")
    document = parse_document(right, None, TODAY)
    assert document.birth_date == birth
    assert document.sex is (Sex.MALE if serial % 2 else Sex.FEMALE)
    assert document.warnings == ()
    assert right not in repr(document)


@given(birth=BIRTH_DATES, position=st.integers(0, 16), step=st.integers(1, 9))
def test_one_mistyped_digit_is_always_refused(birth, position, step):
    right = number(birth=f"{birth:%Y%m%d}")
    wrong = (int(right[position]) + step) % 10
    with pytest.raises(InputError) as refused:
        parse_document(
            f"{right[:position]}{wrong}{right[position + 1 :]}", DocumentKind.RESIDENT_ID, TODAY
        )
    assert refused.value.field == "document"


def test_full_width_small_x_and_spaces_are_the_same_number():
    assert (
        parse_document(" １１０１０５ 19491231-002x ", None, TODAY).number == "11010519491231002X"
    )


@pytest.mark.parametrize(
    ("typed", "kind", "words"),
    [
        ("110105491231002", DocumentKind.RESIDENT_ID, "today it is 11010519491231002X"),
        ("11010519491231", DocumentKind.RESIDENT_ID, "has 14 characters"),
        ("1101051949123100AX", DocumentKind.RESIDENT_ID, "Character 17"),
        ("11010519491231002Y", DocumentKind.RESIDENT_ID, "Character 18"),
        (number(birth="20210101"), DocumentKind.RESIDENT_ID, "future"),
        (number(birth="18890101"), DocumentKind.RESIDENT_ID, "over 130 years"),
        (number(birth="20190229"), DocumentKind.RESIDENT_ID, "no date of birth"),
        ("110105194912310021", DocumentKind.RESIDENT_ID, "check digit"),
        (number(), DocumentKind.RESIDENCE_PERMIT, "does not belong"),
        ("X12345678", DocumentKind.HONG_KONG_MACAO_PERMIT, "H or M and 8 digits"),
        ("91110000600037341M", DocumentKind.SOCIAL_CREDIT_CODE, "no unified social credit code"),
        ("12345678", DocumentKind.NONE, "A number was typed"),
        (" ", DocumentKind.PASSPORT, "no document at hand"),
        ("~~~", None, "no number that we know"),
    ],
)
def test_what_cannot_be_right_is_said_plainly(typed, kind, words):
    with pytest.raises(InputError) as refused:
        parse_document(typed, kind, TODAY)
    assert words in str(refused.value)


def test_an_unknown_area_is_a_warning_and_no_refusal():
    assert len(parse_document(number(area="990101"), DocumentKind.RESIDENT_ID, TODAY).warnings) == 1


@given(st.text(max_size=24), st.sampled_from([None, *DocumentKind]))
def test_any_typing_is_a_document_or_refused_in_words(typed, kind):
    try:
        document = parse_document(typed, kind, TODAY)
    except InputError:
        return
    assert document.number == normal_form(typed)


def test_who_was_born_on_29_february_turns_older_on_1_march():
    assert age_on(date(1956, 2, 29), date(2021, 2, 28)) == 64
    assert age_on(date(1956, 2, 29), date(2021, 3, 1)) == 65
    assert age_on(date(1956, 2, 29), date(2020, 2, 29)) == 64


def test_every_kind_has_its_word():
    assert len({str(kind.label) for kind in DocumentKind}) == len(DocumentKind)

"""Identity documents of visitors: which kinds there are, and whether a number can be right.

A number that can't be right is refused with the reason; one that is merely unusual gets a warning.
Whoever has no document at hand is served all the same (DOMAIN: Identity documents). Not here:
masking, and who the person is.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from stdnum.cn import uscc
from stdnum.exceptions import ValidationError

from counter_app.errors import InputError
from counter_app.language import Phrase

OLDEST = 130
"""Years; nobody who comes to a hall is older."""


class DocumentKind(StrEnum):
    """What a visitor shows."""

    RESIDENT_ID = "resident_id"
    RESIDENCE_PERMIT = "residence_permit"
    FOREIGN_PERMANENT_RESIDENT = "foreign_permanent_resident"
    HONG_KONG_MACAO_PERMIT = "hong_kong_macao_permit"
    TAIWAN_PERMIT = "taiwan_permit"
    PASSPORT = "passport"
    TEMPORARY_ID = "temporary_id"
    HOUSEHOLD_REGISTER = "household_register"
    MILITARY = "military"
    SOCIAL_CREDIT_CODE = "social_credit_code"
    NONE = "none"

    @property
    def label(self) -> Phrase:
        """The document as the hall says it."""
        return _KIND_LABELS[self]


_KIND_LABELS = {
    DocumentKind.RESIDENT_ID: Phrase("resident identity card"),
    DocumentKind.RESIDENCE_PERMIT: Phrase("Hong Kong, Macao or Taiwan residence permit"),
    DocumentKind.FOREIGN_PERMANENT_RESIDENT: Phrase("foreign permanent resident card"),
    DocumentKind.HONG_KONG_MACAO_PERMIT: Phrase("Hong Kong and Macao travel permit"),
    DocumentKind.TAIWAN_PERMIT: Phrase("Taiwan travel permit"),
    DocumentKind.PASSPORT: Phrase("passport"),
    DocumentKind.TEMPORARY_ID: Phrase("temporary identity card"),
    DocumentKind.HOUSEHOLD_REGISTER: Phrase("household register"),
    DocumentKind.MILITARY: Phrase("military identity card"),
    DocumentKind.SOCIAL_CREDIT_CODE: Phrase("unified social credit code"),
    DocumentKind.NONE: Phrase("no document at hand"),
}


class Sex(StrEnum):
    """GB/T 2261.1."""

    UNKNOWN = "0"
    MALE = "1"
    FEMALE = "2"
    NOT_STATED = "9"

    @property
    def label(self) -> Phrase:
        """The sex as the hall says it; unknown and not stated are the same to read."""
        return _SEX_LABELS.get(self, Phrase("sex not stated"))


_SEX_LABELS = {Sex.MALE: Phrase("male"), Sex.FEMALE: Phrase("female")}


@dataclass(frozen=True)
class Document:
    """A document whose number, in its normal form, can be right. Its repr shows no number."""

    kind: DocumentKind
    number: str
    birth_date: date | None = None
    sex: Sex = Sex.UNKNOWN
    warnings: tuple[Phrase, ...] = ()

    def __repr__(self) -> str:
        return f"Document(kind={self.kind.value})"


CITIZEN_KINDS = frozenset(
    {
        DocumentKind.RESIDENT_ID,
        DocumentKind.TEMPORARY_ID,
        DocumentKind.HOUSEHOLD_REGISTER,
        DocumentKind.RESIDENCE_PERMIT,
        DocumentKind.FOREIGN_PERMANENT_RESIDENT,
    }
)
"""Kinds that carry an 18-digit number by GB 11643."""

PROVINCES = frozenset(
    str(code)
    for codes in (range(11, 16), range(21, 24), range(31, 38), range(41, 47), range(50, 55))
    for code in codes
) | {"61", "62", "63", "64", "65", "71", "81", "82", "83", "91"}
"""First two digits that are or were in use; others only bring a warning."""

WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
CHECK_DIGITS = "10X98765432"

SHAPES: dict[DocumentKind, tuple[str, Phrase]] = {
    DocumentKind.HONG_KONG_MACAO_PERMIT: (r"[HM]\d{8}", Phrase("H or M and 8 digits")),
    DocumentKind.TAIWAN_PERMIT: (r"\d{8}", Phrase("8 digits")),
    DocumentKind.PASSPORT: (r"[A-Z0-9]{5,20}", Phrase("5 to 20 letters and digits")),
    DocumentKind.MILITARY: (r"[\u4e00-\u9fffA-Z0-9]{4,20}", Phrase("4 to 20 characters")),
}


def normal_form(typed: str) -> str:
    """A number as it is kept: half-width, upper case, without spaces, hyphens and brackets."""
    return re.sub(r"[\s\-_·.()号第字]", "", unicodedata.normalize("NFKC", typed)).upper()


def check_digit(first_17: str) -> str:
    """The 18th character of a citizen number, MOD 11-2 (GB 11643)."""
    total = sum(int(digit) * weight for digit, weight in zip(first_17, WEIGHTS, strict=True))
    return CHECK_DIGITS[total % 11]


def parse_document(typed: str, kind: DocumentKind | None, today: date) -> Document:
    """The document that was typed or scanned; with `kind` None it is recognised by its form.

    Raises `InputError` (field `document`) with what is wrong: length, characters, birth date or
    check digit. Old 15-digit numbers are explained with the 18 digits that they became.
    """
    number = normal_form(typed)
    if kind is DocumentKind.NONE or (kind is None and not number):
        if number:
            raise InputError(
                "A number was typed. Choose the kind of document it belongs to.", field="document"
            )
        return Document(DocumentKind.NONE, "")
    if not number:
        raise InputError("Type the number, or choose 'no document at hand'.", field="document")
    chosen = kind or recognise(number)
    if chosen is None:
        raise InputError(
            "This is no number that we know. Choose the kind of document.", field="document"
        )
    return _PARSERS.get(chosen, _by_shape)(chosen, number, today)


def recognise(number: str) -> DocumentKind | None:
    """The kind that a number in normal form belongs to; None where the form does not tell."""
    if re.fullmatch(r"\d{15}|\d{17}[\dX]", number, re.ASCII):
        if number[:2] in {"81", "82", "83"}:
            return DocumentKind.RESIDENCE_PERMIT
        # Social credit codes of 18 digits begin with 91 too: the check tells them apart.
        if number[0] == "9" and len(number) == 18:
            foreign = check_digit(number[:17]) == number[17]
            code = DocumentKind.SOCIAL_CREDIT_CODE
            return DocumentKind.FOREIGN_PERMANENT_RESIDENT if foreign else code
        return DocumentKind.RESIDENT_ID
    for pattern, kind in (
        (r"[A-Z]{3}\d{12}", DocumentKind.FOREIGN_PERMANENT_RESIDENT),
        (r"[HM]\d{8}", DocumentKind.HONG_KONG_MACAO_PERMIT),
        (r"\d{8}", DocumentKind.TAIWAN_PERMIT),
        (r"[A-Z]{1,2}\d{7,8}", DocumentKind.PASSPORT),
        (r"[0-9A-Z]{18}", DocumentKind.SOCIAL_CREDIT_CODE),
    ):
        if re.fullmatch(pattern, number, re.ASCII):
            return kind
    return None


def age_on(birth_date: date, day: date) -> int:
    """Full years. Who was born on 29 February turns older on 1 March in common years."""
    return day.year - birth_date.year - ((day.month, day.day) < (birth_date.month, birth_date.day))


def _citizen(kind: DocumentKind, number: str, today: date) -> Document:
    old_card = re.fullmatch(r"[A-Z]{3}\d{12}", number, re.ASCII)
    if kind is DocumentKind.FOREIGN_PERMANENT_RESIDENT and old_card:
        return Document(kind, number)
    if re.fullmatch(r"\d{15}", number, re.ASCII):
        longer = number[:6] + "19" + number[6:]
        raise InputError(
            "This is an old number of 15 digits; today it is {longer}. Compare with the card.",
            field="document",
            longer=longer + check_digit(longer),
        )
    if len(number) != 18:
        raise InputError(
            "The number has {count} characters; it should have 18.",
            field="document",
            count=len(number),
        )
    wrong = re.search(r"[^0-9]", number[:17])
    if wrong or number[17] not in CHECK_DIGITS:
        position = wrong.start() + 1 if wrong else 18
        raise InputError(
            "Character {position} of the number is no digit.", field="document", position=position
        )
    birth_date = _birth_date(number, today)
    if check_digit(number[:17]) != number[17]:
        raise InputError(
            "The number does not fit its check digit: one digit is mistyped.", field="document"
        )
    expected = {
        DocumentKind.RESIDENCE_PERMIT: number[:2] in {"81", "82", "83"},
        DocumentKind.FOREIGN_PERMANENT_RESIDENT: number[0] == "9",
    }
    if not expected.get(kind, True):
        raise InputError("This number does not belong to this kind of document.", field="document")
    known = number[:2] in PROVINCES or kind is DocumentKind.FOREIGN_PERMANENT_RESIDENT
    unusual = Phrase("The area code is unknown. Compare the first 6 digits with the card.")
    sex = Sex.MALE if int(number[16]) % 2 else Sex.FEMALE
    return Document(kind, number, birth_date, sex, () if known else (unusual,))


def _birth_date(number: str, today: date) -> date:
    try:
        birth_date = date(int(number[6:10]), int(number[10:12]), int(number[12:14]))
    except ValueError as fault:
        raise InputError("Digits 7 to 14 are no date of birth.", field="document") from fault
    if birth_date > today:
        raise InputError("The date of birth in the number lies in the future.", field="document")
    if age_on(birth_date, today) > OLDEST:
        raise InputError(
            "The date of birth in the number is over {years} years ago.",
            field="document",
            years=OLDEST,
        )
    return birth_date


def _employer(kind: DocumentKind, number: str, _today: date) -> Document:
    try:
        return Document(kind, uscc.validate(number), sex=Sex.NOT_STATED)
    except ValidationError as fault:
        raise InputError(
            "This is no unified social credit code: compare all 18 characters.", field="document"
        ) from fault


def _by_shape(kind: DocumentKind, number: str, _today: date) -> Document:
    pattern, shape = SHAPES[kind]
    if not re.fullmatch(pattern, number):
        raise InputError("The number should have {shape}.", field="document", shape=shape)
    return Document(kind, number)


_PARSERS: dict[DocumentKind, Callable[[DocumentKind, str, date], Document]] = {
    **dict.fromkeys(CITIZEN_KINDS, _citizen),
    DocumentKind.SOCIAL_CREDIT_CODE: _employer,
}

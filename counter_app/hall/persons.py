"""Who a visitor is, as far as a step needs it: name, document, phone; checked and masked.

The smallest scope that the step needs, and masked wherever it is shown without having been asked
for (DOMAIN: Privacy). Not here: the numbers of documents (`identity`), finding a person.
"""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from typing import Any

import msgspec
from sqlalchemy import Column, String

from counter_app.errors import InputError
from counter_app.hall.identity import DocumentKind, Sex, parse_document
from counter_app.journal.fold import Row

LONGEST_NAME = 100
"""Code points; the longest names in use have about 60."""

MIDDLE_DOTS = re.compile(r"[•‧∙⋅・.．]")
"""What input methods offer for the dot in names such as 买买提·吐尔逊; kept as one of them."""


class PersonFacts(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What is known of a visitor. Everything may be missing: the hall serves people all the same.

    `companion` is who came along and `acting_for` whom an agent acts for, in free words.
    """

    name: str = ""
    document_kind: DocumentKind = DocumentKind.NONE
    document: str = ""
    birth_date: date | None = None
    sex: Sex = Sex.UNKNOWN
    phone: str = ""
    companion: str = ""
    acting_for: str = ""

    def __repr__(self) -> str:
        return "PersonFacts()"  # a repr may reach a log

    @property
    def known(self) -> bool:
        """Whether anything at all is known."""
        return self != PersonFacts()


def person_columns() -> list[Column[Any]]:
    """Fresh columns for a table that keeps a person's facts beside its own."""
    return [Column(name, String, nullable=False) for name in PersonFacts.__struct_fields__]


def person_row(facts: PersonFacts) -> Row:
    """The facts as values of `person_columns`."""
    values = msgspec.structs.asdict(facts)
    return values | {
        "document_kind": facts.document_kind.value,
        "sex": facts.sex.value,
        "birth_date": "" if facts.birth_date is None else facts.birth_date.isoformat(),
    }


def person_of(row: Any) -> PersonFacts:
    """The facts from a row with `person_columns`."""
    return PersonFacts(
        name=row.name,
        document_kind=DocumentKind(row.document_kind),
        document=row.document,
        birth_date=date.fromisoformat(row.birth_date) if row.birth_date else None,
        sex=Sex(row.sex),
        phone=row.phone,
        companion=row.companion,
        acting_for=row.acting_for,
    )


def parse_name(typed: str, field: str = "name") -> str:
    """A person's name as it is kept: one space between words, one kind of middle dot.

    Any character that prints is fine, also outside the BMP. Raises `InputError` for what can't be
    a name; a pasted mask (张*) never becomes one.
    """
    name = " ".join(unicodedata.normalize("NFC", typed).split())
    if re.search(r"[\u3400-\u9fff\U00020000-\U0003ffff]", name):
        name = MIDDLE_DOTS.sub("·", name)
    if len(name) > LONGEST_NAME:
        raise InputError(
            "A name has at most {longest} characters.", field=field, longest=LONGEST_NAME
        )
    if "*" in name or "＊" in name:
        raise InputError("The name is masked. Type it in full.", field=field)
    if not name.isprintable() or any(letter.isdecimal() for letter in name):
        raise InputError("A name has letters only. Compare it with the document.", field=field)
    return name


def parse_phone(typed: str) -> str:
    """A phone number as it is kept: digits, with a leading + where it is foreign.

    Raises `InputError` (field `phone`) for what can't be dialled. Nothing typed is fine: no phone
    may be demanded (DOMAIN: The elderly).
    """
    phone = re.sub(r"[\s\-()/.]", "", unicodedata.normalize("NFKC", typed))
    phone = re.sub(r"^(\+86|0086)(?=1\d{10}$)", "", phone)
    if not phone:
        return ""
    if phone[0] == "1" and not phone.startswith(("100", "123")) and len(phone) != 11:
        raise InputError(
            "A mobile number has 11 digits; this one has {count}.", field="phone", count=len(phone)
        )
    if not re.fullmatch(r"\+?\d{5,15}", phone, re.ASCII):
        raise InputError("This is no phone number. Type the digits, or nothing.", field="phone")
    return phone


def parse_person(
    *,
    name: str = "",
    document: str = "",
    document_kind: DocumentKind | None = None,
    phone: str = "",
    companion: str = "",
    acting_for: str = "",
    today: date,
) -> PersonFacts:
    """The facts from a form's fields as typed. Raises `InputError` naming the field at fault."""
    checked = parse_document(document, document_kind, today)
    return PersonFacts(
        name=parse_name(name),
        document_kind=checked.kind,
        document=checked.number,
        birth_date=checked.birth_date,
        sex=checked.sex,
        phone=parse_phone(phone),
        companion=parse_name(companion, "companion"),
        acting_for=parse_name(acting_for, "acting_for"),
    )


def mask_name(name: str) -> str:
    """The family name alone: 张*, 买买提·*, John *. Nothing stays nothing."""
    if not name:
        return ""
    for separator in ("·", " "):
        head, found, _ = name.partition(separator)
        if found:
            return f"{head}{separator}*"
    return name[0] + "*" * max(1, len(name) - 1)


def mask_document(number: str) -> str:
    """First six and last two of an 18-digit number, so that the birth date is hidden.

    Shorter numbers keep the first and the last two; what is left in between becomes stars.
    """
    head = 6 if len(number) >= 15 else 1
    if len(number) <= head + 2:
        return "*" * len(number)
    return number[:head] + "*" * (len(number) - head - 2) + number[-2:]


def mask_phone(phone: str) -> str:
    """138****8000; short numbers keep their last two digits."""
    if len(phone) >= 11:
        return phone[:-8] + "****" + phone[-4:]
    return "*" * max(0, len(phone) - 2) + phone[-2:]


def mask_person(facts: PersonFacts) -> PersonFacts:
    """The facts as they may be shown to whoever has not asked to see them; no birth date."""
    return msgspec.structs.replace(
        facts,
        name=mask_name(facts.name),
        document=mask_document(facts.document),
        birth_date=None,
        phone=mask_phone(facts.phone),
        companion=mask_name(facts.companion),
        acting_for=mask_name(facts.acting_for),
    )

"""Who can be on the duty roster: accounts of the hall, and people without one, by their names.

Not here: on which day (`roster`).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence

import msgspec
from sqlalchemy import Connection, select

from counter_app.errors import InputError
from counter_app.hall.duties import Duty, Holder
from counter_app.hall.pinyin import is_spelled
from counter_app.people.users import user_table

LONGEST_NAME = 100
LONGEST_PHONE = 40
PHONE = re.compile(r"[0-9+()\-/ ,;#*]*[0-9][0-9+()\-/ ,;#*]*")


class Account(msgspec.Struct, frozen=True):
    """Somebody of the staff who can be named on the roster."""

    user: str
    login: str
    name: str


def accounts_now(connection: Connection, hall: str) -> list[Account]:
    """The accounts in use, by name."""
    rows = connection.execute(
        select(user_table.c.id, user_table.c.login, user_table.c.name)
        .where(user_table.c.hall == hall, user_table.c.in_use)
        .order_by(user_table.c.name, user_table.c.login)
    )
    return [Account(row.id, row.login, row.name) for row in rows]


def holder_of(typed: str, accounts: Sequence[Account], field: str) -> Holder:
    """Whom a typed name or sign-in name means; a name that no account has stands for itself.

    `InputError` at `field` for a name that several accounts have.
    """
    name = " ".join(unicodedata.normalize("NFC", typed).split())
    if len(name) > LONGEST_NAME or not name.isprintable():
        raise InputError(
            "A name has at most {longest} characters.", field=field, longest=LONGEST_NAME
        )
    by_login = [one for one in accounts if one.login == name.casefold()]
    meant = by_login or [one for one in accounts if one.name == name]
    if len(meant) > 1:
        raise InputError(
            "Several accounts have the name {name}. Write the sign-in name.",
            field=field,
            name=name,
        )
    return Holder(name=meant[0].name, user=meant[0].user) if meant else Holder(name=name)


def checked_people(
    leader: str, deputy: str, phone: str, accounts: Sequence[Account]
) -> tuple[Holder, Holder, str]:
    """Leader, deputy and phone as they are kept; `InputError` names the field at fault."""
    leads = holder_of(leader, accounts, "leader")
    if not leads:
        raise InputError("Who leads? Enter a name.", field="leader")
    stands_in = holder_of(deputy, accounts, "deputy")
    if stands_in == leads:
        raise InputError("Somebody else has to be the deputy.", field="deputy")
    number = " ".join(unicodedata.normalize("NFKC", phone).split())
    if number and (len(number) > LONGEST_PHONE or not PHONE.fullmatch(number)):
        raise InputError("This is no phone number.", field="phone")
    return leads, stands_in, number


class Known(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody who may be meant as a name is typed, with the phone of the last duty there was.

    `login` is empty for who has no account, and `typed` is what names them without doubt.
    """

    who: Holder
    name: str
    login: str = ""
    phone: str = ""
    typed: str


def known_people(accounts: Sequence[Account], duties: Iterable[Duty]) -> list[Known]:
    """The staff and whoever is named in these duties; first who leads or stands in there."""
    names = [one.name for one in accounts]
    phones: dict[Holder, str] = {}
    for duty in duties:
        phones[duty.leader] = duty.phone or phones.get(duty.leader, "")
        phones.setdefault(duty.deputy, "")
    logins = {one.user: one.login for one in accounts}
    there = [
        Known(
            who=one,
            name=one.name,
            login=logins.get(one.user, ""),
            phone=phone,
            typed=one.name if names.count(one.name) < 2 else logins.get(one.user, one.name),
        )
        for one, phone in phones.items()
        if one
    ]
    listed = {one.user for one in phones if one.user}
    others = [
        Known(
            who=Holder(name=one.name, user=one.user),
            name=one.name,
            login=one.login,
            typed=one.name if names.count(one.name) < 2 else one.login,
        )
        for one in accounts
        if one.user not in listed
    ]
    return there + others


def find_people(known: Iterable[Known], typed: str) -> list[Known]:
    """Whom a beginning of a name, of its pinyin or of a sign-in name may mean."""
    text = " ".join(typed.split()).casefold()
    if not text:
        return []
    return [
        one
        for one in known
        if text in one.name.casefold()
        or one.login.startswith(text)
        or (text.isascii() and is_spelled(one.name, text))
    ]

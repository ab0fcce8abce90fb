"""The service catalogue: what the hall does for people, and how each matter is done without coming.

Online first (N3.1); every matter lists its channels with address and steps (N3.2). Groups and
items are reference data and so entries. A retired item leaves the lists, and old records keep its
name. Not here: what a hall begins with (`starting_catalogue`), finding items as one types
(`finding_items`), who came for what.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

import msgspec
from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Connection,
    PrimaryKeyConstraint,
    String,
    Table,
    select,
)

from counter_app.errors import Conflict, InputError
from counter_app.journal.entry import Body, Entry, shared_id
from counter_app.journal.fold import Reason, Row, SetAside, Workflow
from counter_app.journal.journal import Act
from counter_app.language import CHINESE, Phrase
from counter_app.people.desk import Desk
from counter_app.people.roles import Right
from counter_app.store.tables import metadata

CODE = re.compile(r"[0-9A-Z][0-9A-Z.-]{0,19}")
LONGEST_NAME = 60
LONGEST_MATTER = 480
"""Minutes; nothing takes longer than a working day."""
HIGHEST_LIMIT = 9999


class Words(msgspec.Struct, frozen=True, array_like=True):
    """The same said in Chinese and in English."""

    chinese: str
    english: str

    def said(self, language: str) -> str:
        """In `language` (`zh_CN` or `en`); in the other one where it is not there."""
        first, second = self.chinese, self.english
        return (first or second) if language == CHINESE else (second or first)


class ChannelKind(StrEnum):
    """A way to get a matter done."""

    PORTAL = "portal"
    APP = "app"
    WECHAT = "wechat"
    HOTLINE = "hotline"
    POST = "post"
    COUNTER = "counter"

    @property
    def label(self) -> Phrase:
        """The way as the hall says it."""
        return _CHANNEL_LABELS[self]


_CHANNEL_LABELS = {
    ChannelKind.PORTAL: Phrase("web portal"),
    ChannelKind.APP: Phrase("mobile app"),
    ChannelKind.WECHAT: Phrase("WeChat"),
    ChannelKind.HOTLINE: Phrase("telephone hotline"),
    ChannelKind.POST: Phrase("post"),
    ChannelKind.COUNTER: Phrase("window of the hall"),
}


class Channel(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One way with its address (a URL, a number, or a name to search for) and its steps."""

    kind: ChannelKind
    place: Words
    address: str = ""
    steps: tuple[Words, ...] = ()


class Group(msgspec.Struct, frozen=True, kw_only=True):
    """A group of matters; its letter begins the numbers of its tickets."""

    code: str
    letter: str
    names: Words

    def name(self, language: str) -> str:
        """The name in `language`."""
        return self.names.said(language)


class Item(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A matter that people come for.

    `online`: can be done without meeting. `minutes` usually needed at the window. `daily_limit`
    visits a day, 0 for none; from `warning_at` on (0 never) the desk is warned. `other_code` is
    the code that another system has for it.
    """

    code: str
    group: str
    names: Words
    short_names: Words = Words("", "")
    other_code: str = ""
    online: bool = False
    minutes: int = 10
    daily_limit: int = 0
    warning_at: int = 0
    papers: tuple[Words, ...] = ()
    channels: tuple[Channel, ...] = ()
    retired: bool = False

    def name(self, language: str) -> str:
        """The full name in `language`."""
        return self.names.said(language)

    def short_name(self, language: str) -> str:
        """The name for buttons and tickets in `language`; the full one where there is no short."""
        short = self.short_names.chinese if language == CHINESE else self.short_names.english
        return short or self.names.said(language)


group_table = Table(
    "catalogue_group",
    metadata,
    Column("hall", String, nullable=False),
    Column("id", String, nullable=False),
    Column("code", String, nullable=False),
    Column("letter", String, nullable=False),
    Column("chinese", String, nullable=False),
    Column("english", String, nullable=False),
    PrimaryKeyConstraint("hall", "id"),
    info={"one_row": ("id",)},
)

item_table = Table(
    "catalogue_item",
    metadata,
    Column("hall", String, nullable=False),
    Column("id", String, nullable=False),
    Column("code", String, nullable=False),
    Column("group", String, nullable=False),
    Column("chinese", String, nullable=False),
    Column("english", String, nullable=False),
    Column("short_chinese", String, nullable=False),
    Column("short_english", String, nullable=False),
    Column("other_code", String, nullable=False, comment="Its code in another system."),
    Column("online", Boolean, nullable=False),
    Column("minutes", BigInteger, nullable=False),
    Column("daily_limit", BigInteger, nullable=False, comment="Visits a day, 0 for no limit."),
    Column("warning_at", BigInteger, nullable=False),
    Column("papers", String, nullable=False, comment="JSON."),
    Column("channels", String, nullable=False, comment="JSON."),
    Column("retired", Boolean, nullable=False),
    PrimaryKeyConstraint("hall", "id"),
    info={"one_row": ("id",)},
)


class GroupSet(Body, frozen=True, kw_only=True):
    """From now on a group is like this."""

    kind = "catalogue.group_set"
    group: Group


class ItemSet(Body, frozen=True, kw_only=True):
    """From now on an item is like this; whether it is retired is told by other facts."""

    kind = "catalogue.item_set"
    item: Item


class ItemRetired(Body, frozen=True, kw_only=True):
    """The hall does not offer it any more; old records keep its name."""

    kind = "catalogue.item_retired"
    aspect = "use"


class ItemRestored(Body, frozen=True, kw_only=True):
    """The hall offers it again."""

    kind = "catalogue.item_restored"
    aspect = "use"


class CatalogueFold:
    """One group or one item as its newest facts have it."""

    def __init__(self, hall: str, subject: str) -> None:
        self._hall, self._subject = hall, subject
        self._group: Group | None = None
        self._item: Item | None = None
        self._retired = False

    def take(self, _entry: Entry, body: GroupSet | ItemSet | ItemRetired | ItemRestored) -> None:
        """Take one fact; an item that was never set can't be retired."""
        match body:
            case GroupSet():
                self._group = body.group
            case ItemSet():
                self._item = body.item
            case _ if self._item is None:
                raise SetAside(Reason.NO_BEGINNING)
            case ItemRetired():
                self._retired = True
            case ItemRestored():
                self._retired = False

    def rows(self) -> Iterable[tuple[Table, Row]]:
        """The row of the group or of the item."""
        key = {"hall": self._hall, "id": self._subject}
        if self._group is not None:
            yield group_table, key | _group_row(self._group)
        if self._item is not None:
            yield item_table, key | _item_row(self._item) | {"retired": self._retired}


def _group_row(group: Group) -> Row:
    return {
        "code": group.code,
        "letter": group.letter,
        "chinese": group.names.chinese,
        "english": group.names.english,
    }


def _item_row(item: Item) -> Row:
    return {
        "code": item.code,
        "group": item.group,
        "chinese": item.names.chinese,
        "english": item.names.english,
        "short_chinese": item.short_names.chinese,
        "short_english": item.short_names.english,
        "other_code": item.other_code,
        "online": item.online,
        "minutes": item.minutes,
        "daily_limit": item.daily_limit,
        "warning_at": item.warning_at,
        "papers": msgspec.json.encode(item.papers).decode(),
        "channels": msgspec.json.encode(item.channels).decode(),
    }


def _shared_name(body: Body) -> str | None:
    match body:
        case GroupSet():
            return f"catalogue group {body.group.code}"
        case ItemSet():
            return f"catalogue item {body.item.code}"
    return None


catalogue_workflow = Workflow(
    "catalogue",
    (GroupSet, ItemSet, ItemRetired, ItemRestored),
    {group_table: "id", item_table: "id"},
    CatalogueFold,
    shared_name=_shared_name,
)


@dataclass(frozen=True)
class Catalogue:
    """The catalogue at one moment: read once, kept by the caller until `catalogue` changes."""

    groups: tuple[Group, ...]
    items: tuple[Item, ...]
    """All of them in order, retired ones too."""

    @cached_property
    def in_use(self) -> tuple[Item, ...]:
        """What the hall offers, in order."""
        return tuple(item for item in self.items if not item.retired)

    @cached_property
    def _items(self) -> dict[str, Item]:
        return {item.code: item for item in self.items}

    @cached_property
    def _groups(self) -> dict[str, Group]:
        return {group.code: group for group in self.groups}

    def item(self, code: str) -> Item | None:
        """The item with a code, retired or not."""
        return self._items.get(code)

    def group(self, code: str) -> Group | None:
        """The group with a code."""
        return self._groups.get(code)

    def group_of(self, code: str) -> Group | None:
        """The group of the item with a code."""
        item = self._items.get(code)
        return None if item is None else self._groups.get(item.group)

    def items_of(self, group: str) -> tuple[Item, ...]:
        """What the hall offers in one group, in order."""
        return tuple(item for item in self.in_use if item.group == group)

    def name_of(self, code: str, language: str = CHINESE) -> str:
        """An item's name for a record of any age; the code itself where nobody knows it."""
        item = self._items.get(code)
        return code if item is None else item.name(language)


def catalogue_now(
    connection: Connection, hall: str, codes: Collection[str] | None = None
) -> Catalogue:
    """The catalogue as it stands in this view of the tables; with `codes`, only these items."""
    groups = connection.execute(select(group_table).where(group_table.c.hall == hall))
    query = select(item_table).where(item_table.c.hall == hall)
    if codes is not None:
        query = query.where(item_table.c.code.in_(codes))
    items = connection.execute(query)
    return Catalogue(
        groups=tuple(
            sorted(
                (
                    Group(code=row.code, letter=row.letter, names=Words(row.chinese, row.english))
                    for row in groups
                ),
                key=lambda group: code_order(group.code),
            )
        ),
        items=tuple(
            sorted(
                (
                    Item(
                        code=row.code,
                        group=row.group,
                        names=Words(row.chinese, row.english),
                        short_names=Words(row.short_chinese, row.short_english),
                        other_code=row.other_code,
                        online=row.online,
                        minutes=row.minutes,
                        daily_limit=row.daily_limit,
                        warning_at=row.warning_at,
                        papers=_PAPERS.decode(row.papers),
                        channels=_CHANNELS.decode(row.channels),
                        retired=row.retired,
                    )
                    for row in items
                ),
                key=lambda item: (code_order(item.group), code_order(item.code)),
            )
        ),
    )


_PAPERS = msgspec.json.Decoder(tuple[Words, ...])
_CHANNELS = msgspec.json.Decoder(tuple[Channel, ...])


def read_catalogue(desk: Desk) -> Catalogue:
    """The catalogue for whoever is signed in: everybody may know what the hall offers."""
    with desk.journal.read() as connection:
        return catalogue_now(connection, desk.journal.hall)


def code_order(code: str) -> tuple[tuple[int, str], ...]:
    """The order of codes as people count: 2 before 10, 5-9 before 5-10."""
    parts = re.findall(r"[0-9]+|[^0-9]+", code)
    return tuple((int(part), "") if part.isdecimal() else (-1, part) for part in parts)


def set_group(desk: Desk, group: Group) -> Group:
    """Add a group or change it; as it is kept. `InputError` names the field at fault."""
    with desk.act(Right.CHANGE_CATALOGUE) as act:
        checked = checked_group(group, catalogue_now(act.connection, act.hall).groups)
        act.record(_subject(act.hall, "group", checked.code), GroupSet(group=checked))
        return checked


def set_item(desk: Desk, item: Item) -> Item:
    """Add an item or change it; as it is kept. Whether it is retired does not change by this.

    `InputError` names the field at fault.
    """
    with desk.act(Right.CHANGE_CATALOGUE) as act:
        catalogue = catalogue_now(act.connection, act.hall)
        checked = _checked_item(item, catalogue)
        act.record(_subject(act.hall, "item", checked.code), ItemSet(item=checked))
        before = catalogue.item(checked.code)
        return msgspec.structs.replace(checked, retired=before is not None and before.retired)


def retire_item(desk: Desk, code: str) -> None:
    """Offer an item no more. `Conflict` when it is retired already or not there."""
    with desk.act(Right.CHANGE_CATALOGUE) as act:
        if _item_there(act, code).retired:
            raise Conflict("This matter is retired already.", field="code")
        act.record(_subject(act.hall, "item", code), ItemRetired())


def restore_item(desk: Desk, code: str) -> None:
    """Offer a retired item again. `Conflict` when it is in use or not there."""
    with desk.act(Right.CHANGE_CATALOGUE) as act:
        if not _item_there(act, code).retired:
            raise Conflict("This matter is in use already.", field="code")
        act.record(_subject(act.hall, "item", code), ItemRestored())


def facts_of(hall: str, catalogue: Catalogue) -> list[tuple[str, Body]]:
    """Groups and items as what an act records: subject and body of each."""
    return [
        *((_subject(hall, "group", one.code), GroupSet(group=one)) for one in catalogue.groups),
        *((_subject(hall, "item", one.code), ItemSet(item=one)) for one in catalogue.items),
    ]


def _subject(hall: str, what: str, code: str) -> str:
    # The same on every desk of the hall, so that two desks' changes meet in one fold.
    return shared_id(hall, f"catalogue {what} {code}")


def _item_there(act: Act, code: str) -> Item:
    item = catalogue_now(act.connection, act.hall).item(code)
    if item is None:
        raise Conflict("This matter is not in the catalogue.", field="code")
    return item


def checked_group(group: Group, present: Iterable[Group]) -> Group:
    """The group as it is kept beside those `present`; `InputError` names the field at fault."""
    letter = unicodedata.normalize("NFKC", group.letter).strip().upper()
    if not re.fullmatch("[A-Z]", letter):
        raise InputError("A group's letter is one of A to Z.", field="letter")
    checked = Group(
        code=checked_code(group.code), letter=letter, names=checked_words(group.names, "names")
    )
    for other in present:
        if other.code != checked.code and other.letter == letter:
            raise InputError(
                "The letter {letter} belongs to the group {group} already.",
                field="letter",
                letter=letter,
                group=other.code,
            )
    return checked


def _checked_item(item: Item, catalogue: Catalogue) -> Item:
    code, group = checked_code(item.code), item.group
    if catalogue.group(group) is None:
        raise InputError("Choose the group that the matter belongs to.", field="group")
    if not 1 <= item.minutes <= LONGEST_MATTER:
        raise InputError(
            "A matter takes 1 to {longest} minutes.", field="minutes", longest=LONGEST_MATTER
        )
    if not 0 <= item.daily_limit <= HIGHEST_LIMIT:
        raise InputError(
            "The daily limit is 0 (none) to {highest}.", field="daily_limit", highest=HIGHEST_LIMIT
        )
    if not 0 <= item.warning_at <= (item.daily_limit or HIGHEST_LIMIT):
        raise InputError(
            "The warning comes at 0 (never) or before the daily limit.", field="warning_at"
        )
    if item.online and all(one.kind is ChannelKind.COUNTER for one in item.channels):
        raise InputError(
            "Say how it is done without coming: a matter that can be done online needs a channel "
            "other than the window.",
            field="channels",
        )
    short = item.short_names
    return msgspec.structs.replace(
        item,
        code=code,
        names=checked_words(item.names, "names"),
        short_names=Words(_checked_line(short.chinese), _checked_line(short.english)),
        other_code=_checked_line(item.other_code),
        retired=False,
    )


def checked_code(typed: str) -> str:
    """A code as it is kept, capitals and plain digits; `InputError` at `code`."""
    code = unicodedata.normalize("NFKC", typed).strip().upper()
    if not CODE.fullmatch(code):
        raise InputError(
            "A code has 1 to 20 letters A to Z, digits, dots or hyphens.", field="code"
        )
    return code


def checked_words(words: Words, field: str) -> Words:
    """Words as they are kept, given in both languages; `InputError` at `field`."""
    checked = Words(_checked_line(words.chinese, field), _checked_line(words.english, field))
    if not checked.chinese or not checked.english:
        raise InputError("Give the name in Chinese and in English.", field=field)
    return checked


def _checked_line(text: str, field: str = "short_names") -> str:
    clean = " ".join(text.split())
    if len(clean) > LONGEST_NAME or not clean.isprintable():
        raise InputError(
            "Names have at most {longest} characters.", field=field, longest=LONGEST_NAME
        )
    return clean

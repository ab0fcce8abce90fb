from itertools import permutations

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import func, select

from counter_app.errors import Conflict, InputError, NotAllowed
from counter_app.hall.catalogue import (
    Catalogue,
    Channel,
    ChannelKind,
    Group,
    Item,
    Words,
    catalogue_workflow,
    group_table,
    item_table,
    read_catalogue,
    restore_item,
    retire_item,
    set_group,
    set_item,
)
from counter_app.hall.finding_items import find_items
from counter_app.hall.founding import found_hall
from counter_app.hall.starting_catalogue import load_starting_catalogue, starting_catalogue
from counter_app.journal.clock import SetClock
from counter_app.journal.entry import new_id
from counter_app.journal.fold import Workflows
from counter_app.journal.journal import Journal, found_replica
from counter_app.journal.refold import refold
from counter_app.journal.tables import entry_table
from counter_app.journal.writing_rows import entry_of
from counter_app.language import CHINESE, ENGLISH
from counter_app.people.desk import Desk, Person
from counter_app.people.roles import Role
from counter_app.store.engine import open_engine, writing
from counter_app.store.opening import open_store
from counter_app.store.tables import metadata
from tests.giving import give

NOON = 1_581_307_200_000
CARE = Group(code="9", letter="K", names=Words("群众诉求", "Complaints"))
LETTER = Item(
    code="901",
    group="9",
    names=Words("来信来访登记", "Registration of a letter"),
    short_names=Words("来信", "Letter"),
    papers=(Words("身份证", "ID"),),
    channels=(Channel(kind=ChannelKind.POST, place=Words("邮寄", "Post")),),
)


@pytest.fixture
def new_journal(tmp_path):
    engines = []

    def make(hall):
        engine = open_engine(tmp_path / f"{len(engines)}.db", bytes(32))
        engines.append(engine)
        with writing(engine) as connection:
            metadata.create_all(connection)
        found_replica(engine, hall, new_id())
        return Journal(engine, Workflows([catalogue_workflow]), SetClock(NOON))

    yield make
    for engine in engines:
        engine.dispose()


def desk_of(journal, role=Role.ADMINISTRATOR):
    return Desk(journal, Person(new_id(), "li", "李敏", frozenset({role})))


@pytest.fixture
def desk(new_journal):
    return desk_of(new_journal(new_id()))


def entries(journal):
    with journal.read() as connection:
        return [entry_of(row) for row in connection.execute(select(entry_table))]


def there(catalogue: Catalogue, code: str) -> Item:
    item = catalogue.item(code)
    assert item is not None
    return item


def rows(journal):
    with journal.read() as connection:
        return [
            sorted(map(repr, connection.execute(select(one)))) for one in (group_table, item_table)
        ]


def test_the_starting_catalogue_says_for_every_matter_where_and_how():
    starting = starting_catalogue()
    assert len(starting.groups) == 8
    assert 45 <= len(starting.items) <= 70
    letters = [group.letter for group in starting.groups]
    assert len(set(letters)) == len(letters)
    codes = [item.code for item in starting.items]
    assert len(set(codes)) == len(codes)
    for item in starting.items:
        assert starting.group(item.group) is not None
        assert all(words.chinese and words.english for words in (item.names, *item.papers))
        assert 0 < len(item.short_name(CHINESE)) <= 8
        assert 0 < len(item.short_name(ENGLISH)) <= 24
        kinds = [channel.kind for channel in item.channels]
        assert kinds[-1] is ChannelKind.COUNTER  # nobody is forced online
        assert not item.online or len(kinds) > 1
        for channel in item.channels:
            assert channel.place.chinese
            assert len(channel.steps) >= 2
            assert "{" not in "".join(step.chinese + step.english for step in channel.steps)
            assert channel.kind is not ChannelKind.PORTAL or channel.address.startswith("https://")
    portal = there(starting, "503").channels[0]
    assert portal.address == "https://si.12333.gov.cn"
    assert any("领取养老金人员待遇资格认证" in step.said(CHINESE) for step in portal.steps)
    assert any("Certification" in step.said(ENGLISH) for step in portal.steps)


def test_what_was_loaded_is_read_back_and_loaded_once(desk):
    starting = starting_catalogue()
    assert load_starting_catalogue(desk) == len(starting.groups) + len(starting.items)
    assert read_catalogue(desk) == starting
    assert load_starting_catalogue(desk) == 0


def test_loading_leaves_what_the_hall_has_changed(desk):
    load_starting_catalogue(desk)
    changed = msgspec.structs.replace(there(read_catalogue(desk), "503"), daily_limit=40)
    set_item(desk, changed)
    retire_item(desk, "806")
    load_starting_catalogue(desk)
    assert there(read_catalogue(desk), "503").daily_limit == 40
    assert there(read_catalogue(desk), "806").retired


def test_loading_is_refused_when_a_letter_has_another_group(desk):
    set_group(desk, msgspec.structs.replace(CARE, letter="A"))
    with pytest.raises(InputError, match="belongs to the group 9") as refusal:
        load_starting_catalogue(desk)
    assert refusal.value.field == "letter"
    assert read_catalogue(desk).items == ()


def test_a_retired_matter_leaves_the_lists_and_old_records_keep_its_name(desk):
    set_group(desk, CARE)
    assert set_item(desk, LETTER) == LETTER
    retire_item(desk, "901")
    with pytest.raises(Conflict, match="retired already"):
        retire_item(desk, "901")
    retired = read_catalogue(desk)
    assert retired.in_use == ()
    assert retired.items_of("9") == ()
    assert find_items(retired, "来信") == []
    assert retired.name_of("901") == "来信来访登记"
    assert retired.name_of("901", ENGLISH) == "Registration of a letter"
    assert retired.group_of("901") == CARE
    renamed = msgspec.structs.replace(LETTER, names=Words("来信登记", "Letters"))
    assert set_item(desk, renamed).retired  # a new name does not bring it back
    restore_item(desk, "901")
    assert read_catalogue(desk).in_use == (renamed,)
    with pytest.raises(Conflict, match="in use already"):
        restore_item(desk, "901")


def test_what_nobody_knows_is_shown_by_its_code(desk):
    catalogue = read_catalogue(desk)
    assert catalogue.name_of("777") == "777"
    assert catalogue.item("777") is None
    assert catalogue.group_of("777") is None
    with pytest.raises(Conflict, match="not in the catalogue"):
        retire_item(desk, "777")


def test_codes_are_kept_in_one_form_and_in_the_order_people_count(desk):
    set_group(desk, msgspec.structs.replace(CARE, letter="ｋ"))
    for code in ("9-10", "９-9", "9-a"):
        set_item(desk, msgspec.structs.replace(LETTER, code=code))
    assert [item.code for item in read_catalogue(desk).items] == ["9-9", "9-10", "9-A"]
    assert read_catalogue(desk).groups == (CARE,)


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"code": ""}, "code"),
        ({"code": "a/b"}, "code"),
        ({"code": "1" * 21}, "code"),
        ({"group": "8"}, "group"),
        ({"names": Words("", "Letter")}, "names"),
        ({"names": Words("来信", " ")}, "names"),
        ({"names": Words("来" * 61, "Letter")}, "names"),
        ({"short_names": Words("来\u200b信", "")}, "short_names"),
        ({"minutes": 0}, "minutes"),
        ({"minutes": 481}, "minutes"),
        ({"daily_limit": -1}, "daily_limit"),
        ({"daily_limit": 10, "warning_at": 11}, "warning_at"),
        ({"online": True, "channels": ()}, "channels"),
    ],
)
def test_an_item_that_cannot_be_meant_is_refused_naming_the_field(desk, change, field):
    set_group(desk, CARE)
    with pytest.raises(InputError) as refusal:
        set_item(desk, msgspec.structs.replace(LETTER, **change))
    assert refusal.value.field == field
    assert read_catalogue(desk).items == ()


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"letter": "AB"}, "letter"),
        ({"letter": "养"}, "letter"),
        ({"code": "8"}, "letter"),
        ({"code": "x y"}, "code"),
        ({"names": Words("", "")}, "names"),
    ],
)
def test_a_group_that_cannot_be_meant_is_refused_naming_the_field(desk, change, field):
    set_group(desk, CARE)
    with pytest.raises(InputError) as refusal:
        set_group(desk, msgspec.structs.replace(CARE, **change))
    assert refusal.value.field == field
    assert read_catalogue(desk).groups == (CARE,)


@pytest.mark.parametrize("role", [Role.SCREENER, Role.CLERK, Role.LEADER])
def test_only_the_administrator_changes_the_catalogue_and_everybody_reads_it(desk, role):
    set_group(desk, CARE)
    set_item(desk, LETTER)
    other = desk_of(desk.journal, role)
    for verb in (
        lambda: set_group(other, CARE),
        lambda: set_item(other, LETTER),
        lambda: retire_item(other, "901"),
        lambda: restore_item(other, "901"),
        lambda: load_starting_catalogue(other),
    ):
        with pytest.raises(NotAllowed):
            verb()
    assert read_catalogue(other).items == (LETTER,)


def test_two_desks_that_change_the_same_matter_come_to_the_same_in_any_order(new_journal):
    hall = new_id()
    first, second = desk_of(new_journal(hall)), desk_of(new_journal(hall))
    for desk, name in ((first, "来信登记"), (second, "信访登记")):
        set_group(desk, CARE)
        set_item(desk, msgspec.structs.replace(LETTER, names=Words(name, name)))
    retire_item(first, "901")
    given = [entries(first.journal), entries(second.journal)]
    results = []
    for order in permutations(given):
        journal = new_journal(hall)
        for part in order:
            assert give(part, journal) == {}
        results.append(rows(journal))
        refold(journal)
        assert rows(journal) == results[-1]
    assert results[0] == results[1]
    assert len(results[0][1]) == 1
    assert "信访登记" in results[0][1][0]


def test_a_retirement_whose_matter_has_not_arrived_waits(new_journal):
    hall = new_id()
    desk = desk_of(new_journal(hall))
    set_group(desk, CARE)
    set_item(desk, LETTER)
    other_desk = desk_of(new_journal(hall))
    assert give(entries(desk.journal), other_desk.journal) == {}
    retire_item(other_desk, "901")
    late = new_journal(hall)
    own = [one for one in entries(other_desk.journal) if one.device == other_desk.journal.device]
    assert give(own, late) == {}
    assert rows(late) == [[], []]
    assert give(entries(desk.journal), late) == {}
    assert rows(late) == rows(other_desk.journal)


STARTING = starting_catalogue()


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("503", "503"),
        ("５０３", "503"),
        ("资格认证", "503"),
        ("zgrz", "503"),
        ("zigerz", "503"),
        ("certif", "503"),
        ("tuixiu", "501"),
        ("sbksl", "801"),
        ("社保卡挂失", "804"),
        ("电子 card", "807"),
        ("工伤 lstd", "603"),
        ("canbaozm", "403"),
    ],
)
def test_a_matter_is_found_as_one_types(typed, code):
    assert code in [item.code for item in find_items(STARTING, typed)][:3]


def test_an_exact_code_comes_first_and_a_number_lists_its_group():
    assert find_items(STARTING, "804")[0].code == "804"
    found = [item.group for item in find_items(STARTING, "8")]
    assert found[: len(STARTING.items_of("8"))] == ["8"] * len(STARTING.items_of("8"))


def test_nothing_typed_lists_everything_and_nonsense_nothing():
    assert find_items(STARTING, "  ") == list(STARTING.in_use)
    assert find_items(STARTING, "qqqq") == []
    assert find_items(Catalogue((), ()), "a") == []


@given(st.text())
def test_whatever_is_typed_only_narrows_the_list(typed):
    found = find_items(STARTING, typed)
    codes = {item.code for item in found}
    assert codes <= {item.code for item in STARTING.in_use}
    assert len(codes) == len(found)


def test_the_founding_of_a_hall_brings_the_catalogue_in_the_same_act(tmp_path):
    engine, _ = open_store(tmp_path / "hall")
    desk = found_hall(engine, SetClock(NOON), "大厅", "D01", "limin", "城东大厅2020").desk
    assert read_catalogue(desk) == STARTING
    with desk.journal.read() as connection:
        ends = connection.scalar(
            select(func.count()).select_from(entry_table).where(entry_table.c.left == 0)
        )
    assert ends == 1
    engine.dispose()

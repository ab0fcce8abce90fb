import msgspec
import pytest

from counter_app.errors import Conflict, InputError
from counter_app.hall.catalogue import Words
from counter_app.hall.checklists import (
    MOST_QUESTIONS,
    Question,
    read_checklists,
    set_checklist,
    starting_checklists,
)
from counter_app.hall.checkpoints import list_checkpoints, set_checkpoint
from counter_app.journal.refold import refold
from counter_app.people.roles import Role

TOPICS = {
    "ENTRANCE": {"MEASURED", "MASKED", "POSTERS"},
    "COUNTERS": {"STAFF", "SURFACES", "ONLINE"},
    "WAITING": {"SPACING", "ORDER", "VENTILATION"},
    "MACHINES": {"MACHINES"},
    "PASSAGES": {"BUTTONS"},
    "TOILETS": {"CLEAN"},
    "OBSERVATION": {"READY", "EMPTY"},
    "SUPPLIES": {"STOCK"},
}
"""All that a round looks at by default, by kind of place."""


def entrance(desk):
    return read_checklists(desk)["ENTRANCE"]


def question(code="TAPE", chinese="地面标线清楚", english="Marks on the floor are clear"):
    return Question(code=code, words=Words(chinese, english))


def test_what_the_program_ships_covers_the_default_list():
    found = {one.code: {asked.code for asked in one.questions} for one in starting_checklists()}
    assert found.keys() == TOPICS.keys()
    assert all(found[place] >= asked for place, asked in TOPICS.items())
    for one in starting_checklists():
        for words in (one.names, *(asked.words for asked in one.questions)):
            assert words.chinese
            assert words.english


def test_each_change_is_a_new_version_and_nothing_new_is_none(small_hall):
    leader = small_hall.leader
    shipped = entrance(leader)
    assert shipped.version == 1
    changed = msgspec.structs.replace(shipped, questions=(*shipped.questions, question()))
    assert set_checklist(leader, changed).version == 2
    before = small_hall.count()
    assert set_checklist(small_hall.administrator, changed).version == 2
    assert small_hall.count() == before
    assert set_checklist(leader, shipped).version == 3
    refold(small_hall.journal)
    assert entrance(leader) == msgspec.structs.replace(shipped, version=3)


def test_a_new_kind_of_place_can_be_added_and_retired(small_hall):
    leader = small_hall.leader
    archive = msgspec.structs.replace(
        entrance(leader), code="archive", names=Words("档案室", "Archive"), questions=(question(),)
    )
    kept = set_checklist(leader, archive)
    assert (kept.code, kept.version) == ("ARCHIVE", 1)
    room = set_checkpoint(leader, "三楼档案室", "ARCHIVE")
    set_checklist(leader, msgspec.structs.replace(kept, retired=True))
    with pytest.raises(InputError) as refused:
        set_checkpoint(leader, "四楼档案室", "ARCHIVE")
    assert refused.value.field == "place"
    # The one that is there keeps its kind and can still be renamed.
    set_checkpoint(leader, "三楼旧档案室", "ARCHIVE", checkpoint=room.id)


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"questions": ()}, "questions"),
        ({"questions": (question(), question())}, "questions"),
        ({"questions": tuple(question(f"Q{n}") for n in range(MOST_QUESTIONS + 1))}, "questions"),
        ({"questions": (question(chinese=""),)}, "questions"),
        ({"questions": (question(code="?"),)}, "code"),
        ({"names": Words("入口", "")}, "names"),
        ({"code": "入口"}, "code"),
    ],
)
def test_what_is_no_checklist_is_refused_at_its_field(small_hall, change, field):
    before = small_hall.count()
    with pytest.raises(InputError) as refused:
        set_checklist(
            small_hall.leader, msgspec.structs.replace(entrance(small_hall.leader), **change)
        )
    assert refused.value.field == field
    assert small_hall.count() == before


def test_two_desks_that_change_a_checklist_end_up_with_one_and_are_told(small_hall):
    other = small_hall.new_desk(1)
    small_hall.copy(small_hall.journal, other)
    shipped = entrance(small_hall.leader)
    there = small_hall.desk_at(other, Role.LEADER)
    for desk, code in ((small_hall.leader, "HERE"), (there, "THERE")):
        set_checklist(desk, msgspec.structs.replace(shipped, questions=(question(code),)))
    small_hall.copy(small_hall.journal, other)
    small_hall.copy(other, small_hall.journal)
    assert entrance(small_hall.leader) == entrance(there)
    assert small_hall.to_check() == small_hall.to_check(other) == [("checklist.set", "clash")]


def test_a_checkpoint_has_a_name_a_kind_and_an_area(small_hall):
    leader = small_hall.leader
    door = set_checkpoint(leader, " 一楼  入口 ", "ENTRANCE")
    assert (door.name, door.area, door.in_use) == ("一楼 入口", "", True)
    assert door.code == f"counter:checkpoint:{door.id}"
    for wrong, field in ((" ", "name"), ("x" * 41, "name"), ("一楼 入口", "name")):
        with pytest.raises(InputError) as refused:
            set_checkpoint(leader, wrong, "ENTRANCE")
        assert refused.value.field == field
    with pytest.raises(InputError) as refused:
        set_checkpoint(leader, "东门", "ENTRANCE", "NOWHERE")
    assert refused.value.field == "area"
    with pytest.raises(Conflict):
        set_checkpoint(leader, "东门", "ENTRANCE", checkpoint="0" * 32)
    closed = set_checkpoint(leader, door.name, "ENTRANCE", in_use=False, checkpoint=door.id)
    # Another one may have its name then.
    again = set_checkpoint(leader, door.name, "ENTRANCE", "WAITING")
    assert list_checkpoints(leader) == [again, closed]
    refold(small_hall.journal)
    assert list_checkpoints(leader) == [again, closed]

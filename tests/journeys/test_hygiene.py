"""A hall is kept clean from two desks, one of them offline, by keyboard and scanner alone."""

import pytest

from counter_app.documents.asset_labels import GRIDS, AssetLabel, label_sheets
from counter_app.hall.disinfection import disinfections_between
from counter_app.hall.dues import Standing, read_dues
from counter_app.hall.supplies import MoveKind, move_supply, read_supplies
from counter_app.hall.ventilation import end_airing, read_air
from counter_app.journal.clock import MINUTE
from counter_app.language import CHINESE, load_translations
from counter_app.people.roles import Role
from tests.documents.looking import codes_of
from tests.hall.hygiene import add, log
from tests.ui.small_desk import SmallDesk
from ui.page_list import PAGES

HYGIENE = tuple(entry for entry in PAGES if entry.name == "hygiene")


@pytest.fixture
def desk(qtbot, small_hall):
    """The leader's own desk."""
    opened = SmallDesk(qtbot, small_hall.leader, small_hall.clock, HYGIENE)
    opened.settle()
    yield opened
    opened.stop()


def test_two_desks_keep_a_hall_clean_and_come_together(desk, small_hall):
    hall = small_hall
    toilet = add(hall, "W-01", "TOILET", "TOILETS", "一楼卫生间")
    lift = add(hall, "L-01", "LIFT", "LIFTS", "客梯按键")
    other = hall.new_desk(1)
    hall.copy(hall.journal, other)
    away = hall.desk_at(other, Role.CLERK)
    # What a scanner reads from the printed labels is what it sends.
    labels = [
        AssetLabel(hall="城东大厅", number=one.number, name=one.name, kind="", code=one.code)
        for one in (toilet, lift)
    ]
    paper = label_sheets(labels, GRIDS[0], 1, "标签", load_translations(CHINESE))
    printed = sorted(codes_of(paper))
    assert printed == sorted(one.code for one in (toilet, lift))
    hall.clock.advance(125 * MINUTE)
    desk.settle()
    desk.scan(toilet.code)
    desk.press("Enter")
    desk.page.open_with("air:WAITING")
    desk.settle()
    desk.press("F2")
    desk.page.open_with("supplies:MASKS")
    desk.settle()
    desk.press("F6")
    desk.type("300")
    desk.press("Enter")
    # Meanwhile the other desk is offline: it logs the lift, ends the airing that it does not know
    # of, and takes masks that it has never seen counted.
    hall.clock.advance(35 * MINUTE)
    log(hall, lift, desk=away)
    end_airing(away, "WAITING")
    move_supply(away, "MASKS", MoveKind.USED, 110)
    assert {one.asset.id for one in read_dues(away) if one.due <= hall.clock.now()} == {toilet.id}
    hall.copy(hall.journal, other)
    hall.copy(other, hall.journal)
    for person in (hall.leader, away):
        now = hall.clock.now()
        assert all(one.standing(now) is Standing.DONE for one in read_dues(person))
        waiting = next(one for one in read_air(person) if one.area.code == "WAITING")
        assert (waiting.running, waiting.enough) == (None, 1)
        masks = next(one for one in read_supplies(person) if one.supply.code == "MASKS")
        assert (masks.level.stock, masks.is_low) == (190, True)
    assert hall.tables() == hall.tables(other)
    assert hall.to_check() == []
    with other.read() as connection:
        assert len(disinfections_between(connection, hall.hall, 0, hall.clock.now() + 1)) == 2

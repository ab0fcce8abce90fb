from counter_app.hall.hygiene_needs import hygiene_needs
from counter_app.hall.needs import Urgency, in_order
from counter_app.hall.supplies import MoveKind, move_supply
from counter_app.hall.ventilation import end_airing, start_airing
from counter_app.journal.clock import MINUTE
from counter_app.language import CHINESE, ENGLISH, load_translations
from counter_app.people.roles import Role
from tests.hall.hygiene import add, log

AIRED = ("ENTRANCE", "WAITING", "COUNTERS", "SELF_SERVICE", "STAFF", "PLACE")


def air_all(hall):
    for area in AIRED:
        start_airing(hall.clerk, area)
    hall.clock.advance(30 * MINUTE)
    for area in AIRED:
        end_airing(hall.clerk, area)


def said(hall, language=CHINESE):
    say = load_translations(language).say
    return [
        (need.urgency, say(need.title), [say(line) for line in need.lines], need.overdue)
        for need in in_order(hygiene_needs(hall.leader))
    ]


def test_a_clean_hall_needs_nothing(small_hall):
    add(small_hall)
    air_all(small_hall)
    assert hygiene_needs(small_hall.leader) == []


def test_what_is_overdue_is_one_need_that_names_the_first(small_hall):
    air_all(small_hall)
    assets = [add(small_hall, f"W-{number}", "TOILET", "TOILETS", "卫生间") for number in range(5)]
    small_hall.clock.advance(2 * 60 * MINUTE)
    (need,) = hygiene_needs(small_hall.leader)
    assert (need.urgency, need.page, need.overdue) == (
        Urgency.OVERDUE_DISINFECTION,
        "hygiene",
        True,
    )
    assert need.subject == f"due:{assets[0].id}"
    assert need.due == small_hall.clock.now()
    assert said(small_hall)[0][1:3] == (
        "消毒超时：5 处",
        [
            "W-0 卫生间（卫生间）",
            "W-1 卫生间（卫生间）",
            "W-2 卫生间（卫生间）",
            "另有 2 处",
        ],
    )
    log(small_hall, *assets)
    assert hygiene_needs(small_hall.leader) == []


def test_what_is_due_soon_comes_last(small_hall):
    air_all(small_hall)
    add(small_hall, "W-1", "TOILET", "TOILETS", "卫生间")
    small_hall.clock.advance(95 * MINUTE)
    assert said(small_hall, ENGLISH) == [
        (Urgency.DUE_SOON, "To be disinfected soon: 1", ["W-1 卫生间 (Toilets)"], False)
    ]


def test_an_area_that_was_not_aired_or_is_still_is_named_in_the_language(small_hall):
    start_airing(small_hall.clerk, "WAITING")
    small_hall.clock.advance(3 * 60 * MINUTE)
    needs = said(small_hall, ENGLISH)
    assert (
        Urgency.OVERDUE_DISINFECTION,
        "Airing: did it end?",
        ["Waiting area: 1 of 3 today"],
        True,
    ) in needs
    (overdue,) = [need for need in needs if need[1] == "Airing overdue"]
    assert overdue[2][:2] == ["Entrance: 0 of 3 today", "Counters: 0 of 3 today"]
    assert any("等候区：今日 1/3 次" in need[2] for need in said(small_hall))


def test_a_low_supply_says_how_many_are_left_and_for_how_long(small_hall):
    air_all(small_hall)
    move_supply(small_hall.clerk, "GLOVES", MoveKind.COUNTED, 150)
    assert said(small_hall) == []
    small_hall.clock.advance(MINUTE)
    move_supply(small_hall.clerk, "GLOVES", MoveKind.USED, 50)
    assert said(small_hall) == [
        (
            Urgency.LOW_SUPPLY,
            "需补货：一次性手套",
            ["剩余 100 副", "可用约 2 天"],
            False,
        )
    ]


def test_who_does_not_keep_the_hall_clean_is_asked_for_nothing(small_hall):
    assert hygiene_needs(small_hall.leader) != []
    assert hygiene_needs(small_hall.desk(Role.CARE)) == []

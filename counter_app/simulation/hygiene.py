"""The demo hall is kept clean: assets, disinfection, airing and supplies, by the real verbs.

Not here: visitors (`day`). What the hall has is in `resources/simulation/hygiene.toml`.
"""

from __future__ import annotations

import tomllib
from datetime import date
from importlib.resources import files

import msgspec

from counter_app.hall.assets import Asset, add_counters, list_assets, set_asset
from counter_app.hall.disinfection import Method, log_disinfection
from counter_app.hall.opening_hours import moment_at
from counter_app.hall.supplies import MoveKind, move_supply
from counter_app.hall.ventilation import end_airing, start_airing
from counter_app.people.desk import Desk
from counter_app.simulation.cast import Cast
from counter_app.simulation.scene import MINUTE

CHLORINE = Method(agent="CHLORINE", amount=500, minutes=30)
ALCOHOL = Method(agent="ALCOHOL", amount=750, minutes=3)

WIPED = frozenset({"TICKETS", "THERMOMETER", "PENS", "LIFT", "DOOR"})
"""Kinds that are wiped with alcohol; all others with chlorine."""

CLEANER = "保洁员 张桂兰"
COUNTER_NAME = "{number} 号窗口柜台"

AIRED = ("ENTRANCE", "WAITING", "COUNTERS", "SELF_SERVICE", "STAFF", "PLACE")
AIRING = 35 * MINUTE

ROUNDS = (8 * 60 + 35, 10 * 60 + 30, 12 * 60 + 5, 14 * 60 + 30, 16 * 60 + 20, 17 * 60 + 5)
"""When the cleaner goes round on a whole day; minutes after midnight."""

AN_HOUR = 60
"""Minutes; so long after the last round of a day it is all written down."""

AIRED_AT = (8 * 60 + 30, 12 * 60, 15 * 60)


class Counted(msgspec.Struct, frozen=True):
    """A supply: how many there were, and how many are taken each day."""

    code: str
    counted: int
    a_day: int


class HygieneStaging(msgspec.Struct, frozen=True):
    """The whole file."""

    assets: tuple[Asset, ...]
    supplies: tuple[Counted, ...]


def hygiene_staging() -> HygieneStaging:
    """What the program ships."""
    source = files("resources") / "simulation" / "hygiene.toml"
    return msgspec.convert(tomllib.loads(source.read_text(encoding="utf-8")), HygieneStaging)


def register_hygiene(cast: Cast) -> None:
    """Register what the hall has, and count the supplies."""
    staging = hygiene_staging()
    add_counters(cast.leader, COUNTER_NAME)
    for asset in staging.assets:
        set_asset(cast.leader, asset)
    for supply in staging.supplies:
        move_supply(cast.door, supply.code, MoveKind.COUNTED, supply.counted)


def keep_clean(cast: Cast, day: date) -> None:
    """A whole day, written down when it is over."""
    cast.clock.moment = max(cast.clock.moment, moment_at(day, ROUNDS[-1] + AN_HOUR))
    for minute in ROUNDS:
        _go_round(cast.door, moment_at(day, minute))
    for minute in AIRED_AT:
        began = moment_at(day, minute)
        for area in AIRED:
            start_airing(cast.door, area, began)
            end_airing(cast.door, area, began + AIRING)
    for supply in hygiene_staging().supplies:
        move_supply(cast.door, supply.code, MoveKind.USED, supply.a_day)


def keep_clean_so_far(cast: Cast, opened: int, now: int) -> None:
    """A morning in progress: a few assets were passed over, and one area is being aired."""
    cast.clock.moment = max(cast.clock.moment, now)
    _go_round(cast.door, opened, but=frozenset({"TOILET", "LIFT"}))
    first, *others = AIRED[1:4]
    for area in others:
        start_airing(cast.door, area, opened)
        end_airing(cast.door, area, min(opened + AIRING, now))
    start_airing(cast.door, first, max(opened, now - 12 * MINUTE))


def _go_round(desk: Desk, at: int, but: frozenset[str] = frozenset()) -> None:
    assets = [one for one in list_assets(desk) if one.kind not in but]
    for method, wiped in ((ALCOHOL, True), (CHLORINE, False)):
        these = [one.id for one in assets if (one.kind in WIPED) is wiped]
        log_disinfection(desk, these, method, happened_at=at, done_by=CLEANER)

"""What the hall's hygiene needs now: overdue and soon due assets, air, low supplies (N2.1, N2.2).

For the leader's home page, the rounds and the attention column. Not here: how each is found.
"""

from __future__ import annotations

from collections.abc import Sequence

from counter_app.hall.catalogue import Words
from counter_app.hall.dues import AssetDue, Standing, asset_dues
from counter_app.hall.hygiene_lists import HygieneLists, lists_now
from counter_app.hall.needs import Need, Urgency
from counter_app.hall.supplies import SupplyLevel, supply_levels
from counter_app.hall.ventilation import AreaAir, air_now
from counter_app.language import Phrase
from counter_app.people.desk import Desk
from counter_app.people.roles import Right

PAGE = "hygiene"
DUE, AIR, SUPPLIES = "due", "air", "supplies"
"""What the page opens for a need: the begin of its subject, before a colon."""

NAMED = 3
"""So many of several are named."""


def hygiene_needs(desk: Desk) -> list[Need]:
    """What needs attention; none for whoever does not keep the hall clean."""
    if not desk.may(Right.KEEP_CLEAN):
        return []
    now = desk.journal.clock.now()
    with desk.read(Right.KEEP_CLEAN) as connection:
        hall = desk.journal.hall
        lists = lists_now(connection, hall)
        dues = asset_dues(connection, hall, now, lists)
        air = air_now(connection, hall, now, lists)
        supplies = supply_levels(connection, hall, now, lists)
    return [
        *_assets(dues, lists, now),
        *_air(air, now),
        *(_low(one) for one in supplies if one.is_low),
    ]


def _assets(dues: Sequence[AssetDue], lists: HygieneLists, now: int) -> list[Need]:
    """One need for all that is overdue, one for all that soon will be: it is one way around."""
    needs = []
    for standing, urgency in (
        (Standing.OVERDUE, Urgency.OVERDUE_DISINFECTION),
        (Standing.DUE_SOON, Urgency.DUE_SOON),
    ):
        these = [one for one in dues if one.standing(now) is standing]
        if not these:
            continue
        overdue = standing is Standing.OVERDUE
        many = Phrase("Disinfection overdue: {count}", count=len(these))
        soon = Phrase("To be disinfected soon: {count}", count=len(these))
        needs.append(
            Need(
                urgency=urgency,
                page=PAGE,
                subject=f"{DUE}:{these[0].asset.id}",
                title=many if overdue else soon,
                lines=_lines(these, lists),
                due=these[0].due,
                overdue=overdue,
            )
        )
    return needs


def _lines(dues: Sequence[AssetDue], lists: HygieneLists) -> tuple[Phrase, ...]:
    lines = [
        Phrase(
            "{asset} ({area})",
            asset=one.asset.label,
            area=lists.area_names(one.asset.area) if one.asset.area else Words("—", "—"),
        )
        for one in dues[:NAMED]
    ]
    more = len(dues) - NAMED
    return (*lines, Phrase("and {count} other places", count=more)) if more > 0 else tuple(lines)


def _air(areas: Sequence[AreaAir], now: int) -> list[Need]:
    """One need for each way in which areas stand: no end, overdue, due soon."""
    late = [one for one in areas if one.standing(now) is Standing.OVERDUE and not one.forgotten]
    soon = [one for one in areas if one.standing(now) is Standing.DUE_SOON]
    ways = (
        ([one for one in areas if one.forgotten], Phrase("Airing: did it end?"), True),
        (late, Phrase("Airing overdue"), True),
        (soon, Phrase("To be aired soon"), False),
    )
    return [
        Need(
            urgency=Urgency.OVERDUE_DISINFECTION if overdue else Urgency.DUE_SOON,
            page=PAGE,
            subject=f"{AIR}:{these[0].area.code}",
            title=title,
            lines=tuple(
                Phrase(
                    "{area}: {done} of {wanted} today",
                    area=one.area.names,
                    done=one.enough,
                    wanted=one.area.airings,
                )
                for one in these
            ),
            due=min(_since(one) for one in these),
            overdue=overdue,
        )
        for these, title, overdue in ways
        if these
    ]


def _since(air: AreaAir) -> int:
    """By when it was or is to be done: aired, or its end said."""
    if not air.forgotten or air.running is None:
        return air.due
    return air.running.expected_end(air.area)


def _low(one: SupplyLevel) -> Need:
    left = one.level.days_left
    stock = Phrase("{count} {unit} left", count=one.level.stock or 0, unit=one.supply.units)
    lines = [stock] if left is None else [stock, Phrase("enough for {days} days", days=left)]
    return Need(
        urgency=Urgency.LOW_SUPPLY,
        page=PAGE,
        subject=f"{SUPPLIES}:{one.supply.code}",
        title=Phrase("Order: {supply}", supply=one.supply.names),
        lines=tuple(lines),
        overdue=not one.level.stock,
    )

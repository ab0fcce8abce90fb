"""A month of hygiene: every disinfection and airing of it, with the names to tell it (N2.1).

What the record on paper and the table are made of. Not here: how they look.
"""

from __future__ import annotations

import calendar
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from counter_app.hall.assets import Asset, all_assets
from counter_app.hall.disinfection import Disinfection, disinfections_between
from counter_app.hall.hygiene_lists import HygieneLists, lists_now
from counter_app.hall.opening_hours import moment_at
from counter_app.hall.ventilation import Airing, airings_between
from counter_app.people.desk import Desk
from counter_app.people.roles import Right
from counter_app.people.users import user_names


@dataclass(frozen=True)
class HygieneMonth:
    """What was disinfected and aired from `first` to `last`; assets and people by id."""

    first: date
    last: date
    disinfections: tuple[Disinfection, ...]
    airings: tuple[Airing, ...]
    assets: Mapping[str, Asset]
    lists: HygieneLists
    people: Mapping[str, str]

    def who(self, one: Disinfection) -> str:
        """Who did it, as far as that was said."""
        return one.done_by or self.people.get(one.by, "")


def read_month(desk: Desk, day: date) -> HygieneMonth:
    """The month in which a day lies."""
    first = day.replace(day=1)
    last = first.replace(day=calendar.monthrange(first.year, first.month)[1])
    people = user_names(desk.journal)
    with desk.read(Right.KEEP_CLEAN) as connection:
        hall = desk.journal.hall
        return HygieneMonth(
            first=first,
            last=last,
            disinfections=tuple(
                disinfections_between(
                    connection,
                    hall,
                    moment_at(first, 0),
                    moment_at(last + timedelta(days=1), 0),
                )
            ),
            airings=tuple(airings_between(connection, hall, first.isoformat(), last.isoformat())),
            assets={one.id: one for one in all_assets(connection, hall)},
            lists=lists_now(connection, hall),
            people=people,
        )

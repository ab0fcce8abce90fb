"""The pages on which the centre's administrator sets reference data of one hall or of all.

What is written there, and as whom: `server.reference`. Each change is answered with what became of
it in every hall.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

import msgspec
from fastapi import APIRouter
from sqlalchemy import Column, Connection, func, select
from starlette.responses import Response

from counter_app.errors import InputError
from counter_app.hall.catalogue import (
    Catalogue,
    Item,
    Words,
    catalogue_now,
    item_table,
    restore_item,
    retire_item,
    set_item,
)
from counter_app.hall.epidemic import epidemic_table, make_up_until, parse_end, set_epidemic_end
from counter_app.hall.temperature import parse_reading
from counter_app.hall.thresholds import Operator, Thresholds, set_thresholds, thresholds_table
from counter_app.people.desk import Desk
from counter_app.people.roles import Role
from counter_app.people.users import (
    User,
    add_user,
    change_user,
    roles_from,
    set_password,
    user_table,
)
from counter_app.server.overview.reference_acting import apply_change, chosen_hall, number_in
from counter_app.server.overview.standing import hall_names
from counter_app.server.overview.visit import Door, Visit
from counter_app.server.reference import ReferenceData

SIGNS: Mapping[Operator, str] = {Operator.AT_LEAST: "≥", Operator.ABOVE: ">"}


@dataclass(frozen=True)
class HallReference:
    """What holds in one hall now."""

    hall: str
    name: str
    thresholds: Thresholds
    end: date | None
    users: int
    retired: int


class ReferencePages:
    """The pages, over what writes."""

    def __init__(self, data: ReferenceData) -> None:
        self._data = data

    def routes(self, door: Door) -> APIRouter:
        """The routes of the reference data."""
        router = APIRouter()
        door.add(router, "/reference", self.overview)
        door.add(router, "/reference/thresholds", self.thresholds, "POST")
        door.add(router, "/reference/epidemic", self.epidemic, "POST")
        door.add(router, "/reference/catalogue", self.catalogue)
        door.add(router, "/reference/catalogue/use", self.use_item, "POST")
        door.add(router, "/reference/catalogue/item", self.item, "GET", "POST")
        door.add(router, "/reference/users", self.users)
        door.add(router, "/reference/users/add", self.add_user, "POST")
        door.add(router, "/reference/users/change", self.change_user, "POST")
        door.add(router, "/reference/users/password", self.set_password, "POST")
        return router

    def overview(self, visit: Visit) -> Response:
        """What holds in each hall, and the forms to change it."""
        return self._overview(visit, None)

    def thresholds(self, visit: Visit) -> Response:
        """Let other thresholds judge."""
        try:
            thresholds = Thresholds(
                fever=_tenths(visit, "fever"),
                operator=Operator(visit.text("operator")),
                low=_tenths(visit, "low"),
                rest_minutes=number_in(visit, "rest_minutes"),
            )
        except InputError as error:
            return self._overview(visit, error)
        except ValueError:
            return self._overview(visit, InputError("Choose a sign.", field="operator"))
        about = (
            f"thresholds: {SIGNS[thresholds.operator]} {thresholds.fever / 10:.1f}, "
            f"< {thresholds.low / 10:.1f}, {thresholds.rest_minutes} min"
        )
        return self._apply(
            visit, about, lambda desk: set_thresholds(desk, thresholds), "/reference"
        )

    def epidemic(self, visit: Visit) -> Response:
        """Set, move or take back the end of the epidemic."""
        try:
            end = parse_end(visit.text("epidemic_end"))
        except InputError as error:
            return self._overview(visit, error)
        about = f"epidemic end: {end.isoformat() if end else '-'}"
        return self._apply(visit, about, lambda desk: set_epidemic_end(desk, end), "/reference")

    def catalogue(self, visit: Visit) -> Response:
        """The matters of a hall."""
        visit.refuse_others()
        with visit.server.database.of_centre() as connection:
            halls = hall_names(connection)
            chosen = chosen_hall(visit, halls)
            shown = catalogue_now(connection, chosen) if chosen else Catalogue((), ())
        return visit.page("reference_catalogue.html", halls=halls, chosen=chosen, catalogue=shown)

    def use_item(self, visit: Visit) -> Response:
        """Retire a matter, or restore it."""
        code, retires = visit.text("code"), visit.text("act") == "retire"
        verb = retire_item if retires else restore_item
        about = f"{'retired' if retires else 'restored'} {code}"
        back = f"/reference/catalogue?hall={visit.text('seen')}"
        return self._apply(visit, about, lambda desk: verb(desk, code), back)

    def item(self, visit: Visit) -> Response:
        """Add a matter or change its names, times and limits; papers and channels stay."""
        visit.refuse_others()
        with visit.server.database.of_centre() as connection:
            halls = hall_names(connection)
            chosen = chosen_hall(visit, halls)
            shown = catalogue_now(connection, chosen) if chosen else Catalogue((), ())
        code = visit.text("code") or visit.request.query_params.get("code", "")
        values: dict[str, object] = {
            "halls": halls,
            "chosen": chosen,
            "groups": shown.groups,
            "item": shown.item(code),
            "typed": visit.form,
        }
        if not visit.is_post:
            return visit.page("reference_item.html", error=None, **values)
        try:
            change = _item_change(visit)
        except InputError as error:
            return visit.page("reference_item.html", 400, error=error, **values)
        back = f"/reference/catalogue?hall={chosen or ''}"
        return self._apply(visit, f"set {code}", change, back)

    def users(self, visit: Visit) -> Response:
        """The staff of a hall."""
        return self._users(visit, None)

    def add_user(self, visit: Visit) -> Response:
        """Add somebody to the staff of one hall or of all."""
        login, name, password = visit.text("login"), visit.text("name"), visit.text("password")
        roles = roles_from(visit.text("roles"))
        return self._apply(
            visit,
            f"added user {login.strip().casefold()}",
            lambda desk: add_user(desk, login, name, roles, password),
            f"/reference/users?hall={visit.text('seen')}",
        )

    def change_user(self, visit: Visit) -> Response:
        """Change name, roles or use of somebody of one hall."""
        id, name = visit.text("user"), visit.text("name")
        roles, in_use = roles_from(visit.text("roles")), visit.text("in_use") == "yes"
        return self._apply(
            visit,
            f"changed user {visit.text('login')}",
            lambda desk: change_user(desk, id, name, roles, in_use),
            f"/reference/users?hall={visit.text('hall')}",
        )

    def set_password(self, visit: Visit) -> Response:
        """Give somebody of one hall a new password."""
        id, password = visit.text("user"), visit.text("password")
        return self._apply(
            visit,
            f"new password for user {visit.text('login')}",
            lambda desk: set_password(desk, id, password),
            f"/reference/users?hall={visit.text('hall')}",
        )

    def _overview(self, visit: Visit, error: InputError | None) -> Response:
        visit.refuse_others()
        with visit.server.database.of_centre() as connection:
            held = read_reference(connection)
        return visit.page(
            "reference.html",
            400 if error else 200,
            held=held,
            halls={one.hall: one.name for one in held},
            shown=_usual(held),
            signs=SIGNS,
            make_up_until=make_up_until,
            error=error,
            typed=visit.form,
        )

    def _users(self, visit: Visit, error: InputError | None) -> Response:
        visit.refuse_others()
        with visit.server.database.of_centre() as connection:
            halls = hall_names(connection)
            chosen = chosen_hall(visit, halls)
            users = _staff(connection, chosen) if chosen else []
        return visit.page(
            "reference_users.html",
            halls=halls,
            chosen=chosen,
            users=users,
            roles=list(Role),
            error=error,
        )

    def _apply(
        self, visit: Visit, about: str, change: Callable[[Desk], object], back: str
    ) -> Response:
        return apply_change(visit, self._data, about, change, back)


def read_reference(connection: Connection) -> list[HallReference]:
    """What holds in every hall, as far as it is folded here."""
    names = hall_names(connection)
    thresholds = {
        row.hall: Thresholds(
            fever=row.fever,
            operator=Operator(row.operator),
            low=row.low,
            rest_minutes=row.rest_minutes,
        )
        for row in connection.execute(select(thresholds_table))
    }
    ends = {row.hall: row.end for row in connection.execute(select(epidemic_table))}
    users = _counts(connection, user_table.c.hall, user_table.c.in_use)
    retired = _counts(connection, item_table.c.hall, item_table.c.retired)
    return [
        HallReference(
            hall=hall,
            name=name,
            thresholds=thresholds.get(hall, Thresholds()),
            end=date.fromisoformat(ends[hall]) if ends.get(hall) else None,
            users=users.get(hall, 0),
            retired=retired.get(hall, 0),
        )
        for hall, name in names.items()
    ]


def _counts(connection: Connection, hall: Column[str], where: Column[bool]) -> dict[str, int]:
    rows = connection.execute(select(hall, func.count()).where(where).group_by(hall))
    return {row[0]: row[1] for row in rows}


def _usual(held: list[HallReference]) -> HallReference | None:
    """What most halls have: what the forms begin with."""
    if not held:
        return None
    counts = Counter((one.thresholds, one.end) for one in held)
    (most, _), *_rest = counts.most_common()
    return next(one for one in held if (one.thresholds, one.end) == most)


def _staff(connection: Connection, hall: str) -> list[User]:
    rows = connection.execute(select(user_table).where(user_table.c.hall == hall))
    users = [User(row.id, row.login, row.name, roles_from(row.roles), row.in_use) for row in rows]
    return sorted(users, key=lambda one: (not one.in_use, one.login))


def _tenths(visit: Visit, field: str) -> int:
    try:
        return parse_reading(visit.text(field))
    except InputError as error:
        error.field = field
        raise


def _item_change(visit: Visit) -> Callable[[Desk], Item]:
    """What to do in a hall so that a matter is as the form says."""
    code, group = visit.text("code").strip().upper(), visit.text("group")
    names = Words(visit.text("chinese"), visit.text("english"))
    minutes, limit = number_in(visit, "minutes"), number_in(visit, "daily_limit")
    warning = number_in(visit, "warning_at")

    def change(desk: Desk) -> Item:
        with desk.journal.read() as connection:
            before = catalogue_now(connection, desk.journal.hall, (code,)).item(code)
        item = before or Item(code=code, group=group, names=names)
        return set_item(
            desk,
            msgspec.structs.replace(
                item,
                group=group,
                names=names,
                minutes=minutes,
                daily_limit=limit,
                warning_at=warning,
            ),
        )

    return change

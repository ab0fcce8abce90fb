"""What the centre's administrator does in the browser: halls, codes, devices, operators."""

from __future__ import annotations

from fastapi import APIRouter
from sqlalchemy import Connection
from starlette.responses import Response

from counter_app.errors import Conflict, InputError
from counter_app.server.codes import LASTS, make_code, scanned_text
from counter_app.server.devices import find_device, revoke
from counter_app.server.halls import add_hall
from counter_app.server.operator_records import Deed, newest_records, note
from counter_app.server.operator_roles import OperatorRole
from counter_app.server.operators import (
    add_operator,
    change_operator,
    list_operators,
    new_link,
)
from counter_app.server.overview.halls import view
from counter_app.server.overview.rendering import qr_drawing
from counter_app.server.overview.standing import Line, hall_names, stand
from counter_app.server.overview.visit import Door, Visit
from counter_app.sync.wire import Purpose

MOST_RECORDS = 300


def administration_routes(door: Door) -> APIRouter:
    """The routes of the administrator's pages."""
    router = APIRouter()
    door.add(router, "/new-hall", new_hall, "GET", "POST")
    door.add(router, "/halls/{hall}/code", code, "POST")
    door.add(router, "/devices", devices)
    door.add(router, "/devices/{device}/revoke", revoke_device, "GET", "POST")
    door.add(router, "/operators", operators, "GET", "POST")
    door.add(router, "/operators/{operator}", operator_page, "GET", "POST")
    door.add(router, "/operators/{operator}/link", operator_link, "POST")
    door.add(router, "/records", records)
    return router


def new_hall(visit: Visit) -> Response:
    """The form of a new hall, and what becomes of it."""
    by, server = visit.administrator, visit.server
    name = visit.text("name")
    if not visit.is_post:
        return visit.page("new_hall.html", error=None, name=name)
    try:
        with server.database.of_centre(writing=True) as connection:
            record = add_hall(connection, name, visit.now)
            note(
                connection,
                Deed.HALL_ADDED,
                visit.now,
                by=by.id,
                hall=record.hall,
                about=record.name,
            )
    except InputError as error:
        return visit.page("new_hall.html", 400, error=error, name=name)
    return visit.go(f"/halls/{record.hall}")


def code(visit: Visit) -> Response:
    """A one-time code for a device of a hall, shown this once."""
    by, server = visit.administrator, visit.server
    hall = str(visit.request.path_params["hall"])
    purpose = Purpose.HUB if visit.text("purpose") == Purpose.HUB else Purpose.DESK
    if server.certificate is None:
        raise Conflict(
            "The server does not know the certificate that desks see, so it can't make codes. "
            "Give it the certificate's file when it starts."
        )
    with server.database.of_centre(writing=True) as connection:
        name = _hall_name(connection, hall)
        made = make_code(connection, hall, purpose, server.certificate, visit.now)
        note(connection, Deed.CODE_MADE, visit.now, by=by.id, hall=hall, about=purpose.value)
    address = visit.request.url.netloc
    return visit.page(
        "code.html",
        hall=hall,
        hall_name=name,
        code=made.text,
        drawing=qr_drawing(scanned_text(made, address)),
        is_hub=purpose is Purpose.HUB,
        address=address,
        until=visit.now + LASTS,
    )


def devices(visit: Visit) -> Response:
    """All devices of the halls that the operator may see, as they stand."""
    with view(visit.server, visit.operator) as connection:
        halls = stand(connection, hall_names(connection, visit.operator.hall), visit.now)
    return visit.page("devices.html", halls=[hall for hall in halls if hall.desks])


def revoke_device(visit: Visit) -> Response:
    """The question whether a device shall come no more, and the answer."""
    by, server = visit.administrator, visit.server
    id = str(visit.request.path_params["device"])
    with server.database.of_centre() as connection:
        device = find_device(connection, id)
        if device is None:
            raise Conflict("This device is not here.")
        (hall,) = stand(connection, hall_names(connection, device.hall), visit.now)
    standing = next(one for one in hall.desks if one.device == id)
    if not visit.is_post:
        if standing.line is Line.REVOKED:
            return visit.go(f"/halls/{device.hall}")
        return visit.page("revoke.html", hall=hall, desk=standing)
    with server.database.of_centre(writing=True) as connection:
        revoke(connection, id, visit.now)
        note(
            connection,
            Deed.DEVICE_REVOKED,
            visit.now,
            by=by.id,
            hall=device.hall,
            about=standing.name,
        )
    return visit.go(f"/halls/{device.hall}")


def operators(visit: Visit) -> Response:
    """All operators, and the form of a new one."""
    by, server = visit.administrator, visit.server
    error: InputError | None = None
    if visit.is_post:
        try:
            added, path = add_operator(
                server.database,
                server.clock,
                by,
                visit.text("login"),
                visit.text("name"),
                _role(visit),
                visit.text("hall") or None,
            )
            return _show_link(visit, added.name, path)
        except InputError as fault:
            error = fault
    with server.database.of_centre() as connection:
        halls = hall_names(connection)
    return visit.page(
        "operators.html",
        400 if error else 200,
        operators=list_operators(server.database),
        halls=halls,
        roles=list(OperatorRole),
        error=error,
        typed=visit.form,
    )


def operator_page(visit: Visit) -> Response:
    """One operator: name, role, hall, use."""
    by, server = visit.administrator, visit.server
    id = str(visit.request.path_params["operator"])
    found = next((one for one in list_operators(server.database) if one.id == id), None)
    if found is None:
        raise Conflict("There is no such operator.", field="login")
    error: InputError | None = None
    if visit.is_post:
        try:
            change_operator(
                server.database,
                server.clock,
                by,
                id,
                visit.text("name"),
                _role(visit),
                visit.text("hall") or None,
                visit.text("in_use") == "yes",
            )
            return visit.go("/operators")
        except InputError as fault:
            error = fault
    with server.database.of_centre() as connection:
        halls = hall_names(connection)
    return visit.page(
        "operator.html",
        400 if error else 200,
        operator=found,
        halls=halls,
        roles=list(OperatorRole),
        error=error,
    )


def operator_link(visit: Visit) -> Response:
    """A new one-time link for an operator, shown this once."""
    by, server = visit.administrator, visit.server
    id = str(visit.request.path_params["operator"])
    path = new_link(server.database, server.clock, by, id)
    found = next(one for one in list_operators(server.database) if one.id == id)
    return _show_link(visit, found.name, path)


def records(visit: Visit) -> Response:
    """Who did what, the newest first."""
    visit.refuse_others()
    with visit.server.database.of_centre() as connection:
        newest = newest_records(connection, MOST_RECORDS)
        halls = hall_names(connection)
    names = {one.id: one.login for one in list_operators(visit.server.database)}
    return visit.page("records.html", records=newest, halls=halls, names=names)


def _show_link(visit: Visit, name: str, path: str) -> Response:
    address = f"{visit.request.url.scheme}://{visit.request.url.netloc}{path}"
    return visit.page("new_link.html", name=name, address=address)


def _role(visit: Visit) -> OperatorRole:
    try:
        return OperatorRole(visit.text("role"))
    except ValueError:
        raise InputError("Choose a role.", field="role") from None


def _hall_name(connection: Connection, hall: str) -> str:
    names = hall_names(connection, hall)
    if hall not in names:
        raise Conflict("This hall is not here.")
    return names[hall]

"""The pages of signing in and out, of one-time links, of one's own password and language."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.responses import Response

from counter_app.errors import InputError
from counter_app.language import LANGUAGES
from counter_app.server.operator_sessions import Session
from counter_app.server.operators import accept_link, chooses_name, operator_behind
from counter_app.server.overview.visit import (
    FORM_COOKIE,
    LANGUAGE_COOKIE,
    SESSION_COOKIE,
    Door,
    Visit,
)


def signing_routes(door: Door) -> APIRouter:
    """The routes of signing in and what belongs to oneself."""
    router = APIRouter()

    def sign_in(visit: Visit) -> Response:
        to = local_path(visit.request.query_params.get("to", "/"))
        if not visit.is_post:
            if visit.session is not None:
                return visit.go(to)
            return visit.page("sign_in.html", error=None, login="", to=to)
        door.attempts.check(visit.address)
        login = visit.text("login")
        try:
            session = visit.sessions.sign_in(login, visit.text("password"))
        except InputError as error:
            return visit.page("sign_in.html", 400, error=error, login=login, to=to)
        begin(visit, session)
        return visit.go(to)

    def sign_out(visit: Visit) -> Response:
        if visit.session is not None:
            visit.sessions.end(visit.session)
        visit.cookies[SESSION_COOKIE] = None
        return visit.go("/sign-in")

    def link(visit: Visit) -> Response:
        server, secret = visit.server, str(visit.request.path_params["secret"])
        operator = operator_behind(server.database, server.clock, secret)
        values: dict[str, object] = {
            "operator": operator,
            "chooses_name": chooses_name(operator),
            "login": visit.text("login"),
            "name": visit.text("name"),
        }
        if not visit.is_post:
            return visit.page("link.html", error=None, **values)
        password = visit.text("password")
        try:
            refuse_difference(password, visit.text("again"))
            chosen = accept_link(
                server.database,
                server.clock,
                secret,
                visit.text("login"),
                visit.text("name"),
                password,
            )
        except InputError as error:
            return visit.page("link.html", 400, error=error, **values)
        begin(visit, visit.sessions.sign_in(chosen.login, password))
        return visit.go("/")

    def password(visit: Visit) -> Response:
        if not visit.is_post or visit.session is None:
            return visit.page("password.html", error=None)
        try:
            refuse_difference(visit.text("password"), visit.text("again"))
            session = visit.sessions.change_password(
                visit.session, visit.text("old_password"), visit.text("password")
            )
        except InputError as error:
            return visit.page("password.html", 400, error=error)
        begin(visit, session)
        return visit.go("/")

    def language(visit: Visit) -> Response:
        code = str(visit.request.path_params["code"])
        if code in LANGUAGES:
            visit.cookies[LANGUAGE_COOKIE] = code
        return visit.go(local_path(visit.request.query_params.get("to", "/")))

    door.add(router, "/sign-in", sign_in, "GET", "POST", open_to_all=True)
    door.add(router, "/sign-out", sign_out, "POST", open_to_all=True)
    door.add(router, "/link/{secret}", link, "GET", "POST", open_to_all=True)
    door.add(router, "/password", password, "GET", "POST")
    door.add(router, "/language/{code}", language, open_to_all=True)
    return router


def begin(visit: Visit, session: Session) -> None:
    """Let the browser carry the session from now on."""
    visit.cookies[SESSION_COOKIE] = session.token
    visit.cookies[FORM_COOKIE] = None


def refuse_difference(password: str, again: str) -> None:
    """Raise `InputError` where a password was typed differently the second time."""
    if password != again:
        raise InputError("The two passwords differ. Type them again.", field="again")


def local_path(path: str) -> str:
    """A path of this server; the overview for anything that would lead elsewhere."""
    harmless = path.startswith("/") and not path.startswith("//") and "\\" not in path
    return path if harmless and path.isprintable() else "/"

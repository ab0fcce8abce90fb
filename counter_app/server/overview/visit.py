"""One request of a browser: who asks, in which language, with what; and the way to its answer.

Here stand the cookies, the check that a form came from a page of ours (CSRF), the headers that
keep anything foreign out, and what becomes of an error. Not here: what the pages show.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from urllib.parse import parse_qs, quote

import structlog
from fastapi import APIRouter
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from counter_app.errors import Conflict, CounterError, EnvironmentFault, InputError, NotAllowed
from counter_app.language import CHINESE, ENGLISH, Translations, load_translations
from counter_app.server.answering import receive
from counter_app.server.limits import Admission, RateLimit
from counter_app.server.operator_sessions import Session, Sessions, form_token
from counter_app.server.operators import Operator
from counter_app.server.overview.rendering import Rendering
from counter_app.server.refusing import RefusedRequest
from counter_app.server.state import Server

SESSION_COOKIE = "__Host-operator"
FORM_COOKIE = "__Host-form"
LANGUAGE_COOKIE = "language"

LANGUAGE_KEPT = 365 * 24 * 60 * 60
"""Seconds."""

LARGEST_FORM = 64_000
"""Bytes."""

PLACES = 4
"""Pages in work at once: the exchange with the halls goes before."""

SIGN_IN_RATE, SIGN_IN_BURST = 0.2, 20.0
"""Attempts a second from one address in the long run, and at once."""

HEADERS = {
    "cache-control": "no-store",
    "content-security-policy": (
        "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; "
        "font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; "
        "frame-ancestors 'none'"
    ),
    "cross-origin-opener-policy": "same-origin",
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
}

log = structlog.get_logger(__name__)


class SignInFirst(Exception):
    """Nobody has signed in, and this page is for somebody."""


class ForeignForm(Exception):
    """A form that no page of ours has given out."""


@dataclass
class Visit:
    """One request. `session` is None where nobody has signed in; `form` holds the newest values."""

    server: Server
    sessions: Sessions
    rendering: Rendering
    request: Request
    words: Translations
    session: Session | None
    visitor_token: str
    """The secret that forms are bound to while nobody has signed in."""
    form: Mapping[str, str] = field(default_factory=dict)
    cookies: dict[str, str | None] = field(default_factory=dict)
    """Cookies to set with the answer; None takes one away."""

    @property
    def operator(self) -> Operator:
        """Who has signed in. Raises `SignInFirst`."""
        if self.session is None:
            raise SignInFirst
        return self.session.operator

    @property
    def administrator(self) -> Operator:
        """The one who has signed in, a centre administrator. Raises `NotAllowed`."""
        self.refuse_others()
        return self.operator

    def refuse_others(self) -> None:
        """Raise `NotAllowed` for anybody but a centre administrator."""
        if not self.operator.administers:
            raise NotAllowed("Only the centre's administrator does this.")

    @property
    def path(self) -> str:
        """The path with its query, as it was asked for."""
        query = self.request.url.query
        return self.request.url.path + (f"?{query}" if query else "")

    @property
    def centre_name(self) -> str:
        """How people call the centre; empty where it was given no name."""
        return self.server.settings.centre_name

    @property
    def address(self) -> str:
        """Where the request comes from."""
        return self.request.client.host if self.request.client else ""

    @property
    def now(self) -> int:
        """Milliseconds since 1970 UTC."""
        return self.server.clock.now()

    @property
    def is_post(self) -> bool:
        """Whether something shall be done."""
        return self.request.method == "POST"

    @property
    def refreshes(self) -> bool:
        """Whether the page asks by itself for its newer self."""
        return self.request.headers.get("x-refresh") is not None

    def form_token(self) -> str:
        """What each form of the answer carries."""
        return form_token(self.session.token if self.session else self.visitor_token)

    def text(self, name: str) -> str:
        """A field of the form; empty where there is none."""
        return self.form.get(name, "")

    def page(self, template: str, status: int = 200, /, **values: object) -> Response:
        """A page from its template."""
        html = self.rendering.page(self, template, values)
        return HTMLResponse(html, status)

    def go(self, path: str) -> Response:
        """To another page, after something was done."""
        return RedirectResponse(path, 303)


Work = Callable[[Visit], Response]


class Door:
    """Where every request for a page comes in. One for a process."""

    def __init__(self, server: Server, sessions: Sessions, rendering: Rendering) -> None:
        self.server, self.sessions, self.rendering = server, sessions, rendering
        self._languages = {code: load_translations(code) for code in (CHINESE, ENGLISH)}
        self._places = Admission(PLACES, 0, server.settings.limits)
        self.attempts = RateLimit(SIGN_IN_RATE, SIGN_IN_BURST)

    def add(
        self, router: APIRouter, path: str, work: Work, *methods: str, open_to_all: bool = False
    ) -> None:
        """Let `work` answer requests for a path; signed in unless it is `open_to_all`."""

        async def endpoint(request: Request) -> Response:
            return await self.answer(request, work, open_to_all=open_to_all)

        router.add_api_route(path, endpoint, methods=list(methods or ("GET",)), response_model=None)

    async def answer(self, request: Request, work: Work, *, open_to_all: bool) -> Response:
        """The answer, with its headers, whatever happens."""
        try:
            body = b""
            if request.method == "POST":
                body = await receive(self.server, request, LARGEST_FORM)
            async with self._places.place(small=True):
                return await run_in_threadpool(self._work, request, body, work, open_to_all)
        except RefusedRequest as refused:
            visit = Visit(
                self.server, self.sessions, self.rendering, request, self._words(request), None, ""
            )
            answer = visit.page("busy.html", 503 if refused.retry_after else 413)
            if refused.retry_after is not None:
                answer.headers["retry-after"] = str(max(1, round(refused.retry_after)))
            return finished(visit, answer)

    async def visit(self, request: Request) -> Visit:
        """The visit of a request that answers for itself, such as a stream."""
        return await run_in_threadpool(self._visit, request, b"")

    def _work(self, request: Request, body: bytes, work: Work, open_to_all: bool) -> Response:
        visit = self._visit(request, body)
        try:
            if visit.is_post:
                refuse_foreign(visit)
            if not open_to_all and visit.session is None:
                raise SignInFirst
            answer = work(visit)
        except SignInFirst:
            if visit.refreshes or visit.is_post:
                answer = visit.page("signed_out.html", 401)
            else:
                answer = visit.go(f"/sign-in?to={quote(visit.path)}")
        except ForeignForm:
            answer = visit.page("foreign_form.html", 403)
        except NotAllowed as error:
            answer = visit.page("error.html", 403, error=error)
        except Conflict as error:
            answer = visit.page("error.html", 409, error=error)
        except InputError as error:
            answer = visit.page("error.html", 400, error=error)
        except EnvironmentFault as error:
            self.server.metrics.fault(type(error).__name__)
            answer = visit.page("error.html", 503, error=error)
        except CounterError as error:
            log.error("page_failed", fault=type(error).__name__)
            answer = visit.page("error.html", 500, error=error)
        return finished(visit, answer)

    def _visit(self, request: Request, body: bytes) -> Visit:
        token = request.cookies.get(SESSION_COOKIE, "")
        # A page that refreshes itself says whether anybody was at it meanwhile.
        active = request.headers.get("x-refresh", "active") == "active"
        session = self.sessions.find(token, active=active) if token else None
        visitor_token = request.cookies.get(FORM_COOKIE, "")
        visit = Visit(
            self.server,
            self.sessions,
            self.rendering,
            request,
            self._words(request),
            session,
            visitor_token,
        )
        if session is None and not visitor_token:
            visit.visitor_token = secrets.token_urlsafe(32)
            visit.cookies[FORM_COOKIE] = visit.visitor_token
        visit.form = read_form(body)
        return visit

    def _words(self, request: Request) -> Translations:
        return self._languages[
            wanted_language(
                request.cookies.get(LANGUAGE_COOKIE), request.headers.get("accept-language", "")
            )
        ]


def read_form(body: bytes) -> dict[str, str]:
    """The fields of a form; several values of one name are joined by a space."""
    fields = parse_qs(body.decode("utf-8", "replace"), keep_blank_values=True, max_num_fields=2000)
    return {name: " ".join(values) for name, values in fields.items()}


def refuse_foreign(visit: Visit) -> None:
    """Raise `ForeignForm` unless the form was given out by a page of ours to this very browser."""
    said = visit.text("form_token")
    site = visit.request.headers.get("sec-fetch-site", "same-origin")
    if site not in ("same-origin", "none") or not secrets.compare_digest(
        said.encode(), visit.form_token().encode()
    ):
        raise ForeignForm


def wanted_language(chosen: str | None, accepts: str) -> str:
    """The language that was chosen, else the one that the browser asks for; Chinese first."""
    if chosen in (CHINESE, ENGLISH):
        return chosen
    for part in accepts.split(","):
        code = part.split(";")[0].strip().lower()
        if code.startswith("zh"):
            return CHINESE
        if code.startswith("en"):
            return ENGLISH
    return CHINESE


def finished(visit: Visit, answer: Response) -> Response:
    """The answer with the headers of every page and the cookies of this one."""
    for name, value in HEADERS.items():
        answer.headers.setdefault(name, value)
    for name, set_to in visit.cookies.items():
        if set_to is None:
            answer.delete_cookie(name, path="/", secure=True, httponly=True, samesite="strict")
        else:
            answer.set_cookie(
                name,
                set_to,
                path="/",
                secure=True,
                httponly=True,
                samesite="strict",
                max_age=LANGUAGE_KEPT if name == LANGUAGE_COOKIE else None,
            )
    return answer

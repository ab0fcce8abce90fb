"""The overview of all halls and the page of one; live through a stream of events.

Who belongs to one hall sees that hall only: in what is asked here, and on PostgreSQL again by the
wall between halls.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterator
from contextlib import AsyncExitStack, contextmanager

import msgspec
from fastapi import APIRouter
from sqlalchemy import Connection
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response, StreamingResponse

from counter_app.errors import Conflict
from counter_app.hall.catalogue import catalogue_now
from counter_app.hall.day import DayFigures, count_day
from counter_app.journal.clock import day_of, local_time
from counter_app.server.codes import second_uses
from counter_app.server.news import Subscription, Topic
from counter_app.server.operators import Operator
from counter_app.server.overview.rendering import FONT, STATIC
from counter_app.server.overview.standing import HallStanding, hall_names, stand
from counter_app.server.overview.visit import HEADERS, Door, Visit, finished
from counter_app.server.state import Server

ALIVE_EVERY = 5.0
"""Seconds: so often the stream says that it is there, and looks whether it still may be."""

NEWS_AT_MOST_EVERY = 0.5
"""Seconds: forty desks writing at once are one piece of news."""

FIRST_HOUR, LAST_HOUR = 8, 17
"""Shown in any case; others where somebody came."""


def hall_routes(door: Door) -> APIRouter:
    """The routes of the overview, of a hall, of their stream and of the files of all pages."""
    router = APIRouter()
    server = door.server

    def overview(visit: Visit) -> Response:
        halls = standings(server, visit.operator, visit.now)
        return visit.page("overview.html", halls=halls, totals=Totals.of(halls))

    def hall(visit: Visit) -> Response:
        operator, wanted = visit.operator, str(visit.request.path_params["hall"])
        refuse_other_hall(operator, wanted)
        with view(server, operator, wanted) as connection:
            names = hall_names(connection, wanted)
            if not names:
                raise Conflict("This hall is not here.")
            (standing,) = stand(connection, names, visit.now)
            figures = count_day(connection, wanted, day_of(visit.now))
            catalogue = catalogue_now(connection, wanted, ())
            used_again = second_uses(connection, wanted)
        return visit.page(
            "hall.html",
            hall=standing,
            figures=figures,
            hours=hours_of(figures, local_time(visit.now).hour),
            names_of_groups={
                group.code: group.names.said(visit.words.language) for group in catalogue.groups
            },
            second_uses=used_again,
        )

    def static(visit: Visit) -> Response:
        name = str(visit.request.path_params["name"])
        # The address changes with the content.
        kept = {"cache-control": "public, max-age=31536000, immutable"}
        if name == FONT:
            return Response(door.rendering.font(), media_type="font/ttf", headers=kept)
        content = door.rendering.static(name)
        if content is None:
            return PlainTextResponse("Not Found\n", 404)
        return Response(content, media_type=STATIC[name], headers=kept)

    async def news(request: Request) -> Response:
        request.state.stream = True
        visit = await door.visit(request)
        if visit.session is None:
            return finished(visit, PlainTextResponse("Sign in first\n", 401))
        only = visit.operator.hall
        async with AsyncExitStack() as held:
            end = held.enter_context(server.streams.opened())
            # Before the answer begins: what is committed from then on is told.
            subscription = await held.enter_async_context(server.news.subscribe(only, Topic.FOLDED))
            kept = held.pop_all()
        return StreamingResponse(
            _events(door, visit, subscription, end, kept),
            media_type="text/event-stream",
            headers={**HEADERS, "x-accel-buffering": "no"},
        )

    door.add(router, "/", overview)
    door.add(router, "/halls/{hall}", hall)
    router.add_api_route("/overview/news", news, response_model=None)
    door.add(router, "/overview/{name}", static, open_to_all=True)
    return router


@contextmanager
def view(server: Server, operator: Operator, hall: str | None = None) -> Iterator[Connection]:
    """A view of one hall, or of what the operator may see: their hall or all of them."""
    only = hall or operator.hall
    if only is None:
        with server.database.of_centre() as connection:
            yield connection
    else:
        with server.database.of_hall(only) as connection:
            yield connection


def refuse_other_hall(operator: Operator, hall: str) -> None:
    """Raise `Conflict` for a hall that is not the operator's to see, as for one that is none."""
    if not operator.sees(hall):
        raise Conflict("This hall is not here.")


def standings(server: Server, operator: Operator, now: int) -> list[HallStanding]:
    """The halls that the operator may see; those where somebody should look come first."""
    with view(server, operator) as connection:
        halls = stand(connection, hall_names(connection, operator.hall), now)
    return sorted(halls, key=lambda hall: (not hall.cases, not hall.troubled))


class Totals(msgspec.Struct, frozen=True, kw_only=True):
    """All halls together."""

    halls: int
    connected: int
    expected: int
    visits: int
    waiting: int
    inside: int
    fevers: int
    suspected: int
    cases: int
    to_check: int

    @classmethod
    def of(cls, halls: list[HallStanding]) -> Totals:
        """The sums."""
        return cls(
            halls=len(halls),
            connected=sum(hall.connected > 0 for hall in halls),
            expected=sum(bool(hall.expected) for hall in halls),
            visits=sum(hall.visits for hall in halls),
            waiting=sum(hall.waiting for hall in halls),
            inside=sum(hall.inside for hall in halls),
            fevers=sum(hall.fevers for hall in halls),
            suspected=sum(hall.suspected for hall in halls),
            cases=sum(len(hall.cases) for hall in halls),
            to_check=sum(hall.to_check for hall in halls),
        )


class Hour(msgspec.Struct, frozen=True, kw_only=True):
    """Arrivals of one hour; `share` of the busiest hour in percent, `coming` after now."""

    hour: int
    arrivals: int
    share: int
    coming: bool


def hours_of(figures: DayFigures, now: int) -> list[Hour]:
    """The day's hours in which the hall is open or somebody came."""
    busy = [hour for hour, count in enumerate(figures.arrivals) if count]
    first, last = min([FIRST_HOUR, *busy]), max([LAST_HOUR, *busy])
    most = max(1, *figures.arrivals)
    return [
        Hour(
            hour=hour,
            arrivals=figures.arrivals[hour],
            share=round(100 * figures.arrivals[hour] / most),
            coming=hour > now and not figures.arrivals[hour],
        )
        for hour in range(first, last + 1)
    ]


async def _events(
    door: Door,
    visit: Visit,
    subscription: Subscription,
    end: asyncio.Event,
    kept: AsyncExitStack,
) -> AsyncIterator[bytes]:
    """News, and a word every few seconds that tells a dead line from a quiet one."""
    loop = asyncio.get_running_loop()
    async with kept:
        arrivals = aiter(subscription)
        ending = asyncio.ensure_future(end.wait())
        arriving = asyncio.ensure_future(anext(arrivals))
        try:
            beat, told = loop.time() + ALIVE_EVERY, 0.0
            yield _event("alive", visit.now)
            while not ending.done():
                await asyncio.wait(
                    {arriving, ending},
                    timeout=max(0.0, beat - loop.time()),
                    return_when=asyncio.FIRST_COMPLETED,
                )
                if arriving.done() and not ending.done():
                    arriving.result()
                    await asyncio.sleep(max(0.0, told + NEWS_AT_MOST_EVERY - loop.time()))
                    told = loop.time()
                    arriving = asyncio.ensure_future(anext(arrivals))
                    yield _event("news", visit.now)
                if loop.time() >= beat:
                    if not await run_in_threadpool(_still_signed_in, door, visit):
                        yield _event("over", visit.now)
                        return
                    beat = loop.time() + ALIVE_EVERY
                    yield _event("alive", visit.now)
        finally:
            ending.cancel()
            arriving.cancel()


def _event(name: str, now: int) -> bytes:
    return b"event: %s\ndata: %d\n\n" % (name.encode(), now)


def _still_signed_in(door: Door, visit: Visit) -> bool:
    assert visit.session is not None
    found = door.sessions.find(visit.session.token, active=False)
    return found is not None and found.operator == visit.operator

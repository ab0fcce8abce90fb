"""The server's own pages in a browser: the overview of the halls, and what is administered there.

For the centre's people and the halls' own, with sign-in. Rendered here and live through a stream
of events; no build step, nothing from outside, so that it works without the internet. Visitors are
named by their masked names only. Early report (N7.2) rests on what is shown here.
"""

from fastapi import APIRouter

from counter_app.server.operator_sessions import Sessions
from counter_app.server.overview.administration import administration_routes
from counter_app.server.overview.halls import hall_routes
from counter_app.server.overview.reference_lists import ReferenceLists
from counter_app.server.overview.reference_pages import ReferencePages
from counter_app.server.overview.rendering import Rendering
from counter_app.server.overview.signing import signing_routes
from counter_app.server.overview.visit import Door
from counter_app.server.reference import ReferenceData
from counter_app.server.state import Purpose, Server


def overview_routes(server: Server) -> APIRouter:
    """Every route of the server's pages. A hub has none: its hall's people are at its desks."""
    if server.settings.purpose is not Purpose.CENTRE:
        return APIRouter()
    door = Door(server, Sessions(server.database, server.clock), Rendering())
    data = ReferenceData(server.database, server.workflows, server.clock, server.news)
    router = APIRouter()
    router.include_router(signing_routes(door))
    router.include_router(administration_routes(door))
    router.include_router(ReferencePages(data).routes(door))
    router.include_router(ReferenceLists(data).routes(door))
    router.include_router(hall_routes(door))
    return router

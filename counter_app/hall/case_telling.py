"""What the steps of an isolation case say, in words, without who it is (N2.5)."""

from __future__ import annotations

from collections.abc import Callable

from counter_app.hall.case_steps import (
    AirStopped,
    AuthorityCalled,
    CaseAsked,
    CaseClosed,
    CaseDisinfected,
    CaseExtended,
    CaseHandedOver,
    CaseMoved,
    CaseObserved,
    CaseReopened,
    CaseScanKept,
    TransportArrived,
    TransportOrdered,
)
from counter_app.journal.clock import local_time
from counter_app.journal.entry import Body
from counter_app.language import Phrase


def told_of_step(body: Body, window: Callable[[str], str]) -> Phrase | None:
    """What a step says; `window` gives the number of a window by its id."""
    match body:
        case CaseMoved():
            return Phrase("moved to the observation place: {place}", place=body.place)
        case CaseObserved():
            degrees, method = f"{body.reading.tenths / 10:.1f}", body.reading.method.label
            return Phrase("observed: {degrees} °C, {method}", degrees=degrees, method=method)
        case CaseAsked():
            return Phrase("symptoms and the last 14 days asked")
        case AuthorityCalled(reached=True):
            return because(Phrase("{body} called", body=body.body), body.said)
        case AuthorityCalled():
            return because(Phrase("{body} not reached", body=body.body), body.said)
        case TransportOrdered():
            return Phrase("transport ordered from {body}", body=body.ordered_from)
        case TransportArrived():
            return Phrase("transport here: {vehicle}", vehicle=body.vehicle)
        case CaseHandedOver():
            return Phrase(
                "handed over to {body}, goes to {destination}",
                body=body.receiver_body,
                destination=body.destination,
            )
        case CaseExtended():
            until = f"{local_time(body.until):%Y-%m-%d %H:%M}"
            return Phrase("isolation extended until {until}", until=until)
        case CaseDisinfected():
            what = [Phrase("window {number}", number=window(one)) for one in body.windows]
            what += [Phrase("observation place")] if body.place else []
            what += [Phrase("{text}", text=body.areas)] if body.areas else []
            return _and(Phrase("disinfected"), what)
        case AirStopped():
            return Phrase("air conditioning stopped")
        case CaseClosed():
            return because(Phrase("case closed: {outcome}", outcome=body.outcome.label), body.note)
        case CaseReopened():
            return because(Phrase("case opened again"), body.why)
        case CaseScanKept():
            return Phrase("signed sheet kept: {what}", what=body.what.label)
    return None


def _and(what: Phrase, those: list[Phrase]) -> Phrase:
    for one in those:
        what = Phrase("{what}, {one}", what=what, one=one)
    return what


def because(what: Phrase, why: str) -> Phrase:
    """What happened, and why where that was said."""
    return Phrase("{what}: {why}", what=what, why=why) if why else what

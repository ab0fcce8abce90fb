"""From what the hall's verbs and queries give to what the documents take.

Names of matters and groups are said in the document's language here, since they are data of the
catalogue; everything else stays a phrase. Not here: how the documents look.
"""

from __future__ import annotations

from counter_app.documents.day_values import (
    Band,
    Count,
    DaySheet,
    MatterRow,
    Spread,
    WindowRow,
)
from counter_app.documents.guidance_slip import Channel, GuidanceSlip
from counter_app.documents.ticket_slip import TicketSlip
from counter_app.hall import codes
from counter_app.hall.catalogue import Catalogue, ChannelKind, Item
from counter_app.hall.day import BANDS, DayFigures
from counter_app.hall.day import Spread as Durations
from counter_app.hall.registering import Ticket
from counter_app.language import CHINESE


def slip_of(
    ticket: Ticket, hall: str, catalogue: Catalogue, printed_at: int, language: str = CHINESE
) -> TicketSlip:
    """What the slip of a ticket says now; its copy number counts the prints so far."""
    visit = ticket.visit
    return TicketSlip(
        hall=hall,
        number=visit.ticket,
        matters=tuple(catalogue.name_of(matter.code, language) for matter in visit.matters),
        taken_at=visit.registered_at,
        reference=f"{codes.TICKET}{visit.id}",
        printed_at=printed_at,
        ahead=ticket.ahead,
        minutes=ticket.minutes,
        priority=visit.priority[0].label if visit.priority else None,
        name=visit.person.name,
        temperature=visit.tenths or None,
        wait_outside=ticket.occupancy.full,
        copy=visit.prints + 1,
    )


def guidance_of(item: Item, hall: str, printed_at: int, language: str = CHINESE) -> GuidanceSlip:
    """What the guidance slip of a matter says: every way of doing it without coming."""
    return GuidanceSlip(
        hall=hall,
        matter=item.name(language),
        channels=tuple(
            Channel(
                name=one.kind.label,
                address=f"{one.place.said(language)} {one.address}".strip(),
                url=one.address if one.address.startswith("http") else "",
                steps=tuple(step.said(language) for step in one.steps),
            )
            for one in item.channels
            if one.kind is not ChannelKind.COUNTER
        ),
        printed_at=printed_at,
    )


def sheet_of(
    figures: DayFigures,
    hall: str,
    prepared_by: str,
    prepared_at: int,
    catalogue: Catalogue,
    language: str = CHINESE,
) -> DaySheet:
    """The day sheet of a day's figures."""

    def group_name(code: str) -> str:
        group = catalogue.group(code)
        return code if group is None else group.name(language)

    def letter(code: str) -> str:
        group = catalogue.group(code)
        return "" if group is None else group.letter

    return DaySheet(
        hall=hall,
        day=figures.day,
        prepared_by=prepared_by,
        prepared_at=prepared_at,
        visits=figures.visits,
        by_state=tuple(
            Count(label=state.label, count=count) for state, count in figures.by_state.items()
        ),
        by_group=tuple(
            Count(label=group_name(code), count=count) for code, count in figures.by_group.items()
        ),
        by_priority=tuple(
            Count(label=one.label, count=count) for one, count in figures.by_priority.items()
        ),
        outcomes=tuple(
            Count(label=one.label, count=count) for one, count in figures.outcomes.items()
        ),
        diverted=sum(row.diverted for row in figures.matters),
        checks=figures.checks,
        refused=figures.turned_away,
        fevers=figures.suspected,
        open_cases=figures.open_cases,
        waiting=_spread(figures.waiting),
        serving=_spread(figures.serving),
        peak_inside=figures.peak_inside,
        peak_at=figures.peak_at,
        limit_inside=figures.inside_limit,
        arrivals=figures.arrivals,
        waiting_bands=tuple(
            Band(below=below, count=count)
            for below, count in zip((*BANDS, None), figures.waiting_bands, strict=True)
        ),
        temperatures=figures.temperatures,
        threshold=figures.fever_from,
        matters=tuple(
            MatterRow(
                matter=catalogue.name_of(row.code, language),
                letter=letter(row.group),
                visits=row.visits,
                done=row.done,
                diverted=row.diverted,
                waiting=row.waiting,
                serving=row.serving,
            )
            for row in figures.matters
        ),
        windows=tuple(
            WindowRow(
                window=str(row.number),
                served=row.served,
                no_shows=row.no_shows,
                serving=row.serving,
                busy=row.busy,
            )
            for row in figures.windows
        ),
    )


def _spread(durations: Durations | None) -> Spread | None:
    if durations is None:
        return None
    return Spread(
        count=durations.count,
        average=durations.average,
        median=durations.median,
        ninetieth=durations.ninetieth,
    )

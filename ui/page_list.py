"""The pages of the program, in the order of the rail: the one list that a new page is added to.

Pages are named by module and class and imported when first opened, so that the start stays short.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib import import_module
from typing import Any

from counter_app.hall import codes
from counter_app.language import Phrase
from counter_app.people.desk import Desk
from counter_app.people.roles import Right
from ui.attention import AttentionItem
from ui.page import Context, Page


@dataclass(frozen=True)
class PageEntry:
    """One page of the rail; without a `right` it is everybody's.

    `key` opens it: a digit or a letter pressed with Ctrl; empty for none. `at_bottom` sets it apart
    at the rail's lower end. `attention` names a function `(desk) -> list[AttentionItem]`, asked on
    the database thread. A scanned code that begins with `code` opens the page from any other.
    """

    name: str
    icon: str
    title: Phrase
    right: Right | None
    made_by: str
    key: str = ""
    at_bottom: bool = False
    attention: str = ""
    code: str = ""

    def make(self, context: Context) -> Page:
        """Build the page."""
        page = _named(self.made_by)(context)
        assert isinstance(page, Page)
        return page

    def read_attention(self, desk: Desk) -> Sequence[AttentionItem]:
        """What this page's workflow wants attention for; runs on the database thread."""
        if not self.attention:
            return ()
        items: Sequence[AttentionItem] = _named(self.attention)(desk)
        return items


PAGES: tuple[PageEntry, ...] = (
    PageEntry(
        "door",
        "thermometer",
        Phrase("Door"),
        Right.MEASURE_TEMPERATURE,
        "ui.pages.door:DoorPage",
        "1",
        attention="ui.pages.door_attention:read_attention",
    ),
    PageEntry(
        "window",
        "window",
        Phrase("Counter"),
        Right.SERVE_QUEUE,
        "ui.pages.window:WindowPage",
        "2",
        attention="ui.pages.window_attention:read_attention",
    ),
    PageEntry(
        "queue", "queue", Phrase("Queue"), Right.FIND_VISITS, "ui.pages.queue:QueuePage", "3"
    ),
    PageEntry(
        "visits",
        "search",
        Phrase("Find visits"),
        Right.FIND_VISITS,
        "ui.pages.visits:VisitsPage",
        "4",
        # Everybody who works in the hall sees this page, so the hall's own items come with it.
        attention="ui.hall_attention:read_attention",
    ),
    PageEntry(
        "isolation",
        "shield",
        Phrase("Isolation"),
        Right.OPEN_CASE,
        "ui.pages.isolation:IsolationPage",
        "5",
        attention="ui.pages.isolation_attention:read_attention",
    ),
    PageEntry(
        "leading",
        "flag",
        Phrase("Leader's day"),
        Right.LEAD_DAY,
        "ui.pages.leading:LeadingPage",
        "6",
    ),
    PageEntry(
        "rounds",
        "clipboard",
        Phrase("Rounds"),
        Right.RECTIFY_FINDING,
        "ui.pages.rounds:RoundsPage",
        "R",
        attention="ui.pages.rounds_attention:read_attention",
        code=codes.CHECKPOINT,
    ),
    PageEntry(
        "roster",
        "calendar",
        Phrase("Duty roster"),
        Right.READ_DAY,
        "ui.pages.roster:RosterPage",
        "B",
        attention="ui.pages.roster_attention:read_attention",
    ),
    PageEntry(
        "hygiene",
        "spray",
        Phrase("Hygiene"),
        Right.KEEP_CLEAN,
        "ui.pages.hygiene:HygienePage",
        "D",
        attention="ui.pages.hygiene_attention:read_attention",
        code=codes.ASSET,
    ),
    PageEntry(
        "staff",
        "staff",
        Phrase("Staff"),
        Right.REPORT_HEALTH,
        "ui.pages.staff:StaffPage",
        "T",
        attention="ui.pages.staff_attention:read_attention",
    ),
    PageEntry(
        "incidents",
        "siren",
        Phrase("Incidents"),
        Right.WORK_INCIDENT,
        "ui.pages.incidents:IncidentsPage",
        "I",
        attention="ui.pages.incidents_attention:read_attention",
    ),
    PageEntry("day", "chart", Phrase("Day"), Right.READ_DAY, "ui.pages.day:DayPage", "8"),
    PageEntry(
        "meetings",
        "sync",
        Phrase("Exchange"),
        None,
        "ui.pages.meetings:MeetingsPage",
        "7",
        at_bottom=True,
        attention="ui.pages.meetings_attention:read_attention",
    ),
    PageEntry(
        "settings",
        "gear",
        Phrase("Settings"),
        None,
        "ui.pages.settings:SettingsPage",
        "9",
        at_bottom=True,
    ),
)


def pages_for(desk: Desk, pages: Sequence[PageEntry] = PAGES) -> tuple[PageEntry, ...]:
    """The pages that the signed-in person may see."""
    return tuple(entry for entry in pages if entry.right is None or desk.may(entry.right))


def _named(path: str) -> Callable[..., Any]:
    module, _, name = path.partition(":")
    found: Callable[..., Any] = getattr(import_module(module), name)
    return found

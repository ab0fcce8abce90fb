"""What the window page knows at one moment, read in one go on the database thread. No Qt here."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from counter_app.hall.catalogue import Catalogue, read_catalogue
from counter_app.hall.desks import hall_name
from counter_app.hall.queue import DoubleCalls, Waiting, at_window, double_calls, waiting_for
from counter_app.hall.timeline import visit_story
from counter_app.hall.unclean import Unclean, unclean_windows
from counter_app.hall.visit_rows import Visit
from counter_app.hall.visits import VisitState
from counter_app.hall.windows import EVERYTHING, Window, list_windows
from counter_app.language import Phrase
from counter_app.people.desk import Desk
from counter_app.people.users import user_names
from ui.translation import Words

NOBODY = Waiting(visits=(), longest=0)
NO_DOUBLE_CALLS = DoubleCalls(kept=None, lost=None)


@dataclass(frozen=True)
class WindowState:
    """The window at which this desk stands, who is there and who can come next.

    `gone` is the visit that the page had at the window and that is no longer there, masked.
    """

    hall: str
    here: Window | None
    windows: tuple[Window, ...]
    clerks: Mapping[str, str]
    catalogue: Catalogue
    current: Visit | None = None
    on_hold: tuple[Visit, ...] = ()
    waiting: Waiting = field(default=NOBODY)
    gone: Visit | None = None
    double: DoubleCalls = field(default=NO_DOUBLE_CALLS)
    unclean: tuple[Unclean, ...] = ()
    """Which windows are closed for calling until they are disinfected."""

    @property
    def closed_here(self) -> Unclean | None:
        """Why this desk's window is closed for calling, if it is."""
        return next((one for one in self.unclean if self.here and one.window == self.here.id), None)

    @property
    def numbers(self) -> dict[str, int]:
        """Window numbers by id."""
        return {window.id: window.number for window in self.windows}


def read_window(desk: Desk, before: str = "") -> WindowState:
    """Read everything anew; `before` is the visit that was at the window."""
    windows = tuple(list_windows(desk))
    here = next((one for one in windows if one.device == desk.journal.device), None)
    there = at_window(desk, here.id) if here is not None else []
    gone = None
    if before and all(visit.id != before for visit in there):
        gone = visit_story(desk, before).visit
    return WindowState(
        hall=hall_name(desk.journal),
        here=here,
        windows=windows,
        clerks=user_names(desk.journal),
        catalogue=read_catalogue(desk),
        current=next((one for one in there if one.state is not VisitState.ON_HOLD), None),
        on_hold=tuple(one for one in there if one.state is VisitState.ON_HOLD),
        waiting=waiting_for(desk, here.id) if here is not None else NOBODY,
        gone=gone,
        double=double_calls(desk, here.id) if here is not None else NO_DOUBLE_CALLS,
        unclean=unclean_windows(desk),
    )


def comma(words: Words) -> str:
    """What stands between two names in a list."""
    return "、" if words.language.startswith("zh") else ", "


def served_names(window: Window, catalogue: Catalogue, words: Words) -> str:
    """The names of what a window serves, the most preferred first."""
    names = []
    for code in window.serves:
        group, item = catalogue.group(code), catalogue.item(code)
        if code == EVERYTHING:
            names.append(words.say(Phrase("all matters")))
        elif group is not None:
            names.append(group.name(words.language))
        elif item is not None:
            names.append(item.short_name(words.language))
    return comma(words).join(names)


def matter_names(visit: Visit, catalogue: Catalogue, words: Words) -> str:
    """The short names of a visit's matters in one line."""
    names = []
    for matter in visit.matters:
        item = catalogue.item(matter.code)
        names.append(matter.code if item is None else item.short_name(words.language))
    return comma(words).join(names)


def window_numbers(windows: Iterable[str], numbers: Mapping[str, int]) -> str:
    """The numbers of windows as one text, in any language."""
    return "/".join(str(numbers.get(one, "?")) for one in windows)


def degrees(tenths: int) -> str:
    """A temperature as people read it; — where none was taken."""
    return f"{tenths / 10:.1f}" if tenths else "—"

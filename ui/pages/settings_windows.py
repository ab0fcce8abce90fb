"""Settings of the windows: which there are, what each serves first, who sits there (N3.1)."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar

from counter_app.errors import InputError
from counter_app.hall.catalogue import Catalogue, read_catalogue
from counter_app.hall.desks import desk_names
from counter_app.hall.finding_items import find_items
from counter_app.hall.windows import EVERYTHING, Window, list_windows, set_window
from counter_app.people.roles import Right
from counter_app.people.users import user_names
from ui.page import Page
from ui.pages.settings_form import Entry, Value
from ui.pages.settings_list import ListSection
from ui.style import Tone
from ui.widgets.field import Field
from ui.widgets.ordered import Ordered
from ui.widgets.table import Column


@dataclass(frozen=True)
class WindowRow:
    """A window, and in words who sits there."""

    window: Window
    clerk: str
    desk: str


class WindowsSection(ListSection[WindowRow]):
    """Each window with its order of preference."""

    right = Right.CHANGE_SETTINGS
    topics: ClassVar[frozenset[str]] = frozenset({"window", "catalogue", "user", "desk"})
    fixed = frozenset({"number"})

    def __init__(self, page: Page) -> None:
        self._catalogue = Catalogue((), ())
        super().__init__(page)

    def title(self) -> str:
        """The tab."""
        return self.tr("Windows")

    def refresh(self) -> None:
        """Read what can be served, then the windows."""
        self.page.read(lambda: read_catalogue(self.desk), self._take_catalogue)
        super().refresh()

    def columns(self) -> tuple[Column[WindowRow], ...]:
        """Number, what it serves, who is there."""
        return (
            Column(self.tr("Window"), lambda row: str(row.window.number), width=76, bold=True),
            Column(self.tr("Serves"), self._serves),
            Column(self.tr("Who"), self._who, width=110, tone=self._tone),
        )

    def fields(self) -> Mapping[str, Entry]:
        """Number and order."""
        return {
            "number": Field(self.look, self.tr("Number of the window")),
            "serves": Ordered(
                self.look, self.tr("Serves, first first"), self._find, self._code_name
            ),
        }

    def read(self) -> list[WindowRow]:
        """Windows with the names of clerks and desks."""
        users, desks = user_names(self.desk.journal), desk_names(self.desk)
        return [
            WindowRow(one, users.get(one.clerk, ""), desks.get(one.device, ""))
            for one in list_windows(self.desk)
        ]

    def key_of(self, row: WindowRow) -> str:
        """The window's id."""
        return row.window.id

    def name_of(self, row: WindowRow) -> str:
        """Its number, and who sits there."""
        number = self.tr("Window {number}").format(number=row.window.number)
        if not row.window.device:
            return number
        return f"{number} · {row.clerk} · {row.desk}"

    def values_of(self, row: WindowRow | None) -> dict[str, Value]:
        """A new one has the next number and serves everything."""
        if row is None:
            number = max((one.window.number for one in self._rows), default=0) + 1
            return {"number": str(number), "serves": EVERYTHING}
        return {"number": str(row.window.number), "serves": " ".join(row.window.serves)}

    def is_in_use(self, row: WindowRow) -> bool:
        """Whether clerks can sit down there."""
        return row.window.in_use

    def save_verb(self, row: WindowRow | None) -> Callable[[], str]:
        """Set the window up as typed."""
        desk, serves = self.desk, self.form.text("serves").split()
        if row is not None:
            number, in_use = row.window.number, row.window.in_use
            return lambda: set_window(desk, number, serves, in_use).id
        fresh = self.form.number("number")

        def add() -> str:
            if any(one.number == fresh for one in list_windows(desk)):
                raise InputError("There is a window of this number already.", field="number")
            return set_window(desk, fresh, serves).id

        return add

    def use_verb(self, row: WindowRow) -> Callable[[], object]:
        """Take it out of use, or back."""
        desk, one = self.desk, row.window
        return lambda: set_window(desk, one.number, one.serves, not one.in_use)

    def empty_words(self) -> str:
        """Without any, nobody can be called."""
        return self.tr("No window is set up. Add one.")

    def add_words(self) -> str:
        """The button."""
        return self.tr("New window")

    def _take_catalogue(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        serves = self.form.fields["serves"]
        assert isinstance(serves, Ordered)
        serves.show_names()
        self.table.viewport().update()

    def _find(self, typed: str) -> Sequence[str]:
        """Groups before single matters: that is what windows mostly serve."""
        words = typed.casefold()
        language = self.context.words.language
        codes = [
            group.code
            for group in self._catalogue.groups
            if words in (group.code.casefold(), group.letter.casefold())
            or words in group.name(language).casefold()
        ]
        if words in self._everything().casefold() or typed == EVERYTHING:
            codes.insert(0, EVERYTHING)
        found = (item.code for item in find_items(self._catalogue, typed))
        return list(dict.fromkeys((*codes, *found)))

    def _code_name(self, code: str) -> str:
        language = self.context.words.language
        if code == EVERYTHING:
            return self._everything()
        group = self._catalogue.group(code)
        if group is not None:
            return self.tr("Group {letter} · {name}").format(
                letter=group.letter, name=group.name(language)
            )
        item = self._catalogue.item(code)
        return code if item is None else f"{code} {item.short_name(language)}"

    def _everything(self) -> str:
        return self.tr("Everything else")

    def _serves(self, row: WindowRow) -> str:
        join = "、".join if self.context.words.language.startswith("zh") else ", ".join
        return join(self._code_name(code) for code in row.window.serves)

    def _who(self, row: WindowRow) -> str:
        if not row.window.in_use:
            return self.tr("not in use")
        return (row.clerk or row.desk) if row.window.device else "—"

    def _tone(self, row: WindowRow) -> Tone | None:
        return Tone.QUIET if not row.window.in_use or not row.window.device else None

"""The search field of the 'Visits' page and what it found. The keyboard stays in the field.

Not here: how a visit is found (`counter_app.hall.finding`).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QSizePolicy

from counter_app.errors import CounterError
from counter_app.hall.catalogue import Catalogue
from counter_app.hall.finding import Found, find, find_by_id, newest_today
from counter_app.hall.persons import mask_document
from counter_app.journal.clock import day_of
from counter_app.people.desk import Desk
from ui.newest import NewestAnswer
from ui.page import Page
from ui.pages.visit_words import matter_names, state_tone, time_of_day
from ui.widgets.card import Card
from ui.widgets.field import Field
from ui.widgets.table import Column, Table


@dataclass(frozen=True)
class Query:
    """What is looked for: words as typed, or a document or a visit that was scanned."""

    typed: str = ""
    document: str = ""
    visit: str = ""


def look_up(desk: Desk, query: Query) -> list[Found]:
    """What fits; today's newest while nothing is asked. Runs on the database thread."""
    if query.visit:
        return [find_by_id(desk, query.visit)]
    if query.document or query.typed:
        return find(desk, query.document or query.typed)
    return newest_today(desk)


class VisitSearch(QObject):
    """`field` and `found`, a card with the table, for the page to place.

    `chosen` carries the selected visit, or None; `told` a line about what is shown; `paged` 1 or
    -1 when a page key was pressed in the field.
    """

    chosen = Signal(object)
    told = Signal(str)
    paged = Signal(int)

    def __init__(self, page: Page, failed: Callable[[CounterError], None]) -> None:
        super().__init__(page)
        self._context, self._say = page.context, page.say
        self.catalogue = Catalogue((), ())
        self._query = Query()
        desk, look = page.context.desk, page.look
        self._answers: NewestAnswer[Query, list[Found]] = NewestAnswer(
            page, lambda query: look_up(desk, query), self._show, failed
        )
        self.field = Field(
            look,
            "",
            placeholder=self.tr(
                "Name, pinyin or initials, end of document or phone, ticket; or scan"
            ),
        )
        self.field.label.hide()
        self.field.edit.setAccessibleName(self.tr("Find a visit"))
        self.table = self._make_table()
        self.found = Card(look, margin=10, spacing=0)
        self.found.body.addWidget(self.table)
        keys = Qt.Key
        self._keys: dict[int, Callable[[], None]] = {
            keys.Key_Down: lambda: self._step(1),
            keys.Key_Up: lambda: self._step(-1),
            keys.Key_PageDown: lambda: self.paged.emit(1),
            keys.Key_PageUp: lambda: self.paged.emit(-1),
            keys.Key_Escape: lambda: self.look_for(Query()),
        }
        self.field.edit.installEventFilter(self)
        self.field.typed.connect(lambda text: self._ask(Query(typed=text.strip())))
        self.table.chosen_row.connect(self.chosen)

    def refresh(self) -> None:
        """Ask the same again."""
        self._answers.ask(self._query)

    def look_for(self, query: Query) -> None:
        """Something else than what is typed is wanted: it takes its place and is selected."""
        self.field.set_text("")
        self.table.clearSelection()
        self._ask(query)

    def selected(self) -> Found | None:
        """The visit that is selected."""
        return self.table.selected()

    def first_focus(self) -> None:
        """Into the field, ready to be typed over."""
        self.field.edit.setFocus(Qt.FocusReason.OtherFocusReason)
        self.field.edit.selectAll()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """In the field, arrows choose, page keys page, Esc clears."""
        if (
            watched is self.field.edit
            and isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        ):
            act = self._keys.get(event.key())
            if act is not None:
                act()
                return True
        return super().eventFilter(watched, event)

    def _make_table(self) -> Table[Found]:
        words = self._context.words
        columns: Sequence[Column[Found]] = (
            Column(self.tr("Ticket"), lambda row: row.ticket, 76, bold=True),
            Column(self.tr("Date"), self._day, 100),
            Column(self.tr("Name"), lambda row: row.person.name or "—", 84),
            Column(self.tr("Document"), lambda row: row.person.document or "—", 164),
            Column(
                self.tr("Matters"), lambda row: matter_names(row.matters, self.catalogue, words)
            ),
            Column(
                self.tr("State"),
                lambda row: self._say(row.state.label),
                142,
                tone=lambda row: state_tone(row.state),
                pill=True,
            ),
            Column(self.tr("Time"), lambda row: time_of_day(row.registered_at), 62),
        )
        empty = self.tr("Nobody found. Type fewer letters, or only the last four digits.")
        table = Table(self._context.style, columns, lambda row: row.id, empty)
        # It takes what the detail leaves.
        table.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        return table

    def _day(self, row: Found) -> str:
        today = day_of(self._context.clock.now()).isoformat()
        return self.tr("today") if row.day == today else row.day

    def _ask(self, query: Query) -> None:
        self._query = query
        self._answers.ask(query)

    def _step(self, by: int) -> None:
        rows = self.table.rows()
        chosen = self.table.selected()
        if not rows:
            return
        at = next((n for n, row in enumerate(rows) if chosen and row.id == chosen.id), None)
        target = (0 if by > 0 else len(rows) - 1) if at is None else at + by
        self.table.select(rows[min(max(target, 0), len(rows) - 1)].id)

    def _show(self, query: Query, rows: list[Found]) -> None:
        self.table.show_rows(rows)
        self.told.emit(self._line(query, len(rows)))
        if rows and query != Query() and self.table.selected() is None:
            self.table.select_first()
        if self.table.selected() is None:
            self.chosen.emit(None)

    def _line(self, query: Query, count: int) -> str:
        if query.document:
            whose = mask_document(query.document)
            return self.tr("Document {document}: {count} visits").format(
                document=whose, count=count
            )
        if query.visit:
            return self.tr("The scanned or opened ticket · Esc shows all of today")
        if query.typed:
            return self.tr("{count} found").format(count=count)
        return self.tr("The last {count} of today").format(count=count)

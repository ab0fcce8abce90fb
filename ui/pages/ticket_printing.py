"""Printing tickets. The record is saved before; how the printing went is an entry.

A ticket is read anew for each print, so that what it says is true and copies are counted.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from counter_app.errors import CounterError
from counter_app.hall.catalogue import Catalogue
from counter_app.hall.desks import hall_name
from counter_app.hall.registering import Ticket, note_printing, read_ticket
from ui.page import Context


def slip_maker(context: Context, ticket: Ticket, catalogue: Catalogue) -> Callable[[], bytes]:
    """What makes a ticket's slip as PDF, in the pool."""
    journal, words = context.desk.journal, context.words

    def make() -> bytes:
        # Imported here: making papers is not needed to start.
        from counter_app.documents.hall_values import slip_of
        from counter_app.documents.ticket_slip import ticket_slip

        slip = slip_of(ticket, hall_name(journal), catalogue, context.clock.now(), words.language)
        return ticket_slip(slip, words.translations).pdf

    return make


class TicketPrinting(QObject):
    """Prints tickets one by one. `printed` and `not_printed` carry the visit's id."""

    printed = Signal(str)
    not_printed = Signal(str, object)

    def __init__(self, context: Context, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._under_way: set[str] = set()

    def is_printing(self, visit: str) -> bool:
        """Whether a print of this visit's ticket is under way."""
        return visit in self._under_way

    def send(self, ticket: Ticket, catalogue: Catalogue) -> None:
        """Print a ticket; while one print of it is under way, another is not begun."""
        visit = ticket.visit.id
        if visit in self._under_way:
            return
        self._under_way.add(visit)
        make = slip_maker(self._context, ticket, catalogue)

        def failed(error: CounterError) -> None:
            self._note(visit, error)

        self._context.printing.send(
            make, lambda: self._note(visit, None), failed, self, ticket.visit.ticket
        )

    def again(self, visit: str, catalogue: Catalogue) -> None:
        """Print the ticket of a visit once more."""
        desk = self._context.desk

        def failed(error: CounterError) -> None:
            self.not_printed.emit(visit, error)

        self._context.work.database(
            lambda: read_ticket(desk, visit),
            lambda ticket: self.send(ticket, catalogue),
            failed,
            self,
        )

    def _note(self, visit: str, error: CounterError | None) -> None:
        desk = self._context.desk

        def noted(_none: None) -> None:
            self._under_way.discard(visit)
            if error is None:
                self.printed.emit(visit)
            else:
                self.not_printed.emit(visit, error)

        def not_noted(fault: CounterError) -> None:
            self._under_way.discard(visit)
            self.not_printed.emit(visit, error or fault)

        self._context.work.database(
            lambda: note_printing(desk, visit, error is None), noted, not_noted, self
        )

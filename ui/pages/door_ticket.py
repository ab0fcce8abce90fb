"""The ticket just given: its band, its print, its correction; and corrections of earlier ones."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from counter_app.errors import CounterError
from counter_app.hall.door import DoorView
from counter_app.hall.persons import PersonFacts
from counter_app.hall.registering import Ticket, correct, read_ticket, reveal
from counter_app.hall.visit_rows import Visit
from ui.page import Page
from ui.pages.correcting import CorrectionPanel
from ui.pages.door_matters import MatterChooser
from ui.pages.door_words import DoorWords, Verdict
from ui.pages.ticket_printing import TicketPrinting
from ui.style import Tone


class DoorTicket(QObject):
    """`shown` carries the verdict of the current ticket whenever it changes."""

    shown = Signal(object)

    def __init__(
        self, page: Page, spoken: DoorWords, matters: MatterChooser, panel: CorrectionPanel
    ) -> None:
        super().__init__(page)
        self._page, self._spoken, self._matters, self._panel = page, spoken, matters, panel
        self._printing = TicketPrinting(page.context, self)
        self._printing.printed.connect(self._printed)
        self._printing.not_printed.connect(self._not_printed)
        self.view: DoorView | None = None
        self.current: Ticket | None = None

    def begin(self) -> None:
        """The next person: prints under way go on, but the band is not theirs any more."""
        self.current = None

    def is_current(self, visit: str) -> bool:
        """Whether this is the ticket just given."""
        return self.current is not None and self.current.visit.id == visit

    def give(self, ticket: Ticket) -> None:
        """Show a new ticket, and print it where the hall prints at once."""
        self.current = ticket
        view = self.view
        if view is not None and view.rules.print_tickets:
            self._say(self.tr("printing the ticket …"))
            self._printing.send(ticket, view.catalogue)
        else:
            self._say(self.tr("not printed (F8 prints it)"))

    def print_again(self) -> None:
        """Print the ticket at hand once more: the one being corrected, or the one just given."""
        visit = self.current.visit.id if self.current is not None else ""
        if self._panel.visit is not None:
            visit = self._panel.visit.id
        if visit and self.view is not None and not self._printing.is_printing(visit):
            if self.is_current(visit):
                self._say(self.tr("printing the ticket …"))
            self._printing.again(visit, self.view.catalogue)

    def read_person(self, visit: str) -> Callable[[], PersonFacts]:
        """Asks for the facts of an earlier visit in full, which is an entry."""
        desk, why = self._page.context.desk, self.tr("to correct it at the door")
        return lambda: reveal(desk, visit, why)

    def correction(self, visit: Visit) -> Callable[[], Ticket]:
        """What the panel says as a verb. Raises `InputError` for what can't be."""
        desk, panel = self._page.context.desk, self._panel
        person, companions = panel.person(), panel.count_of_companions()
        priority, why = panel.priority.values(), panel.why.text()

        def do() -> Ticket:
            correct(desk, visit.id, person, priority, companions, why)
            return read_ticket(desk, visit.id)

        return do

    def corrected(self, ticket: Ticket) -> None:
        """Show what is corrected."""
        if self.is_current(ticket.visit.id):
            self.current = ticket
            self._say(self.tr("corrected"))
        self._page.notice.say(
            Tone.INFO,
            self.tr("Ticket {ticket} is corrected.").format(ticket=ticket.visit.ticket),
        )

    def _printed(self, visit: str) -> None:
        if self.is_current(visit):
            self._page.notice.dismiss()
            self._say(self.tr("ticket printed"))

    def _not_printed(self, visit: str, error: CounterError) -> None:
        if self.is_current(visit):
            self._say(self.tr("printing failed, the record is kept"))
        cause = error.__cause__
        self._page.notice.say(
            Tone.ATTENTION,
            self._page.say(error.phrase),
            details="" if cause is None else type(cause).__name__,
        )

    def _say(self, printing: str) -> None:
        if self.current is not None:
            codes = [matter.code for matter in self.current.visit.matters]
            names = self._matters.names(codes)
            verdict: Verdict = self._spoken.registered(self.current, names, printing)
            self.shown.emit(verdict)

"""The vehicle, and handing the person over to whoever comes with it (N2.5)."""

from __future__ import annotations

from counter_app.hall.case_rows import Case
from counter_app.hall.case_steps import TransportArrived, TransportOrdered
from counter_app.hall.case_work import hand_over, note_arrival, order_transport
from ui.page import Context
from ui.pages.case_card import CaseFacts
from ui.pages.case_step_sheet import StepSheet, Verb
from ui.widgets.chips import Chips
from ui.widgets.key_button import Emphasis


class TransportSheet(StepSheet):
    """A vehicle was asked for, or is here."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.confirm.setText(self.tr("Record the vehicle"))
        self.name_it(self.tr("the vehicle"))
        choices = [(False, self.tr("asked for")), (True, self.tr("is here"))]
        self.here: Chips[bool] = Chips(context.style, self.tr("What happened"), choices)
        self.fields["here"] = self.here
        self.ordered_from = self.add_line("ordered_from", self.tr("Asked for at"))
        self.destination = self.add_line("destination", self.tr("Destination"))
        self.vehicle = self.add_line("vehicle", self.tr("Number plate"))
        self.here.changed.connect(self._show_lines)
        self.lay_out((self.here,), (self.ordered_from, self.destination, self.vehicle))

    def fill(self, case: Case, facts: CaseFacts) -> None:
        """What comes next after what is recorded."""
        self.here.set_value(bool(case.facts(TransportOrdered)))
        self._show_lines()

    def verb(self) -> Verb:
        """Record it."""
        case, at = self.case, self.moment()
        if self.here.value():
            vehicle = self.vehicle.text()
            return lambda desk: note_arrival(desk, case, vehicle, at)
        source, target = self.ordered_from.text(), self.destination.text()
        return lambda desk: order_transport(desk, case, source, target, at)

    def _show_lines(self) -> None:
        here = bool(self.here.value())
        self.vehicle.setVisible(here)
        self.ordered_from.setVisible(not here)
        self.destination.setVisible(not here)


class HandOverSheet(StepSheet):
    """To whom the person was given."""

    def __init__(self, context: Context) -> None:
        super().__init__(context, Emphasis.DANGER)
        self.confirm.setText(self.tr("Handed over"))
        self.name_it(self.tr("hand over"))
        self.receiver = self.add_line("receiver", self.tr("Receiver's name"))
        self.receiver_body = self.add_line("receiver_body", self.tr("Receiver's body"))
        self.vehicle = self.add_line("vehicle", self.tr("Vehicle"))
        self.destination = self.add_line("destination", self.tr("Destination"))
        answers = [(True, self.tr("signed on paper")), (False, self.tr("not signed"))]
        self.signed: Chips[bool] = Chips(context.style, self.tr("Receiver's signature"), answers)
        self.explain(
            self.tr("Print the hand-over sheet first; the receiver signs one of two copies.")
        )
        self.lay_out(
            (self.receiver, self.receiver_body), (self.vehicle, self.destination), (self.signed,)
        )

    def fill(self, case: Case, facts: CaseFacts) -> None:
        """What is known of the vehicle."""
        orders, arrivals = case.facts(TransportOrdered), case.facts(TransportArrived)
        if orders:
            self.receiver_body.set_text(orders[-1].ordered_from)
            self.destination.set_text(orders[-1].destination)
        if arrivals:
            self.vehicle.set_text(arrivals[-1].vehicle)
        self.signed.set_value(False)

    def verb(self) -> Verb:
        """Record it."""
        case, at, signed = self.case, self.moment(), self.signed.value() is True
        receiver, body = self.receiver.text(), self.receiver_body.text()
        vehicle, destination = self.vehicle.text(), self.destination.text()
        return lambda desk: hand_over(
            desk,
            case,
            receiver=receiver,
            receiver_body=body,
            vehicle=vehicle,
            destination=destination,
            signed=signed,
            happened_at=at,
        )

"""With whom this computer exchanges, and how this hall joins a centre (N3.4).

For administrators: known addresses, the certificate's fingerprint to compare, joining by a one-time
code, leaving. How it goes day by day is on the exchange page.
"""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from counter_app.errors import CounterError
from counter_app.exchange.joining import (
    JoinedCentre,
    field_at_fault,
    join_centre,
    leave,
)
from counter_app.people.roles import Right
from counter_app.sync.standing import PeerStanding, read_standing
from counter_app.sync.store import TOPIC
from counter_app.sync.trust import fingerprint
from ui.page import Page
from ui.pages.join_hall import SCANNED, take_apart
from ui.pages.settings_form import Form, focus_on
from ui.pages.settings_section import Section
from ui.widgets.button_row import ButtonRow
from ui.widgets.card import Card
from ui.widgets.field import Field
from ui.widgets.key_button import Emphasis, KeyButton
from ui.widgets.label import Kind, Label
from ui.widgets.table import Column, Table
from ui.widgets.twice import TwiceButton


class ConnectionSection(Section):
    """Peers and what is known of the selected one at the left, the form for a code at the right."""

    right = Right.CHANGE_SETTINGS
    topics: ClassVar[frozenset[str]] = frozenset({TOPIC})

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        look, say = self.look, self.say
        self.table: Table[PeerStanding] = Table(
            look,
            (
                Column(self.tr("With"), lambda one: one.name or say(one.kind.label), bold=True),
                Column(self.tr("What it is"), lambda one: say(one.kind.label), width=110),
            ),
            lambda one: one.peer,
            self.tr("Nobody yet: this computer works alone."),
        )
        self.addresses = Label("", wraps=True)
        self.fingerprint = Label("", wraps=True)
        self.fingerprint.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.code = Field(look, self.tr("Code (type it, or scan it)"))
        self.address = Field(look, self.tr("Address of the centre"))
        self.form = Form({"code": self.code, "address": self.address}, self)
        self.join = KeyButton(look, self.tr("Join"), "Ctrl+S", Emphasis.PRIMARY)
        self.leave = TwiceButton(
            look,
            self.tr("Stop exchanging"),
            self.tr("Press again: nothing more goes there"),
            "F8",
        )
        self.working = Label("", Kind.SECONDARY)
        self._arrange()
        self.table.chosen_row.connect(self._show_peer)
        self.code.edit.textChanged.connect(lambda _text: take_apart(self.code, self.address))
        self.code.entered.connect(lambda: focus_on(self.address))
        self.address.entered.connect(self.join.click)
        self.join.clicked.connect(self._join)
        self.leave.confirmed.connect(self._leave)
        self._show_peer(None)

    def title(self) -> str:
        """The tab."""
        return self.tr("Connection")

    def refresh(self) -> None:
        """Read who is known; the selected one stays selected."""
        journal = self.desk.journal
        self.page.read(lambda: read_standing(journal).peers, self._show)

    def first_focus(self) -> None:
        """On the list, or where a code goes when there is nobody."""
        if self.table.rows():
            focus_on(self.table)
        else:
            focus_on(self.code)

    def on_scanned(self, text: str) -> bool:
        """A code of a hub or centre brings its address as well."""
        if not text.lower().startswith(SCANNED):
            return False
        self.code.set_text(text)
        focus_on(self.join)
        return True

    # ------------------------------------------------------------------ building

    def _arrange(self) -> None:
        look = self.look
        known = Card(look, margin=16, spacing=10, heading=self.tr("Whom this computer meets"))
        self._facts = QWidget()
        grid = QGridLayout(self._facts)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(look.px(16))
        grid.setVerticalSpacing(look.px(8))
        grid.setColumnStretch(1, 1)
        rows = (
            (self.tr("Addresses"), self.addresses),
            (self.tr("Fingerprint of its certificate"), self.fingerprint),
        )
        for row, (name, value) in enumerate(rows):
            label = Label(name, Kind.SECONDARY, wraps=True)
            label.setFixedWidth(look.px(110))
            grid.addWidget(label, row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(value, row, 1)
        known.body.addWidget(self.table, 1)
        known.body.addWidget(self._facts)
        joining = Card(look, margin=16, spacing=10, heading=self.tr("Join a centre"))
        joining.body.addWidget(
            Label(
                self.tr(
                    "The centre's administrator gives you a one-time code. Everything recorded "
                    "here so far goes along, and work goes on meanwhile."
                ),
                Kind.SECONDARY,
                wraps=True,
            )
        )
        for field in (self.code, self.address):
            field.edit.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)
            joining.body.addWidget(field)
        joining.body.addWidget(self.working)
        joining.body.addStretch(1)
        beside = QHBoxLayout()
        beside.setSpacing(look.px(14))
        beside.addWidget(known, 1)
        beside.addWidget(joining, 1)
        ground = QWidget()
        ground.setLayout(beside)
        beside.setContentsMargins(0, 0, 0, 0)
        self.show_scrolled(ground)
        self.body.addWidget(ButtonRow(look, self.join, self.leave))

    # ------------------------------------------------------------------ showing

    def _show(self, peers: tuple[PeerStanding, ...]) -> None:
        first = not self.table.rows()
        self.table.show_rows(peers)
        if first:
            self.table.select_first()
        self._show_peer(self.table.selected())

    def _show_peer(self, peer: PeerStanding | None) -> None:
        self._facts.setVisible(peer is not None)
        self.leave.setVisible(peer is not None)
        if peer is None:
            return
        self.addresses.setText("\n".join(peer.addresses))
        self.fingerprint.setText(
            fingerprint(peer.certificate)
            if peer.certificate
            else self.tr("vouched for by the system's authorities")
        )

    # ------------------------------------------------------------------ acting

    def _join(self) -> None:
        for field in (self.code, self.address):
            if not field.text().strip():
                field.complain(self.tr("This is still empty."))
                return
        desk, address, code = self.desk, self.address.text(), self.code.text()
        self.working.setText(self.tr("Asking there …"))
        self.act(
            self.join, lambda: join_centre(desk, address, code), self._joined, self.form, files=True
        )

    def _joined(self, joined: JoinedCentre) -> None:
        self.working.setText("")
        self.form.load({"code": "", "address": ""})
        self.announce(
            self.tr("This hall has joined {name}.").format(name=joined.name),
            self.tr("Its records go there now, in the background."),
        )
        self._meet_now()
        focus_on(self.table)

    def _leave(self) -> None:
        peer, desk = self.table.selected(), self.desk
        if peer is None:
            return
        self.act(self.leave, lambda: leave(desk, peer.peer), lambda _none: self._meet_now())

    def _meet_now(self) -> None:
        computer = self.context.computer
        if computer is not None:
            self.page.run(computer.meet_now)
        self.refresh()

    def complain(self, error: CounterError, form: Form | None = None) -> None:
        """Say it at the field that is to be mended, else in the page."""
        self.working.setText("")
        if form is not None and form.complain(field_at_fault(error), self.say(error.phrase)):
            self.page.notice.dismiss()
        else:
            super().complain(error, form)

"""With whom this desk exchanges: a card for the hub and one for the centre, each with its state."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from counter_app.journal.clock import local_time
from counter_app.sync.peers import PeerKind
from counter_app.sync.standing import PeerStanding, Standing
from ui.page import Context
from ui.pages.visit_words import day_and_time
from ui.style import Tone
from ui.widgets.card import Card
from ui.widgets.chips import Chip
from ui.widgets.label import Kind, Label
from ui.widgets.verdict import ICONS


class PeerCard(Card):
    """One peer: its state in icon, word and colour, when it was last met, what waits for it."""

    def __init__(self, context: Context) -> None:
        super().__init__(context.style, margin=16, spacing=6)
        self._context = context
        self._icon = Label()
        self.name = Label("", Kind.HEADING, elides=True)
        self.state = Chip(context.style, "", Tone.QUIET)
        self.place = Label("", Kind.SMALL, elides=True)
        self.waiting = Label("", Kind.STRONG, wraps=True)
        self.met = Label("", Kind.SECONDARY)
        self.trouble = Label("", wraps=True)
        self.waits = True
        """Whether something waits for this peer, or may: nothing was read yet."""
        top = QHBoxLayout()
        top.setSpacing(context.style.px(8))
        top.addWidget(self._icon)
        top.addWidget(self.name, 1)
        top.addWidget(self.state)
        for part in (self.place, self.waiting, self.trouble):
            part.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        middle = QHBoxLayout()
        middle.setSpacing(context.style.px(8))
        middle.addWidget(self.waiting, 1)
        middle.addWidget(self.met, 0, Qt.AlignmentFlag.AlignTop)
        self.body.addLayout(top)
        self.body.addWidget(self.place)
        self.body.addLayout(middle)
        self.body.addWidget(self.trouble)
        self.body.addStretch()

    def show_peer(self, peer: PeerStanding, standing: Standing) -> None:
        """Say how it stands with this peer."""
        context = self._context
        say, look = context.words.say, context.style
        tone, word = self._state_of(peer)
        self._icon.setPixmap(look.picture(ICONS[tone], look.accent(tone), 22))
        kind = say(peer.kind.label)
        self.name.setText(peer.name or kind)
        self.place.setText(f"{kind} · {peer.address}" if peer.name else peer.address)
        self.state.setText(word)
        self.state.set_tone(tone)
        self.state.updateGeometry()
        self.met.setText(self._met_words(peer.last_meeting))
        # What the hub has told the centre counts as well, as far as the centre's own word goes.
        count = standing.to_centre if peer.kind is PeerKind.CENTRE else peer.waiting
        waits = bool(count or peer.photos)
        self.waits = waits or peer.last_meeting is None
        self.waiting.setText(self._waiting_words(peer.kind, count or 0, peer.photos))
        self.waiting.set_tone(Tone.ATTENTION if waits else Tone.NORMAL)
        self.trouble.setText("" if peer.trouble is None else say(peer.trouble))
        self.trouble.setVisible(peer.trouble is not None)
        self.setAccessibleName(f"{self.name.text()}: {word}, {self.waiting.text()}")

    def _state_of(self, peer: PeerStanding) -> tuple[Tone, str]:
        if peer.reached is None:
            return Tone.QUIET, self.tr("Not tried yet")
        if not peer.reached:
            return Tone.ATTENTION, self.tr("Not reached")
        if peer.trouble is not None:
            return Tone.ATTENTION, self.tr("Connected, with trouble")
        return Tone.NORMAL, self.tr("Connected")

    def _met_words(self, at: int | None) -> str:
        if at is None:
            return self.tr("Never met yet")
        today = local_time(self._context.clock.now()).date().isoformat()
        return self.tr("Last met {time}").format(time=day_and_time(at, today))

    def _waiting_words(self, kind: PeerKind, count: int, photos: int) -> str:
        if count and photos:
            words = self.tr("{count} records and {photos} photos wait for it")
            return words.format(count=count, photos=photos)
        if photos:
            return self.tr("{photos} photos wait for it").format(photos=photos)
        if count:
            return self.tr("{count} records wait for it").format(count=count)
        if kind is PeerKind.CENTRE:
            return self.tr("✓ The centre has everything")
        return self.tr("✓ The hall has everything")


class Peers(QWidget):
    """All peers side by side; words where there is none."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.cards: list[PeerCard] = []
        self.alone = Card(context.style, margin=16, spacing=6)
        self.alone.body.addWidget(Label(self.tr("This computer works alone"), Kind.HEADING))
        self.alone.body.addWidget(
            Label(
                self.tr(
                    "Everything can be done, and all data are here. An administrator can join a "
                    "centre in Settings, under Connection; what is here goes along."
                ),
                Kind.SECONDARY,
                wraps=True,
            )
        )
        self.alone.hide()
        self._row = QHBoxLayout()
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(context.style.px(16))
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.alone)
        box.addLayout(self._row)

    def show_standing(self, standing: Standing) -> None:
        """One card a peer, the hub first."""
        self._make(standing.peers)
        for card, peer in zip(self.cards, standing.peers, strict=True):
            card.show_peer(peer, standing)
        self.alone.setVisible(not standing.peers)

    def all_have_everything(self) -> bool:
        """Whether somebody is met, and nothing waits for anybody."""
        return bool(self.cards) and not any(card.waits for card in self.cards)

    def _make(self, peers: Sequence[PeerStanding]) -> None:
        while len(self.cards) < len(peers):
            card = PeerCard(self._context)
            self._row.addWidget(card, 1)
            self.cards.append(card)
        while len(self.cards) > len(peers):
            card = self.cards.pop()
            self._row.removeWidget(card)
            card.hide()
            card.deleteLater()

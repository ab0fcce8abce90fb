"""How the current matter is done without coming, offered at the window and never forced (N3.1)."""

from __future__ import annotations

from PySide6.QtWidgets import QSizePolicy, QVBoxLayout

from counter_app.documents.qr import qr_rows
from counter_app.hall.catalogue import Channel, ChannelKind, Item
from ui.page import Context
from ui.style import Tone
from ui.widgets.card import Card
from ui.widgets.key_button import KeyButton
from ui.widgets.label import Kind, Label
from ui.widgets.qr_code import QrCode


class OnlinePanel(Card):
    """How the current matter is done without coming: a code to scan, the steps, the slip."""

    def __init__(self, context: Context) -> None:
        super().__init__(context.style, horizontal=True, margin=14, spacing=16)
        self._language = context.words.language
        self.set_tone(Tone.INFO)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.code = QrCode(context.style, 96)
        self.steps = Label("", wraps=True)
        self.print = KeyButton(context.style, self.tr("Print guidance"), "F8")
        words = QVBoxLayout()
        words.addStretch()
        words.addWidget(Label(self.tr("This can be done without coming"), Kind.HEADING))
        words.addWidget(self.steps)
        words.addStretch()
        self.body.addWidget(self.code)
        self.body.addLayout(words, 1)
        self.body.addWidget(self.print)

    def show_item(self, item: Item) -> None:
        """Show an item that can be done online."""
        channel = online_channel(item)
        assert channel is not None
        lines = [step.said(self._language) for step in channel.steps]
        lines.append(self.tr("Whoever prefers it can go on at the window."))
        self.steps.setText("\n".join(lines))
        scanned = channel.address.startswith("http")
        self.code.setVisible(scanned)
        if scanned:
            self.code.show_rows(qr_rows(channel.address), channel.place.said(self._language))


def online_channel(item: Item | None) -> Channel | None:
    """The way to show for a matter that can be done online: one to scan, else the first."""
    if item is None or not item.online:
        return None
    ways = [one for one in item.channels if one.kind is not ChannelKind.COUNTER]
    return next((one for one in ways if one.address.startswith("http")), ways[0] if ways else None)

"""The channels of a matter: ways to get it done without coming, with address and steps (N3.2)."""

from __future__ import annotations

import msgspec
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from counter_app.hall.catalogue import Channel, ChannelKind, Words
from ui.page import Page
from ui.pages.settings_words import lines_of, words_of
from ui.style import Tone
from ui.widgets.button_row import ButtonRow
from ui.widgets.chips import Chips
from ui.widgets.field import Field
from ui.widgets.key_button import KeyButton
from ui.widgets.label import Kind, Label
from ui.widgets.lines import Lines
from ui.widgets.twice import TwiceButton

_CHANNELS = msgspec.json.Decoder(tuple[Channel, ...])


class ChannelsEdit(QWidget):
    """Channels side by side as chips; the chosen one is filled in below. `typed` when changed.

    As text they are JSON, so that a form can hold them as it holds a line.
    """

    typed = Signal()

    def __init__(self, page: Page) -> None:
        super().__init__()
        self._say = page.say
        look = page.look
        self._channels: list[Channel] = []
        self._at = 0
        self.which = Chips[int](look, self.tr("Ways without coming, and the window"), ())
        self.kind = Chips[str](
            look,
            self.tr("Kind"),
            tuple((kind.value, self._say(kind.label)) for kind in ChannelKind),
        )
        self.chinese = Field(look, self.tr("Where (Chinese)"))
        self.english = Field(look, self.tr("Where (English)"))
        self.address = Field(look, self.tr("Address, number, or name to search for"))
        self.steps = Lines(look, self.tr("Steps, one a line: Chinese | English"), rows=4)
        self.add = KeyButton(look, self.tr("Add a way"), "F6", icon="plus")
        self.out = TwiceButton(
            look, self.tr("Remove this way"), self.tr("Press again to remove it"), "F7"
        )
        self._problem = Label("", Kind.SMALL, wraps=True)
        self._problem.set_tone(Tone.ALARM)
        self._problem.hide()
        self._one = QWidget()
        grid = QGridLayout(self._one)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(look.px(14))
        grid.setVerticalSpacing(look.px(8))
        grid.addWidget(self.kind, 0, 0, 1, 2)
        grid.addWidget(self.chinese, 1, 0)
        grid.addWidget(self.english, 1, 1)
        grid.addWidget(self.address, 2, 0, 1, 2)
        grid.addWidget(self.steps, 3, 0, 1, 2)
        for column in (0, 1):
            grid.setColumnStretch(column, 1)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(look.px(8))
        for widget in (
            self.which,
            self._problem,
            self._one,
            ButtonRow(look, self.add, self.out),
        ):
            box.addWidget(widget)
        self.setFocusProxy(self.add)
        self.which.changed.connect(self._chosen)
        self.kind.changed.connect(self._edited)
        for field in (self.chinese, self.english, self.address):
            field.typed.connect(self._edited)
        self.steps.typed.connect(self._edited)
        self.add.clicked.connect(self._add)
        self.out.confirmed.connect(self._remove)
        self._show()

    def text(self) -> str:
        """The channels as JSON."""
        return text_of_channels(tuple(self._channels))

    def set_text(self, text: str) -> None:
        """Put channels there; an error goes."""
        self._channels = list(channels_of(text))
        self._at = min(self._at, max(0, len(self._channels) - 1))
        self.complain("", focus=False)
        self._show()

    def complain(self, text: str, *, focus: bool = True) -> None:
        """Show what is wrong, and go where it is mended; empty takes it away."""
        self._problem.setText(text)
        self._problem.setVisible(bool(text))
        if text and focus:
            self.add.setFocus(Qt.FocusReason.OtherFocusReason)

    def problem(self) -> str:
        """The error that is shown; empty when there is none."""
        return self._problem.text()

    def _show(self) -> None:
        labels = [self._say(channel.kind.label) for channel in self._channels]
        self.which.set_options([(at, f"{at + 1} {label}") for at, label in enumerate(labels)])
        self._one.setVisible(bool(self._channels))
        self.out.setVisible(bool(self._channels))
        if not self._channels:
            return
        self.which.set_value(self._at)
        channel = self._channels[self._at]
        self.kind.set_value(channel.kind.value)
        self.chinese.set_text(channel.place.chinese)
        self.english.set_text(channel.place.english)
        self.address.set_text(channel.address)
        self.steps.set_text(lines_of(channel.steps))

    def _chosen(self) -> None:
        self._at = self.which.value() or 0
        self._show()

    def _edited(self) -> None:
        kind = ChannelKind(self.kind.value() or ChannelKind.PORTAL)
        before = self._channels[self._at].kind
        self._channels[self._at] = Channel(
            kind=kind,
            place=Words(self.chinese.text(), self.english.text()),
            address=self.address.text(),
            steps=words_of(self.steps.text()),
        )
        self.complain("", focus=False)
        if kind is not before:
            self._show()
            self.kind.first_focus()
        self.typed.emit()

    def _add(self) -> None:
        self._channels.append(Channel(kind=ChannelKind.PORTAL, place=Words("", "")))
        self._at = len(self._channels) - 1
        self.complain("", focus=False)
        self._show()
        self.kind.first_focus()
        self.typed.emit()

    def _remove(self) -> None:
        del self._channels[self._at]
        self._at = max(0, self._at - 1)
        self._show()
        if self._channels:
            self.which.first_focus()
        else:
            self.add.setFocus(Qt.FocusReason.OtherFocusReason)
        self.typed.emit()


def channels_of(text: str) -> tuple[Channel, ...]:
    """Channels from their JSON; none for an empty text."""
    return _CHANNELS.decode(text) if text else ()


def text_of_channels(channels: tuple[Channel, ...]) -> str:
    """Channels as JSON, as a form holds them; empty for none."""
    return msgspec.json.encode(channels).decode() if channels else ""

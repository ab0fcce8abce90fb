"""The number of the health authority, large above the isolation cases while it is to be called."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout

from counter_app.hall.rules import HallRules
from ui.style import Style, Tone
from ui.widgets.card import Card
from ui.widgets.label import Kind, Label


class CaseDial(Card):
    """Whom to call at which number, or that the number is not set."""

    def __init__(self, style: Style) -> None:
        super().__init__(style, horizontal=True, margin=16, spacing=16)
        self.authority = Label("", Kind.STRONG, wraps=True)
        self.phone = Label("", Kind.DISPLAY)
        self.phone.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        picture = Label()
        picture.setPixmap(style.picture("phone", style.colour("info"), 28))
        words = QVBoxLayout()
        words.setSpacing(style.px(2))
        words.addWidget(Label(self.tr("Call at once"), Kind.SMALL))
        words.addWidget(self.authority)
        self.body.addWidget(picture)
        self.body.addLayout(words, 1)
        self.body.addWidget(self.phone)

    def show_rules(self, rules: HallRules) -> None:
        """Show the hall's health authority."""
        known = bool(rules.health_authority_phone)
        self.phone.setText(rules.health_authority_phone)
        self.phone.setVisible(known)
        name = rules.health_authority or self.tr("Health authority")
        unknown = self.tr(
            "{name}: the phone number is not set. Ask the administrator to enter it in Settings."
        )
        self.authority.setText(name if known else unknown.format(name=name))
        self.authority.set_tone(None if known else Tone.ATTENTION)

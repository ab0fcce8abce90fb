"""How this computer's screen speaks and looks. Kept on this computer, not in the hall's journal."""

from __future__ import annotations

from counter_app.language import CHINESE, ENGLISH
from ui.computer import Computer
from ui.page import Page
from ui.pages.settings_form import NO, YES, Form, yes_no
from ui.pages.settings_section import Section
from ui.screen_settings import SCALES, ScreenSettings
from ui.widgets.button_row import ButtonRow
from ui.widgets.card import Card
from ui.widgets.chips import Chips
from ui.widgets.key_button import Emphasis
from ui.widgets.label import Kind, Label
from ui.widgets.twice import TwiceButton


class ScreenSection(Section):
    """Language, size, contrast; they hold at once, on pages that are built anew."""

    of_computer = True

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        look, computer = self.look, page.context.computer
        assert computer is not None
        self._computer: Computer = computer
        sizes = {1.0: self.tr("normal"), 1.25: self.tr("large"), 1.5: self.tr("very large")}
        self.form = Form(
            {
                "language": Chips[str](
                    look,
                    self.tr("Language"),
                    # Each in its own tongue: whoever needs it can read it.
                    ((CHINESE, "中文"), (ENGLISH, self.tr("English"))),
                ),
                "scale": Chips[str](
                    look,
                    self.tr("Size of type"),
                    tuple((str(scale), f"{sizes[scale]} ×{scale:g}") for scale in SCALES),
                ),
                "high_contrast": Chips[str](
                    look, self.tr("Strong contrast"), ((YES, self.tr("on")), (NO, self.tr("off")))
                ),
            },
            self,
        )
        self.button = TwiceButton(
            look,
            self.tr("Use these"),
            self.tr("Press again: what is typed and not saved goes"),
            "Ctrl+S",
            Emphasis.PRIMARY,
        )
        self.button.confirmed.connect(self.save)
        card = Card(look, margin=18, spacing=16)
        for name, chips in self.form.fields.items():
            card.body.addWidget(chips)
            if name in computer.fixed:
                chips.setEnabled(False)
                card.body.addWidget(
                    Label(
                        self.tr("Set when the program was started; it holds until it is closed."),
                        Kind.SMALL,
                        wraps=True,
                    )
                )
        card.body.addWidget(
            Label(
                self.tr(
                    "It holds for this computer and everybody who signs in here. The pages are "
                    "built anew at once; you stay signed in."
                ),
                Kind.SECONDARY,
                wraps=True,
            )
        )
        card.body.addStretch(1)
        self.show_scrolled(card)
        self.body.addWidget(ButtonRow(look, self.button))
        now = computer.screen
        self.form.load(
            {
                "language": frozenset({now.language}),
                "scale": frozenset({str(now.scale)}),
                "high_contrast": yes_no(now.high_contrast),
            }
        )
        self.form.changed.connect(self.state_changed)
        self.form.changed.connect(self.button.calm_down)

    def title(self) -> str:
        """The tab."""
        return self.tr("Screen")

    def first_focus(self) -> None:
        """To the first choice that is open."""
        chips = [one for one in self.form.fields.values() if one.isEnabled()]
        for one in chips[:1]:
            assert isinstance(one, Chips)
            one.first_focus()

    def has_unsaved(self) -> bool:
        """Whether something else is chosen than is shown."""
        return bool(self.form.unsaved())

    def save(self) -> None:
        """Keep the choice, and show everything so."""
        settings = ScreenSettings(
            language=self.form.text("language"),
            scale=float(self.form.text("scale")),
            high_contrast=self.form.text("high_contrast") == YES,
        )
        computer = self._computer
        self.act(
            self.button,
            lambda: computer.keep_screen(settings),
            lambda _done: computer.show_screen(settings),
            files=True,
        )

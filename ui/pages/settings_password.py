"""One's own password: everybody changes it who knows the present one."""

from __future__ import annotations

from counter_app.hall.rules import read_rules
from counter_app.people.signing_in import change_own_password
from ui.page import Page
from ui.pages.settings_form import Form, focus_on
from ui.pages.settings_section import Section
from ui.widgets.button_row import ButtonRow
from ui.widgets.card import Card
from ui.widgets.field import Field
from ui.widgets.key_button import Emphasis, KeyButton
from ui.widgets.label import Kind, Label


class PasswordSection(Section):
    """The present password and twice the new one. Nothing of it is kept as a draft."""

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        look = self.look
        self.old = Field(look, self.tr("Present password"), password=True)
        self.new = Field(look, self.tr("New password"), password=True)
        self.again = Field(look, self.tr("The same password again"), password=True)
        fields = {"old_password": self.old, "password": self.new, "again": self.again}
        self.form = Form(fields, self)
        self.button = KeyButton(look, self.tr("Change password"), "Ctrl+S", Emphasis.PRIMARY)
        self.button.clicked.connect(self.save)
        for field in fields.values():
            field.entered.connect(self._go_on)
        card = Card(look, margin=18, spacing=12)
        card.setMaximumWidth(look.px(460))
        person = page.context.desk.person
        who = self.tr("For {person} (signs in as {login})")
        card.body.addWidget(
            Label(who.format(person=person.name, login=person.login), Kind.HEADING, wraps=True)
        )
        for field in fields.values():
            card.body.addWidget(field)
        card.body.addWidget(
            Label(
                self.tr("At least 8 characters, without the sign-in name."),
                Kind.SECONDARY,
                wraps=True,
            )
        )
        card.body.addStretch(1)
        self.show_scrolled(card)
        self.body.addWidget(ButtonRow(look, self.button))

    def title(self) -> str:
        """The tab."""
        return self.tr("My password")

    def first_focus(self) -> None:
        """Begin at the present one."""
        focus_on(self.old)

    def save(self) -> None:
        """Change it, if the present one is right."""
        old, new, desk = self.old.text(), self.new.text(), self.desk
        self.form.clear_marks()
        for field in (self.old, self.new):
            if not field.text():
                field.complain(self.tr("This is still empty."))
                return
        if new != self.again.text():
            self.again.complain(self.tr("The two passwords are not the same."))
            return

        def do() -> None:
            change_own_password(desk, old, new, read_rules(desk.journal).lock_out)

        self.act(self.button, do, lambda _done: self._saved(), self.form)

    def _saved(self) -> None:
        self.form.undo()
        self.announce(self.tr("Your password was changed. Use the new one from now on."))
        self.first_focus()

    def _go_on(self) -> None:
        """Enter goes on, and from the last field it is the button."""
        order = (self.old, self.new, self.again)
        here = next((at for at, field in enumerate(order) if field.edit.hasFocus()), -1)
        if here == len(order) - 1:
            self.save()
        elif here >= 0:
            focus_on(order[here + 1])

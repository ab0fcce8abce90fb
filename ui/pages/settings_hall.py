"""Settings of the hall: its names, its limits and habits (`hall.rules`), the epidemic's end."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import ClassVar

import msgspec
from PySide6.QtWidgets import QGridLayout

from counter_app.errors import InputError
from counter_app.hall.desks import desk_name, hall_name, rename_desk, rename_hall
from counter_app.hall.epidemic import (
    make_up_until,
    parse_end,
    read_epidemic_end,
    set_epidemic_end,
)
from counter_app.hall.rules import BODIES, NAMES, HallRules, read_rules, set_rules
from counter_app.hall.shifts import parse_shift
from counter_app.people.roles import Right
from ui.page import Page
from ui.pages.settings_form import NO, YES, Entry, Form, SaveBar, Value, focus_on, yes_no
from ui.pages.settings_section import Section
from ui.widgets.card import Card
from ui.widgets.chips import Chips, Choice
from ui.widgets.field import Field
from ui.widgets.label import Kind, Label

NUMBERS = (
    "inside_limit",
    "idle_minutes",
    "lock_tries",
    "lock_minutes",
    "place_minutes",
    "call_minutes",
    "observe_minutes",
    "disinfect_minutes",
    "backups_kept",
)
SWITCHES = ("print_tickets", "close_leftovers")
LINES = (*BODIES, "opens_at", "closes_at")
COLUMNS = 6


class HallSection(Section):
    """One form; only what was changed is recorded."""

    right = Right.CHANGE_SETTINGS
    topics: ClassVar[frozenset[str]] = frozenset({"rules", "hall", "desk", "epidemic"})

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self._rules = HallRules()
        self.form = Form(self._fields(), self)
        self.bar = SaveBar(self.look, self.form)
        self.bar.save.clicked.connect(self.save)
        self.form.changed.connect(self.state_changed)
        self.make_up = Label("", Kind.SECONDARY, wraps=True)
        self.form.changed.connect(self._say_make_up)
        card = Card(self.look, margin=18, spacing=10)
        grid = QGridLayout()
        grid.setHorizontalSpacing(self.look.px(16))
        grid.setVerticalSpacing(self.look.px(10))
        for column in range(COLUMNS):
            grid.setColumnStretch(column, 1)
        self._fill(grid)
        card.body.addLayout(grid)
        card.body.addStretch(1)
        self.show_scrolled(card)
        self.body.addWidget(self.bar)

    def title(self) -> str:
        """The tab."""
        return self.tr("Hall")

    def refresh(self) -> None:
        """Read names and rules."""
        journal = self.desk.journal

        def read() -> tuple[str, str, date | None, HallRules]:
            return (
                hall_name(journal),
                desk_name(journal),
                read_epidemic_end(journal),
                read_rules(journal),
            )

        self.page.read(read, self._show)

    def first_focus(self) -> None:
        """The limit of people inside is what changes most."""
        focus_on(self.form.fields["inside_limit"])

    def has_unsaved(self) -> bool:
        """Whether a field differs from what holds."""
        return bool(self.form.unsaved())

    def save(self) -> None:
        """Record what was changed, each by its verb."""
        desk, form, unsaved = self.desk, self.form, set(self.form.unsaved())
        name, desk_called = form.text("name"), form.text("desk_name")
        try:
            end = parse_end(form.text("epidemic_end"))
            rules = msgspec.structs.replace(
                self._rules,
                **{number: form.number(number) for number in NUMBERS},
                **{switch: form.text(switch) == YES for switch in SWITCHES},
                thermometers=tuple(_names(form.text("thermometers"))),
                shifts=tuple(parse_shift(one) for one in _names(form.text("shifts"))),
                **{line: form.text(line) for line in LINES},
                open_days=tuple(sorted(map(int, form.values()["open_days"]))),
            )
        except InputError as error:
            self.complain(error, form)
            return

        def do() -> None:
            if "name" in unsaved:
                rename_hall(desk, name)
            if "desk_name" in unsaved:
                rename_desk(desk, desk_called)
            if "epidemic_end" in unsaved:
                set_epidemic_end(desk, end)
            if unsaved - {"name", "desk_name", "epidemic_end"}:
                set_rules(desk, rules)

        saved = form.values()
        self.act(self.bar.save, do, lambda _done: self._saved(saved), form)

    def _saved(self, saved: Mapping[str, Value]) -> None:
        # The refresh then shows it as it was kept.
        self.form.settle(saved)
        self.refresh()
        self.bar.say_saved()

    def _say_make_up(self) -> None:
        """What follows from the day in the field."""
        try:
            end = parse_end(self.form.text("epidemic_end"))
        except InputError:
            end = None
        self.make_up.setText(
            self.tr("What was put off can be made up until {day}.").format(
                day=make_up_until(end).isoformat()
            )
            if end is not None
            else self.tr("While the end is not known, nothing that was put off falls due.")
        )

    def _show(self, read: tuple[str, str, date | None, HallRules]) -> None:
        name, desk_called, end, self._rules = read
        rules = self._rules
        self.form.refresh(
            {
                "name": name,
                "desk_name": desk_called,
                "epidemic_end": "" if end is None else end.isoformat(),
                **{number: str(getattr(rules, number)) for number in NUMBERS},
                **{switch: yes_no(getattr(rules, switch)) for switch in SWITCHES},
                "thermometers": "，".join(rules.thermometers),
                "shifts": "，".join(f"{self.say(one.label)} {one.hours}" for one in rules.shifts),
                **{line: getattr(rules, line) for line in LINES},
                "open_days": frozenset(map(str, rules.open_days)),
            }
        )

    def _fields(self) -> dict[str, Entry]:
        fields: dict[str, Entry] = {
            "name": Field(self.look, self.tr("Name of the hall")),
            "desk_name": Field(self.look, self.tr("Name of this desk")),
            "epidemic_end": Field(
                self.look, self.tr("End of the epidemic"), placeholder=self.tr("not known")
            ),
        }
        choices = ((YES, self.tr("on")), (NO, self.tr("off")))
        for name in NAMES:
            label = self.say(NAMES[name])
            if name in SWITCHES:
                fields[name] = Chips[str](self.look, label, choices)
            elif name == "open_days":
                fields[name] = Chips[str](self.look, label, self._days(), Choice.SEVERAL)
            else:
                fields[name] = Field(self.look, label)
        thermometers = fields["thermometers"]
        assert isinstance(thermometers, Field)
        thermometers.edit.setPlaceholderText(self.tr("T-01, T-02 …"))
        shifts = fields["shifts"]
        assert isinstance(shifts, Field)
        shifts.edit.setPlaceholderText(self.tr("Morning 08:00-12:30, afternoon 12:30-18:00 …"))
        return fields

    def _days(self) -> list[tuple[str, str]]:
        names = (
            self.tr("Mon"),
            self.tr("Tue"),
            self.tr("Wed"),
            self.tr("Thu"),
            self.tr("Fri"),
            self.tr("Sat"),
            self.tr("Sun"),
        )
        return [(str(number), name) for number, name in enumerate(names, 1)]

    def _fill(self, grid: QGridLayout) -> None:
        """Fields in rows of six, under a word for what they are about."""
        blocks: tuple[tuple[str, tuple[tuple[tuple[str, int], ...], ...]], ...] = (
            (
                self.tr("This hall"),
                ((("name", 4), ("desk_name", 2)),),
            ),
            (
                self.tr("Every day"),
                (
                    (("opens_at", 1), ("closes_at", 1), ("open_days", 4)),
                    (("inside_limit", 3), ("backups_kept", 3)),
                    (("print_tickets", 3), ("close_leftovers", 3)),
                    (("thermometers", 6),),
                    (("shifts", 6),),
                ),
            ),
            (
                self.tr("A suspected case"),
                (
                    (("place_minutes", 3), ("call_minutes", 3)),
                    (("observe_minutes", 3), ("disinfect_minutes", 3)),
                    (("health_authority", 3), ("health_authority_phone", 3)),
                    (("local_government", 3), ("local_government_phone", 3)),
                    (("superior_body", 3), ("superior_body_phone", 3)),
                ),
            ),
            (self.tr("The epidemic"), ((("epidemic_end", 3),),)),
            (
                self.tr("Locking"),
                (
                    (("idle_minutes", 6),),
                    (("lock_tries", 3), ("lock_minutes", 3)),
                ),
            ),
        )
        row = 0
        for heading, lines in blocks:
            grid.addWidget(Label(heading, Kind.HEADING), row, 0, 1, COLUMNS)
            row += 1
            for line in lines:
                column = 0
                for name, width in line:
                    grid.addWidget(self.form.fields[name], row, column, 1, width)
                    column += width
                    if name == "epidemic_end":
                        grid.addWidget(self.make_up, row, column, 1, COLUMNS - column)
                row += 1


def _names(text: str) -> list[str]:
    """Names separated by commas of any kind or line ends."""
    return [one.strip() for one in re.split(r"[,，、;；\n]", text) if one.strip()]

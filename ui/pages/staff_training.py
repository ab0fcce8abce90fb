"""Who of the staff was taught what about protection, and who lacks a required topic (N6.3).

Who leads sees and keeps all of it; everybody else sees their own.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

from PySide6.QtCore import Qt

from counter_app.errors import CounterError
from counter_app.hall.desks import hall_name
from counter_app.hall.training import (
    Lacking,
    Training,
    correct_training,
    list_trainings,
    own_trainings,
    record_training,
    take_out_trainings,
    who_lacks_training,
    withdraw_training,
)
from counter_app.hall.training_topics import Topic, list_topics, set_topic
from counter_app.people.roles import Right
from counter_app.people.users import user_names
from ui.file_saving import ask_where, save_file
from ui.page import Page
from ui.pages.settings_section import Section
from ui.pages.sheet import Sheet
from ui.pages.staff_sheets import WhySheet
from ui.pages.staff_training_sheets import TopicSheet, TrainingSheet
from ui.paper_sheet import PaperSheet
from ui.widgets.button_row import ButtonRow
from ui.widgets.card import Card
from ui.widgets.key_button import Emphasis, KeyButton
from ui.widgets.label import Kind, Label
from ui.widgets.table import Column, Table


@dataclass(frozen=True)
class Taught:
    """What the part shows."""

    trainings: list[Training]
    lacking: list[Lacking]
    topics: list[Topic]
    names: dict[str, str]


class TrainingPart(Section):
    """The trainings, and below them who lacks what."""

    right = Right.REPORT_HEALTH
    topics: ClassVar[frozenset[str]] = frozenset({"training", "training_topic", "user"})

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        look, may = self.look, self.desk.may
        self._reads, self._keeps = may(Right.READ_STAFF), may(Right.KEEP_STAFF)
        self.taught = Taught([], [], [], {})
        self.table: Table[Training] = Table(
            look, self._columns(), lambda row: row.id, self.tr("No training on record yet.")
        )
        self.lacking: Table[Lacking] = Table(
            look,
            [
                Column(self.tr("Name"), lambda row: row.name, 150, bold=True),
                Column(self.tr("Still lacks"), self._topics_of),
            ],
            lambda row: row.user,
            self.tr("Everybody has every required topic."),
        )
        self.add = KeyButton(look, self.tr("New training"), "F9", Emphasis.PRIMARY, icon="book")
        self.correct = KeyButton(look, self.tr("Correct"), "F6", icon="edit")
        self.withdraw = KeyButton(look, self.tr("Take back"), "F8", icon="cross")
        self.topic = KeyButton(look, self.tr("Topics"), "F5", icon="clipboard")
        self.paper = KeyButton(look, self.tr("Training record"), "F4", icon="document")
        self.save = KeyButton(look, self.tr("Save as a table"), "F7", icon="disk")
        self.form, self.why = TrainingSheet(self.context), WhySheet(self.context)
        self.topic_form = TopicSheet(self.context)
        self.preview = PaperSheet(self.context, self.close_sheet)
        self._sheets: tuple[Sheet, ...] = (self.form, self.why, self.topic_form)
        self._arrange()
        self._connect()
        self._show_buttons()

    def title(self) -> str:
        """The tab."""
        return self.tr("Training")

    def refresh(self) -> None:
        """Read anew."""
        self.page.read(self._read, self._show)

    def first_focus(self) -> None:
        """On the table, or where something is asked."""
        asking = next((sheet for sheet in self._sheets if not sheet.isHidden()), None)
        if asking is not None:
            asking.first_focus()
        elif not self.preview.isHidden():
            self.preview.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            if self.table.selected() is None:
                self.table.select_first()
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def close_sheet(self) -> None:
        """Back to the list."""
        for widget in (*self._sheets, self.preview):
            widget.hide()
        for shown in self._usual:
            shown.show()
        self._below.setVisible(self._reads)
        self._show_buttons()
        self.first_focus()

    # ------------------------------------------------------------------ building

    def _columns(self) -> list[Column[Training]]:
        columns = [
            Column[Training](self.tr("Held on"), lambda row: row.facts.day.isoformat(), 112),
            Column[Training](self.tr("Topic"), lambda row: self._topic(row.facts.topic), bold=True),
            Column[Training](
                self.tr("Minutes"), lambda row: str(row.facts.minutes), 76, right=True
            ),
            Column[Training](self.tr("Taught by"), lambda row: row.facts.taught_by, 170),
        ]
        if self._reads:
            columns.append(
                Column[Training](
                    self.tr("People"), lambda row: str(len(row.facts.participants)), 70, right=True
                )
            )
        else:
            columns.append(Column[Training](self.tr("Passed"), self._passed, 90))
        return columns

    def _arrange(self) -> None:
        listed, self._below = Card(self.look, margin=8), Card(self.look, margin=8)
        listed.body.addWidget(self.table)
        self._below.body.addWidget(Label(self.tr("Who lacks a required topic"), Kind.SMALL))
        self._below.body.addWidget(self.lacking)
        buttons = ButtonRow(
            self.look, self.add, self.correct, self.withdraw, self.topic, self.paper, self.save
        )
        self._usual = (listed, buttons)
        for sheet in (*self._sheets, self.preview):
            sheet.hide()
            self.body.addWidget(sheet, 1)
        self.body.addWidget(listed, 3)
        self.body.addWidget(self._below, 2)
        # Only now: a widget without a parent would be a window of its own.
        self._below.setVisible(self._reads)
        self.body.addWidget(buttons)

    def _connect(self) -> None:
        self.add.clicked.connect(self._begin)
        self.correct.clicked.connect(self._begin_correction)
        self.withdraw.clicked.connect(self._begin_withdrawal)
        self.topic.clicked.connect(self._begin_topic)
        self.paper.clicked.connect(self._show_paper)
        self.save.clicked.connect(self._ask_where)
        self.table.chosen_row.connect(lambda _row: self._show_buttons())
        self.table.activated_row.connect(lambda _row: self._begin_correction())
        self.form.confirmed.connect(self._keep)
        self.why.confirmed.connect(self._withdraw)
        self.topic_form.confirmed.connect(self._keep_topic)
        for sheet in self._sheets:
            sheet.cancelled.connect(self.close_sheet)

    # ------------------------------------------------------------------ showing

    def _read(self) -> Taught:
        desk, reads = self.desk, self._reads
        return Taught(
            list_trainings(desk) if reads else own_trainings(desk),
            who_lacks_training(desk) if reads else [],
            list_topics(desk),
            user_names(desk.journal),
        )

    def _show(self, taught: Taught) -> None:
        self.taught = taught
        self.table.show_rows(taught.trainings)
        self.lacking.show_rows(taught.lacking)
        self._show_buttons()

    def _show_buttons(self) -> None:
        chosen = self.table.selected() is not None
        self.add.setVisible(self._keeps)
        self.topic.setVisible(self._keeps)
        for button in (self.correct, self.withdraw):
            button.setVisible(self._keeps and chosen)
        for button in (self.paper, self.save):
            button.setVisible(self._reads)

    def _topic(self, code: str) -> str:
        language = self.context.words.language
        named = {topic.code: topic.name.said(language) for topic in self.taught.topics}
        return named.get(code, code)

    def _topics_of(self, row: Lacking) -> str:
        language = self.context.words.language
        return self.context.words.listing([topic.name.said(language) for topic in row.topics])

    def _passed(self, row: Training) -> str:
        return self.say(row.facts.participants[0].passed.label) if row.facts.participants else ""

    # ------------------------------------------------------------------ acting

    def _begin(self) -> None:
        self.form.begin(self.taught.topics, self.taught.names, None)
        self._open(self.form)

    def _begin_correction(self) -> None:
        row = self.table.selected()
        if row is not None and self._keeps:
            self.form.begin(self.taught.topics, self.taught.names, row)
            self._open(self.form)

    def _keep(self) -> None:
        desk, form, now = self.desk, self.form, self.context.clock.now()
        try:
            facts, why = form.facts(now), form.why.text()
        except CounterError as error:
            form.refuse(error)
            return
        training = form.training
        if training is None:
            self._change(form, lambda: record_training(desk, facts))
        else:
            self._change(form, lambda: correct_training(desk, training, facts, why))

    def _begin_withdrawal(self) -> None:
        row = self.table.selected()
        if row is not None:
            words = self.tr("{topic} of {day}: take the record back?")
            heading = words.format(topic=self._topic(row.facts.topic), day=row.facts.day)
            self.why.begin(row.id, heading, self.tr("The journal keeps what was written."))
            self._open(self.why)

    def _withdraw(self) -> None:
        desk, training, why = self.desk, self.why.subject, self.why.why.text()
        self._change(self.why, lambda: withdraw_training(desk, training, why))

    def _begin_topic(self) -> None:
        self.topic_form.begin(self.taught.topics)
        self._open(self.topic_form)

    def _keep_topic(self) -> None:
        desk, topic = self.desk, self.topic_form.topic()
        self._change(self.topic_form, lambda: set_topic(desk, topic))

    def _change(
        self, sheet: TrainingSheet | WhySheet | TopicSheet, verb: Callable[[], object]
    ) -> None:
        sheet.set_busy(True)

        def done(_result: object, taught: Taught | None) -> None:
            sheet.set_busy(False)
            self.close_sheet()
            if taught is not None:
                self._show(taught)

        self.page.act(verb, self._read, done, sheet.refuse)

    def _open(self, asked: Sheet | PaperSheet) -> None:
        for shown in (*self._usual, self._below):
            shown.hide()
        asked.show()
        self.first_focus()

    # ------------------------------------------------------------------ documents

    def _show_paper(self) -> None:
        desk, words, now = self.desk, self.context.words, self.context.clock.now()

        def taken(read: tuple[Taught, str]) -> None:
            taught, hall = read

            def make() -> bytes:
                from counter_app.documents.training_record import training_record

                prepared = desk.person.name
                return training_record(
                    taught.trainings,
                    taught.lacking,
                    taught.topics,
                    taught.names,
                    hall,
                    prepared,
                    now,
                    words.translations,
                ).pdf

            self._open(self.preview)
            self.preview.show_paper(make, "staff-training.pdf")
            self.first_focus()

        self.act(self.paper, self._take_out, taken)

    def _take_out(self) -> tuple[Taught, str]:
        desk = self.desk
        take_out_trainings(desk)
        return self._read(), hall_name(desk.journal)

    def _ask_where(self) -> None:
        ask_where(self, self.tr("Save as a table"), "staff-training.xlsx", self.save_to)

    def save_to(self, path: Path) -> None:
        """Write the training record as a workbook to a file."""
        translations = self.context.words.translations

        def taken(read: tuple[Taught, str]) -> None:
            taught, hall = read

            def make() -> bytes:
                from counter_app.documents.training_record import training_workbook

                return training_workbook(
                    taught.trainings, taught.topics, taught.names, hall, translations
                )

            def saved(_none: None) -> None:
                self.announce(self.tr("Saved as {name}").format(name=path.name))

            save_file(self.context.work, path, make, saved, self.page.show_error, self)

        self.act(self.save, self._take_out, taken)


def _minutes(row: Training) -> str:
    return str(row.facts.minutes)

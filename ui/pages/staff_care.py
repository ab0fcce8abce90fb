"""What is private to a member of staff: self-check, own notes, notes of staff care (N6.4).

Opened by the sign-in password once more. It closes, and what was typed here goes, whenever it is
out of sight: another page or tab, the lock of an idle desk. Not here: who can read what (`care`).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import ClassVar

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from counter_app.errors import CounterError
from counter_app.hall.care import (
    CareReader,
    CareRecord,
    care_readers,
    keep_care_note,
    keep_own_note,
    keep_self_check,
    read_care,
    share_care,
    unshared_care,
)
from counter_app.hall.rules import read_rules
from counter_app.hall.self_check import self_check_questions
from counter_app.journal.clock import local_time
from counter_app.people.care_keys import Unlocked
from counter_app.people.desk import Desk
from counter_app.people.roles import Right
from counter_app.people.signing_in import unlock_private
from counter_app.people.users import user_names
from ui.page import Page
from ui.pages.settings_form import field_of
from ui.pages.settings_section import Section
from ui.pages.sheet import Sheet
from ui.pages.staff_care_sheets import NoteSheet, SelfCheckSheet
from ui.style import Tone
from ui.widgets.button_row import ButtonRow
from ui.widgets.card import Card
from ui.widgets.field import Field
from ui.widgets.key_button import Emphasis, KeyButton
from ui.widgets.label import Kind, Label
from ui.widgets.scrolled import Scrolled
from ui.widgets.table import Column, Table

KeepVerb = Callable[[Desk, Unlocked], CareRecord]
"""Keeps what was written."""


@dataclass(frozen=True)
class Private:
    """What the open page shows."""

    records: list[CareRecord]
    readers: list[CareReader]
    names: dict[str, str]
    unshared: int


class CarePart(Section):
    """The password first; then one's records, and what can be written."""

    right = Right.CHECK_ONESELF
    topics: ClassVar[frozenset[str]] = frozenset({"care", "care_key", "user"})

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        look = self.look
        self._cares = self.desk.may(Right.READ_CARE_NOTES)
        self._unlocked: Unlocked | None = None
        self._names: dict[str, str] = {}
        self.password = Field(look, self.tr("Your password"), password=True)
        self.enter = KeyButton(look, self.tr("Open"), "Enter", Emphasis.PRIMARY, icon="lock")
        self.readers = Label("", Kind.SECONDARY, wraps=True)
        self.table: Table[CareRecord] = Table(
            look, self._columns(), lambda row: row.id, self.tr("Nothing written yet.")
        )
        self.text = Label("", wraps=True)
        self.check = KeyButton(look, self.tr("How have I been?"), "F9", Emphasis.PRIMARY)
        self.note = KeyButton(look, self.tr("Write a note"), "F8", icon="edit")
        self.care_note = KeyButton(look, self.tr("Note of a talk"), "F6", icon="people")
        self.share = KeyButton(look, "", "F7")
        self.close_button = KeyButton(look, self.tr("Close it"), "F4", icon="lock")
        self.questions = SelfCheckSheet(self.context)
        self.writing = NoteSheet(self.context)
        self._sheets: tuple[Sheet, ...] = (self.questions, self.writing)
        self._arrange()
        self._connect()
        self.close_page()

    def title(self) -> str:
        """The tab."""
        return self.tr("My care")

    def refresh(self) -> None:
        """Read anew, while it is open."""
        if self._unlocked is not None:
            unlocked = self._unlocked
            self.page.read(lambda: self._read(unlocked), self._show)

    def first_focus(self) -> None:
        """Into the password; when open, on the records."""
        asking = next((sheet for sheet in self._sheets if not sheet.isHidden()), None)
        if asking is not None:
            asking.first_focus()
        elif self._unlocked is None:
            self.password.edit.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self.table.rows():
            if self.table.selected() is None:
                self.table.select_first()
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.check.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def is_open(self) -> bool:
        """Whether private records are shown."""
        return self._unlocked is not None

    def close_page(self) -> None:
        """Forget the keys, everything that is shown, and everything that was typed."""
        self._unlocked = None
        self.password.set_text("")
        for sheet in (self.questions, self.writing):
            sheet.wipe()
            sheet.hide()
        self.table.show_rows([])
        self.text.setText("")
        self._opened.hide()
        self._closed.show()

    def hideEvent(self, event: QHideEvent) -> None:
        """Out of sight it is closed."""
        super().hideEvent(event)
        self.close_page()

    def changeEvent(self, event: QEvent) -> None:
        """Under the lock it is closed, seen or not."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.EnabledChange and not self.isEnabled():
            self.close_page()

    # ------------------------------------------------------------------ building

    def _columns(self) -> list[Column[CareRecord]]:
        return [
            Column(self.tr("When"), lambda row: f"{local_time(row.at):%Y-%m-%d %H:%M}", 160),
            Column(self.tr("What"), lambda row: self.say(row.form.label), 130),
            Column(self.tr("About"), lambda row: self._names.get(row.about, "?"), bold=True),
            Column(self.tr("Written by"), lambda row: self._names.get(row.author, "?")),
        ]

    def _arrange(self) -> None:
        look = self.look
        self._opened = QWidget()
        locked = Card(look, margin=18, spacing=12)
        locked.setMaximumWidth(look.px(640))
        locked.body.addWidget(Label(self.tr("Only for you and staff care"), Kind.HEADING))
        locked.body.addWidget(
            Label(
                self.tr(
                    "What is written here is sealed: leaders, administrators and other desks "
                    "can't read it. They can see that something was written, and when. Your "
                    "password opens it; it closes by itself when you go elsewhere."
                ),
                wraps=True,
            )
        )
        locked.body.addWidget(self.password)
        locked.body.addWidget(ButtonRow(look, self.enter))
        locked.body.addWidget(Label(self.tr("Where there is help"), Kind.SMALL))
        locked.body.addWidget(Label(self._help_words(), wraps=True))
        ground = QWidget()
        ground.setProperty("kind", "scrolled")
        below = QVBoxLayout(ground)
        below.setContentsMargins(0, 0, 0, 0)
        below.addWidget(locked)
        below.addStretch()
        self._closed = Scrolled(ground)
        listed = Card(look, margin=8)
        listed.body.addWidget(self.table, 1)
        shown = Card(look, margin=14)
        holder = QWidget()
        holder.setProperty("kind", "scrolled")
        held = QVBoxLayout(holder)
        held.setContentsMargins(0, 0, 0, 0)
        held.addWidget(self.text)
        held.addStretch()
        shown.body.addWidget(Scrolled(holder))
        self._usual = QWidget()
        usual = QVBoxLayout(self._usual)
        usual.setContentsMargins(0, 0, 0, 0)
        usual.setSpacing(look.px(10))
        usual.addWidget(self.readers)
        usual.addWidget(listed, 1)
        usual.addWidget(shown, 1)
        usual.addWidget(
            ButtonRow(look, self.check, self.note, self.care_note, self.share, self.close_button)
        )
        box = QVBoxLayout(self._opened)
        box.setContentsMargins(0, 0, 0, 0)
        for sheet in self._sheets:
            box.addWidget(sheet, 1)
        box.addWidget(self._usual, 1)
        self.body.addWidget(self._closed, 1)
        self.body.addWidget(self._opened, 1)

    def _connect(self) -> None:
        self.enter.clicked.connect(self._open)
        self.close_button.clicked.connect(self._close_by_hand)
        self.table.chosen_row.connect(self._chosen)
        self.check.clicked.connect(self._begin_check)
        self.note.clicked.connect(self._begin_note)
        self.care_note.clicked.connect(self._begin_care_note)
        self.share.clicked.connect(self._share)
        self.questions.confirmed.connect(self._keep_check)
        self.writing.confirmed.connect(self._keep_note)
        for sheet in self._sheets:
            sheet.cancelled.connect(self._close_sheet)

    def _help_words(self) -> str:
        language = self.context.words.language
        return "\n".join(one.what.said(language) for one in self_check_questions().help)

    # ------------------------------------------------------------------ opening

    def _open(self) -> None:
        desk, password = self.desk, self.password.text()
        if not password:
            self.password.complain(self.tr("This is still empty."))
            return
        if not self.enter.isEnabled():
            return
        self.enter.setEnabled(False)

        def do() -> tuple[Unlocked, Private]:
            unlocked = unlock_private(desk, password, read_rules(desk.journal).lock_out)
            return unlocked, self._read(unlocked)

        def opened(pair: tuple[Unlocked, Private]) -> None:
            self.enter.setEnabled(True)
            self.password.set_text("")
            if not self.isVisible():
                return  # gone elsewhere meanwhile
            self._unlocked, private = pair
            self._closed.hide()
            self._opened.show()
            self._usual.show()
            self.page.notice.dismiss()
            self._show(private)
            if self._unlocked.renewed:
                self._say_renewed()
            self.first_focus()

        def failed(error: CounterError) -> None:
            self.enter.setEnabled(True)
            if field_of(error) == "password":
                self.password.complain(self.say(error.phrase))
            else:
                self.page.show_error(error)

        self.page.run(do, opened, failed)

    def _say_renewed(self) -> None:
        self.page.notice.say(
            Tone.ATTENTION,
            self.tr("Your password was set by the administrator, so you have new keys."),
            self.tr(
                "You can't open what was written before. Staff care can, and can share it "
                "with you again."
            ),
        )

    def _close_by_hand(self) -> None:
        self.close_page()
        self.first_focus()

    def _read(self, unlocked: Unlocked) -> Private:
        """Everything that the page shows; on the database thread."""
        desk = self.desk
        return Private(
            read_care(desk, unlocked),
            care_readers(desk),
            user_names(desk.journal),
            unshared_care(desk, unlocked),
        )

    # ------------------------------------------------------------------ showing

    def _show(self, private: Private) -> None:
        if self._unlocked is None:
            return
        self._names = private.names
        self.table.show_rows(private.records)
        listing = self.context.words.listing
        others = [one for one in private.readers if one.user != self.desk.person.id]
        can = listing([self.tr("you"), *(one.name for one in others if one.has_key)])
        words = self.tr("What you write here can be read by: {names}.").format(names=can)
        later = [one.name for one in others if not one.has_key]
        if later:
            words += " " + self.tr(
                "Not yet by {names}, who has not opened this page before."
            ).format(names=listing(later))
        self.readers.setText(words)
        self.share.setText(self.tr("Share {count} with who may").format(count=private.unshared))
        self.share.setVisible(private.unshared > 0)
        self.share.updateGeometry()
        self.care_note.setVisible(self._cares)
        self.writing.offer(private.names, self.desk.person.id)
        self._chosen(self.table.selected())

    def _chosen(self, record: CareRecord | None) -> None:
        if record is None:
            self.text.setText(self.tr("Choose a record to read it."))
        elif record.text is None:
            self.text.setText(
                self.tr(
                    "You can't open this one: it was written before you had your present keys. "
                    "Somebody who can read it may share it."
                )
            )
        else:
            self.text.setText("\n\n".join(part for part in self._parts(record) if part))

    def _parts(self, record: CareRecord) -> list[str]:
        if record.result is None:
            return [record.text or ""]
        questions, language = self_check_questions(), self.context.words.language
        level = next(
            (one for one in questions.levels if one.name == record.result.level),
            questions.levels[-1],
        )
        parts = [level.words.said(language), record.text or ""]
        if record.result.version == questions.version:
            answers = [
                f"{question.said(language)}: {questions.answers[answer].said(language)}"
                for question, answer in zip(questions.questions, record.result.answers, strict=True)
                if answer
            ]
            parts.append("\n".join(answers))
        return [*parts, self._help_words()]

    # ------------------------------------------------------------------ writing

    def _begin_check(self) -> None:
        self._open_sheet(self.questions)

    def _begin_note(self) -> None:
        self.writing.begin(talk=False)
        self._open_sheet(self.writing)

    def _begin_care_note(self) -> None:
        self.writing.begin(talk=True)
        self._open_sheet(self.writing)

    def _keep_check(self) -> None:
        answers, note = self.questions.answers(), self.questions.note.text()
        self._keep(self.questions, lambda desk, keys: keep_self_check(desk, keys, answers, note))

    def _keep_note(self) -> None:
        sheet = self.writing
        about, text = sheet.about(), sheet.note.text()
        if sheet.talk:
            self._keep(sheet, lambda desk, keys: keep_care_note(desk, keys, about, text))
        else:
            self._keep(sheet, lambda desk, keys: keep_own_note(desk, keys, text))

    def _keep(self, sheet: SelfCheckSheet | NoteSheet, verb: KeepVerb) -> None:
        unlocked, desk = self._unlocked, self.desk
        if unlocked is None:
            return
        sheet.set_busy(True)

        def done(record: CareRecord, private: Private | None) -> None:
            sheet.set_busy(False)
            if self._unlocked is None:
                return  # closed meanwhile; it is kept
            sheet.wipe()
            if private is not None:
                self._show(private)
            self._close_sheet()
            self.table.select(record.id)
            self._chosen(self.table.selected())

        self.page.act(
            lambda: verb(desk, unlocked), lambda: self._read(unlocked), done, sheet.refuse
        )

    def _share(self) -> None:
        unlocked, desk = self._unlocked, self.desk
        if unlocked is None:
            return

        def done(result: tuple[int, Private]) -> None:
            shared, private = result
            self._show(private)
            self.announce(self.tr("{count} records can be read by who may.").format(count=shared))

        self.act(self.share, lambda: (share_care(desk, unlocked), self._read(unlocked)), done)

    def _open_sheet(self, asked: Sheet) -> None:
        self._usual.hide()
        asked.show()
        asked.first_focus()

    def _close_sheet(self) -> None:
        for sheet in (self.questions, self.writing):
            sheet.wipe()
            sheet.hide()
        self._usual.show()
        self.first_focus()

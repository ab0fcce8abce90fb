"""Findings: what rounds found wrong, to be rectified, verified, or opened again by keys (N7.1)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum
from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from counter_app.errors import Conflict, CounterError
from counter_app.hall.attachments import Attachment
from counter_app.hall.finding_facts import FindingState
from counter_app.hall.findings import Finding, verify_finding
from counter_app.hall.round_report import read_findings
from counter_app.people.roles import Right
from ui.page import Page
from ui.pages.finding_sheets import ChangeSheet, FindingSheet, RectifySheet
from ui.pages.round_words import FINDING_TONES, WEIGHT_TONES, who_of
from ui.pages.settings_section import Section
from ui.pages.visit_words import day_and_time
from ui.photograph_sheet import PhotographSheet
from ui.style import Tone
from ui.widgets.button_row import ButtonRow
from ui.widgets.card import Card
from ui.widgets.chips import Chip, Chips, Choice
from ui.widgets.flow import Flow
from ui.widgets.key_button import Emphasis, KeyButton
from ui.widgets.label import Kind, Label
from ui.widgets.photographs import Picture, Thumbnail
from ui.widgets.scrolled import Scrolled
from ui.widgets.table import Column, Table
from ui.widgets.ticking import remaining_text


class Shown(Enum):
    """Which findings are listed."""

    OPEN = "open"
    MINE = "mine"
    MONTH = "month"


@dataclass(frozen=True)
class FindingFacts:
    """What was read: findings, people by account, photos by id."""

    findings: Sequence[Finding] = ()
    people: Mapping[str, str] = field(default_factory=dict)
    photographs: Mapping[str, Attachment] = field(default_factory=dict)


class FindingsSection(Section):
    """The list, beside it the whole of the one selected; a question takes their place."""

    right = Right.RECTIFY_FINDING
    topics: ClassVar[frozenset[str]] = frozenset({"finding", "user", "attachment"})

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        look, may = self.look, self.desk.may
        self._facts = FindingFacts()
        self._thumbnails: list[Thumbnail] = []
        self._wanted = ""
        leads = may(Right.VERIFY_FINDING)
        options = [
            (Shown.OPEN, self.tr("Not verified")),
            (Shown.MINE, self.tr("Given to me")),
            (Shown.MONTH, self.tr("All of this month")),
        ]
        self.shown: Chips[Shown] = Chips(look, "", options, Choice.ONE)
        self.shown.set_value(Shown.OPEN if leads else Shown.MINE)
        self.table: Table[Finding] = Table(
            look,
            (
                Column(
                    self.tr("State"),
                    lambda row: self.say(row.state.label),
                    136,
                    tone=lambda row: FINDING_TONES[row.state],
                    pill=True,
                ),
                Column(self.tr("What was found"), self._what),
                Column(self.tr("Until when"), self._until, 136, tone=self._until_tone),
            ),
            lambda row: row.id,
            self.tr("Nothing was found here."),
        )
        self.rectify = KeyButton(look, self.tr("Put right"), "F6", Emphasis.PRIMARY, icon="check")
        self.verify = KeyButton(look, self.tr("Verify"), "F7", icon="check-circle")
        self.reopen = KeyButton(look, self.tr("Open again"), "F9")
        self.change = KeyButton(look, self.tr("Who, until when"), "F4", icon="edit")
        self.see = KeyButton(look, self.tr("See photos"), "F3", icon="eye")
        self.rectify_sheet = RectifySheet(self.context)
        self.change_sheet = ChangeSheet(self.context)
        self._arrange()
        self.rectify.clicked.connect(self._ask_to_rectify)
        self.verify.clicked.connect(self._verify)
        self.reopen.clicked.connect(lambda: self._ask_to_change(again=True))
        self.change.clicked.connect(lambda: self._ask_to_change(again=False))
        self.see.clicked.connect(self._see_photographs)
        for sheet in (self.rectify_sheet, self.change_sheet):
            sheet.confirmed.connect(lambda asked=sheet: self._confirm(asked))
            sheet.cancelled.connect(self.show_list)
        self.shown.changed.connect(self.refresh)
        self.table.chosen_row.connect(self._show_one)
        self.table.activated_row.connect(lambda _row: self._activate())
        self.context.ticking.timeout.connect(self.table.viewport().update)
        self._show_one(None)

    def _arrange(self) -> None:
        look = self.look
        listed = Card(look, margin=8, spacing=8)
        listed.body.addWidget(self.shown)
        listed.body.addWidget(self.table, 1)
        self.heading = Label("", Kind.HEADING, wraps=True)
        self.state = Chip(look, "", Tone.QUIET)
        self.weight = Chip(look, "", Tone.QUIET)
        self.told = Label("", Kind.BODY, wraps=True)
        self.told.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._photographs = QWidget()
        self._photo_flow = Flow(look.px(8), self._photographs)
        chips = QHBoxLayout()
        chips.setSpacing(look.px(8))
        chips.addWidget(self.state)
        chips.addWidget(self.weight)
        chips.addStretch()
        whole = Card(look, margin=16, spacing=10)
        whole.body.addWidget(self.heading)
        whole.body.addLayout(chips)
        whole.body.addWidget(self.told)
        whole.body.addWidget(self._photographs)
        whole.body.addStretch()
        ground = QWidget()
        ground.setProperty("kind", "scrolled")
        inside = QVBoxLayout(ground)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(whole)
        self._beside = Scrolled(ground)
        row = QHBoxLayout()
        row.setSpacing(look.px(14))
        row.addWidget(listed, 3)
        row.addWidget(self._beside, 2)
        self._list = QWidget()
        box = QVBoxLayout(self._list)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(look.px(12))
        box.addLayout(row, 1)
        box.addWidget(
            ButtonRow(look, self.rectify, self.verify, self.reopen, self.change, self.see)
        )
        self.photograph = PhotographSheet(self.context, self.show_list)
        # Without a widget of its own, the stack would show its first one as a window.
        room = QWidget()
        self._stack = QStackedLayout(room)
        self._stack.addWidget(self._list)
        self._places: dict[FindingSheet, QWidget] = {}
        for sheet in (self.rectify_sheet, self.change_sheet):
            place = QWidget()
            at_top = QVBoxLayout(place)
            at_top.setContentsMargins(0, 0, 0, 0)
            at_top.addWidget(sheet)
            at_top.addStretch()
            self._stack.addWidget(place)
            self._places[sheet] = place
        self._stack.addWidget(self.photograph)
        self.body.addWidget(room, 1)

    def title(self) -> str:
        """The tab."""
        return self.tr("Findings")

    def refresh(self) -> None:
        """Read the findings that are to be listed."""
        desk, whole_month = self.desk, self.shown.value() is Shown.MONTH

        def read() -> FindingFacts:
            return FindingFacts(*read_findings(desk, whole_month=whole_month))

        self.page.read(read, self._show)

    def first_focus(self) -> None:
        """On the list, or in the question."""
        asking = self._asking()
        if asking is not None:
            asking.first_focus()
        elif self._stack.currentWidget() is self.photograph:
            self.photograph.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def open_finding(self, finding: str) -> None:
        """Select a finding, as soon as it is there."""
        self.show_list()
        if self.table.select(finding):
            return
        self._wanted = finding
        if self.shown.value() is Shown.MINE:
            self.shown.set_value(Shown.OPEN)
        self.refresh()

    def show_list(self) -> None:
        """Back to the list."""
        self._stack.setCurrentWidget(self._list)
        self._show_one(self.table.selected())
        self.first_focus()

    # ------------------------------------------------------------------ showing

    def _show(self, facts: FindingFacts) -> None:
        self._facts = facts
        mine = self.desk.person.id
        only_mine = self.shown.value() is Shown.MINE
        rows = [one for one in facts.findings if not only_mine or one.who == mine]
        first = not self.table.rows()
        self.table.show_rows(rows)
        if self._wanted and self.table.select(self._wanted):
            self._wanted = ""
        elif first or self.table.selected() is None:
            self.table.select_first()
        self._show_one(self.table.selected())

    def _show_one(self, one: Finding | None) -> None:
        listed = self._stack.currentWidget() is self._list
        may, state = self.desk.may, None if one is None else one.state
        leads = may(Right.VERIFY_FINDING)
        self.verify.setVisible(leads)
        self.reopen.setVisible(leads)
        self.change.setVisible(leads)
        self.rectify.setEnabled(listed and state is FindingState.OPEN)
        self.verify.setEnabled(listed and state is FindingState.RECTIFIED)
        self.reopen.setEnabled(listed and state in (FindingState.RECTIFIED, FindingState.VERIFIED))
        self.change.setEnabled(listed and state in (FindingState.OPEN, FindingState.RECTIFIED))
        photographs = () if one is None else (*one.photographs, *one.rectified_photographs)
        self.see.setVisible(bool(photographs))
        self.see.setEnabled(listed)
        self._beside.setVisible(one is not None)
        if one is None:
            return
        self.heading.setText(f"{one.place}: {one.words.said(self.context.words.language)}")
        self.state.setText(self.say(one.state.label))
        self.state.set_tone(FINDING_TONES[one.state])
        self.weight.setText(self.say(one.weight.label))
        self.weight.set_tone(WEIGHT_TONES[one.weight])
        for chip in (self.state, self.weight):
            chip.updateGeometry()
        self.told.setText("\n".join(self._course(one)))
        self._show_photographs(one)

    def _course(self, one: Finding) -> list[str]:
        people = self._facts.people

        def by(at: int, account: str) -> str:
            return f"{day_and_time(at, '')} {people.get(account, '?')}"

        told = [
            self.tr("Found {by}").format(by=by(one.opened_at, one.opened_by)),
            self.tr("{who} puts it right until {time}").format(
                who=who_of(one, people), time=day_and_time(one.until, "")
            ),
        ]
        if one.note:
            told.append(one.note)
        if one.seen > 1:
            told.append(self.tr("Found {count} times").format(count=one.seen))
        if one.reopened_why:
            told.append(self.tr("Opened again: {why}").format(why=one.reopened_why))
        if one.rectified_at is not None:
            told.append(
                self.tr("Put right {by}: {note}").format(
                    by=by(one.rectified_at, one.rectified_by), note=one.rectified_note
                )
            )
        if one.verified_at is not None:
            told.append(self.tr("Verified {by}").format(by=by(one.verified_at, one.verified_by)))
        return told

    def _show_photographs(self, one: Finding) -> None:
        while self._photo_flow.takeAt(0) is not None:
            pass
        for old in self._thumbnails:
            old.hide()
            old.deleteLater()
        self._thumbnails = []
        for id in (*one.photographs, *one.rectified_photographs):
            known = self._facts.photographs.get(id)
            if known is None:
                continue
            picture = Picture(known.thumbnail, known.name, id)
            thumbnail = Thumbnail(self.look, picture, removable=False)
            thumbnail.clicked.connect(lambda _on=False, this=id: self._open_photograph(this))
            self._photo_flow.addWidget(thumbnail)
            self._thumbnails.append(thumbnail)
        self._photographs.setVisible(self._photo_flow.count() > 0)

    def _see_photographs(self) -> None:
        """One photo large; where there are several, the keyboard goes to the small ones."""
        if len(self._thumbnails) == 1:
            self._thumbnails[0].click()
        elif self._thumbnails:
            self._thumbnails[-1].setFocus(Qt.FocusReason.OtherFocusReason)

    def _open_photograph(self, attachment: str) -> None:
        self._stack.setCurrentWidget(self.photograph)
        self._show_one(self.table.selected())
        self.photograph.show_attachment(attachment)
        self.first_focus()

    def _what(self, row: Finding) -> str:
        return f"{row.place}: {row.words.said(self.context.words.language)}"

    def _until(self, row: Finding) -> str:
        now = self.context.clock.now()
        if row.state is not FindingState.OPEN:
            return ""
        if row.until < now:
            return self.tr("overdue by {time}").format(time=remaining_text(row.until - now)[1:])
        if row.until - now < 60 * 60_000:
            return self.tr("{time} left").format(time=remaining_text(row.until - now))
        return day_and_time(row.until, "")

    def _until_tone(self, row: Finding) -> Tone | None:
        now = self.context.clock.now()
        if row.state is not FindingState.OPEN:
            return None
        if row.until < now:
            return Tone.ALARM
        return Tone.ATTENTION if row.until - now < 60 * 60_000 else None

    # ------------------------------------------------------------------ acting

    def _activate(self) -> None:
        for button in (self.rectify, self.verify):
            if button.isEnabled() and not button.isHidden():
                button.click()
                return

    def _asking(self) -> FindingSheet | None:
        shown = self._stack.currentWidget()
        return next((sheet for sheet, place in self._places.items() if place is shown), None)

    def _ask(self, sheet: FindingSheet) -> None:
        self._stack.setCurrentWidget(self._places[sheet])
        self._show_one(self.table.selected())
        sheet.first_focus()

    def _ask_to_rectify(self) -> None:
        one = self.table.selected()
        if one is not None:
            self.rectify_sheet.begin(one)
            self._ask(self.rectify_sheet)

    def _ask_to_change(self, *, again: bool) -> None:
        one = self.table.selected()
        if one is not None:
            self.change_sheet.begin_with(one, self._facts.people, again=again)
            self._ask(self.change_sheet)

    def _verify(self) -> None:
        one, desk = self.table.selected(), self.desk
        if one is not None:
            finding = one.id
            self.act(self.verify, lambda: verify_finding(desk, finding), self._was_verified)

    def _was_verified(self, _finding: Finding) -> None:
        self.announce(self.tr("Verified."))
        self.refresh()

    def _confirm(self, sheet: FindingSheet) -> None:
        try:
            verb = sheet.verb()
        except CounterError as error:
            sheet.refuse(error)
            return
        sheet.set_busy(True)

        def done(_finding: Finding) -> None:
            sheet.set_busy(False)
            self.page.notice.dismiss()
            self.show_list()
            self.refresh()

        def refused(error: CounterError) -> None:
            sheet.refuse(error)
            if isinstance(error, Conflict):
                self.refresh()

        self.page.run(verb, done, refused)

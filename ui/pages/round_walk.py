"""Walking a round: its checkpoints at the left, the questions of one at the right (N7.1)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from counter_app.errors import Conflict, CounterError, InputError
from counter_app.hall.checklists import Checklist
from counter_app.hall.round_facts import Answer
from counter_app.hall.rounds import RoundPoint, answer_point, finish_round
from counter_app.hall.walking import Walk, read_walk
from counter_app.people.users import user_names
from ui.page import Page
from ui.pages.round_point import PointForm, QuestionPart
from ui.pages.round_words import window_of
from ui.pages.sheet import Sheet
from ui.style import Style, Tone
from ui.widgets.button_row import ButtonRow
from ui.widgets.card import Card
from ui.widgets.deadline import Deadline
from ui.widgets.field import Field
from ui.widgets.key_button import Emphasis, KeyButton
from ui.widgets.label import Kind, Label
from ui.widgets.scrolled import Scrolled
from ui.widgets.table import Column, Table
from ui.widgets.ticking import Stage

SOON = -10 * 60_000


@dataclass(frozen=True)
class Place:
    """A checkpoint of the round, answered or not."""

    point: RoundPoint
    typed: bool


class FinishSheet(Sheet):
    """What is said at the end of a round, and why a place was left out."""

    def __init__(self, style: Style) -> None:
        super().__init__(style, "", self.tr("End the round"), "Enter")
        self.left_out = Field(style, self.tr("Why places were left out"))
        self.note = Field(style, self.tr("Note on the whole round"))
        self.ask(self.left_out, self.note)

    def begin(self, missing: int) -> None:
        """Ask, with so many places not looked at."""
        self.heading.setText(self.tr("End the round?"))
        words = self.tr("{count} places were not looked at.").format(count=missing)
        self.explain(words if missing else "")
        self.left_out.setVisible(bool(missing))
        for field in (self.left_out, self.note):
            field.set_text("")
        self.complain("")

    def refuse(self, error: CounterError, text: str) -> None:
        """Say what is wrong."""
        self.set_busy(False)
        if isinstance(error, InputError) and error.field == "left_out":
            self.left_out.show()
            self.left_out.complain(text)
        else:
            self.complain(text)

    def first_focus(self) -> None:
        """Where something must be said, else the note."""
        field = self.note if self.left_out.isHidden() else self.left_out
        field.edit.setFocus(Qt.FocusReason.OtherFocusReason)


class RoundWalk(QWidget):
    """One round under way. `left` when the person goes back to the list, `done` when it ended.

    `opened` carries a photo that somebody wants to see large.
    """

    left = Signal()
    done = Signal()
    opened = Signal(object)

    def __init__(self, page: Page) -> None:
        super().__init__()
        self._page, self._context = page, page.context
        look = page.look
        self._walk: Walk | None = None
        self._people: Mapping[str, str] = {}
        self._forms: dict[str, PointForm] = {}
        self._here = ""
        self._wanted = ""
        self._busy = False
        self.heading = Label("", Kind.HEADING, elides=True)
        self.progress = Label("", Kind.SECONDARY)
        self.deadline = Deadline(
            look, self._context.clock, self._context.ticking, self.tr("To be done by")
        )
        self.places: Table[Place] = Table(
            look,
            (
                Column("", self._mark, width=34, tone=self._tone),
                Column(self.tr("Checkpoint"), lambda row: row.point.point.name),
            ),
            lambda row: row.point.point.checkpoint,
            self.tr("No checkpoints."),
        )
        self.places.setFixedWidth(look.px(230))
        self.place = Label("", Kind.HEADING, wraps=True)
        self.kind = Label("", Kind.SECONDARY, wraps=True)
        self.overdue = Label("", Kind.STRONG, wraps=True)
        self.overdue.set_tone(Tone.ATTENTION)
        self._ground = QWidget()
        self._ground.setProperty("kind", "scrolled")
        self._inside = QVBoxLayout(self._ground)
        self._inside.setContentsMargins(0, 0, 0, 0)
        self._scrolled = Scrolled(self._ground)
        self.save = KeyButton(look, self.tr("Save, next place"), "Enter", Emphasis.PRIMARY)
        self.rest = KeyButton(look, self.tr("The rest passes"), "F3", icon="check")
        self.before = KeyButton(look, self.tr("Place before"), "PgUp")
        self.after = KeyButton(look, self.tr("Place after"), "PgDown")
        self.finish = KeyButton(look, self.tr("End the round"), "F8")
        self.back = KeyButton(look, self.tr("Go on later"), "Esc")
        self.sheet = FinishSheet(look)
        self.sheet.hide()
        self._arrange()
        self.save.clicked.connect(self._save)
        self.rest.clicked.connect(self._pass_the_rest)
        self.before.clicked.connect(lambda: self._step(-1))
        self.after.clicked.connect(lambda: self._step(1))
        self.finish.clicked.connect(self._ask_to_finish)
        self.back.clicked.connect(self.left)
        self.sheet.confirmed.connect(self._finish)
        self.sheet.cancelled.connect(self._close_sheet)
        self.places.chosen_row.connect(self._chosen)
        self.places.activated_row.connect(lambda _row: self.first_focus())

    def _arrange(self) -> None:
        look = self._page.look
        head = QHBoxLayout()
        head.setSpacing(look.px(14))
        head.addWidget(self.heading, 1)
        head.addWidget(self.progress)
        listed = Card(look, margin=8)
        listed.body.addWidget(self.places, 1)
        listed.body.addWidget(self.deadline)
        asked = Card(look, margin=16, spacing=8)
        named = QVBoxLayout()
        named.setSpacing(look.px(2))
        named.addWidget(self.place)
        named.addWidget(self.kind)
        top = QHBoxLayout()
        top.setSpacing(look.px(8))
        top.addLayout(named, 1)
        top.addWidget(self.before)
        top.addWidget(self.after)
        asked.body.addLayout(top)
        asked.body.addWidget(self.overdue)
        asked.body.addWidget(self._scrolled, 1)
        beside = QHBoxLayout()
        beside.setSpacing(look.px(14))
        beside.addWidget(listed)
        beside.addWidget(asked, 1)
        self._buttons = ButtonRow(look, self.save, self.rest, self.finish, self.back)
        self._work = QWidget()
        work = QVBoxLayout(self._work)
        work.setContentsMargins(0, 0, 0, 0)
        work.setSpacing(look.px(12))
        work.addLayout(beside, 1)
        work.addWidget(self._buttons)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(look.px(10))
        box.addLayout(head)
        box.addWidget(self.sheet)
        box.addWidget(self._work, 1)
        self._room = QWidget()
        self._room.hide()
        box.addWidget(self._room, 1)

    # ------------------------------------------------------------------ showing

    @property
    def round(self) -> str:
        """The id of the round that is shown; empty before any was."""
        return "" if self._walk is None else self._walk.whole.round.id

    @property
    def form(self) -> PointForm | None:
        """The questions that are shown."""
        return self._forms.get(self._here)

    def open(self, round: str, checkpoint: str = "") -> None:
        """Go on with a round, at a checkpoint or where the first is not answered."""
        if round != self.round:
            self._clear()
        self._wanted = checkpoint
        self._close_sheet()
        self._read(round, focus=True)

    def refresh(self) -> None:
        """Read the round anew; what is being answered stays."""
        if self.round:
            self._read(self.round, focus=False)

    def has_unsaved(self) -> bool:
        """Whether something is answered and not saved."""
        return any(form.is_dirty for form in self._forms.values())

    def take_checkpoint(self, checkpoint: str) -> None:
        """A checkpoint's label was scanned, or chosen: its questions come."""
        if self._walk is None:
            return
        if checkpoint not in self._walk.checkpoints:
            self._page.notice.say(Tone.ATTENTION, self.tr("This label is of no checkpoint here."))
            return
        self._page.notice.dismiss()
        self._go_to(checkpoint)
        self.first_focus()

    def first_focus(self) -> None:
        """On the first open question."""
        if not self.sheet.isHidden():
            self.sheet.first_focus()
        elif self.form is not None:
            self.form.first_focus()

    def _read(self, round: str, *, focus: bool) -> None:
        desk = self._context.desk

        def read() -> tuple[Walk, dict[str, str]]:
            return read_walk(desk, round), user_names(desk.journal)

        def show(answer: tuple[Walk, dict[str, str]]) -> None:
            self._show(*answer)
            if focus:
                self.first_focus()

        self._page.read(read, show)

    def _clear(self) -> None:
        for form in self._forms.values():
            self._inside.removeWidget(form)
            form.hide()
            form.deleteLater()
        self._forms, self._walk, self._here = {}, None, ""

    def _show(self, walk: Walk, people: Mapping[str, str]) -> None:
        self._walk, self._people = walk, people
        one = walk.whole.round
        name = one.name or self.tr("Extra round")
        self.heading.setText(f"{window_of(one)}  {name}".strip())
        self.progress.setText(
            self.tr("{answered} of {points} places").format(
                answered=one.answered, points=one.points
            )
        )
        self.deadline.setVisible(one.due is not None)
        if one.due is not None:
            stages = (
                Stage(-(1 << 60), Tone.INFO, self.tr("remaining")),
                Stage(SOON, Tone.ATTENTION, self.tr("soon over")),
                Stage(0, Tone.ALARM, self.tr("overdue by")),
            )
            self.deadline.run(one.due, stages)
        self._drop_old_forms(walk)
        self._show_places()
        points = {one.point.checkpoint: one for one in walk.whole.points}
        if self._wanted in walk.checkpoints:
            here, self._wanted = self._wanted, ""
        elif self._here in walk.checkpoints:
            here = self._here
        else:
            open_ones = [code for code, one in points.items() if one.answered_at is None]
            here = (open_ones or list(points))[0]
        self._go_to(here)

    def _drop_old_forms(self, walk: Walk) -> None:
        """What is answered otherwise or asked otherwise by now is built anew; what is typed stays,
        and so does the keyboard in what is as it was."""
        for checkpoint, form in list(self._forms.items()):
            checklist = self._checklist(walk, checkpoint)
            asked_otherwise = checklist is None or checklist.version != form.version
            answered_otherwise = self._answers(walk, checkpoint) != form.answered
            if asked_otherwise or (answered_otherwise and not form.is_dirty):
                self._inside.removeWidget(form)
                form.hide()
                form.deleteLater()
                del self._forms[checkpoint]

    def _bring_into_sight(self, part: QuestionPart) -> None:
        def bring() -> None:
            # All of it; where it is higher than the room, the question with its answers.
            self._scrolled.ensureWidgetVisible(part, 0, 8)
            self._scrolled.ensureWidgetVisible(part.row, 0, 8)

        # Once what has just unfolded has its height.
        QTimer.singleShot(0, part, bring)

    def _show_places(self) -> None:
        if self._walk is None:
            return
        self.places.show_rows(
            [Place(one, self._is_typed(one.point.checkpoint)) for one in self._walk.whole.points]
        )

    def _is_typed(self, checkpoint: str) -> bool:
        form = self._forms.get(checkpoint)
        return form is not None and form.is_dirty

    def _go_to(self, checkpoint: str) -> None:
        walk = self._walk
        checklist = None if walk is None else self._checklist(walk, checkpoint)
        if walk is None or checklist is None:
            return
        self._here = checkpoint
        place = walk.checkpoints[checkpoint]
        language = self._context.words.language
        if checkpoint not in self._forms:
            form = PointForm(
                self._context,
                checklist,
                self._people,
                self._answers(walk, checkpoint),
                lambda code: walk.findings.get((checkpoint, code)),
            )
            form.changed.connect(self._show_places)
            form.ended.connect(lambda: self.save.setFocus(Qt.FocusReason.OtherFocusReason))
            form.opened.connect(self.opened)
            form.reached.connect(self._bring_into_sight)
            self._forms[checkpoint] = form
            self._inside.addWidget(form)
        for other, form in self._forms.items():
            form.setVisible(other == checkpoint)
        self.place.setText(place.name)
        version = self.tr("checklist version {version}").format(version=checklist.version)
        self.kind.setText(f"{checklist.name(language)} · {version}")
        overdue = walk.overdue.get(place.area, []) if place.area else []
        names = self._context.words.listing(
            [f"{one.asset.number} {one.asset.name}".strip() for one in overdue]
        )
        self.overdue.setText(
            self.tr("Disinfection overdue here: {assets}").format(assets=names) if overdue else ""
        )
        self.overdue.setVisible(bool(overdue))
        self.places.select(checkpoint)

    @staticmethod
    def _answers(walk: Walk, checkpoint: str) -> dict[str, Answer]:
        """What is answered at a checkpoint so far, by question."""
        points = (one for one in walk.whole.points if one.point.checkpoint == checkpoint)
        return {answer.question: answer for one in points for answer in one.answers}

    @staticmethod
    def _checklist(walk: Walk, checkpoint: str) -> Checklist | None:
        place = walk.checkpoints.get(checkpoint)
        return None if place is None else walk.checklists.get(place.place)

    def _mark(self, row: Place) -> str:
        if row.typed:
            return "●"
        if row.point.answered_at is None:
            return "○"
        return "✗" if row.point.has_failed() else "✓"

    def _tone(self, row: Place) -> Tone | None:
        if row.typed:
            return Tone.ATTENTION
        if row.point.answered_at is None:
            return Tone.QUIET
        return Tone.ALARM if row.point.has_failed() else Tone.NORMAL

    def _chosen(self, row: Place | None) -> None:
        if row is not None and row.point.point.checkpoint != self._here:
            self._go_to(row.point.point.checkpoint)

    def _step(self, by: int) -> None:
        rows = self.places.rows()
        codes = [row.point.point.checkpoint for row in rows]
        if codes:
            at = codes.index(self._here) if self._here in codes else 0
            self._go_to(codes[(at + by) % len(codes)])
            self.first_focus()

    # ------------------------------------------------------------------ acting

    def _pass_the_rest(self) -> None:
        if self.form is not None:
            self.form.pass_the_rest()
            self.save.setFocus(Qt.FocusReason.OtherFocusReason)

    def _save(self) -> None:
        form, here = self.form, self._here
        if form is None or self._busy:
            return
        if form.is_preparing():
            self._page.notice.say(
                Tone.ATTENTION, self.tr("A photo is still being prepared. Save in a moment.")
            )
            return
        try:
            answers = form.answers()
        except InputError as error:
            form.complain(error.field, self._page.say(error.phrase))
            return
        desk, round = self._context.desk, self.round
        self._act(
            lambda: answer_point(desk, round, here, form.version, answers),
            lambda: self._was_saved(form),
            lambda error: self._not_saved(form, error),
        )

    def _was_saved(self, form: PointForm) -> None:
        form.is_dirty = False
        self._page.notice.dismiss()
        walk = self._walk
        assert walk is not None
        rest = [
            one.point.checkpoint
            for one in walk.whole.points
            if one.answered_at is None and one.point.checkpoint != self._here
        ]
        if rest:
            self._wanted = rest[0]
            self._read(self.round, focus=True)
        else:
            self._read(self.round, focus=False)
            self.finish.setFocus(Qt.FocusReason.OtherFocusReason)

    def _not_saved(self, form: PointForm, error: CounterError) -> None:
        field = error.field if isinstance(error, InputError) else ""
        if not form.complain(field, self._page.say(error.phrase)):
            self._page.show_error(error)
        if isinstance(error, Conflict):
            self.refresh()

    def _ask_to_finish(self) -> None:
        if self._walk is None or self._busy:
            return
        one = self._walk.whole.round
        self.sheet.begin(one.points - one.answered)
        self._work.hide()
        self.sheet.show()
        self._room.show()
        self.sheet.first_focus()

    def _finish(self) -> None:
        desk, round = self._context.desk, self.round
        note, left_out = self.sheet.note.text(), self.sheet.left_out.text()
        self.sheet.set_busy(True)

        def ended() -> None:
            self.sheet.set_busy(False)
            self._clear()
            self._close_sheet()
            self.done.emit()

        def refused(error: CounterError) -> None:
            self.sheet.refuse(error, self._page.say(error.phrase))

        self._act(lambda: finish_round(desk, round, note, left_out), ended, refused)

    def _close_sheet(self) -> None:
        self.sheet.hide()
        self._room.hide()
        self._work.show()
        if self._walk is not None and self.isVisible():
            self.first_focus()

    def _act(
        self,
        verb: Callable[[], object],
        done: Callable[[], None],
        refused: Callable[[CounterError], None],
    ) -> None:
        if self._busy:
            return
        self._set_busy(True)

        def was_done(_result: object) -> None:
            self._set_busy(False)
            done()

        def failed(error: CounterError) -> None:
            self._set_busy(False)
            refused(error)

        self._page.run(verb, was_done, failed)

    def _set_busy(self, busy: bool) -> None:
        self._busy = busy
        for button in (self.save, self.finish):
            button.setEnabled(not busy)

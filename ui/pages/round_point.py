"""One checkpoint of a round: its questions, what is noted, and what failed (N7.1)."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from counter_app.errors import InputError
from counter_app.hall.checklists import Checklist, Question
from counter_app.hall.findings import Finding
from counter_app.hall.round_facts import Answer, Result
from counter_app.hall.rounds import GivenAnswer
from ui.page import Context
from ui.pages.finding_form import FindingForm
from ui.photograph_files import PhotographFiles, prepared_of
from ui.style import Tone
from ui.widgets.answer_row import AnswerRow
from ui.widgets.card import Card
from ui.widgets.field import Field
from ui.widgets.photographs import Photographs

RESULTS = tuple(Result)
TONES = {
    Result.PASS: Tone.NORMAL,
    Result.FAIL: Tone.ALARM,
    Result.NOT_APPLICABLE: Tone.QUIET,
}


class QuestionPart(QWidget):
    """A question, and below it what a failure or a note needs. `changed` when a person changed it.

    `opened` carries a photo that somebody wants to see large.
    """

    changed = Signal()
    opened = Signal(object)
    taken = Signal()
    """The keyboard came to the answers."""

    def __init__(
        self,
        context: Context,
        question: Question,
        people: Mapping[str, str],
        files: PhotographFiles,
    ) -> None:
        super().__init__()
        self.question = question
        self._context, self._people, self._files = context, people, files
        look, words = context.style, context.words
        answers = [(words.say(one.label), TONES[one]) for one in RESULTS]
        self.row = AnswerRow(look, question.words.said(words.language), answers)
        self.row.chosen.connect(self._chosen)
        self.row.more_asked.connect(self._open_note)
        self._more = Card(look, margin=12, spacing=8)
        self._more.hide()
        self.note = Field(look, self.tr("Note"))
        self.finding: FindingForm | None = None
        self.photographs: Photographs | None = None
        self._more.body.addWidget(self.note)
        self.note.typed.connect(self.changed)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(look.px(4))
        box.addWidget(self.row)
        box.addWidget(self._more)

    def begin(self, answer: Answer | None, finding: Finding | None) -> None:
        """Show what was answered before."""
        if answer is None:
            return
        self.row.choose(RESULTS.index(answer.result))
        self.note.set_text(answer.note)
        if answer.note or answer.result is Result.FAIL:
            self._unfold(failed=answer.result is Result.FAIL)
            if self.finding is not None:
                self.finding.begin(finding)

    def result(self) -> Result | None:
        """What is chosen."""
        place = self.row.choice()
        return None if place is None else RESULTS[place]

    def given(self) -> GivenAnswer | None:
        """The answer; None while nothing is chosen. `InputError` for what is no time."""
        result = self.result()
        if result is None:
            return None
        failed = result is Result.FAIL and self.finding is not None
        pictures = self.photographs.pictures() if self.photographs is not None else []
        return GivenAnswer(
            result=result,
            note=self.note.text(),
            finding=self.finding.facts() if failed and self.finding is not None else None,
            photographs=prepared_of(pictures),
        )

    def is_preparing(self) -> bool:
        """Whether a photo is still being made ready."""
        return self.photographs is not None and self.photographs.is_preparing()

    def complain(self, field: str, text: str) -> bool:
        """Say what is wrong at its field; False where it is the question itself."""
        if field == "note":
            self._unfold(failed=self.result() is Result.FAIL)
            self.note.complain(text)
            return True
        return self.finding is not None and self.finding.complain(field, text)

    def take_keyboard(self) -> None:
        """The keyboard goes to the answers."""
        self.row.setFocus(Qt.FocusReason.OtherFocusReason)
        self.taken.emit()

    def _chosen(self, place: int) -> None:
        failed = RESULTS[place] is Result.FAIL
        if failed:
            self._unfold(failed=True)
            self.note.edit.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            if self.finding is not None:
                self.finding.hide()
            self._more.setVisible(bool(self.note.text()) or self._has_photographs())
        self.changed.emit()

    def _open_note(self) -> None:
        self._unfold(failed=self.result() is Result.FAIL)
        self.note.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def _has_photographs(self) -> bool:
        return self.photographs is not None and bool(self.photographs.pictures())

    def _unfold(self, *, failed: bool) -> None:
        if self.photographs is None:
            self.photographs = Photographs(self._context.style, "", self._files)
            self.photographs.changed.connect(self.changed)
            self.photographs.opened.connect(self.opened)
            self._more.body.addWidget(self.photographs)
        if failed and self.finding is None:
            self.finding = FindingForm(self._context, self._people)
            self._more.body.insertWidget(1, self.finding)
        if self.finding is not None:
            self.finding.setVisible(failed)
        self._more.show()


class PointForm(QWidget):
    """All questions of a checkpoint, one below the other.

    `changed` when a person changed something, `ended` when the last question was answered,
    `reached` carries the part to which the keyboard came, `opened` a photo to be seen large.
    """

    changed = Signal()
    ended = Signal()
    reached = Signal(object)
    opened = Signal(object)

    def __init__(
        self,
        context: Context,
        checklist: Checklist,
        people: Mapping[str, str],
        answers: Mapping[str, Answer],
        finding_of: Callable[[str], Finding | None],
    ) -> None:
        super().__init__()
        self.setProperty("kind", "scrolled")
        self.version, self.answered = checklist.version, dict(answers)
        self.is_dirty = False
        files = PhotographFiles(context)
        self.parts = [QuestionPart(context, one, people, files) for one in checklist.questions]
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(context.style.px(4))
        for at, part in enumerate(self.parts):
            code = part.question.code
            part.begin(answers.get(code), finding_of(code))
            part.changed.connect(self._was_changed)
            part.opened.connect(self.opened)
            part.taken.connect(lambda this=part: self.reached.emit(this))
            part.row.chosen.connect(lambda place, here=at: self._go_on(here, place))
            part.row.stepped.connect(lambda step, here=at: self._step(here, step))
            box.addWidget(part)
        box.addStretch()

    def pass_the_rest(self) -> None:
        """Everything that is not answered passes."""
        for part in self.parts:
            if part.result() is None:
                part.row.choose(RESULTS.index(Result.PASS))
        self._was_changed()

    def answers(self) -> dict[str, GivenAnswer]:
        """What is answered, by question. `InputError` with the question before the field."""
        found: dict[str, GivenAnswer] = {}
        for part in self.parts:
            try:
                given = part.given()
            except InputError as error:
                error.field = f"{part.question.code}.{error.field}"
                raise
            if given is not None:
                found[part.question.code] = given
        return found

    def is_preparing(self) -> bool:
        """Whether a photo is still being made ready."""
        return any(part.is_preparing() for part in self.parts)

    def complain(self, field: str, text: str) -> bool:
        """Put the keyboard where an answer is missing; whether the word stands at its field."""
        code, _, name = field.partition(".")
        for part in self.parts:
            if part.question.code == code:
                if name and part.complain(name, text):
                    return True
                part.take_keyboard()
        return False

    def first_focus(self) -> None:
        """On the first question that is not answered."""
        open_ones = [part for part in self.parts if part.result() is None]
        (open_ones or self.parts)[0].take_keyboard()

    def _was_changed(self) -> None:
        self.is_dirty = True
        self.changed.emit()

    def _go_on(self, here: int, place: int) -> None:
        if RESULTS[place] is Result.FAIL:
            self.reached.emit(self.parts[here])
            return  # what failed is told first
        following = [part for part in self.parts[here + 1 :] if part.result() is None]
        if following:
            following[0].take_keyboard()
        elif all(part.result() is not None for part in self.parts):
            self.ended.emit()

    def _step(self, here: int, step: int) -> None:
        self.parts[(here + step) % len(self.parts)].take_keyboard()

"""What is asked within the private part: the self-check, a note. Nothing is kept as a draft."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from counter_app.errors import CounterError
from counter_app.hall.self_check import self_check_questions
from ui.page import Context
from ui.pages.settings_form import field_of
from ui.pages.sheet import Sheet
from ui.widgets.chips import Chips, Choice
from ui.widgets.lines import Lines
from ui.widgets.menu_choice import MenuChoice
from ui.widgets.scrolled import Scrolled


class SelfCheckSheet(Sheet):
    """All questions below each other; nothing is chosen before somebody chooses."""

    def __init__(self, context: Context) -> None:
        questions, language = self_check_questions(), context.words.language
        super().__init__(
            context.style, questions.title.said(language), self.tr("Keep it"), "Ctrl+S"
        )
        self._say = context.words.say
        self.explain(questions.about.said(language))
        answers = [(at, one.said(language)) for at, one in enumerate(questions.answers)]
        self.chips: list[Chips[int]] = [
            Chips(context.style, f"{number}. {one.said(language)}", answers, Choice.ONE)
            for number, one in enumerate(questions.questions, 1)
        ]
        self.note = Lines(context.style, self.tr("If you like: what has been hard?"), rows=3)
        ground = QWidget()
        ground.setProperty("kind", "scrolled")
        box = QVBoxLayout(ground)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(context.style.px(12))
        for widget in (*self.chips, self.note):
            box.addWidget(widget)
        self._scrolled = Scrolled(ground)
        self.ask(self._scrolled)
        self.body.setStretchFactor(self._scrolled, 1)
        for chips in self.chips:
            chips.changed.connect(lambda here=chips: self._go_on(here))
        self.wipe()

    def answers(self) -> list[int]:
        """The answers; -1 where one is missing."""
        values = [chips.value() for chips in self.chips]
        return [-1 if value is None else value for value in values]

    def wipe(self) -> None:
        """Nothing is chosen and nothing is written."""
        for chips in self.chips:
            chips.set_value(None)
        self.note.set_text("")
        self.complain("")

    def refuse(self, error: CounterError) -> None:
        """Say what is wrong; go to the first question without an answer."""
        self.complain(self._say(error.phrase))
        self.first_focus()

    def first_focus(self) -> None:
        """On the first question without an answer."""
        target = next((chips for chips in self.chips if chips.value() is None), self.chips[0])
        target.first_focus()
        self._scrolled.ensureWidgetVisible(target)

    def _go_on(self, here: Chips[int]) -> None:
        self._scrolled.ensureWidgetVisible(here)


class NoteSheet(Sheet):
    """A note: one's own, or of a talk with somebody, by staff care."""

    def __init__(self, context: Context) -> None:
        super().__init__(context.style, "", self.tr("Keep it"), "Ctrl+S")
        self._say = context.words.say
        self.talk = False
        self.person: MenuChoice[str] = MenuChoice(context.style, self.tr("With whom"), "F3")
        self.note = Lines(context.style, self.tr("Note"), rows=8)
        self.ask(self.person, self.note)

    def offer(self, names: dict[str, str], own: str) -> None:
        """With whom there can be a talk: everybody else."""
        people = sorted((name, user) for user, name in names.items() if user != own)
        choose = ("", self.tr("choose the person"))
        self.person.offer([choose, *((user, name) for name, user in people)])

    def begin(self, *, talk: bool) -> None:
        """An empty note; `talk` is one of staff care."""
        self.wipe()
        self.talk = talk
        self.heading.setText(self.tr("Note of a talk") if talk else self.tr("A note for myself"))
        self.person.setVisible(talk)

    def about(self) -> str:
        """Whom the talk was with; empty where nobody was chosen."""
        return self.person.values()[0] if self.person.values() else ""

    def wipe(self) -> None:
        """Nothing is written."""
        self.note.set_text("")
        self.person.choose("")
        self.complain("")

    def refuse(self, error: CounterError) -> None:
        """Say what is wrong, at the note if it is that."""
        self.set_busy(False)
        text = self._say(error.phrase)
        if field_of(error) == "note":
            self.note.complain(text)
        else:
            self.complain(text)

    def first_focus(self) -> None:
        """Into the note."""
        self.note.edit.setFocus()

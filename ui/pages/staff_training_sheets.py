"""What is asked about a training and about a topic (N6.3)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from counter_app.errors import CounterError, InputError
from counter_app.hall.answers import Answer
from counter_app.hall.catalogue import Words
from counter_app.hall.training import Participant, Training, TrainingFacts, parse_training_day
from counter_app.hall.training_topics import Topic
from ui.page import Context
from ui.pages.settings_form import field_of
from ui.pages.sheet import Sheet
from ui.widgets.chips import Chips, Choice
from ui.widgets.field import Field
from ui.widgets.scrolled import Scrolled

SEPARATORS = str.maketrans({"、": ",", "，": ",", ";": ",", "；": ","})
"""What may stand between names typed in one line."""


class TrainingSheet(Sheet):
    """One training, new or to be corrected."""

    def __init__(self, context: Context) -> None:
        look = context.style
        super().__init__(look, "", self.tr("Save"), "Ctrl+S")
        self._context, self._say = context, context.words.say
        self.training: str | None = None
        self._users: tuple[str, ...] = ()
        self._topics = QVBoxLayout()
        self.day = Field(look, self.tr("Day (empty: today)"), placeholder="2020-02-10")
        self.minutes = Field(look, self.tr("Minutes"))
        self.taught_by = Field(look, self.tr("Taught by"))
        self.others = Field(look, self.tr("Others without an account, with commas between"))
        self.why = Field(look, self.tr("Why it is corrected"))
        ground = QWidget()
        ground.setProperty("kind", "scrolled")
        box = QVBoxLayout(ground)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(look.px(12))
        row = QHBoxLayout()
        row.setSpacing(look.px(14))
        for field in (self.day, self.minutes, self.taught_by):
            row.addWidget(field)
        box.addLayout(self._topics)
        box.addLayout(row)
        self._people = QVBoxLayout()
        self._people.setSpacing(look.px(12))
        box.addLayout(self._people)
        box.addWidget(self.others)
        box.addWidget(self.why)
        box.addStretch()
        scrolled = Scrolled(ground)
        self.ask(scrolled)
        self.body.setStretchFactor(scrolled, 1)

    def begin(
        self, topics: Sequence[Topic], names: dict[str, str], training: Training | None
    ) -> None:
        """Ask for a new training, or for what one really was."""
        facts = None if training is None else training.facts
        self.training = None if training is None else training.id
        self.heading.setText(
            self.tr("New training") if training is None else self.tr("What the training really was")
        )
        self._offer(topics, names, facts)
        self.day.set_text("" if facts is None else facts.day.isoformat())
        self.minutes.set_text("" if facts is None else str(facts.minutes))
        self.taught_by.set_text("" if facts is None else facts.taught_by)
        named = [] if facts is None else [one.name for one in facts.participants if one.name]
        self.others.set_text(", ".join(named))
        self.why.set_text("")
        self.why.setVisible(training is not None)
        self.complain("")

    def facts(self, now: int) -> TrainingFacts:
        """What was typed. Raises `InputError` naming the field at fault."""
        day: date = parse_training_day(self.day.text(), now)
        try:
            minutes = int(self.minutes.text())
        except ValueError:
            raise InputError("Enter a whole number.", field="minutes") from None
        failed = self.failed.values()
        examined = self.examined.value() is Answer.YES

        def passed(user: str) -> Answer:
            if user in failed:
                return Answer.NO
            return Answer.YES if examined else Answer.NOT_ASKED

        users = [user for user in self._users if user in self.people.values() | failed]
        names = [name.strip() for name in self.others.text().translate(SEPARATORS).split(",")]
        return TrainingFacts(
            topic=self.topic.value() or "",
            day=day,
            minutes=minutes,
            taught_by=self.taught_by.text(),
            participants=(
                *(Participant(user=user, passed=passed(user)) for user in users),
                *(Participant(name=name, passed=passed("")) for name in names if name),
            ),
        )

    def refuse(self, error: CounterError) -> None:
        """Say what is wrong, at its field if it is one of these."""
        self.set_busy(False)
        text = self._say(error.phrase)
        fields = {
            "day": self.day,
            "minutes": self.minutes,
            "taught_by": self.taught_by,
            "why": self.why,
        }
        chips = {"topic": self.topic, "participants": self.people}
        field = field_of(error)
        if field in fields:
            fields[field].complain(text)
        elif field in chips:
            chips[field].complain(text)
        else:
            self.complain(text)

    def first_focus(self) -> None:
        """The topic comes first."""
        self.topic.first_focus()

    def _offer(
        self, topics: Sequence[Topic], names: dict[str, str], facts: TrainingFacts | None
    ) -> None:
        """Chips are built anew: topics and people are not the same each time."""
        look, language = self._context.style, self._context.words.language
        for layout in (self._topics, self._people):
            while (item := layout.takeAt(0)) is not None:
                widget = item.widget()
                if widget is not None:
                    widget.deleteLater()
        offered = [
            (topic.code, topic.name.said(language))
            for topic in topics
            if topic.in_use or (facts is not None and facts.topic == topic.code)
        ]
        people = sorted(names.items(), key=lambda one: one[1])
        self._users = tuple(user for user, _ in people)
        self.topic: Chips[str] = Chips(look, self.tr("Topic"), offered, Choice.ONE)
        self.people: Chips[str] = Chips(look, self.tr("Took part"), people, Choice.SEVERAL)
        self.failed: Chips[str] = Chips(look, self.tr("Did not pass"), people, Choice.SEVERAL)
        answers = [(one, self._say(one.label)) for one in (Answer.YES, Answer.NOT_ASKED)]
        self.examined: Chips[Answer] = Chips(
            look, self.tr("The others passed a test"), answers, Choice.ONE
        )
        self.examined.set_value(Answer.NOT_ASKED)
        self._topics.addWidget(self.topic)
        for chips in (self.people, self.failed, self.examined):
            self._people.addWidget(chips)
        if facts is not None:
            took_part = facts.participants
            self.topic.set_value(facts.topic)
            self.people.set_values(one.user for one in took_part if one.user)
            self.failed.set_values(one.user for one in took_part if one.passed is Answer.NO)
            if any(one.passed is Answer.YES for one in took_part):
                self.examined.set_value(Answer.YES)


class TopicSheet(Sheet):
    """A topic of the hall: changed, or a new one under a code of its own."""

    def __init__(self, context: Context) -> None:
        look = context.style
        super().__init__(look, "", self.tr("Save"), "Ctrl+S")
        self._context, self._say = context, context.words.say
        self._topics: dict[str, Topic] = {}
        self.heading.setText(self.tr("Topics of trainings"))
        self.explain(self.tr("Choose one to change it, or none for a new one."))
        self._choices = QVBoxLayout()
        chosen = QWidget()
        chosen.setLayout(self._choices)
        self.code = Field(look, self.tr("Code, for a new one"))
        self.chinese = Field(look, self.tr("Name in Chinese"))
        self.english = Field(look, self.tr("Name in English"))
        answers = [(True, self._say(Answer.YES.label)), (False, self._say(Answer.NO.label))]
        self.required: Chips[bool] = Chips(
            look, self.tr("Required of everybody"), answers, Choice.ONE
        )
        self.in_use: Chips[bool] = Chips(look, self.tr("In use"), answers, Choice.ONE)
        ground = QWidget()
        ground.setProperty("kind", "scrolled")
        box = QVBoxLayout(ground)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(look.px(12))
        self._choices.setContentsMargins(0, 0, 0, 0)
        for widget in (
            chosen,
            self.code,
            self.chinese,
            self.english,
            self.required,
            self.in_use,
        ):
            box.addWidget(widget)
        box.addStretch()
        scrolled = Scrolled(ground)
        self.ask(scrolled)
        self.body.setStretchFactor(scrolled, 1)

    def begin(self, topics: Sequence[Topic]) -> None:
        """Offer the topics there are."""
        language = self._context.words.language
        self._topics = {topic.code: topic for topic in topics}
        while (item := self._choices.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.deleteLater()
        offered = [(topic.code, topic.name.said(language)) for topic in topics]
        self.chosen: Chips[str] = Chips(
            self._context.style, self.tr("Topic"), offered, Choice.AT_MOST_ONE
        )
        self.chosen.changed.connect(self._fill)
        self._choices.addWidget(self.chosen)
        self._fill()
        self.complain("")

    def topic(self) -> Topic:
        """The topic as it is from now on."""
        return Topic(
            code=self.chosen.value() or self.code.text().strip(),
            name=Words(self.chinese.text(), self.english.text()),
            required=bool(self.required.value()),
            in_use=bool(self.in_use.value()),
        )

    def refuse(self, error: CounterError) -> None:
        """Say what is wrong, at its field if it is one of these."""
        self.set_busy(False)
        text = self._say(error.phrase)
        fields = {"code": self.code, "name": self.chinese}
        if field_of(error) in fields:
            fields[field_of(error)].complain(text)
        else:
            self.complain(text)

    def first_focus(self) -> None:
        """On the topics."""
        self.chosen.first_focus()

    def _fill(self) -> None:
        topic = self._topics.get(self.chosen.value() or "")
        self.code.setVisible(topic is None)
        self.code.set_text("")
        self.chinese.set_text("" if topic is None else topic.name.chinese)
        self.english.set_text("" if topic is None else topic.name.english)
        self.required.set_value(topic is not None and topic.required)
        self.in_use.set_value(topic is None or topic.in_use)

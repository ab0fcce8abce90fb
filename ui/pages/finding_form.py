"""What is decided about a finding: how heavy, who puts it right, until when (N7.1)."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from counter_app.hall.finding_facts import Weight
from counter_app.hall.findings import Finding, FindingFacts, parse_until, usual_until
from counter_app.journal.clock import day_of, local_time
from ui.page import Context
from ui.pages.visit_words import day_and_time
from ui.widgets.chips import Chips, Choice
from ui.widgets.field import Field
from ui.widgets.suggest import SuggestField


class FindingForm(QWidget):
    """Weight, who, until when. The time follows the weight until somebody types one."""

    def __init__(self, context: Context, people: Mapping[str, str]) -> None:
        super().__init__()
        look, say = context.style, context.words.say
        self._clock, self._people = context.clock, people
        self.weight: Chips[Weight] = Chips(
            look, self.tr("How heavy"), [(one, say(one.label)) for one in Weight], Choice.ONE
        )
        self.who: SuggestField[str] = SuggestField(
            look, self.tr("Who puts it right"), self._find, lambda name: name, takes_first=False
        )
        self.until = Field(look, self.tr("Until when"), placeholder="17:00")
        self._typed_until = False
        self.weight.changed.connect(self._offer_time)
        self.until.typed.connect(self._time_was_typed)
        fields = QHBoxLayout()
        fields.setSpacing(look.px(12))
        fields.addWidget(self.who, 3)
        fields.addWidget(self.until, 2)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(look.px(8))
        box.addWidget(self.weight)
        box.addLayout(fields)
        self.begin(None)

    def set_people(self, people: Mapping[str, str]) -> None:
        """The names to choose from, by account."""
        self._people = people

    def begin(self, finding: Finding | None) -> None:
        """Start from what stands already, or anew."""
        self.weight.set_value(Weight.MINOR if finding is None else finding.weight)
        who = ""
        if finding is not None:
            who = finding.who_name or self._people.get(finding.who, "")
        self.who.set_text(who)
        self._typed_until = False
        if finding is not None and finding.until > self._clock.now():
            self.until.set_text(self._words_of(finding.until))
            self._typed_until = True
        else:
            self._offer_time()

    def facts(self) -> FindingFacts:
        """What was decided; `InputError` (`until`) for what is no time."""
        name = " ".join(self.who.text().split())
        known = next((one for one, other in self._people.items() if other == name), "")
        return FindingFacts(
            weight=self.weight.value() or Weight.MINOR,
            until=parse_until(self.until.text(), self._clock.now()),
            who=known,
            who_name="" if known else name,
        )

    def complain(self, field: str, text: str) -> bool:
        """Say at its field what is wrong; False where there is no such field."""
        fields = {"who": self.who, "until": self.until}
        if field not in fields:
            return False
        fields[field].complain(text)
        return True

    def _offer_time(self) -> None:
        if not self._typed_until:
            until = usual_until(self.weight.value() or Weight.MINOR, self._clock.now())
            self.until.set_text(self._words_of(until))

    def _time_was_typed(self) -> None:
        self._typed_until = bool(self.until.text().strip())

    def _words_of(self, at: int) -> str:
        now = self._clock.now()
        if local_time(at).year != local_time(now).year:
            return f"{local_time(at):%Y-%m-%d %H:%M}"
        return day_and_time(at, day_of(now).isoformat())

    def _find(self, text: str, answer: Callable[[Sequence[str]], None]) -> None:
        words = text.casefold().strip()
        answer(sorted(name for name in set(self._people.values()) if words in name.casefold()))

"""The question before a disinfection is logged: which assets, with what, how strong, how long.

It opens with what this desk used last, so that Enter is enough; every scan adds an asset. Not
here: logging, which is a verb.
"""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtWidgets import QGridLayout, QWidget

from counter_app.errors import InputError
from counter_app.hall.concentration import amount_text, concentration_text, parse_concentration
from counter_app.hall.disinfection import Method
from counter_app.hall.happened import parse_moment
from counter_app.hall.hygiene_lists import Agent, HygieneLists, in_use
from counter_app.hall.whole_numbers import parse_whole
from counter_app.journal.clock import day_of
from ui.page import Context
from ui.pages.sheet import Sheet
from ui.style import Tone
from ui.widgets.chips import Chips
from ui.widgets.field import Field


class LogSheet(Sheet):
    """Gathers assets; what is typed stays until it is logged or put away."""

    def __init__(self, context: Context) -> None:
        super().__init__(context.style, "", self.tr("Log"))
        look = context.style
        self._context = context
        self._agents: dict[str, Agent] = {}
        self._assets: dict[str, str] = {}
        self.agent: Chips[str] = Chips(look, self.tr("Agent"), [])
        self.amount = Field(look, self.tr("Strength"))
        self.minutes = Field(look, self.tr("Minutes of contact"))
        self.at = Field(look, self.tr("When"), placeholder=self.tr("now, or 14:30"))
        self.worker = Field(look, self.tr("Carried out by"), placeholder=context.desk.person.name)
        self.note = Field(look, self.tr("Note"))
        fields = QWidget()
        grid = QGridLayout(fields)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(look.px(16))
        for at, field in enumerate((self.amount, self.minutes, self.at)):
            grid.addWidget(field, 0, at)
        grid.addWidget(self.worker, 1, 0)
        grid.addWidget(self.note, 1, 1, 1, 2)
        self.ask(self.agent, fields)
        self.agent.changed.connect(self._agent_chosen)
        self.amount.typed.connect(lambda _text: self._warn())

    @property
    def assets(self) -> tuple[str, ...]:
        """The ids of what was gathered, in order."""
        return tuple(self._assets)

    @property
    def is_ready(self) -> bool:
        """Whether agents were offered: before, nothing can be logged."""
        return bool(self._agents)

    def offer(self, lists: HygieneLists, last: Method | None) -> None:
        """Offer these agents; what was used last is filled in, unless somebody is at it already."""
        fresh = not self.is_ready or not self._assets
        self._agents = {one.code: one for one in in_use(lists.agents)}
        language = self._context.words.language
        self.agent.set_options([(one.code, one.name(language)) for one in self._agents.values()])
        if not fresh:
            return
        first = next(iter(self._agents.values()), None)
        if last is not None and last.agent in self._agents:
            self._fill(last)
        elif first is not None:
            self._fill(Method(agent=first.code, amount=first.usual, minutes=first.minutes))

    def gather(self, assets: Iterable[tuple[str, str]]) -> None:
        """Add assets by id and label; one that is there already stays there once."""
        self._assets |= dict(assets)
        self._say_assets()
        self.complain("")

    def drop(self, asset: str) -> None:
        """Take one out again."""
        self._assets.pop(asset, None)
        self._say_assets()

    def put_away(self) -> None:
        """Nothing is gathered any more."""
        self._assets = {}
        for field in (self.at, self.worker, self.note):
            field.set_text("")
        self.complain("")

    def method(self) -> Method:
        """As typed; `InputError` names the field."""
        agent = self._agents.get(self.agent.value() or "")
        if agent is None:
            raise InputError("Choose what was disinfected with.", field="agent")
        return Method(
            agent=agent.code,
            amount=parse_concentration(self.amount.text(), agent.unit, "amount"),
            minutes=parse_whole(self.minutes.text(), "minutes"),
        )

    def happened_at(self) -> int | None:
        """When it was, None for now; `InputError` for what is no time."""
        return parse_moment(self.at.text(), day_of(self._context.clock.now()))

    def refuse(self, field: str, text: str) -> None:
        """Say at its field what is wrong, or below."""
        self.set_busy(False)
        widget = self._fields().get(field)
        if widget is None:
            self.complain(text)
        else:
            widget.complain(text)

    def _fields(self) -> dict[str, Field | Chips[str]]:
        return {
            "agent": self.agent,
            "amount": self.amount,
            "minutes": self.minutes,
            "happened_at": self.at,
            "done_by": self.worker,
            "note": self.note,
        }

    def _fill(self, method: Method) -> None:
        self.agent.set_value(method.agent)
        agent = self._agents[method.agent]
        self.amount.label.setText(
            self.tr("Strength, {unit}").format(unit=self._context.words.say(agent.unit.label))
        )
        self.amount.set_text(amount_text(method.amount, agent.unit))
        self.minutes.set_text(str(method.minutes))
        self._warn()

    def _agent_chosen(self) -> None:
        agent = self._agents.get(self.agent.value() or "")
        if agent is not None:
            self._fill(Method(agent=agent.code, amount=agent.usual, minutes=agent.minutes))

    def _warn(self) -> None:
        """Mark a strength that is not usual; it may be meant."""
        agent = self._agents.get(self.agent.value() or "")
        if agent is None:
            return
        try:
            amount = parse_concentration(self.amount.text(), agent.unit, "amount")
        except InputError:
            return
        usual = f"{amount_text(agent.usual_least, agent.unit)}–" + concentration_text(
            agent.usual_most, agent.unit
        )
        words = self.tr("usual: {range}").format(range=usual)
        self.amount.mark(words if agent.is_unusual(amount) else "", Tone.ATTENTION)

    def _say_assets(self) -> None:
        self.heading.setText(
            self.tr("Log disinfection: {count} assets").format(count=len(self._assets))
        )
        self.explain(self._context.words.listing(list(self._assets.values())))

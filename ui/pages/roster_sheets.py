"""What is asked before the duty roster changes: who leads, and why two change places (N7.1)."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt

from counter_app.errors import CounterError, InputError
from counter_app.hall.duties import Duty, Holder, Slot
from counter_app.hall.roster_people import Known, find_people
from counter_app.hall.weekdays import weekday
from ui.page import Context
from ui.pages.sheet import Sheet
from ui.widgets.chips import Chips
from ui.widgets.field import Field
from ui.widgets.suggest import SuggestField


class DutySheet(Sheet):
    """Who leads in a shift of a day, who stands in, and by which phone."""

    def __init__(self, context: Context) -> None:
        super().__init__(context.style, "", self.tr("Put on the roster"), "Enter")
        self._context = context
        self._slots: dict[str, Slot] = {}
        self._known: Sequence[Known] = ()
        look = context.style
        self.shift: Chips[str] = Chips(look, self.tr("Shift (← → choose)"), [])
        self.leader = self._person(self.tr("Duty leader (name, pinyin or sign-in name)"))
        self.deputy = self._person(self.tr("Deputy (may stay empty)"))
        self.phone = Field(look, self.tr("Phone (may stay empty)"))
        self.leader.chosen.connect(self._leads)
        self.deputy.chosen.connect(lambda one: self.deputy.set_text(one.typed))
        self.shift.changed.connect(self._fill)
        self.ask(self.shift, self.leader, self.deputy, self.phone)

    def begin(self, slots: Sequence[Slot], known: Sequence[Known]) -> None:
        """Ask for a day; its first shift without a leader is offered."""
        self._known = known
        self._slots = {slot.shift.name: slot for slot in slots}
        say, day = self._context.words.say, slots[0].day
        self.heading.setText(
            self.tr("Who leads on {day}, {weekday}?").format(
                day=day.isoformat(), weekday=say(weekday(day))
            )
        )
        self.shift.set_options(
            [(slot.shift.name, f"{say(slot.shift.label)} {slot.shift.hours}") for slot in slots]
        )
        empty = next((slot for slot in slots if slot.duty is None), slots[0])
        self.shift.set_value(empty.shift.name)
        self.shift.setVisible(len(slots) > 1)
        self._fill()

    def slot(self) -> Slot:
        """The shift that is asked for."""
        return self._slots[self.shift.value() or next(iter(self._slots))]

    def refuse(self, error: CounterError) -> None:
        """Say what is wrong where it is wrong."""
        fields = {"leader": self.leader, "deputy": self.deputy, "phone": self.phone}
        complain(self, fields, error, self._context.words.say)

    def first_focus(self) -> None:
        """Into the name."""
        self.leader.edit.setFocus(Qt.FocusReason.OtherFocusReason)
        self.leader.edit.selectAll()

    def _person(self, label: str) -> SuggestField[Known]:
        return SuggestField(
            self._context.style,
            label,
            lambda text, answer: answer(find_people(self._known, text)),
            lambda one: f"{one.name}  {one.login}".strip(),
        )

    def _leads(self, one: Known) -> None:
        self.leader.set_text(one.typed)
        if one.phone:
            self.phone.set_text(one.phone)

    def _fill(self) -> None:
        duty = self.slot().duty
        self.leader.set_text("" if duty is None else self._typed(duty.leader))
        self.deputy.set_text("" if duty is None else self._typed(duty.deputy))
        self.phone.set_text("" if duty is None else duty.phone)
        self.complain("")

    def _typed(self, holder: Holder) -> str:
        """What names somebody without doubt, also where two have one name."""
        return next((one.typed for one in self._known if one.who == holder), holder.name)


class SwapSheet(Sheet):
    """Those of two days change places: which of them, with whom, and why."""

    def __init__(self, context: Context) -> None:
        super().__init__(context.style, "", self.tr("Change places"), "Enter")
        self._context = context
        self._duties: dict[str, Duty] = {}
        look = context.style
        self.here: Chips[str] = Chips(look, self.tr("This one"), [])
        self.there: Chips[str] = Chips(look, self.tr("With this one"), [])
        self.deputies: Chips[bool] = Chips(
            look,
            self.tr("Who changes"),
            [(False, self.tr("the leaders")), (True, self.tr("leaders and deputies"))],
        )
        self.why = Field(look, self.tr("Why (both days keep it)"))
        self.ask(self.here, self.there, self.deputies, self.why)

    def begin(self, here: Sequence[Duty], there: Sequence[Duty]) -> None:
        """Ask for the duties of two days."""
        self._duties = {duty.place.shared_name: duty for duty in (*here, *there)}
        for chips, duties in ((self.here, here), (self.there, there)):
            chips.set_options([(one.place.shared_name, self._words(one)) for one in duties])
            chips.set_value(duties[0].place.shared_name)
            chips.setVisible(len(duties) > 1)
        self.deputies.set_value(False)
        self.deputies.setVisible(any(duty.deputy for duty in (*here, *there)))
        first, second = self.chosen()
        self.heading.setText(
            self.tr("{one} and {other} change places?").format(
                one=self._words(first), other=self._words(second)
            )
        )
        self.why.set_text("")
        self.complain("")

    def chosen(self) -> tuple[Duty, Duty]:
        """The two duties."""
        return self._duties[self.here.value() or ""], self._duties[self.there.value() or ""]

    def refuse(self, error: CounterError) -> None:
        """Say what is wrong where it is wrong."""
        complain(self, {"why": self.why}, error, self._context.words.say)

    def first_focus(self) -> None:
        """Into the reason."""
        self.why.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def _words(self, duty: Duty) -> str:
        place = duty.place
        return f"{duty.leader.name} ({place.day:%m-%d}{f' {place.shift}' if place.shift else ''})"


class ClearSheet(Sheet):
    """Somebody is taken off the roster."""

    def __init__(self, context: Context) -> None:
        super().__init__(context.style, "", self.tr("Take off the roster"), "Enter")
        self._context = context
        self._duties: dict[str, Duty] = {}
        self.which: Chips[str] = Chips(context.style, self.tr("Shift (← → choose)"), [])
        self.why = Field(context.style, self.tr("Why (may stay empty)"))
        self.ask(self.which, self.why)

    def begin(self, duties: Sequence[Duty]) -> None:
        """Ask for the duties of a day."""
        self._duties = {duty.place.shift: duty for duty in duties}
        self.heading.setText(
            self.tr("Nobody leads on {day} any more?").format(day=duties[0].place.day.isoformat())
        )
        self.which.set_options(
            [(shift, f"{shift} {one.leader.name}".strip()) for shift, one in self._duties.items()]
        )
        self.which.set_value(duties[0].place.shift)
        self.why.set_text("")
        self.complain("")

    def chosen(self) -> Duty:
        """The duty that ends."""
        return self._duties[self.which.value() or next(iter(self._duties))]

    def refuse(self, error: CounterError) -> None:
        """Say what is wrong where it is wrong."""
        complain(self, {"why": self.why}, error, self._context.words.say)

    def first_focus(self) -> None:
        """Into the reason; Enter is enough."""
        self.why.edit.setFocus(Qt.FocusReason.OtherFocusReason)


def complain(
    sheet: Sheet, fields: dict[str, Field], error: CounterError, say: Callable[..., str]
) -> None:
    """Say an error at the field that it names, else in the sheet; nothing typed is lost."""
    sheet.set_busy(False)
    field = fields.get(error.field) if isinstance(error, InputError) else None
    if field is None:
        sheet.complain(say(error.phrase))
    else:
        field.complain(say(error.phrase))

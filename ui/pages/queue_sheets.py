"""What is asked before a visit changes: where to, what else, why it ends, how somebody feels."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt

from counter_app.hall.catalogue import Catalogue, Item
from counter_app.hall.finding_items import find_items
from counter_app.hall.windows import Window
from ui.page import Context
from ui.pages.sheet import Sheet
from ui.pages.window_state import served_names
from ui.widgets.chips import Chips
from ui.widgets.field import Field
from ui.widgets.key_button import Emphasis
from ui.widgets.suggest import SuggestField


class TransferSheet(Sheet):
    """Which window the visitor goes on to, and why."""

    def __init__(self, context: Context) -> None:
        super().__init__(context.style, "", self.tr("Transfer"), "Enter", emphasis=Emphasis.PRIMARY)
        self._context = context
        self.windows: Chips[str] = Chips(context.style, self.tr("To (← → choose)"), [])
        self.why = Field(context.style, self.tr("Why (may stay empty)"))
        self.ask(self.windows, self.why)

    def begin(
        self, ticket: str, windows: Sequence[Window], here: str, catalogue: Catalogue
    ) -> None:
        """Ask for a ticket; the window `here` is not offered."""
        self.heading.setText(self.tr("Transfer {ticket}").format(ticket=ticket))
        words = self._context.words
        options = [
            (
                one.id,
                self.tr("window {number} · {serves}").format(
                    number=one.number, serves=served_names(one, catalogue, words)
                ),
            )
            for one in windows
            if one.in_use and one.id != here
        ]
        self.windows.set_options([*options, ("", self.tr("any window that serves the matter"))])
        self.windows.set_value(options[0][0] if options else "")
        self.why.set_text("")
        self.complain("")

    def window_chosen(self) -> str:
        """The id of the window; empty for any."""
        return self.windows.value() or ""

    def first_focus(self) -> None:
        """The windows come first."""
        self.windows.first_focus()


class MatterSheet(Sheet):
    """What else the visitor comes for, found as one types."""

    def __init__(self, context: Context) -> None:
        super().__init__(context.style, self.tr("Add a matter"), self.tr("Add"), "Enter")
        self._catalogue: Catalogue | None = None
        self.chosen: Item | None = None
        language = context.words.language
        self.matter: SuggestField[Item] = SuggestField(
            context.style,
            self.tr("Matter (name, initials or code)"),
            self._find,
            lambda item: f"{item.code}  {item.name(language)}",
            takes_first=True,
        )
        self._language = language
        self.matter.chosen.connect(self._take)
        self.matter.typed.connect(self._forget)
        self.ask(self.matter)

    def begin(self, catalogue: Catalogue) -> None:
        """Ask anew."""
        self._catalogue, self.chosen = catalogue, None
        self.matter.set_text("")
        self.complain("")

    def first_focus(self) -> None:
        """Into the field."""
        self.matter.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def _find(self, text: str, answer: Callable[[Sequence[Item]], None]) -> None:
        # The catalogue is in memory already: found within a frame.
        answer(find_items(self._catalogue, text) if self._catalogue is not None else [])

    def _take(self, item: Item) -> None:
        self.chosen = item
        self.matter.set_text(item.name(self._language))

    def _forget(self, _text: str) -> None:
        self.chosen = None


class LeaveSheet(Sheet):
    """The visitor goes without being served."""

    def __init__(self, context: Context) -> None:
        super().__init__(context.style, "", self.tr("Has left"), "Enter", emphasis=Emphasis.PRIMARY)
        self.why = Field(context.style, self.tr("Why (may stay empty)"))
        self.explain(self.tr("The visit ends and is not counted as served."))
        self.ask(self.why)

    def begin(self, ticket: str) -> None:
        """Ask for a ticket."""
        self.heading.setText(self.tr("{ticket} leaves without being served?").format(ticket=ticket))
        self.why.set_text("")
        self.complain("")

    def first_focus(self) -> None:
        """Into the field; Enter is enough."""
        self.why.edit.setFocus(Qt.FocusReason.OtherFocusReason)


class CloseDaySheet(Sheet):
    """The hall's doors are shut: what nobody ended is closed by the system, never as served."""

    def __init__(self, context: Context) -> None:
        super().__init__(
            context.style, self.tr("Close the day?"), self.tr("Close the day"), "Enter"
        )

    def begin(self, count: int) -> None:
        """Say how many visits it concerns."""
        self.explain(
            self.tr(
                "{count} visits are still under way. They are recorded as closed by the system, "
                "not as served."
            ).format(count=count)
            if count
            else self.tr("No visit is under way any more.")
        )
        self.complain("")
        self.confirm.setEnabled(count > 0)

"""The leader's day: what needs attention now, each opened by one key where the work is done (N7.1).

Above it the day at a glance. Not here: what needs attention, which every workflow says itself.
"""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from counter_app.errors import CounterError, InputError
from counter_app.hall.founding import all_workflows
from counter_app.hall.leading import FILLING_UP, Glance, LeadersDay, read_leaders_day
from counter_app.hall.needs import Need
from counter_app.hall.shift_facts import ShiftFacts
from counter_app.hall.shift_handover import hand_over, handovers
from counter_app.journal.clock import local_time
from counter_app.people.roles import Right
from ui.page import Context, Page
from ui.pages.handover_sheet import HandoverSheet
from ui.pages.needs_list import NeedsList
from ui.paper_sheet import PaperSheet
from ui.style import Tone
from ui.widgets.button_row import ButtonRow
from ui.widgets.card import Card
from ui.widgets.key_button import Emphasis, KeyButton
from ui.widgets.label import Kind, Label
from ui.widgets.scrolled import Scrolled
from ui.widgets.stat_tile import StatTile

READ_EVERY = 20
"""Seconds after which needs are read anew though nothing was recorded: time alone makes some."""


class LeadingPage(Page):
    """Figures above, needs below; calm when there are none."""

    # Whatever is recorded may need somebody, or have been what was needed.
    topics: ClassVar[frozenset[str]] = frozenset(one.name for one in all_workflows().all)
    right = Right.LEAD_DAY

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        look = self.look
        self._seconds = 0
        self._day: LeadersDay | None = None
        self.tiles = {
            "visits": StatTile(look, self.tr("Visits")),
            "inside": StatTile(look, self.tr("Inside"), self.tr("people")),
            "suspected": StatTile(look, self.tr("Suspected")),
            "rounds": StatTile(look, self.tr("Rounds done")),
        }
        self._figures = QWidget()
        figures = QHBoxLayout(self._figures)
        figures.setContentsMargins(0, 0, 0, 0)
        figures.setSpacing(look.px(12))
        for tile in self.tiles.values():
            figures.addWidget(tile, 1)
        self.unread = Label("", Kind.STRONG, wraps=True)
        self.unread.set_tone(Tone.ATTENTION)
        self.unread.hide()
        self.calm = Card(look, margin=24, spacing=4)
        self.calm.body.addWidget(Label(self.tr("Nothing needs you just now."), Kind.NAME))
        self.calm.body.addWidget(
            Label(
                self.tr("What comes up stands here, the most urgent first."),
                Kind.SECONDARY,
                wraps=True,
            )
        )
        self.calm.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.calm.hide()
        self.needs = NeedsList(context)
        self.needs.opened.connect(self._open)
        self.hand_over = KeyButton(
            look, self.tr("Hand over the shift"), "F8", Emphasis.PRIMARY, icon="document"
        )
        self.earlier = KeyButton(look, self.tr("Last hand-over"), "F7")
        self.buttons = ButtonRow(look, self.hand_over, self.earlier)
        self.sheet = HandoverSheet(context)
        self.sheet.hide()
        self.paper = PaperSheet(context, self._close)
        self.paper.hide()
        self._scrolled = Scrolled(self.needs)
        self.needs.focused_card.connect(self._scrolled.ensureWidgetVisible)
        # What takes the room that is left below something else.
        self._below = QWidget()
        for widget in (self._figures, self.unread, self.calm, self.sheet):
            self.body.addWidget(widget)
        for widget in (self.paper, self._scrolled, self._below):
            self.body.addWidget(widget, 1)
        self.body.addWidget(self.buttons)
        self.hand_over.clicked.connect(self._begin)
        self.earlier.clicked.connect(self._show_last)
        self.sheet.confirmed.connect(self._record)
        self.sheet.cancelled.connect(self._close)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        context.ticking.timeout.connect(self._tick)

    def title(self) -> str:
        """The title at the top."""
        return self.tr("Leader's day")

    def refresh(self) -> None:
        """Ask every workflow."""
        desk = self.context.desk
        self.read(lambda: read_leaders_day(desk), self._show)

    def first_focus(self) -> None:
        """On the most urgent need."""
        if self.is_behind:
            return
        if not self.sheet.isHidden():
            self.sheet.first_focus()
        elif not self.paper.isHidden():
            self.paper.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self.needs.cards:
            self.needs.first_focus()
        else:
            # Before anything is read, the page itself keeps the place.
            place = self if self.calm.isHidden() else self.calm
            place.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show(self, day: LeadersDay) -> None:
        focus = self.window().focusWidget()
        had_focus = focus in (self, self.calm) or self.needs.focused() is not None
        self._show_figures(day.glance)
        unread = self.context.words.listing(self.say(one) for one in day.unread)
        self.unread.setText(self.tr("Could not be read: {what}").format(what=unread))
        self.needs.show_needs(day.needs)
        self._day = day
        self._show_parts()
        count = len(day.needs)
        words = [self.tr("{count} need attention").format(count=count)] if count else []
        if day.on_duty:
            names = self.context.words.listing(one.duty.leader.name for one in day.on_duty)
            words.append(self.tr("on duty now: {names}").format(names=names))
        self.set_secondary(" · ".join(words))
        if had_focus and self.needs.focused() is None:
            self.first_focus()

    def _show_parts(self) -> None:
        """The needs, or the sheet or paper in their place."""
        asking, reading = not self.sheet.isHidden(), not self.paper.isHidden()
        free, day = not (asking or reading), self._day
        needed = day is not None and bool(day.needs or day.unread)
        self._figures.setVisible(not reading)
        self.unread.setVisible(free and day is not None and bool(day.unread))
        self.calm.setVisible(free and day is not None and not needed)
        self._scrolled.setVisible(free and needed)
        self._below.setVisible(not reading and not (free and needed))
        self.buttons.setVisible(free)
        # Their keys would work below what is asked, and digits be typed into needs.
        self.needs.set_digits(free)
        for button in (self.hand_over, self.earlier):
            button.setEnabled(free)

    def _begin(self) -> None:
        self.sheet.clear()
        self.sheet.show()
        self._show_parts()
        self.first_focus()

    def _record(self) -> None:
        desk, sheet = self.context.desk, self.sheet
        to, remarks = sheet.typed("to"), sheet.typed("remarks")
        sheet.set_busy(True)

        def refused(error: CounterError) -> None:
            field = error.field if isinstance(error, InputError) else ""
            sheet.refuse(field, self.say(error.phrase))

        def recorded(facts: ShiftFacts) -> None:
            sheet.set_busy(False)
            self._show_paper(facts)

        self.run(lambda: hand_over(desk, to, remarks), recorded, refused)

    def _show_last(self) -> None:
        desk = self.context.desk

        def found(earlier: list[ShiftFacts]) -> None:
            if earlier:
                self._show_paper(earlier[0])
            else:
                self.notice.say(Tone.INFO, self.tr("No shift was handed over yet."))

        self.run(lambda: handovers(desk), found)

    def _show_paper(self, facts: ShiftFacts) -> None:
        translations = self.context.words.translations

        def make() -> bytes:
            # Imported here: making papers is not needed to start.
            from counter_app.documents.shift_sheet import shift_sheet

            return shift_sheet(facts, translations).pdf

        self.sheet.hide()
        self.paper.show()
        self._show_parts()
        self.paper.show_paper(make, f"shift-{local_time(facts.made_at):%Y-%m-%d-%H%M}.pdf")
        self.first_focus()

    def _close(self) -> None:
        self.sheet.hide()
        self.paper.hide()
        self._show_parts()
        self.first_focus()

    def _show_figures(self, glance: Glance | None) -> None:
        if glance is None:
            return
        self.tiles["visits"].set_value(f"{glance.visits:,}")
        filling = glance.inside * 100 >= glance.inside_limit * FILLING_UP
        self.tiles["inside"].set_value(
            f"{glance.inside:,}",
            note=self.tr("at most {limit}").format(limit=glance.inside_limit),
            tone=Tone.ATTENTION if filling else None,
        )
        self.tiles["suspected"].set_value(
            f"{glance.suspected:,}", tone=Tone.ALARM if glance.suspected else None
        )
        missed = glance.rounds_missed
        self.tiles["rounds"].set_value(
            f"{glance.rounds_done:,}",
            note=self.tr("{count} missed").format(count=missed) if missed else "",
            tone=Tone.ALARM if missed else None,
        )

    def _open(self, need: Need) -> None:
        self.context.navigate(need.page, need.subject or None)

    def _tick(self) -> None:
        self._seconds += 1
        if self._seconds % READ_EVERY == 0 and self.isVisible():
            self.refresh()

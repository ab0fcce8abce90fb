"""The day in numbers and plots, and its sheet on paper: today, or any day before (N3.1, N7.1)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from counter_app.hall.catalogue import Catalogue, read_catalogue
from counter_app.hall.day import BANDS, HOURS, DayFigures, MatterDay, Spread, WindowDay, day_figures
from counter_app.hall.desks import hall_name
from counter_app.hall.visits import Outcome, VisitState
from counter_app.journal.clock import MINUTE, day_of
from counter_app.people.roles import Right
from ui.page import Context, Page
from ui.paper_sheet import PaperSheet
from ui.style import Tone
from ui.widgets.card import Card
from ui.widgets.chart import Bar, BarChart
from ui.widgets.key_button import Emphasis, KeyButton
from ui.widgets.label import Kind, Label
from ui.widgets.stat_tile import StatTile
from ui.widgets.table import Column, Table

OPENING, CLOSING = 8, 17
"""The plot of arrivals shows at least these hours."""

COOLEST, WARMEST = 355, 379
"""The plot of temperatures shows each of these tenths; what lies beyond is one bar at each end."""

WIDE = 780
"""Pixels of the design from which all numbers stand in one row."""

ROW = 38
"""Height of a row of a list, in pixels of the design."""

OUTCOME_TONES = {
    Outcome.DONE: Tone.NORMAL,
    Outcome.ACCEPTED: Tone.NORMAL,
    Outcome.PAPERS_MISSING: Tone.ATTENTION,
    Outcome.DIVERTED: Tone.INFO,
    Outcome.DECLINED: Tone.ATTENTION,
}


def minutes(duration: int | None) -> str:
    """A duration in minutes with one decimal; — where there is none."""
    return "—" if duration is None else f"{duration / MINUTE:.1f}"


class DayPage(Page):
    """Figures of one day; the sheet lies over them when it is asked for."""

    topics: ClassVar[frozenset[str]] = frozenset(
        {"visit", "temperature", "isolation", "window", "thresholds", "rules", "catalogue"}
    )
    right = Right.READ_DAY

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._day = self._today()
        self._figures: DayFigures | None = None
        self._catalogue: Catalogue | None = None
        look, px = self.look, self.look.px
        self.earlier = KeyButton(look, self.tr("Day before"), "Alt+Left")
        self.later = KeyButton(look, self.tr("Day after"), "Alt+Right")
        self.sheet_button = KeyButton(
            look, self.tr("Day sheet"), "F8", Emphasis.PRIMARY, icon="document"
        )
        self.earlier.clicked.connect(lambda: self._go(-1))
        self.later.clicked.connect(lambda: self._go(1))
        self.sheet_button.clicked.connect(self._open_sheet)
        self._numbers = self._tiles()
        self.arrivals = BarChart(look, self.tr("Arrivals per hour"), empty=self.tr("Nobody yet."))
        self.waits = BarChart(
            look, self.tr("Waiting, minutes"), empty=self.tr("Nobody called yet.")
        )
        self.outcomes = BarChart(
            look, self.tr("Outcomes of matters"), empty=self.tr("Nothing settled yet.")
        )
        self.temperatures = BarChart(
            look, self.tr("Temperatures, °C"), empty=self.tr("Nobody measured yet.")
        )
        self.matters = Table(
            look, self._matter_columns(), lambda row: row.code, self.tr("No matters yet.")
        )
        self.windows = Table(
            look, self._window_columns(), lambda row: row.number, self.tr("No windows yet.")
        )
        for button in (self.sheet_button, self.earlier, self.later):
            self.header.addWidget(button)
        self._figures_side = QWidget()
        box = QVBoxLayout(self._figures_side)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(px(12))
        self._tile_grid = QGridLayout()
        self._tile_grid.setSpacing(px(12))
        self._in_a_row = 0
        box.addLayout(self._tile_grid)
        box.addLayout(self._plots(), 1)
        box.addLayout(self._lists())
        self.preview = PaperSheet(context, self._close_sheet)
        self.preview.hide()
        self.body.addWidget(self._figures_side, 1)
        self.body.addWidget(self.preview, 1)
        self._place_tiles()
        self._name_day()

    def title(self) -> str:
        """The page's title."""
        return self.tr("Day")

    def first_focus(self) -> None:
        """The sheet is the usual next thing."""
        target = self.sheet_button if self.preview.isHidden() else self.preview
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def refresh(self) -> None:
        """Count the day again."""
        desk, day = self.context.desk, self._day

        def count() -> tuple[DayFigures, Catalogue]:
            return day_figures(desk, day), read_catalogue(desk)

        self.read(count, self._show)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Numbers in one row where there is room, else in two."""
        super().resizeEvent(event)
        self._place_tiles()

    def day(self) -> date:
        """The day that is shown."""
        return self._day

    def tile(self, name: str) -> StatTile:
        """One of the numbers: visits, inside, waiting, serving, diverted, fevers."""
        return self._numbers[name]

    def _today(self) -> date:
        return day_of(self.context.clock.now())

    def _go(self, days: int) -> None:
        wanted = self._day + timedelta(days=days)
        if wanted > self._today():
            return
        self._day = wanted
        self._name_day()
        self.refresh()

    def _name_day(self) -> None:
        today = self._day == self._today()
        words = self.tr("{day}, under way") if today else self.tr("{day}")
        self.set_secondary(words.format(day=f"{self._day:%Y-%m-%d}"))
        self.later.setEnabled(not today)

    def _show(self, counted: tuple[DayFigures, Catalogue]) -> None:
        figures, self._catalogue = counted
        if figures.day != self._day:
            return  # another day was asked for meanwhile
        self._figures = figures
        self._show_tiles(figures)
        self._show_plots(figures)
        self.matters.show_rows(figures.matters)
        self.windows.show_rows(figures.windows)
        # Whole lists: the page scrolls, not a list within it.
        rows = max(1, len(figures.matters), len(figures.windows))
        for table in (self.matters, self.windows):
            table.setFixedHeight(self.look.px(ROW * (rows + 1) + 10))

    def _tiles(self) -> dict[str, StatTile]:
        look, people = self.look, self.tr("people")
        return {
            "visits": StatTile(look, self.tr("Visits")),
            "inside": StatTile(look, self.tr("Inside"), people),
            "waiting": StatTile(look, self.tr("Waiting, median"), self.tr("min")),
            "serving": StatTile(look, self.tr("Serving, median"), self.tr("min")),
            "diverted": StatTile(look, self.tr("Online instead")),
            "fevers": StatTile(look, self.tr("Suspected")),
        }

    def _place_tiles(self) -> None:
        in_a_row = len(self._numbers) if self.width() >= self.look.px(WIDE) else 3
        if in_a_row == self._in_a_row:
            return
        self._in_a_row = in_a_row
        for place, tile in enumerate(self._numbers.values()):
            self._tile_grid.addWidget(tile, place // in_a_row, place % in_a_row)
        for column in range(len(self._numbers)):
            self._tile_grid.setColumnStretch(column, int(column < in_a_row))

    def _show_tiles(self, figures: DayFigures) -> None:
        tiles = self._numbers
        done = figures.by_state.get(VisitState.DONE, 0)
        tiles["visits"].set_value(
            f"{figures.visits:,}", note=self.tr("{count} done").format(count=done)
        )
        full = figures.inside >= figures.inside_limit
        tiles["inside"].set_value(
            f"{figures.inside:,}",
            note=self.tr("most so far {peak}").format(peak=figures.peak_inside),
            tone=Tone.ATTENTION if full else None,
        )
        tiles["waiting"].set_value(self._median(figures.waiting))
        tiles["serving"].set_value(self._median(figures.serving))
        diverted = figures.outcomes.get(Outcome.DIVERTED, 0)
        tiles["diverted"].set_value(f"{diverted:,}", note=self.tr("matters"))
        tiles["fevers"].set_value(
            f"{figures.suspected:,}",
            note=self.tr("of {checks}").format(checks=figures.checks),
            tone=Tone.ALARM if figures.suspected else None,
        )

    @staticmethod
    def _median(spread: Spread | None) -> str:
        return minutes(None if spread is None else spread.median)

    def _show_plots(self, figures: DayFigures) -> None:
        came = [hour for hour in range(HOURS) if figures.arrivals[hour]]
        hours = range(min([*came, OPENING]), max([*came, CLOSING]) + 1)
        self.arrivals.show_bars(
            [Bar(str(hour), figures.arrivals[hour]) for hour in hours] if came else []
        )
        ends = [f"<{end}" for end in BANDS] + [f"≥{BANDS[-1]}"]
        bands = zip(ends, figures.waiting_bands, strict=True)
        self.waits.show_bars(
            [
                Bar(end, count, Tone.ATTENTION if end.startswith("≥") else Tone.INFO)
                for end, count in bands
            ]
            if any(figures.waiting_bands)
            else []
        )
        self.outcomes.show_bars(
            [
                Bar(self.say(outcome.label), count, OUTCOME_TONES[outcome])
                for outcome, count in figures.outcomes.items()
            ]
        )
        self.temperatures.show_bars(self._temperature_bars(figures))

    def _temperature_bars(self, figures: DayFigures) -> list[Bar]:
        counts: dict[int, int] = {}
        for tenths, count in figures.temperatures:
            shown = max(COOLEST, min(WARMEST, tenths))
            counts[shown] = counts.get(shown, 0) + count
        if not counts:
            return []
        return [
            Bar(
                f"{tenths / 10:.1f}",
                counts.get(tenths, 0),
                Tone.ALARM if tenths >= figures.fever_from else Tone.NORMAL,
            )
            for tenths in range(COOLEST, WARMEST + 1)
        ]

    def _plots(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setSpacing(self.look.px(12))
        plots = (self.arrivals, self.waits, self.outcomes, self.temperatures)
        for place, plot in enumerate(plots):
            card = Card(self.look, margin=14, spacing=4)
            card.body.addWidget(Label(plot.accessibleName(), Kind.SMALL))
            # As low as the card lets it be: both rows of plots fit on a small screen.
            plot.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
            card.body.addWidget(plot, 1)
            card.setMinimumHeight(self.look.px(198))
            grid.addWidget(card, place // 2, place % 2)
        return grid

    def _lists(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(self.look.px(12))
        for table, share in ((self.matters, 3), (self.windows, 2)):
            card = Card(self.look, margin=8)
            card.body.addWidget(table)
            row.addWidget(card, share)
        return row

    def _matter_columns(self) -> list[Column[MatterDay]]:
        return [
            Column(self.tr("Matter"), lambda row: self._matter_name(row.code)),
            Column(self.tr("Visits"), lambda row: str(row.visits), 64, right=True),
            Column(self.tr("Done"), lambda row: str(row.done), 64, right=True),
            Column(self.tr("Online"), lambda row: str(row.diverted), 64, right=True),
        ]

    def _window_columns(self) -> list[Column[WindowDay]]:
        return [
            Column(self.tr("Window"), lambda row: str(row.number)),
            Column(self.tr("Done"), lambda row: str(row.served), 64, right=True),
            Column(self.tr("No-show"), lambda row: str(row.no_shows), 72, right=True),
            Column(self.tr("min each"), lambda row: minutes(row.serving), 80, right=True),
        ]

    def _matter_name(self, code: str) -> str:
        if self._catalogue is None:
            return code
        return self._catalogue.name_of(code, self.context.words.language)

    def _open_sheet(self) -> None:
        if self._figures is None or self._catalogue is None:
            return
        for button in (self.sheet_button, self.earlier, self.later):
            button.setEnabled(False)  # their keys would work below the sheet
        self._figures_side.hide()
        self.preview.show()
        self.preview.show_paper(self._sheet_maker(), f"day-{self._day:%Y-%m-%d}.pdf")
        self.first_focus()

    def _sheet_maker(self) -> Callable[[], bytes]:
        """What makes the sheet's PDF in the pool, from the figures that are shown."""
        figures, catalogue, context = self._figures, self._catalogue, self.context
        assert figures is not None
        assert catalogue is not None

        def make() -> bytes:
            # Imported here: making papers is not needed to start.
            from counter_app.documents.day_sheet import day_sheet
            from counter_app.documents.hall_values import sheet_of

            desk, words = context.desk, context.words
            sheet = sheet_of(
                figures,
                hall_name(desk.journal),
                desk.person.name,
                context.clock.now(),
                catalogue,
                words.language,
            )
            return day_sheet(sheet, words.translations).pdf

        return make

    def _close_sheet(self) -> None:
        for button in (self.sheet_button, self.earlier):
            button.setEnabled(True)
        self.preview.hide()
        self._figures_side.show()
        self._name_day()
        self.first_focus()

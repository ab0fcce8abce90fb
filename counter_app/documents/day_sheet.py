"""The day sheet: one hall's day on A4, with numbers, plots and tables (N3.1, N3.4).

Not here: what the sheet says (`day_values`) and how it is counted.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from counter_app.documents.day_values import Band, Count, DaySheet, Spread
from counter_app.documents.fonts import Weight
from counter_app.documents.pages import (
    INNER,
    MARGIN,
    RED,
    SECONDARY,
    SHADE,
    TEXT,
    Column,
    Pages,
    Piece,
)
from counter_app.documents.paper import Draft, Paper, fit, text_width, wrap_evenly
from counter_app.documents.plots import Bar, Frame, card, level, upright
from counter_app.hall.weekdays import weekday
from counter_app.journal.clock import local_time
from counter_app.language import Phrase, Translations

LOWEST_BAR, HIGHEST_BAR = 350, 385
"""The plot of temperatures shows each tenth between them; what is beyond is one bar at each end."""

OPENING, CLOSING = 8, 17
"""The plot of arrivals shows at least these hours."""

MOST_OUTCOMES = 6
TILE = 56.0
PLOT = 142.0
BETWEEN = 9.0


def day_sheet(sheet: DaySheet, translations: Translations) -> Paper:
    """The sheet as PDF, A4, as many pages as it needs."""
    pages = Pages()
    say = translations.say
    title = say(Phrase("Day sheet of the hall"))
    day = f"{sheet.day:%Y-%m-%d} {say(weekday(sheet.day))}"
    prepared = say(
        Phrase(
            "Prepared by {name} at {time}",
            name=sheet.prepared_by,
            time=f"{local_time(sheet.prepared_at):%Y-%m-%d %H:%M}",
        )
    )
    pages.head(title, sheet.hall, day, prepared)
    if sheet.empty:
        pages.gap(60)
        pages.paragraph(
            say(Phrase("Nobody came this day, and no temperature was taken.")), 14, align="center"
        )
        pages.gap(60)
        if sheet.open_cases:
            # A case from the day before is no less urgent on an empty day.
            _figures(pages, sheet, translations)
    else:
        _figures(pages, sheet, translations)
        _plots(pages, sheet, translations)
        _counts(pages, sheet, translations)
        _matters(pages, sheet, translations)
        _windows(pages, sheet, translations)
    _signatures(pages, translations)
    return pages.finish(
        title=f"{title} {sheet.day:%Y-%m-%d}",
        author=sheet.hall,
        foot=f"{sheet.hall} · {title} · {sheet.day:%Y-%m-%d}",
        translations=translations,
    )


def _figures(pages: Pages, sheet: DaySheet, translations: Translations) -> None:
    say = translations.say
    minutes = say(Phrase("min"))

    def spread(found: Spread | None, which: str) -> tuple[str, str]:
        if found is None:
            return "—", ""
        values = {"average": found.average, "median": found.median, "ninetieth": found.ninetieth}
        return _minutes(values[which]), minutes

    first = [
        (say(Phrase("Visits")), str(sheet.visits), ""),
        (say(Phrase("Diverted to other ways")), str(sheet.diverted), ""),
        (say(Phrase("Temperature checks")), str(sheet.checks), ""),
        (say(Phrase("Turned away at the door")), str(sheet.refused), ""),
        (say(Phrase("Fevers")), str(sheet.fevers), ""),
        (say(Phrase("Cases still open")), str(sheet.open_cases), ""),
    ]
    peak = ""
    if sheet.peak_at is not None:
        peak = say(Phrase("at {time}", time=f"{local_time(sheet.peak_at):%H:%M}"))
    if sheet.limit_inside is not None:
        limit = say(Phrase("limit {count}", count=sheet.limit_inside))
        peak = f"{peak} · {limit}" if peak else limit
    second = [
        (say(Phrase("Waiting, average")), *spread(sheet.waiting, "average")),
        (say(Phrase("Waiting, median")), *spread(sheet.waiting, "median")),
        (say(Phrase("Waiting, 9 of 10 below")), *spread(sheet.waiting, "ninetieth")),
        (say(Phrase("Serving, average")), *spread(sheet.serving, "average")),
        (say(Phrase("Serving, 9 of 10 below")), *spread(sheet.serving, "ninetieth")),
        (say(Phrase("Most people inside")), str(sheet.peak_inside), peak),
    ]
    alarms = {4, 5}
    for number, row in enumerate((first, second)):
        pages.add(TILE, _tiles(row, alarms if number == 0 else set()))
        pages.gap(BETWEEN)


def _tiles(tiles: Sequence[tuple[str, str, str]], alarms: set[int]) -> Piece:
    wide = (INNER - BETWEEN * (len(tiles) - 1)) / len(tiles)

    def draw(draft: Draft, top: float) -> None:
        for number, (label, value, note) in enumerate(tiles):
            x = MARGIN + number * (wide + BETWEEN)
            alarm = number in alarms and value != "0"
            draft.box(x, top, wide, TILE, fill=SHADE, line=RED if alarm else None, radius=4)
            for down, line in enumerate(wrap_evenly(label, 8, wide - 10)[:2]):
                draft.text(line, x + 6, top + 5 + down * 9.5, 8, color=SECONDARY)
            size = fit(value, 19, wide - 12, Weight.BOLD)
            color = RED if alarm else TEXT
            draft.text(value, x + 6, top + 27, size, weight=Weight.BOLD, color=color)
            if note:
                after = x + 6 + text_width(value, size, Weight.BOLD) + 4
                room = x + wide - 4 - after
                for down, line in enumerate(_note(note, room)):
                    draft.text(
                        line, after, top + 36 - down * 9, fit(line, 8, room), color=SECONDARY
                    )

    return draw


def _note(note: str, room: float) -> list[str]:
    """A note on one line, or on two from the bottom up."""
    first, found, last = note.partition(" · ")
    return [note] if not found or text_width(note, 8) <= room else [last, first]


def _plots(pages: Pages, sheet: DaySheet, translations: Translations) -> None:
    say = translations.say
    half = (INNER - BETWEEN) / 2

    def hours(draft: Draft, frame: Frame) -> None:
        busy = [hour for hour, count in enumerate(sheet.arrivals) if count]
        first = min([OPENING, *busy])
        last = max([CLOSING - 1, *busy])
        card(draft, frame, say(Phrase("Arrivals per hour")), say(Phrase("visits")))
        bars = [Bar(str(hour), sheet.arrivals[hour]) for hour in range(first, last + 1)]
        upright(draft, frame, bars)

    def waits(draft: Draft, frame: Frame) -> None:
        card(draft, frame, say(Phrase("Waiting times")), say(Phrase("visits by minutes")))
        upright(draft, frame, _waiting_bars(sheet.waiting_bands))

    def outcomes(draft: Draft, frame: Frame) -> None:
        card(draft, frame, say(Phrase("Outcomes")), say(Phrase("matters")))
        level(draft, frame, _outcome_bars(sheet.outcomes, translations))

    def temperatures(draft: Draft, frame: Frame) -> None:
        card(draft, frame, say(Phrase("Temperatures")), say(Phrase("checks by ℃")))
        bars, mark = _temperature_bars(sheet.temperatures, sheet.threshold)
        upright(draft, frame, bars, mark=(mark, f"{sheet.threshold / 10:.1f}"))

    for left, right in ((hours, waits), (outcomes, temperatures)):

        def draw(
            draft: Draft,
            top: float,
            left: Callable[[Draft, Frame], None] = left,
            right: Callable[[Draft, Frame], None] = right,
        ) -> None:
            left(draft, Frame(MARGIN, top, half, PLOT))
            right(draft, Frame(MARGIN + half + BETWEEN, top, half, PLOT))

        pages.add(PLOT, draw)
        pages.gap(BETWEEN)


def _waiting_bars(bands: Sequence[Band]) -> list[Bar]:
    bars = []
    begin = 0
    for band in bands:
        label = f"{begin}–{band.below}" if band.below is not None else f"≥{begin}"
        bars.append(Bar(label, band.count))
        begin = band.below or begin
    return bars


def _outcome_bars(outcomes: Sequence[Count], translations: Translations) -> list[Bar]:
    ordered = sorted(outcomes, key=lambda count: -count.count)
    if len(ordered) > MOST_OUTCOMES:
        rest = sum(count.count for count in ordered[MOST_OUTCOMES - 1 :])
        ordered = [*ordered[: MOST_OUTCOMES - 1], Count(label=Phrase("all others"), count=rest)]
    return [Bar(_word(count.label, translations), count.count) for count in ordered]


def _temperature_bars(
    temperatures: Sequence[tuple[int, int]], threshold: int
) -> tuple[list[Bar], int]:
    """A bar for each tenth and one at each end, and before which bar the threshold stands."""
    counts = [0] * (HIGHEST_BAR - LOWEST_BAR + 2)
    for tenths, count in temperatures:
        counts[min(max(tenths, LOWEST_BAR - 1), HIGHEST_BAR) - LOWEST_BAR + 1] += count
    bars = []
    for number, count in enumerate(counts):
        tenths = LOWEST_BAR - 1 + number
        label = f"{tenths // 10}" if tenths % 10 == 0 else ""
        if number == 0:
            label = f"<{LOWEST_BAR // 10}"
        elif tenths == LOWEST_BAR:
            label = ""  # no room beside the first
        elif tenths == HIGHEST_BAR:
            label = f"≥{tenths / 10:.1f}"
        bars.append(Bar(label, count, alarm=tenths >= threshold))
    return bars, min(max(threshold, LOWEST_BAR - 1), HIGHEST_BAR) - LOWEST_BAR + 1


def _counts(pages: Pages, sheet: DaySheet, translations: Translations) -> None:
    """Visits by state, by group and by priority, side by side."""
    say = translations.say
    parts = [
        (say(Phrase("By state")), sheet.by_state),
        (say(Phrase("By group")), sheet.by_group),
        (say(Phrase("By priority")), sheet.by_priority),
    ]
    wide = (INNER - 2 * BETWEEN * 2) / 3
    pages.gap(4)
    rows = max(1, *(len(counts) for _, counts in parts))

    def draw(draft: Draft, top: float) -> None:
        for number, (title, counts) in enumerate(parts):
            x = MARGIN + number * (wide + BETWEEN * 2)
            draft.text(title, x, top, 10, weight=Weight.BOLD, color=TEXT)
            draft.rule(x, top + 16, x + wide, color=SECONDARY)
            if not counts:
                draft.text("—", x, top + 20, 9.5, color=SECONDARY)
            for down, count in enumerate(counts):
                y = top + 20 + down * 15
                label = _word(count.label, translations)
                draft.text(label, x, y, fit(label, 9.5, wide - 34), color=TEXT)
                draft.text(str(count.count), x + wide, y, 9.5, align="right", color=TEXT)

    pages.add(22 + rows * 15, draw)
    pages.gap(BETWEEN)


def _matters(pages: Pages, sheet: DaySheet, translations: Translations) -> None:
    say = translations.say
    if not sheet.matters:
        return
    pages.heading(say(Phrase("By matter")))
    pages.table(
        [
            Column(say(Phrase("Matter")), 5, "left"),
            Column(say(Phrase("Letter")), 0.9, "center"),
            Column(say(Phrase("Visits")), 1),
            Column(say(Phrase("Done")), 1),
            Column(say(Phrase("Diverted")), 1.1),
            Column(say(Phrase("Average wait, min")), 1.6),
            Column(say(Phrase("Average serving, min")), 1.6),
        ],
        [
            [
                row.matter,
                row.letter,
                str(row.visits),
                str(row.done),
                str(row.diverted),
                _minutes(row.waiting),
                _minutes(row.serving),
            ]
            for row in sheet.matters
        ],
    )
    pages.gap(BETWEEN)


def _windows(pages: Pages, sheet: DaySheet, translations: Translations) -> None:
    say = translations.say
    if not sheet.windows:
        return
    pages.heading(say(Phrase("By window")))
    pages.table(
        [
            Column(say(Phrase("Window")), 5, "left"),
            Column(say(Phrase("Served")), 1.4),
            Column(say(Phrase("No-shows")), 1.4),
            Column(say(Phrase("Average serving, min")), 2),
            Column(say(Phrase("All serving, min")), 2),
        ],
        [
            [
                row.window,
                str(row.served),
                str(row.no_shows),
                _minutes(row.serving),
                _minutes(row.busy),
            ]
            for row in sheet.windows
        ],
    )
    pages.gap(BETWEEN)


def _signatures(pages: Pages, translations: Translations) -> None:
    say = translations.say
    labels = [say(Phrase("Seen by the duty leader")), say(Phrase("Date"))]

    def draw(draft: Draft, top: float) -> None:
        x = MARGIN
        for label, line in zip(labels, (170, 110), strict=True):
            draft.text(label, x, top + 22, 10, color=TEXT)
            x += text_width(label, 10) + 8
            draft.rule(x, top + 35, x + line, color=SECONDARY)
            x += line + 24

    # Never alone on a page: what is signed stands above it.
    pages.keep_last(3)
    pages.add(40, draw)


def _minutes(duration: int | None) -> str:
    return "—" if duration is None else f"{duration / 60_000:.1f}"


def _word(text: Phrase | str, translations: Translations) -> str:
    return translations.say(text) if isinstance(text, Phrase) else text

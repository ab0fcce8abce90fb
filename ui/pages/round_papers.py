"""The papers of rounds: the report of one, and a month of rounds and findings as a table (N7.1)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

from counter_app.hall.checklists import read_checklists
from counter_app.hall.checkpoints import Checkpoint, list_checkpoints
from counter_app.hall.desks import hall_name
from counter_app.hall.round_report import read_month, read_report
from counter_app.journal.clock import day_of
from ui.file_saving import ask_where, save_file
from ui.page import Page
from ui.paper_sheet import PaperSheet
from ui.style import Tone


class RoundPapers:
    """Makes the papers of a page; `sheet` is what the page shows in place of its list."""

    def __init__(self, page: Page, closed: Callable[[], None]) -> None:
        self._page = page
        self.sheet = PaperSheet(page.context, closed)

    def show_report(self, round: str) -> None:
        """The report of a round, with its photos."""
        context = self._page.context
        desk, words = context.desk, context.words

        def make() -> bytes:
            # Imported here: making papers is not needed to start.
            from counter_app.documents.round_report import round_report

            report = read_report(desk, round)
            return round_report(
                report,
                hall_name(desk.journal),
                desk.person.name,
                context.clock.now(),
                words.translations,
            ).pdf

        day = day_of(context.clock.now())
        self.sheet.show_paper(make, f"round-{day:%Y-%m-%d}.pdf")
        self.sheet.setFocus()

    def show_labels(self, only: Checkpoint | None) -> None:
        """The label of one checkpoint, or an A4 sheet with those of all that are in use."""
        context = self._page.context
        desk, words = context.desk, context.words

        def make() -> bytes:
            from counter_app.documents.checkpoint_labels import checkpoint_labels

            hall, kinds = hall_name(desk.journal), read_checklists(desk)
            places = [only] if only else [one for one in list_checkpoints(desk) if one.in_use]
            return checkpoint_labels(
                places, kinds, hall, words.translations, single=only is not None
            ).pdf

        self.sheet.show_paper(make, "checkpoints.pdf")
        self.sheet.setFocus()

    def save_month(self, day: date) -> None:
        """Ask where, then write the rounds and findings of a day's month as a workbook."""
        words = self._page.tr("Rounds and findings of {month}").format(month=f"{day:%Y-%m}")
        name = f"rounds-{day:%Y-%m}.xlsx"
        ask_where(self._page, words, name, lambda path: self.write_month(path, day))

    def write_month(self, path: Path, day: date) -> None:
        """Write the month of a day to a file."""
        page, context = self._page, self._page.context
        desk, words = context.desk, context.words

        def make() -> bytes:
            from counter_app.documents.rounds_month import rounds_month

            month = read_month(desk, day)
            return rounds_month(month, hall_name(desk.journal), words.translations)

        def done(_none: None) -> None:
            page.notice.say(Tone.NORMAL, page.tr("Saved as {name}").format(name=path.name))

        save_file(context.work, path, make, done, page.show_error, page)

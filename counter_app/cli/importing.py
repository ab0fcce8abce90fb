"""`counter-app import`: paper forms of an outage entered from a spreadsheet, as often as needed."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import msgspec
import typer

from counter_app.cli.data_dir import DEFAULT_DIR, DataDir, opened
from counter_app.cli.ending import PARTLY_REFUSED, ending_well
from counter_app.cli.signing_in import OptionalUser, signed_in_desk
from counter_app.cli.terminal import Terminal
from counter_app.errors import InputError
from counter_app.hall.paper import PaperResult, PaperStatus, enter_all
from counter_app.hall.paper_files import read_sheet, write_beside
from counter_app.hall.paper_forms import forms_of, rejected_rows, write_template
from counter_app.hall.paper_words import Column, parse_date
from counter_app.language import Phrase
from counter_app.people.roles import Right


def register(app: typer.Typer, terminal: Terminal) -> None:
    """Add the command."""

    def json_line(row: int, result: PaperResult) -> str:
        reason = None if result.reason is None else terminal.translations.say(result.reason)
        line = {"row": row, "status": result.status, "reason": reason, "visit": result.visit}
        return msgspec.json.encode(line).decode()

    def enter_file(
        file: Path, user: str, date: str | None, still_here: bool, json: bool, data_dir: Path
    ) -> None:
        day = None if date is None else parse_date(date)
        sheet = read_sheet(file)
        forms = forms_of(sheet)
        for heading in forms.ignored:
            terminal.complain(Phrase("The column {heading} is not used.", heading=heading[:20]))
        if sheet.left_out:
            terminal.complain(Phrase("Only the first sheet of the file is read."))
        counts = dict.fromkeys(PaperStatus, 0)
        reasons: dict[int, str] = {}
        progress = terminal.progress()
        with opened(data_dir) as (engine, _):
            desk = signed_in_desk(engine, user)
            desk.check(Right.ENTER_FROM_PAPER)
            results = enter_all(desk, forms.forms, day=day, still_here=still_here)
            for done, (form, result) in enumerate(zip(forms.forms, results, strict=True), 1):
                counts[result.status] += 1
                if result.status is PaperStatus.REJECTED and result.reason is not None:
                    reasons[form.row] = terminal.translations.say(result.reason)
                if json:
                    typer.echo(json_line(form.row, result))
                elif result.reason is not None:
                    terminal.say(Phrase("Row {row}: {why}", row=form.row, why=result.reason))
                if progress is not None:
                    progress(done, len(forms.forms))
        say = terminal.complain if json else terminal.say
        say(
            Phrase(
                "{registered} registered, {to_check} to check, {rejected} rejected.",
                **{status.value: count for status, count in counts.items()},
            )
        )
        if reasons:
            chinese = any("\u4e00" <= letter <= "\u9fff" for letter in "".join(forms.headings))
            title = "原因" if chinese else Column.REASON.label.english()
            written = write_beside(file, "rejected", rejected_rows(forms, reasons, title))
            say(
                Phrase(
                    "The rejected rows are in {file}. Mend them there and import that file.",
                    file=written.name,
                )
            )
            raise typer.Exit(PARTLY_REFUSED)

    @app.command("import")
    def import_forms(
        file: Annotated[
            Path | None, typer.Argument(help="The forms as CSV or XLSX.", show_default=False)
        ] = None,
        user: OptionalUser = None,
        date: Annotated[
            str | None,
            typer.Option("--date", help="The day of times that name none, like 2020-02-10."),
        ] = None,
        still_here: Annotated[
            bool,
            typer.Option("--still-here", help="Today's visitors still wait: into the queue."),
        ] = False,
        json: Annotated[bool, typer.Option("--json", help="One JSON line for each row.")] = False,
        template: Annotated[
            Path | None,
            typer.Option("--template", help="Write an empty form (.xlsx or .csv) and stop."),
        ] = None,
        data_dir: DataDir = DEFAULT_DIR,
    ) -> None:
        """Enter paper forms. The same form again, from whatever file, adds nothing."""
        with ending_well(terminal):
            if template is not None:
                write_template(template)
                terminal.say(Phrase("The empty form is {file}.", file=template.name))
                return
            if file is None:
                raise InputError("Name the file to import, or --template for an empty form.")
            if user is None:
                raise InputError("Entering forms is recorded with your name: sign in with --user.")
            enter_file(file, user, date, still_here, json, data_dir)

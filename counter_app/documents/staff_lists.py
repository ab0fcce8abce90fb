"""The health checks of the staff on paper and as a table, for whoever keeps them (N2.3).

They hold readings and answers of named people: that they are taken out is recorded by the verb that
reads them. Not here: the training record (`training_record`).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from counter_app.documents.pages import Column, Pages
from counter_app.documents.paper import Paper
from counter_app.documents.workbook import Cell, SheetData, WorkbookColumn, workbook
from counter_app.hall.answers import Answer
from counter_app.hall.staff_health import StaffCheck
from counter_app.hall.staff_today import StaffToday
from counter_app.journal.clock import local_time
from counter_app.language import Phrase, Translations

DAY_LIST = Phrase("Health checks of the staff")


def day_list(
    day: date,
    staff: Sequence[StaffToday],
    checks: Sequence[StaffCheck],
    hall: str,
    prepared_by: str,
    now: int,
    translations: Translations,
) -> Paper:
    """One day on A4: everybody, who was checked with what outcome, who was not; lines to sign."""
    say = translations.say
    by_user = {check.user: check for check in checks}
    pages = Pages()
    pages.head(
        say(DAY_LIST),
        hall,
        day.isoformat(),
        say(
            Phrase(
                "Prepared by {name} at {time}",
                name=prepared_by,
                time=f"{local_time(now):%Y-%m-%d %H:%M}",
            )
        ),
    )
    checked = sum(one.user in by_user for one in staff)
    pages.facts(
        [
            (say(Phrase("Accounts in use")), str(len(staff))),
            (say(Phrase("Checked")), str(checked)),
            (say(Phrase("At work without a check")), str(sum(one.lacks_check for one in staff))),
            (say(Phrase("Fit for the shift")), str(sum(_is_fit(one) for one in staff))),
        ]
    )
    pages.gap(8)
    columns = [
        Column(say(Phrase("Name")), 1.3, "left"),
        Column(say(Phrase("Window")), 0.7, "center"),
        Column(say(Phrase("Time")), 0.7, "center"),
        Column(say(Phrase("Readings, °C")), 1.1, "left", wraps=True),
        Column(say(Phrase("Mask")), 0.75, "center"),
        Column(say(Phrase("Gloves")), 0.75, "center"),
        Column(say(Phrase("Symptoms, contact")), 2.0, "left", wraps=True),
        Column(say(Phrase("Outcome")), 1.5, "left", wraps=True),
    ]
    pages.table(columns, [_day_row(one, by_user.get(one.user), translations) for one in staff])
    pages.gap(10)
    pages.signatures([say(Phrase("Duty leader")), say(Phrase("Date and time"))])
    return pages.finish(
        title=f"{say(DAY_LIST)} {day.isoformat()}",
        author=hall,
        foot=f"{hall} · {say(DAY_LIST)} · {day.isoformat()}",
        translations=translations,
    )


def month_workbook(
    checks: Sequence[StaffCheck],
    names: Mapping[str, str],
    hall: str,
    translations: Translations,
) -> bytes:
    """All checks of some days as an XLSX workbook, one row a reading."""
    say = translations.say
    columns = [
        WorkbookColumn(say(Phrase("Day of the check")), 12, "day"),
        WorkbookColumn(say(Phrase("Name")), 18),
        WorkbookColumn(say(Phrase("Time")), 18, "moment"),
        WorkbookColumn(say(Phrase("Temperature, °C")), 14, "number"),
        WorkbookColumn(say(Phrase("How it is measured")), 18),
        WorkbookColumn(say(Phrase("Thermometer")), 12),
        WorkbookColumn(say(Phrase("Typed wrongly")), 12),
        WorkbookColumn(say(Phrase("Mask")), 10),
        WorkbookColumn(say(Phrase("Gloves")), 10),
        WorkbookColumn(say(Phrase("Symptoms, contact")), 40),
        WorkbookColumn(say(Phrase("Outcome")), 24),
        WorkbookColumn(say(Phrase("May work after all, because")), 30),
    ]
    rows: list[list[Cell]] = [
        [
            date.fromisoformat(check.day),
            names.get(check.user, "?"),
            one.at,
            one.reading.tenths / 10,
            say(one.reading.method.label),
            one.reading.device,
            say(Answer.YES.label) if one.replaced else "",
            say(check.answers.mask.label),
            say(check.answers.gloves.label),
            _told(check, translations),
            say(check.state.label),
            check.cleared_why,
        ]
        for check in checks
        for one in check.readings
    ]
    sheet = SheetData(say(DAY_LIST), columns, rows)
    return workbook([sheet], title=say(DAY_LIST), author=hall)


def _is_fit(one: StaffToday) -> bool:
    return one.state is not None and one.state.value == "fit"


def _day_row(one: StaffToday, check: StaffCheck | None, translations: Translations) -> list[str]:
    say = translations.say
    numbers = dict.fromkeys([*one.windows, *([] if one.window is None else [one.window])])
    windows = " ".join(map(str, numbers))
    if check is None:
        missing = Phrase("no check, at work") if one.lacks_check else Phrase("not here today")
        return [one.name, windows, "", "", "", "", "", say(missing)]
    readings = [f"{kept.reading.tenths / 10:.1f}" for kept in check.readings if not kept.replaced]
    outcome = say(check.state.label)
    if check.cleared_why:
        outcome += say(Phrase("; may work: {why}", why=check.cleared_why))
    return [
        one.name,
        windows,
        f"{local_time(check.at):%H:%M}",
        " → ".join(readings),
        say(check.answers.mask.label),
        say(check.answers.gloves.label),
        _told(check, translations),
        outcome,
    ]


def _told(check: StaffCheck, translations: Translations) -> str:
    """What was said but for mask and gloves: what is yes, what nobody asked, or nothing at all."""
    say, answers = translations.say, check.answers
    asked = answers.told[2:]
    yes = [say(label) for label, answer in asked if answer is Answer.YES]
    if answers.symptoms.other:
        yes.append(answers.symptoms.other)
    open_ones = [say(label) for label, answer in asked if answer is Answer.NOT_ASKED]
    parts = [", ".join(yes) if yes else ""]
    if open_ones:
        names = ", ".join(open_ones)
        parts.append(say(Phrase("not asked: {names}", names=names)))
    return "; ".join(part for part in parts if part) or say(Phrase("none"))
